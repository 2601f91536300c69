"""Tolls with all that is known of them: whose people, who says so, and when."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from generator.extraction.days.calendar import Calendar
from generator.extraction.frozen import frozen
from generator.extraction.tolls.attackers import Case, Told
from generator.extraction.tolls.heard import Heard, saying_of
from generator.extraction.tolls.levels import is_own, level_victims
from generator.extraction.tolls.periods import Period, Periods, period_of
from generator.extraction.tolls.setting import Setting
from generator.extraction.tolls.sides import side_of
from generator.extraction.tolls.toll import Toll
from generator.extraction.voices.attribution import Saying
from generator.model.vocabulary import DateBasis, Measure, Scope, Victims

#: What is the same in tolls that count alike: measure, low and high count, victims, side.
_Figure = tuple[Measure | None, int | None, int | None, Victims, str | None]


@frozen
class Draft:
    """A claim before the article's repetitions are merged and it gets its name."""

    toll: Toll
    victims: Victims
    side: str | None
    period: Period
    claimant: str | None
    claimant_of: str | None


def draft_claims(
    tolls: Sequence[Toll], heard: Heard, calendar: Calendar, setting: Setting
) -> tuple[Draft, ...]:
    """Return the drafts of an article's claims, one for each toll."""
    drafter = _Drafter(calendar, setting, _highest(tolls))
    for toll in tolls:
        drafter.add(toll, None if toll.retracted else saying_of(toll, heard))
    return tuple(_undivided(drafter.drafts))


def _undivided(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """A whole whose parts are of several sides is of none, unless its own words say so."""
    sides: dict[int, set[str]] = {}
    for draft in drafts:
        if draft.toll.part_of is not None and draft.side:
            sides.setdefault(draft.toll.part_of, set()).add(draft.side)
    for index, draft in enumerate(drafts):
        divided = len(sides.get(index, ())) > 1 and draft.toll.count.people.side is None
        yield replace(draft, side=None) if divided else draft


class _Drafter:
    """Goes through an article's tolls and knows those before: counts go on about each other."""

    def __init__(self, calendar: Calendar, setting: Setting, most: Mapping[Measure | None, int]) -> None:
        self.calendar, self.setting, self.most = calendar, setting, most
        self.drafts: list[Draft] = []
        self.told: list[Told] = []
        self.dated: dict[Measure | None, Period] = {}
        self.totals: dict[_Figure, Period] = {}
        self.latest: dict[str | None, Draft] = {}

    def add(self, toll: Toll, saying: Saying | None) -> None:
        speaker = saying.speaker if saying and not saying.speaker.relays else None
        former, like = self._former(toll, saying), self._like(toll)
        victims = _victims(toll, None if like and _are_others(toll, like) else like or former)
        kept = toll.like if like or toll.level else None
        if victims is not toll.victims or kept != toll.like:
            toll = replace(toll, victims=victims, like=kept)
        side = side_of(Case(toll, saying, self.told, self.setting)) or (former.side if former else None)
        of = speaker.of if speaker else None
        figure = (toll.measure, toll.minimum, toll.maximum, victims, side)
        period = self._period(toll)
        if period.scope is Scope.DAY:  # a figure given as a total before stays one
            period = self.totals.get(figure, period)
        draft = Draft(toll, victims, side, period, speaker.slug if speaker else None, of)
        self.drafts.append(draft)
        self.latest[draft.claimant] = draft
        if period.scope is Scope.DAY and period.basis is not DateBasis.PUBLISHED:
            self.dated[toll.measure] = period
        if period.scope is Scope.TOTAL:
            self.totals.setdefault(figure, period)
        self.told.append(Told(toll, side, of))

    def _period(self, toll: Toll) -> Period:
        last = self.drafts[-1] if self.drafts else None
        before = last if last and _paragraph(last.toll) == _paragraph(toll) else None
        near = before if before and _goes_on(before.toll, toll) else None
        if toll.like is not None and toll.what == toll.at and last and last.toll.tape is toll.tape:
            near = self.drafts[toll.like]  # “…; the rebels say 30”
        if last and last.toll.tape is toll.tape and toll.old and last.toll.level:
            near = last  # “…, up from 12”
        if toll.part_of is not None:
            near = self.drafts[toll.part_of]
        others = Periods(
            near.period if near else None, before.period if before else None, self.dated.get(toll.measure)
        )
        return period_of(toll, self.calendar, others, self.most.get(toll.measure))

    def _like(self, toll: Toll) -> Draft | None:
        """The count whose people a bare count goes on about; none behind a list of different people."""
        if toll.like is None or toll.level:
            return None
        like = self.drafts[toll.like]
        here = takewhile(lambda draft: draft.toll.tape is toll.tape, reversed(self.drafts))
        listed = [draft for draft in here if draft.toll.what == like.toll.what and draft.toll.part_of is None]
        same = len({(draft.victims, draft.side) for draft in listed}) <= 1
        return like if same or toll.what == like.toll.what or toll.part_of is not None else None

    def _former(self, toll: Toll, saying: Saying | None) -> Draft | None:
        """“It had put the number at 28”, “bringing their toll to 58”: the count before, which is of the same people."""
        last = self.drafts[-1] if self.drafts else None
        here = last if last and last.toll.tape is toll.tape else None
        if toll.level and here and (is_own(toll) or (toll.old and here.toll.level)):
            return here
        if not toll.level or saying is None or not saying.pronoun:
            return None
        return self.latest.get(saying.speaker.slug)


def _victims(toll: Toll, like: Draft | None) -> Victims:
    said = toll.victims or (level_victims(toll) if toll.level else None)
    return said or (like.victims if like else Victims.ANY)


def _are_others(toll: Toll, like: Draft) -> bool:
    """“A boy of nine and three others”: nobody says that they are children too."""
    return like.victims is Victims.CHILD and toll.count.people.others and toll.part_of is None


def _highest(tolls: Iterable[Toll]) -> dict[Measure | None, int]:
    """The highest count of each measure."""
    most: dict[Measure | None, int] = {}
    for toll in tolls:
        most[toll.measure] = max(most.get(toll.measure, 0), toll.maximum or 0, toll.minimum or 0)
    return most


def _goes_on(before: Toll, toll: Toll) -> bool:
    """Whether a count stands in the same clause or list as the one before."""
    between = set(toll.tape.letters[before.at : toll.at])
    return before.tape is toll.tape and not toll.level and not between & set("s;TY")


def _paragraph(toll: Toll) -> int:
    return toll.tape.sentence.paragraph
