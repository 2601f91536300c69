"""One command per file: `run(arguments, say)` does the work and returns an `Outcome`; only cli.py prints and exits."""
