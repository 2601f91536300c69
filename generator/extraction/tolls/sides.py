"""Whose people a toll counts: said in the phrase, by “its”, by where they were, or by who speaks of whom."""

import re
from collections.abc import Callable
from itertools import takewhile

from generator.extraction.document import Mention, MentionKind
from generator.extraction.tolls.attackers import (
    WITHIN,
    Case,
    attacker,
    is_active,
    is_own_deed,
    speaker_strikes,
    subject_of,
    words_in,
)
from generator.extraction.tolls.levels import is_own, level_side, level_words
from generator.extraction.tolls.parties import parties_in, party_of
from generator.extraction.tolls.side_words import ATTACKS, ENEMIES, FOES, OTHER_SIDE, REGULARS
from generator.extraction.tolls.toll import is_total
from generator.model.vocabulary import ActorKind, Measure, Victims

_SOLDIERS = (Victims.MILITARY, Victims.POLICE)
_CIVIL = (Victims.CIVILIAN, Victims.CHILD)
_MEMORY = 30  # tolls looked back
_OPENING = 2  # tokens before the name in “On the X side, …”, which holds for the whole sentence
_SIDE_REACH = 10  # tokens between a count and “on the X side”


def side_of(case: Case) -> str | None:
    """Return whose people are counted; None for both sides or unsaid. The first rule that knows decides."""
    return next((found for rule in RULES if (found := rule(case))), None)


def _in_phrase(case: Case) -> str | None:
    """“Five Ruritanian civilians”, “five soldiers of Ruritania”."""
    if case.toll.count.people.side or not case.toll.count.people.head:
        return case.toll.count.people.side
    tape, behind = case.tape, case.toll.at + 1
    if tape.letters[behind : behind + 1] != "o":
        return None
    while tape.letters[behind + 1 : behind + 2] == "d":
        behind += 1
    name = tape.chunks[behind + 1].mention if behind + 1 < len(tape.chunks) else None
    return party_of(name) if name else None


def _lost(case: Case) -> str | None:
    """“Ruritania has lost 11 troops”, “the group lost two men”: who lost them, a pronoun or noun being who speaks."""
    if case.tape.letters[case.toll.what] != "X":
        return None
    return subject_of(case) or _speaker(case)


def _speaker(case: Case) -> str | None:
    """Whoever speaks or is spoken for, a peacekeeping mission too."""
    if case.saying is None or case.saying.speaker.relays:
        return None
    who = case.saying.speaker
    return case.spoken_for or (None if who.person else who.slug)


def _in_level(case: Case) -> str | None:
    """“The number of Ruritanian troops killed”, “their death toll”."""
    if not case.toll.level:
        return None
    if is_own(case.toll):
        return _last_side(case) or case.spoken_for
    own = case.toll.victims in _SOLDIERS and not level_words(case.toll) & ENEMIES
    return level_side(case.toll) or (case.spoken_for if own else None)


def _last_side(case: Case) -> str | None:
    here = takewhile(lambda told: told.toll.tape is case.tape, reversed(case.before))
    return next((told.side for told in here if told.side), None)


def _its(case: Case) -> str | None:
    """“Five of its soldiers”: of the actor named last before within what is said, else the speaker's."""
    if not case.toll.count.people.own:
        return None
    spoken = case.saying is not None and case.saying.frame.verb < case.toll.at
    begin = case.tape.chunks[case.saying.frame.verb].start if spoken and case.saying else 0
    named = [
        party
        for name in case.tape.mentions
        if begin < name.start < case.toll.chunk.start and not name.adjective and (party := party_of(name))
    ]
    mission = case.saying is not None and case.kinds.get(case.saying.speaker.slug) in (
        ActorKind.IGO,
        ActorKind.NGO,
    )
    return (
        _speaker(case) if mission and spoken else named[-1] if named else _speaker(case) or subject_of(case)
    )


def _on_the_side(case: Case) -> str | None:
    """“On the Ruritanian side”, before or behind the count and nearest to it."""
    tokens, here = case.tape.sentence.tokens, case.toll.chunk
    counts = [chunk.start for chunk in case.tape.chunks if chunk.count]
    behind = min((start for start in counts if start > here.start), default=len(tokens))
    before = max((start for start in counts if start < here.start), default=0)
    for name in case.tape.mentions:
        reach = _SIDE_REACH + here.end - here.start
        near = before <= name.start < behind and abs(name.start - here.start) <= reach
        near = near or name.start <= _OPENING
        if near and name.end < len(tokens) and tokens[name.end].lower in {"side", "sides"}:
            return party_of(name)
    return None


def _where(case: Case) -> str | None:
    """“Seven in Ruritania”: a state or region right behind a count that is not of soldiers."""
    if case.toll.victims is Victims.MILITARY:
        return None
    tape, behind = case.tape, case.toll.at + 1
    while behind < len(tape.chunks) and tape.letters[behind] in "@d":
        behind += 1
    name = (
        tape.chunks[behind].mention
        if behind < len(tape.chunks) and behind > case.toll.at + 1
        else _killed_in(case)
    )
    if name is None or name.adjective or ATTACKS & words_in(tape, name.end, name.end + 2):
        return None
    return party_of(name)


