"""The country a report is from, where it seldom names a state: the one most of its places lie in.

A paper does not call its own army “the Ruritanian army”: it says “the army”, and the towns tell whose.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from generator.extraction.gazetteer.regions import regions_named
from generator.extraction.gazetteer.states import states_by_alpha2
from generator.extraction.gazetteer.table import rows
from generator.extraction.gazetteer.towns import towns_named
from generator.extraction.names.lines import Line
from generator.extraction.names.sightings import Sighting, sightings
from generator.extraction.wording.lexicon import Organisation

_ENOUGH = 3  # places that show a country
_GROUP = 2  # places that an armed group at home in a country is worth


@lru_cache(maxsize=2)  # asked for bodies, then for persons
def home(lines: tuple[Line, ...]) -> tuple[str, int] | None:
    """Return the slug of the state that most of the places named lie in, and how many do, or None.

    An armed group that fights in one state alone tells as much as two places.
    """
    votes: Counter[str] = Counter()
    for name in _names(lines):
        votes.update(_countries(name))
    fighting = _fought_in(lines)
    votes.update(dict.fromkeys(fighting, _GROUP))
    best = votes.most_common(2)
    if (
        not best
        or best[0][1] < (_GROUP if fighting else _ENOUGH)
        or (len(best) > 1 and best[1][1] * 3 > best[0][1] * 2)
    ):
        return None
    state = states_by_alpha2().get(best[0][0])
    return (state.slug, best[0][1]) if state else None


def _fought_in(lines: Iterable[Line]) -> frozenset[str]:
    """Return the countries of the well-known armed groups that a document names."""
    spans = (span.value for line in lines for span in line.starts.values())
    named = {known.slug for known in spans if isinstance(known, Organisation)}
    return frozenset(country for group, country in rows("group_homes") if group in named)


def _names(lines: Sequence[Line]) -> Iterable[str]:
    seen = (one for line in lines for one in sightings(line, set(_organised(line))) if one.sort != "to")
    return dict.fromkeys(one.name for one in seen)


def _organised(line: Line) -> Iterable[int]:
    return (index for named in line.organisations for index in range(named.start, named.end))


def country_before(lines: Sequence[Line], sentence: int, position: int, slugs: Iterable[str]) -> str | None:
    """Return the state, of those given, that the place named last before a position lies in."""
    wanted = set(slugs)
    known = {state.alpha2: state.slug for state in states_by_alpha2().values() if state.slug in wanted}
    for index in range(sentence, max(-1, sentence - 3), -1):
        row = [one for one in sightings(lines[index], set()) if index < sentence or one.end <= position]
        if slug := next((slug for one in reversed(row) if (slug := _lies_in(one, known))), None):
            return slug
    return None


def _lies_in(seen: Sighting, known: dict[str, str]) -> str | None:
    return next((known[country] for country in _countries(seen.name) if country in known), None)


def _countries(name: str) -> tuple[str, ...]:
    """Return the countries with a region or a town of this name."""
    regions, towns = regions_named(name), towns_named(name)
    return tuple(dict.fromkeys((*(one.country for one in regions), *(one.country for one in towns))))
