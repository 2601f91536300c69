"""The long way through Markdown, to HTML that is safe to publish: content is untrusted, whoever wrote it.

CommonMark with tables and strikethrough. Raw HTML is kept only where the table below names it; a link keeps one of
three schemes or loses its target; nothing a body holds makes the page load from another origin.
"""

from collections.abc import Iterable, Iterator

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from generator.urls import Links, is_external, web_address

SCHEMES = frozenset({"http", "https", "mailto"})
_TEXT = "a abbr b bdi bdo br cite code del dfn em i ins kbd mark q s small span strong sub sup time u wbr"
_BLOCKS = "blockquote dd details div dl dt figcaption figure h2 h3 h4 h5 h6 hr img li ol p pre summary ul"
_TABLES = "caption table tbody td tfoot th thead tr"
TAGS = frozenset(f"{_TEXT} {_BLOCKS} {_TABLES}".split())
ATTRIBUTES = {
    "*": {"lang", "dir", "title"},
    "a": {"href", "rel"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
    "blockquote": {"cite"},
}
#: markdown-it aligns cells with inline styles, which the content security policy forbids: classes instead.
ALIGNED = {f"text-align:{side}": f"align-{side}" for side in ("left", "center", "right")}
_CLASSES = {"td": set(ALIGNED.values()), "th": set(ALIGNED.values())}
#: So much longer than its text the addresses of a body may be, which stands for each link that names it by reference.
_LENT, _TIMES = 10_000, 4
#: What is wider than a phone scrolls by itself, and whoever has no mouse must be able to reach it.
_REACHED = {"pre": {"tabindex": "0"}, "table": {"tabindex": "0"}}


class CommonMark:
    """Reads and cleans bodies of one site, whose links put root-relative targets under its base path."""

    def __init__(self, links: Links) -> None:
        self._links = links
        self._parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
        self._cleaner = nh3.Cleaner(
            tags=TAGS,
            attributes=ATTRIBUTES,
            url_schemes=SCHEMES,
            allowed_classes=_CLASSES,
            set_tag_attribute_values=_REACHED,
            link_rel=None,
            attribute_filter=self._attribute,
        )

    def render(self, text: str) -> Markup:
        """Return a body as sanitised HTML, its highest heading an h2."""
        tokens = self._parser.parse(text)
        _lower_headings(tokens)
        _end_of_addresses(tokens, _LENT + _TIMES * len(text))
        for token in tokens:
            _align(token)
            token.children = list(_images_stay_home(token.children or ()))
        html = self._parser.renderer.render(tokens, self._parser.options, {})
        return Markup(self._cleaner.clean(html))  # noqa: S704

    def _attribute(self, _tag: str, name: str, value: str) -> str | None:
        if name not in ("href", "src", "cite"):
            return value
        if name != "href" and is_external(value):
            return value if name == "cite" and web_address(value) else None
        return self._links.href(value) if value.startswith("/") and not is_external(value) else value


def _lower_headings(tokens: Iterable[Token]) -> None:
    """Shift headings so that the highest is an h2: the page has its h1."""
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    highest = min((int(token.tag[1]) for token in headings), default=2)
    for token in headings:
        token.tag = f"h{min(int(token.tag[1]) - highest + 2, 6)}"


def _end_of_addresses(tokens: Iterable[Token], room: int) -> None:
    """Take the addresses off the links that come when there is no more room: a small text may name a long one for ever."""
    inline = (child for token in tokens for child in token.children or ())
    for one in inline:
        for name in one.attrs.keys() & {"href", "src"}:
            room -= len(str(one.attrs[name]))
            if room < 0:
                one.attrs[name] = ""


def _align(token: Token) -> None:
    style = token.attrs.pop("style", None)
    if style in ALIGNED:
        token.attrs["class"] = ALIGNED[str(style)]


def _images_stay_home(tokens: Iterable[Token]) -> Iterator[Token]:
    """Turn a picture that lies on another origin into a link to it, and mark links that lead away."""
    for token in tokens:
        if token.type == "link_open" and is_external(str(token.attrs["href"])):
            token.attrs["rel"] = "external nofollow"
        if token.type == "image" and is_external(str(token.attrs["src"])):
            yield Token("link_open", "a", 1, attrs={"href": token.attrs["src"], "rel": "external nofollow"})
            yield Token("text", "", 0, content=token.content or str(token.attrs["src"]))
            yield Token("link_close", "a", -1)
        else:
            yield token
