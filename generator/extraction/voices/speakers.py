"""Who speaks: a name, an office, a pronoun, or some of many (“officials”), resolved to an actor."""

from collections.abc import Callable, Iterable, Sequence

from generator.extraction.document import Mention, MentionKind
from generator.extraction.tape.chunks import Tape
from generator.extraction.tape.frame import Frame
from generator.extraction.tape.noun_phrases import (
    LINKING,
    LINKS,
    NounPhrase,
    first_of_several,
    heads,
    land_of,
    owner_of,
    whole_sentence,
)
from generator.extraction.voices.offices import by_office, opening_land
from generator.extraction.voices.own_names import by_capitals, by_own_words
from generator.extraction.voices.voices import Speaker, Voices, opening_actor, owns, subject_of, tail_of
from generator.extraction.wording.grammar import PREPOSITIONS, QUOTES
from generator.extraction.wording.lexicon import known_media
from generator.extraction.wording.speakers import (
    AGENCIES,
    LOCAL_OFFICES,
    OWN_COUNTS,
    REFERRING_TO_BODY,
)
from generator.model.vocabulary import ActorKind
from generator.urls import slug

_PARTING = LINKING | {","}
_OWN = (("its", "own"), ("their", "own"), ("its",), ("their",))
_PERSONAL = frozenset({"he", "she", "him", "her"})
_TITLE = 6  # tokens between a state and the name of who holds an office of it
_CALLED = 3  # tokens before a subject in which “what” or “what either of” stands
_OPENING = 8  # chunks from the start of a sentence in which its subject stands


def speaker_of(tape: Tape, frame: Frame, voices: Voices) -> Speaker | None:
    """Return who is the subject of a verb of speech; None where nobody is recognised."""
    phrases = [NounPhrase(tape, span) for span in (frame.outer, frame.inner) if span]
    if any(_is_called(phrase) for phrase in phrases):
        return None
    if frame.goes_on:
        found = _goes_on(tape, tape.chunks[frame.verb].start, voices)
    else:
        named = (_person(phrase) for phrase in phrases)
        spoken = (_some(phrase, voices) for phrase in phrases)
        found = next(filter(None, (*named, *spoken)), None)
        found = _by_its_name(found, phrases) or found
        voices.call(phrases[0].noun() if phrases else None, found)
    voices.note(found, tape.sentence.index)
    return found


def of_phrase(phrase: NounPhrase, voices: Voices) -> Speaker | None:
    """Return who a noun phrase names as a speaker: a person before anybody else."""
    return _person(phrase) or _some(phrase, voices)


def of_people(phrase: NounPhrase) -> Speaker | None:
    """Return whom an adjective alone names: “Ruritanian” of “a Ruritanian claim”."""
    owner = owner_of(phrase)
    return _by_name(owner, phrase.words) if owner and owner.adjective else None


def _is_called(phrase: NounPhrase) -> bool:
    """“What it calls a drive”, “what either of them says”: words of the reporter, not of theirs."""
    start, end = phrase.tokens[0], phrase.tokens[-1]
    return "what" in phrase.tape.sentence.lower[max(0, start - _CALLED) : end + 1]


def _by_its_name(found: Speaker | None, phrases: Sequence[NounPhrase]) -> Speaker | None:
    """“Ruritania's ambulance service, Red Lion, said”: the name between the commas is the body's own."""
    if found is None or found.person or len(phrases) < 2 or phrases[0].noun() is None:
        return None
    own = by_capitals(phrases[1], Voices())
    return Speaker(own.slug, found.of) if own else None


def _goes_on(tape: Tape, before: int, voices: Voices) -> Speaker | None:
    """“…, saying that …”: who spoke before in the sentence, else its first name, else the person it is about."""
    if voices.sentence == tape.sentence.index:
        return voices.last
    opening = NounPhrase(tape, range(min(_OPENING, len(tape.chunks))))
    names = opening.names(MentionKind.PERSON, MentionKind.ACTOR) if tape.chunks else []
    if names and (names[0].adjective or owns(tape.sentence.tokens, names[0])):
        near = (name for name in names[1:] if name.start < names[0].end + _TITLE)
        holder = next((name for name in near if name.kind is MentionKind.PERSON), None)
        return Speaker(holder.slug, holder.of, person=True) if holder else None
    if names and _opens(tape, names[0]):
        return _by_name(names[0], opening.words)
    holder = subject_of(tape, (False,) * len(tape.sentence.tokens))
    return Speaker(holder.slug, holder.of, person=True) if holder and holder.end <= before else None


def _opens(tape: Tape, name: Mention) -> bool:
    """Whether a name is the subject at the start of a sentence: no preposition, comma or “including” before it."""
    before = [token.lower for token in tape.sentence.tokens[: name.start]]
    return all(
        (word.isalpha() or word == "'s")
        and word not in PREPOSITIONS
        and word not in {"including", "of", "to"}
        for word in before
    )


def _person(phrase: NounPhrase) -> Speaker | None:
    """The last person named; the first where the others stand behind a preposition (“X of Y”, “X with Z”)."""
    tokens = phrase.tape.sentence.tokens
    named = [name for name in phrase.names(MentionKind.PERSON) if not owns(tokens, name)]
    if not named:
        return None
    first, last = named[0], named[-1]
    between = {token.lower for token in tokens[first.end : last.start]}
    before = {token.lower for token in tokens[phrase.tokens[0] : first.start]}
    person = first if between & LINKS and not before & _PARTING else last
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
    if phrase.words in _OWN:  # “by its own account”
        return _acting_before(phrase) or voices.body
    if _is_pronoun(phrase):
        return _personal(phrase, voices) if _PERSONAL & set(phrase.words) else _body(phrase, voices)
    return voices.body if owner and owner.slug in REFERRING_TO_BODY else None


