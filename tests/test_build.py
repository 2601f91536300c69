"""Building: the same bytes every time, links that lead somewhere, and nothing published while there is an error."""

import os
import re
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import linkcheck
import pytest
from conftest import BASE_URL, REPOSITORY, Run, copy_of_record, tree
from test_serving import Server

from generator.cli import main
from generator.publishing.tree import remove

EVENT = "content/events/2024/2024-05-01-orla-bridge-shelling.md"
BAD = sorted(path.parent for path in Path(__file__).with_name("content").glob("bad/*/expected.txt"))


def test_every_link_and_fragment_of_this_repositorys_site_resolves(own_site: Path) -> None:
    assert linkcheck.broken(own_site, "http://localhost/") == []


def test_every_link_and_fragment_resolves_below_a_path_too(own_site_below_a_path: Path) -> None:
    assert linkcheck.broken(own_site_below_a_path, BASE_URL) == []


def test_a_site_is_the_same_below_a_path_but_for_its_links(
    own_site: Path, own_site_below_a_path: Path
) -> None:
    assert tree(own_site).keys() == tree(own_site_below_a_path).keys()


@pytest.mark.parametrize("address", ["http://localhost/", BASE_URL])
def test_every_link_of_a_new_site_resolves(site: Path, dateline: Run, address: str) -> None:
    done = dateline("--site", site, "build", "--out", "out", "--base-url", address)
    assert done.returncode == 0, done.stderr
    assert linkcheck.broken(site.parent / "out", address) == []


def test_every_link_of_an_empty_record_resolves(tmp_path: Path, dateline: Run) -> None:
    (tmp_path / "site.yaml").write_text("title: Nothing yet\n")
    done = dateline("build")
    assert done.returncode == 0, done.stderr
    assert linkcheck.broken(tmp_path / "build", "http://localhost/") == []


def test_a_site_that_publishes_no_data_has_no_link_to_any(site: Path, dateline: Run) -> None:
    settings = site / "site.yaml"
    settings.write_text(settings.read_text() + "exports: off\n")
    done = dateline("build", cwd=site)
    assert done.returncode == 0, done.stderr
    assert not (site / "build/data").exists()
    assert linkcheck.broken(site / "build", "http://localhost/") == []


def test_building_twice_gives_the_same_bytes(own_site: Path, dateline: Run, tmp_path: Path) -> None:
    """In another folder, from a copy elsewhere, under another locale, clock and order of hashes."""
    copy = copy_of_record(tmp_path / "a copy")
    done = dateline("build", cwd=copy, PYTHONHASHSEED="7", LC_ALL="C", TZ="Pacific/Kiritimati")
    assert done.returncode == 0, done.stderr
    assert tree(copy / "build") == tree(own_site)


