"""The dateline at the head of a dispatch: “PORT TOWN, Ruritania, May 13 (Agency) —”."""

from collections.abc import Sequence

from generator.extraction.document import Token
from generator.extraction.wording.grammar import words

_REACH = 22  # tokens in which a dispatch names its town, day and agency
_DASHES = frozenset({"—", "–", "-", "--", "_", ":"})
_MARKS = frozenset({"(", ")", ",", ".", "/", "|"})
_SMALL = words("of the and de del di da la las los al el du")


def behind_dateline(tokens: Sequence[Token]) -> int:
    """Return the token behind a dateline, whose town and day are the dispatch's and not the report's; 0 without one.

    A dateline is all names, figures and marks up to a dash or colon; a town in small letters needs a day, an agency in
    brackets or a country beside it, so that “Gunmen — masked ones —” is none.
    """
    for at, token in enumerate(tokens[:_REACH]):
        if token.text in _DASHES:
            return at + 1 if at and _is_dispatch(tokens[:at]) else 0
        if not _may_stand(token):
            return 0
    return 0


def _may_stand(token: Token) -> bool:
    return token.text[0].isupper() or token.text[0].isdigit() or token.text in _MARKS or token.lower in _SMALL


def _is_dispatch(head: Sequence[Token]) -> bool:
    first = head[head[0].text == "("] if len(head) > 1 else head[0]
    shouted = first.text.isupper() and len(first.text) > 2
    told = any(token.text in {"(", ","} or token.text.isdigit() for token in head)
    return first.text[0].isupper() and (shouted or told)
