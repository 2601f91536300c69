"""A short cut through Markdown: bodies of plain paragraphs, flat lists, links and bold words, as most bodies are.

What is made here is what the parser and the cleaner of `commonmark.py` make of the same text, in a fiftieth of their
time; any letter that might mean more hands the whole body to them. `tests/rendering/test_short_cuts.py` holds this.
"""

import re
from collections.abc import Callable
from itertools import pairwise

#: What may mean something to Markdown or HTML within a line, is written as an entity, or is space that is none of a line's.
_SPECIAL = r"\\`*_\[\]<>&|~\x00-\x09\x0b-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff\ud800-\udfff\ufffe\uffff"
_MEANING = re.compile(f"[{_SPECIAL}]")
#: Words that begin and end in a letter or digit, so that what stands around them is no part of them.
_WORDS = rf"([^\W_](?:[^{_SPECIAL}]*[^\W_])?)"
_TARGET = r"((?:https?://[a-z0-9]+(?:[.-][a-z0-9]+)*)?(?:/[A-Za-z0-9_.-]+)*/?)"
_INLINE = re.compile(
    rf"(?<!!)\[{_WORDS}\]\({_TARGET}\)|(?<![^\s(])(?:\*\*{_WORDS}\*\*|\*{_WORDS}\*)(?![^\s.,;:!?)])"
)
#: A line that is empty or begins like something else than prose.
_MARKED = re.compile(r"\n(?:[\s#+=-]|[0-9]{1,9}[.)])")
_ITEM, _QUOTED = "- ", "> "


def prose(text: str, href: Callable[[str], str]) -> str | None:
    """Return a body's HTML; None where it may hold more than prose. `href` puts a site path under the base path."""
    text = text.strip("\n")
    if " \n" in text or text.endswith(" "):
        return None  # a break, or nothing
    blocks = [block for part in text.split("\n\n") if (block := part.strip("\n"))]
    lists = [block.startswith(_ITEM) for block in blocks]
    if any(one and other for one, other in pairwise(lists)):
        return None  # one list with space between its items
    made = [_block(block, href) for block in blocks]
    return None if None in made else "".join(filter(None, made))


def _block(block: str, href: Callable[[str], str]) -> str | None:
    if block.startswith(_ITEM):
        return _list(block, href)
    return _quotation(block, href) if block.startswith(_QUOTED) else _paragraph(block, href)


def _quotation(block: str, href: Callable[[str], str]) -> str | None:
    lines = block.split("\n")
    if not all(line.startswith(_QUOTED) for line in lines):
        return None
    html = _paragraph("\n".join(line.removeprefix(_QUOTED) for line in lines), href)
    return f"<blockquote>\n{html}</blockquote>\n" if html else None


def _paragraph(block: str, href: Callable[[str], str]) -> str | None:
    html = _inline(block, href)
    return f"<p>{html}</p>\n" if html else None


def _list(block: str, href: Callable[[str], str]) -> str | None:
    items = block.removeprefix(_ITEM).split(f"\n{_ITEM}")
    made = [None if "\n" in item else _inline(item, href) for item in items]
    return "<ul>\n{}</ul>\n".format("".join(f"<li>{one}</li>\n" for one in made)) if all(made) else None


def _inline(text: str, href: Callable[[str], str]) -> str | None:
    if _MARKED.search(f"\n{text}"):
        return None
    parts: list[str] = []
    end = 0
    while found := _MEANING.search(text, end):
        inline = _INLINE.match(text, found.start())
        if not inline or (html := _html(inline, href)) is None:
            return None
        parts += text[end : found.start()], html
        end = inline.end()
    return "".join((*parts, text[end:])) if parts else text


def _html(inline: re.Match[str], href: Callable[[str], str]) -> str | None:
    label, target, strong, stressed = inline.groups()
    if not label:
        return f"<strong>{strong}</strong>" if strong else f"<em>{stressed}</em>"
    if target.startswith("/"):
        return f'<a href="{href(target)}">{label}</a>'
    return f'<a href="{target}" rel="external nofollow">{label}</a>' if target else None
