"""Content and articles are untrusted: each attack is made for real, and is told with its place, or does nothing.

`docs/security.md` lists them all, with the tests that hold each; what fuzzing found stands here as cases of its own.
"""

import contextlib
import gzip
import json
import os
import re
import signal
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from conftest import REPOSITORY, tree
from fuzzing.mutation import SCRIPTS
from fuzzing.seeds import ARTICLES, ENTRIES, PAGES, STANDING
from fuzzing.watching import EYE, at_most, harm
from test_fuzzing import new_site

from generator.build import BuildOptions, build, load
from generator.decode import decode_entry
from generator.errors import DatelineError, Mark, Problem
from generator.faults import CODE as FAULT
from generator.gather import Gathering
from generator.ingest import IngestOptions, ingest
from generator.model.event import Event
from generator.publishing.manifest import LARGEST as LARGEST_MANIFEST
from generator.publishing.manifest import NAME as MANIFEST
from generator.reading.read import read_article
from generator.rendering.markdown import Markdown
from generator.urls import Links, is_external, slug


@contextlib.contextmanager
def within(seconds: int) -> Iterator[None]:
    """Fail where something waits for ever, as a pipe that nobody writes to is waited for."""

    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def rendered(text: str) -> str:
    return str(Markdown(Links("https://record.example/sub/")).render(text))


def told(work: Callable[[], object]) -> tuple[Problem, ...]:
    """The problems of a build or an ingest, that come to its end within a minute and touch nothing outside of the site."""
    with within(60):
        try:
            return work().problems  # type: ignore[attr-defined, no-any-return]
        except DatelineError as error:
            return error.problems


def build_of(site: Path) -> dict[str, bytes]:
    with EYE.on(site):
        build(BuildOptions(site), _quiet)
    return tree(site / "build")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return new_site(tmp_path / "site", {"content/events/2011/a.md": ENTRIES["events"].encode()})


# Links and HTML in bodies

ADDRESSES = (
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "&#106;avascript:alert(1)", "javascript&colon;alert(1)",
    "&#x6A;avascript:alert(1)", "java&Tab;script:alert(1)", "java&NewLine;script:alert(1)", "\x01javascript:alert(1)", "vbscript:x",
    "data:text/html;base64,PHNjcmlwdD4=", "data:image/svg+xml,<svg/onload=alert(1)>", "file:///etc/passwd", "blob:x", "view-source:x",
    " javascript:alert(1)", "\u00a0javascript:alert(1)", "ja\nvascript:alert(1)", "intent://x", "feed:javascript:alert(1)",
)  # fmt: skip
FORMS = (
    "[a]({})", "[a](<{}>)", "![a]({})", "<{}>", "[a][b]\n\n[b]: {}", "[a]\n\n[a]: <{}>", '<a href="{}">a</a>', "<a href='{}'>a</a>",
    '<img src="{}">', '<blockquote cite="{}">a</blockquote>', '<details><summary><a href="{}">a</a></summary></details>',
)  # fmt: skip
#: How a browser finds a scheme (WHATWG URL, section 4.4), once tabs and line ends are gone.
SCHEME = re.compile(r"[\x00-\x20]*([A-Za-z][A-Za-z0-9+.-]*):")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_link_of_a_scheme_that_is_not_allowed_leads_nowhere(form: str, address: str) -> None:
    html = rendered(form.format(address))
    assert harm({"a.html": html.encode()}) == {}
    found = (unescape(one) for one in re.findall(r'(?:href|src|cite)="([^"]*)"', html))
    schemes = {scheme[1].lower() for one in found if (scheme := SCHEME.match(re.sub("[\t\r\n]", "", one)))}
    assert schemes <= {"http", "https", "mailto"}


@pytest.mark.parametrize("script", SCRIPTS)
def test_html_that_would_run_or_load_anything_is_taken_out_of_a_body(script: str) -> None:
    for text in (
        script,
        f"a {script} b",
        f"> {script}",
        f"<div>\n{script}\n</div>",
        f"<b title='{script}'>a</b>",
    ):
        assert harm({"a.html": rendered(text).encode()}) == {}


