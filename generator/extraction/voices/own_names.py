"""Speakers that no table knows, by the name or the words that the text itself has for them."""

from collections.abc import Sequence

from generator.extraction.document import MentionKind
from generator.extraction.tape.noun_phrases import (
    LINKS,
    NounPhrase,
)
from generator.extraction.voices.voices import Speaker, Voices
from generator.extraction.wording.grammar import (
    ADVERBS,
    CONJUNCTIONS,
    DETERMINERS,
    FUNCTION_WORDS,
    PREPOSITIONS,
)
from generator.extraction.wording.speakers import NOBODY, PAPERS
from generator.model.vocabulary import ActorKind
from generator.urls import slug

_NO_NOUNS = NOBODY | PAPERS | FUNCTION_WORDS | ADVERBS
_OWN_WORDS = 5  # words of a name that a text makes up: “the town’s disaster office”


def by_capitals(phrase: NounPhrase, _voices: Voices) -> Speaker | None:
    """Name “according to the Foundation for Land and Peace”: a body that no table knows, by its name of several words."""
    start, end = phrase.tokens
    tokens = phrase.tape.sentence.tokens[start:end]
    capital = [
        at
        for at, token in enumerate(tokens)
        if token.text[:1].isupper()
        and token.text.replace("-", "").isalpha()
        and (start + at or _is_coined(token.text))
    ]
    names = phrase.names(*MentionKind)
    inner = all(name.actor_kind is ActorKind.NGO for name in names)
    if len(capital) == 1 and not names and _is_coined(tokens[capital[0]].text):
        return Speaker(slug(tokens[capital[0]].text), None)
    if len(capital) < 2 or not inner:
        return None
    name = tokens[capital[0] : capital[-1] + 1]
    whole = all(token.text[:1].isupper() or token.lower in LINKS | {"and", "the", "'s"} for token in name)
    said = " ".join(token.text for token in name)
    return Speaker(slug(said), None) if whole else None


def _is_coined(word: str) -> bool:
    """“JNIM”, “Al-Rahma”: no word of the language, wherever it stands."""
    return (word.isupper() and len(word) > 1) or ("-" in word and word.istitle())


def by_own_words(phrase: NounPhrase, _voices: Voices) -> Speaker | None:
    """Call “a local emergency room”, “the site committee”: whoever it is, called by the text's own words."""
    start, _ = phrase.tokens
    tokens = phrase.tape.sentence.tokens
    own: list[str] = []
    for word in _last_joined(phrase.words):
        if own and (word in LINKS or word in PREPOSITIONS or word == ","):
            break
        if word not in DETERMINERS:
            own.append(word)
    if not 0 < len(own) <= _OWN_WORDS or own[-1] in _NO_NOUNS or any(map(_is_participle, own)):
        return None
    plain = all(word.isalpha() or "-" in word for word in own) and not phrase.names(*MentionKind)
    some = start > 0 or tokens[0].lower in DETERMINERS or len(own) > 1
    return Speaker("-".join(own), None) if plain and some else None


def _last_joined(said: Sequence[str]) -> Sequence[str]:
    """“Bodies lay under shrouds and a caption” (said): who speaks begins behind the last “and a”."""
    joined = [
        at for at in range(1, len(said) - 1) if said[at] in CONJUNCTIONS and said[at + 1] in DETERMINERS
    ]
    return said[joined[-1] + 1 :] if joined else said


def _is_participle(word: str) -> bool:
    return word.endswith(("ing", "ed"))
