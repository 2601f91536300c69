"""Whose people a toll counts, where its sentence says so: in the phrase, by “its”, “lost”, “on the X side”, “in X”."""

import re
from itertools import takewhile

from generator.extraction.document import Mention, MentionKind
from generator.extraction.gazetteer.words import POINTS
from generator.extraction.tolls.attackers import (
    WITHIN,
    Case,
    clause_of,
    is_active,
    is_counted,
    is_object,
    nouns_of,
    subject_of,
    words_in,
)
from generator.extraction.tolls.facing import pairs
from generator.extraction.tolls.levels import is_own, level_side, level_words
from generator.extraction.tolls.parties import party_of
from generator.extraction.tolls.sides_of_others import of_both
from generator.extraction.wording.fighting import ATTACKS, ENEMIES, FOES, OTHER_SIDE
from generator.extraction.wording.grammar import words
from generator.extraction.wording.speakers import QUALIFIERS, SPEAKERS
from generator.model.vocabulary import ActorKind, Victims

SOLDIERS = (Victims.MILITARY, Victims.POLICE)
_OPENING = 2  # tokens before the name in “On the X side, …”, which holds for the whole sentence
_FRONT = 4  # tokens before the name in “And in Ruritania, …”
_HAVE = frozenset({"have", "has", "had", "also", "themselves"})
_SIDES = frozenset({"side", "sides"})
_FROM_REACH = 4  # chunks between a count and “from the leftist X”
#: Speakers that are nobody in particular.
_ANYBODY = QUALIFIERS | {word for tail in SPEAKERS.values() for word in tail.split("-")}
_ADMITTING = words(
    "admitted admits admitting acknowledged acknowledges acknowledging conceded concedes conceding"
)
_TARGETS = words(
    "villages village territory soil town towns posts post positions positions city border areas side homes houses"
)
_HIT = words("struck hit hitting targeted targeting shelled on into landed pounded against")
#: Parts of a land by the compass, and what stands around them.
_COMPASS = POINTS | words("the of far centre center middle")
_SIDE_REACH = 10  # tokens between a count and “on the X side”


def in_phrase(case: Case) -> str | None:
    """“Five Ruritanian civilians”, “five soldiers of Ruritania”, “five soldiers from the Ruritanian army”."""
    people = case.toll.count.people
    if people.side or not people.head:
        return people.side
    tape, behind = case.tape, case.toll.at + 1
    own = case.toll.victims in SOLDIERS and tape.letters[behind : behind + 1] == "f"
    if tape.letters[behind : behind + 1] != "o" and not own:
        return None
    while tape.letters[behind + 1 : behind + 2] in ("d", "w") and behind < case.toll.at + _FROM_REACH:
        behind += 1
    name = tape.chunks[behind + 1].mention if behind + 1 < len(tape.chunks) else None
    return party_of(name) if name else None


def lost(case: Case) -> str | None:
    """“Ruritania has lost 11 troops”, “the group lost two men”: who lost them, a pronoun or noun being who speaks."""
    losing = re.search(r"X[^VIGKs;CM]*$", case.tape.letters[: case.toll.at])
    if losing is None:
        return _at_a_loss_of(case)
    words = case.tape.sentence.lower[: case.tape.chunks[losing.start()].start]
    loser = next((word for word in reversed(words) if word not in _HAVE), "")
    if loser in ENEMIES:
        return _only_group(case)
    return subject_of(case) or speaker(case)


def _at_a_loss_of(case: Case) -> str | None:
    """“Admitting the loss of one man”, “admitted to nine dead”: the speaker's own."""
    saying, start = case.saying, case.toll.chunk.start
    if saying is None or saying.frame.verb >= case.toll.at:
        return None
    between = case.tape.letters[saying.frame.verb + 1 : case.toll.at]
    admits = saying.verb in _ADMITTING and set(between) <= set("tda")
    lost = case.tape.sentence.lower[max(0, start - 2) : start] == ("loss", "of")
    return speaker(case) if lost or admits else None


def _only_group(case: Case) -> str:
    """“The rebels lost 14”: the one armed group of the article, else nobody's; never who tells it."""
    group = case.setting.homes.group
    return group if group and group != case.spoken_for else ""


