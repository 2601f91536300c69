"""Happenings: sentences that report something done on a day, with its kind, parties and place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.edtf import Edtf
from generator.extraction.days.calendar import Calendar, days_in
from generator.extraction.days.nearest import day_at
from generator.extraction.document import DayMention, DayUse, Mention, MentionKind
from generator.extraction.events.words import OTHERWISE, SIGNS, TAKEN, TAKING, UNDATED, VIOLENT, WHERE
from generator.extraction.tape.chunks import Tape
from generator.extraction.tolls.parties import behind_dateline, parties_in
from generator.extraction.voices.attribution import Saying
from generator.model.vocabulary import Act, DateBasis

_LEAD = 2  # paragraphs whose force belongs to the article's day without a word for the day
_LONGEST = 7  # days; what is dated more loosely is no event
_TAKEN_REACH = 6  # tokens from “captured” to “town”


@dataclass(frozen=True, slots=True)
class Happening:
    """What a sentence reports. `sign` is the word that told its kind; `parties` are slugs in the order of the text.

    `own` where the sentence itself names the day.
    """

    tape: Tape
    kind: str
    sign: str
    date: Edtf
    basis: DateBasis
    parties: tuple[str, ...]
    place: str | None
    own: bool = True
    planned: bool = False


@dataclass(frozen=True, slots=True, order=True)
class _Sign:
    """A word for a kind; the lower its `rank`, the more exact it is."""

    rank: int
    at: int
    kind: str
    words: str


def _by_first_word() -> dict[str, list[tuple[tuple[str, ...], str, int]]]:
    table: dict[str, list[tuple[tuple[str, ...], str, int]]] = {}
    for rank, (kind, signs) in enumerate(SIGNS):
        for sign in signs:
            words = tuple(sign.split())
            table.setdefault(words[0], []).append((words, kind, rank))
    for entries in table.values():
        entries.sort(key=lambda entry: (-len(entry[0]), entry[2]))
    return table


_SIGNS = _by_first_word()


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
    for sign in _signs(tape):
        dated = _date(tape, sign, calendar)
        if dated is None:
            continue
        date, basis, own, planned = dated
        if (planned and sign.kind not in VIOLENT) or (not planned and _has_happened(tape, sign.at)):
            parties = parties_in(tape, saying.speaker if saying else None, _announces(saying, sign.kind))
            yield Happening(tape, sign.kind, sign.words, date, basis, parties, place_in(tape), own, planned)


def _signs(tape: Tape) -> Iterator[_Sign]:
    """The most exact sign of force in a sentence, and the first sign of every other kind."""
    found: dict[str, _Sign] = {}
    for sign in sorted(_all_signs(tape)):
        found.setdefault(sign.kind, sign)
    violent = [sign for sign in found.values() if sign.kind in VIOLENT]
    yield from violent[:1]
    yield from (sign for sign in found.values() if sign.kind not in VIOLENT)


def _all_signs(tape: Tape) -> Iterator[_Sign]:
    words = [token.lower for token in tape.sentence.tokens]
    for position, word in enumerate(words):
        for phrase, kind, rank in _SIGNS.get(word, ()):
            if word in OTHERWISE and OTHERWISE[word] & set(words[max(0, position - 2) : position]):
                break
            if tuple(words[position : position + len(phrase)]) == phrase:
                yield _Sign(rank, tape.at(position), kind, " ".join(phrase))
                break
        if word in TAKING and TAKEN & set(words[position + 1 : position + _TAKEN_REACH]):
            yield _Sign(0, tape.at(position), "territorial-change", word)


def _date(tape: Tape, sign: _Sign, calendar: Calendar) -> tuple[Edtf, DateBasis, bool, bool] | None:
    """The day of a sign, where it came from, whether the sentence names it, and whether it is still to come."""
    day = day_at(tape, sign.at)
    if day:
        return _dated(day, calendar.published)
    force, before = sign.kind in VIOLENT, calendar.inherited.done.get(tape.sentence.index)
    if before and force and before.period and _is_narrow(before.period):
        return before.period, before.basis, False, False
    named = bool(tape.days)
    strong = sign.kind in UNDATED or (force and tape.sentence.paragraph <= _LEAD)
    if strong and not named and calendar.present:
        return Edtf.day(calendar.present), DateBasis.PUBLISHED, False, False
    return None


def _dated(day: DayMention, published: date | None) -> tuple[Edtf, DateBasis, bool, bool] | None:
    if day.period is None or not _is_narrow(day.period) or day.use is DayUse.BACKGROUND:
        return None
    if day.use is DayUse.SINCE and not (day.period.is_day and _is_recent(day.period, published)):
        return None
    return some_day(day.period), day.basis, True, day.use is DayUse.PLAN


def some_day(period: Edtf) -> Edtf:
    """“The past 24 hours” touch two days: the later one, unsure."""
    return Edtf.day(period.last, uncertain=True) if period.last and days_in(period) == 2 else period


def _is_recent(period: Edtf, published: date | None) -> bool:
    return published is not None and period.last is not None and (published - period.last).days <= _LONGEST


def _is_narrow(period: Edtf) -> bool:
    return days_in(period) <= _LONGEST + 1


def _has_happened(tape: Tape, at: int) -> bool:
    """No “would”, “if” or “no” right before the word."""
    near = tape.letters[max(0, at - 6) : at]
    return not set(near[near.rfind("s") + 1 :]) & set("m?n")


def place_in(tape: Tape) -> str | None:
    """The first place of a sentence that is no capital standing for its government."""
    head = behind_dateline(tape)
    named = (name for name in tape.mentions if name.kind is MentionKind.PLACE and name.start >= head)
    return next((place.name for place in named if not place.metonym or _is_where(tape, place)), None)


def _is_where(tape: Tape, place: Mention) -> bool:
    """Whether a capital is meant as a town: “in X”, “shelled X”."""
    return place.start > 0 and tape.sentence.tokens[place.start - 1].lower in WHERE


def _announces(saying: Saying | None, kind: str) -> bool:
    """Whether a speaker tells of what its side does or agrees to."""
    return saying is not None and (saying.act is Act.ANNOUNCE or kind == "agreement")
