"""Checks on a count and its verb: can the noun be who the verb is about?"""

import re
from collections.abc import Callable

from generator.extraction.counts.counts import Count
from generator.extraction.counts.people import People
from generator.extraction.frozen import frozen
from generator.extraction.tape.chunks import Tape
from generator.extraction.tape.frame import word_at
from generator.extraction.wording.grammar import words
from generator.model.vocabulary import Measure, Victims

_LIFE_TAKERS = words("claimed claims claiming claim cost costs costing taken took taking lost lose loss")
_ARRESTS = words(
    "arrested detained arresting detaining arrests detains apprehended seized imprisoned seizing"
)
_KEPT = words("prisoners inmates suspects detainees hostages captives attackers assailants gunmen")
_SUSPECTS = frozenset({"suspects", "suspect"})
_POLICE = words("police policemen detectives prosecutors sheriff sheriffs")
_HELD = words("prisoners hostages captives prisoner hostage captive")
_TAKERS = words("took takes taking taken hold holds holding is are was")
_LOSABLE = frozenset(["men", "people", "members", "officers", "women", "lives", "soldiers", "own"])
_SEVERITY = words("critical serious stable critically seriously severely gravely badly condition intensive")
_CROWD = 100
_FALLEN = frozenset({"fell", "fallen"})
#: “Fell into an ambush”, “fell back”.
_WHERETO = words(
    "into to from under back behind short apart off out down over asleep ill victim prey silent through"
)
_DRIVERS = words(
    "forced forces forcing force driven drove driving drives drive expelled expelling chased pushed uprooted flushed burned burnt sent displaced"
)
#: “Nine of a doctor's” (letters: see chunks.py).
_OF_OWNED = re.compile(r"[CU]o[dAHcw]{1,3}d$")
_SHARE_REACH = 7
_ANIMALS = words(
    "sheep goats cows cattle camels horses donkeys mules pigs dogs cats birds chickens hens animals livestock oxen bulls elephants fish "
    "buffaloes bears wolves lions tigers rhinos jobs plans talks deals proposals bills rumours rumors sales exports prices chances hopes "
    "feelings markets profits"
)
#: Verbs and nouns of harm that things suffer too.
_OF_THINGS_TOO = words(
    "been shot neutralised neutralized eliminated liquidated wiped hurt hurting hurts neutralising neutralizing eliminating loss lost drowned bodies body "
    "remains corpses lives losses"
)


@frozen
class Candidate:
    """A count and the word that would tell what happened to its people: chunks `at` and `what`, and the pattern's name."""

    tape: Tape
    at: int
    what: int
    measure: Measure | None
    rule: str
    count: Count

    @property
    def people(self) -> People:
        """Who is counted."""
        return self.count.people


def fits(tape: Tape, at: int, what: int, measure: Measure | None, rule: str) -> bool:
    """Whether the counted noun can be what the verb or noun is about."""
    count = tape.chunks[at].count
    if count is None:
        return False
    candidate = Candidate(tape, at, what, measure, rule, count)
    return not any(unfit(candidate) for unfit in UNFIT)


def _is_nobody(candidate: Candidate) -> bool:
    return candidate.count.number.maximum == 0


def _is_thing(candidate: Candidate) -> bool:
    """“Five glaziers were killed”: what is killed lives, unless it is cattle. Nothing far away is meant."""
    if candidate.people.head is not None:
        return False
    last = candidate.tape.sentence.tokens[candidate.count.end - 1].lower
    plural = last.endswith(("s", "men", "women", "people")) and candidate.count.number.minimum != 1
    harmed = candidate.measure in (Measure.KILLED, Measure.WOUNDED, Measure.CASUALTIES)
    near = -4 <= candidate.what - candidate.at <= 5
    named = candidate.tape.sentence.tokens[candidate.count.end - 1].text[:1].isupper()
    lives = (
        (plural or named)
        and last not in _ANIMALS
        and word_at(candidate.tape, candidate.what) not in _OF_THINGS_TOO
    )
    return not (harmed and lives and near)


