"""One request to one machine, by httpx: no cookies, no redirects, no proxy, nothing remembered."""

import time
from collections.abc import Iterator

import httpx

from generator import __version__
from generator.fetching.addresses import Target
from generator.fetching.answer import Answer, Asking, LateError, RefusedError, UnreachedError
from generator.fetching.limits import opened
from generator.fetching.robots import PRODUCT

_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,text/plain;q=0.9,*/*;q=0.1",
    "Accept-Language": "en,*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}
_http = httpx.HTTPTransport(trust_env=False)


def ask(target: Target, machine: str, asking: Asking, purpose: str) -> Answer:
    """Ask one machine (an IP number that was judged) for a page, and tell it who asks and for what `purpose`.

    The machine is named by its number and looked up no more; certificates and the host's own choice of site go by its
    name. Raises UnreachedError, RefusedError, LateError, TooLargeError, ValueError.
    """
    try:
        return _asked(target, machine, asking, purpose)
    except (httpx.ConnectError, httpx.ConnectTimeout) as error:
        raise UnreachedError(f"no connection can be made ({error})") from None
    except httpx.TimeoutException:
        raise LateError from None
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        raise RefusedError(f"the host does not answer as it should ({error})") from None


def _asked(target: Target, machine: str, asking: Asking, purpose: str) -> Answer:
    seconds = max(0.1, asking.until - time.monotonic())
    extensions = {
        "sni_hostname": target.host,
        "timeout": dict.fromkeys(("connect", "read", "write", "pool"), seconds),
    }
    agent = f"{PRODUCT}/{__version__} ({purpose})"
    headers = _HEADERS | {"Host": target.origin.partition("://")[2], "User-Agent": agent}
    request = httpx.Request(asking.method, target.at(machine), headers=headers, extensions=extensions)
    response = _http.handle_request(request)
    try:
        raw = b""
        if response.status_code == 200 and asking.most:
            encoding = response.headers.get("content-encoding", "")
            raw = opened(_in_time(response.stream, asking.until), encoding, asking.most)
    finally:
        response.close()
    return Answer(
        status=response.status_code,
        raw=raw,
        content_type=response.headers.get("content-type", ""),
        location=response.headers.get("location", ""),
    )


def _in_time(stream: object, until: float) -> Iterator[bytes]:
    """What a host sends, until the time is over: one that sends a byte now and then would go on for ever."""
    assert isinstance(stream, httpx.SyncByteStream)
    for chunk in stream:
        if time.monotonic() > until:
            raise LateError
        yield chunk
