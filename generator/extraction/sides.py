"""Whose people a toll counts: said in the phrase, by “its”, by where they were, or by who speaks of whom."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from generator.extraction.attribution import Saying
from generator.extraction.chunks import Tape
from generator.extraction.document import Mention, MentionKind
from generator.extraction.levels import is_own, level_side
from generator.extraction.side_words import ATTACKS, ENEMIES
from generator.extraction.tolls import Toll
from generator.model.vocabulary import ActorKind, Victims

_OWN_KINDS = (Victims.MILITARY, Victims.POLICE)
_CIVIL = (Victims.CIVILIAN, Victims.CHILD)
_WITHIN = frozenset({"in", "inside", "within"})
_NO_PARTY = (ActorKind.IGO, ActorKind.NGO, ActorKind.MEDIA)


@dataclass(frozen=True, slots=True)
class Case:
    """A toll, who says it, the tolls before it with their sides, and what sort of actor each slug is."""

    toll: Toll
    saying: Saying | None
    before: Sequence[tuple[Toll, str | None]]
    kinds: Mapping[str, ActorKind]

    @property
    def tape(self) -> Tape:
        """The toll's sentence."""
        return self.toll.tape

    @property
    def spoken_for(self) -> str | None:
        """The party the claimant speaks for; None for bystanders."""
        of = self.saying.speaker.of if self.saying and not self.saying.speaker.relays else None
        return of if of and self.kinds.get(of) not in _NO_PARTY else None


def side_of(case: Case) -> str | None:
    """Return whose people are counted; None for both sides or unsaid. The first rule that knows decides."""
    return next((found for rule in RULES if (found := rule(case))), None)


def _in_phrase(case: Case) -> str | None:
    """“Five Ruritanian civilians”."""
    return case.toll.count.people.side


def _in_level(case: Case) -> str | None:
    """“The number of Ruritanian troops killed”, “their death toll”."""
    if not case.toll.level:
        return None
    return _last_side(case) or case.spoken_for if is_own(case.toll) else level_side(case.toll)


def _last_side(case: Case) -> str | None:
    same = [side for toll, side in case.before if toll.tape is case.tape and side]
    return same[-1] if same else None


def _its(case: Case) -> str | None:
    """“Five of its soldiers”: of the actor named last before, if it is no speaker’s audience; else the speaker’s."""
    if not case.toll.count.people.own:
        return None
    verb = case.saying.frame.verb if case.saying and case.saying.frame.verb < case.toll.at else -1
    for at in range(case.toll.at - 1, verb, -1):
        mention = case.tape.chunks[at].mention
        if mention and _is_party(mention) and not mention.adjective:
            return owner(mention)
    return case.spoken_for


def _of_whole(case: Case) -> str | None:
    """A part is of the side of its whole; a bare count of the side of the one before it."""
    at = case.toll.part_of if case.toll.part_of is not None else case.toll.like
    return case.before[at][1] if at is not None and at < len(case.before) and not case.toll.level else None


def _on_the_side(case: Case) -> str | None:
    """“On the Ruritanian side”."""
    tokens = case.tape.sentence.tokens
    following = [chunk.start for chunk in case.tape.chunks[case.toll.at + 1 :] if chunk.count]
    until = min(following, default=len(tokens))
    for mention in case.tape.mentions:
        near = case.toll.chunk.end <= mention.start < min(until, case.toll.chunk.end + 10)
        if near and mention.end < len(tokens) and tokens[mention.end].lower in {"side", "sides"}:
            return mention.slug
    return None


def _where(case: Case) -> str | None:
    """“Seven in Ruritania”: a state right behind a count of its civilians or of nobody in particular."""
    tape, at = case.tape, case.toll.at
    if case.toll.victims is Victims.MILITARY:
        return None
    for behind in range(at + 1, min(at + 4, len(tape.chunks))):
        mention = tape.chunks[behind].mention
        if (
            mention
            and mention.kind is MentionKind.ACTOR
            and not mention.adjective
            and tape.letters[behind - 1] in "@d"
        ):
            return mention.slug if mention.actor_kind is ActorKind.STATE or _is_region(mention) else None
        if tape.letters[behind] not in "@d":
            return None
    return None


def _is_region(mention: Mention) -> bool:
    return mention.actor_kind is ActorKind.GOVERNMENT_BODY and mention.of is None


def _at_home(case: Case) -> str | None:
    """“Within Ruritania”, said by who speaks for it."""
    home = [
        mention.slug
        for mention in case.tape.mentions
        if mention.kind is MentionKind.ACTOR
        and not mention.adjective
        and _word_before(case.tape, mention) in _WITHIN
    ]
    return case.spoken_for if case.spoken_for in home and not case.toll.level else None


def _word_before(tape: Tape, mention: Mention) -> str:
    return tape.sentence.tokens[mention.start - 1].lower if mention.start else ""


def _as_before(case: Case) -> str | None:
    """A sentence without a speaker goes on about the soldiers of the sentence before."""
    if case.saying or not case.before or case.toll.level or case.toll.victims not in _OWN_KINDS:
        return None
    toll, side = case.before[-1]
    near = (
        toll.sentence == case.toll.sentence - 1
        and toll.tape.sentence.paragraph == case.tape.sentence.paragraph
    )
    return side if near and toll.victims is case.toll.victims else None


def _not_of_attacker(case: Case) -> str | None:
    """Who was hit by another’s attack is of the speaker’s side, or of the country it happened in."""
    by = attacker(case.toll)
    if by is None or case.toll.level:
        return None
    if case.spoken_for and not _related(case.spoken_for, by):
        return case.spoken_for
    countries = [
        mention.of for mention in case.tape.mentions if mention.kind is MentionKind.PLACE and mention.of
    ]
    return (
        countries[0]
        if not case.spoken_for and countries and countries[0] != by and case.kinds.get(by) is ActorKind.STATE
        else None
    )


def _related(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}-") or other.startswith(f"{one}-")


def attacker(toll: Toll) -> str | None:
    """Whose attack it was: “Ruritanian shelling”, “an air strike by Ruritania”."""
    tokens = toll.tape.sentence.tokens
    for mention in toll.tape.mentions:
        if not _is_party(mention):
            continue
        behind = {token.lower for token in tokens[mention.end : mention.end + 4]}
        before = [token.lower for token in tokens[max(0, mention.start - 3) : mention.start]]
        if (mention.adjective or "'s" in behind) and behind & ATTACKS:
            return owner(mention)
        if "by" in before and mention.start > toll.chunk.end:
            return owner(mention)
    return None


def _speakers_own(case: Case) -> str | None:
    """A party’s voice counts its own soldiers and civilians, unless it names enemies or says that it killed them."""
    if case.tape.letters[case.toll.what] in "GK" or case.toll.count.people.head in ENEMIES or case.toll.level:
        return None
    active = case.toll.what < case.toll.at and case.tape.letters[case.toll.what] == "V"
    mine = case.toll.victims in _OWN_KINDS or case.toll.victims in _CIVIL
    return case.spoken_for if mine and not active else None


def _is_party(mention: Mention) -> bool:
    return mention.kind is MentionKind.ACTOR and mention.actor_kind not in _NO_PARTY


def owner(mention: Mention) -> str:
    """The state or group whose an actor is."""
    return mention.of or mention.slug if mention.actor_kind is ActorKind.GOVERNMENT_BODY else mention.slug


RULES: tuple[Callable[[Case], str | None], ...] = (
    _in_phrase,
    _in_level,
    _its,
    _on_the_side,
    _where,
    _of_whole,
    _at_home,
    _as_before,
    _not_of_attacker,
    _speakers_own,
)
