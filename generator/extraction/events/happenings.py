"""Happenings: sentences that report something done on a day, with its kind, parties and place."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from generator.edtf import Edtf
from generator.extraction.days.anchoring import Anchor, Reason, anchor_at
from generator.extraction.days.calendar import Calendar, days_in
from generator.extraction.days.tense import Tense
from generator.extraction.document import DayUse, Mention, MentionKind
from generator.extraction.events.asserted import goes_on, has_happened, is_talked_of
from generator.extraction.events.doers import names_doer
from generator.extraction.events.signs import Sign, signs_in
from generator.extraction.events.words import DONE, HARM, UNDATED, VIOLENT
from generator.extraction.frozen import frozen
from generator.extraction.tape.chunks import Tape
from generator.extraction.tolls.parties import parties_in
from generator.extraction.voices.attribution import Saying
from generator.extraction.wording.fighting import WHERE
from generator.model.vocabulary import Act, DateBasis, Precision

_NOT_NEWS = (Tense.FUTURE, Tense.CONDITIONAL, Tense.PLUPERFECT)
_TOWNS = (Precision.TOWN, Precision.EXACT)
_PLACES = 40  # names of a sentence looked at for its place
_MARK, _FAR = 3, 30  # chunks that a mark between counts for, and that a state or a goal is farther
_GOALS = frozenset({"to", "into", "towards", "toward", "via"})
#: “Drones launched overnight from X” hit another place.
_LAUNCHED = frozenset({"launched", "fired", "flown", "flew", "sent", "launching", "firing"})
_LAUNCH_REACH = 4  # tokens from “launched” to “from”
_LONGEST = 7  # days; what is dated more loosely is no event


@frozen
class Dated:
    """The days of a happening and where they came from. `own` where its sentence names them, `planned` where they are to come.

    `said` where only the day of the words is named.
    """

    days: Edtf
    basis: DateBasis
    own: bool = True
    planned: bool = False
    said: bool = False


@frozen
class Happening:
    """What a sentence reports. `sign` is the word that told its kind; `parties` are slugs in the order of the text.

    `town` says that its place is no wider than a town, `done_by` that one of the parties is told to have done it.
    """

    tape: Tape
    sign: Sign
    dated: Dated
    parties: tuple[str, ...]
    place: str | None
    town: bool = False
    done_by: bool = False


def find_happenings(
    tapes: Iterable[Tape], voices: Mapping[int, Saying], calendar: Calendar
) -> tuple[Happening, ...]:
    """Return what an article reports as done or planned. `voices` gives the first saying of a sentence by its index."""
    return tuple(
        happening
        for tape in tapes
        if tape.sentence.paragraph
        for happening in _in_sentence(tape, voices.get(tape.sentence.index), calendar)
    )


def _in_sentence(tape: Tape, saying: Saying | None, calendar: Calendar) -> Iterator[Happening]:
    for sign, dated in _chosen(tape, calendar):
        planned = dated.planned
        if planned and sign.kind in VIOLENT:
            continue
        if planned or has_happened(tape, sign):
            parties = parties_in(tape, saying.speaker if saying else None, _announces(saying, sign.kind))
            place = place_of(tape, sign.at)
            town = place is not None and place.precision in _TOWNS
            known = names_doer(tape, sign.at)
            yield Happening(tape, sign, dated, parties, place.name if place else None, town, known)


def _chosen(tape: Tape, calendar: Calendar) -> Iterator[tuple[Sign, Dated]]:
    """Of a sentence the most exact sign of force on each day, and the first sign of every other kind."""
    found: dict[tuple[str, Edtf], tuple[Sign, Dated]] = {}
    for sign in sorted(signs_in(tape)):
        dated = _dated(tape, sign, calendar)
        if dated:
            key = "force" if sign.kind in VIOLENT else sign.kind
            found.setdefault((key, dated.days), (sign, dated))
    yield from found.values()


def _dated(tape: Tape, sign: Sign, calendar: Calendar) -> Dated | None:
    """The day of a sign; None where it is not known closely enough, or the sentence only talks about it."""
    anchor = anchor_at(tape, sign.at, calendar)
    if anchor.period is None or not _is_close(anchor, calendar.published):
        return None
    named = anchor.reason is Reason.NAMED
    if sign.words in HARM and not (named and anchor.use is DayUse.ON):
        return None
    talk = sign.kind != "diplomacy" and is_talked_of(tape, sign)
    if talk and not (named and _is_beside(tape, sign.at)):
        return None
    if not named and not _is_news(tape, sign, anchor, calendar.lead):
        return None
    said = anchor.reason is Reason.SAID
    return Dated(some_day(anchor.period), anchor.basis, named or said, anchor.use is DayUse.PLAN, said)


def _is_beside(tape: Tape, at: int) -> bool:
    """“Tuesday's attack”, “the attack on Tuesday”: the day is that of what is talked of."""
    return "T" in tape.letters[max(0, at - 2) : at] or "T" in tape.letters[at + 1 : at + 3]


