"""Every page of built sites under the Nu HTML checker: what validator.w3.org says, in one run, offline."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from audits.sites import Sites
from conftest import BASE_URL, REPOSITORY, run_dateline

JAVA = shutil.which("java")
JAR = Path(__file__).parent / "audits/node_modules/vnu-jar/build/dist/vnu.jar"
pytestmark = [
    pytest.mark.skipif(
        JAVA is None, reason="no Java on this machine (Debian: apt-get install openjdk-17-jre-headless)"
    ),
    pytest.mark.skipif(not JAR.exists(), reason="no Nu HTML checker (make tests/audits/node_modules/.ready)"),
    pytest.mark.xdist_group("audits"),
]
#: What the checker says that is no fault, and why.
KNOWN = (
    # Read from a disk, a page has no origin that “'self'” could mean. A browser tells of what the policy stops.
    ".*Content Security Policy.*",
    # SVG 2 has it on every basic shape; the checker knows SVG 1.1.
    "Attribute “pathLength” not allowed on element “line” at this point.",
)


def test_no_page_has_an_error_or_a_warning(audited: Sites, tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "generator/scaffold/site", tmp_path / "sample")
    done = run_dateline("--site", tmp_path / "sample", "build", "--base-url", BASE_URL, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    long = {site / address[1:] for site, address in audited.pages if site == audited.long}
    told = checked(audited.everything, tmp_path / "sample/build", *long)
    assert [f"{one['url']}:{one.get('lastLine')}: {one['message']}" for one in told] == []


def checked(*what: Path) -> list[dict]:
    """What the checker says of files and folders."""
    pattern = "|".join(KNOWN)
    options = (
        "--stdout",
        "--exit-zero-always",
        "--skip-non-html",
        "--format",
        "json",
        "--filterpattern",
        pattern,
    )
    done = subprocess.run(
        [JAVA, "-Xss2m", "-jar", JAR, *options, *what],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["messages"]
