"""The pages that tell of the whole record: home, kinds, methodology, data."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from markupsafe import Markup

from generator.model.escalation import Escalation
from generator.model.event import Event
from generator.model.vocabulary import Kind
from generator.rendering.context import Context, LinkView
from generator.rendering.dates import when
from generator.rendering.linked.dataset import dataset_data
from generator.rendering.views.chronology import (
    Chronology,
    CountedView,
    MonthView,
    month_of,
    unchecked,
    unreviewed_count,
)
from generator.rendering.views.listings import NEWEST, ListingView, inline
from generator.rendering.words import Words

#: A flare-up in the newest part of the chronology: an escalation, or a month in which an entry belongs to none.
_Flare = tuple[Escalation | None, list[Event]]


@dataclass(frozen=True, slots=True)
class FlareView:
    """A flare-up on the home page, newest day first. `link` is None for entries outside of any escalation."""

    link: LinkView | None
    title: str
    period: str
    months: tuple[MonthView, ...]


@dataclass(frozen=True, slots=True)
class HomeView:
    """The newest entries by flare-up; `whole` says that they are all there are, `unchecked` that nobody reviewed any of them."""

    flares: tuple[FlareView, ...]
    years: tuple[CountedView, ...]
    whole: bool
    counts: tuple[LinkView, ...]
    unreviewed: str
    unchecked: str


@dataclass(frozen=True, slots=True)
class KindLineView:
    """A kind of event, with its names in two coding schemes and the rung it reaches by itself."""

    id: str
    link: LinkView
    acled: str
    plover: str
    rung: int
    entries: str


@dataclass(frozen=True, slots=True)
class KindsView:
    """The vocabulary of kinds."""

    kinds: tuple[KindLineView, ...]


@dataclass(frozen=True, slots=True)
class KindView:
    """A kind's page."""

    line: KindLineView
    listing: ListingView


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule by which claims become ranges."""

    id: str
    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class RungRuleView:
    """A rung of the ladder: what a day must show to reach it, and whose measure that is."""

    level: int
    name: str
    criterion: str
    origin: str


@dataclass(frozen=True, slots=True)
class MethodologyView:
    """The tables that the site's numbers are made by: those of the program itself."""

    rules: tuple[RuleView, ...]
    rungs: tuple[RungRuleView, ...]
    kinds: tuple[KindLineView, ...]


@dataclass(frozen=True, slots=True)
class DownloadView:
    """A file to download: what it holds in words, its size in thousands of bytes. A large one is cut into `parts`, which it names."""

    link: LinkView
    what: str
    size: str
    parts: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class DataView:
    """The downloads."""

    downloads: tuple[DownloadView, ...]
    json_ld: Markup


def home_view(context: Context, chronology: Chronology, timeline: ListingView) -> HomeView:
    """The home page: the newest entries, by flare-up."""
    live = [event for events in context.site.years.values() for event in events]
    newest = live[-NEWEST:]
    return HomeView(
        flares=tuple(_flare(flare, context, chronology) for flare in _flares(newest, context)),
        years=timeline.parts,
        whole=len(newest) == len(live),
        counts=_counts(context, len(live)),
        unreviewed=unreviewed_count(live, context.words, "counts.entries_unreviewed"),
        unchecked=unchecked(newest, context.words),
    )


def kind_lines(context: Context) -> tuple[KindLineView, ...]:
    """The vocabulary in its own order."""
    return tuple(_kind(kind, context) for kind in context.site.config.vocabulary().values())


def kind_view(kind: str, events: Sequence[Event], context: Context, chronology: Chronology) -> KindView:
    """A kind's page; a kind that is in no vocabulary goes by its id."""
    known = context.site.config.vocabulary().get(kind) or Kind(id=kind, label=kind)
    return KindView(_kind(known, context), inline(events, f"/kinds/{kind}/", chronology))


def methodology_view(context: Context) -> MethodologyView:
    """The tables of the rules."""
    words, site = context.words, context.site
    rules = (RuleView(one, context.rule(one).name, words(f"rules.{one}.sentence")) for one in site.rules)
    return MethodologyView(tuple(rules), tuple(_rung(one, words) for one in site.ladder), kind_lines(context))


def data_view(files: Iterable[tuple[str, int]], context: Context) -> DataView:
    """The files under /data/, described: of each its path and its bytes. Parts of a file lie in a folder of its name."""
    whole: list[tuple[str, int]] = []
    parts: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for path, size in files:
        folder, slash, name = path.removeprefix("data/").partition("/")
        if slash:
            parts.setdefault((folder, PurePosixPath(name).suffix), []).append((path, size))
        else:
            whole.append((path, size))
    linked = [(path, size, _what(PurePosixPath(path).name, context)) for path, size in whole]
    return DataView(tuple(_download(*one, parts, context) for one in whole), dataset_data(linked, context))


def _what(name: str, context: Context) -> str:
    """What a data file holds."""
    return context.words.first((f"data.of.{name}", "data.of.other"))


def _rung(level: int, words: Words) -> RungRuleView:
    name, criterion, origin = (words(f"levels.{level}.{key}") for key in ("name", "criterion", "origin"))
    return RungRuleView(level, name, criterion, origin)


def _flares(newest: list[Event], context: Context) -> list[_Flare]:
    """Group entries by escalation, or by month where there is none; the group with the newest entry first."""
    groups: dict[str, _Flare] = {}
    for event in reversed(newest):
        dossier = context.site.escalations.get(event.escalation or "")
        key = dossier.escalation.id if dossier else f"{month_of(event)}"
        groups.setdefault(key, (dossier.escalation if dossier else None, []))[1].append(event)
    return list(groups.values())


def _flare(flare: _Flare, context: Context, chronology: Chronology) -> FlareView:
    escalation, events = flare
    months = chronology.newest_first(events[::-1])
    if escalation is None:
        return FlareView(None, context.words("home.outside"), "", months)
    period = when(escalation.period, context.words).text
    return FlareView(context.escalation(escalation.id), escalation.title, period, months)


def _counts(context: Context, live: int) -> tuple[LinkView, ...]:
    site = context.site
    counted = (
        ("/timeline/", "entries", live),
        ("/escalations/", "escalations", len(site.escalations)),
        ("/actors/", "actors", len(site.actors)),
        ("/sources/", "sources", len(site.sources)),
    )
    return tuple(
        context.link(path, context.words.count(f"counts.{what}", n)) for path, what, n in counted if n
    )


def _kind(kind: Kind, context: Context) -> KindLineView:
    events = context.site.kinds.get(kind.id, ())
    count = context.words.count("counts.entries", len(events)) if events else ""
    return KindLineView(kind.id, context.kind(kind), kind.acled, kind.plover, kind.rung, count)


def _download(
    path: str, size: int, cut: Mapping[tuple[str, str], Sequence[tuple[str, int]]], context: Context
) -> DownloadView:
    file = PurePosixPath(path)
    parts = cut.get((file.stem, file.suffix), ())
    thousands = -(-(sum(size for _, size in parts) or size) // 1000)
    return DownloadView(
        context.link(f"/{path}", file.name),
        _what(file.name, context),
        context.words("data.size", n=context.words.number(thousands)),
        tuple(context.link(f"/{part}", PurePosixPath(part).stem) for part, _ in parts),
    )
