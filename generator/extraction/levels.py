"""Whom a running total counts: “their military death toll”, “the number of Ruritanian troops killed”."""

from generator.extraction.tolls import Toll
from generator.extraction.victims import MODIFIERS, PLURALS, weightiest
from generator.model.vocabulary import Victims

_REACH = 4  # tokens before “toll” that may tell whose
_OWN = frozenset({"its", "their", "his", "our"})


def level_victims(toll: Toll) -> Victims | None:
    """Who is counted, from the words of the level."""
    start, end = _span(toll)
    words = [token.lower for token in toll.tape.sentence.tokens[start:end]]
    return weightiest(found for word in words if (found := MODIFIERS.get(word) or PLURALS.get(word)))


def level_side(toll: Toll) -> str | None:
    """Whose people they are, from a name in the words of the level."""
    start, end = _span(toll)
    return next((name.slug for name in toll.tape.mentions if start <= name.start < end), None)


def is_own(toll: Toll) -> bool:
    """Whether the level is “its” or “their”."""
    start, end = _span(toll)
    return any(token.lower in _OWN for token in toll.tape.sentence.tokens[start:end])


def _span(toll: Toll) -> tuple[int, int]:
    chunk = toll.tape.chunks[toll.what]
    return max(0, chunk.start - _REACH), chunk.end
