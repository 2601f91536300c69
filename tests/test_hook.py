"""The hook that is offered to pre-commit: it is one, and no commit with a broken entry passes it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from conftest import REPOSITORY
from pre_commit.clientlib import load_manifest

MANIFEST = REPOSITORY / ".pre-commit-hooks.yaml"
ENTRY = "content/events/2024/2024-05-01-orla-bridge-shelling.md"


def run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    home = cwd.parent / "home"
    environment = os.environ | {
        "PATH": f"{cwd.parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(REPOSITORY),
        "PRE_COMMIT_HOME": str(home),
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    who = ("-c", "user.name=Ana", "-c", "user.email=ana@example.org") if command[0] == "git" else ()
    return subprocess.run(
        [command[0], *who, *command[1:]],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def committed(site: Path) -> Path:
    """A site under version control whose commits pass the hook; `dateline` is this one, and nothing is installed."""
    (hook,) = load_manifest(MANIFEST)
    local = {"repos": [{"repo": "local", "hooks": [hook | {"language": "system"}]}]}
    (site / ".pre-commit-config.yaml").write_text(yaml.safe_dump(local))
    program = site.parent / "dateline"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m generator "$@"\n')
    program.chmod(0o755)
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "A record")):
        assert run("git", *command, cwd=site).returncode == 0
    assert run(sys.executable, "-m", "pre_commit", "install", cwd=site).returncode == 0
    return site


def test_a_commit_with_a_broken_entry_is_stopped_with_its_place(committed: Path) -> None:
    entry = committed / ENTRY
    sound = entry.read_text()
    entry.write_text(sound.replace("kind: ", "knid: "))
    run("git", "add", "-A", cwd=committed)
    entry.write_text(sound)  # what counts is what is staged
    done = run("git", "commit", "-qm", "Broken", cwd=committed)
    assert done.returncode == 1
    assert f"{ENTRY}:" in done.stdout + done.stderr
    assert "“knid”" in done.stdout + done.stderr
    run("git", "add", "-A", cwd=committed)
    (committed / "README.md").write_text("Another word\n")
    run("git", "add", "-A", cwd=committed)
    assert "no files to check" in run("git", "commit", "-m", "Sound", cwd=committed).stderr
