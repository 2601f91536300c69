"""Entries in the order of their days: the line an event has in every list, days, months."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from operator import itemgetter

from generator.edtf import Edtf
from generator.model.dossier import EventDossier
from generator.model.event import Event
from generator.model.figure import Rung, Toll
from generator.model.vocabulary import Status
from generator.rendering.context import Context, LinkView
from generator.rendering.dates import WhenView, month, short, weekday, when, year
from generator.rendering.views.claims import claimant_name, order, victims_word
from generator.rendering.views.numbers import counting_figures, toll_number
from generator.rendering.words import Words

#: What EDTF's marks are called in a fragment.
_ANCHORS = {"~": "-about", "?": "-uncertain", "%": "-about-uncertain", "/": "-to-", ".": "open"}


_first = itemgetter(0)

#: How many tolls an event's line has room for.
_GISTS = 3


@dataclass(frozen=True, slots=True)
class GistView:
    """A toll in one line: the number, what it counts, whose people, and who says so."""

    number: str
    measure: str
    victims: str
    side: LinkView | None
    total: bool
    claimants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntryView:
    """An event as a list shows it. `status` is "" where a person has reviewed it."""

    id: str
    href: str
    title: str
    when: WhenView
    kind: LinkView
    place: str
    escalation: LinkView | None
    level: int
    status: str
    gists: tuple[GistView, ...]
    more: str
    said: str


@dataclass(frozen=True, slots=True)
class DayView:
    """Entries of one date, those of the highest rung first. In the margin stand `number` (“28”) and `label` (“Monday”); `level` is the highest of the entries."""

    anchor: str
    when: WhenView
    number: str
    label: str
    level: int
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class MonthView:
    """A month and its days."""

    anchor: str
    title: str
    days: tuple[DayView, ...]


@dataclass(frozen=True, slots=True)
class CountedView:
    """A link and how many entries lie behind it."""

    link: LinkView
    count: str


@dataclass(frozen=True, slots=True)
class ListingView:
    """A chronology: `months`, oldest first, and the `parts` of it that have pages of their own where it is long."""

    title: str
    count: str
    back: LinkView | None
    previous: LinkView | None
    next: LinkView | None
    months: tuple[MonthView, ...]
    parts: tuple[CountedView, ...]


#: The ladder of an escalation, and the levels of its days.
_Rungs = tuple[tuple[Rung, ...], Mapping[date, int]]


class Chronology:
    """The entries of a site, each made once, grouped by day and month wherever they are listed."""

    def __init__(self, context: Context, before: "Chronology | None" = None, changed: str = "") -> None:
        """`before` is the chronology of the same site but for one event, whose id is `changed`."""
        self.context = context
        self.entries: dict[str, EntryView] = {} if before is None else dict(before.entries)
        self.alone: dict[str, DayView] = {} if before is None else dict(before.alone)
        self.entries.pop(changed, None)
        self.rungs: dict[str, _Rungs] = {} if before is None else dict(before.rungs)

    def days(self, events: Iterable[Event]) -> tuple[DayView, ...]:
        """Group events, already in order, by their date."""
        days = (list(same) for _, same in groupby(events, key=lambda event: event.date.text))
        return tuple(self._alone(day[0]) if len(day) == 1 else self._day(day) for day in days)

    def months(self, events: Iterable[Event]) -> tuple[MonthView, ...]:
        """Group events, already in order, by the month they begin in, then by date; first those of a year as a whole."""
        keyed = sorted(((_month_key(event), event) for event in events), key=_first)
        return tuple(self._month([event for _, event in same]) for _, same in groupby(keyed, key=_first))

    def newest_first(self, events: Iterable[Event]) -> tuple[MonthView, ...]:
        """The months of events that are given in order, turned round; entries of one day keep their order."""
        return tuple(replace(one, days=one.days[::-1]) for one in reversed(self.months(events)))

    def entry(self, event: Event) -> EntryView:
        """An event's line."""
        found = self.entries.get(event.id)
        if found is None:
            dossier = self.context.site.events[event.id]
            found = self.entries[event.id] = entry_view(dossier, self.context)
        return found

    def count(self, events: Sequence[Event]) -> str:
        """“12 entries, 5 unreviewed”."""
        return entries_count(events, self.context.words)

    def _month(self, events: list[Event]) -> MonthView:
        first, locale = month_of(events[0]), self.context.words.locale
        if _month_key(events[0])[1]:
            return MonthView(f"m-{first.isoformat()[:7]}", month(first, locale), self.days(events))
        return MonthView(f"m-{first.isoformat()[:4]}", year(first, locale), self.days(events))

    def _alone(self, event: Event) -> DayView:
        """The day of a single entry, which looks the same in all lists."""
        entry, level = self.entry(event), self._level(event)
        found = self.alone.get(event.id)
        if found is None or found.level != level or found.entries[0] is not entry:
            found = self.alone[event.id] = self._day([event])
        return found

    def _day(self, events: list[Event]) -> DayView:
        when_ = events[0].date
        entries = tuple(sorted((self.entry(event) for event in events), key=lambda entry: -entry.level))
        number, label = _margin(when_, self.context.words)
        level = max(self._level(event) for event in events)
        return DayView(day_anchor(when_), when(when_, self.context.words), number, label, level, entries)

    def _rungs(self, escalation: str | None) -> Mapping[date, int]:
        dossier = self.context.site.escalations.get(escalation or "")
        if not (escalation and dossier):
            return {}
        found = self.rungs.get(escalation)
        if found is None or found[0] is not dossier.ladder:
            found = self.rungs[escalation] = dossier.ladder, {rung.day: rung.level for rung in dossier.ladder}
        return found[1]

    def _level(self, event: Event) -> int:
        """An event's rung, or that of its day in its escalation where other reports put the day higher."""
        day = event.date.first if event.date.is_day else None
        rung = self._rungs(event.escalation).get(day, 0) if day else 0
        return max(self.entry(event).level, rung)


