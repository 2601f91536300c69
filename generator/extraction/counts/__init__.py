"""Counts: numbers and the people they count."""
