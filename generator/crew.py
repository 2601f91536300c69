"""Processes that share work: they take from the front in turns, or each has a stretch of its own.

Who is done with a stretch takes over half of another's. So what lies next to each other is mostly done by one, which
derives only once what these things share.
"""

import pickle
import traceback
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from ctypes import CDLL
from itertools import accumulate, pairwise, starmap
from mmap import mmap
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar

from generator.errors import DatelineError, Mark, Problem
from generator.pool import begin

Result = TypeVar("Result")
#: So much at most is begun at once; towards the end less, so that all are done at the same time.
_MOST, _SHARE = 32, 8
_FORK = get_context("fork")


class Crew(Generic[Result]):
    """A crew at work from the start; `end` must be called."""

    def __init__(
        self, work: Callable[[int], Result], number: int, size: int, costs: Sequence[int] = ()
    ) -> None:
        self._number = number
        self._members = []
        _trim()
        deal = Deal(number, size, costs)
        for who in range(size):
            ours, theirs = _FORK.Pipe()
            member = _FORK.Process(target=_labour, args=(work, deal, who, theirs), daemon=True)
            member.start()
            theirs.close()  # here: when the process ends, so does what comes from it
            self._members.append((member, ours))

    def results(self, tell: Callable[[int], None]) -> Iterator[Result]:
        """Yield all results in order; `tell` how many have come. Raises what the first of all mistakes raised.

        Raises DatelineError where a process was ended from outside.
        """
        come: dict[int, tuple[list[Result], Exception | None]] = {}
        arriving, done, at = self._arriving(), 0, 0
        while at < self._number:
            while at not in come:
                start, results, error = next(arriving)
                come[start] = results, error
                tell(done := done + len(results))
            results, error = come.pop(at)
            yield from results
            at += len(results)
            if error:
                raise error

    def _arriving(self) -> Iterator[tuple[int, list[Result], Exception | None]]:
        open_ = [ours for _, ours in self._members]
        while open_:
            for one in wait(open_):
                try:
                    raw = one.recv_bytes()  # type: ignore[union-attr]  # there is nothing else among them
                except (EOFError, OSError):
                    raise _lost() from None
                if raw:
                    yield pickle.loads(raw)  # noqa: S301 - from a process of ours
                else:
                    open_.remove(one)  # type: ignore[arg-type]

    def end(self) -> None:
        """End every process, whatever it is at."""
        for member, _ in self._members:
            member.kill()
        for member, ours in self._members:
            member.join()
            ours.close()


def _trim() -> None:
    """Give back memory that nothing lies in any more, so that no member has it too; glibc keeps it for later."""
    with suppress(OSError, AttributeError):  # other libraries do not have it
        CDLL(None).malloc_trim(0)


def _lost() -> DatelineError:
    hint = "the memory may not be enough for so many: run it again, with --jobs 1 if that does not help"
    return DatelineError(
        [Problem(Mark("dateline"), "DL132", "the system ended a process that shared the work", hint)]
    )


class Deal:
    """What nobody has begun yet, in memory that a whole crew shares: from the front, or a stretch for each.

    The stretches cost the same; without `costs`, which are positive, there is one for all.
    """

    def __init__(self, number: int, size: int, costs: Sequence[int] = ()) -> None:
        self._crew, self._lock = size, _FORK.Lock()
        self._sums = [0, *accumulate(costs or [1] * number)]
        shares = [self._sums[-1] * who // size for who in range(1, size)] if costs else []
        cuts = [0, *(bisect_left(self._sums, share) for share in shares), number]
        self._bounds = memoryview(mmap(-1, 16 * len(cuts))).cast("q")[: 2 * len(cuts) - 2]
        for at, left in enumerate(starmap(range, pairwise(cuts))):
            self._keep(at, left)

    def next(self, who: int) -> range:
        """Take what one of the crew does next; nothing where nothing is left."""
        with self._lock:
            left = [range(*self._bounds[at : at + 2]) for at in range(0, len(self._bounds), 2)]
            costs = [self._sums[one.stop] - self._sums[one.start] for one in left]
            own = who % len(left)
            if not left[own]:
                most = costs.index(max(costs))
                left[most], left[own] = self._cut(left[most], costs[most] // 2, spare=1)
                self._keep(most, left[most])
            much = min(_MOST, 1 + sum(costs) // (_SHARE * self._crew))
            taken, rest = self._cut(left[own], much)
            self._keep(own, rest)
            return taken

    def _cut(self, left: range, cost: int, spare: int = 0) -> tuple[range, range]:
        """Cut off as much from the front as costs so much, or just more, but for so many at the end, however large."""
        at = bisect_left(self._sums, self._sums[left.start] + cost)
        at = max(left.start, min(at, left.stop - spare))
        return range(left.start, at), range(at, left.stop)

    def end_before(self, number: int) -> None:
        """Leave what comes from a number on to nobody."""
        with self._lock:
            for at, bound in enumerate(self._bounds):
                self._bounds[at] = min(bound, number)

    def _keep(self, at: int, left: range) -> None:
        self._bounds[2 * at], self._bounds[2 * at + 1] = left.start, left.stop


def _labour(work: Callable[[int], object], deal: Deal, who: int, out: Connection) -> None:
    """Do what is dealt, and send it stretch by stretch; at the end nothing."""
    begin()
    while numbers := deal.next(who):
        done: list[object] = []
        try:
            for number in numbers:
                done.append(work(number))  # noqa: PERF401 - what was done before a mistake counts
            raw = pickle.dumps((numbers.start, done, None), pickle.HIGHEST_PROTOCOL)
        except Exception as error:  # noqa: BLE001 - it is raised where the results are asked for
            deal.end_before(numbers.start)
            raw = _failed(numbers.start, done, error)
        out.send_bytes(raw)
    out.send_bytes(b"")


def _failed(start: int, done: list[object], error: Exception) -> bytes:
    """Write down a mistake with what was done before it; of what cannot be sent, what it was."""
    error.add_note("".join(traceback.format_exception(error)))
    try:
        raw = pickle.dumps((start, done, error))
        pickle.loads(raw)  # noqa: S301 - it is ours
    except Exception:  # noqa: BLE001 - whatever is wrong with it
        return pickle.dumps((start, [], RuntimeError(f"{type(error).__name__}: {error}")))
    return raw
