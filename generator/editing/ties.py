"""What ties the reports of one day: the same incident of fighting, or the same deed."""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from itertools import combinations, product

from generator.editing.actors import Cast
from generator.editing.reports import Report
from generator.editing.rules import (
    FAR,
    NAMELESS_MEASURE,
    NEAR,
    SAME_ARTICLE,
    SAME_DOER,
    SAME_FIGHTING,
    SAME_PARTY,
    SAME_PLACE,
    SAME_SPEAKER,
    SAME_TOLL,
    Rule,
)
from generator.editing.weave import Facts, Point, Weave, kilometres
from generator.model.vocabulary import Victims

#: Kinds of which one day of one war has one entry, unless several parties are named for it.
MEASURES = ("mobilisation", "displacement", "aid")


def tie_fighting(weave: Weave, one_war: bool) -> None:
    """Tie the fighting of one day: by what is told twice, by who and where, and in one war unless it is far apart."""
    weave.share(_tolls, lambda _, key: (SAME_TOLL, _counted(key)), None if one_war else Facts.strangers)
    if one_war:
        _tie_near(weave)
    else:
        weave.share(_somewhere, lambda _, key: (SAME_PLACE, str(key)))
        weave.share(_nowhere, lambda report, _: (SAME_ARTICLE, report.source))
    weave.share(lambda report: report.parties, lambda _, key: (SAME_PARTY, str(key)))
    if one_war:
        _tie_placeless(weave)


def _tolls(report: Report) -> Iterator[Hashable]:
    for claim in report.claims:
        if claim.min is not None or claim.max is not None:
            yield (claim.measure, claim.min, claim.max, claim.victims, claim.side)


def _counted(key: Hashable) -> str:
    """Return a toll in words: “7 military killed of norland”."""
    measure, low, high, victims, side = key if isinstance(key, tuple) else ("", None, None, Victims.ANY, None)
    number = str(low) if low == high else f"{'' if low is None else low}–{'' if high is None else high}"
    who = "" if victims is Victims.ANY else f" {victims}"
    return f"{number}{who} {measure}" + (f" of {side}" if side else "")


def _somewhere(report: Report) -> Iterator[str]:
    if not report.parties and report.place:
        yield report.place.name


def _nowhere(report: Report) -> Iterator[str]:
    if not report.parties and not report.place:
        yield report.source


def _tie_near(weave: Weave) -> None:
    """Tie what is at one place, then what is at two places no more than `FAR` apart, the nearest first."""
    at: defaultdict[Point, list[int]] = defaultdict(list)
    for number in range(len(weave.reports)):
        for point in weave.place(number):
            at[point].append(number)
    pairs = sorted((kilometres(one, other), one, other) for one, other in combinations(sorted(at), 2))
    for distance, one, other in [(0.0, point, point) for point in sorted(at)] + pairs:
        if distance > FAR:
            break
        for number, there in product(at[one], at[other]):
            weave.join(number, there, NEAR, _between(weave.reports[number], weave.reports[there], distance))


def _between(one: Report, other: Report, distance: float) -> str:
    here, there = (report.place.name if report.place else "" for report in (one, other))
    return here if here == there else f"{here} and {there}, {distance:.0f} km apart"


def _tie_placeless(weave: Weave) -> None:
    """Put what is told without a place to what most reports tell of that day."""
    most = sorted(weave.roots(), key=lambda n: (not weave.facts(n).points, -weave.facts(n).size, n))
    for number in most:
        if not weave.facts(number).points:
            for other in most:
                if other != number and weave.join(other, number, SAME_FIGHTING, ""):
                    break


def tie_deeds(weave: Weave, war: str, cast: Cast) -> None:
    """Tie the deeds of one day and kind: by who does them; `war` is their kind where all are of one escalation."""
    weave.share(lambda report: _doers(report, cast), _doing)
    if war in MEASURES:
        _tie_nameless(weave)


def _doing(report: Report, key: Hashable) -> tuple[Rule, str]:
    words = " and ".join(map(str, key)) if isinstance(key, tuple) else str(key or "")
    return (SAME_SPEAKER if report.spoken else SAME_DOER), words


def _doers(report: Report, cast: Cast) -> Iterator[Hashable]:
    """Whose deed it is: whoever speaks; or the first party named, or any two of the first four."""
    if report.spoken:
        yield from sorted({said.speaker for said in report.statements}) or report.actors[:1] or (None,)
        return
    parties = list(dict.fromkeys(cast.party(name) or name for name in report.actors))
    yield (parties[0],) if parties else (report.place.name if report.place else None,)
    yield from combinations(sorted(parties[:4]), 2)


def _tie_nameless(weave: Weave) -> None:
    """Put measures that are told without naming anybody to those that are told most often with names."""
    sets = weave.roots()
    nameless = [n for n in sets if not any(r.actors or r.spoken for r in weave.members(n))]
    others = [n for n in sets if n not in nameless and not all(r.spoken for r in weave.members(n))]
    if others:
        most = max(others, key=lambda n: weave.facts(n).size)
        for number in nameless:
            weave.join(most, number, NAMELESS_MEASURE, "")
