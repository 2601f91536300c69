"""Places the text names, with coordinates where the gazetteer is sure which place is meant.

A name is a place's where the text treats it as one: a class word beside it (“X province”, “the town of X”), a
preposition of place before it, a compass word. Once shown, every other mention of the name is the place's too.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.extraction.document import Document, Mention, MentionKind
from generator.extraction.gazetteer.states import State, states_by_alpha2, states_by_slug
from generator.extraction.gazetteer.towns import Town, towns_also_named, towns_named
from generator.extraction.gazetteer.words import (
    DIRECTIONS,
    NO_PLACES,
    PLACE_WORDS,
)
from generator.extraction.names.groups import Group
from generator.extraction.names.lines import Line
from generator.extraction.names.organisations import is_acronym
from generator.extraction.names.reading import Reading
from generator.extraction.names.sightings import Sighting, place_name, runs, sightings
from generator.extraction.wording.lexicon import StateWord
from generator.model.finding import PlaceFinding
from generator.model.vocabulary import ActorKind, Precision
from generator.urls import slug

_LARGE = 100_000  # inhabitants of a town known where its country is not named


def mark_places(reading: Reading, others: Sequence[Mention]) -> tuple[Mention, ...]:
    """Mark every place. `others` are the actors and persons: a person's or an organisation's name is no place's."""
    taken = _taken(reading, others)
    seen = [sighting for line in reading.lines for sighting in sightings(line, taken[line.sentence.index])]
    states = Counter(mark.slug for mark in others if mark.actor_kind is ActorKind.STATE)
    known = _Gazette(reading.groups, states, seen)
    marks = [
        _mark(line, start, end, place)
        for line in reading.lines
        for start, end in runs(line, taken[line.sentence.index])
        if (place := known.place(line, start, end))
    ]
    return (*marks, *_countries(reading, others))


def _taken(reading: Reading, others: Iterable[Mention]) -> list[set[int]]:
    """Return for each sentence the tokens of persons and organisations."""
    taken: list[set[int]] = [
        {i for n in line.organisations for i in range(n.start, n.end)} for line in reading.lines
    ]
    regional = {ActorKind.STATE, ActorKind.GOVERNMENT_BODY}
    for mark in others:
        if mark.kind is MentionKind.PERSON or mark.actor_kind not in regional:
            taken[mark.sentence].update(range(mark.start, mark.end))
    return taken


