"""Findings to nouns: what the record would be if no person had touched it, but for what they made or rely on."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.editing.accounts import Account, Accountant, Marks, Memory
from generator.editing.actors import Cast, Known, cast
from generator.editing.assign import Groups, assign
from generator.editing.drafts import Draft, Plots, drafted
from generator.editing.episodes import find
from generator.editing.hand import Hand, is_retracted
from generator.editing.identity import item_key
from generator.editing.merge import Group
from generator.editing.reports import Report, Told
from generator.editing.rolls import Roll
from generator.editing.same_text import fingerprint, same_texts
from generator.editing.sources import signatures, source_of
from generator.editing.stretches import LONGEST, leading
from generator.editing.titles import escalation_title
from generator.edtf import Edtf
from generator.memo.store import key_of
from generator.model.actor import Actor
from generator.model.escalation import Escalation
from generator.model.event import Event, Place
from generator.model.finding import Findings
from generator.model.question import Likeness
from generator.model.source import Source
from generator.model.vocabulary import Precision


@dataclass(frozen=True, slots=True)
class Derived:
    """Everything the articles say, as entries by id. `cast` has every actor that any of them refers to.

    `deleted` are the events that a person deleted. `plots` tells what each event is about, `cited` are the sources with where their articles lie, `accounts` what each
    of them reports.
    """

    events: Mapping[str, Draft]
    deleted: Mapping[str, Draft]
    plots: Plots
    escalations: Mapping[str, Escalation]
    sources: Mapping[str, Source]
    cited: Mapping[str, Draft]
    cast: Cast
    likenesses: tuple[Likeness, ...]
    accounts: Mapping[str, Account]

    @property
    def standing(self) -> Groups:
        """The groups of all events but the deleted ones."""
        return {name: one for name, one in self.plots.groups.items() if name not in self.deleted}

    def told(self, source: str) -> frozenset[str]:
        """Return the keys of all that a source tells."""
        one = self.accounts.get(source)
        rooms: tuple[Report | Told, ...] = (*one.reports, one.told) if one else ()
        return frozenset(item_key(item) for room in rooms for item in (*room.claims, *room.statements))


def derive(findings: Iterable[Findings], hand: Hand, memory: Memory | None = None) -> Derived:
    """Merge the findings of all articles into entries."""
    memory = memory or Memory()
    named = _named(findings, hand)
    rolls = [Roll.of(source, found) for source, found in named]
    present = list(hand.values(Actor, hand.entries))
    ids = Known(
        kept=_ids("actors", hand.kept),
        touched=_ids("actors", hand.touched),
        joined=hand.same.ids("actors"),
        apart=hand.same.pairs("actors"),
    )
    actors, names, likenesses = cast(rolls, present, ids)
    accountant = Accountant(names, actors, Marks(actors), memory)
    accounts = [
        accountant.account(source, found, roll) for (source, found), roll in zip(named, rolls, strict=True)
    ]
    joined, kept = hand.same.ids("escalations"), _kept(hand)
    days = [stretch for one in accounts for stretch in one.stretches]
    episodes = find(days, kept, _ids("escalations", hand.closed), joined)
    reports = [report for one in accounts for report in one.reports]
    groups = assign([one.told for one in accounts], reports, episodes, actors, hand)
    gone = _ids("events", hand.deleted)
    spoken_of = {one.told.source: one.names for one in accounts}
    shared = same_texts({source: _print(found, memory) for source, found in named})
    sources = {source: source_of(source, found.article, shared.get(source, ())) for source, found in named}
    drafts = {name: drafted(name, one, accountant, spoken_of) for name, one in groups.items()}
    return Derived(
        events={name: one for name, one in drafts.items() if name not in gone},
        deleted={name: one for name, one in drafts.items() if name in gone},
        plots=Plots(groups, actors),
        escalations=_escalations(
            _standing(groups, hand), actors, {one.id: one.title for one in kept if one.id not in joined}
        ),
        sources=sources,
        cited={source: Draft.cited(sources[source], found.article.path) for source, found in named},
        cast=actors,
        likenesses=likenesses,
        accounts={one.told.source: one for one in accounts},
    )


def _named(findings: Iterable[Findings], hand: Hand) -> tuple[tuple[str, Findings], ...]:
    """Pair every article with its id: a source that is here for good keeps its own while its text is, or its place."""
    relied = [source for source in hand.values(Source, hand.kept) if source.sha256]
    places = {
        path: source.id
        for source in relied
        for path in hand.ledger.get(f"sources/{source.id}", {}).get("articles", ())
    }
    return signatures(findings, {source.sha256: source.id for source in relied}, places)


def _standing(groups: Groups, hand: Hand) -> Groups:
    """Leave out the groups of events that a person deleted or took back."""
    retracted = {event.id for event in hand.values(Event, hand.touched) if is_retracted(event)}
    silent = _ids("events", hand.deleted) | retracted
    return {identity: one for identity, one in groups.items() if identity not in silent}


def _kept(hand: Hand) -> list[Escalation]:
    """List the escalations that have a file for good, their parties by what a person joined them to."""
    joined = hand.same.ids("actors")
    return [
        replace(one, parties=tuple(dict.fromkeys(joined.get(name, name) for name in one.parties)))
        for one in hand.values(Escalation, hand.kept | hand.same.into.keys())
    ]


def _print(found: Findings, memory: Memory) -> tuple[int, ...]:
    return memory.prints(key_of(memory.key(found)), lambda: fingerprint(found.article))


def _ids(folder: str, names: Iterable[str]) -> frozenset[str]:
    return frozenset(name.removeprefix(f"{folder}/") for name in names if name.startswith(f"{folder}/"))


def _escalations(groups: Groups, actors: Cast, titles: Mapping[str, str]) -> dict[str, Escalation]:
    """Make an escalation of all entries that belong to it, whatever a person's own file of it says but for its title.

    `titles` are those of the escalations a person relies on: these are never renamed.
    """
    members: defaultdict[str, list[Group]] = defaultdict(list)
    for one in groups.values():
        if one.escalation:
            members[one.escalation].append(one)
    made = {identity: _escalation(identity, members[identity], actors) for identity in sorted(members)}
    return {name: replace(one, title=titles.get(name, one.title)) for name, one in made.items()}


def _escalation(identity: str, members: Sequence[Group], actors: Cast) -> Escalation:
    episodes = sorted(
        {id(one.episode): one.episode for one in members if one.episode}.values(),
        key=lambda one: (one.started, one.pair),
    )
    places = Counter(
        report.place.name
        for one in members
        for report in one.reports
        if report.fighting and report.place and _is_local(report.place)
    )
    reported = [report.day for one in members for report in one.reports]
    days = [day for day in reported if _length(day) < LONGEST] or reported
    return Escalation(
        id=identity,
        title=escalation_title(episodes[0].pair, leading(places), episodes[0].started, actors),
        period=Edtf.span(
            min(day.first or day.last or date.max for day in days),
            max(day.last or day.first or date.min for day in days),
        ),
        parties=tuple(sorted({party for episode in episodes for party in episode.parties})),
        places=tuple(leading(places)),
    )


def _is_local(place: Place) -> bool:
    return place.precision is not Precision.COUNTRY


def _length(day: Edtf) -> int:
    return ((day.last or date.max) - (day.first or date.min)).days
