"""XML as feeds and sitemaps need it: documents of one namespace, one element a line."""

import re
from collections.abc import Iterable

#: What XML 1.0 allows no document to hold (its section 2.2).
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: What is written otherwise; a line end in an attribute would become a space.
_IN_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_IN_ATTRIBUTE = {**_IN_TEXT, '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"}


def element(tag: str, text: str = "", **attributes: str) -> str:
    """Write an element that holds nothing but text, without the characters that XML cannot hold."""
    opening = tag
    for name, value in attributes.items():
        opening += f' {name}="{_escaped(value, _IN_ATTRIBUTE)}"'
    inner = _escaped(text, _IN_TEXT)
    return f"<{opening}>{inner}</{tag}>" if inner else f"<{opening} />"


def document(tag: str, namespace: str, lines: Iterable[str], language: str = "") -> bytes:
    """Write a document of elements that are written already; one whose language is given says so."""
    spoken = f' xml:lang="{_escaped(language, _IN_ATTRIBUTE)}"' if language else ""
    root = f'<{tag} xmlns="{namespace}"{spoken}>'
    return "\n".join(['<?xml version="1.0" encoding="utf-8"?>', root, *lines, f"</{tag}>", ""]).encode()


def _escaped(text: str, escapes: dict[str, str]) -> str:
    if not text.isprintable():
        text = _ILLEGAL.sub("", text)
    for letter, written in escapes.items():
        if letter in text:
            text = text.replace(letter, written)
    return text
