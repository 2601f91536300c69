"""`dateline lsp`: front matter completed, explained and checked in editors while it is typed."""

import gc
import os
from argparse import Namespace
from contextlib import suppress
from importlib.util import find_spec

from generator.commands.outcome import Outcome, Terminal
from generator.errors import DatelineError, Mark, Problem

_INSTALL = "install it where Dateline is: `python -m pip install pygls`"


def run(arguments: Namespace, terminal: Terminal) -> Outcome:  # noqa: ARG001 - an editor starts it, and nobody reads
    """Answer an editor until it says that it is done. Raises DatelineError where pygls is not installed."""
    if find_spec("pygls") is None:
        message = "the language server needs pygls, which is not installed"
        raise DatelineError([Problem(Mark("dateline"), "DL190", message, _INSTALL)])
    from generator.lsp import server  # noqa: PLC0415 - not everybody has its library

    gc.freeze()  # what was loaded by now is looked at no more
    gc.enable()
    # The server closes what it speaks through, and what stands on standard output when a command ends is not its own.
    with os.fdopen(os.dup(0), "rb") as asked, os.fdopen(os.dup(1), "wb") as answered, suppress(OSError):
        server().start_io(asked, answered)
    return Outcome()
