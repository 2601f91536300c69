"""Edits within flow lists and mappings: `[a, b]`, `{a: 1, b: 2}`."""

import re

from yaml.nodes import MappingNode, Node, SequenceNode

from generator.decode.nodes import pairs
from generator.splice.page import Page

_COMMENT = re.compile(r"#[^\r\n]*")


def insert(page: Page, within: SequenceNode | MappingNode, after: int, new: str) -> str:
    """Put a new part behind the one numbered `after` (-1: in front of all)."""
    spans = _spans(page, within)
    if not spans:
        return page.replaced(page.begin(within) + 1, page.begin(within) + 1, new)
    begin, end = spans[after] if after >= 0 else (0, 0)
    # Behind a key without a value, a comma could be taken for a part of the key.
    if after < 0 or page.characters[begin:end].endswith(":"):
        return page.replaced(spans[0][0], spans[0][0], f"{new}, ")
    return page.replaced(end, end, f", {new}")


def cut(page: Page, within: SequenceNode | MappingNode, number: int) -> str:
    """Take one part away with its comma."""
    spans = _spans(page, within)
    begin, end = spans[number]
    if len(spans) == 1:
        comma = re.compile(r"\s*,").match(page.characters, end)
        return page.replaced(begin, comma.end() if comma else end, "")
    if number + 1 < len(spans):
        return _cut_before(page, begin, end, spans[number + 1][0])
    return _cut_last(page, spans[number - 1][1], begin, end)


def _cut_before(page: Page, begin: int, end: int, following: int) -> str:
    between = page.characters[end:following]
    if "#" not in between:
        return page.replaced(begin, following, "")
    comma = end + _COMMENT.sub(lambda comment: " " * len(comment[0]), between).index(",")
    return page.characters[:begin] + page.characters[end:comma] + page.characters[comma + 1 :]


def _cut_last(page: Page, previous: int, begin: int, end: int) -> str:
    if "#" not in page.characters[previous:begin]:
        return page.replaced(previous, end, "")
    comma = re.compile(r"\s*,").match(page.characters, end)
    return page.replaced(begin, comma.end() if comma else end, "")


def _spans(page: Page, within: SequenceNode | MappingNode) -> list[tuple[int, int]]:
    """Return where each part begins and ends: an item, or a key with its value."""
    parts: list[tuple[Node, Node]]
    parts = (
        [(item, item) for item in within.value] if isinstance(within, SequenceNode) else list(pairs(within))
    )
    return [(page.begin(first), page.end(last)) for first, last in parts]
