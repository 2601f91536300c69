"""Addresses that a record cites: which are there, which are gone, and which nobody can tell of today."""

import json
import re
import socket
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from conftest import Run, cases
from hypothesis import given, settings
from hypothesis import strategies as st
from web import Page, Web, serving

from generator.check import check
from generator.checking.known import Known, due, parse, serialise
from generator.external import Round, Told
from generator.fetching.limits import Limits
from generator.fetching.manners import Manners
from generator.fetching.transport import Transport
from generator.fetching.visits import CHECKING, Visitor, visits
from generator.model.reach import Reach, Verdict

TODAY, TOMORROW, LATER = date(2031, 5, 9), date(2031, 5, 10), date(2031, 6, 9)
ROBOTS = {"/robots.txt": Page(status=404)}


def resolve(host: str, _port: int) -> Sequence[str]:
    """All names are of this machine, but for some that nobody has, and some that nobody knows today."""
    for name, error in {"nobody": socket.EAI_NONAME, "today": socket.EAI_AGAIN}.items():
        if host.startswith(name):
            raise socket.gaierror(error, "no")
    return ["127.0.0.1"]


def offline(_host: str, _port: int) -> Sequence[str]:
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


def visitor(
    names: Callable[[str, int], Sequence[str]] = resolve, *, private: bool = True, seconds: float = 20.0
) -> Visitor:
    transport = Transport(private=private, resolve=names, purpose=CHECKING)
    return Visitor(Manners(Limits(pause=0.0, seconds=seconds), transport))


def verdict(page: Page, path: str = "/a", robots: Page | None = None) -> tuple[Verdict, Web]:
    with serving({"/robots.txt": robots or Page(status=404), "/a": page, "/b": Page(b"here")}) as web:
        return visitor().visit(web.base + path), web


# One address


@pytest.mark.parametrize(
    ("status", "reach"),
    [
        (200, Reach.THERE), (204, Reach.THERE), (404, Reach.GONE), (410, Reach.GONE), (401, Reach.CLOSED),
        (403, Reach.CLOSED), (451, Reach.CLOSED), (408, Reach.SILENT), (429, Reach.SILENT), (500, Reach.SILENT),
        (503, Reach.SILENT),
    ],
)  # fmt: skip
def test_a_status_tells_what_is_gone_from_what_is_silent_for_now(status: int, reach: Reach) -> None:
    assert verdict(Page(status=status))[0].reach is reach


def test_the_head_alone_is_asked_for_and_who_asks_says_why() -> None:
    found, web = verdict(Page(b"x" * 9_000_000))
    assert (found.reach, web.methods) == (Reach.THERE, ["GET", "HEAD"])
    agent = web.asked[-1][1]["User-Agent"]
    assert agent.startswith("Dateline/")
    assert CHECKING in agent


@pytest.mark.parametrize("refusal", [400, 403, 404, 405, 500, 501])
def test_the_page_is_asked_for_where_its_head_is_refused(refusal: int) -> None:
    found, web = verdict(Page(b"x" * 9_000_000, head=refusal))
    assert (found.reach, web.methods[1:]) == (Reach.THERE, ["HEAD", "GET"])


def test_a_host_that_asks_to_come_back_later_is_not_asked_once_more() -> None:
    assert verdict(Page(status=429))[1].methods == ["GET", "HEAD"]


def test_redirects_are_followed_within_limits() -> None:
    assert verdict(Page(status=301, headers={"Location": "/b"}))[0].reach is Reach.THERE
    assert verdict(Page(status=301, headers={"Location": "/c"}))[0].reach is Reach.GONE
    assert verdict(Page(status=302, headers={"Location": "/a"}))[0].reach is Reach.CLOSED
    assert verdict(Page(status=302, headers={"Location": "file:///etc/passwd"}))[0].reach is Reach.CLOSED


