"""One command per file: `run(arguments, terminal)` does the work and returns an `Outcome`; only cli.py prints and exits."""
