"""What the tests of several areas share: the real command, and this repository's own site, built once."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

REPOSITORY = Path(__file__).resolve().parent.parent
BASE_URL = "https://example.github.io/record/"

Run = Callable[..., subprocess.CompletedProcess[str]]


def cases(few: int) -> int:
    """How many cases a law is tried on: `few`, or as many as LAWS says (`make laws`: 1,000)."""
    return int(os.environ.get("LAWS", few))


# A busy machine makes cases slowly, which says nothing about a law. What fails is printed so that it can be replayed.
settings.register_profile(
    "laws",
    max_examples=cases(100),
    deadline=None,
    print_blob=True,
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.function_scoped_fixture,
    ],
)
settings.load_profile("laws")


def run_dateline(*arguments: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the real command in a folder, as a person would."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its posix path, but for what is remembered, which is no content."""
    files = ((p.relative_to(folder), p) for p in sorted(folder.rglob("*")) if p.is_file())
    return {path.as_posix(): p.read_bytes() for path, p in files if ".dateline" not in path.parts[:-1]}


@pytest.fixture
def dateline(tmp_path: Path) -> Run:
    """The command, run in the test's own folder unless told otherwise."""

    def run(*arguments: object, cwd: Path = tmp_path, **environment: str) -> subprocess.CompletedProcess[str]:
        return run_dateline(*arguments, cwd=cwd, **environment)

    return run


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small new site, as `dateline init` makes it."""
    folder = tmp_path / "site"
    shutil.copytree(REPOSITORY / "generator" / "scaffold" / "site", folder)
    return folder


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site after one ingest of the six reports of `reported_site`. No test writes to it."""
    from reported_site import REPORTS, new_site, run

    site = new_site(tmp_path_factory.mktemp("first") / "site")
    run(site, REPORTS)
    return site


@pytest.fixture
def reported(first: Path, tmp_path: Path) -> Path:
    """A copy of that site."""
    return Path(shutil.copytree(first, tmp_path / "site"))


def copy_of_record(folder: Path) -> Path:
    """This repository's own record in a folder of its own: a build writes its addresses down beside the entries."""
    for name in ("content", "layouts"):
        shutil.copytree(REPOSITORY / name, folder / name)
    shutil.copy(REPOSITORY / "site.yaml", folder)
    return folder


def built_once(name: str, shared: Path, *arguments: str) -> Path:
    """Build this repository's own site in the folder that all test processes of a run share."""
    out = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not out.exists():
            copy = copy_of_record(shared / f"{name}-content")
            done = run_dateline("--site", copy, "build", "--out", out, *arguments, cwd=REPOSITORY)
            assert done.returncode == 0, done.stderr
    return out


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this test run, the same for every process of pytest-xdist."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


@pytest.fixture(scope="session")
def own_site(shared_folder: Path) -> Path:
    """This repository's own site, built to live at the root of a host."""
    return built_once("own", shared_folder)


@pytest.fixture(scope="session")
def own_site_below_a_path(shared_folder: Path) -> Path:
    """This repository's own site, built to live at BASE_URL."""
    return built_once("own-below-a-path", shared_folder, "--base-url", BASE_URL)


@pytest.fixture(scope="module")
def playwright() -> Iterator[object]:
    """What drives browsers: of one module at a time, so that nothing of it runs beside the tests of others."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="module")
def browser(playwright: object) -> Iterator[object]:
    from browsing import launched

    with launched(playwright) as browser:
        yield browser


@pytest.fixture(scope="session")
def audited(tmp_path_factory: pytest.TempPathFactory) -> object:
    """The sites whose pages are audited, built once for the tests of the group “audits”."""
    from audits.sites import made

    return made(tmp_path_factory.mktemp("audited"))