def test_what_a_robots_txt_keeps_programs_from_is_not_asked_for() -> None:
    found, web = verdict(Page(b"here"), robots=Page(b"User-agent: *\nDisallow: /"))
    assert (found.reach, web.paths) == (Reach.CLOSED, [])
    found, web = verdict(Page(b"here"), robots=Page(status=503))
    assert (found.reach, web.paths) == (Reach.SILENT, [])


def test_a_private_host_is_not_asked() -> None:
    with serving(ROBOTS | {"/a": Page(b"secret")}) as web:
        assert visitor(private=False).visit(f"{web.base}/a").reach is Reach.CLOSED
    assert web.asked == []


def test_a_slow_host_a_broken_one_and_one_that_is_not_there_are_silent_or_gone() -> None:
    with serving(ROBOTS | {"/a": Page(drip=-1)}) as web:
        assert visitor(seconds=0.7).visit(f"{web.base}/a") == Verdict(
            Reach.SILENT, "no answer in 0.7 seconds"
        )
    assert visitor().visit("http://127.0.0.1:1/").reach is Reach.SILENT
    assert visitor().visit("http://today.example/").reach is Reach.SILENT
    assert visitor().visit("http://nobody.example/") == Verdict(
        Reach.GONE, "there is no host “nobody.example”"
    )


# Several hosts


def test_every_address_is_told_of_once_and_a_silent_host_is_left_in_peace() -> None:
    pages = {f"/{number}": Page(status=429 if number == 1 else 200) for number in range(4)}
    with serving(ROBOTS | pages) as web:
        port = web.base.rpartition(":")[2]
        addresses = [f"http://{host}.example:{port}/{number}" for host in "ab" for number in range(4)]
        found = dict(visits([*addresses, "no address"], visitor()))
    assert [found[one].reach.value for one in addresses] == ["there", "silent", "silent", "silent"] * 2
    assert found["no address"].reach is Reach.CLOSED
    assert sorted(web.paths) == ["/0", "/0", "/1", "/1"]


# What is remembered

VERDICTS = st.builds(Verdict, st.sampled_from(Reach), st.text(max_size=9), st.integers(0, 599))
KNOWN = st.dictionaries(st.text(max_size=9), st.builds(Known, st.dates(), VERDICTS), max_size=5)


@settings(max_examples=cases(50))
@given(KNOWN)
def test_what_is_known_is_read_as_it_was_written(known: dict[str, Known]) -> None:
    assert parse(serialise(known)) == known


