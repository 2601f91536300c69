"""Whose people a toll counts: said in its sentence, else by who struck whom, else by who speaks of whom."""

from collections.abc import Callable
from itertools import takewhile

from generator.extraction.tolls.attackers import (
    WITHIN,
    Case,
    clause_of,
    is_active,
    is_own_deed,
    nouns_of,
    words_in,
)
from generator.extraction.tolls.parties import parties_in
from generator.extraction.tolls.sides_counted import of_navy, of_own_name, of_two_sides
from generator.extraction.tolls.sides_of_others import of_both, of_denier
from generator.extraction.tolls.sides_said import (
    SOLDIERS,
    beside,
    in_land,
    in_level,
    in_phrase,
    in_target,
    is_other,
    its,
    lost,
    of_whole,
    on_the_side,
)
from generator.extraction.tolls.sides_struck import is_regular, struck, taken_by
from generator.extraction.tolls.toll import is_total
from generator.extraction.wording.fighting import (
    ATTACKS,
    BLASTS,
    ENEMIES,
    FIGHTERS,
    FOES,
    FRIENDS,
    REBELS,
    REGULARS,
    STRANGERS,
)
from generator.model.vocabulary import Measure, Victims

_CIVIL = (Victims.CIVILIAN, Victims.CHILD)
_MEMORY = 30  # tolls looked back
#: What a rule answers that knows it to be nobody's in particular: the rules behind it are not asked.
_NOBODY = ""


def side_of(case: Case) -> str | None:
    """Return whose people are counted; None for both sides or unsaid. The first rule that knows decides."""
    return next((found for rule in RULES if (found := rule(case)) is not None), None) or None


def _enemies(case: Case) -> str | None:
    """“28 terrorists were killed”: of the armed group that the clause names, else the article's only one; else nobody's."""
    nouns, level = case.nouns, case.toll.level
    if level or not (nouns & ENEMIES or nouns & FOES or is_other(case) or _is_fighter_of_foe(case)):
        return None
    if is_other(case) or not nouns & (FOES | FIGHTERS):
        return _NOBODY
    named = [party for party in parties_in(case.tape, None) if case.setting.is_group(party)]
    groups = dict.fromkeys(named) or dict.fromkeys(_foremost(case))
    if nouns & REBELS and list(groups) == [case.spoken_for]:
        return case.spoken_for  # the rebels' own spokesman
    foes = [group for group in groups if group != case.spoken_for]
    return foes[0] if len(foes) == 1 and len(groups) == 1 else _NOBODY


def _foremost(case: Case) -> tuple[str, ...]:
    """The one armed group of the report: rebels are its all through, others from where it is first named."""
    group = case.setting.homes.group
    known = group and (case.nouns & REBELS or case.setting.groups[group] <= case.toll.sentence)
    return (group,) if group and known else ()


def _is_fighter_of_foe(case: Case) -> bool:
    """“Fighters”, told of by a state: its own are soldiers."""
    state = case.spoken_for is not None and not case.setting.is_group(case.spoken_for)
    return (
        bool(case.nouns & FIGHTERS)
        and not case.nouns & FRIENDS
        and state
        and not case.setting.is_between_states()
    )


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
    if case.saying or not case.before or case.toll.level or case.toll.victims not in SOLDIERS:
        return None
    last = case.before[-1].toll
    near = last.sentence == case.toll.sentence - 1
    if not near or last.tape.sentence.paragraph != case.tape.sentence.paragraph:
        return None
    here = takewhile(lambda told: told.toll.tape is last.tape, reversed(case.before))
    alike = [told for told in here if told.toll.victims is case.toll.victims]
    serving = [told for told in alike if is_regular(case) and nouns_of(told.toll) & REGULARS]
    foes = bool(alike) and is_regular(case) and bool(nouns_of(alike[0].toll) & (FOES | FIGHTERS | ENEMIES))
    return next((told.side for told in serving or ([] if foes else alike[:1])), None)


