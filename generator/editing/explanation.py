"""Why one entry is as it is: what ties its reports, where its claims come from, and what stayed apart from it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from generator.editing.derive import Derived
from generator.editing.hand import WHOLE, Hand
from generator.editing.identity import item_key
from generator.editing.ledger import is_any
from generator.editing.merge import Group, Item
from generator.editing.reconcile import row_of
from generator.editing.reports import Report
from generator.editing.rules import (
    FAR_APART,
    FLARE_UP,
    KNOWN_FLARE_UP,
    NOT_SAME_AS,
    NOTHING_SHARED,
    OTHER_DAYS,
    OTHER_ENTRY,
    OTHER_ESCALATION,
    OTHER_KIND,
    Reason,
    Rule,
)
from generator.editing.weave import far_apart, kilometres, points
from generator.model.event import Event
from generator.model.vocabulary import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """Another entry of the same days: by which rule it stays apart, and what that rests on, in words."""

    event: str
    rule: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why an entry is as it is.

    `reports` are those it is made of, none where a person wrote it without an article; `claims` pair each of its claims
    and statements with how it came; `placed` is the rule that put it into its escalation; `fixed` names what a person
    said, or that it was published; `apart` are the other entries of its days.
    """

    event: Event
    reports: tuple[Report, ...] = ()
    reasons: tuple[Reason, ...] = ()
    claims: tuple[tuple[Item, str], ...] = ()
    placed: str = ""
    fixed: tuple[str, ...] = ()
    apart: tuple[Miss, ...] = ()


def explain(identity: str, derived: Derived, hand: Hand) -> Explanation | None:
    """Tell why an entry is as it is; None where there is none of that id, in the record or in what the articles make."""
    entry = hand.entries.get(f"events/{identity}")
    draft = derived.events.get(identity) or derived.deleted.get(identity)
    event = entry.value if entry else draft.noun if draft else None
    if not isinstance(event, Event):
        return None
    fixed = tuple(_fixed(event, hand))
    plot = derived.plots.get(identity)
    if plot is None:
        return Explanation(event=event, claims=tuple((item, "") for item in _items(event)), fixed=fixed)
    group = plot.group
    origins = _origins(group)
    return Explanation(
        event=event,
        reports=tuple(group.reports),
        reasons=tuple(reason for reason in group.reasons if not _is_item(reason, origins)),
        claims=tuple((item, origins.get(item_key(item), "")) for item in _items(event)),
        placed=_placed(group),
        fixed=fixed,
        apart=tuple(_apart(identity, group, derived, hand)),
    )


def _items(event: Event) -> tuple[Item, ...]:
    return (*event.claims, *event.statements)


def _is_item(reason: Reason, origins: Mapping[str, str]) -> bool:
    return reason.one in origins


def _origins(group: Group) -> dict[str, str]:
    """Map every claim and statement of a group to its report's name, or to the rule that brought it here."""
    brought = {reason.one: reason.rule for reason in group.reasons}
    told = {item_key(item): one.name for one in group.reports for item in (*one.claims, *one.statements)}
    return {key: brought.get(key) or told.get(key, "") for key in map(item_key, group.items())}


def _placed(group: Group) -> str:
    if not group.escalation:
        return ""
    return (KNOWN_FLARE_UP if group.episode and group.episode.kept else FLARE_UP).id


def _fixed(event: Event, hand: Hand) -> Iterator[str]:
    """Name the fields of an entry that a person wrote, “all” where ingest wrote none; and whether it was published."""
    name = f"events/{event.id}"
    if name in hand.deleted:
        yield "deleted"
    elif name in hand.own:
        yield "all"
    elif name in hand.touched:
        last = hand.ledger.get(name, {}).get("fields", {})
        now = row_of(event, "").get("fields", {})
        changed = (key for key in now.keys() | last.keys() if not is_any(now.get(key, ""), last.get(key, "")))
        yield from sorted({*changed} - {WHOLE})
        yield from ("status",) if event.status is not Status.UNREVIEWED else ()
        yield from (field for field in ("corrections", "same_as", "not_same_as") if getattr(event, field))
    if name in hand.published:
        yield "published"


def _apart(identity: str, group: Group, derived: Derived, hand: Hand) -> Iterator[Miss]:
    """Yield the other entries of a group's days."""
    for name in sorted(derived.events.keys() - {identity}):
        if not _touch(group, derived.plots[name].group):
            continue
        rule, why = _parted((identity, group), (name, derived.plots[name].group), hand)
        yield Miss(event=name, rule=rule.id, why=why)


def _touch(one: Group, other: Group) -> bool:
    return one.days[0] <= other.days[1] and other.days[0] <= one.days[1]


def _parted(one: tuple[str, Group], other: tuple[str, Group], hand: Hand) -> tuple[Rule, str]:
    """Return the rule that keeps two groups apart, the first that does, and what it rests on."""
    (name, here), (othername, there) = one, other
    names = (f"events/{name}", f"events/{othername}")
    if names in hand.same.apart:
        return NOT_SAME_AS, ""
    if here.days != there.days:
        return OTHER_DAYS, ""
    families = (here.reports[0].family, there.reports[0].family)
    if families[0] != families[1]:
        return OTHER_KIND, " and ".join(families)
    if here.escalation != there.escalation:
        return OTHER_ESCALATION, " and ".join(group.escalation or "none" for group in (here, there))
    if here.fighting and (distance := _distance(here, there)):
        return FAR_APART, distance
    return (OTHER_ENTRY if {*names} <= hand.fixed else NOTHING_SHARED), ""


def _distance(one: Group, other: Group) -> str:
    """Return how far apart two groups are, in words; empty where that is not too far to be one."""
    here, there = (points(report.place for report in group.reports) for group in (one, other))
    if not far_apart(here, there):
        return ""
    far = max(kilometres(a, b) for a, b in product(here, there))
    return f"{_where(one)} and {_where(other)}, {far:.0f} km apart"


def _where(group: Group) -> str:
    return " or ".join(dict.fromkeys(report.place.name for report in group.reports if report.place))
