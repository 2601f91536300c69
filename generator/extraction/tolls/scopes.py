"""Scope: whether the words of a count make it one of a day, a total, an older figure or history."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from generator.extraction.days.nearest import days_near
from generator.extraction.document import DayMention, DayUse
from generator.extraction.tape.chunks import Chunk, Tape
from generator.extraction.tolls.toll import Toll, is_total
from generator.extraction.wording.grammar import BE, HAVE
from generator.extraction.wording.saying import SAY_WORDS
from generator.extraction.wording.wars import (
    AGES,
    ANSWERS,
    ATTACKS,
    CONFLICTS,
    FORMER_ITEMS,
    FORMERLY,
    SO_FAR,
    SUPERLATIVES,
    WARS,
)
from generator.model.vocabulary import Measure, Scope

_CLAUSE = 14  # tokens before a verb that may name the war
_FORMER = 8  # tokens before a verb in which “previously” makes a figure an old one
_HAD = 8  # chunks before a count in which “had reported” stands
_WAR_REACH = 10  # tokens from a count to “in the war”
_HAS_TOLD = re.compile(r"ha?[sY]")
#: “Earlier in the day” is a time; “earlier” alone makes a figure an older one.
_MANY = 1000  # people whom no day of a war harms
_AT_FIRST = {
    ("at", "first"),
    ("had", "first"),
    ("initial", "toll"),
    ("initial", "death"),
    ("initial", "count"),
    ("initial", "figure"),
}
_TELLING = frozenset("sYZgL")
_EARLIER_IN = re.compile(r"\bearlier (?:in|on|this|that|today|yesterday)\b")
_SO_FAR = re.compile(rf" (?:{'|'.join(map(re.escape, SO_FAR))}) ")
#: “Nine dead in a week”, “killed in ten days”.
_IN_DAYS = re.compile(
    r" in (?:just |only |barely |less than |under |over |about |the (?:past|last) |as many )?"
    r"(?:a|one|two|three|four|five|six|seven|eight|nine|ten|several|\d{1,2}) (?:days|weeks?|months?) (?!ago|later|after|before|of the)"
)
#: Of those each has one of these words: of a phrase its longest. And what makes a figure an older one, one of those.
_RUNNING = frozenset(max(phrase.split(), key=len) for phrase in SO_FAR) | {
    "days",
    "week",
    "weeks",
    "month",
    "months",
}
_OLDER = FORMERLY | {"first", "initial"}
#: “Eleven months since the war began” only tells how old it is.
_AGES = re.compile(r" (?:days|weeks|months|years) since [^,;.]*")
#: “A war that claimed 30,000 lives”, “a border war in 1977 in which 30,000 died”: one of other times.
_SOME_WAR = re.compile(
    rf" an? (?:[\w-]+ ){{0,2}}(?:{'|'.join(sorted(WARS))}) (?:[\w/–-]+ ){{0,4}}(?:that|which) "
)


def scope_of(toll: Toll, most: int | None = None) -> Scope:
    """Return what a count covers by its own words. `most` is the article's highest count with its measure."""
    words = toll.tape.sentence.lower
    first = min(toll.tape.chunks[toll.what].start, toll.chunk.start)
    clause = words[max(0, first - _CLAUSE) : first]
    if toll.old or _is_former(toll, first, most):
        return Scope.PREVIOUS
    perfect = _is_perfect(words[max(0, first - 4) : toll.chunk.end + 4])
    if perfect and (_is_of_war(toll, clause) or _is_of_many(toll) or _is_sum(toll)):
        return Scope.TOTAL
    some_war = not (perfect or WARS.isdisjoint(clause)) and _SOME_WAR.search(f" {' '.join(clause)} ")
    if some_war or _is_of_ages(toll) or _is_answered(toll):
        return Scope.BACKGROUND
    big = (toll.minimum or 0) >= _MANY and not toll.tape.days and _is_of_war(toll, clause)
    if toll.level or big or runs(toll) or _is_by_then(toll):
        return Scope.TOTAL
    away = perfect or "are" in words or "remain" in words
    return Scope.TOTAL if toll.measure is Measure.DISPLACED and away else Scope.DAY


def _is_of_war(toll: Toll, clause: Collection[str]) -> bool:
    behind = toll.tape.sentence.lower[toll.chunk.end : toll.chunk.end + _WAR_REACH]
    return not (CONFLICTS.isdisjoint(clause) and WARS.isdisjoint(behind))


def _is_sum(toll: Toll) -> bool:
    """“A total of 12 have been killed”, in a sentence without a day that it could be of."""
    return is_total(toll) and not any(day.use is DayUse.ON for day in days_near(toll.tape, toll.at))


def _is_perfect(words: Sequence[str]) -> bool:
    """“Have died”, not “has confirmed that nine died”."""
    if "has" not in words and "have" not in words:
        return False
    return any(word in {"has", "have"} and then not in SAY_WORDS for word, then in pairwise(words))


def _is_of_many(toll: Toll) -> bool:
    """“Have been killed in rocket attacks”: no one attack of a day."""
    behind = toll.tape.sentence.lower[toll.chunk.end : toll.chunk.end + _WAR_REACH]
    return not toll.tape.days and "in" in behind and not ATTACKS.isdisjoint(behind)


