"""What must hold between entries, and within one beyond a single value: each law is a function in one list."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain

from generator.content.corrections import misdirected_corrections
from generator.content.impossible import copied_too_early, offices_reversed, told_too_early
from generator.content.library import Library, error, warning
from generator.content.parts import parts_above_wholes
from generator.content.phases import phases
from generator.content.references import unknown_references
from generator.content.sameness import joined_entries, parted_entries
from generator.decode.letters import looks
from generator.edtf import Edtf
from generator.errors import Problem, Severity, did_you_mean
from generator.model.claim import Claim
from generator.model.event import Event
from generator.model.record import Entry
from generator.model.source import Source
from generator.model.vocabulary import Scope
from generator.urls import collision_key


def repeated_ids(library: Library) -> Iterator[Problem]:
    """Two entries of one folder never share an id, nor an address on a server that folds case or Unicode form."""
    for ids in library.ids.values():
        first_by_key: dict[str, str] = {}
        for name, (first, *others) in ids.items():
            for other in others:
                message = f"the id “{name}” is taken by {first.path}"
                yield Problem(other.mark, "DL035", message, "give this entry another id")
            like = first_by_key.setdefault(collision_key(name), name)
            if like != name:
                message = (
                    f"“{name}” and “{like}” ({ids[like][0].path}) differ in letter case or Unicode form only"
                )
                hint = "both would have one address: choose another id"
                yield Problem(first.mark, "DL036", message, hint)


def ids_that_look_alike(library: Library) -> Iterator[Problem]:
    """Two entries of one folder never have ids that no reader can tell apart: one would pass for the other."""
    for ids in library.ids.values():
        first_by_look: dict[str, str] = {}
        for name, (entry, *_) in ids.items():
            like = first_by_look.setdefault(looks(name), name)
            if like != name and collision_key(like) != collision_key(name):
                message = f"“{name}” looks like “{like}” ({ids[like][0].path}), and is another id"
                hint = "if they are meant to be one, correct it; if not, choose an id that can be told apart"
                yield Problem(entry.mark, "DL173", message, hint, Severity.WARNING)


def repeated_within_events(library: Library) -> Iterator[Problem]:
    """Within an event every claim has its own id, and every source written in place an id of its own."""
    for entry in library.events:
        seen: set[str] = set()
        for n, claim in enumerate(entry.value.claims):
            if claim.id in seen:
                message = f"two claims of this event have the id “{claim.id}”"
                yield error(entry, ("claims", n, "id"), "DL037", message, "give one another id")
            seen.add(claim.id)
        yield from _repeated_sources(entry, library)


def _repeated_sources(entry: Entry[Event], library: Library) -> Iterator[Problem]:
    seen: set[str] = set()
    for n, source in enumerate(entry.value.sources):
        name, keys = (
            (source, ("sources", n)) if isinstance(source, str) else (source.id, ("sources", n, "id"))
        )
        if name in seen:
            yield error(entry, keys, "DL037", f"the source “{name}” is listed twice", "keep one")
        elif isinstance(source, Source) and name in library.ids["sources"]:
            hint = f"list it as “{name}”, or give this one another id"
            yield error(entry, keys, "DL037", f"the source “{name}” is also in content/sources", hint)
        seen.add(name)


def parts_of_claims(library: Library) -> Iterator[Problem]:
    """A claim is part of another claim of its event, and never, by any way round, of itself."""
    for entry in library.events:
        parts = {claim.id: claim.part_of for claim in entry.value.claims if claim.part_of}
        if not parts:
            continue
        known = {claim.id for claim in entry.value.claims}
        looping = set(_loops(parts))
        for n, claim in enumerate(entry.value.claims):
            keys = ("claims", n, "part_of")
            if claim.part_of and claim.part_of not in known:
                hint = did_you_mean(claim.part_of, known - {claim.id})
                yield error(entry, keys, "DL034", f"this event has no claim “{claim.part_of}”", hint)
            elif claim.id in looping:
                yield error(entry, keys, "DL038", f"the claim “{claim.id}” is part of itself")


def actors_parents(library: Library) -> Iterator[Problem]:
    """An actor belongs to another, and never, by any way round, to itself."""
    parents = {entry.value.id: entry.value.parent for entry in library.actors if entry.value.parent}
    looping = set(_loops(parents))
    for entry in library.actors:
        if entry.value.id in looping:
            message = f"“{entry.value.id}” belongs to itself, by way of “{entry.value.parent}”"
            yield error(entry, ("parent",), "DL038", message, "leave “parent” out of one of them")


def _loops(upward: Mapping[str, str | None]) -> Iterator[str]:
    """Yield every id from which the way up comes back to it."""
    for start in upward:
        seen, here = set(), upward.get(start)
        while here is not None and here != start and here not in seen:
            seen.add(here)
            here = upward.get(here)
        if here == start:
            yield start


def days_apart(library: Library) -> Iterator[Problem]:
    """An event lies within its escalation; a claim about a day touches the event's, a total the escalation's days."""
    periods = {entry.value.id: entry.value.period for entry in library.escalations}
    for entry in library.events:
        event = entry.value
        period = periods.get(event.escalation or "")
        if period and _apart(event.date, period):
            message = f"this day lies outside the escalation “{event.escalation}” ({period})"
            yield warning(
                entry, ("date",), "DL039", message, "correct the day, the escalation, or its period"
            )
        for n, claim in enumerate(event.claims):
            within = _expected(claim, event, period)
            if claim.period and within and _apart(claim.period, within):
                message = f"the claim “{claim.id}” covers {claim.period}, which lies outside {within}"
                yield warning(entry, ("claims", n, "period"), "DL039", message, "correct “period” or “scope”")


def _expected(claim: Claim, event: Event, period: Edtf | None) -> Edtf | None:
    return {Scope.DAY: event.date, Scope.TOTAL: period}.get(claim.scope)


def _apart(one: Edtf, other: Edtf) -> bool:
    return (one.last or date.max) < (other.first or date.min) or (other.last or date.max) < (
        one.first or date.min
    )


LAWS: tuple[Callable[[Library], Iterable[Problem]], ...] = (
    repeated_ids,
    ids_that_look_alike,
    repeated_within_events,
    unknown_references,
    parts_of_claims,
    parts_above_wholes,
    actors_parents,
    days_apart,
    told_too_early,
    copied_too_early,
    offices_reversed,
    phases,
    misdirected_corrections,
    joined_entries,
    parted_entries,
)


def cross_check(library: Library) -> Iterator[Problem]:
    """Yield everything that does not hold."""
    return chain.from_iterable(law(library) for law in LAWS)
