"""Counts that share one noun: “at least 10 Ruritanian and 12 Graustarkian *soldiers*”."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.extraction.counts.counts import Count
from generator.extraction.document import Sentence
from generator.model.vocabulary import Victims

_JOINED = (("and",), ("or",), (",",), (",", "and"), ("but", "also"), ("and", "also"), ("as", "well", "as"))
#: No nouns that a phrase before them could go without.
_NO_NOUNS = frozenset({None, "", "nationals", "others", "own", "them"})


def with_shared_nouns(sentences: tuple[Sentence, ...], counts: Iterable[Count]) -> tuple[Count, ...]:
    """Give each count whose phrase ends with an adjective of whose they are the noun of the count it is joined to.

    “10 Ruritanians and 12 Graustarkian soldiers” share nothing: the first has a noun of its own.
    """
    found: list[Count] = []
    for count in reversed(tuple(counts)):
        behind = found[-1] if found else None
        shares = behind and _shares(sentences[count.number.sentence], count, behind)
        found.append(_like(count, behind) if shares and behind else count)
    return tuple(reversed(found))


def _shares(sentence: Sentence, count: Count, behind: Count) -> bool:
    """Whether “and” or a comma alone parts a phrase without a noun from one with a noun and an owner."""
    people, other = count.people, behind.people
    if behind.number.sentence != sentence.index or count.single or behind.single:
        return False
    bare = people.head in ("nationals", None) and people.victims in (None, Victims.ANY) and not people.own
    told = other.side is not None and (other.head not in _NO_NOUNS or other.victims is not None)
    joined = sentence.lower[count.end : behind.start] in _JOINED
    return bare and told and joined and set(_words(sentence, count)) == {True}


def _words(sentence: Sentence, count: Count) -> Iterator[bool]:
    """Tell of each word between the number and the end of a phrase whether it is an adjective of a land or a people."""
    for at in range(count.number.end, count.end):
        token = sentence.tokens[at]
        yield token.text[:1].isupper() and not token.lower.endswith("s")


def _like(count: Count, behind: Count) -> Count:
    people = replace(
        count.people, head=behind.people.head, victims=behind.people.victims, measure=behind.people.measure
    )
    return replace(count, people=people)
