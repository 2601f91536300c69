"""Tables whose rows have days: whole, the newest rows alone, or every row under one of several stretches of time.

What has tables has them whole on its page; where its entries fill too many rows, the newest there, and all on pages of parts.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any, Generic, NamedTuple, TypeVar

from generator.model.claim import Statement
from generator.model.dossier import ActorDossier, EscalationDossier, SourceDossier
from generator.model.event import Event
from generator.model.figure import Figure, Rung, Standing, Toll
from generator.model.source import Source
from generator.rendering.context import Context
from generator.rendering.views.chronology import month_of
from generator.rendering.views.claims import order
from generator.rendering.views.parts import MoreView, Split, more
from generator.rendering.views.told import TollFigure, told_rows

#: How many of its newest rows a table that is split shows on the page it belongs to.
NEWEST_ROWS = 25
#: How many of its figures each total shows then.
NEWEST_OF_TOTAL = 10

Row = TypeVar("Row")
#: A statement and the entry it is told in.
Said = tuple[Event, Statement]


@dataclass(frozen=True)
class Table(Generic[Row]):
    """Rows in the order they are shown, and the day that each is filed under: that of the entry it comes from.

    So as many rows are filed under a stretch of time as its entries fill.
    """

    rows: Sequence[Row]
    day: Callable[[Row], date]

    def newest(self) -> "Table[Row]":
        """The newest rows; all of them where they are few."""
        return replace(self, rows=_last(self.rows, self.day, NEWEST_ROWS))

    def filed(self, starts: Sequence[date]) -> "list[Table[Row]]":
        """Every row under the last of the starts that is not after its day, or under the first: each under just one."""
        found: list[list[Row]] = [[] for _ in starts]
        for row in self.rows:
            found[max(bisect_right(starts, self.day(row)) - 1, 0)].append(row)
        return [replace(self, rows=rows) for rows in found]


class Ladder(Table[Rung]):
    """Days of a ladder. No month is cut: a day that is left out would look like one without a report."""

    def newest(self) -> Table[Rung]:
        """The days of the newest months."""
        first = min((rung.day for rung in self.rows[-NEWEST_ROWS:]), default=date.min).replace(day=1)
        return Ladder([rung for rung in self.rows if rung.day >= first], self.day)


class Totals(Table[TollFigure]):
    """Figures of totals. Every total stays, and what its range is made of comes before what is not in it."""

    def newest(self) -> Table[TollFigure]:
        """The newest figures of each total."""
        groups = [list(same) for _, same in by_toll(self.rows)]
        return Totals(
            [row for group in groups for row in _last(group, self._rank, NEWEST_OF_TOTAL)], self.day
        )

    def _rank(self, row: TollFigure) -> tuple[bool, date]:
        return row[1].standing is Standing.COUNTS, self.day(row)


class Statements(Table[Said]):
    """Statements. Those of one entry stay together: a denial stands beside what it denies."""

    def newest(self) -> Table[Said]:
        """The newest statements, with those beside them."""
        entries = {event.id for event, _ in _last(self.rows, self.day, NEWEST_ROWS)}
        return Statements([row for row in self.rows if row[0].id in entries], self.day)


class EscalationTables(NamedTuple):
    """The tables of an escalation."""

    ladder: Table[Rung]
    told: Table[TollFigure]
    totals: Table[TollFigure]
    days: Table[Toll]
    sources: Table[Source]


class ActorTables(NamedTuple):
    """The tables of an actor."""

    about: Table[Figure]
    made: Table[Figure]
    statements: Table[Said]


class SourceTables(NamedTuple):
    """The tables of a source."""

    figures: Table[Figure]
    statements: Table[Said]


Tables = TypeVar("Tables", EscalationTables, ActorTables, SourceTables)


class Ledger(Generic[Tables]):
    """The tables of one thing, made when a page asks for them, and how they are split."""

    def __init__(self, split: Split, make: Callable[[], Tables], context: Context) -> None:
        """`make` makes all rows."""
        self._make: Callable[[], Tables] = make
        self.split, self._context = split, context

    @cached_property
    def every(self) -> Tables:
        """All rows."""
        return self._make()

    @cached_property
    def shown(self) -> Tables:
        """The rows that the thing's own page shows."""
        return newest(self.every) if self.split.pages else self.every

    @cached_property
    def filed(self) -> Mapping[str, Tables]:
        """The rows on the page of each part, by its path."""
        leaves = self.split.leaves
        stretches = filed(self.every, [leaf.start for leaf in leaves])
        return {leaf.path: rows for leaf, rows in zip(leaves, stretches, strict=True)}

    def more(self, table: str, key: str = "newest") -> MoreView | None:
        """What the thing's own page leaves out of a table."""
        every, shown = getattr(self.every, table).rows, getattr(self.shown, table).rows
        return more(every, shown, self.split, self._context, key)


def newest(tables: Tables) -> Tables:
    """The newest rows of each table."""
    every: Iterable[Table[Any]] = tables
    return type(tables)._make(table.newest() for table in every)


def filed(tables: Tables, starts: Sequence[date]) -> list[Tables]:
    """The tables cut into stretches of time that begin at `starts`; every row is in just one of them."""
    every: Iterable[Table[Any]] = tables
    columns = [table.filed(starts) for table in every]
    return [type(tables)._make(column) for column in zip(*columns, strict=True)]


def escalation_tables(dossier: EscalationDossier) -> EscalationTables:
    """All rows of an escalation's tables."""
    totals = sorted((toll for toll in dossier.tolls if toll.total), key=order)
    return EscalationTables(
        ladder=Ladder(dossier.ladder, lambda rung: rung.day),
        told=Table(told_rows(dossier.tolls), lambda row: _filed(row[1])),
        totals=Totals(
            [(toll, figure) for toll in totals for figure in toll.figures], lambda row: _filed(row[1])
        ),
        days=Table([toll for toll in dossier.tolls if not toll.total], lambda toll: _filed(toll.figures[0])),
        sources=Table(dossier.sources, _cited(dossier)),
    )


def actor_tables(dossier: ActorDossier) -> ActorTables:
    """All rows of an actor's tables."""
    return ActorTables(
        about=Table(dossier.claims_about, _filed),
        made=Table(dossier.claims_made, _filed),
        statements=Statements(dossier.statements, _said),
    )


def source_tables(dossier: SourceDossier) -> SourceTables:
    """All rows of a source's tables."""
    return SourceTables(Table(dossier.figures, _filed), Statements(dossier.statements, _said))


def by_toll(rows: Iterable[TollFigure]) -> Iterable[tuple[int, Iterable[TollFigure]]]:
    """Neighbouring figures of one toll."""
    return groupby(rows, key=lambda row: id(row[0]))


def _last(rows: Sequence[Row], rank: Callable[[Row], Any], number: int) -> Sequence[Row]:
    """The rows of the highest ranks, in the order they stand in."""
    ranked = sorted(range(len(rows)), key=lambda n: rank(rows[n]))
    return [rows[n] for n in sorted(ranked[-number:])]


def _filed(figure: Figure) -> date:
    """The month of the entry that a figure is first told in."""
    return month_of(figure.event)


def _cited(dossier: EscalationDossier) -> Callable[[Source], date]:
    """Tells the month of the first entry that names a source."""
    months: dict[str, date] = {}
    for event in dossier.events:
        for source in event.sources:
            months.setdefault(source if isinstance(source, str) else source.id, month_of(event))
    return lambda source: months.get(source.id, date.min)


def _said(row: Said) -> date:
    return month_of(row[0])