def _is_one_arrest(candidate: Candidate) -> bool:
    """“A man was arrested” is police news; a fighter is not, nor one killed, wounded, missing or taken in battle."""
    counted = candidate.measure in (Measure.KILLED, Measure.WOUNDED, Measure.MISSING)
    taken = candidate.measure is Measure.CAPTURED and word_at(candidate.tape, candidate.what) not in _ARRESTS
    fights = candidate.people.victims is Victims.MILITARY or candidate.people.side is not None
    return candidate.count.single and not (counted or taken or fights)


def _is_police_work(candidate: Candidate) -> bool:
    """“Police arrested 41 suspects”: no fight, and nobody captured in one."""
    arrest = candidate.measure is Measure.CAPTURED and word_at(candidate.tape, candidate.what) in _ARRESTS
    police = not _POLICE.isdisjoint(candidate.tape.sentence.vocabulary)
    return arrest and police and candidate.people.head in _SUSPECTS


def _is_lost_thing(candidate: Candidate) -> bool:
    """“Lost two servicemen”, “nine of its men had died, and Ruritania had lost 40”, not “lost two villages”."""
    if candidate.rule != "lost":
        return False
    bare = candidate.people.head == "" and candidate.people.side is None
    before = [chunk.count for chunk in candidate.tape.counted if chunk.end <= candidate.count.start]
    goes_on = bare and bool(before) and _is_losable(before[-1])
    return not (goes_on or _is_losable(candidate.count))


def _is_losable(count: Count | None) -> bool:
    people = count.people if count else None
    armed = people is not None and people.victims in (Victims.MILITARY, Victims.POLICE)
    return people is not None and (armed or people.head in _LOSABLE)


def _is_not_taken(candidate: Candidate) -> bool:
    """“Took 12 hostages”, not “took 12 people to hospital”."""
    held = candidate.people.head in _HELD and word_at(candidate.tape, candidate.what) in _TAKERS
    return candidate.rule == "taken" and not held


def _is_saved_life(candidate: Candidate) -> bool:
    """“Claimed 30 lives”, not “saved 30 lives”."""
    near = {word_at(candidate.tape, at) for at in (candidate.at - 1, candidate.at + 2, candidate.at + 3)}
    lost = bool(near & _LIFE_TAKERS) or candidate.rule == "of"
    return candidate.people.head == "lives" and not lost


def _is_flight_of_fighters(candidate: Candidate) -> bool:
    """Who fights, attacks or is held and flees is not displaced."""
    fighter = candidate.people.victims is Victims.MILITARY or candidate.people.head in _KEPT
    return candidate.measure is Measure.DISPLACED and fighter


def _is_crossing(candidate: Candidate) -> bool:
    """“310,000 people crossed into Chad”, not “two men crossed into Chad”."""
    crossed = candidate.measure is Measure.DISPLACED and word_at(candidate.tape, candidate.what) == "crossed"
    return crossed and (candidate.count.number.minimum or 0) < _CROWD


def _is_tumble(candidate: Candidate) -> bool:
    """“Six soldiers fell”, not “two children fell”: who fights falls."""
    fallen = _FALLEN & {word_at(candidate.tape, candidate.what), _last_word(candidate.tape, candidate.what)}
    if fallen and word_at(candidate.tape, candidate.what + 1) in _WHERETO:
        return True
    fighter = (
        candidate.people.victims in (Victims.MILITARY, Victims.POLICE) or candidate.people.head == "nationals"
    )
    return bool(fallen) and not fighter


def _last_word(tape: Tape, at: int) -> str:
    return tape.sentence.tokens[tape.chunks[at].end - 1].lower if 0 <= at < len(tape.chunks) else ""


