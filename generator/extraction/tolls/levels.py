"""Whom a running total counts: “their military death toll”, “the number of Ruritanian troops killed”."""

from generator.extraction.counts.victims import MODIFIERS, PLURALS, weightiest
from generator.extraction.document import MentionKind
from generator.extraction.tolls.parties import party_of
from generator.extraction.tolls.toll import Toll
from generator.extraction.wording.grammar import COMMAS, STOPS
from generator.model.vocabulary import Victims

_MARKS = STOPS | COMMAS
_REACH = 4  # tokens before “toll” that may tell whose
_VERBS = frozenset(
    {"put", "puts", "putting", "gave", "gives", "said", "raised", "revised", "brought", "took"}
)
_OWN = frozenset({"its", "their", "his", "our"})


def level_victims(toll: Toll) -> Victims | None:
    """Who is counted, from the words of the level."""
    words = sorted(level_words(toll))
    found = (MODIFIERS.get(word) or PLURALS.get(word) for word in words)
    return weightiest(victims for victims in found if victims and victims is not Victims.ANY)


def level_side(toll: Toll) -> str | None:
    """Whose people they are, from a name in the words of the level."""
    start, end = _span(toll)
    names = (
        name for name in toll.tape.mentions if start <= name.start < end and name.kind is MentionKind.ACTOR
    )
    return next((party for name in names if (party := party_of(name))), None)


def is_own(toll: Toll) -> bool:
    """Whether the level is “its” or “their”."""
    return bool(level_words(toll) & _OWN)


def level_words(toll: Toll) -> frozenset[str]:
    """The words of the level, lower case."""
    start, end = _span(toll)
    return frozenset(token.lower for token in toll.tape.sentence.tokens[start:end])


def _span(toll: Toll) -> tuple[int, int]:
    chunk = toll.tape.chunks[toll.what]
    tokens, end = toll.tape.sentence.tokens, chunk.end
    while end < len(tokens) and (tokens[end].lower in MODIFIERS or tokens[end].lower in PLURALS):
        end += 1
    start = max(0, chunk.start - _REACH)
    stops = [
        at for at in range(start, chunk.start) if tokens[at].text in _MARKS or tokens[at].lower in _VERBS
    ]
    return max([start, *(at + 1 for at in stops)]), end
