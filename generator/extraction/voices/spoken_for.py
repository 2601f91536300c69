"""Whom a spokesman, a statement or an officer speaks for: the body named with them, else whoever owns the words."""

from generator.extraction.document import Mention
from generator.extraction.tape.noun_phrases import NounPhrase
from generator.extraction.voices.voices import Speaker
from generator.extraction.wording.grammar import words
from generator.extraction.wording.speakers import PAPERS, REBELS, SPEAKERS, SPOKEN_FOR
from generator.model.vocabulary import ActorKind

#: “The Ruritanian side said”.
SIDES = frozenset({"side", "sides"})
#: What an armed group named with them is (“X rebels”, “the X movement”).
_MEMBERS = REBELS | words(
    "forces fighters faction authorities authority government administration insurgent command"
)
#: What sort of body an organisation is (“the X monitoring group”).
_SORTS = words(
    "monitor monitors group watchdog network agency organisation organization charity movement observatory"
)
#: Who speaks for the body named with them (“an army officer”).
_SERVING = words("officer officers general generals colonel captain")
#: What stands between a paper and who wrote it.
_FROM = words("from of by")


def by_owner(noun: str, owner: Mention) -> Speaker | None:
    """Return a state, body or group where the noun beside its name only says how it speaks; else None."""
    if noun in SIDES:
        return Speaker(owner.of or owner.slug, owner.of or owner.slug)
    member = owner.actor_kind is ActorKind.ARMED_GROUP and noun in _MEMBERS
    member = member or (owner.actor_kind is ActorKind.NGO and noun in _SORTS)
    serves = owner.actor_kind is ActorKind.GOVERNMENT_BODY and noun in _SERVING
    return Speaker(owner.slug, owner.of or owner.slug) if member or serves or noun in SPOKEN_FOR else None


def spoken_for(phrase: NounPhrase, noun: str) -> NounPhrase | None:
    """Return the part of a phrase that says who speaks: “the army” of “the army's media wing”, “police” of “a police statement”."""
    parts = (*_writers(phrase), _possessor(phrase)) if noun in PAPERS else (_possessor(phrase),)
    known = (part for part in parts if part and part.noun() in SPEAKERS)
    return next(known, None) if noun in SPOKEN_FOR else None


def _possessor(phrase: NounPhrase) -> NounPhrase | None:
    """What stands before the last “'s”."""
    marks = [at for at in phrase.span[1:] if _word(phrase, at) == "'s"]
    return NounPhrase(phrase.tape, range(phrase.span.start, marks[-1])) if marks else None


def _writers(phrase: NounPhrase) -> tuple[NounPhrase | None, NounPhrase | None]:
    """“Police” of “a police statement”, “hospitals” of “figures from hospitals”."""
    paper = next(at for at in phrase.span if _word(phrase, at) in PAPERS)
    before, behind = range(phrase.span.start, paper), range(paper + 2, phrase.span.stop)
    source = bool(behind) and _word(phrase, paper + 1) in _FROM
    return (
        NounPhrase(phrase.tape, before) if before else None,
        NounPhrase(phrase.tape, behind) if source else None,
    )


def _word(phrase: NounPhrase, at: int) -> str:
    return phrase.tape.sentence.lower[phrase.tape.chunks[at].start]
