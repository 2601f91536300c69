"""Entries in the order of their days: the line an event has in every list, days, months."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from babel import Locale

from generator.derived import Lately
from generator.edtf import Edtf
from generator.model.escalation import Escalation
from generator.model.event import Event
from generator.model.figure import Toll
from generator.model.vocabulary import Status
from generator.rendering.context import Context, LinkView
from generator.rendering.dates import WhenView, month, short, weekday, when, year
from generator.rendering.views.claims import claimant_name, order
from generator.rendering.views.late import late, made_of, settle, view
from generator.rendering.views.numbers import counting_figures, toll_number
from generator.rendering.words import Words

#: What EDTF's marks are called in a fragment.
_ANCHORS = {"~": "-about", "?": "-uncertain", "%": "-about-uncertain", "/": "-to-", ".": "open"}

#: How many tolls an event's line has room for.
_GISTS = 3
#: The kind of an event that is a statement and nothing else.
_STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class GistView:
    """A toll in one line: the number, what it counts, whose people, and who says so."""

    number: str
    measure: str
    victims: str
    side: LinkView | None
    total: bool
    claimants: tuple[str, ...]


@view
class EntryView:
    """An event as a list shows it. `status` is "" where a person has reviewed it."""

    id: str
    href: str
    title: str
    when: WhenView
    kind: LinkView
    place: LinkView | None
    escalation: LinkView | None
    level: int = late(lambda event, context: context.site.events[event.id].level, near=True)
    status: str = late(lambda event, context: status_label(event, context.words), near=True)
    gists: tuple[GistView, ...] = late(
        lambda event, context: tuple(gist_view(toll, context) for toll in _gists(event, context)[:_GISTS])
    )
    more: str = late(lambda event, context: _more(event, context))
    said: str = late(lambda event, context: _said(event, context), near=True)
    _made_of: tuple[Event, Context] = made_of()


@view
class DayView:
    """Entries of one date, those of the highest rung first. In the margin stand `number` (“28”) and `label` (“Monday”); `level` is the highest of the entries."""

    anchor: str = late(lambda events, _: day_anchor(events[0].date), near=True)
    when: WhenView = late(
        lambda events, chronology: when(events[0].date, chronology.context.words), near=True
    )
    number: str = late(
        lambda events, chronology: _margin(events[0].date, chronology.context.words)[0], near=True
    )
    label: str = late(
        lambda events, chronology: _margin(events[0].date, chronology.context.words)[1], near=True
    )
    level: int = late(lambda events, chronology: max(map(chronology.level, events)))
    entries: tuple[EntryView, ...]
    _made_of: "tuple[Sequence[Event], Chronology]" = made_of()


@dataclass(frozen=True, slots=True)
class MonthView:
    """A month and its days."""

    anchor: str
    title: str
    days: tuple[DayView, ...]


@view
class CountedView:
    """A link and how many entries lie behind it."""

    link: LinkView
    count: str = late(lambda events, context: entries_count(events, context.words), near=True)
    _made_of: tuple[Sequence[Event], Context] = made_of()


class Chronology:
    """The entries of a site, each made once, grouped by day and month wherever they are listed."""

    def __init__(self, context: Context, before: "Chronology | None" = None, changed: str = "") -> None:
        """`before` is the chronology of the same site but for one event, whose id is `changed`."""
        self.context = context
        self.entries: dict[str, EntryView] = {} if before is None else before.settled(changed)
        self.months_of: dict[str, tuple[int, int]] = {}
        self.titles: dict[tuple[int, int], tuple[str, str]] = {}
        self.alone: Lately[str, DayView] = Lately()
        self.rungs: dict[str, Mapping[date, int]] = {}

    def settled(self, changed: str) -> dict[str, EntryView]:
        """Return all entries but one, made as far as they can be: they hold on to nothing else of this site."""
        for name, entry in self.entries.items():
            if name != changed:
                settle(entry)
        return {name: entry for name, entry in self.entries.items() if name != changed}

    def months(self, events: Iterable[Event]) -> tuple[MonthView, ...]:
        """Group events, already in order, by the month they begin in, then by date; first those of a year as a whole."""
        known, found = self.months_of, dict[tuple[int, int], dict[str, list[Event]]]()
        for event in events:
            text = event.date.text
            month = known.get(text) or known.setdefault(text, month_key(event.date))
            found.setdefault(month, {}).setdefault(text, []).append(event)
        return tuple([self._month(month, found[month].values()) for month in sorted(found)])

    def newest_first(self, events: Iterable[Event]) -> tuple[MonthView, ...]:
        """The months of events that are given in order, turned round; entries of one day keep their order."""
        months = reversed(self.months(events))
        return tuple(MonthView(one.anchor, one.title, one.days[::-1]) for one in months)

    def entry(self, event: Event) -> EntryView:
        """An event's line."""
        found = self.entries.get(event.id)
        return found or self.entries.setdefault(event.id, entry_view(event, self.context))

    def level(self, event: Event) -> int:
        """An event's rung, or that of its day in its escalation where other reports put the day higher."""
        day = event.date.first if event.date.is_day else None
        rung = self._rungs(event.escalation).get(day, 0) if day else 0
        return max(self.entry(event).level, rung)

    def _month(self, month: tuple[int, int], days: Iterable[Sequence[Event]]) -> MonthView:
        known = self.titles
        title, anchor = known.get(month) or known.setdefault(
            month, month_title(month, self.context.words.locale)
        )
        return MonthView(anchor, title, tuple([self._day(day) for day in days]))

    def _day(self, events: Sequence[Event]) -> DayView:
        """The day of a single entry looks the same in all lists."""
        if len(events) > 1:
            entries = sorted(map(self.entry, events), key=_rank)
            return DayView(entries=tuple(entries), _made_of=(events, self))
        name = events[0].id
        found = self.alone.get(name)
        if found is None:
            found = self.alone.hold(name, DayView(entries=(self.entry(events[0]),), _made_of=(events, self)))
        return found

    def _rungs(self, escalation: str | None) -> Mapping[date, int]:
        """The levels of the days of an escalation; none of an event outside of any."""
        name = escalation or ""
        if name not in self.rungs:
            dossier = self.context.site.escalations.get(name)
            self.rungs[name] = {rung.day: rung.level for rung in dossier.ladder} if dossier else {}
        return self.rungs[name]