def _is_shooter(candidate: Candidate) -> bool:
    """“Two men were shot”, not “two men shot at a bus”; “were picked up”, not “picked up 17 survivors”."""
    told, passive = (
        word_at(candidate.tape, candidate.what),
        "b" in candidate.tape.letters[candidate.at : candidate.what],
    )
    return not passive and (told == "picked" or (told == "shot" and candidate.rule in ("subject", "them")))


def _is_led_away(candidate: Candidate) -> bool:
    """“Driven 300 people from their homes”, not “took three men from their homes”."""
    away = candidate.measure is Measure.DISPLACED and word_at(candidate.tape, candidate.what) in {
        "from",
        "out",
    }
    return away and word_at(candidate.tape, candidate.at - 1) not in _DRIVERS


def _has_not_died(candidate: Candidate) -> bool:
    """“Three of the wounded died”: who was not dead before is now; nothing else happens to them."""
    return candidate.rule == "died" and (
        candidate.measure is not Measure.KILLED or candidate.people.measure in (Measure.KILLED, None)
    )


def _is_one_among(candidate: Candidate) -> bool:
    """“One of the guards who died there said …”, “a nurse is among the dead”: one of those who are counted."""
    letters, one = candidate.tape.letters, candidate.count.number.maximum == 1
    bare = letters[candidate.at + 1 : candidate.what + 1] == "V"
    among = candidate.count.single and candidate.rule == "subject" and letters[candidate.what] == "E"
    return (one and bare and candidate.people.among) or (
        among and candidate.people.victims is not Victims.CHILD
    )


def _is_owner(candidate: Candidate) -> bool:
    """“A doctor's children were killed”: not the doctor."""
    return candidate.tape.sentence.lower[candidate.count.end : candidate.count.end + 1] == ("'s",)


def _is_shared_out(candidate: Candidate) -> bool:
    """“Three of the 12 hostages were killed”, “nine of a doctor's 10 children”: the verb is that of the three and nine."""
    letters, at = candidate.tape.letters, candidate.at
    if _OF_OWNED.search(letters[max(0, at - _SHARE_REACH) : at]) and candidate.rule != "measured":
        return True
    whole = 2 if letters[max(0, at - 2) : at] in ("Co", "Uo") else 1
    count = candidate.tape.chunks[at - whole].count if at >= whole else None
    return count is not None and count.people.among and candidate.rule != "measured"


def _is_no_figure(candidate: Candidate) -> bool:
    """“The rebels say 30”, not “the doctor said one, …”, “told 12 reporters”."""
    bare = candidate.people.head == "" and candidate.people.side is None
    several = candidate.count.number.minimum not in (None, 0, 1)
    return candidate.rule == "told" and not (bare and several)


def _is_ratio(candidate: Candidate) -> bool:
    """“Eight of every ten”: a share, no count."""
    tokens = candidate.tape.sentence.tokens
    start = candidate.count.start
    before = [token.lower for token in tokens[max(0, start - 2) : start]]
    behind = [token.lower for token in tokens[start + 1 : start + 3]]
    return before == ["of", "every"] or behind == ["of", "every"] or behind[:2] == ["in", "every"]


def _tells_severity(candidate: Candidate) -> bool:
    """“Five of them in critical condition” is no count of its own."""
    end, bare = candidate.count.end, candidate.people.part and not candidate.people.head
    behind = {token.lower for token in candidate.tape.sentence.tokens[end : end + 4]}
    return bare and bool(_SEVERITY & behind)


#: Why a count may not belong to a verb. None of them may hold.
UNFIT: tuple[Callable[[Candidate], bool], ...] = (
    _is_nobody,
    _is_tumble,
    _is_crossing,
    _is_shooter,
    _is_led_away,
    _is_one_among,
    _has_not_died,
    _is_owner,
    _is_shared_out,
    _is_no_figure,
    _is_ratio,
    _tells_severity,
    _is_thing,
    _is_one_arrest,
    _is_police_work,
    _is_lost_thing,
    _is_not_taken,
    _is_saved_life,
    _is_flight_of_fighters,
)
