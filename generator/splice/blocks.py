"""Edits within block lists and mappings: lines that are indented alike."""

import re
from dataclasses import replace

from yaml.nodes import MappingNode, Node, SequenceNode

from generator.decode.nodes import pairs
from generator.encode import item, lines
from generator.splice.page import Page, is_block


def insert_key(page: Page, within: MappingNode, after: int, name: str, value: object) -> str:
    """Put a new key behind the one numbered `after` (-1: in front of all)."""
    new, keys = list(lines(name, value)), list(pairs(within))
    column: int = keys[0][0].start_mark.column
    if after < 0:
        # The first key may stand behind a list item's dash: the new one takes its place, and it a line of its own.
        begin, pad = page.begin(keys[0][0]), " " * column
        return page.replaced(
            begin, begin, "".join(f"{line}{page.newline}{pad}" for line in _padded(new, pad))
        )
    begin = page.below(page.end(keys[after][1]), column)
    return page.with_lines(begin, begin, new, column)


def _padded(rows: list[str], pad: str) -> list[str]:
    """Indent all rows but the first, which stands where it is put."""
    return [rows[0], *(pad + row for row in rows[1:])]


def append(page: Page, within: SequenceNode, value: object) -> str:
    """Put a new item behind the last."""
    column: int = within.start_mark.column
    begin = page.below(page.end(within), column)
    return page.with_lines(begin, begin, list(item(value)), column)


def replace_item(page: Page, within: SequenceNode, node: Node, value: object) -> str:
    """Give a list's item another value."""
    first, *rest = item(value)
    column: int = node.start_mark.column if is_block(node) else within.start_mark.column + 2
    new = [first[2:], *(" " * column + row[2:] for row in rest)]
    return page.replaced(page.begin(node), page.end(node), page.newline.join(new))


def replace_value(page: Page, key: Node, node: Node, value: object) -> str:
    """Give a key another value, on its line if that fits, else in the lines below."""
    name: str = key.value
    head, *below = lines(name, value)
    short = head[len(f"{name}:") :]
    colon = page.characters.index(":", page.end(key)) + 1
    column: int = key.start_mark.column
    if is_block(node):
        begin, end = page.line(page.begin(node)), page.next_line(page.end(node))
        kept = page.characters[colon:begin]
        if below:
            return page.with_lines(begin, end, below, column)
        return page.replaced(colon, end, short + kept)
    if not below:
        begin = page.begin(node)
        return page.replaced(begin, page.end(node), short if begin == colon else short.lstrip())
    bare = replace(page, characters=page.replaced(colon, page.end(node), ""))
    begin = bare.next_line(colon)
    return bare.with_lines(begin, begin, below, column)


def cut_item(page: Page, within: SequenceNode, number: int) -> str:
    """Take an item away, from its dash to the end of its last line."""
    node = within.value[number]
    begin = page.line(page.begin(within))
    if number:
        previous = page.end(within.value[number - 1])
        dash = re.compile(rf"(?:^|(?<=\r)) {{{within.start_mark.column}}}-(?=\s)", re.MULTILINE)
        begin = [found.start() for found in dash.finditer(page.characters, previous, page.begin(node))][-1]
    return page.replaced(begin, page.next_line(page.end(node)), "")


def cut_key(page: Page, within: MappingNode, number: int) -> str:
    """Take a key away with its value."""
    keys = list(pairs(within))
    key, value = keys[number]
    begin, end = page.begin(key), page.end(value)
    if not page.characters[page.line(begin) : begin].strip():
        return page.replaced(page.line(begin), page.next_line(end), "")
    if number + 1 == len(keys):
        return page.replaced(begin, end, "{}")
    following = page.begin(keys[number + 1][0])
    between = page.characters[end:following]
    return page.replaced(begin, end if between.strip() else following, "")