def _rank(entry: EntryView) -> int:
    return -entry.level


def entries_count(events: Sequence[Event], words: Words) -> str:
    """“12 entries, 5 unreviewed”: the second where there are any that nobody reviewed."""
    told = (words.count("counts.entries", len(events)), unreviewed_count(events, words))
    return words("marks.comma").join(filter(None, told))


def unreviewed_count(events: Iterable[Event], words: Words, key: str = "counts.unreviewed") -> str:
    """“5 unreviewed”, or nothing."""
    number = sum([event.effective_status is Status.UNREVIEWED for event in events])
    return words.count(key, number) if number else ""


def unchecked(events: Collection[Event], words: Words) -> str:
    """Says once that nobody reviewed any of several entries; "" where a person reviewed one of them."""
    is_none = len(events) > 1 and all(event.effective_status is Status.UNREVIEWED for event in events)
    return words("statuses.unchecked") if is_none else ""


def month_of(event: Event) -> date:
    """The first day of the month an event begins in; that it ends in, where its beginning is open."""
    day = event.date.first or event.date.last or date.min
    return date(day.year, day.month, 1)  # sooner made than a day that is replaced


def month_key(edtf: Edtf) -> tuple[int, int]:
    """Year and month; month 0, so before all others, for an entry of which only the year is known."""
    first, whole_year = edtf.first or edtf.last or date.min, "-" not in edtf.text.partition("/")[0]
    return first.year, 0 if whole_year and edtf.first else first.month


@lru_cache(maxsize=2**12)
def month_title(key: tuple[int, int], locale: Locale) -> tuple[str, str]:
    """A month in words, and its anchor; of month 0 the year."""
    first = date(key[0], key[1] or 1, 1)
    if key[1]:
        return month(first, locale), f"m-{first.isoformat()[:7]}"
    return year(first, locale), f"m-{first.isoformat()[:4]}"


def day_anchor(edtf: Edtf) -> str:
    """The fragment of a date on a page that lists it."""
    return "d-" + "".join([_ANCHORS.get(letter, letter) for letter in edtf.text])


def entry_view(event: Event, context: Context) -> EntryView:
    """An event's line."""
    return EntryView(
        id=event.id,
        href=context.event(event).href,
        title=event.title,
        when=when(event.date, context.words),
        kind=context.kind(event.kind),
        place=context.place(event.place) if event.place else None,
        escalation=context.escalation(event.escalation),
        _made_of=(event, context),
    )


def status_label(noun: Event | Escalation, words: Words) -> str:
    """How far a person has gone with an entry, in a word; "" where it is reviewed."""
    status = noun.effective_status
    return "" if status is Status.REVIEWED else words(f"statuses.{status}.label")


def _gists(event: Event, context: Context) -> list[Toll]:
    """The tolls that a line tells of: deaths first."""
    tolls = [toll for toll in context.site.events[event.id].tolls if counting_figures(toll)]
    return sorted(tolls, key=order) if len(tolls) > 1 else tolls


def _said(event: Event, context: Context) -> str:
    """How many statements an event holds; "" where its kind says that it is one."""
    number = len(event.statements)
    alone = number == 1 and event.kind == _STATEMENT
    return "" if alone or not number else context.words.count("counts.statements", number)


def _more(event: Event, context: Context) -> str:
    if len(context.site.events[event.id].tolls) <= _GISTS:
        return ""
    left = len(_gists(event, context)) - _GISTS
    return context.words.count("counts.more", left) if left > 0 else ""


def gist_view(toll: Toll, context: Context) -> GistView:
    """A toll in one line, made once for all lists and ladders."""
    known, key = context.gists, id(toll)
    found = known.get(key) or known.hold(
        key, (toll, _gist(toll, context))
    )  # it keeps the toll, and so the id
    gist: GistView = found[1]
    return gist


def _gist(toll: Toll, context: Context) -> GistView:
    figures = counting_figures(toll)
    return GistView(
        number=toll_number(toll, context),
        measure=context.measures[toll.measure],
        victims=context.victims[toll.victims],
        side=context.optional_actor(toll.side),
        total=toll.total,
        claimants=tuple(dict.fromkeys([claimant_name(figure, context) for figure in figures])),
    )


def _margin(edtf: Edtf, words: Words) -> tuple[str, str]:
    first, last, hedge = edtf.first, edtf.last, words("marks.unsure") if edtf.uncertain else ""
    if first is None or last is None:
        return "", when(edtf, words).text
    if "/" not in edtf.text and edtf.text.count("-") < 2:
        return "", words("dates.no_day") + hedge
    if edtf.is_day:
        return f"{'~' if edtf.approximate else ''}{first.day}{hedge}", weekday(edtf, words.locale, "EEE")
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day}{hedge}", ""
    return f"{first.day}–", words("dates.to", date=short(last, words.locale)) + hedge