def _is_news(tape: Tape, sign: Sign, anchor: Anchor, lead: int) -> bool:
    """Whether what is told without a day of its own is still told as news of the day it inherits."""
    force = sign.kind in VIOLENT
    told = (
        anchor.reason is Reason.SAID and anchor.tense is Tense.PLUPERFECT
    )  # “said on Monday it had taken the town”
    if anchor.use is DayUse.PLAN or (anchor.tense in _NOT_NEWS and not told):
        return False
    done = sign.kind in UNDATED and bool(DONE & set(sign.words.split()))
    if anchor.reason is Reason.INHERITED:
        return force or done
    if anchor.reason is Reason.SAID:
        return True
    strong = done or (force and (tape.sentence.paragraph <= lead or goes_on(tape, sign)))
    return strong and all(day.use is DayUse.SINCE for day in tape.days)


def _is_close(anchor: Anchor, published: date | None) -> bool:
    """Whether a period is narrow enough for an event; since a day of this week is that day's."""
    period = anchor.period
    if period is None or not _is_narrow(period) or anchor.use is DayUse.BACKGROUND:
        return False
    return anchor.use is not DayUse.SINCE or (period.is_day and _is_recent(period, published))


def some_day(period: Edtf) -> Edtf:
    """“The past 24 hours” touch two days: the later one, unsure."""
    return Edtf.day(period.last, uncertain=True) if period.last and days_in(period) == 2 else period


def _is_recent(period: Edtf, published: date | None) -> bool:
    return published is not None and period.last is not None and (published - period.last).days <= _LONGEST


def _is_narrow(period: Edtf) -> bool:
    return days_in(period) <= _LONGEST + 1


def place_of(tape: Tape, at: int) -> Mention | None:
    """The place nearest to a chunk: no dateline's, no capital standing for its government, a state only for want of a town.

    Where people go to is farther than where they come from.
    """
    head = tape.body
    named = (
        name
        for name in tape.mentions[:_PLACES]
        if name.kind is MentionKind.PLACE
        and name.start >= head
        and (not name.metonym or _is_where(tape, name))
    )
    return min(named, key=lambda name: (_farness(tape, at, name), name.start), default=None)


def _farness(tape: Tape, at: int, place: Mention) -> int:
    where = tape.at(place.start)
    between = tape.letters[min(at, where) : max(at, where)]
    marks = sum(between.count(mark) for mark in ",;s&T") * _MARK
    before = tape.sentence.lower[max(0, place.start - 1 - _LAUNCH_REACH) : place.start]
    goal = before[-1:] == ("from",) and not _LAUNCHED.isdisjoint(before)
    goal = goal or not _GOALS.isdisjoint(before[-1:])
    wide = place.precision is Precision.COUNTRY
    return len(between) + marks + (goal + wide) * _FAR


def _is_where(tape: Tape, place: Mention) -> bool:
    """Whether a capital is meant as a town: “in X”, “shelled X”."""
    return place.start > 0 and tape.sentence.tokens[place.start - 1].lower in WHERE


def _announces(saying: Saying | None, kind: str) -> bool:
    """Whether a speaker tells of what its side does or agrees to."""
    return saying is not None and (saying.act is Act.ANNOUNCE or kind == "agreement")
