"""Actors: states, their bodies, groups and organisations."""

from collections.abc import Iterator, Sequence
from functools import cache

from generator.extraction.document import Document, Mention, MentionKind, Sentence
from generator.extraction.gazetteer.states import State, states
from generator.extraction.phrases import Phrases
from generator.model.finding import ActorFinding
from generator.model.vocabulary import ActorKind


def mark_actors(document: Document) -> tuple[Mention, ...]:
    """Mark every state, body, group and organisation."""
    return tuple(mention for sentence in document.sentences for mention in _states(sentence))


def actors(document: Document, mentions: Sequence[Mention]) -> tuple[ActorFinding, ...]:
    """Return the actors named, in the order of their first mention."""
    found: dict[str, ActorFinding] = {}
    for mention in mentions:
        if mention.kind is MentionKind.ACTOR and mention.actor_kind and mention.slug not in found:
            found[mention.slug] = ActorFinding(
                slug=mention.slug,
                name=mention.name,
                kind=mention.actor_kind,
                of=mention.of,
                country=mention.country,
            )
    return tuple(found.values())


@cache
def _names() -> Phrases[tuple[State, str]]:
    ways = ("name", "adjective", "people", "seat")
    return Phrases(
        (
            (word, (state, way))
            for way in ways
            for state in states()
            for word in {
                "name": (state.name, *state.aliases),
                "adjective": state.adjectives,
                "people": state.people,
                "seat": (*state.capitals, *state.seats),
            }[way]
        ),
        proper=True,
    )


def _states(sentence: Sentence) -> Iterator[Mention]:
    place = 0
    while place < len(sentence.tokens):
        found = _names().at(sentence.tokens, place)
        if found:
            end, (state, way) = found
            yield Mention(
                kind=MentionKind.ACTOR,
                sentence=sentence.index,
                start=place,
                end=end,
                slug=state.slug,
                name=state.name,
                actor_kind=ActorKind.STATE,
                adjective=way == "adjective",
                metonym=way == "seat",
                country=state.alpha2,
            )
            place = end
        else:
            place += 1
