"""Addresses become documents: a real server on loopback, and what must never be asked for."""

import gzip
import time
import zlib
from collections.abc import Sequence

import pytest
from conftest import cases
from hypothesis import given, settings
from hypothesis import strategies as st
from web import Page, Web, report, serving

from generator.errors import Problem
from generator.fetching.addresses import is_public, target_of
from generator.fetching.fetch import Fetched, Fetcher
from generator.fetching.limits import Limits
from generator.fetching.transport import Transport

HTML = {"Content-Type": "text/html"}


def fetcher(*, private: bool = True, **limits: float) -> Fetcher:
    return Fetcher(Limits(**({"pause": 0.0} | limits)), Transport(private=private))  # type: ignore[arg-type]


def code(result: Fetched | Problem) -> str:
    return result.code if isinstance(result, Problem) else f"fetched {result.url}"


# Addresses, without a network


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "0.0.0.0",
        "100.64.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fc00::1",
        "fe80::1",
        "fe80::1%eth0",
        "ff02::1",
        "2001:db8::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2002:a00:1::",
        "::7f00:1",
    ],
)
def test_a_number_that_is_not_of_the_public_internet_is_known(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize(
    "number", ["8.8.8.8", "93.184.216.34", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_a_number_of_the_public_internet_is_known(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd", "ftp://example.org/a", "gopher://example.org", "javascript://x", "http://", "http:///path",
        "http://user:word@example.org/", "http://example.org:0/", "http://example.org:99999/", "http://exa mple.org/",
        "http://example.org/\r\nHost: evil", "http://[::1", "http://" + "a" * 70 + ".org/", "http://e%2eorg/",
        "http://example.org/" + "a" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_address_to_ask_for_is_refused_before_anything_is_asked(address: str) -> None:
    result = fetcher().fetch(address)
    assert isinstance(result, Problem)
    assert (result.code, result.mark.path) == ("DL070", address)


def test_an_address_is_taken_apart() -> None:
    target = target_of("HTTPS://Exämple.org:8443/a b/ü?q=1#part".replace(" ", "%20"))
    assert (target.url, target.at("1.2.3.4")) == (
        "https://xn--exmple-cua.org:8443/a%20b/%C3%BC?q=1",
        "https://1.2.3.4:8443/a%20b/%C3%BC?q=1",
    )
    assert target_of("http://[2606:2800::1]/").at("2606:2800::1") == "http://[2606:2800::1]:80/"


@settings(max_examples=cases(60))
@given(st.text(max_size=60))
def test_any_text_is_an_address_or_a_value_error(text: str) -> None:
    try:
        target = target_of(f"http://{text}")
    except ValueError:
        return
    assert target_of(target.url) == target


# A page


def test_a_page_comes_with_its_address_and_is_asked_for_politely() -> None:
    with serving({"/a": Page(report("Shells hit village"))}) as web:
        result = fetcher().fetch(f"{web.base}/a#top")
    assert isinstance(result, Fetched)
    assert (result.url, result.content_type, result.charset) == (f"{web.base}/a", "text/html", "utf-8")
    assert result.raw == report("Shells hit village")
    headers = web.asked[-1][1]
    assert headers["User-Agent"].startswith("Dateline/")
    assert headers["Host"] == web.base.removeprefix("http://")
    assert "Cookie" not in headers


def test_no_cookie_is_sent_back() -> None:
    pages = {"/a": Page(b"x", headers=HTML | {"Set-Cookie": "a=b"}), "/b": Page(b"y", headers=HTML)}
    with serving(pages) as web:
        one = fetcher()
        one.fetch(f"{web.base}/a")
        one.fetch(f"{web.base}/b")
    assert all("Cookie" not in headers for _, headers in web.asked)


def test_redirects_are_followed_and_the_last_address_counts() -> None:
    pages = {
        "/old": Page(status=301, headers={"Location": "/newer"}),
        "/newer": Page(status=307, headers={"Location": "new?x=1"}),
        "/new?x=1": Page(b"here", headers=HTML),
    }
    with serving(pages) as web:
        assert code(fetcher().fetch(f"{web.base}/old")) == f"fetched {web.base}/new?x=1"


def test_a_redirect_without_end_is_left() -> None:
    with serving({"/a": Page(status=302, headers={"Location": "/a"})}) as web:
        assert code(fetcher().fetch(f"{web.base}/a")) == "DL073"
    assert len(web.paths) == 6


@pytest.mark.parametrize("status", [401, 403, 404, 410, 429, 500, 503, 418])
def test_a_refusal_is_told_with_its_status(status: int) -> None:
    with serving({"/a": Page(b"Just a moment...", status=status)}) as web:
        result = fetcher().fetch(f"{web.base}/a")
    assert code(result) == "DL071"
    assert str(status) in str(result)


def test_a_host_that_is_not_there_is_told() -> None:
    assert code(fetcher().fetch("http://no-such-host.invalid/")) == "DL071"
    with serving({}) as web:
        gone = web.base
    assert code(fetcher().fetch(gone)) == "DL071"


# Hosts that are not public


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "127.1",
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "0x7f000001",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
    ],
)
def test_a_private_host_is_not_asked_without_the_flag(host: str) -> None:
    with serving({"/a": Page(b"secret", headers=HTML)}) as web:
        result = fetcher(private=False).fetch(web.base.replace("127.0.0.1", host) + "/a")
    assert code(result) in ("DL070", "DL071")
    assert web.asked == []


class Names:
    """A name server that answers otherwise each time: what a rebinding attack does."""

    def __init__(self, *answers: Sequence[str]) -> None:
        self.answers, self.count = answers, 0

    def __call__(self, *_: object) -> Sequence[str]:
        self.count += 1
        return self.answers[min(self.count, len(self.answers)) - 1]


def test_a_name_that_first_is_public_and_then_private_is_refused_when_it_turns() -> None:
    with serving({"/robots.txt": Page(b"", headers=HTML), "/a": Page(b"secret", headers=HTML)}) as web:
        port = web.base.rpartition(":")[2]
        names = Names(["127.0.0.1"])
        result = Fetcher(transport=Transport(resolve=names)).fetch(f"http://rebind.example:{port}/a")
        assert code(result) == "DL070"
        mixed = Fetcher(transport=Transport(resolve=Names(["93.184.216.34", "127.0.0.1"])))
        assert code(mixed.fetch(f"http://rebind.example:{port}/a")) == "DL070"
    assert web.asked == []


def test_the_number_that_was_judged_is_the_one_that_is_asked() -> None:
    with serving({"/a": Page(b"here", headers=HTML)}) as web:
        port = web.base.rpartition(":")[2]
        names = Names(["127.0.0.1"])
        one = Fetcher(Limits(pause=0), Transport(private=True, resolve=names))
        assert code(one.fetch(f"http://no-such-name.invalid:{port}/a")).startswith("fetched")
    assert names.count == len(web.asked) == 2
    assert web.asked[-1][1]["Host"] == f"no-such-name.invalid:{port}"


def test_a_redirect_to_a_private_host_is_refused() -> None:
    target = {"/a": Page(b"secret", headers=HTML)}
    with serving(target) as inner, serving({}) as outer:
        port = outer.base.rpartition(":")[2]
        outer.pages["/go"] = Page(status=302, headers={"Location": f"{inner.base}/a"})

        def resolve(host: str, _: int) -> Sequence[str]:
            return ["10.0.0.1"] if host == "127.0.0.1" else ["127.0.0.1"]

        transport = Transport(resolve=resolve)
        one = Fetcher(Limits(pause=0), _PublicLoopback(transport))  # type: ignore[arg-type]
        assert code(one.fetch(f"http://news.example:{port}/go")) == "DL070"
    assert inner.asked == []
    assert outer.paths == ["/go"]


class _PublicLoopback:
    """A transport for which the host “news.example” is public."""

    def __init__(self, strict: Transport) -> None:
        self.strict, self.open = strict, Transport(private=True, resolve=strict.resolve)

    def get(self, target: object, most: int, until: float) -> object:
        transport = self.open if getattr(target, "host", "") == "news.example" else self.strict
        return transport.get(target, most, until)  # type: ignore[arg-type]


def test_a_redirect_to_another_scheme_is_refused() -> None:
    with serving({"/a": Page(status=302, headers={"Location": "file:///etc/passwd"})}) as web:
        assert code(fetcher().fetch(f"{web.base}/a")) == "DL070"


# robots.txt


def asked_with_robots(robots: Page, path: str = "/news/a") -> tuple[str, Web]:
    pages = {
        "/robots.txt": robots,
        "/news/a": Page(b"here", headers=HTML),
        "/news/b?print=1": Page(b"here", headers=HTML),
    }
    with serving(pages) as web:
        return code(fetcher().fetch(web.base + path)), web


@pytest.mark.parametrize(
    ("robots", "path", "allowed"),
    [
        (b"User-agent: *\nDisallow: /private/", "/news/a", True),
        (b"User-agent: *\nDisallow: /", "/news/a", False),
        (b"User-agent: *\nDisallow: /news\nAllow: /news/a", "/news/a", True),
        (b"User-agent: *\nDisallow: /*?print=", "/news/b?print=1", False),
        (b"User-agent: dateline\nDisallow: /\n\nUser-agent: *\nAllow: /", "/news/a", False),
        (b"User-agent: OtherBot\nDisallow: /", "/news/a", True),
        (b"\xff\xfe no robots file at all <html>", "/news/a", True),
        (b"User-agent: *\nDisallow: /\n" + b"# a comment\n" * 60_000, "/news/a", False),
    ],
)
def test_robots_txt_is_respected(robots: bytes, path: str, *, allowed: bool) -> None:
    result, web = asked_with_robots(Page(robots, headers={"Content-Type": "text/plain"}), path)
    assert result == (f"fetched {web.base}{path}" if allowed else "DL072")
    assert web.paths == ([path] if allowed else [])


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (503, False)])
def test_a_missing_robots_txt_allows_and_a_host_in_trouble_does_not(status: int, *, allowed: bool) -> None:
    result, web = asked_with_robots(Page(status=status))
    assert (result == "DL072") is not allowed
    assert bool(web.paths) is allowed


