"""Who speaks: a name, an office, a pronoun, or some of many (“officials”), resolved to an actor."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.extraction.chunks import Tape
from generator.extraction.document import Mention, MentionKind
from generator.extraction.grammar import DETERMINERS, PREPOSITIONS, words
from generator.extraction.speaker_words import (
    FAR,
    LOCAL,
    LOCAL_OFFICES,
    OWN_COUNTS,
    PAPERS,
    QUALIFIERS,
    REFERRING,
    REFERRING_TO_BODY,
    SPEAKERS,
    SPOKEN_FOR,
)
from generator.extraction.subjects import Frame
from generator.model.vocabulary import ActorKind

_HELD = re.compile(r".+-(?:controlled|held|run|administered|occupied|ruled|backed|led|installed|appointed)")
_PERSONAL = frozenset({"he", "she"})
_SOME = frozenset({"a", "an", "some", "several", "two", "many", "three"})
_OPENING = 8  # chunks from the start of a sentence in which its subject stands


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it: `slug` of a person, body, group or state; `of` the state or group spoken for.

    `relays` marks a news organisation, which passes on what others say.
    """

    slug: str
    of: str | None
    person: bool = False
    relays: bool = False


@dataclass(slots=True)
class Voices:
    """Who has spoken so far, for “he” and “the ministry”, and the country most is about, for “police said”."""

    person: Speaker | None = None
    body: Speaker | None = None
    bodies: dict[str, Speaker] = field(default_factory=dict)
    home: str | None = None
    last: Speaker | None = None
    sentence: int = -1

    def note(self, speaker: Speaker | None, sentence: int) -> None:
        """Remember a speaker for what follows."""
        if speaker is None:
            return
        self.last, self.sentence = speaker, sentence
        if speaker.relays:
            return
        if speaker.person:
            self.person = speaker
        else:
            self.body = speaker
            self.bodies[_tail(speaker.slug, speaker.of)] = speaker


def _tail(slug: str, of: str | None) -> str:
    """What a body is, without whose: “health-ministry”."""
    return slug.removeprefix(f"{of}-")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase: chunks of a sentence, its words, and the names in it."""

    tape: Tape
    span: range

    @property
    def words(self) -> tuple[str, ...]:
        start, end = self.tokens
        return tuple(token.lower for token in self.tape.sentence.tokens[start:end])

    @property
    def tokens(self) -> tuple[int, int]:
        return self.tape.chunks[self.span.start].start, self.tape.chunks[self.span.stop - 1].end

    def names(self, *kinds: MentionKind) -> list[Mention]:
        start, end = self.tokens
        return [
            name
            for name in self.tape.mentions
            if start <= name.start and name.end <= end and name.kind in kinds
        ]

    def noun(self) -> str | None:
        """The last word for a speaker before a preposition, outside names: “officials” of “military officials in X”."""
        start, end = self.tokens
        named = {at for name in self.names(*MentionKind) for at in range(name.start, name.end)}
        found: str | None = None
        for at in range(start, end):
            word = self.tape.sentence.tokens[at].lower
            if at > start and word in _LINKS:
                break
            if at not in named and (word in SPEAKERS or word in PAPERS):
                found = word
        return found


_LINKS = words("of in for from at on with to")


def speaker_of(tape: Tape, frame: Frame, voices: Voices) -> Speaker | None:
    """Return who is the subject of a verb of speech; None where nobody is recognised."""
    phrases = [_Phrase(tape, span) for span in (frame.outer, frame.inner) if span]
    if frame.goes_on:
        found = _goes_on(tape, voices)
    else:
        named = (_person(phrase) for phrase in phrases)
        spoken = (_some(phrase, voices) for phrase in phrases)
        found = next(filter(None, (*named, *spoken)), None)
    voices.note(found, tape.sentence.index)
    return found


def _goes_on(tape: Tape, voices: Voices) -> Speaker | None:
    """“…, saying that …”: who spoke before in the sentence, else its first name."""
    if voices.sentence == tape.sentence.index:
        return voices.last
    opening = _Phrase(tape, range(min(_OPENING, len(tape.chunks))))
    names = opening.names(MentionKind.PERSON, MentionKind.ACTOR) if tape.chunks else []
    return _by_name(names[0], opening.words) if names and not names[0].adjective else None


def _person(phrase: _Phrase) -> Speaker | None:
    """The last person named; the first where the others stand behind a preposition (“X of Y”, “X with Z”)."""
    named = phrase.names(MentionKind.PERSON)
    if not named:
        return None
    first, last = named[0], named[-1]
    between = {token.lower for token in phrase.tape.sentence.tokens[first.end : last.start]}
    person = first if between & _LINKS and first.start == phrase.tokens[0] else last
    local = person.role and LOCAL_OFFICES & set(person.role.split())
    return Speaker(
        person.slug, (_land(_whole(phrase)) if local else None) or person.of or _land(phrase), person=True
    )


def _whole(phrase: _Phrase) -> _Phrase:
    return _Phrase(phrase.tape, range(len(phrase.tape.chunks)))


def _land(phrase: _Phrase) -> str | None:
    """The country of a place in the phrase (“the mayor of X”)."""
    return next((place.of for place in phrase.names(MentionKind.PLACE) if place.of), None)


def _some(phrase: _Phrase, voices: Voices) -> Speaker | None:
    words = phrase.words
    if phrase.tape.letters[phrase.span.start] == "p":
        return voices.person if words[-1] in _PERSONAL else voices.body
    phrase = _first_of_several(phrase)
    words, noun, owner = phrase.words, phrase.noun(), _owner(phrase)
    if owner and owner.slug in REFERRING_TO_BODY:
        return voices.body
    if owner and owner.actor_kind is ActorKind.MEDIA:
        return _by_name(owner, words)
    if owner and (known := _known(phrase, owner, voices)):
        return known
    if "news" in words:
        return Speaker("news-agency", None, relays=True)
    if noun is None:
        return _by_name(owner, words) if owner and _heads(phrase, owner) else None
    return _by_office(phrase, noun, owner, voices)


def _first_of_several(phrase: _Phrase) -> _Phrase:
    """“The UN and local officials”: the first, if it is somebody."""
    for at in phrase.span[1:-1]:
        first = _Phrase(phrase.tape, range(phrase.span.start, at))
        if phrase.tape.letters[at] == "&" and (first.noun() or _owner(first)):
            return first
    return phrase


def _heads(phrase: _Phrase, name: Mention) -> bool:
    """Whether a name is the phrase's head: it begins or ends it, and is no adjective or place of something."""
    start, end = phrase.tokens
    tokens = phrase.tape.sentence.tokens
    before = [token.lower for token in tokens[start : name.start] if token.lower not in DETERMINERS]
    alone = all(word in PREPOSITIONS for word in before)
    return not name.adjective and (alone or (name.end == end and before[-1] not in _LINKS))


