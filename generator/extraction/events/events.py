"""Events: the dated happenings of an article, with the claims and statements that belong to each."""

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.edtf import Edtf
from generator.extraction.events import titles
from generator.extraction.events.groups import Group, Groups, grouped
from generator.extraction.events.happenings import Dated, Happening, place_of, some_day
from generator.extraction.events.signs import Sign
from generator.extraction.events.words import ONE_SIDED, VIOLENT
from generator.extraction.statements.statements import Spoken
from generator.extraction.tolls.drafts import Draft
from generator.extraction.tolls.parties import parties_in
from generator.model.claim import Statement
from generator.model.finding import EventFinding
from generator.model.vocabulary import Act, Measure, Scope

#: The kind of event a statement makes.
_KIND_OF_ACT: dict[Act, str] = {Act.THREATEN: "threat", Act.APPEAL: "diplomacy", Act.OFFER: "diplomacy"}
#: Which act names a speaker's day where there are several; the last two need a day in their own words.
_ACTS = (
    Act.THREATEN, Act.ACCUSE, Act.CONDEMN, Act.ANNOUNCE, Act.APPEAL, Act.SUPPORT, Act.OFFER, Act.DENY, Act.STATE,
)  # fmt: skip
_NEEDS_DAY = _ACTS[-2:]
_MEMORY = 50  # happenings of an event that a claim's place is compared with
_MEASURES = (Act.ANNOUNCE, Act.STATE)
_MOVED = frozenset({Measure.DISPLACED, Measure.EVACUATED})


def make_events(
    happenings: Sequence[Happening],
    drafts: Sequence[Draft],
    spoken: Sequence[Spoken],
    names: Mapping[str, str],
) -> tuple[EventFinding, ...]:
    """Return an article's events by day, then in the order of the text.

    `drafts` are those of the article's claims, in their order; `names` gives a slug's name for titles.
    """
    groups = grouped(happenings)
    usual = _usual(happenings)
    for index, draft in enumerate(drafts):
        _attach(index, draft, groups, usual)
    done = {(one.tape.sentence.index, one.dated.days) for one in happenings if one.sign.kind not in VIOLENT}
    found = [_reported(group, names) for group in groups.all] + _said(spoken, names, done)
    return tuple(sorted(found, key=lambda event: (event.date, event.paragraph or 0)))


def _attach(index: int, draft: Draft, groups: Groups, usual: str) -> None:
    """Give a claim to the event it counts the victims of; make one, of the `usual` kind of force, where there is none.

    A total over days belongs to the last of the events it covers.
    """
    moved = draft.toll.measure in _MOVED
    kinds = VIOLENT | {"displacement"} if moved else VIOLENT
    dates = _fighting_days(draft, groups, kinds)
    if not dates:
        return
    group = min(
        (group for group in groups.on(*dates) if not group.planned and group.kind in kinds),
        key=lambda group: (moved != (group.kind == "displacement"), *_distance(group, draft)),
        default=None,
    )
    if group is None:
        group = Group(_from_claim("displacement" if moved else usual, dates[0], draft))
        groups.add(group)
    group.claims.append(index)


def _fighting_days(draft: Draft, groups: Groups, kinds: frozenset[str]) -> tuple[Edtf, ...]:
    """The days a claim may belong to, the likeliest first: its own, or that of the last event a total covers."""
    days = draft.period.days
    if draft.period.scope is Scope.BACKGROUND or days is None or days.first is None or days.last is None:
        return ()
    if days.is_day or draft.period.scope is Scope.DAY:
        return (some_day(days), Edtf.day(days.last), Edtf.day(days.first), days)
    return (groups.last_within(days, kinds) or Edtf.day(days.last),)


def _distance(group: Group, draft: Draft) -> tuple[bool, int, int]:
    """How far a claim's words are from an event's: the same sentence, the same side, the nearest sentence."""
    where, first = draft.toll.tape.sentence.index, group.happenings[0].tape.sentence.index
    nearest = min((abs(index - where) for index in group.sentences[-_MEMORY:]), default=0)
    apart = 0 if draft.side is None or draft.side in group.parties else 5
    return nearest > 0, apart + nearest, first


def _usual(happenings: Sequence[Happening]) -> str:
    """The sort of force an article tells of most; of equals the first."""
    kinds = Counter(one.sign.kind for one in happenings if one.sign.kind in VIOLENT)
    return kinds.most_common(1)[0][0] if kinds else "armed-clash"


def _from_claim(kind: str, date: Edtf, draft: Draft) -> Happening:
    tape = draft.toll.tape
    parties = parties_in(tape, None) or ((draft.side,) if draft.side else ())
    place = place_of(tape, draft.toll.at)
    sign, dated = Sign(0, draft.toll.at, kind, ""), Dated(date, draft.period.basis)
    return Happening(tape, sign, dated, parties, place.name if place else None)


def _reported(group: Group, names: Mapping[str, str]) -> EventFinding:
    best = group.best
    place = best.place or next((one.place for one in group.happenings if one.place), None)
    known = group.kind not in ONE_SIDED or any(one.done_by for one in group.happenings)
    parties = [titles.display(slug, names) for slug in group.parties] if known else []
    return EventFinding(
        date=group.date,
        date_basis=best.dated.basis,
        kind=group.kind,
        title=titles.happening(group.kind, best.sign.words, parties, place, planned=group.planned),
        actors=tuple(group.parties),
        place=place,
        paragraph=best.tape.sentence.paragraph,
        quote=best.tape.sentence.text,
        planned=group.planned,
        claims=tuple(group.claims),
    )


def _said(
    spoken: Sequence[Spoken], names: Mapping[str, str], done: set[tuple[int, Edtf]]
) -> list[EventFinding]:
    """One event per speaker, or speakers together, and day, named after the gravest thing said; an announced measure is an event already."""
    days: dict[tuple[tuple[str, ...], Edtf], list[int]] = {}
    for index, one in enumerate(spoken):
        said = one.statement
        measure = said.act in _MEASURES and (one.saying.tape.sentence.index, said.date) in done
        if said.date and not one.past and not measure and (one.dated or said.act not in _NEEDS_DAY):
            days.setdefault((_speakers(one), said.date), []).append(index)
    return [_statement(indexes, spoken, names) for indexes in days.values()]


def _speakers(one: Spoken) -> tuple[str, ...]:
    """Who says it: all who say it together."""
    return tuple(speaker.slug for speaker in one.saying.joint) or (one.statement.speaker,)


def _kind_of(said: Statement) -> str:
    """Appeals and offers to somebody are diplomacy; to the world they are words."""
    kind = _KIND_OF_ACT.get(said.act, "statement")
    return "statement" if kind == "diplomacy" and said.to is None else kind


def _statement(indexes: Sequence[int], spoken: Sequence[Spoken], names: Mapping[str, str]) -> EventFinding:
    best = min(
        (spoken[index] for index in indexes), key=lambda one: (not one.dated, _ACTS.index(one.statement.act))
    )
    said, speakers = best.statement, _speakers(best)
    about = said.of or said.to
    told = titles.EACH_OTHER if len(speakers) == 2 and about in speakers else titles.display(about, names)
    involved = (*speakers, best.saying.speaker.of, about)
    assert said.date
    return EventFinding(
        date=said.date,
        date_basis=best.basis,
        kind=_kind_of(said),
        title=titles.spoken(said.act, speakers, told, names),
        actors=tuple(dict.fromkeys(slug for slug in involved if slug)),
        paragraph=said.paragraph,
        quote=said.quote,
        statements=tuple(indexes),
    )
