"""Whom a statement is about or to: the actor behind its verb, in the place that the act gives it."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.extraction.document import Mention, MentionKind
from generator.extraction.voices.attribution import Saying
from generator.extraction.wording.grammar import DETERMINERS, words
from generator.model.vocabulary import Act, ActorKind

_REACH = 14  # chunks behind the verb in which whom it is about stands
_BLAMING = words("blamed blames blaming blame attributed attributes attributing")
_ONTO = frozenset({"on", "to"})
#: Where what is condemned happened, or against whom: never who did it.
_THERE = words("on in against at near into over inside across around for with")
#: Behind these an appeal has its subject, not its addressee.
_MATTER = words("in over with of from for about between at by against near")


@dataclass(frozen=True, slots=True)
class _Named:
    """A name behind the verb, the word before it (articles and the like left out), and whether “of” came before."""

    name: Mention
    before: str
    behind_of: bool


def about(saying: Saying) -> str | None:
    """Return whom it accuses, condemns, supports, threatens, appeals to or offers something; None where nobody is named."""
    own = (saying.speaker.slug, saying.speaker.of)
    named = [one for one in _named(saying) if one.name.slug not in own]
    if saying.act is Act.ACCUSE and saying.verb in _BLAMING:
        blamed = [one for one in named if one.before in _ONTO] or [
            one for one in named if one.before not in _THERE
        ]
        return next((one.name.slug for one in blamed), None)
    return next((one.name.slug for one in named if _fits(saying.act, one)), None)


def _fits(act: Act, one: _Named) -> bool:
    if act is Act.ACCUSE:
        return not one.behind_of
    if act is Act.CONDEMN:
        return one.before not in _THERE
    return one.before not in _MATTER if act in (Act.APPEAL, Act.OFFER) else True


def _named(saying: Saying) -> Iterator[_Named]:
    """The actors behind the verb, up to the next verb of speech or clause."""
    tape, verb = saying.tape, saying.frame.verb
    tokens, behind_of, last = tape.sentence.tokens, False, ""
    for at in range(verb + 1, min(len(tape.chunks), verb + _REACH)):
        if tape.letters[at] in ";s":
            return
        behind_of = behind_of or tape.letters[at] == "o"
        mention = tape.chunks[at].mention
        if mention is None or mention.kind is MentionKind.PLACE or mention.actor_kind is ActorKind.MEDIA:
            continue
        start = mention.start - 1
        while start > 0 and tokens[start].lower in DETERMINERS:
            start -= 1
        last = tokens[start].lower if tokens[start].lower != "and" else last  # “between X and Y”
        yield _Named(mention, last, behind_of)
