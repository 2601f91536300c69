"""What is known of the packages that the locks install: said, or said not to be known."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import REPOSITORY

from generator.atlas.fetch import ADDRESS, SHA512

CLEAN = {"name": "jinja2", "version": "3.1.6", "vulns": []}
BAD = {"name": "lxml", "version": "5.3.0", "vulns": [{"id": "PYSEC-0-1", "fix_versions": ["5.3.1"]}]}
OPEN = {"name": "nh3", "version": "0.2", "vulns": [{"id": "PYSEC-0-2", "fix_versions": []}]}
UNKNOWN = {"name": "pyyaml", "skip_reason": "Dependency not found on PyPI: pyyaml (6.0)"}


def looked_up(tmp_path: Path, script: str) -> subprocess.CompletedProcess[str]:
    """The look-up, with a pip-audit that runs a script of the shell."""
    audit = tmp_path / "pip-audit"
    audit.write_text(f"#!/bin/sh\n{script}\n")
    audit.chmod(0o755)
    return run(".ci/advisories.py", PATH=f"{tmp_path}:{os.environ['PATH']}")


def run(*command: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, command)], cwd=REPOSITORY, capture_output=True, encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), **environment}, check=False, timeout=100,
    )  # fmt: skip


def answer(*packages: object) -> str:
    return f"echo '{json.dumps({'dependencies': packages, 'fixes': []})}'"


def test_a_known_vulnerability_is_an_error(tmp_path: Path) -> None:
    done = looked_up(tmp_path, f"{answer(CLEAN, BAD, OPEN)}; exit 1")
    assert done.returncode == 1
    for lock in ("requirements.lock", "requirements-dev.lock"):
        assert f"{lock}: lxml 5.3.0: PYSEC-0-1, mended in 5.3.1\n" in done.stderr
        assert f"{lock}: nh3 0.2: PYSEC-0-2, not mended yet\n" in done.stderr
        assert f"{lock}: 2 of 3 packages with a known vulnerability\n" in done.stderr


def test_where_none_is_known_that_is_said_and_what_was_not_looked_up(tmp_path: Path) -> None:
    done = looked_up(tmp_path, answer(CLEAN, UNKNOWN))
    assert done.returncode == 0
    assert "requirements.lock: no of 1 packages with a known vulnerability\n" in done.stderr
    assert "not looked up: Dependency not found on PyPI: pyyaml (6.0)" in done.stderr
    assert "NOT LOOKED UP" not in done.stderr


@pytest.mark.parametrize(
    ("script", "why"),
    [
        (answer(UNKNOWN, UNKNOWN), "Dependency not found on PyPI: pyyaml (6.0)"),
        ("echo Traceback >&2; echo 'ConnectionError: no route' >&2; exit 1", "ConnectionError: no route"),
        ("exit 1", "pip-audit said nothing"),
    ],
)
def test_what_was_not_looked_up_is_never_taken_for_sound(tmp_path: Path, script: str, why: str) -> None:
    done = looked_up(tmp_path, script)
    assert done.returncode == 0
    assert done.stderr.count("KNOWN VULNERABILITIES WERE NOT LOOKED UP") == 2
    assert f"\n{why}\n" in done.stderr
    assert "with a known vulnerability" not in done.stderr


def test_without_the_network_the_real_look_up_says_so() -> None:
    nowhere, here = "http://127.0.0.1:9", f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    done = run(".ci/advisories.py", https_proxy=nowhere, HTTPS_PROXY=nowhere, PATH=here)
    assert done.returncode == 0
    assert done.stderr.count("KNOWN VULNERABILITIES WERE NOT LOOKED UP") == 2


def test_a_bill_of_materials_names_all_that_is_installed_and_is_the_same_each_time(tmp_path: Path) -> None:
    done = run(".ci/sbom.py", tmp_path / "below/sbom.json")
    assert (done.returncode, done.stderr) == (0, ""), "it fits the schema of CycloneDX"
    text = (tmp_path / "below/sbom.json").read_text("utf-8")
    again = "import sys; sys.path.insert(0, '.ci'); import sbom; sys.stdout.write(sbom.bill())"
    assert run("-c", again).stdout == text
    bill = json.loads(text)
    parts = {part["name"]: part for part in bill["components"]}
    lock = (REPOSITORY / "requirements.lock").read_text("utf-8")
    locked = dict(re.findall(r"^([\w.-]+)==([\w.]+)", lock, re.MULTILINE))
    assert {name: parts[name]["version"] for name in locked} == locked
    assert {*parts} - {*locked} == {"world-atlas", "GeoNames"}
    assert parts["world-atlas"]["hashes"] == [{"alg": "SHA-512", "content": SHA512}]
    assert parts["world-atlas"]["purl"].replace("pkg:npm/world-atlas@", "world-atlas-") in ADDRESS
    assert all(digest in text for digest in re.findall(r"sha256:(\w+)", lock))
    assert parts["pagefind-bin"]["scope"] == "optional"
    [graph] = bill["dependencies"]
    assert {"pkg:pypi/jinja2@" + locked["jinja2"], "boundaries", "gazetteer"} <= {*graph["dependsOn"]}
