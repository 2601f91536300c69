"""The plan of an ingest: which files change, and how. Pure; `generator/ingest.py` carries it out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from generator import permalinks
from generator.decode import nearest
from generator.editing import ledger as ledgers
from generator.editing.accounts import Memory
from generator.editing.change import Change
from generator.editing.conflicts import lapsed
from generator.editing.derive import Derived, derive
from generator.editing.desk import Desk
from generator.editing.drafts import Draft
from generator.editing.hand import AnyEntry, Hand, find_hand, refers
from generator.editing.identity import digest, item_key
from generator.editing.ledger import Ledger
from generator.editing.moved import without_moved
from generator.editing.sheets import References, There
from generator.editing.withdrawn import Withdrawals
from generator.errors import Mark, Problem, Severity
from generator.memo.store import key_of
from generator.model.actor import Actor
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


def plan(
    record: Record,
    texts: Mapping[str, str],
    findings: Iterable[Findings],
    memory: Memory | None = None,
    today: date = date.max,
) -> Plan:
    """Work out what the findings of all articles change in the record; `memory` makes it faster, and nothing else.

    `texts` are the present texts of the files under content/ by path, the ledger’s too and of those that cannot be read; `findings`
    those of every article that is there, in any order; `today` is the day of the corrections it makes. Raises DatelineError for a ledger that cannot be read:
    without it, nobody knows what a person wrote.

    New claims in an entry that a person touched fix more ids than were fixed before, so the work is repeated on its
    own result until nothing changes: the next ingest of the same articles then changes nothing either.
    """
    found = tuple(findings)
    urls = texts.get(permalinks.PATH, "")
    memory = memory or Memory()
    hand = hand_of(record, texts, _rows(texts.get(ledgers.PATH, ""), memory))
    work = _Work(found, memory, today, hand.ledger)
    first = desk = work.round(hand, texts)
    problems = {*desk.problems}
    for _ in range(ROUNDS if hand.fixed else 0):
        hand = find_hand(desk.entries(), desk.after(), desk.rows, urls)
        desk = work.round(hand, desk.after())
        problems |= {*desk.problems}
        if not desk.changes and desk.rows == hand.ledger:
            break
    problems |= {*first.hand.same.problems, *_moved(first, desk), *_still_there(first, desk)}
    changes = _between(texts, desk.after())
    written = ledgers.serialise(lapsed(desk.rows, desk.hand.touched, desk.conflicts))
    memory.ledgers.put(key_of(written), value=True)
    return Plan(changes, written, tuple(sorted(problems)), desk.questions)


def hand_of(record: Record, texts: Mapping[str, str], rows: Ledger) -> Hand:
    """Find what a person did since the ledger's rows were written."""
    entries: Sequence[AnyEntry] = (*record.events, *record.escalations, *record.sources, *record.actors)
    return find_hand(entries, texts, without_moved(rows, entries, texts), texts.get(permalinks.PATH, ""))


def _rows(ledger: str, memory: Memory) -> Ledger:
    """Read the ledger; one that ingest wrote needs no check."""
    return ledgers.sections(ledger) if memory.ledgers.get(key_of(ledger)) else ledgers.parse(ledger)


@dataclass(slots=True)
class _Work:
    """Rounds over the same findings. What one round derived serves the next, if that would derive it from the same."""

    found: tuple[Findings, ...]
    memory: Memory
    today: date
    before: Ledger
    references: References = field(default_factory=dict)
    there: There = field(default_factory=dict)
    derived: Derived | None = None
    given: tuple[object, ...] = ()

    def round(self, hand: Hand, texts: Mapping[str, str]) -> Desk:
        """Derive everything once and bring it into the files."""
        derived = self._derived(hand)
        lost = _lost(hand.ledger, derived, [one.article for one in self.found])
        desk = Desk(
            hand,
            texts,
            lost,
            derived.plots,
            Withdrawals(self.today, self.before, derived.sources, derived.told, derived.standing),
            memory=self.memory,
            references=self.references,
            there=self.there,
            problems=[one.problem for one in derived.likenesses],
            likenesses=derived.likenesses,
        )
        _tell(desk, derived)
        _name_the_told(desk, derived)
        return desk

    def _derived(self, hand: Hand) -> Derived:
        given = _given(hand, self.derived.cast.fresh if self.derived else {})
        if self.derived is None or given != self.given:
            self.derived = derive(self.found, hand, self.memory)
            self.given = _given(hand, self.derived.cast.fresh)
        return self.derived


