"""Several speakers of one verb: “France, Germany and Britain condemned”, “the leaders of X and Y”, “both governments”."""

from collections.abc import Iterator

from generator.extraction.document import Mention, MentionKind
from generator.extraction.tape.chunks import Tape
from generator.extraction.tape.frame import Frame
from generator.extraction.tape.noun_phrases import NounPhrase
from generator.extraction.voices.speakers import of_phrase
from generator.extraction.voices.voices import Speaker, Voices
from generator.extraction.wording.grammar import DETERMINERS, words
from generator.model.vocabulary import ActorKind

_MOST = 12  # speakers of one verb
_LINKS = frozenset("@oxtfy")  # letters of prepositions: “a spokesman for X and Y” is one person
#: Whoever holds these for several lands speaks for each: “the foreign ministers of X and Y”.
_HEADS = words(
    "presidents leaders ministers premiers governments armies militaries heads rulers chancellors juntas parliaments"
)
_PARTIES = (ActorKind.STATE, ActorKind.ARMED_GROUP)
_PAIR = words("both two either each")
#: Who the two may be: states, or whoever faces each other.
_LANDS = words(
    "governments countries states nations neighbours neighbors republics capitals presidents leaders government country state nation"
)
_SIDES = words("sides parties armies rivals foes militaries side party army")


def joint(tape: Tape, frame: Frame, voices: Voices) -> tuple[Speaker, ...]:
    """Return all who share a verb of speech, in the order of the text; () where no more than one is known."""
    if not frame.outer:
        return ()
    phrase = NounPhrase(tape, frame.outer)
    if "&" not in tape.letters[frame.outer.start : frame.outer.stop]:
        return _the_two(phrase, voices)
    found: dict[str, Speaker] = {}
    for one in _several(phrase, voices):
        found.setdefault(one.slug, one)
    return tuple(found.values()) if len(found) > 1 else ()


def _several(phrase: NounPhrase, voices: Voices) -> Iterator[Speaker]:
    if lands := _lands(phrase):
        yield from (Speaker(name.slug, name.of or name.slug) for name in lands)
        return
    parts = list(_parts(phrase))[:_MOST]
    plural = parts[-1].noun() is not None and any(name.adjective for name in parts[-1].named)
    for number, part in enumerate(parts):
        bare = _bare(part)
        if bare and (plural or any(_LINKS & _letters(one) for one in parts[:number])):
            continue
        found = of_phrase(part, voices) if bare or number == 0 or not _LINKS & _letters(parts[0]) else None
        if found and not found.relays and (found.person or found.of):
            yield found


def _lands(phrase: NounPhrase) -> list[Mention]:
    """The lands of “the foreign ministers of X, Y and Z”."""
    if "of" not in phrase.words or _HEADS.isdisjoint(phrase.words[: phrase.words.index("of")]):
        return []
    names = phrase.names(MentionKind.ACTOR, MentionKind.PERSON)
    return names if all(name.actor_kind is ActorKind.STATE and not name.adjective for name in names) else []


def _parts(phrase: NounPhrase) -> Iterator[NounPhrase]:
    """What “and” and commas part."""
    start = phrase.span.start
    for at in [*(at for at in phrase.span if phrase.tape.letters[at] in "&,"), phrase.span.stop]:
        if at > start:
            yield NounPhrase(phrase.tape, range(start, at))
        start = at + 1


def _letters(phrase: NounPhrase) -> frozenset[str]:
    return frozenset(phrase.tape.letters[phrase.span.start : phrase.span.stop])


def _bare(phrase: NounPhrase) -> bool:
    """Whether a phrase is a name and nothing else."""
    start, end = phrase.tokens
    named = {at - start for name in phrase.named for at in range(name.start, name.end)}
    return all(at in named or word in DETERMINERS for at, word in enumerate(phrase.words)) and end > start


def _the_two(phrase: NounPhrase, voices: Voices) -> tuple[Speaker, ...]:
    """“Both governments”, “the two sides”: the two that were named last, if there were no more than two."""
    kinds = _LANDS if not _LANDS.isdisjoint(phrase.words) else _SIDES
    if _PAIR.isdisjoint(phrase.words) or kinds.isdisjoint(phrase.words[-1:]) or phrase.named:
        return ()
    wanted = _PARTIES[:1] if kinds is _LANDS else _PARTIES
    named = dict.fromkeys(slug for kind, slug in voices.parties() if kind in wanted)
    return tuple(Speaker(slug, slug) for slug in named) if len(named) == 2 else ()
