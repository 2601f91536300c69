"""GitHub Pages: `serve --pages` answers as it does, and the workflow that publishes there is one that GitHub takes."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urldefrag, urljoin, urlsplit

import pytest
import yaml
from conftest import REPOSITORY, tree
from linkcheck import Page
from test_serving import EVENT, Server

from generator.cli import main
from generator.serving.preview import Snapshot
from generator.serving.responses import respond

WORKFLOWS = [
    REPOSITORY / "generator/scaffold/pages/pages.yml",
    *(REPOSITORY / ".github/workflows").glob("*.yml"),
]
#: What a person publishes beside the pages, and what others leave there.
STATIC = {
    "file.html": "a page",
    "both.html": "the page",
    "both/index.html": "the folder",
    "bare/data.txt": "text",
    "Case.txt": "upper",
    "notes.xyz": "no known type",
    ".well-known/security.txt": "Contact: mailto:mara@example.org",
}


def static(site: Path) -> None:
    for path, text in STATIC.items():
        (site / "layouts/static" / path).parent.mkdir(parents=True, exist_ok=True)
        (site / "layouts/static" / path).write_text(text)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    """A server that answers as GitHub Pages does, and the same site as it is published there."""
    site = tmp_path_factory.mktemp("pages") / "site"
    main(["init", str(site)])
    static(site)
    settings = site / "site.yaml"
    settings.write_text(
        settings.read_text().replace("http://localhost/ ", "https://example.github.io/record/ ")
    )
    server = Server(site, "--pages")
    address = f"http://127.0.0.1:{server.port}/record/"
    assert main(["--site", str(site), "build", "--base-url", address]) == 0
    yield server, site
    server.stop()


def address_of(path: str) -> str:
    return "/record/" + quote(
        path.removesuffix("index.html") if path.rpartition("/")[2] == "index.html" else path
    )


def is_published(path: str) -> bool:
    return not path.startswith(".") or path.startswith(".well-known/")


def test_every_published_file_is_sent_byte_for_byte_and_under_no_other_case(
    pages: tuple[Server, Path],
) -> None:
    server, site = pages
    files = {path: raw for path, raw in tree(site / "build").items() if is_published(path)}
    for path, raw in files.items():
        found = server.ask(address_of(path))
        assert (found.status, found.read()) == (200, raw), path
        other = address_of(path.swapcase())
        assert server.ask(other).status == 404, other
    assert server.ask("/Record/").status == 404


def test_every_link_within_the_site_is_answered_at_once(pages: tuple[Server, Path]) -> None:
    server, site = pages
    here = f"http://127.0.0.1:{server.port}"
    links = {
        urldefrag(urljoin(here + address_of(path), link)).url
        for path, raw in tree(site / "build").items()
        if path.endswith(".html")
        for link in Page(raw.decode()).links
    }
    asked = sorted(urlsplit(link).path for link in links if link.startswith(f"{here}/"))
    assert len(asked) > 50
    assert {path: status for path in asked if (status := server.ask(path).status) != 200} == {}


@pytest.mark.parametrize(
    ("address", "status", "body"),
    [
        ("/record/file", 200, "a page"),
        ("/record/file.html", 200, "a page"),
        ("/record/file/", 404, None),
        ("/record/both", 200, "the page"),
        ("/record/both/", 200, "the folder"),
        ("/record/both/index.html", 200, "the folder"),
        ("/record/events/2024-05-02-orla-ceasefire", 301, "/record/events/2024-05-02-orla-ceasefire/"),
        ("/record", 301, "/record/"),
        ("/record/bare", 404, None),
        ("/record/bare/", 404, None),
        ("/record/bare/data.txt", 200, "text"),
        ("/record/Case.txt", 200, "upper"),
        ("/record/case.txt", 404, None),
        ("/record//file.html", 404, None),
        ("/record/.nojekyll", 404, None),
        ("/record/.dateline-manifest", 404, None),
        ("/record/.well-known/security.txt", 200, STATIC[".well-known/security.txt"]),
        ("/record/../record/file", 404, None),
        ("/record/nowhere", 404, None),
        ("/_dateline/reload.js", 404, ""),
        ("/_dateline/events", 404, ""),
        ("/file.html", 404, ""),
        ("/", 404, ""),
    ],
)
def test_an_address_is_looked_up_as_github_pages_does(
    pages: tuple[Server, Path], address: str, status: int, body: str | None
) -> None:
    server, site = pages
    found = server.ask(address)
    text = found.read().decode()
    if status == 404 and body is None:
        body = (site / "build/404.html").read_text("utf-8")
    elif status == 404:
        assert '<a href="/record/">/record/</a>' in text, "it says where the site is"
        body = text
    assert (found.status, found.getheader("Location") if status == 301 else text) == (status, body)


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("", "text/html; charset=utf-8"),
        ("file", "text/html; charset=utf-8"),
        ("nowhere/", "text/html; charset=utf-8"),
        ("assets/dateline.css", "text/css; charset=utf-8"),
        ("assets/dateline.js", "text/javascript; charset=utf-8"),
        ("feed.xml", "application/xml"),
        ("data/events.json", "application/json"),
        ("data/events.geojson", "application/geo+json"),
        ("data/events.csv", "text/csv; charset=utf-8"),
        ("data/events.ics", "text/calendar; charset=utf-8"),
        ("data/citations.bib", "application/octet-stream"),
        ("notes.xyz", "application/octet-stream"),
        ("robots.txt", "text/plain; charset=utf-8"),
    ],
)
def test_content_types_are_those_of_github_pages(
    pages: tuple[Server, Path], path: str, media_type: str
) -> None:
    assert pages[0].ask(f"/record/{path}", method="HEAD").getheader("Content-Type") == media_type


def test_a_folder_whose_name_needs_quoting_is_a_base_path_too() -> None:
    files = Snapshot().after_build({"index.html": b"home", "404.html": b"", "a b/index.html": b"a b"})
    assert respond(files, "/r%C3%A9cord/", "/r%C3%A9cord/a%20b/", live=False).body == b"a b"
    assert respond(files, "/r%C3%A9cord/", "/r%C3%A9cord/a%20b", live=False).location == "/r%C3%A9cord/a%20b/"
    assert respond(files, "/", "//", live=False).status == 404


def test_an_edit_is_served_as_it_would_be_published(pages: tuple[Server, Path]) -> None:
    server, site = pages
    entry = (site / EVENT).read_text()
    (site / EVENT).write_text(entry.replace("Shells hit the bridge at Orla;", "A title of today;"))
    while "A title of today;" not in (page := server.page("/record/events/2024-05-01-orla-bridge-shelling/")):
        server.line()
    assert "_dateline" not in page
    (site / EVENT).write_text(entry)


def test_every_workflow_is_one_by_githubs_schema() -> None:
    """The schema is that of schemastore.org, which check-jsonschema brings along."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"]
    done = subprocess.run([*command, *WORKFLOWS], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_workflow_may_no_more_than_it_must_and_runs_githubs_own_actions_alone(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["concurrency"]["group"]
    for job in workflow["jobs"].values():
        steps = [step["uses"] for step in job["steps"] if "uses" in step]
        may = {name for name, kind in job.get("permissions", {}).items() if kind == "write"}
        deploys = any(step.startswith("actions/deploy-pages@") for step in steps)
        assert may == ({"pages", "id-token"} if deploys else set())
        assert all(step.startswith("actions/") and "@v" in step for step in steps)
        checkouts = [step for step in job["steps"] if step.get("uses", "").startswith("actions/checkout@")]
        assert all(step["with"]["persist-credentials"] is False for step in checkouts)
