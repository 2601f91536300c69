"""Whose people a toll counts that others tell of: a mediator of two who fight, a foe whose claim is denied."""

from generator.extraction.tape.figures import DOUBTS
from generator.extraction.tolls.attackers import Case, attacker
from generator.extraction.tolls.facing import pairs
from generator.extraction.tolls.parties import are_related, party_of
from generator.extraction.wording.fighting import REGULARS
from generator.extraction.wording.saying import VERDICTS
from generator.model.vocabulary import Victims

_DISPUTED = DOUBTS | VERDICTS
#: What an answer knows to be nobody's in particular.
_NOBODY = ""
_NO_REACH = 3  # chunks behind “no” to whose


def of_both(case: Case) -> str | None:
    """“X and Y agreed to end fighting in which 60 soldiers were killed”: of both, whoever else tells of it."""
    if case.toll.count.people.own or attacker(case):
        return None
    party = case.spoken_for
    joint = [one.of or one.slug for one in case.saying.joint] if case.saying else []
    if any(not are_related(one, joint[0]) for one in joint):
        return None if case.toll.level else _NOBODY
    told = party is None or case.setting.is_onlooker(party)
    return _NOBODY if told and any(pairs(case.tape)) else None


def of_denier(case: Case) -> str | None:
    """“Denying Ruritania's claim of 30 dead”: soldiers are of who denies it, others of whom it says that none died."""
    saying, civil = case.saying, case.toll.victims in (Victims.CIVILIAN, Victims.CHILD)
    disputed = not _DISPUTED.isdisjoint(case.tape.sentence.vocabulary)
    if saying is None or not saying.figure or civil or case.toll.level or not disputed:
        return None
    if unharmed := _unharmed(case):
        return unharmed
    named = (party for name in case.tape.mentions if (party := party_of(name)))
    claims = saying.speaker.of or saying.speaker.slug
    others = list(dict.fromkeys(party for party in named if not are_related(party, claims)))
    sure = case.toll.count.people.own or not case.nouns.isdisjoint(REGULARS)
    return others[0] if sure and len(others) == 1 else _NOBODY


def _unharmed(case: Case) -> str | None:
    """Whose people nobody of is said to be harmed: “no Ruritanian soldiers were killed”."""
    none = case.tape.letters.find("n", 0, case.toll.at)
    chunks = case.tape.chunks[none + 1 : none + 1 + _NO_REACH] if none >= 0 else ()
    names = (chunk.mention for chunk in chunks if chunk.mention)
    return next((party_of(name) for name in names), None)
