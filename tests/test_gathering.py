"""Feeds, web archives, addresses and folders become articles on the shelf, each with what is known beside it."""

import gzip
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from conftest import Run
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter
from web import Page, Web, report, serving

from generator.fetching.fetch import Fetcher
from generator.fetching.limits import Limits
from generator.fetching.transport import Transport
from generator.gather import Gathering
from generator.reading.archive import ArchiveError, read_archive
from generator.reading.feed import is_feed, read_feed
from generator.reading.given import Given

TODAY = date(2018, 6, 9)
LONG = "Two herders were killed on Sunday when a mine went off on the road to the market, police said. " * 3
XML = {"Content-Type": "application/rss+xml"}


def gather(*inputs: Path | str, known: frozenset[str] = frozenset()) -> tuple[list[Given], list[str]]:
    fetcher = Fetcher(Limits(pause=0), Transport(private=True))
    found, problems = Gathering(fetcher, TODAY, known).gather(inputs)
    return list(found), sorted(problem.code for problem in problems)


def rss(*items: str, title: str = "The Hill Observer") -> bytes:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>{title}</title><language>en</language>{''.join(items)}</channel></rss>"
    ).encode()


def item(link: str, title: str = "Mine kills two", text: str = "", summary: str = "Two died…") -> str:
    content = f"<content:encoded><![CDATA[<p>{text}</p>]]></content:encoded>" if text else ""
    return (
        f"<item><title>{title}</title><link>{link}</link><pubDate>Mon, 04 Jun 2018 01:30:00 +0530</pubDate>"
        f"<description>{summary}</description>{content}</item>"
    )


ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Coast Wire</title>
<entry><title type="html">Mine &lt;b&gt;kills&lt;/b&gt; two</title><id>urn:x</id><author><name>Ana Silva</name></author>
<link href="https://coast.example/mine?utm_source=rss&amp;id=7"/><published>2018-06-03T23:50:00-05:00</published>
<updated>2018-06-05T00:00:00Z</updated><content type="html">&lt;p&gt;{LONG}&lt;/p&gt;</content></entry></feed>""".encode()


# Feeds


def test_a_feed_file_with_whole_texts_gives_an_article_for_each_entry(tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_bytes(
        rss(item("https://hill.example/a", text=LONG), item("https://hill.example/b", text=LONG + "More."))
    )
    found, problems = gather(feed)
    assert problems == []
    assert [one.said.url for one in found] == ["https://hill.example/a", "https://hill.example/b"]
    said = found[0].said
    assert (said.title, said.published, said.publisher, said.retrieved) == (
        "Mine kills two", date(2018, 6, 4), "The Hill Observer", None,
    )  # fmt: skip
    assert LONG.strip().encode() in found[0].file.raw


def test_a_day_in_a_feed_is_the_publishers_and_an_update_is_none() -> None:
    [entry] = read_feed(ATOM)
    assert (entry.published, entry.title, entry.author) == (date(2018, 6, 3), "Mine kills two", "Ana Silva")


def test_a_feed_file_with_summaries_keeps_them_and_says_so(tmp_path: Path) -> None:
    feed = tmp_path / "feed.rss"
    feed.write_bytes(rss(item("https://hill.example/a"), item("https://hill.example/b", summary="")))
    found, problems = gather(feed)
    assert problems == ["DL075", "DL075"]
    assert [b"Two died" in one.file.raw for one in found] == [True]


@pytest.fixture
def web() -> Iterator[Web]:
    with serving({"/a": Page(report("Mine kills two")), "/b": Page(report("Bridge hit"))}) as served:
        yield served


def test_a_feed_from_the_network_fetches_the_reports_behind_its_summaries(web: Web) -> None:
    items = [item(f"{web.base}/a"), item(f"{web.base}/b", text=LONG), item(f"{web.base}/gone")]
    web.pages["/feed"] = Page(rss(*items), headers=XML)
    found, problems = gather(f"{web.base}/feed")
    assert web.paths == ["/feed", "/a", "/gone"]
    assert problems == ["DL071", "DL075"]
    assert [one.said.published for one in found] == [date(2018, 6, 4)] * 3
    assert found[0].file.raw == report("Mine kills two")
    assert {one.said.retrieved for one in found} == {TODAY}


def test_an_entry_that_is_kept_already_is_not_fetched_again(web: Web) -> None:
    web.pages["/feed"] = Page(rss(item(f"{web.base}/a"), item(f"{web.base}/b")), headers=XML)
    found, problems = gather(f"{web.base}/feed", known=frozenset({f"{web.base}/a"}))
    assert (web.paths, problems, len(found)) == (["/feed", "/b"], [], 1)
    assert gather(f"{web.base}/a", known=frozenset({f"{web.base}/a"})) == ([], ["DL098"])


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>&b;&x;</title></channel></rss>"""


