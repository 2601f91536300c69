"""Speakers without a name, by office or sort of body: “officials in X”, “the group's spokesman”, “police”, “the ministry”."""

import re
from collections.abc import Sequence

from generator.extraction.document import MentionKind
from generator.extraction.tape.noun_phrases import (
    HELD,
    LINKS,
    NounPhrase,
    holder_of,
    is_appointed,
    is_elsewhere,
    land_of,
    owner_of,
    side_named,
    whole_sentence,
)
from generator.extraction.voices.spoken_for import SIDES, by_owner, spoken_for
from generator.extraction.voices.voices import Speaker, Voices
from generator.extraction.wording.grammar import DETERMINERS, PREPOSITIONS, words
from generator.extraction.wording.speakers import (
    ANY_BODY,
    DESCRIBED,
    FAR,
    HELD_BY_ONE,
    IRREGULAR,
    LOCAL,
    MEDIA,
    OF_PLACES,
    OF_TOWNS,
    QUALIFIERS,
    REBELS,
    REFERRING,
    REFERRING_TO_BODY,
    SPEAKERS,
    SPOKEN_FOR,
)
from generator.model.vocabulary import ActorKind, Precision
from generator.urls import slug

_LAND_FIRST = re.compile(r"@d?([AP])[wa]{0,2},")
_BARE = 3  # words of “the army general”, who was named before
_ITS = frozenset({"its", "their"})
_REBELS_SAID = REBELS | words(
    "the rebel armed militant jihadist insurgent separatist islamist guerrilla group"
)
_EPITHETS = frozenset(
    {"monitoring", "monitor", "rights", "aid", "relief", "advocacy", "war", "conflict", "non-governmental"}
)
_SERVING = ("of", "for", "at")
_FORCES = frozenset({"army", "military", "police"})
_SERVED = frozenset({"hospital", "coalition", "rebels", "separatists"})
_SOME = frozenset({"a", "an", "some", "several", "two", "many", "three"})


def by_office(phrase: NounPhrase, voices: Voices) -> Speaker | None:
    """Resolve “Officials in X”, “the group's spokesman”, “police”: a slug made of whose they are and what they are."""
    noun, owner = phrase.noun(), owner_of(phrase)
    if noun is None:
        return None
    if owner is None and (speaking := spoken_for(phrase, noun)):
        return by_office(speaking, voices)
    if owner and owner.actor_kind is ActorKind.STATE and (force := _force(phrase, noun)):
        return Speaker(f"{owner.slug}-{force}", owner.slug)
    found = by_owner(noun, owner) if owner else _of_another(phrase, noun, voices)
    if found or noun in SIDES:
        return found
    of = (owner.of or owner.slug) if owner else None
    return (None if of else _by_reference(phrase, noun, voices)) or _unnamed(phrase, noun, of, voices)


def _force(phrase: NounPhrase, noun: str) -> str | None:
    """“Army” of “a Ruritanian army spokesman”, whose spokesman is named otherwise only by the state."""
    before = phrase.words[: phrase.words.index(noun)] if noun in SPOKEN_FOR else ()
    return next((SPEAKERS[word] for word in before if SPEAKERS.get(word) in _FORCES), None)


def _of_another(phrase: NounPhrase, noun: str, voices: Voices) -> Speaker | None:
    """“Its spokesman”, “the office of the country's prosecutor”."""
    if noun == "office" and "of" in phrase.words:
        return _office_of(phrase, voices)
    theirs = phrase.words[0] in _ITS and (noun in SPOKEN_FOR or noun == "office")
    return voices.body if theirs else None


def _by_reference(phrase: NounPhrase, noun: str, voices: Voices) -> Speaker | None:
    """“The general”, “the ministry”: a person of that rank or a body named before, if the phrase tells no other."""
    tail, words = SPEAKERS.get(noun, ""), set(phrase.words)
    bare = "the" in words and "of" not in words and len(phrase.words) <= _BARE
    held = voices.holder(noun, phrase.tape.sentence.paragraph) if bare else None
    if (
        noun in REBELS
        and "the" in words
        and words <= _REBELS_SAID
        and voices.homes.group
        and not _whose(phrase)
    ):
        return Speaker(voices.homes.group, voices.homes.group)
    return held or (None if _whose(phrase) else _again(noun, tail, words, voices))


def _unnamed(phrase: NounPhrase, noun: str, owner: str | None, voices: Voices) -> Speaker | None:
    """“Security officials in X”: a slug of whose they are and what they are; a body by its own words."""
    tail, words = SPEAKERS.get(_served(phrase, noun), ""), set(phrase.words)
    of = told = owner or _whose(phrase)
    if tail == "military" and not IRREGULAR.keys().isdisjoint(words):
        return _irregular(phrase, told, voices)
    if tail and is_appointed(phrase):
        return Speaker("-".join((*_kinds(phrase.words, tail), tail)), None)
    if of is None and tail in LOCAL and not words & FAR and not is_elsewhere(phrase):
        of = land_of(whole_sentence(phrase)) or _home(tail, voices)
    before = phrase.words[: phrase.words.index(noun)]
    if tail in MEDIA:
        return Speaker(
            _title(phrase) or "-".join(filter(None, (of, *_kinds(before, tail), tail))), of, media=True
        )
    if tail in DESCRIBED and not (told or (of and _kinds(before, tail))):
        return _described(before, noun, of)
    if of is None and tail == "clergy":
        return voices.person if "the" in words else None
    where = of or _town(phrase, tail)
    return Speaker("-".join(filter(None, (where, *_kinds(before, tail), tail))), of) if tail else None


