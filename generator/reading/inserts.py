"""What content systems leave inside a line: shortcodes, placeholders of embedded things, scripts, unfilled fields."""

import re
from collections.abc import Sequence
from typing import TypeAlias

from generator.patterns import deferred
from generator.reading.lines import Line, Lines

#: A rule's name, its signs and its form.
_Rule: TypeAlias = tuple[str, tuple[str, ...], re.Pattern[str]]
#: Each is cut out wherever it stands; the rest of the line stays. Its line has one of the signs, in small letters.
INSERTS = (
    (
        "shortcode",
        ("[",),
        deferred(
            r"\[/?[a-z][a-z0-9]{0,30}(?:[_-][a-z0-9]{1,30}){1,6}(?:[ =][^\[\]\n]{0,200})?\]"
            r"|\[(?P<tag>caption|gallery|embed|audio|video|playlist)\b[^\[\]\n]{0,200}\][^\[\]\n]{0,600}\[/(?P=tag)\]"
            r"|\[/?(?:caption|gallery|embed|audio|video|playlist|youtube|twitter|tweet|instagram|facebook|iframe|adrotate|ads?|row|column|divider"
            r"|button|html|raw|img|image|photo|pullquote|related|newsletter|promo|more|restrict|members?only|paywall)\b(?:[ =][^\[\]\n]{0,200})?\]"
        ),
    ),
    (
        "embed",
        ("[", "("),
        deferred(
            r"[(\[](?:embedded )?(?:content|video|image|tweet|post|media|photo|audio|map|gallery|link)s?(?: has been| was)?"
            r" (?:removed|deleted|unavailable|not available|omitted)[)\]]|[(\[]embedded (?:content|video|tweet|media)[)\]]",
            re.IGNORECASE,
        ),
    ),
    (
        "syndication",
        ("[", "("),
        deferred(
            r"[(\[](?<!\S.)(?:(?:additional|with|extra) )?(?:reporting|writing|editing|compiled|edited|written|reported|graphics?) by [^()\[\]\n]{3,300}(?:[)\]]|$)\.?"
            r"|[(\[](?<!\S.)(?:photo|file|image|video|graphic)s?: ?[^()\[\]\n]{3,80}[)\]]",
            re.IGNORECASE,
        ),
    ),
    (
        "media",
        ("(@",),
        deferred(r"[—–-]\s[^()\n]{2,60} \(@\w{1,30}\) [A-Z][a-z]{2,8} \d{1,2}, 20\d\d"),
    ),
    (
        "media",
        (".jpg", ".jpeg", ".png", ".gif", ".webp"),
        deferred(r"^(?!https?:)[\w%().-]{3,160}\.(?:jpe?g|png|gif|webp)(?=\s)", re.IGNORECASE),
    ),
    (
        "advertisement",
        ("continues below", "continues after", "continue reading", "advertisement"),
        deferred(
            r"(?:^|(?<=[.!?”\"] ))(?:(?:story|article|report) continues (?:below|after)(?: this)? ad(?:vertisement)?|continue reading (?:below|the main story)|advertisements?(?= [A-Z“\"]))\b\W{0,3}",
            re.IGNORECASE,
        ),
    ),
    (
        "script",
        ("<", "{", "adsbygoogle", "googletag", "document.", "="),
        deferred(
            r"\(?(?:window\.)?adsbygoogle\b[^;\n]{0,120};?|googletag\.[^;\n]{0,200};?|\b(?:var|let|const) \w{1,40} ?= ?[^;\n]{0,200};"
            r"|\bdocument\.(?:write|getElementById)[^;\n]{0,200};?|!?function ?\([^)\n]{0,80}\) ?\{[^\n]{0,400}\}|<!--[^\n]{0,300}?-->"
            r"|</?(?:script|iframe|div|span|img|ins|amp-ad|figure|br|hr|p)\b[^<>\n]{0,400}>"
        ),
    ),
)
#: A field of a template that nobody filled; with the label before it where it is alone on its line.
_FIELD_SIGNS = ("[", "<", "{", "%%")
_FIELD = deferred(
    r"\[(?:insert|add|enter|your|put|placeholder|todo|tbd|tk|to be)\b[^\[\]\n]{0,80}\]|\{\{[^{}\n]{0,80}\}\}|%%\w{1,40}%%"
    r"|<(?:insert|your|add|enter) [^<>\n]{0,80}>|\$\{[^{}\n]{0,80}\}",
    re.IGNORECASE,
)
_CUT = (*INSERTS, ("unfilled-field", _FIELD_SIGNS, _FIELD))
_LABEL_ALONE = deferred(r"(?:[^\W\d_][\w/ -]{0,40}[:|–—-])?\W*")


def without_inserts(lines: Lines) -> Lines:
    """Cut inserts out of their lines, and take out lines that hold a label and an unfilled field."""
    whole = _possible("\n".join(line.text for line in lines), _CUT)
    return tuple(piece for line in lines for piece in _cut_line(line, whole)) if whole else lines


def _possible(text: str, rules: Sequence[_Rule]) -> list[_Rule]:
    """Return the rules one of whose signs a text has."""
    folded = text.lower()
    return [rule for rule in rules if any(sign in folded for sign in rule[1])]


def _cut_line(line: Line, rules: Sequence[_Rule]) -> Lines:
    present = _possible(line.text, rules)
    if not present:
        return (line,)
    if _FIELD.search(line.text):
        rest = _FIELD.sub("", line.text).strip()
        if _LABEL_ALONE.fullmatch(rest):
            return (line.drop("unfilled-field"),)
    pieces = [(line.text, "")]
    for name, _, pattern in present:
        pieces = [
            part for text, rule in pieces for part in ([(text, rule)] if rule else _cut(text, name, pattern))
        ]
    if len(pieces) == 1:
        return (line,)
    rest = " ".join(text.strip() for text, rule in pieces if not rule and text.strip())
    return line.cut((rest, ""), *((text, rule) for text, rule in pieces if rule))


def _cut(text: str, name: str, pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    pieces, end = [], 0
    for found in pattern.finditer(text):
        pieces += [(text[end : found.start()], ""), (found.group(), name)]
        end = found.end()
    return [*pieces, (text[end:], "")]