def _killed_in(case: Case) -> Mention | None:
    """“Were killed in Ruritania”: the name behind the verb."""
    match = re.match(r"[bha]*[VIJ]a?@([AP])", case.tape.letters[case.toll.at + 1 :])
    at = case.toll.at + 1 + match.start(1) if match else -1
    inside = at > 0 and case.tape.sentence.tokens[case.tape.chunks[at - 1].start].lower in WITHIN
    name = case.tape.chunks[at].mention if inside else None
    return name if name and name.actor_kind is ActorKind.STATE else None


def _beside(case: Case) -> str | None:
    """“Five were killed in Ruritania and 30 people were wounded”: of the side of those before."""
    told = case.before[-1] if case.before else None
    if told is None or told.toll.tape is not case.tape or case.toll.victims is not Victims.ANY:
        return None
    between = case.tape.letters[told.toll.at : case.toll.at]
    return told.side if re.search(r"[VIJ](?:@d?[AP])?&a?$", between) else None


def _is_other(case: Case) -> bool:
    """“Five dead on the attackers' side”: of some side, but of nobody named."""
    here = case.toll.chunk
    return bool(OTHER_SIDE & words_in(case.tape, here.start, here.end + 7))


def _of_whole(case: Case) -> str | None:
    """A part is of the side of its whole; a bare count of the side of the one before it."""
    if _is_other(case):
        return None
    at = case.toll.part_of if case.toll.part_of is not None else case.toll.like
    return case.before[at].side if at is not None and at < len(case.before) and not case.toll.level else None


def _taken_by(case: Case) -> str | None:
    """Who is captured or killed by the speaker's forces is of the other party, if only one is named."""
    if not speaker_strikes(case):
        return None
    others = [party for party in parties_in(case.tape, None) if party != case.spoken_for]
    return others[0] if len(others) == 1 else None


def _at_home(case: Case) -> str | None:
    """“Within Ruritania”, said by who speaks for it."""
    tokens = case.tape.sentence.tokens
    home = [
        name.slug
        for name in case.tape.mentions
        if not name.adjective and name.start and tokens[name.start - 1].lower in WITHIN
    ]
    return case.spoken_for if case.spoken_for in home and not case.toll.level else None


def _as_before(case: Case) -> str | None:
    """A sentence without a speaker goes on about the soldiers of the sentence before."""
    if case.saying or not case.before or case.toll.level or case.toll.victims not in _SOLDIERS:
        return None
    toll, side = case.before[-1].toll, case.before[-1].side
    near = (
        toll.sentence == case.toll.sentence - 1
        and toll.tape.sentence.paragraph == case.tape.sentence.paragraph
    )
    return side if near and toll.victims is case.toll.victims else None


def _not_of_attacker(case: Case) -> str | None:
    """Who was hit by another's attack is of the speaker's side, or of the country it happened in."""
    by = attacker(case)
    hostile = case.toll.count.people.head in ENEMIES or _is_other(case)
    if by is None or case.toll.level or case.toll.measure is Measure.CAPTURED or hostile:
        return None
    if case.spoken_for:
        return None if _related(case.spoken_for, by) else case.spoken_for
    lands = [name.of for name in case.tape.mentions if name.kind is MentionKind.PLACE and name.of]
    return lands[0] if lands and lands[0] != by and case.kinds.get(by) is ActorKind.STATE else None


def _related(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}-") or other.startswith(f"{one}-")


def _as_its_own(case: Case) -> str | None:
    """A party that counted its own goes on counting its own."""
    bare = case.toll.victims is Victims.ANY and not (case.toll.level or is_total(case.toll))
    if case.spoken_for is None or not bare or is_own_deed(case) or _is_other(case):
        return None
    told = next((told for told in reversed(case.before[-_MEMORY:]) if told.side), None)
    return case.spoken_for if told and told.side == told.by == case.spoken_for else None


def _is_enemy(case: Case) -> bool:
    """An armed group that tells of “soldiers” killed tells of others'; its own are its fighters and its men."""
    group = case.kinds.get(case.spoken_for or "") is ActorKind.ARMED_GROUP
    return group and case.toll.count.people.head in REGULARS


def _the_enemy(case: Case) -> str | None:
    """“28 terrorists were killed”, said on a state's side or by nobody: the one armed group of the article."""
    groups = [slug for slug, kind in case.kinds.items() if kind is ActorKind.ARMED_GROUP]
    own = case.spoken_for in groups
    enemy = case.toll.count.people.head in FOES and not case.toll.level
    return groups[0] if enemy and not own and len(groups) == 1 else None


def _speakers_own(case: Case) -> str | None:
    """A party's voice counts its own soldiers and civilians, unless it names enemies or says that it killed them."""
    by = attacker(case)
    if by and case.spoken_for and _related(by, case.spoken_for):
        return None
    if (
        case.toll.count.people.head in ENEMIES
        or _is_enemy(case)
        or _is_other(case)
        or case.toll.level
        or speaker_strikes(case)
    ):
        return None
    if case.toll.victims in _SOLDIERS and is_active(case):
        return None
    return case.spoken_for if case.toll.victims in (*_SOLDIERS, *_CIVIL) else None


RULES: tuple[Callable[[Case], str | None], ...] = (
    _in_phrase,
    _in_level,
    _its,
    _lost,
    _on_the_side,
    _where,
    _of_whole,
    _taken_by,
    _at_home,
    _as_before,
    _not_of_attacker,
    _as_its_own,
    _beside,
    _speakers_own,
    _the_enemy,
)
