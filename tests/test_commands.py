"""The real commands on real files: every folder below tests/commands is a case.

    cmd       commands, one on a line, run one after the other in a copy of the site
    site/     the site they run in; without it, the one that `dateline init` makes
    exit      the exit code of the last command (0 without this file)
    stdout, stderr    what the last command prints; without the file: anything
    files/    files that must stand afterwards, with this content
    absent    paths that must not exist afterwards

In every text “…” stands for anything within a line, a line of “…” alone for any lines.
"""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import REPOSITORY, Run, run_dateline

CASES = sorted(path.parent for path in Path(__file__).with_name("commands").glob("*/cmd"))

#: What a slow machine says on the way.
PROGRESS = re.compile(r"^(reading articles|rendering): .*\n", re.MULTILINE)


def matches(wanted: str, text: str) -> bool:
    """Whether a text is as wanted, “…” standing for anything."""
    pattern = re.escape(wanted).replace("…\\\n", "(?:.*\n)*").replace("…", ".*")
    return re.fullmatch(pattern, text) is not None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_command_does_what_its_case_says(case: Path, tmp_path: Path) -> None:
    given = case / "site"
    folder = tmp_path / "site"
    shutil.copytree(given if given.is_dir() else REPOSITORY / "generator/scaffold/site", folder)
    for line in (case / "cmd").read_text().splitlines():
        done = run_dateline(*shlex.split(line), cwd=folder, COLUMNS="100")
    assert done.returncode == int(said(case / "exit") or 0), done.stderr
    for stream in ("stdout", "stderr"):
        wanted, text = said(case / stream), PROGRESS.sub("", getattr(done, stream))
        assert wanted is None or matches(wanted, text), f"{stream}:\n{text}"
    for wanted in sorted(path for path in (case / "files").rglob("*") if path.is_file()):
        path = wanted.relative_to(case / "files")
        assert matches(wanted.read_text("utf-8"), (folder / path).read_text("utf-8")), path
    for path in (said(case / "absent") or "").split():
        assert not (folder / path).exists()


def said(path: Path) -> str | None:
    return path.read_text("utf-8") if path.exists() else None


def test_what_nobody_foresaw_is_one_line_and_a_traceback_only_when_asked_for(
    site: Path, dateline: Run
) -> None:
    broken = {"PYTHONPATH": str(Path(__file__).with_name("broken")) + ":" + str(REPOSITORY)}
    done = dateline("check", cwd=site, **broken)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "a fault of Dateline, not yours (ZeroDivisionError" in done.stderr
    assert "Traceback" in dateline("check", cwd=site, DATELINE_DEBUG="1", **broken).stderr


def test_the_system_refusing_a_file_is_a_problem(site: Path, dateline: Run) -> None:
    done = dateline("init", "site.yaml/below", cwd=site)
    assert (done.returncode, done.stdout) == (1, "")
    assert "site.yaml/below: error: the system refuses: Not a directory [DL132]" in done.stderr


@pytest.mark.parametrize("locale", ["C", "en_US.ISO-8859-1", "tr_TR.UTF-8"])
def test_output_is_utf8_under_every_locale(site: Path, dateline: Run, locale: str) -> None:
    done = dateline("new", "actor", "Ümit — “one”", "--id", "umit", cwd=site, LC_ALL=locale)
    assert done.returncode == 0, done.stderr
    assert 'name: "Ümit — “one”"' in (site / "content/actors/umit.md").read_text("utf-8")


def test_help_and_version_need_no_library() -> None:
    done = run_dateline("--help", cwd=REPOSITORY, PYTHONPROFILEIMPORTTIME="1")
    assert done.returncode == 0
    assert not {"jinja2", "trafilatura", "yaml", "babel"} & {
        line.split("|")[-1].strip() for line in done.stderr.splitlines()
    }


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = f"{sys.executable} -m generator --help | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


#: Presses Ctrl-C when the module that is named first is about to be loaded.
PRESS = """
import runpy, signal, sys
class Finger:
    def find_spec(self, name, *_):
        if name == module: signal.raise_signal(signal.SIGINT)
module = sys.argv.pop(1)
sys.meta_path.insert(0, Finger())
runpy.run_module("generator", run_name="__main__")
"""


@pytest.mark.parametrize(
    "module", ["generator.cli", "generator.commands.arguments", "yaml", "generator.build"]
)
def test_an_interrupt_while_modules_are_loaded_is_quiet(module: str, site: Path) -> None:
    command = [sys.executable, "-c", PRESS, module, "--site", str(site), "build"]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
