"""What was published keeps its address: of an entry, of its tombstone, or of the entry that it became part of."""

from collections.abc import Iterator

from generator import permalinks
from generator.decode import nearest
from generator.errors import Mark, Problem, Severity
from generator.model.escalation import Escalation
from generator.model.event import Event
from generator.model.record import Entry, Record
from generator.model.vocabulary import Status

VANISHED = "DL046"
#: The codes below are of files that cannot be read into an entry: nobody knows what those hold.
CROSS_CHECKS = "DL030"
#: What to do about an entry that is gone, by its folder: only what happened can be retracted.
_RETRACT = {
    "events": "say `dateline retract {id} --why …`; or ",
    "escalations": "say `dateline retract {id} --why …`; or ",
}
_BACK = {"actors": "put the file back; or ", "sources": "put the file back; or "}


def vanished(record: Record, ledger: str) -> Iterator[Problem]:
    """Yield an error for every published entry that is not there any more, at its first line of content/urls.txt.

    The lists of a site come and go with its entries; the site leads from their addresses to the nearest list there is.
    """
    lines = permalinks.lines(ledger)
    drafts = {address for address, draft in _entries(record) if draft}
    kept = {address for address, _ in _entries(record)} - drafts | set(_joined(record))
    for address in permalinks.entries(lines):
        if address not in kept:
            first = min(line for path, line in lines.items() if permalinks.entry_of(path) == address)
            yield _vanished(address, first, is_draft=address in drafts)


def unexplained(record: Record, ledger: str) -> Iterator[Problem]:
    """Yield a warning for every published entry that was retracted and does not say when and why."""
    shelves: dict[str, tuple[Entry[Event] | Entry[Escalation], ...]] = {
        "events": record.events,
        "escalations": record.escalations,
    }
    for folder, shelf in shelves.items():
        retracted = [entry for entry in shelf if entry.value.status is Status.RETRACTED]
        published = permalinks.published(ledger, folder) if retracted else frozenset[str]()
        for entry in retracted:
            noun = entry.value
            said = any(one.field == "status" and one.now == Status.RETRACTED for one in noun.corrections)
            if not said and noun.id in published:
                mark = nearest(entry.marks, ("status",), entry.path)
                message = f"“{noun.id}” was published and is retracted, and nothing says when and why"
                hint = "add to its `corrections`: {date: 2031-05-09, field: status, now: retracted, why: …}"
                yield Problem(mark, "DL047", message, hint, Severity.WARNING)


def _entries(record: Record) -> Iterator[tuple[str, bool]]:
    """Yield the address of every entry, and whether it is a draft."""
    for folder in permalinks.FOLDERS:
        for entry in getattr(record, folder):
            draft = getattr(entry.value, "status", None) is Status.DRAFT
            yield permalinks.permalink(folder, entry.value.id), draft


def _joined(record: Record) -> Iterator[str]:
    """Yield the addresses of what became part of an entry that is no draft."""
    for folder in permalinks.FOLDERS:
        for entry in getattr(record, folder):
            if entry.value.same_as and getattr(entry.value, "status", None) is not Status.DRAFT:
                yield from (permalinks.permalink(folder, other) for other in entry.value.same_as)


def _vanished(address: str, line: int, *, is_draft: bool) -> Problem:
    folder, name = address.strip("/").split("/")
    if is_draft:
        hint = "give it another status; `dateline retract` keeps its address and says why it no longer stands"
        return Problem(
            Mark(permalinks.PATH, line), VANISHED, f"“{address}” was published, and is a draft now", hint
        )
    way = (_RETRACT.get(folder) or _BACK[folder]).format(id=name)
    hint = f"{way}write `same_as: [{name}]` in the entry that replaced it; or delete the line if the page never was public"
    return Problem(
        Mark(permalinks.PATH, line), VANISHED, f"“{address}” was published, and is not there any more", hint
    )
