"""The plan of an ingest: which files change, and how. Pure; `generator/ingest.py` carries it out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator import permalinks
from generator.editing import ledger as ledgers
from generator.editing.derive import Derived, derive
from generator.editing.desk import Change, Desk
from generator.editing.hand import AnyEntry, Hand, find_hand
from generator.editing.identity import digest, item_key
from generator.editing.ledger import Ledger
from generator.editing.moved import without_moved
from generator.editing.sameness import said_of
from generator.errors import Mark, Problem, Severity
from generator.model.article import Article
from generator.model.finding import Findings
from generator.model.question import Questions
from generator.model.record import Record

__all__ = ["Change", "Plan", "plan"]


@dataclass(frozen=True, slots=True)
class Plan:
    """What an ingest does: the changes by path, the ledger's new text, everything a person should look at or decide."""

    changes: tuple[Change, ...]
    ledger: str
    problems: tuple[Problem, ...]
    questions: Questions


#: More rounds than any case has needed to settle what a person's entries rely on.
ROUNDS = 5


def plan(record: Record, texts: Mapping[str, str], ledger: str, findings: Iterable[Findings]) -> Plan:
    """Work out what the findings of all articles change in the record.

    `texts` are the present texts of the files under content/ by path, also of those that cannot be read; `findings`
    those of every article that is there, in any order. Raises DatelineError for a ledger that cannot be read:
    without it, nobody knows what a person wrote.

    New claims in an entry that a person touched fix more ids than were fixed before, so the work is repeated on its
    own result until nothing changes: the next ingest of the same articles then changes nothing either.
    """
    found = tuple(findings)
    entries: Sequence[AnyEntry] = (*record.events, *record.escalations, *record.sources, *record.actors)
    urls = texts.get(permalinks.PATH, "")
    hand = find_hand(entries, texts, without_moved(ledgers.parse(ledger), entries, texts), urls)
    first = desk = _round(hand, texts, found)
    problems = {*desk.problems}
    for _ in range(ROUNDS if hand.fixed else 0):
        hand = find_hand(desk.entries(), desk.after(), desk.rows, urls)
        desk = _round(hand, desk.after(), found)
        problems |= {*desk.problems}
        if not desk.changes and desk.rows == hand.ledger:
            break
    problems |= {*_moved(first, desk), *said_of(desk.entries()).problems}
    changes = _between(texts, desk.after())
    return Plan(changes, ledgers.serialise(desk.rows), tuple(sorted(problems)), desk.questions)


def _round(hand: Hand, texts: Mapping[str, str], found: tuple[Findings, ...]) -> Desk:
    """Derive everything once and bring it into the files."""
    derived = derive(found, hand)
    lost = _lost(hand.ledger, derived, [one.article for one in found])
    told = [one.problem for one in derived.likenesses]
    desk = Desk(hand, texts, lost, derived.plots, problems=told, likenesses=derived.likenesses)
    _tell(desk, derived)
    _name_the_told(desk, derived)
    return desk


def _between(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Change, ...]:
    paths = sorted({*before, *after})
    pairs = ((path, before.get(path), after.get(path)) for path in paths)
    return tuple(Change(path, old, new) for path, old, new in pairs if old != new)


def _lost(before: Ledger, derived: Derived, articles: Sequence[Article]) -> frozenset[str]:
    """Return the sources whose article is not among those of today, by its id, at its old place or by its text."""
    paths, texts = {one.path for one in articles}, {digest(one.sha256) for one in articles}
    cited = {
        name.removeprefix("sources/"): row for name, row in before.items() if name.startswith("sources/")
    }
    return frozenset(
        source
        for source, row in cited.items()
        if source not in derived.sources
        and not paths & {*row.get("articles", {})}
        and not texts & {*row.get("fields", {}).get("sha256", "").split(",")}
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
        desk.cite(derived.sources[identity], derived.paths[identity])
    desk.drop_all_but("sources", {*derived.sources, *desk.lost, *referred})


def _moved(first: Desk, last: Desk) -> Iterator[Problem]:
    """Tell of every event that gave up its address, and where its claims are now."""
    before = {event.id: path for event, path in first.hand.events()}
    gone = [event for event, _ in first.hand.events() if f"events/{event.id}" not in last.values]
    homes = {item_key(claim): event.id for event in last.events() for claim in event.claims} if gone else {}
    for event in gone:
        now = sorted({homes[key] for claim in event.claims if (key := item_key(claim)) in homes})
        message = f"more articles gave “{event.id}” another id{': ' if now else ''}{', '.join(now)}"
        hint = "to keep an address for good, mark the entry as reviewed before the next ingest"
        yield Problem(Mark(before[event.id]), "DL094", message, hint, Severity.WARNING)
