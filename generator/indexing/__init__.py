"""Entries → the index that a reader's browser searches, made by Pagefind."""
