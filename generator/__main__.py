"""`python -m generator` is the command `dateline`."""

from generator.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