class _Gazette:
    """The places a document shows, each with what is known of it."""

    def __init__(self, groups: Sequence[Group], states: Counter[str], seen: Sequence[Sighting]) -> None:
        self._alpha2 = {
            owner.alpha2: states[owner.slug] for owner in states_by_slug().values() if states[owner.slug]
        }
        self._forms = {form: group.name for group in groups if group.region for form in group.names}
        regions = {group.name: Precision.PROVINCE for group in groups if group.region}
        sorts: dict[str, list[Sighting]] = {}
        for sighting in seen:
            sorts.setdefault(self._forms.get(sighting.name, sighting.name), []).append(sighting)
        self._places = {name: place for name, row in sorts.items() if (place := self._known(name, row))}
        for name, precision in regions.items():
            self._places.setdefault(name, PlaceFinding(name=name, precision=precision))

    def place(self, line: Line, start: int, end: int) -> PlaceFinding | None:
        """Return the place a span names."""
        name = place_name(line, start, end)
        return self._places.get(self._forms.get(name, name))

    def _known(self, name: str, seen: Sequence[Sighting]) -> PlaceFinding | None:
        sorts = {sighting.sort for sighting in seen}
        capital = any(sighting.line.code(sighting.start) == "k" for sighting in seen)
        if sorts == {"to"} and capital and not any(map(_country_beside, seen)):
            return None
        town = self._town(name, seen)
        if not town and not self._named(name, seen):
            return None
        precision = Precision.TOWN
        if "region" in sorts and not (town and sorts & {"town", "in"}):
            precision = (
                Precision.DISTRICT if any(sighting.district for sighting in seen) else Precision.PROVINCE
            )
        if not town:
            unknown = None if sorts == {"in"} else precision
            return PlaceFinding(name=name, precision=unknown)
        return PlaceFinding(name=name, country=town.country, lat=town.lat, lon=town.lon, precision=precision)

    def _named(self, name: str, seen: Sequence[Sighting]) -> bool:
        """Whether a name without a town in the gazetteer is a place all the same."""
        if any(sighting.sort in {"region", "town"} for sighting in seen):
            return True
        first = seen[0]
        if is_acronym(name) or not NO_PLACES.isdisjoint(name.casefold().split()):
            return False
        return (
            any(s.sort == "in" and s.line.code(s.end) not in {"l", "r", "b", "n", "g"} for s in seen)
            and first.end > first.start
        )

    def _town(self, name: str, seen: Sequence[Sighting]) -> Town | None:
        """Choose among the towns of a name: of a country named beside it, of one the text names, else a large one."""
        if name.casefold() in NO_PLACES:
            return None
        beside = {country for sighting in seen if (country := _country_beside(sighting))}
        towns = towns_named(name)
        for wanted in (beside, self._alpha2):
            for known in (towns_named, towns_also_named):
                if fitting := [town for town in known(name) if town.country in wanted]:
                    return fitting[0]
        abroad = any(sighting.sort == "in" for sighting in seen) and not any(s.sort == "town" for s in seen)
        return towns[0] if towns and abroad and towns[0].population >= _LARGE else None


def _country_beside(sighting: Sighting) -> str | None:
    """Return the country named right behind a town: “X, Mali”, “X in northern Mali”."""
    line = sighting.line
    for index in range(sighting.end, min(len(line.tokens), sighting.end + 6)):
        span = line.starts.get(index)
        if span and isinstance(span.value, StateWord) and span.value.way == "s":
            return span.value.state.alpha2
        if line.lower(index) not in {",", "in", "the", "of"} | DIRECTIONS:
            return None
    return None


def _mark(line: Line, start: int, end: int, place: PlaceFinding) -> Mention:
    return Mention(
        kind=MentionKind.PLACE,
        sentence=line.sentence.index,
        start=start,
        end=end,
        slug=slug(place.name),
        name=place.name,
        of=_slug_of(place.country),
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
    )


def _slug_of(alpha2: str | None) -> str | None:
    state = states_by_alpha2().get(alpha2) if alpha2 else None
    return state.slug if state else None


def _countries(reading: Reading, others: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the states that stand as places: “in Mali”, “across northern Mali”."""
    known: Mapping[str, State] = states_by_slug()
    for mark in others:
        line, state = reading.lines[mark.sentence], known.get(mark.slug)
        if not state or mark.actor_kind is not ActorKind.STATE or mark.adjective or mark.metonym:
            continue
        here = mark.start - 1
        while line.lower(here) in {"the"} | DIRECTIONS:
            here -= 1
        if line.lower(here) in PLACE_WORDS and line.code(mark.end) != "'":
            finding = PlaceFinding(
                name=state.name,
                country=state.alpha2,
                lat=state.lat,
                lon=state.lon,
                precision=Precision.COUNTRY,
            )
            yield _mark(line, mark.start, mark.end, finding)


def places(document: Document, mentions: Sequence[Mention]) -> tuple[PlaceFinding, ...]:
    """Return the places named, in the order of their first mention; whole countries only where nothing nearer is named."""
    del document
    found: dict[str, PlaceFinding] = {}
    for mark in mentions:
        if mark.kind is MentionKind.PLACE and mark.precision is not Precision.COUNTRY:
            place = PlaceFinding(
                name=mark.name, country=mark.country, lat=mark.lat, lon=mark.lon, precision=mark.precision
            )
            found.setdefault(mark.slug, place)
    return tuple(found.values())
