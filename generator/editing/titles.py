"""Titles of entries and escalations, made from what was found, never lifted from an article."""

from collections.abc import Sequence
from datetime import date

from generator.editing.actors import Cast
from generator.editing.english import (
    MUTUAL,
    VERBS,
    figure,
    headline,
    is_many,
    is_one,
    listed,
    month,
    named,
    noun,
    number,
    people,
    plural,
    possessive,
)
from generator.model.claim import Claim, Statement
from generator.model.vocabulary import Act, Measure, Scope, Victims

#: The act that names an entry of words, when several were said.
_ACTS = (
    Act.ACCUSE,
    Act.THREATEN,
    Act.CONDEMN,
    Act.DENY,
    Act.APPEAL,
    Act.OFFER,
    Act.SUPPORT,
    Act.ANNOUNCE,
    Act.STATE,
)
#: More names than this make no title.
_NAMES = 3


def escalation_title(pair: Sequence[str], places: Sequence[str], started: date, cast: Cast) -> str:
    """Return “Fighting between A and B, July 2020”, or what can be said where fewer parties are known."""
    return f"Fighting{_between(pair, places[0] if places else '', cast)}, {month(started)}"


def fighting_title(kind: str, pair: Sequence[str], place: str, claims: Sequence[Claim], cast: Cast) -> str:
    """Return “Shelling between A and B: at least 55 deaths reported”, or “…: deaths reported on both sides”."""
    what = f"{noun(kind)[0]}{fought(kind, pair, place, cast)}"
    dead = [
        one for one in claims if one.measure is Measure.KILLED and one.scope is Scope.DAY and not one.part_of
    ]
    toll = _toll(dead, pair, cast)
    return f"{what}: {toll}" if toll else what


def deed_title(what: str, claims: Sequence[Claim]) -> str:
    """Return what happened, and the one figure told of it: “…: more than 2,000 displaced people reported”."""
    whole = [claim for claim in claims if not claim.part_of and claim.scope is not Scope.BACKGROUND]
    told = {f"{figure(claim)} {people(claim, many=not is_one(claim))}" for claim in whole}
    return f"{what}: {told.pop()} reported" if len(told) == 1 else what


def fought(kind: str, pair: Sequence[str], place: str, cast: Cast) -> str:
    """Return “ between A and B” or “ in P”, whichever can be said of a kind of fighting."""
    return _between(pair, place, cast) if kind in MUTUAL or not place else f" in {place}"


def _between(pair: Sequence[str], place: str, cast: Cast) -> str:
    if len(pair) > 1:
        return f" between {listed([called(name, cast) for name in pair])}"
    where = place or "".join(called(name, cast) for name in pair)
    return f" in {where}" if where else ""


def _toll(claims: Sequence[Claim], pair: Sequence[str], cast: Cast) -> str:
    """Name the deaths of a day: all told together where somebody counts them so, else on whose sides they are.

    A number that only the other side gives makes no title.
    """
    sided = len(pair) > 1
    everybody = [one for one in claims if one.victims is Victims.ANY and not (one.side and sided)]
    sides = sorted({one.side for one in claims if one.side})
    if _range(everybody):
        return f"{_range(everybody)} reported"
    if len(sides) > 1:
        return f"deaths reported on {'both' if len(sides) == 2 else 'several'} sides"
    if not (sides and sided):
        return _one_toll(claims) if claims else ""
    foes = {*pair} - {*sides}
    own = [one for one in claims if one.side]
    fair = any(cast.party(one.claimant) not in foes for one in own)
    return f"{_one_toll(own) if fair else 'deaths reported'} on {possessive(called(sides[0], cast))} side"


def _one_toll(claims: Sequence[Claim]) -> str:
    """Return “seven military deaths reported” where all count the same people, else “deaths reported”."""
    same = len({claim.victims for claim in claims}) == 1
    return f"{(same and _range(claims)) or 'deaths'} reported"


def _range(claims: Sequence[Claim]) -> str:
    """Write several counts of the same as one range: “seven deaths”, “7 to 53 deaths”; empty without a number."""
    numbers = [value for claim in claims for value in (claim.min, claim.max) if value is not None]
    if not numbers:
        return ""
    low, high, is_open = min(numbers), max(numbers), any(claim.max is None for claim in claims)
    noun = people(claims[0], many=high != 1)
    if low == high:
        return f"{'at least ' if is_open else ''}{number(low)} {noun}"
    return f"{low:,} to {high:,}{' or more' if is_open else ''} {noun}"


def words_title(speakers: Sequence[str], statements: Sequence[Statement], cast: Cast) -> str:
    """Return “P accuses A”: who says it, and the gravest of what they do by saying it."""
    who = listed([called(name, cast) for name in speakers[:_NAMES]])
    said = min(statements, key=lambda one: (_ACTS.index(one.act), target(one) or "~"), default=None)
    doing = VERBS[said.act if said else Act.STATE][0]
    many = len(speakers) > 1 or any(is_many(cast.actors[name]) for name in speakers)
    return headline(f"{who} {phrase(plural(doing) if many else doing, said, cast)}") if who else "Statement"


def phrase(forms: tuple[str, str], said: Statement | None, cast: Cast) -> str:
    """Fill a verb's form with whom it is about; `forms` are those with and without such an actor."""
    whom = target(said) if said else None
    return forms[0].format(called(whom, cast)) if whom else forms[1]


def target(said: Statement) -> str | None:
    """Return whom a statement is aimed at."""
    aimed = (said.to, said.of) if said.act in (Act.APPEAL, Act.OFFER, Act.THREATEN) else (said.of, said.to)
    return next((name for name in aimed if name and name != said.speaker), None)


def involving(actors: Sequence[str], place: str, cast: Cast) -> str:
    """Return “ involving A, B and C”, or “ in P” where nobody is named."""
    names = [called(name, cast) for name in actors[:_NAMES]]
    return f" involving {listed(names)}" if names else f" in {place}" if place else ""


def called(name: str, cast: Cast) -> str:
    """Write an actor's name as a sentence has it; the id of one that nobody has named."""
    return named(cast.actors[name]) if name in cast.actors else name
