"""The phases a person marked in an escalation: days that run forwards, within its period, one after the other."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from generator.content.library import Library, warning
from generator.errors import Problem
from generator.model.escalation import Escalation, Phase
from generator.model.record import Entry


def days_of(phase: Phase) -> tuple[date, date]:
    """The first and the last day of a phase; one that is not given is open."""
    first = phase.from_.first if phase.from_ else None
    last = phase.to.last if phase.to else None
    return first or date.min, last or date.max


def phases(library: Library) -> Iterator[Problem]:
    """A phase ends after it begins, lies within its escalation, and shares no day with another."""
    for entry in library.escalations:
        for n, phase in enumerate(entry.value.phases):
            yield from _within(entry, n, phase)
        yield from _overlaps(entry)


def _within(entry: Entry[Escalation], n: int, phase: Phase) -> Iterator[Problem]:
    period, (first, last) = entry.value.period, days_of(phase)
    begins, ends = period.first or date.min, period.last or date.max
    if first > last:
        message = f"the phase “{phase.label}” ends before it begins"
        yield warning(entry, ("phases", n, "to"), "DL052", message, "correct “from” or “to”")
    elif (phase.from_ and first < begins) or (phase.to and last > ends) or first > ends or last < begins:
        message = f"the phase “{phase.label}” has days outside the escalation ({period})"
        hint = "correct the days of the phase, or the escalation’s “period”"
        yield warning(
            entry, ("phases", n, "from" if first < begins or first > ends else "to"), "DL050", message, hint
        )


def _overlaps(entry: Entry[Escalation]) -> Iterator[Problem]:
    """An end that is not given reaches to nothing: such a phase lasts until the next."""
    told = [(n, one, one.from_ or one.to, one.to or one.from_) for n, one in enumerate(entry.value.phases)]
    spans = [
        (begin.first or date.min, end.last or date.max, n, one)
        for n, one, begin, end in told
        if begin and end
    ]
    forwards = sorted((span for span in spans if span[0] <= span[1]), key=lambda span: span[:3])
    for (_, last, _, one), (first, _, n, other) in combinations(forwards, 2):
        if first <= last:
            message = f"the phases “{one.label}” and “{other.label}” share days"
            yield warning(
                entry,
                ("phases", n, "from"),
                "DL051",
                message,
                "let one begin on the day after the other ends",
            )
