"""The plan of an ingest: which files change, and how. Pure; `generator/ingest.py` carries it out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.editing import ledger as ledgers
from generator.editing.derive import Derived, derive
from generator.editing.desk import Change, Desk
from generator.editing.hand import find_hand
from generator.editing.identity import item_key
from generator.editing.ledger import Ledger
from generator.errors import Mark, Problem, Severity
from generator.model.finding import Findings
from generator.model.record import Record

__all__ = ["Change", "Plan", "plan"]


@dataclass(frozen=True, slots=True)
class Plan:
    """What an ingest does: the changes by path, the ledger's new text, everything a person should look at."""

    changes: tuple[Change, ...]
    ledger: str
    problems: tuple[Problem, ...]


def plan(record: Record, texts: Mapping[str, str], ledger: str, findings: Iterable[Findings]) -> Plan:
    """Work out what the findings of all articles change in the record.

    `texts` are the present texts of the files under content/ by path, also of those that cannot be read; `findings`
    those of every article that is there, in any order. Raises DatelineError for a ledger that cannot be read:
    without it, nobody knows what a person wrote.
    """
    found = tuple(findings)
    before = ledgers.parse(ledger)
    hand = find_hand(record, texts, before)
    derived = derive(found, hand)
    desk = Desk(hand, texts, before, _lost(before, derived, {one.article.path for one in found}))
    _tell(desk, derived)
    _name_the_told(desk, derived)
    problems = {*derived.problems, *desk.problems, *_moved(desk)}
    changes = tuple(desk.changes[path] for path in sorted(desk.changes))
    return Plan(changes, ledgers.serialise(desk.rows), tuple(sorted(problems)))


def _lost(before: Ledger, derived: Derived, paths: set[str]) -> frozenset[str]:
    """Return the sources whose article is neither among those of today nor at its old place under another id."""
    cited = {
        name.removeprefix("sources/"): row for name, row in before.items() if name.startswith("sources/")
    }
    return frozenset(
        source
        for source, row in cited.items()
        if source not in derived.sources and not paths & {*row.get("articles", {})}
    )


def _tell(desk: Desk, derived: Derived) -> None:
    """Bring the sources, the events and the escalations that events belong to into their files."""
    for identity, source in derived.sources.items():
        desk.put(source)
        desk.cite(source, derived.paths[identity])
    for event in derived.events.values():
        desk.put(event)
    desk.drop_all_but("events", derived.events)
    referred = desk.referred("escalations")
    for identity in sorted(derived.escalations.keys() & referred):
        desk.put(derived.escalations[identity])
    desk.drop_all_but("escalations", referred)


def _name_the_told(desk: Desk, derived: Derived) -> None:
    """Give every actor and source that an entry refers to a file; take away those of nobody."""
    done: set[str] = set()
    while waiting := sorted(desk.referred("actors") - done):
        for actor in filter(None, map(derived.cast.fresh.get, waiting)):
            desk.put(actor)
            desk.revive(actor)
        done.update(waiting)
    while desk.drop_all_but("actors", desk.referred("actors")):
        pass
    referred = desk.referred("sources")
    for identity in sorted(derived.sources.keys() & referred):
        desk.revive(derived.sources[identity])
    desk.drop_all_but("sources", {*derived.sources, *desk.lost, *referred})


def _moved(desk: Desk) -> Iterator[Problem]:
    """Tell of every event that gave up its address, and where its claims are now."""
    gone = [
        path
        for path, change in desk.changes.items()
        if change.new is None and path.startswith("content/events/")
    ]
    if not gone:
        return
    homes = {item_key(claim): event.id for event in desk.events() for claim in event.claims}
    for path in gone:
        before = desk.hand.event_at(path)
        now = sorted({homes[key] for claim in before.claims if (key := item_key(claim)) in homes})
        message = f"more articles gave “{before.id}” another id{': ' if now else ''}{', '.join(now)}"
        hint = "to keep an address for good, mark the entry as reviewed before the next ingest"
        yield Problem(Mark(path), "DL094", message, hint, Severity.WARNING)
