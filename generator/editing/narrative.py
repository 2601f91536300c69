"""The body of an entry: neutral sentences made from its claims and statements, each with who says so."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from generator.editing.actors import Cast
from generator.editing.english import (
    VERBS,
    counted,
    figure,
    is_many,
    is_one,
    listed,
    on_day,
    people,
    possessive,
    sentence,
)
from generator.editing.titles import called, phrase, target
from generator.edtf import Edtf
from generator.model.claim import Claim, Statement
from generator.model.vocabulary import Act, ActorKind, Scope

#: What stands before a figure that is no day's.
_BEFORE = {Scope.PREVIOUS: "by an earlier count, ", Scope.BACKGROUND: "of another time, "}


def body(opening: str, claims: Sequence[Claim], statements: Sequence[Statement], cast: Cast) -> str:
    """Write an entry's text: what is told, the figures of the day, then those of a longer time, who said what."""
    tolls: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        key = (claim.scope, claim.measure, claim.victims, claim.side, claim.period)
        tolls.setdefault(key, []).append(claim)
    figures: dict[Scope, list[str]] = {}
    for toll in tolls.values():
        figures.setdefault(toll[0].scope, []).extend(sentence(line) for line in _told(toll, cast))
    said = dict.fromkeys(sentence(line) for line in map(spoken(cast), statements) if line)
    return "\n\n".join(" ".join(part) for part in ([opening], *figures.values(), said) if part)


def words(day: Edtf, statements: Sequence[Statement], cast: Cast) -> str:
    """Write the text of an entry of words: “On 14 July 2020, P accused A.”, and so on."""
    said = list(
        dict.fromkeys(
            spoken(cast)(one) or f"{called(one.speaker, cast)} made a statement" for one in statements
        )
    )
    return " ".join([sentence(f"{on_day(day)}, {said[0]}"), *map(sentence, said[1:]), *doubt(day)])


def opening(what: str, reports: int, day: Edtf) -> str:
    """Write the first sentence: how many reports tell of what, and when."""
    told = sentence(f"{counted(reports, 'report tells', 'reports tell')} of {what} {on_day(day)}")
    return " ".join([told, *doubt(day)])


def doubt(day: Edtf) -> list[str]:
    """Say so where the day is in doubt."""
    return ["The day is not certain."] if day.uncertain or day.approximate else []


def _told(toll: Sequence[Claim], cast: Cast) -> Iterator[str]:
    """Tell one toll: a sentence for each figure, or every account in one sentence where they differ."""
    accounts: dict[str | None, dict[str, list[Claim]]] = {}
    for claim in toll:
        accounts.setdefault(claim.claimant, {}).setdefault(figure(claim), []).append(claim)
    before = _BEFORE.get(toll[0].scope, "")
    if _differ(toll, cast):
        told = [part for claimant, figures in accounts.items() for part in _account(claimant, figures, cast)]
        yield f"{before}accounts of {_counted(toll[0], None, cast, many=True)} differ: {listed(told)}"
        return
    for claimant, figures in accounts.items():
        for count, claims in figures.items():
            what = _counted(claims[0], claimant, cast, many=not is_one(claims[0]))
            yield f"{before}{_reported(claimant, claims, cast)} {count} {what}"


def _account(claimant: str | None, figures: Mapping[str, Sequence[Claim]], cast: Cast) -> Iterator[str]:
    """Tell one claimant's figures, or those that articles give in their own voice."""
    if claimant is None:
        yield from (f"{_reported(None, claims, cast)} {count}" for count, claims in figures.items())
    else:
        articles = " in different articles" if len(figures) > 1 else ""
        yield f"{called(claimant, cast)} reported {listed([*figures])}{articles}"


def _differ(toll: Sequence[Claim], cast: Cast) -> bool:
    """Whether two articles, or two sides in one, count the same and come to other numbers.

    Several numbers of one side in one article are counts of different people.
    """
    counts: dict[tuple[str, str], set[str]] = {}
    for claim in toll:
        if not claim.part_of:
            voice = cast.party(claim.claimant) or claim.claimant or ""
            counts.setdefault((voice, claim.source), set()).add(figure(claim))
    return len({frozenset(numbers) for numbers in counts.values()}) > 1


def _reported(claimant: str | None, claims: Iterable[Claim], cast: Cast) -> str:
    if claimant is not None:
        return f"{called(claimant, cast)} reported"
    sources = len({claim.source for claim in claims})
    return f"{counted(sources, 'report gives', 'reports give')}"


def _counted(claim: Claim, claimant: str | None, cast: Cast, *, many: bool) -> str:
    """Say what is counted: “military deaths on its own side on 14 July 2020”."""
    total = " in all" if claim.scope is Scope.TOTAL else ""
    side = f" on {_whose(claim.side, claimant, cast)} side" if claim.side else ""
    when = f" {on_day(claim.period)}" if claim.period else ""
    part = " (part of a larger figure)" if claim.part_of else ""
    return f"{people(claim, many=many)}{total}{side}{when}{part}"


def _whose(side: str, claimant: str | None, cast: Cast) -> str:
    actor = cast.actors.get(claimant or "")
    own = actor and actor.kind is not ActorKind.PERSON and cast.party(actor.id) == side
    if actor and own:
        return "their own" if is_many(actor) else "its own"
    return possessive(called(side, cast))


def spoken(cast: Cast) -> Callable[[Statement], str]:
    """Return how to tell a statement in a sentence; one that only says something is told by its words alone: “”."""

    def tell(said: Statement) -> str:
        who = called(said.speaker, cast)
        if said.act is Act.STATE and not target(said):
            return ""
        if said.act is Act.DENY and said.denies:
            return f"{who} denied {said.denies.rstrip('.')}"
        return f"{who} {phrase(VERBS[said.act][1], said, cast)}"

    return tell
