"""content/ → Record, with located problems."""