def _acting_before(phrase: NounPhrase) -> Speaker | None:
    """“By its own account”: the state, group or body that acts last before it in its sentence."""
    tape, start = phrase.tape, phrase.tokens[0]
    named = (name for name in tape.mentions if name.kind is MentionKind.ACTOR and name.end <= start)
    acting = [name for name in named if not name.adjective and not _is_linked(tape, name)]
    return _by_name(acting[-1], ()) if acting else None


def _is_linked(tape: Tape, name: Mention) -> bool:
    """Whether a name stands behind a preposition: “from Ruritania”, “from the Ruritanians”."""
    before = tape.sentence.lower[max(0, name.start - 2) : name.start]
    return not LINKING.isdisjoint(before[-2:] if before[-1:] == ("the",) else before[-1:])


def _body(phrase: NounPhrase, voices: Voices) -> Speaker | None:
    """“It”: where nobody spoke in the paragraph yet the subject of its own sentence, else the body that acted last."""
    tape = phrase.tape
    own = opening_actor(tape) if tape.sentence.paragraph != voices.paragraph else None
    return own if own and phrase.span.start > _OPENING else voices.body


def _is_pronoun(phrase: NounPhrase) -> bool:
    """“He”, “on Monday he”, “it further”."""
    letters = phrase.tape.letters[phrase.span.start : phrase.span.stop]
    return (letters[-1] == "p" and letters[-2:-1] not in tuple("@oftyx")) or (
        letters[0] == "p" and not set(letters[1:]) - set("wa")
    )


def _personal(phrase: NounPhrase, voices: Voices) -> Speaker | None:
    """“He”: the person who is the subject of what stands before it in its sentence, else who was that before."""
    start = phrase.tokens[0]
    here = [name for name in phrase.tape.mentions if name.kind is MentionKind.PERSON and name.end <= start]
    tokens = phrase.tape.sentence.tokens
    acting = [name for name in here if not name.start or tokens[name.start - 1].lower not in LINKING]
    if (
        acting
        and voices.sentence != phrase.tape.sentence.index
        and not any(token.text in QUOTES for token in tokens[:start])
    ):
        return Speaker(acting[0].slug, acting[0].of, person=True)
    return voices.he()


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
    tail = tail_of(body.slug, body.of)
    words = {token.lower for token in phrase.tape.sentence.tokens[body.start : body.end]}
    unsaid = body.actor_kind is ActorKind.GOVERNMENT_BODY and words <= {"the", *tail.split("-")}
    section = voices.homes.section_at(voices.here)
    if unsaid and section:
        return Speaker(f"{section}-{tail}", section)
    return voices.bodies.get(tail) if unsaid else None


def _by_name(name: Mention, said: Iterable[str]) -> Speaker:
    """A state, body or group as the subject itself; news media relay, unless they counted."""
    if name.kind is MentionKind.PERSON:
        return Speaker(name.slug, name.of, person=True)
    media = name.actor_kind is ActorKind.MEDIA
    relays = media and OWN_COUNTS.isdisjoint(said) and _is_agency(name, said)
    return Speaker(name.slug, name.of or name.slug, relays=relays, media=media)


def _is_agency(name: Mention, said: Iterable[str]) -> bool:
    """Whether news media are known the world over or call themselves an agency; others’ reports are their own."""
    words = {*name.slug.split("-"), *said}
    return name.slug in known_media() or not AGENCIES.isdisjoint(words)


def _placed(phrase: NounPhrase, _voices: Voices) -> Speaker | None:
    """“In Ruritania, the health ministry said”: the ministry of where the sentence begins, if its name tells no other."""
    body = owner_of(phrase)
    land = opening_land(phrase) if body and body.actor_kind is ActorKind.GOVERNMENT_BODY else None
    if body is None or land is None:
        return None
    tail = tail_of(body.slug, body.of)
    owned = any(
        name.actor_kind is ActorKind.STATE and body.start <= name.start < body.end
        for name in phrase.tape.mentions
    )
    return None if owned or body.of == land else Speaker(f"{land}-{tail}", land)


def _by_label(phrase: NounPhrase, voices: Voices) -> Speaker | None:
    """A transcript's “DOE”: the person of that name who was spoken of before."""
    words = phrase.words
    first = phrase.tape.letters[phrase.span.stop : phrase.span.stop + 1] == ";" and not phrase.tokens[0]
    if not first or not phrase.tape.sentence.tokens[0].text.isupper():
        return None
    said = "-".join(words)
    known = (name for _, name in reversed(voices.subjects) if f"-{name.slug}".endswith(f"-{slug(said)}"))
    return next((Speaker(name.slug, name.of, person=True) for name in known), None)


#: Tried in this order on a phrase that names no person.
RULES: tuple[Callable[[NounPhrase, Voices], Speaker | None], ...] = (
    _pronoun,
    _by_label,
    _news,
    _placed,
    _known,
    _named,
    by_office,
    by_capitals,
    by_own_words,
)