def test_robots_txt_is_asked_for_once_and_its_pause_is_kept() -> None:
    pages = {"/robots.txt": Page(b"User-agent: *\nCrawl-delay: 0.3"), "/a": Page(b"1"), "/b": Page(b"2")}
    with serving(pages) as web:
        one, start = fetcher(), time.monotonic()
        one.fetch(f"{web.base}/a")
        one.fetch(f"{web.base}/b")
        assert time.monotonic() - start >= 0.3
    assert [path for path, _ in web.asked] == ["/robots.txt", "/a", "/b"]


# Limits


def test_a_page_that_is_too_large_is_left() -> None:
    with serving({"/a": Page(b"x" * 200_001, headers=HTML)}) as web:
        assert code(fetcher(size=200_000).fetch(f"{web.base}/a")) == "DL073"
        assert code(fetcher(size=200_001).fetch(f"{web.base}/a")).startswith("fetched")


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_page_that_is_too_large_once_it_is_opened_is_left(encoding: str) -> None:
    pack = gzip.compress if encoding == "gzip" else zlib.compress
    pages = {"/bomb": Page(pack(b"\0" * 200_000_000, 9), headers=HTML | {"Content-Encoding": encoding})}
    pages |= {"/fine": Page(pack(b"fine"), headers=HTML | {"Content-Encoding": encoding})}
    with serving(pages) as web:
        start = time.process_time()
        assert code(fetcher().fetch(f"{web.base}/bomb")) == "DL073"
        assert time.process_time() - start < 2
        result = fetcher().fetch(f"{web.base}/fine")
        assert isinstance(result, Fetched)
        assert result.raw == b"fine"