@pytest.mark.parametrize(
    "raw", [LAUGHS, rss(), b"<rss", b"<rss version='2.0'><channel><item><title>x", b"<feed></feed>"]
)
def test_a_feed_that_gives_nothing_is_told(raw: bytes, tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_bytes(raw)
    found, problems = gather(feed)
    assert (found, set(problems) <= {"DL074", "DL075"}, bool(problems)) == ([], True, True)


def test_an_entity_in_the_middle_of_a_feed_reads_no_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("word")
    raw = (
        b"<rss version='2.0'><channel>"
        + b" " * 5000
        + f"<!ENTITY x SYSTEM 'file://{tmp_path}/secret'>".encode()
    )
    feed = tmp_path / "feed.xml"
    feed.write_bytes(raw + item("https://hill.example/a", text=f"&x; {LONG}").encode() + b"</channel></rss>")
    assert all(b"word" not in one.file.raw for one in gather(feed)[0])


def test_a_page_that_speaks_of_feeds_is_none() -> None:
    assert not is_feed(b"<!doctype html><html><body><p>How to write &lt;rss&gt;: <rss version></p>")
    assert is_feed(
        b"\xef\xbb\xbf<?xml version='1.0'?><!-- made --><rdf:RDF xmlns='http://purl.org/rss/1.0/'>"
    )


# Addresses


def test_an_address_becomes_an_article_with_the_day_it_was_retrieved(web: Web) -> None:
    assert gather(f"{web.base}/gone") == ([], ["DL071"])
    [[one], problems] = gather(f"{web.base}/a")
    assert (problems, one.said.url, one.said.retrieved) == ([], f"{web.base}/a", TODAY)
    assert one.file.raw == report("Mine kills two")


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        ("application/pdf", b"%PDF-1.4 \x00\x01"),
        ("image/jpeg", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 9),
        ("video/mp4", b"x"),
    ],
)
def test_a_document_that_is_no_article_is_told(kind: str, raw: bytes, web: Web) -> None:
    web.pages["/c"] = Page(raw, headers={"Content-Type": kind})
    assert gather(f"{web.base}/c") == ([], ["DL062"])


def test_the_charset_that_only_the_host_names_is_kept(web: Web) -> None:
    raw = report("Mine kills two", sentence="Пять человек погибли.").decode().encode("koi8-r", "replace")
    web.pages["/c"] = Page(raw, headers={"Content-Type": "text/html; charset=koi8-r"})
    [[one], _] = gather(f"{web.base}/c")
    assert "Пять человек погибли." in one.file.raw.decode()


def test_a_copy_in_a_public_archive_speaks_of_the_pages_own_address() -> None:
    from generator.reading.given import from_page

    said = from_page(
        "https://web.archive.org/web/20180604101112id_/http:/hill.example/a", b"<p>x", TODAY
    ).said
    assert (said.url, said.retrieved) == ("http://hill.example/a", date(2018, 6, 4))
    assert said.archive_url.startswith("https://web.archive.org/web/2018")


# Web archives


def warc(*pages: tuple[str, bytes], status: str = "200 OK", compressed: bool = True, **headers: str) -> bytes:
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=compressed)
    writer.write_record(writer.create_warcinfo_record("test.warc", {"software": "test"}))
    for url, raw in pages:
        fields = [("Content-Type", "text/html; charset=utf-8"), *headers.items()]
        about = StatusAndHeaders(status, fields, protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(
            url, "request", payload=io.BytesIO(b""), http_headers=StatusAndHeaders("GET / HTTP/1.1", [], is_http_request=True)
        ))  # fmt: skip
        writer.write_record(writer.create_warc_record(
            url, "response", payload=io.BytesIO(raw), http_headers=about, warc_headers_dict={"WARC-Date": "2018-06-05T10:00:00Z"}
        ))  # fmt: skip
    return stream.getvalue()


