"""The places of a document: what each name means, in every sense the text gives it.

“Ghazni province”, “Ghazni district” and “in Ghazni” are three places of one name. Of the towns and regions of a name in the
gazetteer the one is meant that lies in the country, and in the region, that the text names beside it.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from generator.extraction.gazetteer.regions import Region, region_key, regions_named
from generator.extraction.gazetteer.states import states_by_slug
from generator.extraction.gazetteer.towns import Town, towns_also_named, towns_named
from generator.extraction.gazetteer.words import DIRECTIONS, NO_PLACES
from generator.extraction.names.groups import Group
from generator.extraction.names.lines import Line
from generator.extraction.names.organisations import is_acronym
from generator.extraction.names.regions import region_beside
from generator.extraction.names.sightings import Sighting, place_name
from generator.extraction.wording.lexicon import StateWord
from generator.model.finding import PlaceFinding
from generator.model.vocabulary import Precision

_LARGE = 100_000  # inhabitants of a town known where its country is not named
_REACH = 6  # tokens looked at for a country behind a town
_Senses = dict[Precision | None, PlaceFinding]
_Known = TypeVar("_Known", Town, Region)
#: What may stand between a town and its country.
_BETWEEN = DIRECTIONS | {",", "in", "the", "of"}


class Gazette:
    """The places a document shows, each with what is known of it."""

    def __init__(self, groups: Sequence[Group], states: Counter[str], seen: Sequence[Sighting]) -> None:
        known = states_by_slug()
        self._alpha2 = [known[slug].alpha2 for slug, _ in states.most_common() if slug in known]
        self._forms = {form: group.name for group in groups if group.region for form in group.names}
        #: Regions with authorities of their own are no place of the state that the gazetteer gives them to.
        self._apart = {group.name for group in groups if group.region and group.sort != "region"}
        self._told = {(one.line.sentence.index, one.start): one.level for one in seen if one.level}
        senses: dict[str, dict[Precision | None, list[Sighting]]] = {}
        for sighting in seen:
            name = self._forms.get(sighting.name, sighting.name)
            senses.setdefault(name, {}).setdefault(sighting.level, []).append(sighting)
        self._places = {name: self._senses(name, found) for name, found in senses.items()}
        for group in groups:
            if group.region and not self._places.get(group.name):
                self._places[group.name] = {None: PlaceFinding(name=group.name, precision=Precision.PROVINCE)}

    def place(self, line: Line, start: int, end: int) -> PlaceFinding | None:
        """Return the place a span names."""
        name = place_name(line, start, end)
        senses = self._places.get(self._forms.get(name, name), {})
        return senses.get(self._told.get((line.sentence.index, start))) or senses.get(None)

    def _senses(self, name: str, found: Mapping[Precision | None, Sequence[Sighting]]) -> _Senses:
        """Return what a name means in each sense told; said bare it is the town, else what the text first calls it."""
        told: _Senses = {level: self._called(name, seen, level) for level, seen in found.items() if level}
        seen = found.get(None, ())
        bare = self._bare(name, seen, called=bool(told)) if seen else None
        if bare is None and told:
            bare = next(iter(told.values()))
        return {**told, None: bare} if bare else told

    def _called(self, name: str, seen: Sequence[Sighting], level: Precision) -> PlaceFinding:
        """Return the place that a class word tells the sort of."""
        within = _within(seen)
        if level is Precision.PROVINCE and (region := self._region(name, seen)):
            return _finding(name, region, level, region=name)
        town = self._town(name, seen, within)
        return _finding(name, town, level, region=within or (town.region if town else ""))

    def _bare(self, name: str, seen: Sequence[Sighting], *, called: bool) -> PlaceFinding | None:
        """Return the place of a name that no class word tells the sort of."""
        sorts = {sighting.sort for sighting in seen}
        capital = any(sighting.line.code(sighting.start) == "k" for sighting in seen)
        if sorts == {"to"} and (called or (capital and not any(map(_country_beside, seen)))):
            return None
        within = _within(seen)
        if town := self._town(name, seen, within):
            return _finding(name, town, Precision.TOWN, region=within or town.region)
        if called:
            return None
        if "in" in sorts and (region := self._region(name, seen)):
            return _finding(name, region, Precision.PROVINCE, region=name)
        return PlaceFinding(name=name, region=within or None) if within or _may_be(name, seen) else None

    def _region(self, name: str, seen: Sequence[Sighting]) -> Region | None:
        return None if name in self._apart else self._chosen(seen, "", regions_named(name))

    def _town(self, name: str, seen: Sequence[Sighting], within: str) -> Town | None:
        """Choose among the towns of a name: of a country named beside it, of one the text names, else a large one."""
        if name.casefold() in NO_PLACES:
            return None
        if town := self._chosen(seen, within, towns_named(name), towns_also_named):
            return town
        towns = towns_named(name)
        abroad = any(one.sort == "in" and not one.level for one in seen)
        return towns[0] if towns and abroad and towns[0].population >= _LARGE else None

    def _chosen(
        self,
        seen: Sequence[Sighting],
        within: str,
        named: Sequence[_Known],
        others: Callable[[str], Sequence[_Known]] | None = None,
    ) -> _Known | None:
        """Return the one that fits best: in the country beside a name, else in the country the text names most."""
        beside = dict.fromkeys(country for one in seen if (country := _country_beside(one)))
        for wanted in (beside, self._alpha2):
            for known in (named, others(seen[0].name) if others else ()):
                if fitting := [place for place in known if place.country in wanted]:
                    return _inside(within, fitting)
        return None


def _inside(within: str, places: Sequence[_Known]) -> _Known:
    """Return the first of some places that lies in a region of that name, else the first."""
    key = region_key(within) if within else ""
    inside = (place for place in places if isinstance(place, Town) and region_key(place.region) == key)
    return next(inside, places[0])


def _finding(name: str, known: Town | Region | None, level: Precision, *, region: str) -> PlaceFinding:
    if known is None:
        return PlaceFinding(name=name, precision=level, region=region or None)
    return PlaceFinding(
        name=name, country=known.country, lat=known.lat, lon=known.lon, precision=level, region=region or None
    )


def _within(seen: Sequence[Sighting]) -> str:
    """Return the region that the text says a place lies in."""
    told = (region_beside(one.line, one.start, one.end) for one in seen)
    return next((region for region in told if region), "")


def _may_be(name: str, seen: Sequence[Sighting]) -> bool:
    """Whether a name that the gazetteer does not know is a place all the same."""
    if is_acronym(name) or not NO_PLACES.isdisjoint(name.casefold().split()):
        return False
    return any(one.sort == "in" and one.line.code(one.end) not in {"l", "r", "b", "n", "g"} for one in seen)


def _country_beside(sighting: Sighting) -> str | None:
    """Return the country named right behind a town: “X, Mali”, “X in northern Mali”."""
    line = sighting.line
    for index in range(sighting.end, min(len(line.tokens), sighting.end + _REACH)):
        span = line.starts.get(index)
        if span and isinstance(span.value, StateWord) and span.value.way == "s":
            return span.value.state.alpha2
        if line.lower(index) not in _BETWEEN:
            return None
    return None
