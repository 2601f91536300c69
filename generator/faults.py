"""What nobody foresaw: a mistake of ours that one document brings up is that document's problem, never the end of a run."""

import traceback
from pathlib import Path

from generator.errors import Mark, Problem

CODE = "DL100"
_HINT = "please report it, with the document if you may give it away; all others are read"
_HERE = Path(__file__).parent


def fault(error: Exception, path: str) -> Problem:
    """An exception while the document `path` was worked on, as a problem that says where in the program it arose."""
    what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    message = f"this brings up a fault of Dateline, not of yours ({what}; {_place(error)})"
    return Problem(Mark(path), CODE, message, _HINT)


def _place(error: Exception) -> str:
    """The last line of our own that was being run."""
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if _HERE in Path(frame.filename).parents
    ]
    last = frames[-1] if frames else None
    return f"{Path(last.filename).relative_to(_HERE).as_posix()}:{last.lineno}" if last else "before it began"
