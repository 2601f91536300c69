"""Groups meet the entries that are fixed: what a person wrote, changed or deleted, and what was published."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.editing.actors import Cast
from generator.editing.hand import Hand
from generator.editing.identity import digest, item_key
from generator.editing.ledger import is_any
from generator.editing.merge import Days, Fixed, Group, Item, days
from generator.editing.parts import doers
from generator.editing.reports import FIGHTING, Report
from generator.editing.rules import (
    ENTRY_HAS_IT,
    MOST_OF_IT,
    SAME_AS,
    SAME_ID,
    STAYS_PUT,
    WRITTEN_BY_HAND,
    Reason,
    Rule,
)
from generator.editing.weave import Seed, far_apart, points
from generator.model.event import Event, Place
from generator.model.vocabulary import ParticipantRole

Groups = Mapping[str, Group]
#: The id of the entry a group goes to, and the rule that says so.
_Target = tuple[str, Rule | None]


def fixed(reports: Iterable[Report], hand: Hand) -> tuple[list[Report], Fixed]:
    """Find the reports that belong to fixed entries of their kind: those with most of a report's claims and statements.

    Where some of these are in another such entry, that part is a report of its own: it draws others to that entry. A
    report that has neither belongs to the only entry of its days and kind that cites its article, if that is fixed.
    """
    events = {event.id: event for event in hand.values(Event, hand.fixed)}
    every: list[Report] = []
    homes: dict[str, str] = {}
    bare: list[Report] = []
    for report in reports:
        items = (*report.claims, *report.statements) if events else ()
        at_home = {
            key: home
            for key in map(item_key, items)
            if (home := hand.homes.get(key, "")) in events and _family(events[home]) == report.family
        }
        parts = _parts(report, at_home) if at_home else {"": report}
        every += parts.values()
        homes |= {part.name: home for home, part in parts.items() if home}
        if events and not items:
            bare.append(report)
    homes |= dict(_cited(bare, hand))
    return every, Fixed(homes, {name: _seed(events[name], hand) for name in set(homes.values())})


def _parts(report: Report, at_home: Mapping[str, str]) -> dict[str, Report]:
    """Part a report by the entries that have its claims and statements: the rest stays with what most are in."""
    most = _most([*at_home.values()])
    others = sorted({*at_home.values()} - {most})
    if not others:
        return {most: report}

    def held(home: str, part: str) -> Report:
        claims = (one for one in report.claims if at_home.get(item_key(one), most) == home)
        statements = (one for one in report.statements if at_home.get(item_key(one), most) == home)
        return replace(report, claims=tuple(claims), statements=tuple(statements), part=part)

    return {most: held(most, ""), **{home: held(home, home) for home in others}}


def _most(homes: Sequence[str]) -> str:
    """Return the entry that is at home most often, the first by id among equals."""
    votes = Counter(homes)
    return min(votes, key=lambda home: (-votes[home], home))


def _cited(reports: Sequence[Report], hand: Hand) -> Iterator[tuple[str, str]]:
    """Pair the reports of which nothing but their day is known with the fixed entries they can only be of."""
    citing: defaultdict[tuple[Days, str, str], list[str]] = defaultdict(list)
    for event in hand.values(Event, hand.entries if reports else ()):
        for source in event.sources:
            if isinstance(source, str):
                citing[days(event.date), _family(event), source].append(event.id)
    for report in reports:
        here = citing.get((days(report.day), report.family, report.source), ())
        if len(here) == 1 and f"events/{here[0]}" in hand.fixed:
            yield report.name, here[0]


def _family(event: Event) -> str:
    return "fighting" if event.kind in FIGHTING else event.kind


def _seed(event: Event, hand: Hand) -> Seed:
    """Return a fixed entry with its place, if it is a person who says that it is there."""
    row = hand.ledger.get(f"events/{event.id}", {}).get("fields", {})
    by_hand = event.place and not is_any(digest(event.place), row.get("place", ""))
    return Seed(event.id, points([event.place]) if by_hand else frozenset())


def settled(named: Groups, cast: Cast, hand: Hand) -> Groups:
    """Give groups the ids of the entries that are fixed or deleted, and claims to the entries that had them.

    What goes to a file that cannot be read is left out.
    """
    events = {event.id: event for event in hand.values(Event, hand.fixed)}
    shelves: defaultdict[tuple[Days, str], list[Event]] = defaultdict(list)
    joined = hand.same.ids("actors")
    for event in hand.values(Event, hand.own & hand.fixed):
        shelves[days(event.date), _family(event)].append(_renamed(event, joined))
    found: dict[str, Group] = {}
    moved: list[tuple[str, Item]] = []
    for identity, one in named.items():
        target, rule = (
            _target(identity, one, hand, events) or _same(one, shelves, cast, found) or (identity, None)
        )
        elsewhere = [
            (home, item) for item in one.items() if (home := hand.homes.get(item_key(item), target)) != target
        ]
        moved += elsewhere
        one.let_go([item_key(item) for _, item in elsewhere])
        if rule and rule is not ENTRY_HAS_IT:
            one.reasons.append(Reason(rule.id, one.reports[0].name, f"events/{target}"))
        if f"events/{target}" in hand.closed - hand.deleted:
            continue
        if target in found:
            found[target].absorb(one)
        else:
            found[target] = one
    for home, item in moved:
        if home in found:
            found[home].add(item, Reason(STAYS_PUT.id, item_key(item), f"events/{home}"))
    return found


def _target(identity: str, one: Group, hand: Hand, events: Mapping[str, Event]) -> _Target | None:
    """Return the entry that most of a group's claims and statements were in, or that has its id."""
    if one.entry:
        return one.entry, ENTRY_HAS_IT
    items = one.items()
    homes = [hand.homes[key] for item in items if (key := item_key(item)) in hand.homes]
    alive = [home for home in homes if home in events and not _elsewhere(one, events[home].place)]
    if alive or (homes and len(homes) == len(items) and not events.keys() & homes):
        return _most(alive or homes), MOST_OF_IT
    now = hand.same.now(f"events/{identity}").removeprefix("events/")
    if now != identity:
        return now, SAME_AS
    return (identity, SAME_ID) if identity in events or f"events/{identity}" in hand.closed else None