def speaker(case: Case) -> str | None:
    """Return whoever speaks or is spoken for, a peacekeeping mission too."""
    if case.saying is None or case.saying.speaker.relays:
        return None
    who = case.saying.speaker
    return case.spoken_for or (None if who.person or _ANYBODY.issuperset(who.slug.split("-")) else who.slug)


def in_level(case: Case) -> str | None:
    """“The number of Ruritanian troops killed”, “their death toll”."""
    if not case.toll.level:
        return None
    if is_own(case.toll):
        return _last_side(case) or case.spoken_for
    end = case.tape.chunks[case.toll.what].end
    if {"its", "his", "our"} & words_in(case.tape, end, end + 3):
        return case.spoken_for
    own = case.toll.victims in SOLDIERS and not level_words(case.toll) & ENEMIES
    said = level_side(case.toll) or _level_land(case)
    return said if said or not own else case.own_party if of_both(case) is None else ""


def _level_land(case: Case) -> str | None:
    """“The death toll in Ruritania”, “the toll among Ruritanians”: the name right behind the level."""
    match = re.match(r"[@o]d?w?([AP])", case.tape.letters[case.toll.what + 1 :])
    name = case.tape.chunks[case.toll.what + 1 + match.start(1)].mention if match else None
    if name is None or (name.kind is MentionKind.PLACE and not case.setting.is_between_states()):
        return None
    return name.of if name.kind is MentionKind.PLACE else party_of(name)


def _last_side(case: Case) -> str | None:
    verb = case.saying.frame.verb if case.saying else -1
    here = takewhile(lambda told: told.toll.tape is case.tape and told.toll.at > verb, reversed(case.before))
    return next((told.side for told in here if told.side), None)


def its(case: Case) -> str | None:
    """“Five of its soldiers”: the subject's of what is said, unless it is who killed them; else the speaker's."""
    if not (case.toll.count.people.own or _is_own_before(case) or _is_own_behind(case)):
        return None
    tape, saying = case.tape, case.saying
    spoken = saying is not None and saying.frame.verb < case.toll.at
    begin = tape.chunks[saying.frame.verb].start if spoken and saying else 0
    mission = saying is not None and case.setting.is_bystander(saying.speaker.slug)
    if mission and spoken:
        return speaker(case)
    killer = subject_of(case) if is_active(case) else None
    named = [
        party
        for name in tape.mentions
        if begin < name.start < case.toll.chunk.start or (not spoken and name.start == 0)
        if not (name.adjective or is_counted(tape, name) or is_object(tape, name))
        and (party := party_of(name))
    ]
    joined = {party for pair in pairs(tape) for party in pair}  # two are no “it”
    others = [
        party for party in named if party not in joined and (party != killer or case.toll.measure is None)
    ]
    return others[-1] if others else speaker(case) or (None if killer else subject_of(case))


def _is_own_before(case: Case) -> bool:
    """“Its three men”."""
    start = case.toll.chunk.start
    return bool(start) and case.tape.sentence.tokens[start - 1].lower in {"its", "our"}


def _is_own_behind(case: Case) -> bool:
    """“Seven of the dead were its members”."""
    return re.match(r"(?:od?[NVJE]?)?bd", case.tape.letters[case.toll.at + 1 :]) is not None and bool(
        {"its", "our"} & words_in(case.tape, case.toll.chunk.end, case.toll.chunk.end + 5)
    )


def on_the_side(case: Case) -> str | None:
    """“On the Ruritanian side”, before or behind the count and nearest to it."""
    if _SIDES.isdisjoint(case.tape.sentence.vocabulary):
        return None
    tokens, here = case.tape.sentence.tokens, case.toll.chunk
    counts = [chunk.start for chunk in case.tape.counted]
    behind = min((start for start in counts if start > here.start), default=len(tokens))
    before = max((start for start in counts if start < here.start), default=0)
    for name in case.tape.mentions:
        reach = _SIDE_REACH + here.end - here.start
        near = before <= name.start < behind and abs(name.start - here.start) <= reach
        near = near or name.start <= _OPENING
        before_it = {token.lower for token in tokens[max(0, name.start - 2) : name.start]}
        if before_it & {"from", "by"}:
            continue
        if near and name.end < len(tokens) and tokens[name.end].lower in _SIDES:
            return party_of(name)
    return None


