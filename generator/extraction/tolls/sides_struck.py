"""Whose people a toll counts, by who struck whom: the other party of the clause, or the land that was hit."""

from generator.extraction.document import MentionKind
from generator.extraction.tolls.attackers import (
    Case,
    attacker,
    clause_of,
    is_active,
    speaker_strikes,
    words_in,
)
from generator.extraction.tolls.parties import are_related, parties_in, party_of
from generator.extraction.tolls.sides_said import SOLDIERS
from generator.extraction.wording.fighting import MUTUAL, REGULARS
from generator.model.vocabulary import Victims

#: What an answer knows to be nobody's in particular.
_NOBODY = ""


def taken_by(case: Case) -> str | None:
    """Return the other party, if only one is named, for who is captured or killed by the speaker's forces."""
    if not speaker_strikes(case):
        return None
    others = [party for party in parties_in(case.tape, None) if not are_related(party, case.spoken_for or "")]
    if len(others) == 1:
        return others[0]
    return _foe_of(case, case.spoken_for or "") if is_regular(case) else _NOBODY


def struck(case: Case) -> str | None:
    """Return whose they are whom another struck: the other party's, the speaker's, or the land's it happened in."""
    by = attacker(case)
    if by is None or case.toll.level:
        return None
    if _is_between(case):
        return _NOBODY
    if case.toll.victims in SOLDIERS:
        return _soldiers_struck(case, by)
    if case.own_party and not are_related(case.own_party, by):
        return None if case.setting.is_group(case.own_party) else case.own_party
    if case.setting.is_group(by):
        return _NOBODY if case.own_party else None
    return _land_struck(case, by) or _NOBODY


def _is_between(case: Case) -> bool:
    """“Fire between Ruritania and Graustark killed 55”: of both."""
    begin, _ = clause_of(case)
    words = case.tape.sentence.lower[begin : case.toll.chunk.start]
    return (
        "between" in words and len(set(parties_in(case.tape, None))) > 1 and case.toll.victims is Victims.ANY
    )


def _soldiers_struck(case: Case, by: str) -> str | None:
    begin, end = clause_of(case)
    if not is_active(case) and MUTUAL & words_in(case.tape, begin, end):
        return None if case.spoken_for else _NOBODY
    named = [party_of(name) for name in case.tape.mentions if begin <= name.start < end]
    speaker = [] if are_related(case.own_party or by, by) else [case.own_party]
    fighting = (party for party in (*speaker, *named) if party and not case.setting.is_onlooker(party))
    others = dict.fromkeys(party for party in fighting if not are_related(party, by))
    if speaker and speaker[0] and (not case.setting.is_group(speaker[0]) or not is_regular(case)):
        return speaker[0]
    states = [party for party in others if not (case.setting.is_group(party) and is_regular(case))]
    return states[0] if len(states) == 1 else _NOBODY if states else _foe_of(case, by)


def _land_struck(case: Case, by: str) -> str | None:
    """The one land that a clause places the harm in, if it is not the attacker's own."""
    head = case.tape.body
    lands = {
        name.of if name.kind is MentionKind.PLACE else party_of(name)
        for name in case.tape.mentions
        if name.start >= head and (name.kind is MentionKind.PLACE or not name.adjective)
    }
    others = sorted(land for land in lands if land and not are_related(land, by))
    return others[0] if len(others) == 1 else None


def _foe_of(case: Case, by: str) -> str:
    """Whose soldiers a party fights: of an armed group the state the report is about, of a state its rival."""
    if case.setting.is_group(by):
        return case.home or _NOBODY
    return case.setting.rival(by) or _NOBODY


def is_regular(case: Case) -> bool:
    """Return whether who is counted serves a state."""
    return bool(case.nouns & REGULARS)
