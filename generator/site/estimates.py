"""Figures that count → the range, and the figure with the best support if there is one."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.claim import Claim
from generator.model.figure import Figure
from generator.site.figures import top_number
from generator.site.rules import AGREED, CORROBORATED, NO_NUMBER, ONE_FIGURE, RANGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """The numbers of a toll, in persons; None as `Toll` says, and the id of the rule that made them."""

    rule: str
    low: int | None = None
    best: int | None = None
    high: int | None = None
    top: int | None = None


def estimate(counting: Sequence[Figure]) -> Estimate:
    """Derive the range of figures that all count."""
    if not counting:
        return Estimate(rule=NO_NUMBER)
    if len(counting) == 1:
        return _one(counting[0].claim)
    rule, best = _best(counting)
    return Estimate(
        rule=rule,
        low=_low(counting),
        best=best,
        high=_high(counting),
        top=max([top_number(figure.claim) for figure in counting]),
    )


def _one(claim: Claim) -> Estimate:
    return Estimate(rule=ONE_FIGURE, low=claim.min, high=claim.max, top=top_number(claim))


def _low(counting: Sequence[Figure]) -> int | None:
    """The lowest number, or None where the lowest is an “up to”, whose beginning nobody gave."""
    known = [figure.claim.min for figure in counting if figure.claim.min is not None]
    open_below = [
        figure.claim.max for figure in counting if figure.claim.min is None and figure.claim.max is not None
    ]
    lowest = min(known) if known else None
    return None if lowest is not None and open_below and min(open_below) <= lowest else lowest


def _high(counting: Sequence[Figure]) -> int | None:
    """The highest number, or None where the highest is an “at least”, whose end nobody gave."""
    known = [figure.claim.max for figure in counting if figure.claim.max is not None]
    open_above = [
        figure.claim.min for figure in counting if figure.claim.max is None and figure.claim.min is not None
    ]
    highest = max(known) if known else None
    return None if highest is not None and open_above and max(open_above) >= highest else highest


def _best(counting: Sequence[Figure]) -> tuple[str, int | None]:
    """The rule that fits these figures, and the figure it prefers: the one most independent voices give, if two do."""
    spans = {(figure.claim.min, figure.claim.max) for figure in counting}
    agreed = len(spans) == 1
    voices: defaultdict[int, set[str]] = defaultdict(set)
    for figure in counting:
        if figure.claim.min is not None and figure.claim.min == figure.claim.max:
            voices[figure.claim.min].add(figure.voice)
    most = max(map(len, voices.values()), default=0)
    backed = [number for number, names in voices.items() if len(names) == most] if most >= 2 else []
    best = backed[0] if len(backed) == 1 else None
    return (AGREED if agreed else RANGE if best is None else CORROBORATED, best)