@settings(max_examples=cases(50))
@given(st.one_of(st.text(max_size=30), KNOWN.map(serialise).map(lambda text: text[: len(text) // 2])))
def test_a_damaged_memory_says_nothing(text: str) -> None:
    assert parse(text) == {}


@pytest.mark.parametrize("status", ["Infinity", "-Infinity", "NaN", "1e999", "[]", '"x"'])
def test_a_memory_with_a_status_that_is_none_says_nothing(status: str) -> None:
    row = f'["{TODAY}", "there", "", {status}]'
    assert parse(f'{{"form": 1, "addresses": {{"https://example.org/": {row}}}}}') == {}


def test_half_a_letter_in_what_is_known_is_written_as_it_was_read() -> None:
    row = f'["{TODAY}", "gone", "\\ud800", 404]'
    known = parse(f'{{"form": 1, "addresses": {{"https://example.org/": {row}}}}}')
    assert known
    assert parse(serialise(known).encode().decode()) == known


def test_what_is_gone_is_asked_again_after_a_day_and_what_is_there_after_some_weeks() -> None:
    known = {reach.value: Known(TODAY, Verdict(reach)) for reach in Reach}
    assert due([*known, "new"], known, TODAY, fresh=False) == ["new", "silent"]
    assert due([*known, "new"], known, TOMORROW, fresh=False) == ["gone", "new", "silent"]
    assert due([*known, "new"], known, LATER, fresh=False) == ["closed", "gone", "new", "there", "silent"]
    assert due(["there"], known, TODAY, fresh=True) == ["there"]


# A record


def site_of(folder: Path, sources: dict[str, str]) -> Path:
    """A site whose sources have these keys, and an event that rests on all of them."""
    for name in ("events", "sources"):
        (folder / "content" / name).mkdir(parents=True, exist_ok=True)
    (folder / "site.yaml").write_text("title: A small record\nbase_url: https://own.example/record/\n")
    for name, keys in sources.items():
        (folder / f"content/sources/{name}.md").write_text(
            f"---\nid: {name}\npublished: 2031-05-03\n{keys}---\n"
        )
    event = f"---\nid: keld\ntitle: Keld\ndate: 2031-05-02\nsources: [{', '.join(sources)}]\n---\n"
    (folder / "content/events/keld.md").write_text(event)
    return folder


def asked(
    site: Path,
    day: date = TODAY,
    names: Callable[[str, int], Sequence[str]] = resolve,
    *,
    fresh: bool = False,
) -> Told:
    cited = [*check(site, lambda _: None).cited()]
    return Round(site, visitor(names), day, fresh).go(cited)


def lines(result: Told) -> list[str]:
    problems = "\n".join(map(str, sorted(result.problems)))
    return re.sub(r"(?<=example):\d+", "", problems).splitlines()


def test_what_is_gone_is_told_at_its_place_with_the_way_to_a_copy(tmp_path: Path) -> None:
    with serving(ROBOTS | {"/here": Page(b"here")}) as web:
        host = f"http://a.example:{web.base.rpartition(':')[2]}"
        site = site_of(
            tmp_path,
            {
                "a": f"url: {host}/gone\n",
                "b": f"url: {host}/gone\narchive_url: {host}/here\n",
                "c": f"archive_url: {host}/lost\n",
            },
        )
        event = site / "content/events/keld.md"
        body = f"\n[Here]({host}/here#part), [there]({host}/lost?x=1), [own](https://own.example/record/actors/x/)\n"
        event.write_text(event.read_text() + body)
        result = asked(site)
    column = body.index(f"{host}/lost")
    assert lines(result) == [
        f"content/events/keld.md:8:{column}: warning: “http://a.example/lost?x=1” is gone: there is no such page (status 404) [DL164]",
        "    correct the link, or take it out; if a copy was kept, it is at https://web.archive.org/web/http://a.example/lost?x=1",
        "content/sources/a.md:4:6: warning: “http://a.example/gone” is gone: there is no such page (status 404) [DL164]",
        "    if a copy was kept, it is at https://web.archive.org/web/20310503/http://a.example/gone: give its address as `archive_url`",
        "content/sources/b.md:4:6: warning: “http://a.example/gone” is gone: there is no such page (status 404) [DL164]",
        "    readers find the copy on the page of the source: http://a.example/here",
        "content/sources/c.md:4:14: warning: “http://a.example/lost” is gone: there is no such page (status 404) [DL164]",
        "    give the address of another copy; if one was kept, it is at https://web.archive.org/web/20310503/http://a.example/lost",
    ]
    assert sorted(set(web.paths)) == ["/gone", "/here", "/lost", "/lost?x=1"]


def test_what_is_known_is_asked_for_again_when_its_time_has_come(tmp_path: Path) -> None:
    with serving(ROBOTS | {"/here": Page(b"here")}) as web:
        host = f"http://a.example:{web.base.rpartition(':')[2]}"
        site = site_of(tmp_path, {"a": f"url: {host}/gone\n", "b": f"url: {host}/here\n"})
        seen = []
        for day, fresh in (
            (TODAY, False),
            (TODAY, False),
            (TOMORROW, False),
            (TOMORROW, True),
            (LATER, False),
        ):
            web.asked.clear()
            result = asked(site, day, fresh=fresh)
            assert len(result.problems) == 1
            assert dict(result.reach) == {Reach.GONE: 1, Reach.THERE: 1}
            seen.append((result.asked, sorted(set(web.paths))))
    both = (2, ["/gone", "/here"])
    assert seen == [both, (0, []), (1, ["/gone"]), both, both]


def test_hosts_that_are_silent_are_told_once_each_and_asked_the_next_time(tmp_path: Path) -> None:
    with serving(ROBOTS | {"/busy": Page(status=503), "/here": Page(b"here")}) as web:
        port = web.base.rpartition(":")[2]
        keys = {
            name: f"url: http://{host}.example:{port}/{path}\n"
            for name, host, path in (
                ("a", "a", "busy"),
                ("b", "a", "here"),
                ("c", "b", "here"),
                ("d", "today", ""),
            )
        }
        site = site_of(tmp_path, keys)
        assert lines(asked(site))[::2] == [
            "content/sources/a.md:4:6: warning: 2 addresses of a.example gave no answer for now: the host is in trouble (status 503) [DL165]",
            "content/sources/d.md:4:6: warning: an address of today.example gave no answer for now: the name “today.example” cannot be looked up now [DL165]",
        ]
        web.pages["/busy"] = Page(b"here")
        assert asked(site).reach == {Reach.THERE: 3, Reach.SILENT: 1}


def test_without_a_network_nothing_is_gone(tmp_path: Path) -> None:
    keys = {"a": "url: http://nobody.example/\n", "b": "url: http://a.example/\n"}
    site = site_of(tmp_path, keys)
    result = asked(site, names=offline)
    assert [problem.code for problem in result.problems] == ["DL169"]
    assert result.reach == {Reach.SILENT: 2}
    with serving(ROBOTS | {"/": Page(b"here")}) as web:
        site_of(tmp_path, keys | {"b": f"url: {web.base.replace('127.0.0.1', 'a.example')}/\n"})
        assert asked(site).reach == {Reach.GONE: 1, Reach.THERE: 1}
        assert asked(site, TOMORROW).reach == {Reach.GONE: 1, Reach.THERE: 1}  # another host was heard
        assert asked(site, TOMORROW.replace(day=11), offline).reach == {Reach.SILENT: 1, Reach.THERE: 1}


def test_what_was_learnt_before_an_interrupt_is_kept(tmp_path: Path) -> None:
    def interrupted(_: str) -> None:
        if (tmp_path / "once").exists():
            raise KeyboardInterrupt
        (tmp_path / "once").touch()

    with serving(ROBOTS | {"/here": Page(b"here")}) as web:
        site = site_of(tmp_path, {name: f"url: {web.base}/here?{name}\n" for name in "abc"})
        web.pages |= {f"/here?{name}": Page(b"here") for name in "abc"}
        cited = [*check(site, lambda _: None).cited()]
        with pytest.raises(KeyboardInterrupt):
            Round(site, visitor(), TODAY, progress=interrupted).go(cited)
        assert Round(site, visitor(), TODAY).go(cited).asked == 2


# The command


def test_the_command_tells_of_what_is_gone_and_does_not_fail(tmp_path: Path, dateline: Run) -> None:
    with serving(ROBOTS | {"/here": Page(b"here")}) as web:
        other = web.base.replace("127.0.0.1", "localhost")
        site = site_of(tmp_path / "site", {"a": f"url: {web.base}/gone\n", "b": f"url: {other}/here\n"})
        private = dateline("check", "--external", cwd=site)
        assert web.asked == []
        done = dateline("check", "--external", "--fresh", "--allow-private", "--format", "json", cwd=site)
    said = "nothing is wrong with 1 event; asked for 2 of 2 addresses: 2 are closed to programs"
    assert (private.returncode, private.stderr.splitlines()[-1]) == (0, said)
    (problem,) = json.loads(done.stdout)["problems"]
    place = problem["path"], problem["line"], problem["column"], problem["code"], problem["severity"]
    assert (done.returncode, place) == (0, ("content/sources/a.md", 4, 6, "DL164", "warning"))


def test_with_an_error_in_the_record_nobody_is_asked(tmp_path: Path, dateline: Run) -> None:
    with serving(ROBOTS) as web:
        site = site_of(tmp_path / "site", {"a": f"url: {web.base}/gone\nurl: x\n"})
        done = dateline("check", "--external", "--allow-private", cwd=site)
    assert (done.returncode, web.asked) == (1, [])
    assert done.stderr.endswith("1 error: no address was asked for\n")