def entries_count(events: Sequence[Event], words: Words) -> str:
    """“12 entries, 5 unreviewed”: the second where there are any that nobody reviewed."""
    told = (words.count("counts.entries", len(events)), unreviewed_count(events, words))
    return ", ".join(filter(None, told))


def unreviewed_count(events: Iterable[Event], words: Words, key: str = "counts.unreviewed") -> str:
    """“5 unreviewed”, or nothing."""
    number = sum(event.effective_status is Status.UNREVIEWED for event in events)
    return words.count(key, number) if number else ""


def month_of(event: Event) -> date:
    """The first day of the month an event begins in; that it ends in, where its beginning is open."""
    return (event.date.first or event.date.last or date.min).replace(day=1)


def year_of(event: Event) -> date:
    """The first day of the year an event is filed under."""
    return (event.date.first or event.date.last or date.min).replace(month=1, day=1)


def _month_key(event: Event) -> tuple[int, int]:
    """Year and month; month 0, so before all others, for an entry of which only the year is known."""
    first, whole_year = month_of(event), "-" not in event.date.text.partition("/")[0]
    return first.year, 0 if whole_year and event.date.first else first.month


def day_anchor(edtf: Edtf) -> str:
    """The fragment of a date on a page that lists it."""
    return "d-" + "".join(_ANCHORS.get(letter, letter) for letter in edtf.text)


def entry_view(dossier: EventDossier, context: Context) -> EntryView:
    """An event's line: deaths first among its tolls."""
    event, words = dossier.event, context.words
    tolls = sorted(filter(counting_figures, dossier.tolls), key=order)
    return EntryView(
        id=event.id,
        href=context.event(event).href,
        title=event.title,
        when=when(event.date, words),
        kind=context.kind(dossier.kind),
        place=event.place.name if event.place else "",
        escalation=context.escalation(event.escalation),
        level=dossier.level,
        status=""
        if event.effective_status is Status.REVIEWED
        else words(f"statuses.{event.effective_status}.label"),
        gists=tuple(gist_view(toll, context) for toll in tolls[:_GISTS]),
        more=words.count("counts.more", len(tolls) - _GISTS) if len(tolls) > _GISTS else "",
        said=words.count("counts.statements", len(event.statements)) if event.statements else "",
    )


def gist_view(toll: Toll, context: Context) -> GistView:
    """A toll in one line."""
    figures = counting_figures(toll)
    return GistView(
        number=toll_number(toll, context),
        measure=context.measures[toll.measure],
        victims=victims_word(toll.victims, context),
        side=context.optional_actor(toll.side),
        total=toll.total,
        claimants=tuple(dict.fromkeys(claimant_name(figure, context) for figure in figures)),
    )


def _margin(edtf: Edtf, words: Words) -> tuple[str, str]:
    first, last, hedge = edtf.first, edtf.last, "?" if edtf.uncertain else ""
    if first is None or last is None:
        return "", when(edtf, words).text
    if "/" not in edtf.text and edtf.text.count("-") < 2:
        return "", words("dates.no_day") + hedge
    if edtf.is_day:
        return f"{'~' if edtf.approximate else ''}{first.day}{hedge}", weekday(edtf, words.locale, "EEE")
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day}{hedge}", ""
    return f"{first.day}–", words("dates.to", date=short(last, words.locale)) + hedge