def _town(phrase: NounPhrase, tail: str) -> str | None:
    """“Officials in X”, “X's mayor”: the town that tells them from others, and is no party they speak for."""
    places = phrase.names(MentionKind.PLACE) if tail in OF_TOWNS else []
    return places[0].slug if len(places) == 1 else None


def _home(tail: str, voices: Voices) -> str | None:
    """The report's country; of who serves a place, the one where its places lie, if that is another."""
    home, soils = voices.home or voices.homes.reported_from, voices.homes.soils
    known = soils or voices.homes.fought
    if tail not in OF_PLACES or not known or home in known:
        return home
    return next(iter(soils)) if len(soils) == 1 else None


def _irregular(phrase: NounPhrase, told: str | None, voices: Voices) -> Speaker:
    """“The separatist forces”: the one armed group, else some separatists; never the army of the land."""
    group = voices.homes.group if told is None and "the" in phrase.words else None
    tail = next(IRREGULAR[word] for word in phrase.words if word in IRREGULAR)
    return Speaker(group, group) if group else Speaker("-".join(filter(None, (told, tail))), told)


def _kinds(before: Sequence[str], tail: str) -> Sequence[str]:
    """“Security” of “security officials”."""
    kinds = [word for word in before if (word in QUALIFIERS or HELD.fullmatch(word)) and word != tail]
    return ["defence" if word == "defense" else word for word in kinds]


def _title(phrase: NounPhrase) -> str:
    """“Radio Okapi”: what a broadcaster or paper calls itself; empty where it has no name of its own."""
    start, _ = phrase.tokens
    own: list[str] = []
    for token, word in zip(phrase.tape.sentence.tokens[start:], phrase.words, strict=False):
        if word in LINKS:
            break
        own += [token.text] if token.text[:1].isupper() and word != "the" else []
    return slug(" ".join(own)) if len(own) > 1 else ""


def _served(phrase: NounPhrase, noun: str) -> str:
    """“The provincial commander of police”, “a spokesman at the hospital”: whom they speak for."""
    words = phrase.words
    link = (
        next((at for at, word in enumerate(words) if word in _SERVING), None) if noun in SPOKEN_FOR else None
    )
    behind = words[link + 1 :][:2] if link else ()
    return next((word for word in behind if SPEAKERS.get(word) in LOCAL or word in _SERVED), noun)


def _office_of(phrase: NounPhrase, voices: Voices) -> Speaker | None:
    """“The office of the country's prosecutor”: the holder's, of whom the paragraph speaks."""
    holder = next((word for word in phrase.words[phrase.words.index("of") :] if word in SPEAKERS), None)
    of = voices.last.of if voices.last and voices.paragraph == phrase.tape.sentence.paragraph else voices.home
    return Speaker("-".join(filter(None, (of, SPEAKERS[holder]))), of) if holder else None


def _described(before: Sequence[str], noun: str, of: str | None) -> Speaker | None:
    """“The town's disaster office”: a body called by its own words, if there are any."""
    own: list[str] = []
    for word in reversed(before):
        if not word.isalpha() or word in DETERMINERS or word in PREPOSITIONS:
            break
        own.insert(0, word)
    return Speaker("-".join((*own, noun)), of) if own else None


def _whose(phrase: NounPhrase) -> str | None:
    """Whose an unnamed speaker is: said in the phrase, by a side in the sentence, or by where it begins."""
    return holder_of(phrase) or land_of(phrase) or side_named(phrase) or opening_land(phrase)


def opening_land(phrase: NounPhrase) -> str | None:
    """Return the land of “In Ruritania, the authorities said”: where the sentence begins, in a land or region."""
    match = _LAND_FIRST.match(phrase.tape.letters)
    tokens = phrase.tape.sentence.tokens
    if match is None or tokens[0].lower not in {"in", "within", "inside"} or phrase.span.start < match.end():
        return None
    name = phrase.tape.chunks[match.start(1)].mention
    return (
        (name.of or name.slug)
        if name and (name.of or name.precision not in (Precision.TOWN, Precision.EXACT))
        else None
    )


def _again(noun: str, tail: str, words: set[str], voices: Voices) -> Speaker | None:
    """“The officials”, “the ministry”, “a statement”: who spoke as such before."""
    if noun == "agency" and voices.last and voices.last.relays:
        return voices.last
    if "the" in words and tail and voices.body and voices.body.slug.endswith(tail):
        return voices.body
    if words == {"the", noun} and noun in voices.called:
        return voices.called[noun]
    if noun in REFERRING and not words & _SOME:
        return _referred(noun, tail, words, voices)
    return None if tail else voices.body


def _is_epithet(word: str) -> bool:
    """“The London-based monitoring group”: words that tell what sort of body it is."""
    return word in _EPITHETS or word.endswith("-based")


def _referred(noun: str, tail: str, words: set[str], voices: Voices) -> Speaker | None:
    """“The ministry”, “the governor”: whoever last spoke as such; “the expert”: the person who did."""
    body = voices.body
    bare = {noun, "the", "a", "its", "their", "his", "in"} >= {
        word for word in words if not _is_epithet(word)
    }
    own = body and (noun in body.slug or (tail and tail in body.slug) or (noun in ANY_BODY and bare))
    if own:
        return body
    if noun in REFERRING_TO_BODY:
        return None
    return voices.he() if bare and noun not in HELD_BY_ONE else None
