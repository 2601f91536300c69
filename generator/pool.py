"""Work on many things with all cores: the results come in the order of the things, however many processes there are."""

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TypeVar

Thing = TypeVar("Thing")
Result = TypeVar("Result")

#: For fewer things each, processes are not worth starting; so many are handed over at once.
_WORTH, _BATCH = 8, 4


def cores() -> int:
    """How many processes can run at the same time here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def mapped(work: Callable[[Thing], Result], things: Sequence[Thing], jobs: int) -> Iterator[Result]:
    """Yield what `work` makes of each thing, in their order, with up to `jobs` processes.

    `work` is a function of a module, a pure one; things and results can be pickled. What it raises is raised here.
    """
    jobs = min(jobs, len(things) // _WORTH)
    if jobs < 2:
        yield from map(work, things)
        return
    yield work(things[0])  # the tables that this loads are there for every process
    yield from _shared(work, things[1:], jobs)


def _shared(work: Callable[[Thing], Result], things: Sequence[Thing], jobs: int) -> Iterator[Result]:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - few commands have so much to do

    gc.freeze()  # nobody writes to what is there now, so that the processes can share its memory
    context = get_context("fork" if sys.platform == "linux" else None)
    with ProcessPoolExecutor(jobs, context, initializer=_begin) as executor:
        yield from executor.map(work, things, chunksize=_BATCH)


def _begin() -> None:
    """A process of the pool leaves Ctrl-C to the command, and ends when that ends, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_command, daemon=True).start()


def _end_with_command() -> None:
    if command := parent_process():
        command.join()
    os._exit(1)
