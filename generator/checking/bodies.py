"""What stands in a body that can be wrong: where its links lead, pictures without words, headings that skip a level.

Places are lines and columns of the body, counted from 1.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote

#: What may make a link of another form than “[words](target)”, or keep one from being one; a picture, or a heading.
_UNUSUAL = ("`", "~", "\\", "<", "![", "]:", "][", "\n#", "\n\t", "\n    ")
_UNDERLINE = re.compile(r"\n[=-]+ *(?:\n|\Z)")
_LINK = re.compile(r"\[(?:[^\[\]\n]|\n(?!\s*\n))+\]\(([A-Za-z0-9/_.:?=#+,;@!$'*-]+)\)")
_TAG = re.compile(r"<(a|img)\s([^>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""", re.IGNORECASE)
_ANCHOR = {"a": "href", "img": "src"}


class Link(NamedTuple):
    """A link or a picture, and where its target stands."""

    target: str
    line: int
    column: int


class Fault(NamedTuple):
    """Something wrong that shows in the body alone."""

    line: int
    column: int
    code: str
    message: str
    hint: str


@dataclass(slots=True)
class Sightings:
    """What was seen in one body."""

    links: list[Link] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def sightings(body: str) -> Sightings:
    """Look through a body. Most hold nothing that Markdown's parser is needed for."""
    if not _is_unusual(body) and (links := _plain_links(body)) is not None:
        return Sightings(links)
    return _parsed(body)


def _is_unusual(body: str) -> bool:
    text = f"\n{body}"
    return any(sign in text for sign in _UNUSUAL) or _UNDERLINE.search(text) is not None


def _plain_links(body: str) -> list[Link] | None:
    """The links of a body that has no unusual ones; None where it has."""
    found = [*_LINK.finditer(body)] if "](" in body else []
    if len(found) != body.count("]("):
        return None
    return [Link(one[1], *_place(body, one.start(1))) for one in found]


def _place(text: str, index: int, line: int = 1) -> tuple[int, int]:
    return line + text.count("\n", 0, index), index - text.rfind("\n", 0, index)


def _parsed(body: str) -> Sightings:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - few bodies need it

    reading = _Reading(body.split("\n"))
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(body):
        if token.map:
            reading.enter(*token.map)
        if token.type == "heading_open":
            reading.heading(int(token.tag[1]))
        elif token.type == "html_block":
            reading.html(token.content)
        for child in token.children or ():
            if child.type == "link_open":
                reading.link(str(child.attrs["href"]))
            elif child.type == "image":
                reading.picture(str(child.attrs["src"]), child.content)
            elif child.type == "html_inline":
                reading.html(child.content)
    return reading.seen


@dataclass
class _Reading:
    """One way down a body: `block` is the source of the part that is being read, from `line` on, read up to `at`."""

    lines: Sequence[str]
    seen: Sightings = field(default_factory=Sightings)
    block: str = ""
    line: int = 1
    at: int = 0
    level: int = 0

    def enter(self, first: int, end: int) -> None:
        """Go on to a part, lines counted from 0, unless it lies in the present one, some of which was read already."""
        if first + 1 != self.line or not self.block:
            self.block, self.line, self.at = "\n".join(self.lines[first:end]), first + 1, 0

    def heading(self, level: int) -> None:
        """Note a heading that lies more than one level below the one before it."""
        if self.level and level > self.level + 1:
            message = f"a heading of level {level} follows one of level {self.level}"
            self._fault("DL167", message, f"write it with {'#' * (self.level + 1)}")
        self.level = level

    def link(self, target: str) -> None:
        """Note a link."""
        self.seen.links.append(Link(target, *self._found(target)))

    def picture(self, source: str, words: str) -> None:
        """Note a picture, and that it has no words."""
        self.seen.links.append(Link(source, *(place := self._found(source))))
        if not words.strip():
            self._wordless(source, place)

    def html(self, html: str) -> None:
        """Note the links and pictures of HTML. One that says `alt=""` is there for the eye alone."""
        for tag, rest in _TAG.findall(html):
            pairs = {
                name.lower(): unescape(quoted or single or bare)
                for name, quoted, single, bare in _ATTRIBUTE.findall(rest)
            }
            if target := pairs.get(_ANCHOR[tag.lower()]):
                self.link(target)
                if tag.lower() == "img" and "alt" not in pairs:
                    self._wordless(target, self.seen.links[-1][1:])

    def _wordless(self, source: str, place: tuple[int, int]) -> None:
        source = unquote(source)
        message = f"the picture “{source}” has no words for those who do not see it"
        hint = f"write what it shows between the brackets: ![a bridge without its middle]({source})"
        self._fault("DL166", message, hint, place)

    def _fault(self, code: str, message: str, hint: str, place: tuple[int, int] | None = None) -> None:
        self.seen.faults.append(Fault(*(place or self._start()), code, message, hint))

    def _start(self) -> tuple[int, int]:
        return self.line, 1 + len(self.block) - len(self.block.lstrip())

    def _found(self, target: str) -> tuple[int, int]:
        """Where a target stands in the part being read: the parser escapes letters, and leaves out where it stood."""
        tries = ((spelt, start) for spelt in (target, unquote(target)) for start in (self.at, 0))
        for spelt, start in tries:
            if (index := self.block.find(spelt, start)) >= 0:
                self.at = index + len(spelt)
                return _place(self.block, index, self.line)
        return self._start()
