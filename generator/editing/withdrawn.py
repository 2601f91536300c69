"""What a published entry no longer has: never taken away in silence, but told, and put down as corrections."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from generator.editing.conflicts import mark
from generator.editing.identity import item_key
from generator.editing.ledger import Ledger, is_any
from generator.editing.merge import Group, Item
from generator.edtf import Edtf
from generator.errors import Mark, Problem, Severity
from generator.model.claim import Claim, Statement
from generator.model.correction import Correction
from generator.model.event import Event
from generator.model.source import Source
from generator.model.vocabulary import Qualifier, Scope, Status, Victims


@dataclass(frozen=True, slots=True)
class Withdrawals:
    """How what went is put down: on which day, and why.

    `before` is the ledger as the last ingest left it. Of now are the `sources` by id, `told`, which returns the keys of
    all that a source tells, and the `groups` of all events.
    """

    today: date
    before: Ledger
    sources: Mapping[str, Source]
    told: Callable[[str], Collection[str]]
    groups: Mapping[str, Group]

    def corrections(self, before: Event, after: Event) -> tuple[Correction, ...]:
        """Return what an event lost that no article tells any more, each with what came in its place.

        What says the same under another id is no loss.
        """
        here = {item_key(item) for item in _items(after)}
        there = {item_key(item) for item in _items(before)}
        lost = [item for item in _items(before) if item_key(item) not in here and not self.stands(item)]
        come = [item for item in _items(after) if item_key(item) not in there]
        return tuple(self._made(lost, come))

    def stands(self, item: Item) -> bool:
        """Whether its article still tells a claim or statement, of whatever entry."""
        return item_key(item) in self.told(item.source)

    def _made(self, lost: Iterable[Item], come: list[Item]) -> Iterator[Correction]:
        left = []
        for item in lost:
            same = next(
                (one for one in come if words(one) == words(item) and one.source == item.source), None
            )
            if same is None:
                left.append(item)
            else:
                come.remove(same)
        for item in left:
            new = next((one for one in come if _subject(one) == _subject(item)), None)
            if new:
                come.remove(new)
            part = "claims" if isinstance(item, Claim) else "statements"
            yield self.correction(part, words(item), words(new) if new else None, self.why(item.source))

    def correction(self, field: str, was: str, now: str | None, why: str) -> Correction:
        """Return a correction of today."""
        return Correction(date=Edtf.day(self.today), field=field, was=was, now=now, why=why)

    def revived(self, before: Event, after: Event) -> Correction:
        """Return the correction of an event that was a tombstone, and that is told of again."""
        return self.correction("status", before.status.value, after.status.value, "It is told of again.")

    def why(self, source: str) -> str:
        """Say what changed about a source."""
        row, now = self.before.get(f"sources/{source}", {}).get("fields", {}), self.sources.get(source)
        if now and not is_any(mark(now.sha256), row.get("sha256", "")):
            return f"The stored text of {source} changed."
        if now and not is_any(mark(now.published), row.get("published", "")):
            return f"The day of publication of {source} was corrected."
        return f"{source} is read otherwise than before."

    def told_of(self, event: Event) -> tuple[str, ...]:
        """Return the events of which that is told now what an event had."""
        held = {*map(_place, _items(event))}
        now = (name for name, one in self.groups.items() if held & {*map(_place, one.items())})
        return tuple(sorted({*now} - {event.id}))

    def retracted(self, event: Event) -> Event:
        """Return the tombstone of an event that nothing tells any more; it keeps all that it had."""
        reasons = dict.fromkeys(self.why(source) for source in sorted({one.source for one in _items(event)}))
        why = " ".join(["Nothing that stood here is told of this day any more.", *reasons])
        made = self.correction("status", event.status.value, Status.RETRACTED.value, why)
        return replace(event, status=Status.RETRACTED, corrections=(*event.corrections, made))


def warned(event: Event, path: str, made: Iterable[Correction]) -> Problem:
    """Tell what a published event lost."""
    changes = "; ".join(f"{one.was} → {one.now or 'nothing'} ({one.why})" for one in made)
    message = f"“{event.id}” is published, and its articles no longer say what it says: {changes}"
    hint = "it follows them, and its corrections tell it; if an article was changed by mistake, put its text back"
    return Problem(Mark(path), "DL049", message, hint, Severity.WARNING)


def emptied(event: Event, path: str, to: Collection[str]) -> Problem:
    """Tell that nothing tells a published event any more."""
    now = f", but of {', '.join(to)}" if to else ""
    message = f"“{event.id}” is published, and nothing of what it has is told of it any more{now}"
    hint = "it was retracted: its address stays, and nothing of it counts; decide with `dateline review`"
    return Problem(Mark(path), "DL049", message, hint, Severity.WARNING)


def words(item: Item) -> str:
    """Tell a claim or statement in a line: “killed 12 (military, side norland, 2031-05-02), says norland-army”."""
    if isinstance(item, Statement):
        about = "".join(f" {word} {name}" for word, name in (("of", item.of), ("to", item.to)) if name)
        return f"{item.speaker}: {item.act}{about}"
    about = ", ".join(
        [
            *([item.victims.value] if item.victims is not Victims.ANY else []),
            *([f"side {item.side}"] if item.side else []),
            *([item.scope.value] if item.scope is not Scope.DAY else []),
            *([item.period.text] if item.period else []),
        ]
    )
    who = f", says {item.claimant}" if item.claimant else ""
    return f"{item.measure.value} {_figure(item)}{f' ({about})' if about else ''}{who}"


def _figure(claim: Claim) -> str:
    low, high = claim.min, claim.max
    number = str(low) if low == high else "–".join("" if one is None else str(one) for one in (low, high))
    hedge = "" if claim.qualifier is Qualifier.EXACT else f"{claim.qualifier.value.replace('_', ' ')} "
    return hedge + ("an unstated number" if low is high is None else number.strip("–"))


def _subject(item: Item) -> tuple[object, ...]:
    """What an item is about, whatever its figure: by this, an old one and its new one are known to belong together."""
    if isinstance(item, Statement):
        return (item.source, item.speaker)
    return (item.source, item.measure, item.victims, item.side, item.scope, item.claimant)


def _place(item: Item) -> tuple[object, ...]:
    """Where an item stands and what it counts, whatever its day."""
    if isinstance(item, Statement):
        return (item.source, item.paragraph, item.speaker, item.act)
    return (item.source, item.paragraph, item.measure, item.min, item.max, item.victims)


def _items(event: Event) -> tuple[Item, ...]:
    return (*event.claims, *event.statements)
