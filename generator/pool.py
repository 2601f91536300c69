"""Work on many things with all cores: the results come in the order of the things, however many processes there are."""

import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple, TypeVar

Thing = TypeVar("Thing")
Result = TypeVar("Result")

#: For fewer things each, processes are not worth starting; so many are handed over at once.
_WORTH, _BATCH = 8, 4
#: Of small things, fewer are not worth it.
WORTH_SHARING = 200


class Hands(NamedTuple):
    """How many processes may share work, and who is told how much of it is done."""

    jobs: int = 1
    tell: Callable[[int], None] = lambda _: None


def cores() -> int:
    """How many processes can run at the same time here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def shared(
    work: Callable[[int], Result],
    number: int,
    jobs: int,
    costs: Sequence[int] = (),
    tell: Callable[[int], None] = lambda _: None,
) -> Iterator[Iterator[Result]]:
    """Give an iterator of work(0) … work(number - 1), in order, which up to `jobs` processes begin at once.

    They inherit `work` and all it knows of as it is now; results can be pickled. Where processes inherit nothing, or
    there is little to do, this one does it all when asked. What `work` raises first, in order, is raised by the iterator.
    With `costs`, how much each is beside the others (1 at least), each process does what lies next to each other: then
    results may wait for those before them. `tell` is told how many are done. No process is left at the end.
    """
    if jobs < 2 or number < WORTH_SHARING or sys.platform != "linux":
        yield _counted(map(work, range(number)), tell)
        return
    from generator.crew import Crew  # noqa: PLC0415 - few commands have so much to do

    crew = Crew(work, number, jobs, costs)
    try:
        yield crew.results(tell)
    finally:
        crew.end()


def _counted(results: Iterable[Result], tell: Callable[[int], None]) -> Iterator[Result]:
    for number, result in enumerate(results, 1):
        tell(number)
        yield result


def beside(work: Callable[[], bool]) -> Callable[[], bool]:
    """Begin to find something out in another process; return what waits for the answer.

    Whoever asks must. Where no other process can be had, `work` is done when the answer is asked for.
    """
    if sys.platform != "linux":
        return work
    try:
        child = os.fork()
    except OSError:
        return work
    if child == 0:
        answer = False
        try:
            answer = work()
        finally:
            os._exit(not answer)
    return lambda: _answer(child, work)


def _answer(child: int, work: Callable[[], bool]) -> bool:
    try:
        return os.waitpid(child, 0)[1] == 0
    except ChildProcessError:  # whoever started this process has its children forgotten
        return work()


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
    from multiprocessing import get_context  # noqa: PLC0415

    context = get_context("fork" if sys.platform == "linux" else None)
    with ProcessPoolExecutor(jobs, context, initializer=begin) as executor:
        yield from executor.map(work, things, chunksize=_BATCH)


def begin() -> None:
    """A process of the pool leaves Ctrl-C to the command, and ends when that ends, however it ends.

    Nor does it look for garbage: that would write to all memory it shares with the command.
    """
    import signal  # noqa: PLC0415
    from threading import Thread  # noqa: PLC0415

    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_command, daemon=True).start()


def _end_with_command() -> None:
    from multiprocessing import parent_process  # noqa: PLC0415

    if command := parent_process():
        command.join()
    os._exit(1)