def _known(phrase: _Phrase, body: Mention, voices: Voices) -> Speaker | None:
    """“The health ministry”, not said whose: the one that spoke before."""
    tail = _tail(body.slug, body.of)
    words = {token.lower for token in phrase.tape.sentence.tokens[body.start : body.end]}
    unsaid = body.actor_kind is ActorKind.GOVERNMENT_BODY and words <= set(tail.split("-"))
    return voices.bodies.get(tail) if unsaid else None


def _owner(phrase: _Phrase) -> Mention | None:
    """The actor of a phrase: a body or group before a state."""
    actors = phrase.names(MentionKind.ACTOR)
    return next(
        (actor for actor in actors if actor.actor_kind is not ActorKind.STATE), actors[0] if actors else None
    )


def _by_name(name: Mention, words: Iterable[str]) -> Speaker:
    """A state, body or group as the subject itself; news media relay, unless they counted."""
    if name.kind is MentionKind.PERSON:
        return Speaker(name.slug, name.of, person=True)
    relays = name.actor_kind is ActorKind.MEDIA and not OWN_COUNTS & set(words)
    return Speaker(name.slug, name.of or name.slug, relays=relays)


def _by_office(phrase: _Phrase, noun: str, owner: Mention | None, voices: Voices) -> Speaker | None:
    """“Officials in X”, “the group’s spokesman”, “police”: a slug made of whose they are and what they are."""
    tail, words = SPEAKERS.get(noun, ""), set(phrase.words)
    if owner and noun in SPOKEN_FOR:
        return Speaker(owner.slug, owner.of or owner.slug)
    of = (owner.of or owner.slug) if owner else _held(phrase) or _land(phrase)
    if of is None and noun in REFERRING and not words & _SOME:
        return _referred(noun, tail, voices)
    if of is None and not tail:
        return voices.body
    if of is None and tail in LOCAL and not words & FAR:
        of = _land(_whole(phrase)) or voices.home
    kinds = [word for word in phrase.words[: phrase.words.index(noun)] if word in QUALIFIERS]
    return Speaker("-".join(filter(None, (of, *kinds, tail))), of)


def _referred(noun: str, tail: str, voices: Voices) -> Speaker | None:
    """“The ministry”, “the governor”: whoever last spoke as such."""
    body = voices.body
    if body and (noun in body.slug or tail in body.slug or noun in REFERRING_TO_BODY):
        return body
    return voices.person or body


def _held(phrase: _Phrase) -> str | None:
    """“An official in rebel-held territory”: the group or region that the sentence names."""
    if not any(_HELD.fullmatch(word) for word in phrase.words):
        return None
    local = (ActorKind.ARMED_GROUP, ActorKind.GOVERNMENT_BODY)
    return next((name.slug for name in phrase.tape.mentions if name.actor_kind in local), None)


def home_of(tapes: Iterable[Tape]) -> str | None:
    """The country that most names of places and states in an article belong to; None where no country has half."""
    named = Counter(country for tape in tapes for name in tape.mentions if (country := _country(name)))
    best = named.most_common(1)
    return best[0][0] if best and 2 * best[0][1] >= named.total() else None


def _country(name: Mention) -> str | None:
    return (
        name.slug
        if name.actor_kind is ActorKind.STATE
        else name.of
        if name.kind is not MentionKind.PERSON
        else None
    )
