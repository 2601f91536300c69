"""Slugs and links. Every link of a site passes through `Links`, so that the base path is in one place."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from urllib.parse import quote, urlsplit

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
#: What a link keeps as it stands; most hold nothing else.
_SAFE = "/#?=&%:@!$'()*+,;~-._"
_PLAIN = re.compile(rf"[A-Za-z0-9{re.escape(_SAFE)}]*").fullmatch
#: Letters that decomposition leaves whole, in the spelling usual for them in Latin script.
_LETTERS = str.maketrans(
    {"ı": "i", "ß": "ss", "æ": "ae", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "ə": "a", "œ": "oe"}
)
#: What Windows takes for a device, whatever suffix it has: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
)
_PLAIN_ADDRESS = re.compile(r"https?://[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+(?:/[A-Za-z0-9/._~%?=&#+-]*)?")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
#: What browsers read otherwise than it is written, or not at all (WHATWG URL, section 4.4).
_AS_BROWSERS_READ = str.maketrans({"\\": "/", "\t": None, "\n": None, "\r": None})
_AROUND = "".join(map(chr, range(33)))
#: The longest slug, and that of a place’s name.
LONGEST_SLUG = 90
_LONGEST = 60
_KEPT = 2**12  # names and paths of a record are asked for again and again


@lru_cache(maxsize=_KEPT)
def slug(text: str) -> str:
    """Return a lower-case ASCII slug (“Erdoğan” → “erdogan”); empty where the text has no letter it can spell.

    A slug can be the name of a file: none is a device of Windows (“CON” → “con-name”), and what would be longer than ninety
    letters ends in eight digits of its digest, so that two joined are no longer than a name may be.
    """
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    made = _NOT_SLUG.sub("-", folded.encode("ascii", "ignore").decode()).strip("-")
    if len(made) > LONGEST_SLUG:
        return f"{made[: LONGEST_SLUG - 9].strip('-')}-{_digits(text)}"
    return f"{made}-name" if made in DEVICES else made


def plain_id(text: str) -> str:
    """Return words joined by hyphens as an id: as they stand, or spelt in Latin letters where they mix them with others."""
    folded = unicodedata.normalize("NFD", text)
    spelt = all(letter < "\x80" or unicodedata.combining(letter) for letter in folded)
    joined = all(word.isalnum() for word in unicodedata.normalize("NFC", text).split("-"))
    return text if spelt and joined and len(text) <= LONGEST_SLUG else slug(text) or text


def _digits(text: str) -> str:
    """Return eight digits by which a name is told apart that is not spelt whole."""
    return blake2b(collision_key(text).encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def collision_key(text: str) -> str:
    """Fold what file systems and servers fold: case and Unicode form. Two ids with one key collide."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold())


@dataclass(frozen=True, slots=True)
class Links:
    """Turns site paths (“/events/x/”) into hrefs under the base path and into absolute addresses.

    `base_url` is where the site will live, e.g. https://example.github.io/record/; its trailing slash is optional.
    """

    base_url: str

    @property
    def base_path(self) -> str:
        """The path the site lives under, with a slash at both ends."""
        return _base(self.base_url)[1]

    def href(self, path: str) -> str:
        """Return the link to a site path: same origin, base path in front, fragment kept, percent-encoded."""
        return _href(self.base_url, path)

    def absolute(self, path: str) -> str:
        """Return the whole address of a site path."""
        return _base(self.base_url)[0] + _href(self.base_url, path)


@lru_cache(maxsize=_KEPT)
def _href(base_url: str, path: str) -> str:
    """A page says its own path several times, and those beside it."""
    path = path.lstrip("/")
    return _base(base_url)[1] + (path if _PLAIN(path) else quote(path, safe=_SAFE))


@cache
def _base(base_url: str) -> tuple[str, str]:
    """Split a base URL into its origin and its path with a slash at both ends: once, not once a link."""
    parts = urlsplit(base_url)
    path = "/".join(["", *filter(None, parts.path.split("/")), ""])
    return f"{parts.scheme}://{parts.netloc}", quote(path, safe="/%:@!$&'()*+,;=~-._")


def web_address(address: str) -> str:
    """An address from content as it may be linked: “” unless it is one of the web."""
    return address if address.lower().startswith(("https://", "http://")) else ""


def is_for_site(url: str) -> bool:
    """Whether a site can live at an address: it has no query, no fragment, and no name or password, which every page would show."""
    parts = urlsplit(url)
    return not (parts.query or parts.fragment or "@" in parts.netloc)


def address_error(url: str) -> str:
    """Return what keeps a text from being a web address, or nothing."""
    return "" if _PLAIN_ADDRESS.fullmatch(url) else odd_address_error(url)


def odd_address_error(url: str) -> str:
    """Say the same of any address, the long way: most are plain."""
    try:
        parts = urlsplit(url)
        host = parts.hostname
        _ = parts.port
    except ValueError as error:
        return f"this is no address: {error}"
    if parts.scheme not in ("http", "https") or not host:
        return "an address begins with https:// or http:// and a host"
    if re.search(r"[\s<>\"\\]", url) or not url.isprintable():
        return "an address has no spaces, quotes, angle brackets, backslashes or signs that nobody sees"
    return ""


def is_external(target: str) -> bool:
    """Whether a link leaves the site. A backslash is a slash to a browser, and it passes over tabs and line ends."""
    return bool(_ELSEWHERE.match(target.translate(_AS_BROWSERS_READ).strip(_AROUND)))


@lru_cache(maxsize=_KEPT)
def place_id(name: str, country: str | None) -> str:
    """Return the id of a place: the slug of its name, and its country’s code where it has one (“tavush-am”).

    A name that a slug cannot spell whole, or that is too long for one, is told apart by eight digits of its digest.
    """
    folded = unicodedata.normalize("NFKD", collision_key(name).translate(_LETTERS))
    known, spelt = slug(name), all(letter < "\x80" or not letter.isalnum() for letter in folded)
    if not known or not spelt or len(known) > _LONGEST:
        known = "-".join(filter(None, (known[:_LONGEST].strip("-"), _digits(name))))
    return f"{known}-{slug(country)}" if country and slug(country) else known
