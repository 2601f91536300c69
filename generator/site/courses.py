"""How a toll came to be what it is: what it was at the end of an earlier day, by the rules of today."""

from collections.abc import Iterator
from datetime import date

from generator.frozen import changed
from generator.model.figure import Standing, Telling, Toll
from generator.site.estimates import estimate
from generator.site.figures import figures


def as_of(toll: Toll, day: date) -> Toll:
    """Return a total made of nothing but what was published by the end of a day.

    A source that tells only its month or year is taken to be of the first day of it; what has no day at all is left out.
    """
    found = figures([*_told_by(toll, day)], total=toll.total)
    counting = [figure for figure in found if figure.standing is Standing.COUNTS]
    range_ = estimate(counting)
    return changed(
        toll,
        {
            "low": range_.low,
            "best": range_.best,
            "high": range_.high,
            "top": range_.top,
            "rule": range_.rule,
            "figures": found,
            "voices": tuple(sorted({figure.voice for figure in counting})),
        },
    )


def _told_by(toll: Toll, day: date) -> Iterator[Telling]:
    for figure in toll.figures:
        for telling in figure.tellings:
            published = telling.source.published
            if published and published.first and published.first <= day:
                yield telling
