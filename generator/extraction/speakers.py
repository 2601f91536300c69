"""Who speaks: a name, an office, a pronoun, or some of many (“officials”), resolved to an actor."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from generator.extraction.chunks import Tape
from generator.extraction.document import Mention, MentionKind
from generator.extraction.grammar import PREPOSITIONS
from generator.extraction.noun_phrases import (
    LINKS,
    NounPhrase,
    first_of_several,
    heads,
    holder_of,
    is_elsewhere,
    land_of,
    owner_of,
    side_named,
    whole_sentence,
)
from generator.extraction.speaker_words import (
    FAR,
    LOCAL,
    LOCAL_OFFICES,
    OWN_COUNTS,
    QUALIFIERS,
    REFERRING,
    REFERRING_TO_BODY,
    SPEAKERS,
    SPOKEN_FOR,
)
from generator.extraction.subjects import Frame
from generator.model.vocabulary import ActorKind

_PERSONAL = frozenset({"he", "she"})
_SOME = frozenset({"a", "an", "some", "several", "two", "many", "three"})
_OPENING = 8  # chunks from the start of a sentence in which its subject stands


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it: `slug` of a person, body, group or state; `of` the state or group spoken for.

    `media` marks a news organisation; it `relays` what others say, unless it counted itself.
    """

    slug: str
    of: str | None
    person: bool = False
    relays: bool = False
    media: bool = False


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
        if speaker.relays or speaker.media:
            return
        if speaker.person:
            self.person = speaker
        else:
            self.body = speaker
            self.bodies[_tail(speaker.slug, speaker.of)] = speaker


def _tail(slug: str, of: str | None) -> str:
    """What a body is, without whose: “health-ministry”."""
    return slug.removeprefix(f"{of}-")


def speaker_of(tape: Tape, frame: Frame, voices: Voices) -> Speaker | None:
    """Return who is the subject of a verb of speech; None where nobody is recognised."""
    phrases = [NounPhrase(tape, span) for span in (frame.outer, frame.inner) if span]
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
    opening = NounPhrase(tape, range(min(_OPENING, len(tape.chunks))))
    names = opening.names(MentionKind.PERSON, MentionKind.ACTOR) if tape.chunks else []
    if not names or names[0].adjective or not _opens(tape, names[0]):
        return None
    return _by_name(names[0], opening.words)


def _opens(tape: Tape, name: Mention) -> bool:
    """Whether a name is the subject at the start of a sentence: no preposition, comma or “including” before it."""
    before = [token.lower for token in tape.sentence.tokens[: name.start]]
    return all(
        word.isalpha() and word not in PREPOSITIONS and word not in {"including", "of", "to"}
        for word in before
    )


def _person(phrase: NounPhrase) -> Speaker | None:
    """The last person named; the first where the others stand behind a preposition (“X of Y”, “X with Z”)."""
    named = phrase.names(MentionKind.PERSON)
    if not named:
        return None
    first, last = named[0], named[-1]
    between = {token.lower for token in phrase.tape.sentence.tokens[first.end : last.start]}
    person = first if between & LINKS and first.start == phrase.tokens[0] else last
    local = person.role and LOCAL_OFFICES & set(person.role.split())
    return Speaker(
        person.slug,
        (land_of(whole_sentence(phrase)) if local else None) or person.of or land_of(phrase),
        person=True,
    )


def _some(phrase: NounPhrase, voices: Voices) -> Speaker | None:
    """Who it is that no person's name names: the first rule that knows decides."""
    first = first_of_several(phrase)
    return next((found for rule in RULES if (found := rule(first, voices))), None)


def _pronoun(phrase: NounPhrase, voices: Voices) -> Speaker | None:
    """“He”, “it”, “the NGO”: who spoke last."""
    owner = owner_of(phrase)
    if phrase.tape.letters[phrase.span.start] == "p":
        return voices.person if phrase.words[-1] in _PERSONAL else voices.body
    return voices.body if owner and owner.slug in REFERRING_TO_BODY else None