def _renamed(event: Event, joined: Mapping[str, str]) -> Event:
    """Write the actors of an event by what a person joined them to."""
    parts = (replace(part, actor=joined.get(part.actor, part.actor)) for part in event.participants)
    return replace(event, participants=tuple(parts)) if joined else event


def _same(
    one: Group, shelves: Mapping[tuple[Days, str], Sequence[Event]], cast: Cast, found: Groups
) -> _Target | None:
    """Return the entry a person wrote about the same: its days, its kind, its escalation or somebody in it."""
    near = [
        event.id
        for event in shelves.get((one.days, one.reports[0].family), ())
        if _overlap(one, event, cast) and not _elsewhere(one, event.place, found.get(event.id))
    ]
    return (min(near), WRITTEN_BY_HAND) if near else None


def _elsewhere(one: Group, place: Place | None, other: Group | None = None) -> bool:
    """Whether fighting is too far from a place, or from that of another group, to be the same."""
    there = points([place, *(report.place for report in other.reports)] if other else [place])
    return one.fighting and far_apart(points(report.place for report in one.reports), there)


def _overlap(one: Group, event: Event, cast: Cast) -> bool:
    here = {
        cast.party(part.actor) or part.actor
        for part in event.participants
        if part.role is not ParticipantRole.ADDRESSEE
    }
    if not one.fighting:
        return bool({cast.party(name) or name for name in doers(one, cast)[:1]} & here)
    if one.escalation and event.escalation:
        return one.escalation == event.escalation
    return bool({party for report in one.reports for party in report.parties} & here) or not here