#: “… were killed in”, and what part of a land may stand before its name.
_IN_LAND = re.compile(r"[bha]*[VIJ]a?(?:,i[dcwC]{1,4},)?(?P<where>@(?:d?wo?)?)[AP]")


def in_land(case: Case) -> str | None:
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
    """“Were killed in Ruritania”, “in the north of Ruritania”: the name behind the verb."""
    match = _IN_LAND.match(case.tape.letters[case.toll.at + 1 :])
    at, inside = (case.toll.at + 1 + match.end() - 1 if match else -1), False
    if match:
        start = case.tape.chunks[case.toll.at + 1 + match.start("where")]
        part = words_in(case.tape, start.end, case.tape.chunks[at].start)
        inside = case.tape.sentence.tokens[start.start].lower in WITHIN and part <= _COMPASS
    name = case.tape.chunks[at].mention if inside else None
    if name and name.actor_kind is ActorKind.STATE:
        return name
    return _land_behind(case) if case.setting.is_between_states() else None


def _land_behind(case: Case) -> Mention | None:
    """“Four have died from the violence in Ruritania”: where two states fight, the one land of the clause behind a count."""
    tokens, begin = case.tape.sentence.tokens, case.toll.chunk.end
    _, end = clause_of(case)
    fronted = [
        name
        for name in case.tape.mentions
        if 0 < name.start < _FRONT and [token.text for token in tokens[name.end : name.end + 1]] == [","]
    ]
    lands = [
        name
        for name in case.tape.mentions
        if (begin < name.start < end or name in fronted)
        and name.actor_kind is ActorKind.STATE
        and not name.adjective
        if tokens[name.start - 1].lower in WITHIN or tokens[name.start - 2].lower in WITHIN
    ]
    spoken = case.saying is not None and case.saying.frame.trails
    return lands[0] if len(lands) == 1 and not spoken and not is_active(case) else None


def beside(case: Case) -> str | None:
    """“Five were killed in Ruritania and 30 people were wounded”: of the side of those before."""
    told = case.before[-1] if case.before else None
    if told is None or told.toll.tape is not case.tape or case.toll.victims is not Victims.ANY:
        return None
    between = case.tape.letters[told.toll.at : case.toll.at]
    listed = takewhile(lambda other: other.toll.tape is case.tape, reversed(case.before))
    if {other.side for other in listed} != {told.side}:
        return None
    return told.side if re.search(r"[VIJ](?:@d?[AP])?&a?$", between) else None


def in_target(case: Case) -> str | None:
    """“In fire that struck Ruritanian villages”: whose land was hit."""
    words, (begin, end) = case.tape.sentence.lower, clause_of(case)
    if case.toll.level or is_active(case) or _TARGETS.isdisjoint(case.tape.sentence.vocabulary):
        return None
    hit = {
        party_of(name)
        for name in case.tape.mentions
        if name.adjective and begin <= name.start < end and words[name.end : name.end + 1]
        if words[name.end] in _TARGETS and not _HIT.isdisjoint(words[max(0, name.start - 3) : name.start])
    }
    return hit.pop() if len(hit) == 1 else None


def is_other(case: Case) -> bool:
    """“Five dead on the attackers' side”: of some side, but of nobody named."""
    here = case.toll.chunk
    return bool(OTHER_SIDE & words_in(case.tape, here.start, here.end + 7))


def _are_foes(case: Case) -> bool:
    """“Six people, four rebels among them”: the part is of the enemy, the whole is not."""
    whole = case.toll.part_of
    return whole is not None and bool(case.nouns & FOES) and not nouns_of(case.before[whole].toll) & FOES


def of_whole(case: Case) -> str | None:
    """A part is of the side of its whole; a bare count of the side of the one before it."""
    if is_other(case) or _are_foes(case):
        return None
    at = case.toll.part_of if case.toll.part_of is not None else case.toll.like
    return case.before[at].side if at is not None and at < len(case.before) and not case.toll.level else None