def runs(toll: Toll) -> bool:
    """Whether the words of a count say that it runs up to now: “so far”, “since the war began”."""
    if _RUNNING.isdisjoint(toll.tape.sentence.vocabulary):
        return False
    words = _own_words(toll)
    if "far" in words and not SUPERLATIVES.isdisjoint(words):
        return False
    around = _AGES.sub(" ", f" {' '.join(words)} ")
    if _SO_FAR.search(around):
        return True
    return SUPERLATIVES.isdisjoint(words) and _IN_DAYS.search(around) is not None


def _is_of_ages(toll: Toll) -> bool:
    """“In three decades of war”; “the worst in a decade” is of now."""
    if AGES.isdisjoint(toll.tape.sentence.vocabulary):
        return False
    words = _own_words(toll)
    return not AGES.isdisjoint(words) and SUPERLATIVES.isdisjoint(words)


def _is_answered(toll: Toll) -> bool:
    """“The raid answered a blast that had killed six”, with no day behind “that”: of some time before the raid."""
    start, words = toll.tape.chunks[toll.what].start, toll.tape.sentence.lower
    told = words[max(0, start - 2) : start] in (("that", "had"), ("which", "had"))
    before = words[max(0, start - _CLAUSE) : start]
    return told and not ANSWERS.isdisjoint(before) and all(day.start < start for day in toll.tape.days)


def _is_by_then(toll: Toll) -> bool:
    """“By Thursday evening the fighting had taken nine lives”, “evacuated as of Sunday noon”."""
    words, letters = toll.tape.sentence.lower, toll.tape.letters[max(0, toll.at - _HAD) : toll.at]
    days = [day for day in toll.tape.days if day.use is DayUse.ON]
    by = any(words[max(0, day.start - 1)] == "by" and day.start < toll.chunk.start for day in days)
    as_of = any(
        words[max(0, day.start - 2) : day.start] == ("as", "of") and ";" not in _between(toll, day)
        for day in days
    )
    return as_of or (by and "h" in letters)


def _between(toll: Toll, day: DayMention) -> str:
    left, right = sorted((toll.at, toll.tape.at(day.start)))
    return toll.tape.letters[left:right]


def _is_former(toll: Toll, first: int, most: int | None) -> bool:
    """“Previously”, “in an earlier statement”, “had reported 24”, where a higher figure is given too."""
    number = toll.maximum if toll.maximum is not None else toll.minimum
    outdone = most is not None and number is not None and most > number and _had_told(toll)
    return outdone or (
        not _OLDER.isdisjoint(toll.tape.sentence.vocabulary) and _is_called_former(toll, first)
    )


def _is_called_former(toll: Toll, first: int) -> bool:
    """“Previously”, “at first”, “in an earlier statement”."""
    before = _EARLIER_IN.sub(" ", " ".join(_undated(toll, first - _FORMER, first))).split()
    words = toll.tape.sentence.lower[:first]
    if words[:2] == ("earlier", ",") and _TELLING.isdisjoint(toll.tape.letters[: toll.at]):
        return False  # “Earlier, troops killed 31 rebels”: a time
    item = any(word in FORMERLY and item in FORMER_ITEMS for word, item in pairwise(words))
    at_first = not _AT_FIRST.isdisjoint(pairwise(before))
    return not FORMERLY.isdisjoint(before) or at_first or item or _is_first_told(toll)


def _is_first_told(toll: Toll) -> bool:
    """“16 people had initially been reported killed”."""
    between = toll.tape.sentence.lower[toll.chunk.end : toll.tape.chunks[toll.what].start]
    return any(word in HAVE | BE and then in FORMERLY for word, then in pairwise(between))


def _had_told(toll: Toll) -> bool:
    """“Had reported 24”: told before, unless somebody says so now."""
    tape, start = toll.tape, max(0, toll.at - _HAD)
    verb = _HAS_TOLD.search(tape.letters, start, toll.at)
    if verb is None or "s" in tape.letters[: verb.start()]:
        return False
    words = tape.sentence.lower[tape.chunks[verb.start()].start : tape.chunks[verb.end() - 1].end]
    return words[0] == "had" and words[-1] != "taken"  # “had taken nine lives” is no report


def _undated(toll: Toll, start: int, end: int) -> list[str]:
    """The words of a stretch of tokens that are no part of a day expression: “a day earlier” makes no figure an earlier one."""
    dated = {token for day in toll.tape.days for token in range(day.start, day.end)}
    words = toll.tape.sentence.lower
    return [words[at] for at in range(max(0, start), end) if at not in dated]


def _own_words(toll: Toll) -> tuple[str, ...]:
    """The words of a sentence from the count before to the count behind a toll, or to the total it is brought to."""
    tape = toll.tape
    here = toll.chunk
    begin = max([chunk.end for chunk in tape.counted if chunk.end <= here.start], default=0)
    end = min(
        [chunk.start for chunk in tape.counted if chunk.start >= here.end and not _is_joined(tape, chunk)],
        default=len(tape.sentence.lower),
    )
    if "Y" not in tape.letters:
        return tape.sentence.lower[begin:end]
    sums = (chunk.start for letter, chunk in zip(tape.letters, tape.chunks, strict=True) if letter == "Y")
    end = min((start for start in sums if here.end <= start < end), default=end)
    return tape.sentence.lower[begin:end]


def _is_joined(tape: Tape, chunk: Chunk) -> bool:
    """“80 soldiers and 40 rebels have been killed in a week”: what is said behind the second is said of both."""
    at = tape.at(chunk.start)
    return at > 1 and tape.letters[at - 1] == "&" and tape.letters[at - 2] == "C"
