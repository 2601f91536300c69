"""What days rule out: a count of days that had not come when its source was published, a copy older than the page."""

import re
from collections.abc import Iterator
from datetime import timedelta

from generator.content.library import AnyEntry, Library, warning
from generator.edtf import Edtf
from generator.errors import Problem
from generator.model.claim import Claim
from generator.model.event import Event
from generator.model.record import KeyPath
from generator.model.source import Source
from generator.model.vocabulary import Measure, Scope, Status

#: A day is over in one land before it begins in another: days that lie next to each other rule out nothing.
_APART = timedelta(days=1)
#: An archive that says in its addresses when it made a copy.
_COPIED = re.compile(r"https?://web\.archive\.org/web/(\d{4})(\d\d)(\d\d)")
#: The days of other figures than these are another time’s.
_OF_THESE_DAYS = (Scope.DAY, Scope.TOTAL)


def told_too_early(library: Library) -> Iterator[Problem]:
    """Nobody counts the victims of a day that has not come, nor tells what will have been said. Evacuations are announced."""
    published = {entry.value.id: entry.value.published for entry in library.sources}
    for entry in library.events:
        event = entry.value
        if event.status is Status.RETRACTED or not (event.claims or event.statements):
            continue
        here = {one.id: one.published for one in event.sources if isinstance(one, Source)}
        for keys, what, source, days in _told(event):
            day = here.get(source) or published.get(source)
            if days and day and _before(day, days):
                message = f"{what} {days}, and its source “{source}” was published before, on {day}"
                hint = "correct the day here, or that of the source’s publication"
                yield warning(entry, keys, "DL163", message, hint)


def _told(event: Event) -> Iterator[tuple[KeyPath, str, str, Edtf | None]]:
    """Yield what is told of days: where its source is named, what it is, the source, the days."""
    for n, claim in enumerate(event.claims):
        if claim.scope in _OF_THESE_DAYS and claim.measure is not Measure.EVACUATED:
            yield (
                ("claims", n, "source"),
                f"the claim “{claim.id}” counts",
                claim.source,
                _counted(claim, event),
            )
    for n, said in enumerate(event.statements):
        yield ("statements", n, "source"), f"{said.speaker} says this on", said.source, said.date


def _counted(claim: Claim, event: Event) -> Edtf | None:
    """The days a claim counts; None where another claim or the escalation says which."""
    if claim.period or claim.scope is Scope.TOTAL or claim.part_of:
        return claim.period
    return event.date


def _before(one: Edtf, other: Edtf) -> bool:
    """Whether all of one lies before the other for certain."""
    if one.approximate or one.uncertain or other.approximate or other.uncertain:
        return False
    return one.last is not None and other.first is not None and other.first - one.last > _APART


def copied_too_early(library: Library) -> Iterator[Problem]:
    """A page is neither taken from the web nor kept by an archive before it was published."""
    for source in library.sources:
        yield from _copied(source.value, source, ())
    for event in library.events:
        for n, one in enumerate(event.value.sources):
            if isinstance(one, Source):
                yield from _copied(one, event, ("sources", n))


def _copied(source: Source, entry: AnyEntry, above: KeyPath) -> Iterator[Problem]:
    copies = {"retrieved": source.retrieved, "archive_url": _archived(source.archive_url)}
    for key, day in copies.items():
        if day and source.published and _before(day, source.published):
            message = f"this copy is of {day}, before the day of publication ({source.published})"
            hint = "correct the day of publication, or give another copy"
            yield warning(entry, (*above, key), "DL163", message, hint)


def _archived(address: str) -> Edtf | None:
    """The day on which an archive made a copy, where its address tells."""
    found = _COPIED.match(address)
    try:
        return Edtf.parse("-".join(found.groups())) if found else None
    except ValueError:
        return None


def offices_reversed(library: Library) -> Iterator[Problem]:
    """An office begins before it ends."""
    for entry in library.actors:
        for n, role in enumerate(entry.value.roles):
            first, last = role.from_ and role.from_.first, role.to and role.to.last
            if first and last and last < first:
                message = f"the office “{role.title}” ends before it begins"
                yield warning(entry, ("roles", n, "to"), "DL168", message, "correct “from” or “to”")
