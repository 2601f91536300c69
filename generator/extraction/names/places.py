"""Places the text names, with coordinates where the gazetteer is sure which place is meant.

A name is a place's where the text treats it as one: a class word beside it (“X province”, “the town of X”), a
preposition of place before it, a compass word. Once shown, every other mention of the name is the place's too.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.extraction.document import Document, Mention, MentionKind
from generator.extraction.gazetteer.states import State, states_by_alpha2, states_by_slug
from generator.extraction.gazetteer.words import DIRECTIONS, PLACE_WORDS
from generator.extraction.names.gazette import Gazette
from generator.extraction.names.lines import Line
from generator.extraction.names.reading import Reading
from generator.extraction.names.sightings import runs, sightings
from generator.model.finding import PlaceFinding
from generator.model.vocabulary import ActorKind, Precision
from generator.urls import slug

_PASSED = DIRECTIONS | {"the"}


def mark_places(reading: Reading, others: Sequence[Mention]) -> tuple[Mention, ...]:
    """Mark every place. `others` are the actors and persons: a person's or an organisation's name is no place's."""
    taken = _taken(reading, others)
    seen = [sighting for line in reading.lines for sighting in sightings(line, taken[line.sentence.index])]
    states = Counter(mark.slug for mark in others if mark.actor_kind is ActorKind.STATE)
    known = Gazette(reading.groups, states, seen)
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
        region=place.region,
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
        while line.lower(here) in _PASSED:
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
    found: dict[tuple[str, Precision | None], PlaceFinding] = {}
    for mark in mentions:
        if mark.kind is MentionKind.PLACE and mark.precision is not Precision.COUNTRY:
            place = PlaceFinding(
                name=mark.name,
                country=mark.country,
                lat=mark.lat,
                lon=mark.lon,
                precision=mark.precision,
                region=mark.region,
            )
            found.setdefault((mark.slug, mark.precision), place)
    return tuple(found.values())
