"""Tolls with all that is known of them: whose people, who says so, and when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.extraction.attribution import Saying, saying_of
from generator.extraction.calendar import Calendar
from generator.extraction.levels import level_victims
from generator.extraction.periods import Period, Setting, period_of
from generator.extraction.sides import Case, Told, side_of
from generator.extraction.tolls import Toll
from generator.model.vocabulary import ActorKind, Victims


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before the article's repetitions are merged and it gets its name."""

    toll: Toll
    victims: Victims
    side: str | None
    period: Period
    claimant: str | None
    claimant_of: str | None


def draft_claims(
    tolls: Sequence[Toll], sayings: Sequence[Saying], calendar: Calendar, kinds: Mapping[str, ActorKind]
) -> tuple[Draft, ...]:
    """Return the drafts of an article's claims, one for each toll. `kinds` tells what sort of actor a slug is."""
    drafts: list[Draft] = []
    for toll in tolls:
        drafts.append(_draft(toll, saying_of(toll, sayings), calendar, drafts, kinds))
    return tuple(drafts)


def _draft(
    toll: Toll, saying: Saying | None, calendar: Calendar, drafts: list[Draft], kinds: Mapping[str, ActorKind]
) -> Draft:
    speaker = saying.speaker if saying and not saying.speaker.relays else None
    former = _former(toll, saying, drafts)
    victims = _victims(toll, former, drafts)
    like = _like(toll, drafts)
    toll = replace(toll, victims=victims, like=toll.like if like or toll.level else None)
    side = side_of(
        Case(toll, saying, [Told(draft.toll, draft.side, draft.claimant_of) for draft in drafts], kinds)
    )
    before = drafts[-1] if drafts and _paragraph(drafts[-1].toll) == _paragraph(toll) else None
    near = (
        drafts[toll.part_of]
        if toll.part_of is not None
        else before
        if before and _goes_on(before.toll, toll)
        else None
    )
    return Draft(
        toll=toll,
        victims=victims,
        side=side or (former.side if former else None),
        period=period_of(
            Setting(toll, calendar, near.period if near else None, before.period if before else None)
        ),
        claimant=speaker.slug if speaker else None,
        claimant_of=speaker.of if speaker else None,
    )


def _victims(toll: Toll, former: Draft | None, drafts: list[Draft]) -> Victims:
    like = _like(toll, drafts)
    said = toll.victims or (level_victims(toll) if toll.level else None)
    return said or (like.victims if like else former.victims if former else Victims.ANY)


def _like(toll: Toll, drafts: list[Draft]) -> Draft | None:
    """The count whose people a bare count goes on about; none behind a list of different people."""
    if toll.like is None or toll.level:
        return None
    like = drafts[toll.like]
    listed = [other for other in drafts if other.toll.tape is toll.tape and other.toll.what == like.toll.what]
    same = len({(other.victims, other.side) for other in listed if other.toll.part_of is None}) <= 1
    return like if same or toll.what == like.toll.what or toll.part_of is not None else None


def _former(toll: Toll, saying: Saying | None, drafts: list[Draft]) -> Draft | None:
    """“It had put the number at 28”: the claim of the same claimant before it, which is of the same people."""
    if not toll.level or saying is None or not drafts or not saying.pronoun:
        return None
    same = [draft for draft in drafts if draft.claimant == saying.speaker.slug]
    return same[-1] if same else None


def _goes_on(before: Toll, toll: Toll) -> bool:
    """Whether a count stands in the same clause or list as the one before."""
    between = set(toll.tape.letters[before.at : toll.at])
    return before.tape is toll.tape and not toll.level and not between & set("s;TY")


def _paragraph(toll: Toll) -> int:
    return toll.tape.sentence.paragraph
