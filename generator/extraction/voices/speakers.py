"""Who speaks: a name, an office, a pronoun, or some of many (“officials”), resolved to an actor."""

import re
from collections.abc import Callable, Iterable, Sequence

from generator.extraction.document import Mention, MentionKind
from generator.extraction.tape.chunks import Tape
from generator.extraction.tape.noun_phrases import (
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
from generator.extraction.tape.subjects import Frame
from generator.extraction.voices.speaker_words import (
    ANY_BODY,
    DESCRIBED,
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
from generator.extraction.voices.voices import Speaker, Voices, tail_of
from generator.extraction.wording.grammar import DETERMINERS, PREPOSITIONS, QUOTES, words
from generator.model.vocabulary import ActorKind, Precision
from generator.urls import slug

_PERSONAL = frozenset({"he", "she"})
_SOME = frozenset({"a", "an", "some", "several", "two", "many", "three"})
#: Who speaks for the body named with them (“an army officer”).
_SERVING = words("officer officers general generals colonel captain")
_OPENING = 8  # chunks from the start of a sentence in which its subject stands


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
    before = {token.lower for token in phrase.tape.sentence.tokens[phrase.tokens[0] : first.start]}
    person = first if between & LINKS and not before & (LINKS | PREPOSITIONS | {","}) else last
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
        return _personal(phrase, voices) if phrase.words[-1] in _PERSONAL else voices.body
    return voices.body if owner and owner.slug in REFERRING_TO_BODY else None


def _personal(phrase: NounPhrase, voices: Voices) -> Speaker | None:
    """“He”: the person who is the subject of what stands before it in its sentence, else who was that before."""
    start = phrase.tokens[0]
    here = [name for name in phrase.tape.mentions if name.kind is MentionKind.PERSON and name.end <= start]
    tokens = phrase.tape.sentence.tokens
    acting = [
        name for name in here if not name.start or tokens[name.start - 1].lower not in LINKS | PREPOSITIONS
    ]
    if (
        acting
        and voices.sentence != phrase.tape.sentence.index
        and not any(token.text in QUOTES for token in tokens[:start])
    ):
        return Speaker(acting[0].slug, acting[0].of, person=True)
    return voices.person


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
    unsaid = body.actor_kind is ActorKind.GOVERNMENT_BODY and words <= set(tail.split("-"))
    return voices.bodies.get(tail) if unsaid else None


def _by_name(name: Mention, said: Iterable[str]) -> Speaker:
    """A state, body or group as the subject itself; news media relay, unless they counted."""
    if name.kind is MentionKind.PERSON:
        return Speaker(name.slug, name.of, person=True)
    media = name.actor_kind is ActorKind.MEDIA
    return Speaker(name.slug, name.of or name.slug, relays=media and not OWN_COUNTS & set(said), media=media)


def _by_office(phrase: NounPhrase, voices: Voices) -> Speaker | None:
    """“Officials in X”, “the group's spokesman”, “police”: a slug made of whose they are and what they are."""
    noun, owner = phrase.noun(), owner_of(phrase)
    if noun is None:
        return None
    if noun == "office" and owner is None and "of" in phrase.words:
        return _office_of(phrase, voices)
    serves = owner is not None and owner.actor_kind is ActorKind.GOVERNMENT_BODY and noun in _SERVING
    if owner and (noun in SPOKEN_FOR or serves):
        return Speaker(owner.slug, owner.of or owner.slug)
    of = (owner.of or owner.slug) if owner else None
    return (None if of else _by_reference(phrase, noun, voices)) or _unnamed(phrase, noun, of, voices)


def _by_reference(phrase: NounPhrase, noun: str, voices: Voices) -> Speaker | None:
    """“The general”, “the ministry”: a person of that rank or a body named before, if the phrase tells no other."""
    tail, words = SPEAKERS.get(noun, ""), set(phrase.words)
    held = voices.holder(noun, phrase.tape.sentence.paragraph) if "the" in words else None
    return held or (None if _whose(phrase) else _again(noun, tail, words, voices))


def _unnamed(phrase: NounPhrase, noun: str, of: str | None, voices: Voices) -> Speaker | None:
    """“Security officials in X”: a slug of whose they are and what they are; a body by its own words."""
    tail, words = SPEAKERS.get(noun, ""), set(phrase.words)
    of = of or _whose(phrase)
    if of is None and tail in LOCAL and not words & FAR and not is_elsewhere(phrase):
        of = land_of(whole_sentence(phrase)) or voices.home
    before = phrase.words[: phrase.words.index(noun)]
    if of is None and tail in DESCRIBED:
        return _described(before, noun)
    if of is None and tail == "clergy":
        return voices.person if "the" in words else None
    kinds = [word for word in before if word in QUALIFIERS and word != tail]
    return Speaker("-".join(filter(None, (of, *kinds, tail))), of) if tail else None


def _office_of(phrase: NounPhrase, voices: Voices) -> Speaker | None:
    """“The office of the country's prosecutor”: the holder's, of whom the paragraph speaks."""
    holder = next((word for word in phrase.words[phrase.words.index("of") :] if word in SPEAKERS), None)
    of = voices.last.of if voices.last and voices.paragraph == phrase.tape.sentence.paragraph else voices.home
    return Speaker("-".join(filter(None, (of, SPEAKERS[holder]))), of) if holder else None


def _described(before: Sequence[str], noun: str) -> Speaker | None:
    """“The town's disaster office”: a body called by its own words, if there are any."""
    own: list[str] = []
    for word in reversed(before):
        if not word.isalpha() or word in DETERMINERS or word in PREPOSITIONS:
            break
        own.insert(0, word)
    return Speaker("-".join((*own, noun)), None) if own else None


def _whose(phrase: NounPhrase) -> str | None:
    """Whose an unnamed speaker is: said in the phrase, by a side in the sentence, or by where it begins."""
    return holder_of(phrase) or land_of(phrase) or side_named(phrase) or _opening_land(phrase)


def _opening_land(phrase: NounPhrase) -> str | None:
    """“In Ruritania, the authorities said”: where the sentence begins, in a land or region."""
    match = re.match(r"@d?([AP])[wa]{0,2},", phrase.tape.letters)
    tokens = phrase.tape.sentence.tokens
    if match is None or tokens[0].lower not in {"in", "within", "inside"} or phrase.span.start < match.end():
        return None
    name = phrase.tape.chunks[match.start(1)].mention
    return (
        (name.of or name.slug)
        if name and (name.of or name.precision not in (Precision.TOWN, Precision.EXACT))
        else None
    )


def _placed(phrase: NounPhrase, _voices: Voices) -> Speaker | None:
    """“In Ruritania, the health ministry said”: the ministry of where the sentence begins, if its name tells no other."""
    body, land = owner_of(phrase), _opening_land(phrase)
    if body is None or land is None or body.actor_kind is not ActorKind.GOVERNMENT_BODY:
        return None
    tail = tail_of(body.slug, body.of)
    words = {token.lower for token in phrase.tape.sentence.tokens[body.start : body.end]}
    return Speaker(f"{land}-{tail}", land) if words <= {"the", *tail.split("-")} else None


def _again(noun: str, tail: str, words: set[str], voices: Voices) -> Speaker | None:
    """“The officials”, “the ministry”, “a statement”: who spoke as such before."""
    if noun == "agency" and voices.last and voices.last.relays:
        return voices.last
    if "the" in words and tail and voices.body and voices.body.slug.endswith(tail):
        return voices.body
    if noun in REFERRING and not words & _SOME:
        return _referred(noun, tail, words, voices)
    return None if tail else voices.body


def _referred(noun: str, tail: str, words: set[str], voices: Voices) -> Speaker | None:
    """“The ministry”, “the governor”: whoever last spoke as such."""
    body = voices.body
    bare = {noun, "the", "a", "its", "their", "his", "in"} >= words
    own = body and (noun in body.slug or (tail and tail in body.slug) or (noun in ANY_BODY and bare))
    if own:
        return body
    return None if noun in REFERRING_TO_BODY else voices.person or body


def _by_capitals(phrase: NounPhrase, _voices: Voices) -> Speaker | None:
    """“According to the Foundation for Land and Peace”: a body that no table knows, by its name of several words."""
    start, end = phrase.tokens
    tokens = phrase.tape.sentence.tokens[max(start, 1) : end]
    capital = [at for at, token in enumerate(tokens) if token.text[:1].isupper() and token.text.isalpha()]
    names = phrase.names(*MentionKind)
    inner = all(name.actor_kind is ActorKind.NGO for name in names)
    if len(capital) < 2 or not inner:
        return None
    name = tokens[capital[0] : capital[-1] + 1]
    whole = all(token.text[:1].isupper() or token.lower in LINKS | {"and", "the"} for token in name)
    said = " ".join(token.text for token in name)
    return Speaker(slug(said), None) if whole else None


#: Tried in this order on a phrase that names no person.
RULES: tuple[Callable[[NounPhrase, Voices], Speaker | None], ...] = (
    _pronoun,
    _news,
    _placed,
    _known,
    _named,
    _by_office,
    _by_capitals,
)
