"""Who is named with whom: how many entries name both. That says nothing of what they are to each other."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from generator.derived import Lately
from generator.model.event import Event
from generator.rendering.charts.scale import percent
from generator.rendering.context import Context, LinkView

#: So many actors are shown, those of most entries.
MOST = 12
#: Shades of a matrix, beside none.
_SHADES = 5


@dataclass(frozen=True, slots=True)
class CompanionView:
    """An actor who is named in the same entries as another: in how many, and in which parts. `width` is that of their bar."""

    link: LinkView
    entries: str
    roles: tuple[str, ...]
    width: str


@dataclass(frozen=True, slots=True)
class TogetherView:
    """Who else is named in an actor's entries, most often first; `left_out` says how many more there are."""

    companions: tuple[CompanionView, ...]
    left_out: str


@dataclass(frozen=True, slots=True)
class PairView:
    """How many entries name both of two actors, and how dark that is, from 0 to 5; "" where none does."""

    entries: str
    shade: int


@dataclass(frozen=True, slots=True)
class MatrixRowView:
    """An actor of a matrix, by number and name: their own entries, and those they share with each of the others."""

    number: str
    link: LinkView
    entries: str
    pairs: tuple[PairView | None, ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """The actors whom most of an escalation's entries name, in rows and in columns; no pair where one meets itself."""

    rows: tuple[MatrixRowView, ...]
    left_out: str


def together_view(actor: str, events: Sequence[Event], context: Context) -> TogetherView | None:
    """Who is named with an actor in some events, which all name them; None where nobody is."""
    counts = Counter(chain.from_iterable(named_in(event, context) for event in events))
    del counts[actor]
    if not counts:
        return None
    shown = _most(counts, context)
    roles, most = _roles(events, {name: counts[name] for name in shown}), counts[shown[0]]
    return TogetherView(
        companions=tuple(
            CompanionView(
                link=context.actor(name),
                entries=context.words.count("counts.entries", counts[name]),
                roles=tuple(_told(roles[name], context)),
                width=percent(100 * counts[name] / most),
            )
            for name in shown
        ),
        left_out=_left_out(counts, shown, context),
    )


def matrix_view(events: Sequence[Event], context: Context) -> MatrixView | None:
    """Who is named with whom in the entries of an escalation; None where no two are."""
    named = [named_in(event, context) for event in events]
    counts = Counter(name for names in named for name in names)
    shown = _most(counts, context)
    pairs = Counter(
        pair for names in named for pair in combinations([one for one in shown if one in names], 2)
    )
    if not pairs:
        return None
    most = max(pairs.values())
    rows = (
        MatrixRowView(
            number=context.words.number(place),
            link=context.actor(one),
            entries=context.words.number(counts[one]),
            pairs=tuple(
                None if other == one else _pair(pairs[one, other] + pairs[other, one], most, context)
                for other in shown
            ),
        )
        for place, one in enumerate(shown, 1)
    )
    return MatrixView(tuple(rows), _left_out(counts, shown, context))


def named_in(event: Event, context: Context) -> tuple[str, ...]:
    """Whom an event names, once each."""
    known: Lately[str, tuple[str, ...]] = context.once(named_in, Lately)
    return known.get(event.id) or known.hold(event.id, tuple(dict.fromkeys(filter(None, event.named))))


def _most(counts: Counter[str], context: Context) -> list[str]:
    """Those of most entries; of as many, in the order of the alphabet."""
    ranked = sorted(counts, key=lambda name: (-counts[name], context.actor(name).name.casefold(), name))
    return ranked[:MOST]


def _roles(events: Iterable[Event], counts: Mapping[str, int]) -> dict[str, Counter[str]]:
    """In how many events each of some actors has which part; in the rest they are named in figures or statements alone."""
    roles = {name: Counter[str]() for name in counts}
    alone = Counter(counts)
    for event in events:
        taking = [part for part in event.participants if part.actor in roles]
        for name, role in dict.fromkeys([(part.actor, part.role) for part in taking]):
            roles[name][role] += 1
        alone.subtract({part.actor for part in taking})
    for name, parts in roles.items():
        parts["named"] = alone[name]
    return roles


def _told(roles: Counter[str], context: Context) -> Iterator[str]:
    """“party 12”, “speaker 3”, the most frequent first."""
    for role in sorted(filter(roles.get, roles), key=lambda one: (-roles[one], one)):
        yield context.words(
            "together.part", role=context.words(f"together.parts.{role}"), n=context.words.number(roles[role])
        )


def _pair(number: int, most: int, context: Context) -> PairView:
    return PairView(context.words.number(number) if number else "", -(-_SHADES * number // most))


def _left_out(counts: Counter[str], shown: Sequence[str], context: Context) -> str:
    """How many are not shown, and in how many entries those are named at the most."""
    rest = [number for name, number in counts.items() if name not in shown]
    if not rest:
        return ""
    words = context.words
    actors, entries = words.count("counts.actors", len(rest)), words.count("counts.entries", max(rest))
    return words("together.left_out", actors=actors, entries=entries)
