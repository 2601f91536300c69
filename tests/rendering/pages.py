"""What the tests of rendering share: the sample site, built in memory, and a strict reader of its pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path

from generator.build import load
from generator.model.record import Record
from generator.model.site import Site
from generator.rendering.layouts import Layouts
from generator.rendering.render import render
from generator.site.assemble import assemble

SAMPLE = Path(__file__).with_name("sample")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
#: Elements that a paragraph, a heading or a table cell of inline text cannot hold.
BLOCKS = frozenset(
    "address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main "  # noqa: SIM905
    "nav ol p pre section table ul".split()
)
INLINE_ONLY = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt", "span", "a", "cite", "small", "b"}


def sample_record() -> Record:
    record, problems = load(SAMPLE)
    assert record is not None, problems
    assert problems == ()
    return record


def site_of(record: Record, **settings: object) -> Site:
    return assemble(replace(record, config=replace(record.config, **settings)))  # type: ignore[arg-type]


def files_of(site: Site, layouts: Layouts | None = None) -> dict[str, bytes]:
    files = [(file.path, file.content) for file in render(site, layouts or Layouts.read())]
    paths = [path for path, _ in files]
    assert sorted(set(paths)) == sorted(paths), "two files have one path"
    return dict(files)


def pages_of(files: Mapping[str, bytes]) -> dict[str, str]:
    return {path: content.decode() for path, content in files.items() if path.endswith(".html")}


@dataclass
class Element:
    """An element of a page with what stands in it."""

    tag: str
    attributes: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)

    def walk(self) -> Iterator["Element"]:
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def find(self, tag: str = "", **attributes: str) -> list["Element"]:
        """Every element below with a tag; `class_` is one of its classes."""
        wanted = attributes.pop("class_", "")
        return [
            one
            for one in self.walk()
            if (not tag or one.tag == tag)
            and (not wanted or wanted in one.attributes.get("class", "").split())
            and all(one.attributes.get(name) == value for name, value in attributes.items())
        ]

    @property
    def text(self) -> str:
        return " ".join(
            "".join(child if isinstance(child, str) else f" {child.text} " for child in self.children).split()
        )


class Strict(HTMLParser):
    """Reads a page and keeps a list of what a browser would have to repair."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.root = Element("", {})
        self.open = [self.root]
        self.repairs: list[str] = []
        self.feed(html)
        self.close()
        self.repairs += [f"<{one.tag}> is never closed" for one in self.open[1:]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        element = Element(tag, {name: value or "" for name, value in attrs})
        if len(set(names)) < len(names):
            self.repairs.append(f"<{tag}> has an attribute twice, line {self.getpos()[0]}")
        holder = next((one.tag for one in reversed(self.open) if one.tag in INLINE_ONLY), None)
        if tag in BLOCKS and holder and holder != "a":
            self.repairs.append(f"<{tag}> inside <{holder}>, line {self.getpos()[0]}")
        if tag == "a" and any(one.tag == "a" for one in self.open):
            self.repairs.append(f"<a> inside <a>, line {self.getpos()[0]}")
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))
        if not any(one.tag == "svg" for one in self.open):
            self.repairs.append(f"<{tag}/> outside of SVG")

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].tag == tag:
            self.open.pop()
        else:
            self.repairs.append(f"</{tag}> closes <{self.open[-1].tag}>, line {self.getpos()[0]}")

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)
