"""Claims of one toll → figures: which tellings are one figure, and how each figure stands."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from generator.edtf import Edtf
from generator.frozen import changed
from generator.model.claim import Claim
from generator.model.figure import Figure, Standing, Telling
from generator.model.source import Source
from generator.model.vocabulary import Qualifier, Scope
from generator.site.places import of_one_event, spot


class _Sameness(NamedTuple):
    """What tellings of one figure share: who gives it, what it says, how it stands, and the day a total reaches to."""

    claimant: str | None
    voice: str | None
    numbers: tuple[int | None, int | None, bool]
    standing: Standing
    reach: date | None


#: The town a figure is told of, as far as one takes no other's place.
_Town = Callable[[Figure], str]

_SCOPES = {Scope.BACKGROUND: Standing.BACKGROUND, Scope.PREVIOUS: Standing.PREVIOUS}
#: Figures that another may stand in the place of.
_SUCCEEDED = (Standing.SUPERSEDED, Standing.PREVIOUS)


def figures(tellings: Sequence[Telling], *, total: bool) -> tuple[Figure, ...]:
    """Make the figures of one toll, in order of telling. `total` says that the toll is one of totals."""
    if len(tellings) == 1:
        return (_figure(tellings, _standing(tellings[0], frozenset())),)
    present = frozenset([(telling.event.id, telling.claim.id) for telling in tellings])
    same: defaultdict[_Sameness, list[Telling]] = defaultdict(list)
    for telling in sorted(tellings, key=_order):
        same[_sameness(telling, present, total=total)].append(telling)
    made = [_figure(group, key.standing) for key, group in same.items()]
    town = _nowhere if total or of_one_event(tellings) else _towns(made)
    found = _supersede(made, town, total=total)
    return tuple([_succeeded(one, found, town) if one.standing in _SUCCEEDED else one for one in found])


def has_number(claim: Claim) -> bool:
    """Whether a claim gives a number that can be the end of a range."""
    return claim.qualifier is not Qualifier.VAGUE and not (claim.min is None and claim.max is None)


def unique(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Sources once each, in the order given."""
    return tuple({source.id: source for source in sources}.values())


def top_number(claim: Claim) -> int:
    """The highest number a claim names, 0 where it names none."""
    return max(claim.min or 0, claim.max or 0, 0)


def _order(telling: Telling) -> tuple[object, ...]:
    published = telling.source.published
    return (
        published is None,
        published.sort_key if published else (),
        telling.source.id,
        telling.claim.paragraph or 0,
        telling.event.id,
        telling.claim.id,
    )


def _sameness(telling: Telling, present: frozenset[tuple[str, str]], *, total: bool) -> _Sameness:
    claim = telling.claim
    return _Sameness(
        claim.claimant,
        None if claim.claimant else telling.voice,
        (claim.min, claim.max, claim.qualifier is Qualifier.VAGUE),
        _standing(telling, present),
        claim.period.last if total and claim.period else None,
    )


def _standing(telling: Telling, present: frozenset[tuple[str, str]]) -> Standing:
    claim = telling.claim
    if claim.scope in _SCOPES:
        return _SCOPES[claim.scope]
    if claim.part_of and claim.part_of != claim.id and (telling.event.id, claim.part_of) in present:
        return Standing.PART
    return Standing.COUNTS if has_number(claim) else Standing.VAGUE


def _figure(tellings: Sequence[Telling], standing: Standing) -> Figure:
    first = tellings[0]
    return Figure(
        claim=first.claim,
        event=first.event,
        sources=unique(telling.source for telling in tellings) if len(tellings) > 1 else (first.source,),
        standing=standing,
        tellings=tuple(tellings),
        voice=first.voice,
    )


def _supersede(found: Sequence[Figure], town: _Town, *, total: bool) -> tuple[Figure, ...]:
    """Mark what a newer figure replaces. Tellings are in order, so a figure was given on its first telling's day."""
    counting = [figure for figure in found if figure.standing is Standing.COUNTS]
    if len(counting) < 2:
        return tuple(found)
    if not total and len({_origin(figure) for figure in counting}) == len(counting):
        return tuple(found)
    if not total:
        old = {id(figure) for figure in _within(counting, lambda one: (town(one), _origin(one)), _older)}
    else:
        old = {id(figure) for figure in _within(counting, _origin, _shorter)}
        current = [figure for figure in counting if id(figure) not in old]
        old |= {id(figure) for figure in _within(current, _speaker, _outgrown)}
    return tuple(
        changed(figure, {"standing": Standing.SUPERSEDED}) if id(figure) in old else figure
        for figure in found
    )