def compressed(raw: bytes, encoding: str = "gzip") -> str | bytes:
    """What comes of a page that a host sends so: its bytes, or the code of the problem."""
    with serving({"/a": Page(raw, headers=HTML | {"Content-Encoding": encoding})}) as web:
        result = fetcher().fetch(f"{web.base}/a")
    return result.raw if isinstance(result, Fetched) else result.code


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_page_that_is_cut_off_in_its_compression_is_none(encoding: str) -> None:
    pack = gzip.compress if encoding == "gzip" else zlib.compress
    page = report("Mine kills two")
    assert compressed(pack(page)[:-9], encoding) == "DL071"
    assert compressed(pack(page), encoding) == page


def test_a_page_compressed_in_parts_comes_whole() -> None:
    page = report("Mine kills two")
    parts = gzip.compress(page[:99]) + gzip.compress(b"") + gzip.compress(page[99:])
    assert [compressed(raw) for raw in (parts, parts + b"\0" * 9)] == [page] * 2
    assert compressed(b"") == b""
    start = time.process_time()
    assert compressed(gzip.compress(b"") * 50_000) == b""
    assert time.process_time() - start < 3


@pytest.mark.parametrize("encoding", ["gzip, gzip", "br", "zstd"])
def test_an_encoding_that_nobody_asked_for_is_not_opened(encoding: str) -> None:
    raw = gzip.compress(gzip.compress(b"\0" * 1_000_000))
    with serving({"/a": Page(raw, headers=HTML | {"Content-Encoding": encoding})}) as web:
        assert code(fetcher().fetch(f"{web.base}/a")) == "DL071"


@pytest.mark.parametrize("drip", [0.05, -1.0])
def test_a_host_that_is_too_slow_is_left(drip: float) -> None:
    with serving({"/a": Page(b"x" * 10_000, headers=HTML, drip=drip)}) as web:
        start = time.monotonic()
        assert code(fetcher(seconds=0.5).fetch(f"{web.base}/a")) == "DL073"
        assert time.monotonic() - start < 3