def _given(hand: Hand, fresh: Mapping[str, Actor]) -> tuple[object, ...]:
    """Return all that deriving takes from a person's hand. An actor that is as it would be made anew changes nothing."""
    fixed = hand.kept | hand.touched | hand.fixed | hand.own | hand.same.into.keys()
    values = {name: entry.value for name, entry in hand.entries.items() if name in fixed}
    others = {
        name: entry.value
        for name, entry in hand.entries.items()
        if isinstance(entry.value, Actor) and name not in fixed and fresh.get(entry.value.id) != entry.value
    }
    rows = {name: ledgers.section(hand.ledger.get(name, {})) for name in sorted(hand.fixed)}
    persons = (hand.touched, hand.published, hand.fixed, hand.own, hand.kept, hand.deleted, hand.closed)
    return values, others, rows, persons, hand.homes, hand.same


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
    for source in derived.cited.values():
        desk.put(source)
    for event in derived.events.values():
        desk.put(event)
    for event in derived.deleted.values():
        desk.leave_out(event)
    for name, other in sorted(desk.hand.same.into.items()):
        if name in desk.hand.entries:
            desk.hand_over(name, other)
    desk.drop_all_but("events", derived.events)
    referred = desk.referred("escalations")
    for identity in sorted(derived.escalations.keys() & referred):
        desk.put(Draft.of(derived.escalations[identity]))
    desk.drop_all_but("escalations", referred)


def _name_the_told(desk: Desk, derived: Derived) -> None:
    """Give every actor and source that an entry refers to a file; take away those of nobody."""
    done: set[str] = set()
    while waiting := sorted(desk.referred("actors") - done):
        for actor in filter(None, map(derived.cast.fresh.get, waiting)):
            desk.put(Draft.of(actor))
            desk.revive(Draft.of(actor))
        done.update(waiting)
    while desk.drop_all_but("actors", desk.referred("actors")):
        pass
    referred = desk.referred("sources")
    for identity in sorted(derived.sources.keys() & referred):
        desk.revive(derived.cited[identity])
    desk.drop_all_but("sources", {*derived.sources, *desk.lost, *referred})


def _moved(first: Desk, last: Desk) -> Iterator[Problem]:
    """Tell of every event that gave up its address, and where its claims are now."""
    before = {event.id: path for event, path in first.hand.events()}
    here = {*last.values, *first.hand.same.into}
    gone = [event for event, _ in first.hand.events() if f"events/{event.id}" not in here]
    homes = {item_key(claim): event.id for event in last.events() for claim in event.claims} if gone else {}
    for event in gone:
        now = sorted({homes[key] for claim in event.claims if (key := item_key(claim)) in homes})
        message = f"more articles gave “{event.id}” another id{': ' if now else ''}{', '.join(now)}"
        hint = "to keep an address for good, mark the entry as reviewed before the next ingest"
        yield Problem(Mark(before[event.id]), "DL094", message, hint, Severity.WARNING)


def _still_there(first: Desk, last: Desk) -> Iterator[Problem]:
    """Tell of the entries that are the same as others and still there: a person wrote in them, or names them."""
    for name in sorted(last.hand.same.into.keys() & last.values.keys()):
        root, identity = first.hand.entries[last.hand.same.now(name)], name.split("/", 1)[1]
        path = first.hand.entries[name].path
        if name in first.hand.touched:
            first_of_all = ", its `same_as` first of all," if last.values[name].same_as else ""
            hint = f"move what you wrote there{first_of_all} to this file, then delete it; what ingest derived is here"
        else:
            naming = [one for one, value in last.values.items() if name in refers(value) and one != name]
            where = ", ".join(sorted(first.hand.entries[one].path for one in naming))
            hint = f"write “{root.value.id}” in its place, then ingest again: {where}"
        message = f"“{identity}” is the same as this, and its file {path} is still there"
        mark = nearest(root.marks, ("same_as",), root.path)
        yield Problem(mark, "DL044", message, hint, Severity.WARNING)
