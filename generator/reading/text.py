"""Plain text and Markdown → its lines."""

import re

from generator.patterns import deferred
from generator.reading.lines import Lines, split
from generator.reading.paragraphs import unwrap

#: Markup of Markdown: the signs without one of which there is none, and what stays of it.
_MARKUP = (
    (("![",), deferred(r"!\[[^\[\]\n]{0,300}\]\([^()\n]{0,2000}\)"), ""),
    (("](",), deferred(r"\[([^\[\]\n]{1,300})\]\([^()\s]{0,2000}(?: \"[^\"\n]{0,200}\")?\)"), r"\1"),
    (("<http",), deferred(r"<(https?://[^<>\s]{1,2000})>"), r"\1"),
    (("#",), deferred(r"^[ \t]{0,3}#{1,6}[ \t]+", re.MULTILINE), ""),
    ((">",), deferred(r"^[ \t]{0,3}>[ \t]?", re.MULTILINE), ""),
    (("*", "_", "--", "- -"), deferred(r"^[ \t]{0,3}(?:[-*_][ \t]*){3,200}$", re.MULTILINE), ""),
    (("**", "__"), deferred(r"(?<![\w*])(\*\*|__)(?=\S)([^*_\n]{1,400})(?<=\S)\1(?![\w*])"), r"\2"),
    (("*", "_"), deferred(r"(?<![\w*_])([*_])(?=\S)([^*_\n]{1,400})(?<=\S)\1(?![\w*_])"), r"\2"),
)


def read_text(text: str, first: int = 1) -> Lines:
    """Cut plain text or Markdown into paragraphs; `first` is the number of its first line in the file."""
    for signs, markup, stays in _MARKUP:
        if any(sign in text for sign in signs):
            text = markup.sub(stays, text)
    return unwrap(split(text, first))
