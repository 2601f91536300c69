"""The command `dateline`, also as `python -m generator`."""

from importlib import import_module

INTERRUPTED = 130  # as shells count SIGINT: 128 + 2


def main() -> int:
    """Run the command line; Ctrl-C ends it quietly even while its modules are being loaded."""
    try:
        code: int = import_module("generator.cli").main()
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


if __name__ == "__main__":
    raise SystemExit(main())
