"""Statements: who accuses, denies, threatens, appeals or announces, of what, and to whom."""