def _others(case: Case) -> str | None:
    """“Eleven others were wounded”, of whom nothing more is said: of the side of those just told of."""
    told = case.before[-1] if case.before else None
    if (
        not case.toll.count.people.others
        or case.toll.level
        or told is None
        or case.toll.victims is not Victims.ANY
    ):
        return None
    near = (
        case.toll.sentence - told.toll.sentence <= 1
        and told.toll.tape.sentence.paragraph == case.tape.sentence.paragraph
    )
    if near and nouns_of(told.toll) & (FOES | ENEMIES):
        return _NOBODY
    return told.side if near else None


def _as_all_before(case: Case) -> str | None:
    """“Another soldier was killed”: where nobody says whose, of the one side that all soldiers told of served."""
    if case.saying or case.toll.level or not is_regular(case):
        return None
    sides = {told.side for told in case.before[-_MEMORY:] if nouns_of(told.toll) & REGULARS}
    return sides.pop() if len(sides) == 1 else None


def _as_its_own(case: Case) -> str | None:
    """A party that counted its own goes on counting its own."""
    bare = case.toll.victims is Victims.ANY and not (case.toll.level or is_total(case.toll))
    if case.spoken_for is None or not bare or is_own_deed(case):
        return None
    told = next((told for told in reversed(case.before[-_MEMORY:]) if told.side), None)
    return case.spoken_for if told and told.side == told.by == case.spoken_for else None


def _speakers_own(case: Case) -> str | None:
    """A party's voice counts its own soldiers and civilians; a group that tells of “soldiers” tells of others'."""
    party, victims = case.own_party, case.toll.victims
    if party is None or case.toll.level:
        return None
    if victims in SOLDIERS and (is_own_deed(case) or _somebody_did_it(case)):
        return None
    if case.setting.is_group(party):
        if victims not in SOLDIERS:
            return None
        return case.home if is_regular(case) else party
    if victims in _CIVIL and (case.nouns & STRANGERS or not _on_its_soil(case, party)):
        return None
    return party if victims in (*SOLDIERS, *_CIVIL) else None


def _somebody_did_it(case: Case) -> bool:
    """“Troops killed five soldiers”: who did it is neither a foe nor a thing (“militants”, “a bomb killed five”)."""
    if not is_active(case):
        return False
    start, _ = clause_of(case)
    subject = words_in(case.tape, start, case.tape.chunks[case.toll.what].start)
    return not subject & (FOES | ENEMIES | ATTACKS | BLASTS)


def _on_its_soil(case: Case, party: str) -> bool:
    """Whether the report is about places of a party's own, or of none that is known."""
    return not case.setting.soils or party in case.setting.soils or case.home in (None, party)


def _nationals(case: Case) -> str | None:
    """Where states face each other, each counts its own people."""
    party = case.own_party
    if party is None or party not in case.setting.states or not case.setting.is_between_states():
        return None
    if case.toll.victims is not Victims.ANY or case.toll.measure is Measure.CAPTURED:
        return None
    adding = case.toll.level and "Y" in case.tape.letters[: case.toll.at]
    both = adding or is_total(case.toll) or is_active(case)
    return party if not both and _on_its_soil(case, party) else None


def _of_home(case: Case) -> str | None:
    """Soldiers that nobody is said to own serve the one state a report is about; police the country they are in."""
    between = case.setting.is_between_states() and case.toll.victims is not Victims.POLICE
    known = not case.setting.states or case.home in case.setting.states
    return case.home if is_regular(case) and known and not between and not case.toll.level else None


#: Tried in this order.
RULES: tuple[Callable[[Case], str | None], ...] = (
    of_two_sides,
    in_phrase,
    of_own_name,
    of_navy,
    of_denier,
    in_level,
    its,
    lost,
    on_the_side,
    in_land,
    of_whole,
    of_both,
    _enemies,
    taken_by,
    _at_home,
    struck,
    in_target,
    _as_before,
    _others,
    _as_its_own,
    beside,
    _speakers_own,
    _nationals,
    _as_all_before,
    _of_home,
)