def _news(phrase: NounPhrase, _voices: Voices) -> Speaker | None:
    """News media relay what others say, unless they counted themselves."""
    owner = owner_of(phrase)
    if owner and owner.actor_kind is ActorKind.MEDIA:
        return _by_name(owner, phrase.words)
    return Speaker("news-agency", None, relays=True) if "news" in phrase.words else None


def _named(phrase: NounPhrase, _voices: Voices) -> Speaker | None:
    """A state, body or group as the subject itself."""
    owner = owner_of(phrase)
    return _by_name(owner, phrase.words) if owner and not phrase.noun() and heads(phrase, owner) else None


def _known(phrase: NounPhrase, voices: Voices) -> Speaker | None:
    """“The health ministry”, not said whose: the one that spoke before."""
    body = owner_of(phrase)
    if body is None:
        return None
    tail = _tail(body.slug, body.of)
    words = {token.lower for token in phrase.tape.sentence.tokens[body.start : body.end]}
    unsaid = body.actor_kind is ActorKind.GOVERNMENT_BODY and words <= set(tail.split("-"))
    return voices.bodies.get(tail) if unsaid else None


def _by_name(name: Mention, words: Iterable[str]) -> Speaker:
    """A state, body or group as the subject itself; news media relay, unless they counted."""
    if name.kind is MentionKind.PERSON:
        return Speaker(name.slug, name.of, person=True)
    media = name.actor_kind is ActorKind.MEDIA
    return Speaker(name.slug, name.of or name.slug, relays=media and not OWN_COUNTS & set(words), media=media)


def _by_office(phrase: NounPhrase, voices: Voices) -> Speaker | None:
    """“Officials in X”, “the group's spokesman”, “police”: a slug made of whose they are and what they are."""
    noun, owner = phrase.noun(), owner_of(phrase)
    if noun is None:
        return None
    if owner and noun in SPOKEN_FOR:
        return Speaker(owner.slug, owner.of or owner.slug)
    tail, words = SPEAKERS.get(noun, ""), set(phrase.words)
    of = (owner.of or owner.slug) if owner else holder_of(phrase) or land_of(phrase) or side_named(phrase)
    if of is None and (again := _again(noun, tail, words, voices)):
        return again
    if of is None and tail in LOCAL and not words & FAR and not is_elsewhere(phrase):
        of = land_of(whole_sentence(phrase)) or voices.home
    kinds = [word for word in phrase.words[: phrase.words.index(noun)] if word in QUALIFIERS and word != tail]
    return Speaker("-".join(filter(None, (of, *kinds, tail))), of) if tail else None


def _again(noun: str, tail: str, words: set[str], voices: Voices) -> Speaker | None:
    """“The officials”, “the ministry”, “a statement”: who spoke as such before."""
    if noun == "agency" and voices.last and voices.last.relays:
        return voices.last
    if "the" in words and tail and voices.body and voices.body.slug.endswith(tail):
        return voices.body
    if noun in REFERRING and not words & _SOME:
        return _referred(noun, tail, voices)
    return None if tail else voices.body


def _referred(noun: str, tail: str, voices: Voices) -> Speaker | None:
    """“The ministry”, “the governor”: whoever last spoke as such."""
    body = voices.body
    if body and (noun in body.slug or tail in body.slug or noun in REFERRING_TO_BODY):
        return body
    return voices.person or body


#: Tried in this order on a phrase that names no person.
RULES: tuple[Callable[[NounPhrase, Voices], Speaker | None], ...] = (
    _pronoun,
    _news,
    _known,
    _named,
    _by_office,
)


def home_of(tapes: Iterable[Tape]) -> str | None:
    """The country that most names of places and states in an article belong to; None where no country has more than half."""
    named = Counter(country for tape in tapes for name in tape.mentions if (country := _country(name)))
    best = named.most_common(1)
    return best[0][0] if best and 2 * best[0][1] > named.total() else None


def _country(name: Mention) -> str | None:
    return (
        name.slug
        if name.actor_kind is ActorKind.STATE
        else name.of
        if name.kind is not MentionKind.PERSON
        else None
    )
