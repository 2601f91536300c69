"""The months of an escalation’s ladder, as a card has room for them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from babel import Locale

from generator.model.dossier import EscalationDossier
from generator.rendering.dates import month


@dataclass(frozen=True, slots=True)
class Month:
    """A month: its name, the days of it from `start` to `end` that the escalation reaches over, and the level of each with a report."""

    name: str
    start: int
    end: int
    levels: tuple[tuple[int, int], ...]


def months(dossier: EscalationDossier, most: int, locale: Locale) -> tuple[Month, ...]:
    """The newest months of which something is told, oldest first, `most` at the most."""
    levels = {rung.day: rung.level for rung in dossier.ladder}
    firsts = sorted({day.replace(day=1) for day in levels})[-most:]
    return tuple(_month(first, levels, dossier, locale) for first in firsts)


def _month(first: date, levels: dict[date, int], dossier: EscalationDossier, locale: Locale) -> Month:
    period, last = dossier.escalation.period, first.replace(day=monthrange(first.year, first.month)[1])
    told = [day for day in levels if first <= day <= last]
    start = min(max(first, period.first or first), *told)
    end = max(min(last, period.last or last), *told)
    return Month(month(first, locale), start.day, end.day, tuple((day.day, levels[day]) for day in told))
