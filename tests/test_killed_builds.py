"""A build that is killed at any moment leaves the last site or the next one, whole: real processes, really killed.

BUILDS is the number of moments, and makes it a site of 2,000 events (`make laws`: 100); else a few, of fewer. Where a kill
fell is told at the end (`-rP` shows it).
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from conftest import REPOSITORY, tree

sys.path.insert(0, str(REPOSITORY / "bench"))

import as_dateline
from corpus import Corpus

MOMENTS = int(os.environ.get("BUILDS", "4"))
#: With 2,000, other processes help to draw the pages.
EVENTS = 2000 if "BUILDS" in os.environ else 60
FOREIGN = {
    "CNAME": b"record.example\n",
    ".well-known/security.txt": b"mail us\n",
    "events/mine.txt": b"mine\n",
}
pytestmark = [pytest.mark.crash, pytest.mark.xdist_group("killed builds")]


@dataclass
class Story:
    """A site that becomes others in turn: the files that differ in each, and the whole output of each, made at once.

    `spans` are the seconds that becoming the next takes, the calls to the disk, and which of these is the exchange.
    """

    site: Path
    versions: list[Mapping[str, bytes | None]]
    outputs: list[Mapping[str, bytes]] = field(default_factory=list)
    spans: list[tuple[float, int, int]] = field(default_factory=list)
    fell: Counter[str] = field(default_factory=Counter)
    now: int = 0

    def become(self, version: int) -> None:
        write(self.site, self.versions[version])
        self.now = version


def write(site: Path, files: Mapping[str, bytes | None]) -> None:
    for path, raw in files.items():
        if raw is None:
            (site / path).unlink(missing_ok=True)
        else:
            (site / path).write_bytes(raw)


def start(site: Path, **environment: str) -> subprocess.Popen[str]:
    path = os.pathsep.join([str(REPOSITORY / "tests/faults"), str(REPOSITORY)])
    more = {"PYTHONPATH": path, "FAULT_FOLDER": os.path.realpath(site), "FAULT_GROUP": "1", **environment}
    return subprocess.Popen(
        [sys.executable, "-m", "generator", "--site", str(site), "build", "--jobs", "2"],
        env={**os.environ, **more},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


def built(site: Path, **environment: str) -> float:
    """Build without a disturbance; return how many seconds that took."""
    begun, process = time.monotonic(), start(site, **environment)
    _, told = process.communicate(timeout=300)
    assert process.returncode == 0, told
    return time.monotonic() - begun


def versions(site: Path) -> list[Mapping[str, bytes | None]]:
    """A site as it is; with other titles, and an entry gone; and with another title on every page."""
    events = sorted((site / "content/events").rglob("*.md"))
    paths = {path.relative_to(site).as_posix(): path.read_bytes() for path in events[5:15]}
    first: dict[str, bytes | None] = {**paths, "site.yaml": (site / "site.yaml").read_bytes()}
    second = {path: raw and raw.replace(b'title: "', b'title: "Anew: ', 1) for path, raw in first.items()}
    second[next(iter(paths))] = None
    third = {**second, "site.yaml": (site / "site.yaml").read_bytes().replace(b"title: ", b"title: Now ", 1)}
    return [first, second, third]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    folder = tmp_path_factory.mktemp("killed")
    as_dateline.write(Corpus(EVENTS), folder / "site")
    story = Story(folder / "site", versions(folder / "site"))
    built(story.site)
    for path, raw in FOREIGN.items():
        (story.site / "build" / path).parent.mkdir(exist_ok=True)
        (story.site / "build" / path).write_bytes(raw)
    for version in (0, 1, 2):
        story.outputs.append(built_anew(story, version, folder / "anew"))
    for version in (1, 2, 0):
        story.become(version)
        seconds = built(story.site, FAULT=f"count:{folder / 'count'}")
        calls, exchange = map(int, (folder / "count").read_text().split())
        story.spans.append((seconds, calls, exchange))
    yield story
    print(f"{EVENTS} events, {sum(story.fell.values())} builds killed: {dict(story.fell)}; {story.spans}")  # noqa: T201


def built_anew(story: Story, version: int, folder: Path) -> Mapping[str, bytes]:
    """What a version is where nothing was built before."""
    shutil.copytree(story.site, folder, ignore=shutil.ignore_patterns("build", ".dateline"))
    write(folder, story.versions[version])
    built(folder)
    output = tree(folder / "build") | FOREIGN
    shutil.rmtree(folder)
    return output


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))


def assert_whole(story: Story, before: int, after: int) -> str:
    """The output is one of the two to the byte, before anything is mended; the next build makes the other, and tidies up.

    Returns where the kill fell: before or after the exchange; “in”, while there was anything of the switch left to do.
    """
    standing = tree(story.site / "build")
    is_next = not differing(standing, story.outputs[after])
    assert is_next or differing(standing, story.outputs[before]) == []
    is_switching = (story.site / ".build.dateline/next").exists()
    built(story.site)
    assert differing(tree(story.site / "build"), story.outputs[after]) == []
    assert {path.name for path in story.site.iterdir()} == {".dateline", "build", "content", "site.yaml"}
    kept = {path.name for path in (story.site / ".dateline").iterdir()}
    assert kept <= {".gitignore", "build", "entries", "memo.sqlite", "spare"}
    return (
        f"in the switch, {'after' if is_next else 'before'} the exchange"
        if is_switching
        else ("after" if is_next else "before")
    )


def killed(story: Story, moment: int, by: str) -> str:
    """Change the site, and kill the build that follows, all its processes at once; return where that fell."""
    chance, before = random.Random(f"{by} {moment}"), story.now
    seconds, calls, exchange = story.spans[before]
    story.become((before + 1) % 3)
    if by == "time":
        process = start(story.site)
        time.sleep(chance.uniform(0, seconds))
        os.killpg(process.pid, signal.SIGKILL)
    else:  # half of them beside the exchange
        near = chance.choice([chance.randint(exchange - 2, exchange + 2), chance.randint(1, calls)])
        process = start(story.site, FAULT=f"kill:{near}")
    process.communicate(timeout=300)
    return assert_whole(story, before, story.now)


@pytest.mark.parametrize("by", ["time", "call"])
def test_a_build_killed_at_any_moment_leaves_the_last_site_or_the_next_whole(story: Story, by: str) -> None:
    for moment in range((MOMENTS + 1) // 2):
        fell = killed(story, moment, by)
        story.fell[fell] += 1
        print(f"{by} {moment}: {fell}", flush=True)  # noqa: T201
