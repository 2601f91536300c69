"""What a day expression does in its sentence: tells when something was, since when, or for when it is planned."""

from generator.extraction.document import Token
from generator.extraction.wording.grammar import COMMAS, CONJUNCTIONS, STOPS, words
from generator.extraction.wording.saying import SAY_WORDS
from generator.extraction.wording.tense import (
    CALLED,
    CONDITIONAL,
    FUTURE,
    IS_TO,
    MEETINGS,
    NO_PLAN,
    OPENING,
    PAST_AUXILIARIES,
    PLANNED,
    TAKING_EFFECT,
)
from generator.extraction.wording.wars import BEGINNINGS

_SINCE_NOUN = 6  # tokens of “since the army's decision on”
_SINCE_REACH = 14  # tokens from “since” over “the war began in” to the day
_PAST = BEGINNINGS | words(
    "took came entered seized overthrew fell left went withdrew was were broke struck met"
)
_REACH = 16  # tokens looked back and ahead for a modal
_AHEAD = FUTURE | CONDITIONAL | PLANNED | OPENING | CALLED | {first for first, _ in TAKING_EFFECT | IS_TO}
_LEAD = frozenset(["on", "early", "late", "the", "at", "last", "this", "next"])


def is_since(tokens: tuple[Token, ...], position: int) -> bool:
    """Whether “since”, “since early” or “since the war began in” stands before the expression."""
    before = [token.lower for token in tokens[max(0, position - _SINCE_REACH) : position]]
    if "since" not in before:
        return False
    between = before[len(before) - 1 - before[::-1].index("since") :]
    clause = before[-1] in {"on", "in", "early", "late", "last"} and not COMMAS & set(between)
    bare = len(before) > 1 and before[-1] in _PAST
    noun = len(between) <= _SINCE_NOUN and not (COMMAS | CONJUNCTIONS) & set(between)
    return noun or ((clause or bare) and any(word in _PAST or word.endswith("ed") for word in between))


def is_plan(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Whether the expression says when something is still to happen."""
    before = [_modal(token) for token in tokens[max(0, start - _REACH) : start]]
    if before and before[-1] in {"next", "coming", "until", "till"}:
        return True
    if not _AHEAD.isdisjoint(before) and _looks_ahead(_clause_before(before)):
        return True
    opens = all(word in _LEAD for word in before)
    return opens and _will_follows([token.lower for token in tokens[end : end + _REACH]])


def _modal(token: Token) -> str:
    """A token's word; “May” is the month."""
    return token.text if token.text == "May" else token.lower


def _clause_before(words: list[str]) -> list[str]:
    """The words since the last verb of speech, stop or clause mark."""
    for position in range(len(words) - 1, -1, -1):
        if words[position] in SAY_WORDS or words[position] in STOPS or words[position] in {"after", "when"}:
            return words[position + 1 :]
    return words


def _looks_ahead(words: list[str]) -> bool:
    """Whether the words before a day in its clause tell of what is to come, and no past verb stands between."""
    return any(
        _is_ahead(words, position) and PAST_AUXILIARIES.isdisjoint(words[position + 1 :])
        for position, word in enumerate(words)
        if word in _AHEAD
    )


def _is_ahead(words: list[str], position: int) -> bool:
    word = words[position]
    follow = words[position + 1] if position + 1 < len(words) else ""
    if word in FUTURE or (word in CONDITIONAL and follow not in NO_PLAN):
        return True
    if word in PLANNED and (
        follow in {"to", "for", "on"} or (word.startswith("plan") and follow in {"a", "an"})
    ):
        return True
    if word in OPENING:
        done = words[position - 1] == "the" or not PAST_AUXILIARIES.isdisjoint(
            words[max(0, position - 3) : position]
        )
        return position > 0 and not done
    if word in CALLED:
        return follow in {"a", "an", "for"} and not MEETINGS.isdisjoint(words[position + 2 : position + 5])
    return (word, follow) in TAKING_EFFECT or ((word, follow) in IS_TO and position + 2 < len(words))


def _will_follows(words: list[str]) -> bool:
    for position, word in enumerate(words):
        if word in STOPS or word in SAY_WORDS:
            return False
        follow = words[position + 1] if position + 1 < len(words) else ""
        if word in FUTURE or (word in PLANNED and follow == "to"):
            return True
    return False
