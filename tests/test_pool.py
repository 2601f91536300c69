"""Work shared among processes: the same results in the same order, and nothing left running."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.errors import DatelineError, Mark, Problem
from generator.pool import cores, mapped, shared


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


def test_there_is_a_core() -> None:
    assert cores() >= 1


ENDLESS = """
import sys, time
sys.path.insert(0, sys.argv[1])
from generator.pool import mapped
print("begun", flush=True)
for _ in mapped(time.sleep, [0.01, *[60.0] * 20], 2):
    pass
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGTERM])
def test_no_process_outlives_the_command(by: signal.Signals) -> None:
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    command = subprocess.Popen([sys.executable, "-c", ENDLESS, root], stdout=subprocess.PIPE)
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