@pytest.mark.parametrize(
    "address",
    [
        "ht\ntps://elsewhere.example/a.png",
        "\t//elsewhere.example/a.png",
        "/\t/elsewhere.example",
        "\\\\e.example",
        "\x01//e.example",
    ],
)
def test_a_browser_and_the_record_agree_on_which_address_is_elsewhere(address: str) -> None:
    assert is_external(address)
    assert "elsewhere" not in "".join(re.findall(r'src="([^"]*)"', rendered(f'<img src="{address}">')))


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//e.example",
        "https://a b",
        "https://a/\u202e",
        "https://a/\x7f",
        "http://[",
    ],
)
@pytest.mark.parametrize("key", ["url", "archive_url"])
def test_an_address_of_a_source_is_one_of_the_web(key: str, url: str) -> None:
    text = ENTRIES["sources"].replace(f"\n{key}: ", f"\n{key}: {json.dumps(url)}\n# ")
    _, problems = load_one("content/sources/a.md", text)
    assert [problem.mark.line for problem in problems][:1] == [text[: text.index(f"{key}: ")].count("\n") + 1]


def load_one(path: str, text: str) -> tuple[object, tuple[Problem, ...]]:
    from generator.model.record import NOUNS

    decoded = decode_entry(NOUNS[path.split("/")[1]], text, path)
    return decoded.value, decoded.problems


# Sizes and depths

