"""Work shared among processes: the same results in the same order, and nothing left running."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from conftest import cases
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.crew import Deal
from generator.errors import DatelineError, Mark, Problem
from generator.pool import beside, cores, mapped, shared


def double(number: int) -> tuple[int, int]:
    return 2 * number, os.getpid()


def fail_at_twenty(number: int) -> int:
    if number == 20:
        raise ValueError("twenty")
    return number


def numbers(results: Iterator[tuple[int, int]]) -> list[int]:
    return [number for number, _ in results]


@pytest.mark.parametrize("things", [0, 1, 15, 16, 17, 100])
@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_come_in_the_order_of_the_things(things: int, jobs: int) -> None:
    assert numbers(mapped(double, range(things), jobs)) == [2 * number for number in range(things)]


def test_little_work_starts_no_process() -> None:
    assert {process for _, process in mapped(double, range(15), 8)} == {os.getpid()}


def test_much_work_is_shared() -> None:
    assert len({process for _, process in mapped(double, range(200), 2)}) > 1


def test_what_work_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="twenty"):
        list(mapped(fail_at_twenty, range(40), 2))


@pytest.mark.parametrize("number", [0, 1, 199, 200, 201, 1000])
@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_work_on_what_is_inherited_comes_in_order(number: int, jobs: int) -> None:
    things = [object() for _ in range(number)]  # none of which could be sent
    with shared(lambda n: (2 * n, id(things[n])), number, jobs) as results:
        assert list(results) == [(2 * n, id(things[n])) for n in range(number)]


def test_much_work_on_what_is_inherited_is_shared_and_begun_before_anybody_asks(tmp_path: Path) -> None:
    def work(number: int) -> int:
        (tmp_path / str(number)).touch()
        return os.getpid()

    with shared(work, 400, 2) as results:
        assert wait_for(lambda: [*range(len(list(tmp_path.iterdir())))][:400], 400)
        assert os.getpid() not in set(results)


def test_what_work_on_what_is_inherited_raises_is_raised_with_its_problems() -> None:
    problem = Problem(Mark("layouts/event.html", 3), "DL111", "this layout failed", "mend it")

    def work(number: int) -> int:
        if number == 321:
            raise DatelineError([problem])
        return number

    with shared(work, 400, 2) as results, pytest.raises(DatelineError) as raised:
        list(results)
    assert raised.value.problems == (problem,)


@pytest.mark.parametrize("costs", [[1] * 1000, [*range(1, 1001)], [500, *[1] * 999]])
def test_work_next_to_each_other_is_done_by_one_and_its_results_come_in_order(costs: list[int]) -> None:
    told: list[int] = []
    with shared(lambda n: (n, os.getpid()), 1000, 3, costs, told.append) as results:
        found = list(results)
    assert numbers(iter(found)) == [*range(1000)]
    assert told[-1] == 1000
    assert told == sorted(told)
    turns = sum(one != other for (_, one), (_, other) in pairwise(found))
    assert turns < 100


def test_of_several_mistakes_the_first_is_raised() -> None:
    def work(number: int) -> int:
        if number in {5, 990}:
            raise ValueError(str(number))
        time.sleep(0.02 if number == 4 else 0)
        return number

    with shared(work, 1000, 2, [1] * 1000) as results, pytest.raises(ValueError, match=r"^5\b"):
        list(results)


def test_what_cannot_be_sent_is_a_mistake_as_well() -> None:
    with shared(lambda _: lambda: None, 400, 2) as results, pytest.raises(RuntimeError, match="pickle"):
        list(results)


def test_a_process_that_the_system_ends_is_told_of() -> None:
    def work(number: int) -> int:
        if number == 300:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with shared(work, 400, 2, [1] * 400) as results, pytest.raises(DatelineError, match="ended a process"):
        list(results)


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
def test_nobody_goes_on_where_nobody_wants_the_results() -> None:
    with shared(lambda _: time.sleep(60), 400, 2) as results:
        assert wait_for(lambda: children(os.getpid()), 2)
        del results
    assert children(os.getpid()) == []


@given(st.data())
@settings(max_examples=cases(100), deadline=None)
def test_all_is_dealt_and_nothing_twice(data: st.DataObject) -> None:
    number, size = data.draw(st.integers(0, 120)), data.draw(st.integers(1, 6))
    costs = data.draw(st.one_of(st.just([]), st.lists(st.integers(1, 50), min_size=number, max_size=number)))
    deal, dealt, at_work = Deal(number, size, costs), list[int](), [*range(size)]
    while at_work:
        who = data.draw(st.sampled_from(at_work))
        taken = deal.next(who)
        dealt += taken
        if not taken:
            at_work.remove(who)
    assert sorted(dealt) == [*range(number)]


def test_there_is_a_core() -> None:
    assert cores() >= 1


ENDLESS = """
import sys, time
sys.path.insert(0, sys.argv[1])
from generator.pool import mapped, shared
print("begun", flush=True)
if sys.argv[2] == "mapped":
    list(mapped(time.sleep, [0.01, *[60.0] * 20], 2))
with shared(lambda _: time.sleep(60), 400, 2) as results:
    list(results)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGTERM])
@pytest.mark.parametrize("how", ["mapped", "shared"])
def test_no_process_outlives_the_command(by: signal.Signals, how: str) -> None:
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    command = subprocess.Popen([sys.executable, "-c", ENDLESS, root, how], stdout=subprocess.PIPE)
    assert command.stdout
    assert command.stdout.readline()
    try:
        workers = wait_for(lambda: children(command.pid), 2)
    finally:
        command.send_signal(by)
        command.wait()
    assert wait_for(lambda: [one for one in workers if os.path.exists(f"/proc/{one}")], 0) == []  # noqa: PTH110


def children(process: int) -> list[int]:
    with open(f"/proc/{process}/task/{process}/children") as file:  # noqa: PTH123
        return [int(one) for one in file.read().split()]


def wait_for(look, many: int) -> list[int]:
    end = time.monotonic() + 20
    while len(found := look()) != many and time.monotonic() < end:
        time.sleep(0.05)
    return found


@pytest.mark.parametrize("is_so", [True, False])
@pytest.mark.parametrize("forgets", [True, False])
def test_another_process_finds_out_what_this_one_would(is_so: bool, forgets: bool) -> None:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN if forgets else signal.SIG_DFL)
    try:
        assert beside(lambda: is_so)() is is_so
    finally:
        signal.signal(signal.SIGCHLD, before)


def test_what_goes_wrong_in_another_process_is_no_yes() -> None:
    assert not beside(lambda: 1 // 0 > 1)()


def test_no_process_beside_is_left() -> None:
    assert beside(lambda: True)()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
