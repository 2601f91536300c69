"""Which way a day without a year or week points: to the past or to what is to come, told by the verbs around it."""

from collections.abc import Sequence
from itertools import pairwise

from generator.extraction.document import Token
from generator.extraction.times.use import is_plan
from generator.extraction.wording.grammar import words
from generator.extraction.wording.saying import SAY_WORDS

SINCE = -2
_REACH = 8  # tokens looked back for a verb
_NEAR = 3  # tokens looked back for a word that sets a term
_PAST = words(
    "was were had did said told made took began came went fell rose left met held won lost saw gave got found hit "
    "killed died shot struck broke sent brought bought sold paid ran grew led kept put cut became felt knew thought "
    "wrote spoke drove flew fought seized since earlier"
)
#: Words that set a term still to come: “payable Jan. 2”, “scheduled Thursday”; and right before the day, “by Dec. 15”.
_TERMS = words(
    "effective payable scheduled expected due deadline expire expires upcoming planned arrives begins opens resumes starts"
)
_UNTIL = frozenset({"until", "till", "by"})
_WOULD_BE = frozenset({("would", "be"), ("to", "be")})
_TAKEN_FOR = words("suspected believed thought said known presumed alleged reported found understood")
_LASTED = words("lasted continued went held raged remained")


def heading(tokens: tuple[Token, ...], start: int, end: int) -> int:
    """-1 where the verbs tell of the past, 1 of what is to come, 0 where nothing tells. For what is not behind “since”."""
    before = [token.lower for token in tokens[max(0, start - _REACH) : start]]
    after = [token.lower for token in tokens[end : end + _REACH]]
    last = before[-1] if before else ""
    lasted = last == "until" and not _LASTED.isdisjoint(before)
    had_been = "been" in before and "had" in before
    if had_been or after[:1] == ["'s"] or lasted or _was_by_then(before, after):
        return -1
    ahead = last in _UNTIL or not _TERMS.isdisjoint(before[-_NEAR:]) or _would_be(before)
    if ahead or is_plan(tokens, start, end):
        return 1
    return -1 if any(map(_is_past, before)) else 0


def _was_by_then(before: Sequence[str], after: Sequence[str]) -> bool:
    """“By Saturday morning three were dead” makes no plan."""
    return before[-1:] == ["by"] and any(map(_is_past, after))


def _is_past(word: str) -> bool:
    return word in _PAST or word in SAY_WORDS or (word.endswith("ed") and len(word) > 3)


def _would_be(before: Sequence[str]) -> bool:
    """“Would be leaving on Thursday”, “to be published”; not “could be heard”, “gunmen believed to be rebels”."""
    return "be" in before and any(
        pair in _WOULD_BE and before[max(0, at - 1)] not in _TAKEN_FOR
        for at, pair in enumerate(pairwise(before))
    )
