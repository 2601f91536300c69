"""Every correction of the record, with the entry it was made in and an anchor of its own."""

from collections import Counter
from collections.abc import Iterable, Iterator

from generator import permalinks
from generator.model.actor import Actor
from generator.model.escalation import Escalation
from generator.model.event import Event
from generator.model.record import Record
from generator.model.site import Amendment
from generator.model.source import Source
from generator.model.vocabulary import Status
from generator.urls import slug

Noun = Event | Escalation | Actor | Source


def entries(record: Record, *, drafts: bool) -> Iterator[tuple[str, Noun]]:
    """Yield the entries that are shown, with their folders. An actor and a source are never drafts."""
    for folder, shelf in (
        ("events", record.events),
        ("escalations", record.escalations),
        ("actors", record.actors),
        ("sources", record.sources),
    ):
        for entry in shelf:
            if drafts or getattr(entry.value, "status", None) is not Status.DRAFT:
                yield folder, entry.value


def corrections(shown: Iterable[tuple[str, Noun]]) -> tuple[Amendment, ...]:
    """Return every correction, newest first; of one entry and day the last in its file first."""
    made = [one for folder, noun in shown for one in amendments(folder, noun)]
    return tuple(sorted(made, key=lambda one: (one.correction.date.sort_key, one.address), reverse=True))


def amendments(folder: str, noun: Noun) -> tuple[Amendment, ...]:
    """Return the corrections of one entry, the last in its file first."""
    anchors: Counter[str] = Counter()
    made = []
    for one in noun.corrections:
        anchor = f"correction-{slug(one.date.text)}-{slug(one.field)}"
        anchors[anchor] += 1
        number = f"-{anchors[anchor]}" if anchors[anchor] > 1 else ""
        address = permalinks.permalink(folder, noun.id)
        made.append(
            Amendment(address=address, title=title(noun), anchor=anchor + number, correction=one, value=noun)
        )
    return tuple(reversed(made))


def title(noun: Noun) -> str:
    """Return what an entry is called."""
    if isinstance(noun, Actor):
        return noun.name
    return noun.title or noun.id.replace("-", " ")