DEEP: Mapping[str, Callable[[int], str]] = {
    name: (lambda size, piece=piece: piece * (size // len(piece)))
    for name, piece in {
        "quotations": ">", "quotations apart": "> ", "lists": "- ", "numbers": "1. ", "brackets": "[", "pictures": "![", "links": "[a](",
        "stars": "*a ", "stars and lines": "*a_ ", "ticks": "`a``b", "elements": "<div>", "bold": "<b>", "tables": "<table><tr><td>",
        "details": "<details><summary>", "comments": "<!--", "sections": "<![CDATA[", "addresses": "<http://a", "references": "[a]: <",
        "struck": "~~a", "escapes": "\\", "entities": "&#x", "headings": "a\n=", "fences": "```\n", "columns": "|", "attributes": '<a b="',
        "lines": "\n", "blanks": " ", "tabs": "\t", "svg": "<svg><math><mtext>", "one link": "[a]: b\n\n[a]",
    }.items()
}  # fmt: skip


@pytest.mark.parametrize("kind", DEEP)
def test_a_body_of_one_sign_is_rendered_in_bounded_time_and_to_a_bounded_length(kind: str) -> None:
    text = DEEP[kind](20_000)
    with at_most(4):
        html = rendered(text)
    assert len(html) <= 20 * len(text) + 1_000


def test_a_long_address_that_a_small_text_names_for_ever_is_not_written_for_ever() -> None:
    html = rendered(f"[x]: /{'a' * 50_000}\n\n" + "[x] " * 10_000)
    assert len(html) < 1_000_000
    assert html.count("<a") == 10_000
    assert 'href="/sub/aaa' in html


def test_a_body_as_long_as_a_book_is_told_with_its_place() -> None:
    head = ENTRIES["events"].partition("\n\n")[0]
    for length, codes in ((200_000, []), (200_001, ["DL170"])):
        decoded = decode_entry(Event, f"{head}\n{'a' * length}", "content/events/a.md")
        assert [problem.code for problem in decoded.problems] == codes
        assert all(problem.mark.line == head.count("\n") + 2 for problem in decoded.problems)


READ = ("site.yaml", "content/urls.txt", "content/events/x.md", "layouts/event.html", "layouts/static/x.txt", "content/ingested.yaml",
        "content/ingesting.yaml", "content/articles/b.txt", "content/articles/published.yaml")  # fmt: skip


def _special(place: Path) -> None:
    os.mkfifo(place)


def _endless(place: Path) -> None:
    place.symlink_to("/dev/zero")


def _huge(place: Path) -> None:
    with place.open("wb") as stream:
        stream.truncate(100 * 1024 * 1024)


def _quiet(_: str) -> None:
    """Say nothing."""


@pytest.mark.parametrize("path", READ)
@pytest.mark.parametrize("made", [_special, _endless, _huge])
def test_a_pipe_a_device_or_a_huge_file_in_the_place_of_any_file_is_told_and_not_read(
    small: Path, made: Callable[[Path], None], path: str
) -> None:
    place = small / path
    place.unlink(missing_ok=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    made(place)
    of_ingest = "articles" in path or "ingest" in path
    found = told(
        lambda: ingest(IngestOptions(site=small), _quiet) if of_ingest else build(BuildOptions(small), _quiet)
    )
    assert {problem.code for problem in found if problem.mark.path == path} & {"DL001", "DL002"}, found


@pytest.mark.parametrize(
    "name",
    [
        ".dateline/memo.sqlite",
        ".dateline/build",
        ".dateline/entries",
        f"build/{MANIFEST}",
        "build/index.html",
    ],
)
@pytest.mark.parametrize("made", [_special, _huge])
def test_what_stands_in_the_place_of_what_dateline_wrote_is_no_end_of_building(
    small: Path, made: Callable[[Path], None], name: str
) -> None:
    build(BuildOptions(small), _quiet)
    (small / name).unlink(missing_ok=True)
    made(small / name)
    if name.endswith("sqlite"):
        told(lambda: ingest(IngestOptions(site=small), _quiet))
    assert {problem.code for problem in told(lambda: build(BuildOptions(small), _quiet))} <= {"DL120"}


def test_a_list_of_a_builds_files_that_no_build_wrote_is_not_read(small: Path) -> None:
    build(BuildOptions(small), _quiet)
    with (small / "build" / MANIFEST).open("wb") as stream:
        stream.truncate(LARGEST_MANIFEST + 1)
    assert [problem.code for problem in told(lambda: build(BuildOptions(small), _quiet))] == ["DL120"]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.txt", "a.xml", "a.html"])
def test_a_pipe_that_is_given_as_an_article_is_not_waited_for(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    with within(20):
        found, problems = Gathering(None, None).gather([tmp_path / name])  # type: ignore[arg-type]
    assert (found, [problem.code for problem in problems]) == ((), ["DL001"])


# Paths


def test_a_manifest_that_came_along_removes_nothing_behind_a_linked_folder(
    small: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/notes.txt").write_bytes(b"")
    build(BuildOptions(small), _quiet)
    (small / "build/linked").symlink_to(tmp_path / "mine")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    with (small / "build" / MANIFEST).open("a") as stream:
        stream.write(
            f"{empty}  linked/notes.txt\n{empty}  ../../mine/notes.txt\n{empty}  {tmp_path}/mine/notes.txt\n"
        )
    (small / "content/events/2011/b.md").write_text(ENTRIES["events"].replace("keld-fighting", "keld-second"))
    build(BuildOptions(small), _quiet)
    assert (tmp_path / "mine/notes.txt").exists()


@pytest.mark.parametrize(
    "name",
    ["../x", "/etc/passwd", "a/../../x", "%2e%2e", "..%2fx", "a\\b", "c:x", "c:", "con", "nul", "com1", "lpt9", "aux", "a.", "a ", " a", ".a",
     "a" * 201, "a/b", "a?b", "a#b", "a\0b", "a\nb", "a\u202eb", "a\u200bb", "a\u3164b", "a\ufe0fb", "A", "a--b", "-a", "a-", "", "~", "*"],
)  # fmt: skip
def test_an_id_that_is_no_plain_name_is_told_with_its_place(name: str) -> None:
    text = ENTRIES["events"].replace("id: 2011-03-05-keld-fighting", f"id: {json.dumps(name)}", 1)
    value, problems = load_one("content/events/a.md", text)
    assert value is None
    assert problems[0].mark.line == 2


@pytest.mark.parametrize("path", ["con", "layouts/nul.txt", "a/COM1.tar.gz", "lpt9/index.html"])
def test_a_file_of_a_devices_name_is_not_published(path: str) -> None:
    from generator.publishing.paths import fault

    assert fault(path) == Problem(Mark(path), "DL122", fault(path).message, fault(path).hint)  # type: ignore[union-attr]


def test_no_slug_is_the_name_of_a_device() -> None:
    assert [slug(name) for name in ("CON", "Nul", "com1", "Connor")] == [
        "con-name",
        "nul-name",
        "com1-name",
        "connor",
    ]


def test_a_long_slug_is_cut_and_told_apart() -> None:
    long = [slug(f"{'word ' * 50}{end}") for end in "ab"]
    assert all(80 < len(one) <= 90 for one in long)
    assert len({*long}) == 2
    assert [slug(one) for one in long] == long


# What pages and files for other programs make of content

CODE = (
    "{{ 7*7 }}",
    "{% for a in b %}",
    "{{ config.__class__.__mro__ }}",
    "{# a #}",
    "${7*7}",
    "<%= 7*7 %>",
    "{title}",
    "%(title)s",
)


@pytest.mark.parametrize("code", CODE)
def test_code_of_a_template_in_content_is_text_like_any_other(tmp_path: Path, code: str) -> None:
    text = ENTRIES["events"]
    for key in ("title", "publisher", "quote", "why"):
        text = re.sub(rf'(?m)(\b{key}: )("[^"]*"|[^,}}\n]+)', lambda found: f'{found[1]}"{code}"', text)
    site = new_site(tmp_path / "site", {"content/events/a.md": f"{text}\n{code}\n".encode()})
    files = build_of(site)
    page = next(raw for path, raw in files.items() if path.startswith("events/")).decode()
    shown = code.replace("<", "&lt;").replace(">", "&gt;")
    assert page.count(shown) > 4
    assert "49" not in re.sub(r"[\w-]*49[\w-]+|[\w-]+49", "", page)


BREAKING = '</script><script>x\u2028\u2029"\\\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\n]]></title><entry>}\r\n@article{a,\r\n=1+1'


@pytest.fixture(scope="module")
def broken_out(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a site whose texts try to break out of every form they are written in."""
    said = json.dumps(BREAKING, ensure_ascii=False)
    text = re.sub(r"(?m)^title: .*$", lambda _: f"title: {said}", ENTRIES["events"])
    text = text.replace('quote: "seven of our soldiers were killed"', f"quote: {said}").replace(
        "title: A report", f"title: {said}"
    )
    actor = ENTRIES["actors"].replace("name: Northmark Guard", f"name: {said}")
    site = tmp_path_factory.mktemp("broken") / "site"
    new_site(site, {"content/events/a.md": text.encode(), "content/actors/a.md": actor.encode()})
    (site / "site.yaml").write_text(STANDING["site.yaml"] + f"subtitle: {said}\n")
    return build_of(site)


def test_nothing_breaks_out_of_a_page_or_of_the_json_in_it(broken_out: dict[str, bytes]) -> None:
    assert harm(broken_out) == {}
    for path, raw in broken_out.items():
        if path.endswith(".html"):
            assert b"<script>" not in raw, path
            for inner in re.findall(rb'(?s)<script type="application/ld\+json">(.*?)</script>', raw):
                json.loads(inner)
                assert b"<" not in inner
                assert b"\xe2\x80\xa8" not in inner, path
        elif path.endswith((".json", ".geojson")):
            json.loads(raw)


def test_nothing_breaks_out_of_a_feed_a_calendar_or_a_table(broken_out: dict[str, bytes]) -> None:
    for path, raw in broken_out.items():
        if path.endswith(".xml"):
            entries = ET.fromstring(raw).findall("{http://www.w3.org/2005/Atom}entry")
            assert len(entries) <= 1, path
        elif path.endswith(".ics"):
            lines = raw.decode().replace("\r\n ", "").split("\r\n")
            assert (lines.count("BEGIN:VEVENT"), lines.count("END:VEVENT")) == (1, 1)
            assert all(re.match(r"[A-Z-]+[;:]", line) for line in lines if line), lines


# What articles say of themselves


def article_of(text: str, name: str = "content/articles/a.html") -> tuple[object, tuple[Problem, ...]]:
    with at_most():
        article, problems = read_article(text.encode("utf-8", "surrogatepass"), name)
    assert FAULT not in {problem.code for problem in problems}
    return article, problems


def test_what_an_article_says_of_itself_never_stops_the_build_of_all_others(tmp_path: Path) -> None:
    page = (
        PAGES["page"]
        .replace("<html lang=en>", '<html lang="x<y_z">')
        .replace("https://wire.example/a", "https://a b/<x>")
    )
    odd = {
        "content/articles/page.html": page.replace(
            "Seven soldiers", "Seven &#x202e;sol&#x2066;diers\u0086"
        ).encode(),
        "content/articles/space.txt": f'---\nurl: "https://a b"\nlanguage: "<x>"\npublished: 2011-03-05\n---\n{PAGES["divs"]}'.encode(),
        "content/articles/bracket.md": f'---\nurl: "http://[::1"\npublished: 2011-03-05\n---\n\n{PAGES["divs"]}'.encode(),
    }
    site = new_site(tmp_path / "site", odd)
    problems = ingest(IngestOptions(site=site), _quiet).problems
    told_of = {(problem.mark.path, problem.mark.line, problem.code) for problem in problems}
    assert {("content/articles/space.txt", 2, "DL066"), ("content/articles/space.txt", 3, "DL019")} <= told_of
    assert ("content/articles/bracket.md", 2, "DL066") in told_of
    assert [one for one in load(site)[1] if one.severity == "error"] == []
    assert harm(build_of(site)) == {}
    written = "".join(
        path.read_text() for path in (site / "content").rglob("*.md") if "articles" not in path.parts
    )
    assert not re.search("[\u0080-\u009f\u202a-\u202e\u2066-\u2069]", written)


def test_a_name_longer_than_a_file_name_may_be_is_cut_where_it_names_a_file(tmp_path: Path) -> None:
    name = "N" + "a" * 400
    text = f"Shells hit Keld\n\n5 March 2011\n\nPresident Ana {name} of Mali said 7 soldiers of the {name} Front were killed in {name}.\n"
    site = new_site(tmp_path / "site", {"content/articles/a.txt": text.encode()})
    assert FAULT not in {one.code for one in ingest(IngestOptions(site=site), _quiet).problems}
    assert [one for one in load(site)[1] if one.severity == "error"] == []
    assert build_of(site)
    assert any("naaaa" in path.name for path in (site / "content").rglob("*.md"))


def test_hyphens_within_a_name_make_no_id_that_cannot_be_built(tmp_path: Path) -> None:
    text = ARTICLES["a.txt"].replace("ministry", "mi-----istry").replace("Northmark", "North--mark")
    site = new_site(tmp_path / "site", {"content/articles/a.txt": text.encode()})
    ingest(IngestOptions(site=site), _quiet)
    assert [one for one in load(site)[1] if one.severity == "error"] == []


@pytest.mark.parametrize("swapped", ["oо", "eе", "aа", "o\u3164", "iі", "rг", "mｍ"])
def test_names_in_articles_that_mix_alphabets_get_ids_that_can_be_built(tmp_path: Path, swapped: str) -> None:
    text = ARTICLES["a.txt"].translate(str.maketrans({swapped[0]: swapped[1]})) + "\n\n" + ARTICLES["a.txt"]
    half = re.sub(swapped[0], lambda found: swapped[found.start() % 2], ARTICLES["a.txt"])
    site = new_site(
        tmp_path / "site", {f"content/articles/{n}.txt": one.encode() for n, one in enumerate((text, half))}
    )
    with at_most(20):
        ingest(IngestOptions(site=site), _quiet)
    assert [one for one in load(site)[1] if one.severity == "error"] == []


def test_a_language_that_a_page_writes_as_programs_do_is_one() -> None:
    assert article_of(PAGES["page"].replace("lang=en", "lang=en_GB"))[0].language == "en-GB"  # type: ignore[attr-defined]


@pytest.mark.parametrize("front", ["+++\ntitle = 'a'\nx = " + "[" * 20_000 + "\n+++\n", '{"a": ' + "[" * 20_000 + "\n", "---\na: " + "[" * 20_000 + "\n---\n",
                                   "---\na: &a [x]\nb: [*a, *a]\n---\n", "---\n" + "- " * 5_000 + "\n---\n", "+++\na = 1\na = 2\n+++\n"])  # fmt: skip
def test_front_matter_of_any_kind_that_is_too_deep_is_told_or_is_text(front: str) -> None:
    article_of(
        f"{front}\nShells hit a village\n\nTwo farmers were killed on Sunday.\n", "content/articles/a.txt"
    )


@pytest.mark.parametrize(
    "stray",
    [
        "<svg onload=x>",
        "<iframe>",
        "<noscript>",
        "<style>",
        "<math>",
        "<!--",
        "<![CDATA[",
        "<?xml?>",
        "\ufeff",
    ],
)
def test_an_element_that_stands_in_front_of_a_page_is_no_fault(stray: str) -> None:
    article_of(stray + PAGES["page"])
    article_of(stray + PAGES["divs"])


def test_an_svg_or_xml_document_in_the_place_of_an_article_reads_no_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("a secret of this machine " * 40)
    declared = (
        f'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file://{tmp_path}/secret"><!ENTITY a "ha">'
    )
    declared += "".join(f'<!ENTITY a{n + 1} "{f"&a{n or str()};" * 10}">' for n in range(9)) + "]>"
    for inner in (
        "<svg><text>&x;&a9;</text></svg>",
        "<html><body><p>&x; &a9; said on Monday.</p></body></html>",
    ):
        article, _ = article_of(declared + inner)
        assert "secret of" not in repr(article)
        assert len(repr(article)) < 20_000


def test_an_archive_that_is_huge_once_it_is_opened_is_left(tmp_path: Path) -> None:
    record = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nContent-Length: 99999999999\r\n\r\n"
    for name, head in (
        ("a.warc.gz", b""),
        ("b.warc.gz", record),
        ("c.arc.gz", b"filedesc://a 1 1 text/plain 9\n"),
    ):
        (tmp_path / name).write_bytes(gzip.compress(head + b"\0" * 50_000_000, 1))
        with at_most():
            found, problems = Gathering(None, None).gather([tmp_path / name])  # type: ignore[arg-type]
        assert (found, {problem.code for problem in problems}) == ((), {"DL074"})


# What is told


@pytest.mark.parametrize("sign", ["\x1b[2J", "\x07", "\x9b31m", "\u202e", "\u2028", "\r"])
def test_what_is_told_of_a_problem_says_nothing_to_a_terminal(sign: str) -> None:
    problem = Problem(
        Mark(f"content/{sign}.md", 1, 1), "DL010", f"“{sign}” is no key", f"did you mean “{sign}”?"
    )
    assert all(line.isprintable() for line in str(problem).split("\n"))
    decoded = decode_entry(Event, f'---\n"a{ascii(sign)[1:-1]}": 1\nid: a\n---\n', "content/events/a.md")
    assert decoded.problems
    assert all(line.isprintable() for one in decoded.problems for line in str(one).split("\n"))


# The list of all attacks


def test_every_attack_in_the_documentation_names_tests_that_there_are() -> None:
    text = (REPOSITORY / "docs" / "security.md").read_text("utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ") and "`tests/" in line]
    assert len(rows) > 30
    for row in rows:
        cells = row.split(" | ")
        for path, names in re.findall(r"`(tests/[\w/.-]+\.py)`((?: `test_\w+`,?)+)", cells[1]):
            source = (REPOSITORY / path).read_text("utf-8")
            for name in re.findall(r"test_\w+", names):
                assert f"def {name}(" in source, (path, name)
        for folder in re.findall(r"`(tests/content/[\w/-]+)`", cells[1]):
            assert (REPOSITORY / folder / "expected.txt").is_file(), folder
