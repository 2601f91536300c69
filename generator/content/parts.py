"""A claim and its parts: none of them, and no two that have nobody in common, is larger than the whole."""

from collections.abc import Callable, Hashable, Iterator, Sequence

from generator.content.library import Library, warning
from generator.errors import Problem
from generator.model.claim import Claim
from generator.model.event import Event
from generator.model.record import Entry
from generator.model.vocabulary import Measure, Qualifier, Victims

#: What such words say is no number that another could be above.
_NOT_MEASURED = frozenset({Qualifier.ABOUT, Qualifier.VAGUE})
#: Victims that are nobody of another sort here. Police may be counted as military; children may be anybody.
_SORTS = {Victims.MILITARY: "armed", Victims.POLICE: "armed", Victims.CIVILIAN: "civilian"}
#: What cannot have happened to one person in one count.
_FATES = {Measure.KILLED: "dead", Measure.WOUNDED: "alive"}
_HINT = "correct the numbers, or “part_of”"
#: Two ways to part a whole into people who are nobody else: what its parts must have in common, and what tells them apart.
_PARTINGS: tuple[tuple[Callable[[Claim], Hashable], Callable[[Claim], str | None]], ...] = (
    (lambda part: part.measure, lambda part: _SORTS.get(part.victims)),
    (lambda part: part.victims, lambda part: _FATES.get(part.measure)),
)


def parts_above_wholes(library: Library) -> Iterator[Problem]:
    """A part of a claim is no larger than the claim; words without a number and “about” are not measured."""
    for entry in library.events:
        if any(claim.part_of for claim in entry.value.claims):
            yield from _above(entry)


def _above(entry: Entry[Event]) -> Iterator[Problem]:
    wholes = {claim.id: claim for claim in entry.value.claims if _is_measured(claim)}
    parts: dict[str, list[tuple[int, Claim]]] = {}
    for n, claim in enumerate(entry.value.claims):
        if claim.part_of in wholes and claim.min is not None and _is_measured(claim):
            parts.setdefault(claim.part_of, []).append((n, claim))
    for name, some in parts.items():
        whole = wholes[name]
        large = [(n, part) for n, part in some if whole.max is not None and (part.min or 0) > whole.max]
        for n, part in large:
            message = f"the claim “{part.id}” ({part.min}) is more than “{whole.id}” ({whole.max}), of which it is a part"
            yield warning(entry, ("claims", n, "part_of"), "DL053", message, _HINT)
        if not large:
            yield from _together(entry, whole, some)


def _is_measured(claim: Claim) -> bool:
    return claim.qualifier not in _NOT_MEASURED


def _together(entry: Entry[Event], whole: Claim, parts: Sequence[tuple[int, Claim]]) -> Iterator[Problem]:
    """Yield a warning where parts that one teller tells of the same people, and that share nobody, are more than all."""
    for alike, apart in _PARTINGS:
        groups: dict[Hashable, dict[str, tuple[int, Claim]]] = {}
        for n, part in parts:
            if sort := apart(part):
                key = (alike(part), part.side, part.scope, part.period, part.claimant, part.source)
                largest = groups.setdefault(key, {})
                largest[sort] = max(largest.get(sort, (n, part)), (n, part), key=lambda one: one[1].min or 0)
        for largest in groups.values():
            total = sum(part.min or 0 for _, part in largest.values())
            if whole.max is not None and total > whole.max:
                names = " and ".join(f"“{part.id}”" for _, part in largest.values())
                message = f"{names} together ({total}) are more than “{whole.id}” ({whole.max}), of which they are parts"
                n = max(n for n, _ in largest.values())
                yield warning(entry, ("claims", n, "part_of"), "DL053", message, _HINT)
