"""A file's text: bytes to characters, positions to places, front matter from body."""

import bisect
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

from generator.errors import Mark, Problem

#: What neither YAML 1.2 (section 5.1) nor XML 1.0 (section 2.2) lets stand in a text.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
LONGEST_MESSAGE = 240
#: So many characters below the front matter are a book; Markdown longer than that was made to keep a build busy.
LONGEST_BODY = 200_000

_BREAK = re.compile(r"\r\n?|\n")
_FENCE = re.compile(r"---[ \t]*(?:\r\n?|\n|\Z)")
#: A literal first character makes the search fast; files with carriage returns are few.
_CLOSE, _CLOSE_CR = (re.compile(rf"{end}---[ \t]*(?:\r\n?|\n|\Z)") for end in (r"\n", r"[\r\n]"))
#: The bytes that control characters begin with in UTF-8: a file without them needs no closer look.
_CONTROL_BYTES = bytes([*range(9), 11, 12, *range(14, 32), 127, 0xC2, 0xED, 0xEF])
#: The same for bytes, which may begin with a byte order mark.
_OPEN_RAW = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*(?:\r\n?|\n|\Z)")
_CLOSE_RAW, _CLOSE_CR_RAW = (re.compile(rb"%b---[ \t]*(?:\r\n?|\n|\Z)" % end) for end in (rb"\n", rb"[\r\n]"))
_BLANK_LINES = re.compile(r"(?:[^\S\r\n]*(?:\r\n?|\n))+")
#: What turns the order of letters (Unicode Standard Annex 9, sections 2.1 to 2.5), and the ends of lines; and its bytes in UTF-8.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\r\n]")
_TURNING_BYTES = re.compile(rb"\xe2(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])|&#")
#: The same characters as a body may spell them (CommonMark 0.31, section 2.5; HTML Living Standard, section 13.2.5.80).
_SPELT = re.compile(r"&#(?:x0*(202[a-e]|206[6-9])(?![0-9a-f])|0*(823[4-8]|829[4-7])(?!\d));?", re.IGNORECASE)
_ISOLATES, _END_OF_ISOLATE = "\u2066\u2067\u2068", "\u2069"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class Text:
    """The characters of one file without their byte order mark; `path` is posix, relative to the site."""

    path: str
    characters: str

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _BREAK.finditer(self.characters))]

    def mark(self, index: int) -> Mark:
        """Return the place of the character at `index`, counted as editors count."""
        line = bisect.bisect_right(self._starts, index)
        return Mark(self.path, line, index - self._starts[line - 1] + 1)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where the YAML between the two `---` lines stands (`start` to `end`) and where the body begins."""

    start: int
    end: int
    body: int


def read_text(raw: bytes | str, path: str) -> tuple[Text | None, tuple[Problem, ...]]:
    """Decode UTF-8, a byte order mark allowed; report what no text may hold."""
    if isinstance(raw, str):
        raw = raw.encode("utf-8", "surrogatepass")
    try:
        text = Text(path, raw.decode("utf-8").removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        return None, (_not_utf8(raw, error, path),)
    suspicious = len(raw.translate(None, _CONTROL_BYTES)) < len(raw)
    problems = tuple(_control_characters(text)) if suspicious else ()
    return text, (*problems, *_turned(text)) if _TURNING_BYTES.search(raw) else problems


def _not_utf8(raw: bytes, error: UnicodeDecodeError, path: str) -> Problem:
    before = Text(path, raw[: error.start].decode("utf-8"))
    sort = "UTF-16" if raw.startswith(_UTF16) else f"not UTF-8 (byte {raw[error.start]:02x})"
    hint = "save it as UTF-8 in your editor"
    return Problem(before.mark(len(before.characters)), "DL003", f"this file's text is {sort}", hint)


def _control_characters(text: Text) -> Iterator[Problem]:
    if match := CONTROL.search(text.characters):
        name = f"U+{ord(match[0]):04X}"
        yield Problem(
            text.mark(match.start()), "DL004", f"a control character ({name}) stands here", "delete it"
        )


def _turned(text: Text) -> Iterator[Problem]:
    """Yield what turns letters, in a body also where it is spelt: Markdown reads that, and no front matter is Markdown."""
    around = None
    with suppress(ValueError):  # which is told where front matter is decoded
        around = front_matter(text.characters)
    body = around.body if around else len(text.characters)
    characters = text.characters[:body] + _SPELT.sub(_as_it_is_read, text.characters[body:])
    if (index := turned_at(characters)) is not None:
        yield Problem(text.mark(index), "DL171", turned(characters[index]), UNTURN)


def _as_it_is_read(reference: re.Match[str]) -> str:
    """The character that is meant, in as much room."""
    meant = int(reference[1], 16) if reference[1] else int(reference[2])
    return chr(meant).ljust(len(reference[0]))


#: What to do about a character that turns the order of letters.
UNTURN = "delete it; words of another direction are set apart between U+2068 and U+2069, on one line"


def turned(character: str) -> str:
    """Say that a character turns the order of letters."""
    return f"a character that nobody sees (U+{ord(character):04X}) turns the order of the letters behind it"


def turned_at(characters: str) -> int | None:
    """Return where letters begin to be shown in another order than they are written in; None where nowhere.

    Embeddings and overrides always turn them; isolates, which set words of another direction apart, where they are
    not closed on their line.
    """
    opened: list[int] = []
    for found in _TURNING.finditer(characters):
        sign, index = found[0], found.start()
        if sign in _ISOLATES:
            opened.append(index)
        elif sign == _END_OF_ISOLATE:
            del opened[-1:]
        elif sign not in "\r\n":
            return opened[0] if opened else index
        elif opened:
            break
    return opened[0] if opened else None


def front_matter(characters: str) -> FrontMatter | None:
    """Find the front matter: from a first line `---` to the next. None where the first line is another.

    Raises ValueError where it is never closed.
    """
    opening = _FENCE.match(characters)
    if not opening:
        return None
    pattern = _CLOSE_CR if "\r" in characters else _CLOSE
    closing = pattern.search(characters, opening.end() - 1)
    if not closing:
        raise ValueError("the front matter is never closed")
    return FrontMatter(opening.end(), closing.start() + 1, closing.end())


def front_end(raw: bytes) -> int:
    """Return how many bytes of a file reach to the end of its front matter: all, where it has none that ends."""
    opening = _OPEN_RAW.match(raw)
    pattern = _CLOSE_CR_RAW if b"\r" in raw else _CLOSE_RAW
    closing = pattern.search(raw, opening.end() - 1) if opening else None
    return closing.end() if closing else len(raw)


def tidy_body(body: str) -> str:
    """Return a body as values hold it: line breaks are line feeds, blank lines around it do not count."""
    return from_first_line(_BREAK.sub("\n", body) if "\r" in body else body).rstrip()


def from_first_line(body: str) -> str:
    """Return a body without the blank lines above it."""
    blank = _BLANK_LINES.match(body)
    return body[blank.end() if blank else 0 :]


def one_line(message: str) -> str:
    """Return a message that may quote a person's text as one line of readable length."""
    line = " ".join(message.splitlines())
    return line if len(line) <= LONGEST_MESSAGE else f"{line[:LONGEST_MESSAGE]}…"
