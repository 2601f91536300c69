"""The world's states: names, demonyms, capitals and seats of power, from states.tsv."""

from functools import cache

from generator.extraction.frozen import frozen
from generator.extraction.gazetteer.table import rows, values
from generator.urls import slug


@frozen(kw_only=True)
class State:
    """A state. `alpha2` is ISO 3166-1 (XK for Kosovo); `lat` and `lon` are its middle, in degrees (WGS 84).

    `adjectives` and `nouns` name its people, `capitals` its seat of government in every spelling, `seats` its
    palaces and ministries known by a name of their own; both may stand for the government.
    """

    alpha2: str
    slug: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    nouns: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]
    lat: float
    lon: float

    @property
    def attributive(self) -> str:
        """The word that stands before its bodies: its first adjective, or its name."""
        return self.adjectives[0] if self.adjectives else self.name

    @property
    def people(self) -> tuple[str, ...]:
        """The nouns for its people, the regular plurals of adjectives (“Malians”) among them."""
        regular = (f"{word}s" for word in self.adjectives if word.endswith(("n", "i", "t", "o", "e")))
        return (*self.nouns, *regular)


@cache
def states() -> tuple[State, ...]:
    """Return all states, in the order of the table."""
    return tuple(_state(row) for row in rows("states"))


@cache
def states_by_slug() -> dict[str, State]:
    """Return all states by slug."""
    return {state.slug: state for state in states()}


@cache
def states_by_alpha2() -> dict[str, State]:
    """Return all states by ISO 3166-1 alpha-2 code."""
    return {state.alpha2: state for state in states()}


def _state(row: tuple[str, ...]) -> State:
    alpha2, name, *lists, lat, lon = row
    aliases, adjectives, nouns, capitals, seats = map(values, lists)
    return State(
        alpha2=alpha2,
        slug=slug(name),
        name=name,
        aliases=aliases,
        adjectives=adjectives,
        nouns=nouns,
        capitals=capitals,
        seats=seats,
        lat=float(lat),
        lon=float(lon),
    )