PAGES = (
    ("https://hill.example/a", report("Mine kills two")),
    ("https://hill.example/b", report("Bridge hit")),
)


@pytest.mark.parametrize("compressed", [True, False])
def test_every_page_of_a_web_archive_becomes_an_article(tmp_path: Path, *, compressed: bool) -> None:
    path = tmp_path / ("crawl.warc.gz" if compressed else "crawl.warc")
    path.write_bytes(warc(*PAGES, compressed=compressed))
    found, problems = gather(path)
    assert problems == []
    assert [one.file.raw for one in found] == [raw for _, raw in PAGES]
    assert [(one.said.url, one.said.retrieved) for one in found] == [
        (url, date(2018, 6, 5)) for url, _ in PAGES
    ]
    assert found[0].said.note.startswith("from crawl.warc")


def test_an_answer_that_was_compressed_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(warc((PAGES[0][0], gzip.compress(PAGES[0][1])), **{"Content-Encoding": "gzip"}))
    assert [one.file.raw for one in gather(path)[0]] == [PAGES[0][1]]


def test_what_is_no_page_in_a_web_archive_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc"
    path.write_bytes(warc(*PAGES, status="404 Not Found"))
    assert gather(path) == ([], ["DL074"])


def test_a_page_in_a_web_archive_that_is_too_large_once_opened_is_left(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    bomb = gzip.compress(b"<p>" + b"a " * 20_000_000, 9)
    path.write_bytes(warc(("https://hill.example/bomb", bomb), PAGES[1], **{"Content-Encoding": "gzip"}))
    found, problems = gather(path)
    assert (problems, len(found)) == (["DL073"], 1)


@pytest.mark.parametrize("damage", ["cut", "noise", "nothing", "bomb", "no-length", "page"])
def test_a_damaged_web_archive_gives_what_comes_before_and_a_problem(damage: str, tmp_path: Path) -> None:
    whole = warc(*PAGES)
    raw = {
        "cut": whole[:-200],
        "noise": whole[:-300] + bytes(range(256)) * 4,
        "nothing": b"",
        "bomb": gzip.compress(b"WARC/1.0\r\nX: " + b"\0" * 100_000_000),
        "no-length": b"WARC/1.0\r\nWARC-Type: response\r\n\r\nHTTP/1.1 200 OK\r\n\r\nx",
        "page": b"<html><p>no archive</p>",
    }[damage]
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(raw)
    found, problems = gather(path)
    assert problems == ["DL074"]
    assert len(found) <= 2


@pytest.mark.parametrize("step", range(1, 60))
def test_a_web_archive_cut_anywhere_raises_nothing_else(step: int) -> None:
    for whole in (warc(PAGES[0]), warc(PAGES[0], compressed=False)):
        try:
            list(read_archive(io.BytesIO(whole[: len(whole) * step // 60])))
        except ArchiveError:
            continue


# Folders


def test_a_folder_gives_all_that_is_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "box"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text("Shells hit village\n\nTwo died.")
    (folder / "deep" / "b.html").write_bytes(report("Bridge hit"))
    (folder / "feed.xml").write_bytes(rss(item("https://hill.example/a", text=LONG)))
    (folder / "sitemap.xml").write_text("<urlset></urlset>")
    (folder / "deep" / "crawl.warc.gz").write_bytes(warc(*PAGES))
    (folder / "scan.pdf").write_bytes(b"%PDF")
    found, problems = gather(folder)
    assert (len(found), problems) == (5, ["DL062"])


def test_no_link_leads_out_of_a_folder_or_round_in_it(tmp_path: Path) -> None:
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "secret.txt").write_text("Not for the record\n\nNobody reads this.")
    (tmp_path / "private" / "crawl.warc").write_bytes(warc(*PAGES, compressed=False))
    box = tmp_path / "box"
    box.mkdir()
    (box / "a.txt").write_text("Shells hit village\n\nTwo died.")
    for name, target in {"link": "../private", "cycle": "..", "self": ".", "crawl.warc": "../private/crawl.warc",
                         "b.txt": "../private/secret.txt"}.items():  # fmt: skip
        (box / name).symlink_to(target)
    fetcher = Fetcher(Limits(pause=0), Transport(private=True))
    found, problems = Gathering(fetcher, TODAY).gather([box])
    assert [one.path for one in found] == [str(box / "a.txt")]
    told = {Path(problem.mark.path).name: problem.message for problem in problems}
    out = "this link leads out of the folder given"
    assert told == {
        "link": out,
        "cycle": out,
        "b.txt": out,
        "crawl.warc": out,
        "self": "this link leads to a folder that it lies in",
    }


@pytest.mark.parametrize(
    "named", [".", "content", "content/events", "content/events/x.md", "layouts", "build"]
)
def test_a_record_is_no_article(site: Path, named: str) -> None:
    for folder in ("content/events", "layouts", "build", "inbox"):
        (site / folder).mkdir(parents=True, exist_ok=True)
    (site / "content/events/x.md").write_text("---\nid: x\n---\nTwo died.")
    (site / "inbox/a.txt").write_text("Shells hit village\n\nTwo died.")
    assert gather(site / named) == ([], ["DL102"])
    found, problems = gather(site.parent)
    assert (found, problems) == ([], ["DL102"])
    assert [Path(one.path).name for one in gather(site / "inbox")[0]] == ["a.txt"]


def test_what_brings_up_a_fault_of_ours_is_told_and_all_others_are_gathered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(raw: bytes) -> bool:
        if b"zero" in raw:
            raise ZeroDivisionError
        return False

    monkeypatch.setattr("generator.gather.is_feed", broken)
    for word in ("zero", "one"):
        (tmp_path / f"{word}.txt").write_text(f"Shells hit {word} village\n\nTwo died.")
    found, problems = gather(tmp_path / "zero.txt", tmp_path / "one.txt")
    assert ([one.path for one in found], problems) == ([str(tmp_path / "one.txt")], ["DL100"])


# The real command


def test_ingest_keeps_what_it_fetched_and_needs_no_network_afterwards(site: Path, dateline: Run) -> None:
    with serving({"/a": Page(report("Mine kills two in Kavre"))}) as web:
        refused = dateline("ingest", f"{web.base}/a", cwd=site)
        assert (refused.returncode, "DL070" in refused.stderr) == (1, True)
        done = dateline("ingest", f"{web.base}/a", "--allow-private", cwd=site)
        assert done.returncode == 0, done.stderr
        shown = dateline("extract", f"{web.base}/a", "--allow-private", cwd=site)
        assert "Mine kills two in Kavre" in shown.stdout
        twice = dateline("ingest", f"{web.base}/a", "--allow-private", cwd=site)
        assert "DL098" in twice.stderr
    [name] = [path.name for path in (site / "content/articles").glob("127-0-0-1*.html")]
    said = yaml.safe_load((site / "content/articles/published.yaml").read_text())[name]
    assert (said["url"], isinstance(said["retrieved"], date)) == (f"{web.base}/a", True)
    again = dateline("ingest", cwd=site)
    assert "nothing new" in again.stderr
    [source] = list((site / "content/sources").glob("*mine-kills*"))
    assert "retrieved:" in source.read_text()


def test_the_summaries_of_a_feed_are_read(site: Path, dateline: Run, tmp_path: Path) -> None:
    said = "Seven soldiers of Mali were killed near Kidal on Sunday, the Malian army said."
    feed = tmp_path / "feed.xml"
    feed.write_bytes(
        rss(
            item("https://hill.example/a", summary=said),
            item("https://hill.example/b", summary=f"&lt;p&gt;{said} Again.&lt;/p&gt;"),
        )
    )
    done = dateline("ingest", feed, cwd=site)
    assert (done.returncode, "DL063" in done.stderr) == (0, False)
    events = "".join(path.read_text() for path in (site / "content/events").rglob("*.md"))
    assert "claimant: mali-army" in events


def test_ingest_of_a_feed_is_the_same_the_second_time(site: Path, dateline: Run, tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_bytes(rss(item("https://hill.example/a", text=LONG), item("https://hill.example/b")))
    first = dateline("ingest", feed, cwd=site)
    assert "stored 2" in first.stderr
    assert "DL075" in first.stderr
    assert "nothing new" in dateline("ingest", feed, cwd=site).stderr
    assert "DL075" in dateline("ingest", cwd=site).stderr
    one = dateline("extract", feed, cwd=site)
    assert (one.returncode, "several articles" in one.stderr) == (1, True)