def _succeeded(figure: Figure, found: Sequence[Figure], town: _Town) -> Figure:
    """Name the figure that stands in the place of an older one: its claimant's newest, else its voice's."""
    keys = (_origin, _speaker if figure.standing is Standing.SUPERSEDED else _same_source)
    here = [one for one in found if one.standing is Standing.COUNTS and town(one) == town(figure)]
    for key in keys:
        newer = [one for one in here if key(one) == key(figure)]
        if newer:
            return changed(figure, {"successor": newer[-1]})
    return figure


def _same_source(figure: Figure) -> Hashable:
    return (figure.voice, figure.sources[0].id)


def _within(
    found: Iterable[Figure],
    key: Callable[[Figure], Hashable],
    pick: Callable[[Sequence[Figure]], Iterator[Figure]],
) -> Iterator[Figure]:
    groups: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in found:
        groups[key(figure)].append(figure)
    for group in groups.values():
        if len(group) > 1:  # nothing takes the place of itself
            yield from pick(group)


def _origin(figure: Figure) -> Hashable:
    return figure.tellings[0].origin


def _towns(found: Iterable[Figure]) -> _Town:
    """How figures of one day are told apart by town, though it is not known which were counted there: where there are two."""
    towns = {town for figure in found if (town := _town(figure))}
    return _town if len(towns) > 1 else _nowhere


def _town(figure: Figure) -> str:
    """The place of the entries that hold a figure; empty where they name none, or two."""
    towns = {spot(telling.event) for telling in figure.tellings}
    return towns.pop() if len(towns) == 1 else ""


def _nowhere(_figure: Figure) -> str:
    return ""


def _speaker(figure: Figure) -> Hashable:
    """One side's bodies speak as one; the articles' own voices, whoever prints them, as one more."""
    return figure.voice if figure.claim.claimant else None


def _older(group: Sequence[Figure]) -> Iterator[Figure]:
    """Figures published before another of the group; where it is not known which is newer, both stay."""
    given = [(figure, figure.tellings[0].source.published) for figure in group]
    newest = max((day.first for _, day in given if day and day.first), default=date.min)
    return (figure for figure, day in given if day and day.last and day.last < newest)


def _shorter(group: Sequence[Figure]) -> Iterator[Figure]:
    """Totals that reach to an earlier day than another of the group; of those that reach as far, the older."""
    latest = max(earliest_reach(figure) for figure in group)
    yield from (figure for figure in group if reach(figure) < latest)
    yield from _older([figure for figure in group if earliest_reach(figure) == reach(figure) == latest])


def _outgrown(group: Sequence[Figure]) -> Iterator[Figure]:
    """Totals to an earlier day than one that is no lower: a total only grows. A higher one is a contradiction and stays."""
    later = sorted(group, key=earliest_reach)
    highest = -1
    for figure in sorted(group, key=reach, reverse=True):
        while later and earliest_reach(later[-1]) > reach(figure):
            highest = max(highest, later.pop().claim.min or -1)
        if top_number(figure.claim) <= highest:
            yield figure


def reach(figure: Figure) -> date:
    """The last day a total covers: its period's, else the day its source was published, else its event's; at the latest."""
    period, span = _reaches(figure)
    return (period or span).last or date.min


def earliest_reach(figure: Figure) -> date:
    """The day a total covers at least: another than `reach` where its source was published in a month, say."""
    period, span = _reaches(figure)
    return (period.last if period else span.first) or date.min


def _reaches(figure: Figure) -> tuple[Edtf | None, Edtf]:
    """The days a total says it covers, and the days of which one is its last where it says none."""
    told = figure.tellings[0]
    period = told.claim.period
    return (period if period and period.last else None), (told.source.published or told.event.date)
