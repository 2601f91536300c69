"""Checks on a count and its verb: is it asserted at all, and can the noun be who the verb is about?"""

import re

from generator.extraction.chunks import Tape
from generator.extraction.counts import Count
from generator.extraction.grammar import MAY, words
from generator.model.vocabulary import Measure, Victims

_LIFE_TAKERS = words("claimed claims claiming claim cost costs costing taken took taking lost lose loss")
_ARRESTS = words(
    "arrested detained arresting detaining arrests detains apprehended seized imprisoned seizing"
)
_KEPT = words("prisoners inmates suspects detainees hostages captives attackers assailants gunmen")
_HELD = words("prisoners hostages captives prisoner hostage captive")
_TAKERS = words("took takes taking taken")
_LOSABLE = frozenset(["men", "people", "members", "officers", "women", "lives", "soldiers"])
_SEVERITY = words("critical serious stable critically seriously severely gravely badly condition intensive")
_REACH = 12


def _word(tape: Tape, at: int) -> str:
    return tape.sentence.tokens[tape.chunks[at].start].lower if 0 <= at < len(tape.chunks) else ""


def is_asserted(tape: Tape, rule: str, match: re.Match[str]) -> bool:
    """Whether the sentence says it has happened: no “if”, no “would”, no “not”."""
    what = match.start("what")
    clause = re.split(r"[;s]", tape.letters[max(0, what - _REACH) : what])[-1]
    if "?" in clause or "n" in tape.letters[max(0, what - 2) : what]:
        return False
    first = match.start("count")
    if "n" in tape.letters[max(0, first - 1) : first]:
        return False
    modal = clause.rfind("m")
    if modal < 0 or rule == "subject":
        return True
    near = len(clause) - modal <= (6 if rule == "measured" else 3)
    return not near or _word(tape, what - len(clause) + modal) in MAY


def fits(tape: Tape, at: int, what: int, measure: Measure | None, rule: str) -> bool:
    """Whether the counted noun can be what the verb or noun is about."""
    count = tape.chunks[at].count
    if count is None or count.number.maximum == 0:
        return False
    people = count.people
    if not people.head and _is_age(tape, at):
        return False
    if people.part and not people.head and _tells_severity(tape, at):
        return False
    if people.head is None:
        return measure in (Measure.KILLED, Measure.WOUNDED) and _unknown_dies(tape, at, what, count)
    if count.single and not (measure in (Measure.KILLED, Measure.WOUNDED) or _is_taken(tape, what, measure)):
        return False
    if rule == "lost":
        return people.victims in (Victims.MILITARY, Victims.POLICE) or people.head in _LOSABLE
    if rule == "taken":
        return people.head in _HELD and _word(tape, what) in _TAKERS
    if people.head == "lives":
        return _word(tape, at - 1) in _LIFE_TAKERS or rule == "of"
    if measure is Measure.DISPLACED:
        return people.victims is not Victims.MILITARY and people.head not in _KEPT
    return True


def _is_age(tape: Tape, at: int) -> bool:
    """“Jan Novak, 39, and …”: a bare number between commas behind a name."""
    tokens, chunk = tape.sentence.tokens, tape.chunks[at]
    behind = tokens[chunk.end].lower if chunk.end < len(tokens) else ""
    named = (
        chunk.start > 1 and tokens[chunk.start - 1].text == "," and tokens[chunk.start - 2].text[:1].isupper()
    )
    return named and behind in {",", "and", ";"}


def _tells_severity(tape: Tape, at: int) -> bool:
    """“Five of them in critical condition” is no count of its own."""
    end = tape.chunks[at].end
    return bool(_SEVERITY & {token.lower for token in tape.sentence.tokens[end : end + 4]})


def _is_taken(tape: Tape, what: int, measure: Measure | None) -> bool:
    return measure is Measure.MISSING or (measure is Measure.CAPTURED and _word(tape, what) not in _ARRESTS)


def _unknown_dies(tape: Tape, at: int, what: int, count: Count) -> bool:
    """“Five miners were killed”: what is killed lives. “Five drones” are not killed, and nothing far away is meant."""
    plural = tape.sentence.tokens[count.end - 1].lower.endswith(("s", "men", "women", "people"))
    return plural and -1 <= what - at <= 5 and count.number.minimum != 1
