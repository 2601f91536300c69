"""Tolls with all that is known of them: whose people, who says so, and when."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.extraction.attribution import Saying, saying_of
from generator.extraction.periods import Calendar, Period, period_of
from generator.extraction.sides import side_of
from generator.extraction.tolls import Toll
from generator.model.vocabulary import Victims


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before the article's repetitions are merged and it gets its name."""

    toll: Toll
    victims: Victims
    side: str | None
    period: Period
    claimant: str | None
    claimant_of: str | None


def draft_claims(tolls: Sequence[Toll], sayings: Sequence[Saying], calendar: Calendar) -> tuple[Draft, ...]:
    """Return the drafts of an article's claims, one for each toll."""
    drafts: list[Draft] = []
    for toll in tolls:
        drafts.append(_draft(toll, sayings, calendar, drafts))
    return tuple(drafts)


def _draft(toll: Toll, sayings: Sequence[Saying], calendar: Calendar, drafts: list[Draft]) -> Draft:
    saying = saying_of(toll, sayings)
    speaker = saying.speaker if saying and not saying.speaker.relays else None
    before = drafts[-1] if drafts and _paragraph(drafts[-1].toll) == _paragraph(toll) else None
    like = drafts[toll.like] if toll.like is not None and not toll.level else None
    return Draft(
        toll=toll,
        victims=toll.victims or (like.victims if like else Victims.ANY),
        side=side_of(toll, saying, [draft.side for draft in drafts]),
        period=period_of(toll, calendar, before.period if before else None),
        claimant=speaker.slug if speaker else None,
        claimant_of=speaker.of if speaker else None,
    )


def _paragraph(toll: Toll) -> int:
    return toll.tape.sentence.paragraph
