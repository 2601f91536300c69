"""Dateline: news articles in, a dated, sourced, checkable record of a conflict out."""

__version__ = "0.1.0"
