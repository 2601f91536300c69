"""Who speaks: a name, an office, a pronoun, or some of many (“officials”), resolved to an actor."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.extraction.chunks import Tape
from generator.extraction.document import Mention, MentionKind
from generator.extraction.speaker_words import FAR, LOCAL, OWN_COUNTS, PAPERS, REFERRING, SPEAKERS
from generator.extraction.subjects import Frame
from generator.model.vocabulary import ActorKind

_HELD = re.compile(r"(.+)-(?:controlled|held|run|administered|occupied|ruled|backed|led|installed|appointed)")
_PERSONAL = frozenset(["he", "she", "his", "her"])
_STATED = frozenset({"spokesperson", "", "commander", "leaders", "command"})
_SOME = frozenset({"a", "an", "some", "several", "two", "many"})


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
    home: str | None = None

    def note(self, speaker: Speaker | None) -> None:
        """Remember a speaker for the sentences that follow."""
        if speaker is None or speaker.relays:
            return
        if speaker.person:
            self.person = speaker
        else:
            self.body = speaker


def speaker_of(tape: Tape, frame: Frame, voices: Voices) -> Speaker | None:
    """Return who is the subject of a verb of speech; None where nobody is recognised."""
    inner = range(frame.inner, frame.inner_end)
    outer = range(frame.start, frame.end)
    found = (
        _person(tape, outer)
        or _person(tape, inner)
        or _phrase(tape, outer, voices)
        or _phrase(tape, inner, voices)
    )
    voices.note(found)
    return found


def _person(tape: Tape, span: range) -> Speaker | None:
    """A person named at the end of the phrase or right behind its start, not as somebody’s relation."""
    named = [
        mention for at in span if (mention := tape.chunks[at].mention) and mention.kind is MentionKind.PERSON
    ]
    if not named:
        return None
    if any(
        tape.letters[at] == "@"
        for at in range(span.start, span.stop)
        if tape.chunks[at].end <= named[-1].start
    ):
        named = named[:1] if tape.chunks[span.start].mention is named[0] else named[-1:]
    return Speaker(named[-1].slug, named[-1].of, person=True)


def _phrase(tape: Tape, span: range, voices: Voices) -> Speaker | None:
    if not span:
        return None
    words = [tape.sentence.tokens[tape.chunks[at].start].lower for at in span]
    if tape.letters[span.start] == "p" or (len(span) == 1 and words[0] in {"it", "they", "he", "she"}):
        return _pronoun(words[-1], voices)
    nouns = [at for at in span if _noun(tape, at) is not None and not _behind_preposition(tape, span, at)]
    owner = _owner(tape, span)
    if nouns:
        return _some(tape, span, nouns[0], owner, voices)
    return _named(tape, span, owner)


def _pronoun(word: str, voices: Voices) -> Speaker | None:
    return voices.person if word in _PERSONAL else voices.body


def _noun(tape: Tape, at: int) -> str | None:
    """The word for a generic speaker at a chunk, if it is one: “officials”, “two officials”, “a resident”."""
    chunk = tape.chunks[at]
    if chunk.mention:
        return None
    return SPEAKERS.get(tape.sentence.tokens[chunk.end - 1].lower) or (
        "" if tape.sentence.tokens[chunk.end - 1].lower in PAPERS else None
    )


def _behind_preposition(tape: Tape, span: range, at: int) -> bool:
    return any(tape.letters[other] in "@of" for other in range(span.start + 1, at))


def _mentions(tape: Tape, span: range) -> Iterator[tuple[int, Mention]]:
    for at in span:
        mention = tape.chunks[at].mention
        if mention:
            yield at, mention


def _owner(tape: Tape, span: range) -> Mention | None:
    """The actor of a phrase: the last before its noun, or the first behind it."""
    actors = [mention for _, mention in _mentions(tape, span) if mention.kind is MentionKind.ACTOR]
    bodies = [mention for mention in actors if mention.actor_kind is not ActorKind.STATE]
    return (bodies or actors or [None])[0]


def _some(tape: Tape, span: range, at: int, owner: Mention | None, voices: Voices) -> Speaker | None:
    tail = _noun(tape, at) or ""
    words = {tape.sentence.tokens[tape.chunks[place].start].lower for place in span}
    if "news" in words or (owner and owner.actor_kind is ActorKind.MEDIA):
        return Speaker(owner.slug if owner else tail, None, relays=True)
    if owner and tail in _STATED:
        return Speaker(owner.slug, _state(owner))
    of = _state(owner) if owner else _held(tape, span) or _place(tape, span)
    word = tape.sentence.tokens[tape.chunks[at].end - 1].lower
    if of is None and word in REFERRING and not words & _SOME:
        return _referred(word, tail, voices)
    if of is None and tail == "":
        return voices.body
    if of is None and tail in LOCAL and not words & FAR:
        of = _place(tape, range(len(tape.chunks))) or voices.home
    return Speaker(f"{of}-{tail}" if of else tail, of)


def _referred(word: str, tail: str, voices: Voices) -> Speaker | None:
    """“The ministry”, “the governor”: whoever last spoke as such."""
    body, person = voices.body, voices.person
    if body and (word in body.slug or tail in body.slug):
        return body
    if word in {
        "group",
        "movement",
        "militia",
        "army",
        "military",
        "ministry",
        "statement",
        "spokesman",
        "spokeswoman",
        "spokesperson",
    }:
        return body
    return person or body


def _state(mention: Mention) -> str | None:
    return mention.of or mention.slug


def _held(tape: Tape, span: range) -> str | None:
    """“An official in rebel-held territory”: the group or region that the sentence names."""
    words = (tape.sentence.tokens[tape.chunks[at].start].lower for at in span)
    if not any(_HELD.fullmatch(word) for word in words):
        return None
    named = [
        chunk.mention for chunk in tape.chunks if chunk.mention and chunk.mention.kind is MentionKind.ACTOR
    ]
    local = [
        mention
        for mention in named
        if mention.actor_kind in (ActorKind.ARMED_GROUP, ActorKind.GOVERNMENT_BODY)
    ]
    return local[0].slug if local else None


def _place(tape: Tape, span: range) -> str | None:
    return next(
        (
            mention.of
            for _, mention in _mentions(tape, span)
            if mention.kind is MentionKind.PLACE and mention.of
        ),
        None,
    )


def _named(tape: Tape, span: range, owner: Mention | None) -> Speaker | None:
    """A state, body or group as the subject itself; a capital that stands for its government."""
    if owner is None or tape.letters[span.stop - 1] not in "AwPd":
        return None
    if owner.actor_kind is ActorKind.MEDIA:
        words = {tape.sentence.tokens[tape.chunks[at].start].lower for at in span}
        return Speaker(owner.slug, owner.of, relays=not words & OWN_COUNTS)
    return Speaker(owner.slug, _state(owner))


def home_of(tapes: Iterable[Tape]) -> str | None:
    """The country that most names of places and states in an article belong to; None where no country has half."""
    named = Counter(
        country for tape in tapes for mention in tape.mentions if (country := _country(mention)) is not None
    )
    best = named.most_common(1)
    return best[0][0] if best and 2 * best[0][1] >= named.total() else None


def _country(mention: Mention) -> str | None:
    if mention.kind is MentionKind.PLACE:
        return mention.of
    return (
        mention.slug
        if mention.actor_kind is ActorKind.STATE
        else mention.of
        if mention.kind is MentionKind.ACTOR
        else None
    )
