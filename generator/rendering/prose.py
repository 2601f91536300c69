"""A short cut through Markdown: bodies of plain paragraphs, flat lists, links and bold words, as most bodies are.

What is made here is what the parser and the cleaner of `markdown.py` make of the same text, in a fiftieth of their
time; any letter that might mean more hands the whole body to them. `tests/rendering/test_short_cuts.py` holds this.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

#: What may mean something to Markdown or HTML within a line, or is written as an entity.
_SPECIAL = r"\\`*_\[\]<>&|~\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff"
_MEANING = re.compile(f"[{_SPECIAL}]")
#: Words that begin and end in a letter or digit, so that what stands around them is no part of them.
_WORDS = rf"([^\W_](?:[^{_SPECIAL}]*[^\W_])?)"
_TARGET = r"((?:https?://[a-z0-9]+(?:[.-][a-z0-9]+)*)?(?:/[A-Za-z0-9_.-]+)*/?)"
_INLINE = re.compile(
    rf"(?<!!)\[{_WORDS}\]\({_TARGET}\)|(?<![^\s(])(?:\*\*{_WORDS}\*\*|\*{_WORDS}\*)(?![^\s.,;:!?)])"
)
#: A line that begins or ends like something else than prose.
_MARKED = re.compile(r"^(?:[\s#+=-]|[0-9]{1,9}[.)])(?<!\n)|[^\S\n]$", re.MULTILINE)
_BLANK = re.compile(r"\n{2,}")
_ITEM, _QUOTED = "- ", "> "


def prose(text: str, href: Callable[[str], str]) -> str | None:
    """Return a body's HTML; None where it may hold more than prose. `href` puts a site path under the base path."""
    blocks = _BLANK.split(text.strip("\n"))
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
    if _MARKED.search(text):
        return None
    if not _MEANING.search(text):
        return text
    parts = list(_parts(text, href))
    return None if None in parts else "".join(filter(None, parts))


def _parts(text: str, href: Callable[[str], str]) -> Iterator[str | None]:
    end = 0
    for found in _INLINE.finditer(text):
        plain = text[end : found.start()]
        label, target, strong, stressed = found.groups()
        yield None if _MEANING.search(plain) else plain
        if label:
            yield _link(label, target, href)
        else:
            yield f"<strong>{strong}</strong>" if strong else f"<em>{stressed}</em>"
        end = found.end()
    yield None if _MEANING.search(text[end:]) else text[end:]


def _link(label: str, target: str, href: Callable[[str], str]) -> str | None:
    if target.startswith("/"):
        return f'<a href="{href(target)}">{label}</a>'
    return f'<a href="{target}" rel="external nofollow">{label}</a>' if target else None
