"""Whom a speaker's words are about or addressed to: “accused Ruritania of …”, “called on both to …”, “blamed it on …”."""

from collections.abc import Iterator, Sequence

from generator.extraction.document import Mention, MentionKind
from generator.extraction.statements.portions import Portion
from generator.extraction.tape.chunks import Tape
from generator.extraction.voices.attribution import Saying, tokens_of_verb
from generator.extraction.wording.grammar import words
from generator.model.vocabulary import Act, ActorKind

_REACH = 16  # tokens behind the verb in which whom it is about stands
_PASSIVE_REACH = 10  # tokens before a passive verb in which its subject stands
#: Where the words about somebody end: “accused X *of* shelling Y”.
_ENDS: dict[Act, frozenset[str]] = {
    Act.ACCUSE: words("of for over ; : that after"),
    Act.CONDEMN: words("; : and after saying"),
    Act.SUPPORT: words("; : and saying in"),
    Act.THREATEN: words("; : that if after saying"),
    Act.APPEAL: words("to ; : saying and"),
    Act.OFFER: words("; : if saying"),
    Act.STATE: words("that ; : , in on at of for"),
}
#: Whoever stands behind these suffers it, or is where it is.
_ASIDE: dict[Act, frozenset[str]] = {
    Act.ACCUSE: words("against in at near from with"),
    Act.CONDEMN: words("on against in at near into over to of with from for"),
    Act.SUPPORT: words("against in at from over on with"),
    Act.THREATEN: words("in near from with at of"),
    Act.APPEAL: words("of in against with from between over at"),
    Act.OFFER: words("in against from on of"),
    Act.STATE: words("in at of from with against on"),
}
#: “Blamed the raid *on* X”, “attributed it *to* X”, “called *on* X”: behind these stands who is meant.
_POINTERS: dict[str, frozenset[str]] = {
    "blame": words("on"),
    "attribut": words("to"),
    "point": words("at"),
    "put the blame": frozenset(),
    "promis": words("to"),
    "pledg": words("to"),
    "appeal": words("to"),
    "called f": frozenset(),
}
#: “The actions of X”: what X did.
_DOINGS = words(
    "actions action aggression conduct policies behaviour behavior crimes provocations regime government remarks statement"
)
_TOLD = (
    "told",
    "tells",
    "telling",
    "informed",
    "assured",
    "warned",
    "warns",
    "warning",
    "reminded",
    "cautioned",
)
TO = frozenset({Act.APPEAL, Act.OFFER, Act.STATE})


def addressee(saying: Saying, portion: Portion) -> str | None:
    """Return the actor or person that a speaker's words are about or said to; None where none is named."""
    act = saying.act
    if act not in _ENDS or (act is Act.STATE and saying.verb not in _TOLD):
        return None
    tape, (start, stop) = saying.tape, tokens_of_verb(saying)
    if (
        saying.frame.trails
        and tape.letters[saying.frame.verb + 1 : saying.frame.verb + 2]
        and _is_passive(tape, start)
    ):
        return next(_fit(saying, act, _named(tape, max(0, start - _PASSIVE_REACH), start)), None)
    end = min(tape.chunks[portion.end - 1].end, stop + _REACH)
    begin, end = _region(tape.sentence.lower, saying.verb, act, stop, end)
    return next(_fit(saying, act, _named(tape, begin, end), begin), None)


def is_mutual(saying: Saying) -> bool:
    """Whether speakers are about each other: “accused each other”, “traded blame”."""
    _, stop = tokens_of_verb(saying)
    return saying.tape.sentence.lower[stop : stop + 2] in (("each", "other"), ("one", "another"))


def _is_passive(tape: Tape, verb: int) -> bool:
    return any(
        word in {"was", "were", "been", "is", "are"} for word in tape.sentence.lower[max(0, verb - 2) : verb]
    )


def _region(lower: Sequence[str], verb: str, act: Act, start: int, end: int) -> tuple[int, int]:
    """The tokens in which whom it is about is named."""
    pointers = next((links for stem, links in _POINTERS.items() if verb.startswith(stem)), None)
    if pointers is not None:
        pointed = next((at + 1 for at in range(start, end) if lower[at] in pointers), None)
        if pointed:
            return pointed, _until(lower, pointed, end, _ENDS[act] | {","})
        if not pointers:
            return start, start + 2 if "to" in lower[start : start + 5] else start
    return start, _until(lower, start, end, _ENDS[act])


def _until(lower: Sequence[str], start: int, end: int, ends: frozenset[str]) -> int:
    """Where a region ends: at a word that ends it, but for one right behind the verb (“appealed to X to …”)."""
    return next((at for at in range(start + 1, end) if lower[at] in ends), end)


def _named(tape: Tape, start: int, end: int) -> Iterator[Mention]:
    return (name for name in tape.mentions if start <= name.start and name.end <= end)


def _fit(saying: Saying, act: Act, names: Iterator[Mention], begin: int = 0) -> Iterator[str]:
    """Those of the names who can be meant: no places or media, not the speaker, and not behind “on” and the like.

    What stands before token `begin` is the verb's own: “hit out *at* X”.
    """
    lower, own = saying.tape.sentence.lower, {saying.speaker.slug, saying.speaker.of}
    for name in names:
        before = [
            word
            for word in lower[max(begin, name.start - 3) : name.start]
            if word not in {"the", "a", "both"}
        ]
        aside = (
            bool(before)
            and before[-1] in _ASIDE[act]
            and not (before[-1] == "of" and before[-2:-1] and before[-2] in _DOINGS)
        )
        if name.kind is MentionKind.PLACE or name.actor_kind is ActorKind.MEDIA or name.slug in own:
            continue
        if not aside or (act is Act.APPEAL and before[-1] in {"on", "to", "upon"}):
            yield name.slug