def test_neither_the_order_of_files_nor_the_umask_nor_the_locale_changes_a_byte(
    site: Path, dateline: Run, tmp_path: Path
) -> None:
    """What is ingested and built of files that came into being in another order, for another user, elsewhere."""
    for number, day in enumerate(("2011-03-05", "2011-03-06", "2011-03-05")):
        text = f"Shells hit Keld\n\n{day}\n\nThe army said {number + 3} soldiers were killed in Mali on Saturday.\n"
        (site / f"content/articles/report-{number}.txt").write_text(text)
    other = tmp_path / "an other place" / "sité"
    before = os.umask(0o077)
    try:
        for path in sorted((path for path in site.rglob("*") if path.is_file()), reverse=True):
            (other / path.relative_to(site)).parent.mkdir(parents=True, exist_ok=True)
            (other / path.relative_to(site)).write_bytes(path.read_bytes())
        elsewhere = {
            "LANG": "tr_TR.UTF-8",
            "LC_ALL": "tr_TR.UTF-8",
            "TZ": "America/St_Johns",
            "PYTHONHASHSEED": "11",
        }
        assert dateline("ingest", cwd=other, **elsewhere).returncode == 0
        assert dateline("build", cwd=other, **elsewhere).returncode == 0
    finally:
        os.umask(before)
    here = {"LANG": "C", "LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "3"}
    assert dateline("ingest", cwd=site, **here).returncode == 0
    assert dateline("build", cwd=site, **here).returncode == 0
    assert tree(other) == tree(site)


def test_a_second_build_writes_nothing(site: Path, dateline: Run) -> None:
    dateline("build", cwd=site)
    before = {path: path.stat().st_mtime_ns for path in (site / "build").rglob("*")}
    assert dateline("build", cwd=site).returncode == 0
    assert before == {path: path.stat().st_mtime_ns for path in (site / "build").rglob("*")}


def test_a_page_of_a_persons_own_stands_at_its_address_build_after_build(site: Path, dateline: Run) -> None:
    page = site / "layouts/static/about/index.html"
    page.parent.mkdir(parents=True)
    for text in ("who we are", "who we were"):
        page.write_text(text)
        done = dateline("build", cwd=site)
        assert done.returncode == 0, done.stderr
        assert (site / "build/about/index.html").read_text() == text
    assert "\nabout/\n" in (site / "content/urls.txt").read_text()
    page.unlink()
    assert dateline("build", cwd=site).returncode == 0
    assert 'href="/"' in (site / "build/about/index.html").read_text(), (
        "the address leads to the page above it"
    )


def test_a_page_that_was_never_public_goes_with_its_entry_and_others_keep_their_time(
    site: Path, dateline: Run
) -> None:
    assert dateline("build", cwd=site).returncode == 0
    page = site / "build/events/2024-05-02-orla-ceasefire/index.html"
    source = site / "build/sources/orla-radio-2024-05-02/index.html"
    (site / "build" / "CNAME").write_text("example.org")
    os.utime(source, (1, 1))
    assert page.exists()
    (site / "content/events/2024/2024-05-02-orla-ceasefire.md").unlink()
    (site / "content/urls.txt").unlink()
    assert dateline("build", cwd=site).returncode == 0
    assert not page.exists()
    assert (site / "build" / "CNAME").read_text() == "example.org"
    assert source.stat().st_mtime == 1


def test_drafts_are_published_only_when_asked_for(site: Path, dateline: Run) -> None:
    dateline("new", "event", "Fire at the mill", "--date", "2024-05-03", cwd=site)
    page = site / "build/events/2024-05-03-fire-at-the-mill/index.html"
    dateline("build", cwd=site)
    assert not page.exists()
    dateline("build", "--drafts", cwd=site)
    assert page.exists()


def test_a_sites_own_layouts_come_before_the_default_ones(site: Path, dateline: Run) -> None:
    (site / "layouts").mkdir()
    (site / "layouts" / "missing.html").write_text("<!doctype html><title>x</title><p>Our own words</p>")
    assert dateline("build", cwd=site).returncode == 0
    assert "Our own words" in (site / "build" / "404.html").read_text()


def test_a_broken_layout_is_located_and_publishes_nothing(site: Path, dateline: Run) -> None:
    dateline("build", cwd=site)
    before = tree(site / "build")
    (site / "layouts").mkdir()
    (site / "layouts" / "event.html").write_text("<p>\n{{ nothing.here.at.all }}\n")
    done = dateline("build", cwd=site)
    assert done.returncode == 1
    assert "layouts/event.html:2" in done.stderr
    assert tree(site / "build") == before


@pytest.fixture(scope="module")
def last_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A good site that was published before."""
    folder = tmp_path_factory.mktemp("last")
    out = folder / "build"
    shutil.copytree(REPOSITORY / "generator/scaffold/site", folder / "site")
    assert main(["--site", str(folder / "site"), "build", "--out", str(out)]) == 0
    return out


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.name)
def test_bad_input_is_located_and_leaves_the_last_build_as_it_was(
    case: Path, last_build: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(last_build)
    assert main(["--site", str(case), "build", "--out", str(last_build)]) == 1
    said = capsys.readouterr()
    assert said.err.startswith((case / "expected.txt").read_text("utf-8"))
    assert re.search(
        r"^[0-9]+ errors?(, [0-9]+ warnings?)?: nothing was published; .* is as it was$",
        said.err,
        re.MULTILINE,
    )
    assert said.out == ""
    assert tree(last_build) == before


def test_bad_articles_leave_the_last_build_and_the_entries_as_they_were(site: Path, dateline: Run) -> None:
    assert dateline("build", cwd=site).returncode == 0
    before = tree(site)
    (site / "content/articles/empty.txt").write_bytes(b"")
    (site / "content/articles/program.txt").write_bytes(b"\x7fELF\x00\xff")
    done = dateline("ingest", cwd=site)
    assert done.returncode == 1
    assert "content/articles/empty.txt: error" in done.stderr
    assert "content/articles/program.txt: error" in done.stderr
    assert {path: content for path, content in tree(site).items() if path in before} == before


def test_a_build_needs_no_article(dateline: Run, site: Path) -> None:
    (site / "content/articles/unreadable.txt").write_bytes(b"\x00\xff\xfe")
    assert dateline("build", cwd=site).returncode == 0


def test_a_symbolic_link_out_of_the_site_is_not_followed(dateline: Run, site: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text((site / EVENT).read_text().replace("2024-05-01-orla", "secret"))
    (site / "content/events/secret.md").symlink_to(tmp_path / "secret.md")
    done = dateline("build", cwd=site)
    assert done.returncode == 1
    assert "content/events/secret.md: error: this link leads out of the site" in done.stderr


def test_an_output_that_is_a_link_out_of_the_site_is_written_through_only_where_it_is_asked_for(
    dateline: Run, site: Path, tmp_path: Path
) -> None:
    another = tmp_path / "another"
    (site / "within").mkdir()
    for place in ("within", another):
        (site / "build").symlink_to(place)
        done = dateline("build", cwd=site)
        assert (done.returncode == 0) == (place == "within"), done.stderr
        (site / "build").unlink()
    assert "build: error: this is a link that leads out of the site" in done.stderr
    assert not another.exists()
    assert dateline("build", "--out", str(another), cwd=site).returncode == 0
    assert (another / "index.html").exists()


@pytest.mark.parametrize("day", ["0044-03-15", "0999", "9999-12-31"])
def test_an_entry_of_a_day_long_ago_or_far_ahead_is_built(day: str, dateline: Run, site: Path) -> None:
    (site / EVENT).write_text((site / EVENT).read_text().replace("date: 2024-05-01\n", f"date: {day}\n"))
    done = dateline("build", cwd=site)
    assert done.returncode == 0, done.stderr


DEEP = "/".join(["d"] * 1000)


def deep(folder: Path) -> Path:
    """Make a folder a thousand folders deep."""
    os.chdir(folder)
    for _ in range(1000):
        Path("d").mkdir()
        os.chdir("d")
    os.chdir(folder)
    return folder / DEEP


@pytest.fixture
def deep_site(site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A site whose folders are removed by one who can: Python's own way of it ends at a depth of some hundred."""
    monkeypatch.chdir(site)
    yield site
    remove(str(site))


def test_a_thousand_folders_in_each_other_are_read_published_kept_and_removed(
    deep_site: Path, dateline: Run
) -> None:
    """Below the entries, below the layouts, and a person's own in the output."""
    site = deep_site
    (static := site / "layouts/static").mkdir(parents=True)
    (deep(static) / "far.txt").write_text("far away")
    event = site / EVENT
    event.rename(deep(site / "content/events") / event.name)
    done = dateline("build", cwd=site)
    assert done.returncode == 0, done.stderr
    assert (site / "build" / DEEP / "far.txt").read_text() == "far away"
    assert (site / f"build/events/{event.stem}/index.html").exists()
    (site / "build/mine").mkdir()
    (deep(site / "build/mine") / "mine.txt").write_text("mine")
    for title in ("Other", "Another"):
        (site / "site.yaml").write_text(f"title: {title}\n")
        (static / DEEP / "far.txt").unlink(missing_ok=True)
        done = dateline("build", cwd=site)
        assert done.returncode == 0, done.stderr
        assert (site / "build/mine" / DEEP / "mine.txt").read_text() == "mine"
        assert not (site / "build/d").exists()
    assert not (site / ".build.dateline").exists()


def test_a_server_watches_a_thousand_folders_in_each_other(deep_site: Path) -> None:
    (static := deep_site / "layouts/static").mkdir(parents=True)
    far = deep(static) / "far.txt"
    far.write_text("far away")
    server = Server(deep_site)
    try:
        states = server.states()
        assert server.page(f"/{DEEP}/far.txt") == "far away"
        far.write_text("farther away")
        while server.page(f"/{DEEP}/far.txt") != "farther away":
            next(states)
    finally:
        server.stop()
    assert "Traceback" not in "".join(server.said)


@pytest.fixture
def long_site(tmp_path: Path) -> Path:
    """An escalation of two years, with more entries and claims than one page holds."""
    folder = tmp_path / "long"
    for name in ("events", "escalations", "actors"):
        (folder / "content" / name).mkdir(parents=True)
    (folder / "site.yaml").write_text("title: A long war\n")
    (folder / "content/escalations/long-war.md").write_text(
        "---\nid: long-war\ntitle: A long war\nperiod: 2020-01-01/2021-12-31\n---\n"
    )
    (folder / "content/actors/orla.md").write_text("---\nid: orla\nname: Orla\nkind: state\n---\n")
    for n in range(202):
        day = date(2020, 11, 1) + timedelta(days=n % 101)
        source = f"  - {{id: s1, title: Report {n}, url: https://paper.example/{n}, published: {day}}}\n"
        claim = "  - {id: c1, measure: killed, min: 2, max: 2, claimant: orla, source: s1}\n"
        (folder / f"content/events/{day}-{n}.md").write_text(
            f"---\nid: {day}-{n}\ntitle: Shelling {n}\ndate: {day}\nkind: shelling\nescalation: long-war\n"
            f"claims:\n{claim}sources:\n{source}---\nTold.\n"
        )
    return folder


def test_an_empty_layout_leaves_its_pages_out_and_nothing_leads_to_them(
    long_site: Path, dateline: Run
) -> None:
    """Their tables and lists stand whole on the pages they belong to, and addresses that were public lead there."""
    assert dateline("build", cwd=long_site).returncode == 0
    before = tree(long_site / "build")
    parts = {path for path in before if re.search(r"/(claims|20\d\d)/", path)} | {"data/index.html"}
    assert {"escalations/long-war/claims/2020/index.html", "timeline/2021/index.html"} <= parts
    (long_site / "layouts").mkdir()
    for name in ("claims", "listing", "data"):
        (long_site / f"layouts/{name}.html").write_text(" \n")
    done = dateline("build", cwd=long_site)
    assert done.returncode == 0, done.stderr
    after = tree(long_site / "build")
    assert after.keys() == before.keys()
    assert all(b"noindex" in after[path] for path in parts)
    assert linkcheck.broken(long_site / "build", "http://localhost/") == []
    others = b"".join(raw for path, raw in after.items() if path.endswith(".html") and path not in parts)
    assert not [path for path in parts if path.removesuffix("index.html").encode() in others]
    for page in ("timeline", "escalations/long-war", "actors/orla"):
        assert after[f"{page}/index.html"].count(b'<article class="entry') == 202
    claims = after["actors/orla/index.html"].split(b'id="claims-made"')[1].split(b"</section>")[0]
    assert claims.count(b'#c1"') == 202


def test_a_page_of_an_empty_layout_that_was_never_public_is_not_there(long_site: Path, dateline: Run) -> None:
    (long_site / "layouts").mkdir()
    (long_site / "layouts/claims.html").write_text("")
    assert dateline("build", cwd=long_site).returncode == 0
    assert not [path for path in tree(long_site / "build") if "/claims/" in path]
