"""When an actor is named: how many entries of each day or month, and the highest level among them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby

from generator.edtf import Edtf
from generator.model.event import Event
from generator.rendering.charts.activity import Grain, SpellRowView, SpellView, bar, grain, ticks
from generator.rendering.charts.scale import TickView
from generator.rendering.context import Context
from generator.rendering.dates import WhenView, month, month_alone, when, year
from generator.rendering.words import Words

#: So many rows are drawn, the newest.
MOST_ROWS = 10
#: A day has so many hyphens, a month one.
_EXACTLY = 2
#: So many letters of a day in ISO 8601 are its month.
_MONTH = len("2031-05")


@dataclass(frozen=True, slots=True)
class SpellLineView:
    """A day or month with entries as a row of a table: how many there are, and their highest level."""

    when: WhenView
    entries: str
    level: int
    name: str


@dataclass(frozen=True, slots=True)
class ActivityView:
    """Entries over time: the picture's rows and the names of its columns, and the same numbers as lines of a table.

    `left_out` says what is not drawn: entries before the first row, and those of which no day or month is known.
    """

    rows: tuple[SpellRowView, ...]
    ticks: tuple[TickView, ...]
    lines: tuple[SpellLineView, ...]
    label: str
    left_out: str


@dataclass(frozen=True, slots=True)
class _Spell:
    """A column with entries, by its first day."""

    start: date
    number: int
    level: int


def activity_view(events: Sequence[Event], context: Context) -> ActivityView | None:
    """The picture; None where all that is known is of one day or month."""
    known = [event for event in events if event.date.first and _hyphens(event.date.text)]
    dates = {event.date.text: event.date for event in known}
    months = {(first.year, first.month) for date in dates.values() if (first := date.first)}
    fine = grain(months, is_exact=all(_hyphens(text) >= _EXACTLY for text in dates))
    spells = _newest_rows(fine, [*_spells(known, fine, context)])
    if len(spells) < 2:
        return None
    return ActivityView(
        rows=tuple(_rows(fine, spells, context)),
        ticks=ticks(fine, _names(fine, context)),
        lines=tuple(_line(fine, one, context) for one in spells),
        label=context.words(
            "activity.label", first=_text(fine, spells[0], context), last=_text(fine, spells[-1], context)
        ),
        left_out=_left_out(len(events) - sum(one.number for one in spells), context),
    )


def _spells(events: Iterable[Event], fine: Grain, context: Context) -> Iterator[_Spell]:
    """Entries by the column they begin in, in order of time."""
    found: defaultdict[date, list[int]] = defaultdict(list)
    for event in events:
        if first := event.date.first:
            found[fine.start(first)].append(context.site.events[event.id].level)
    for start in sorted(found):
        yield _Spell(start, len(found[start]), max(found[start]))


@lru_cache(maxsize=2**14)
def _hyphens(edtf: str) -> int:
    """How exactly it is known when an entry begins: one hyphen for its month, another for its day."""
    return edtf.partition("/")[0].count("-")


def _newest_rows(fine: Grain, spells: Sequence[_Spell]) -> Sequence[_Spell]:
    rows = sorted({fine.row(one.start) for one in spells})[-MOST_ROWS:]
    return [one for one in spells if one.start >= rows[0]]


def _rows(fine: Grain, spells: Sequence[_Spell], context: Context) -> Iterator[SpellRowView]:
    most = max(one.number for one in spells)
    before: date | None = None
    for row, same in groupby(spells, key=lambda one: fine.row(one.start)):
        name = (month if fine.is_day else year)(row, context.words.locale)
        marks = tuple(_mark(fine, one, one.number / most, context) for one in same)
        yield SpellRowView(name, marks, before is not None and not fine.follows(row, before))
        before = row


def _mark(fine: Grain, one: _Spell, share: float, context: Context) -> SpellView:
    (x, width), (top, tall) = fine.place(one.start), bar(share)
    count = context.words.number(one.number)
    return SpellView(x=x, width=width, top=top, tall=tall, count=count, level=one.level)


def _line(fine: Grain, one: _Spell, context: Context) -> SpellLineView:
    return SpellLineView(
        _when(fine, one, context), context.words.number(one.number), one.level, context.level_name(one.level)
    )


def _when(fine: Grain, one: _Spell, context: Context) -> WhenView:
    return _written(one.start, fine, context.words)


@lru_cache(maxsize=2**12)
def _written(start: date, fine: Grain, words: Words) -> WhenView:
    return when(Edtf.parse(start.isoformat()[: None if fine.is_day else _MONTH]), words)


def _text(fine: Grain, one: _Spell, context: Context) -> str:
    return _when(fine, one, context).text


def _names(fine: Grain, context: Context) -> Iterator[str]:
    for number in fine.named:
        yield str(number) if fine.is_day else month_alone(date(2000, number, 1), context.words.locale)


def _left_out(number: int, context: Context) -> str:
    return context.words.count("activity.rest", number) if number else ""
