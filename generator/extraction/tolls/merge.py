"""The same claim said twice in one article is one claim: the one that says most stays."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.extraction.days.lead import ends_whole
from generator.extraction.tolls.drafts import Draft
from generator.extraction.wording.fighting import ENEMIES
from generator.model.vocabulary import Measure, Scope, Victims

_SOME = ("officials", "authorities", "government", "sources")
_FEW = 2  # so few of one day may be others
_ANYBODY = frozenset(
    {"", "own", "others", "people", "persons", "bodies", "corpses", "dead", "deaths", "fatalities"}
)
_TOP = 3  # paragraphs among which headlines are said again
_MEMORY = 50  # claims of one number that a new one is compared with
_DEATHS = frozenset({Measure.KILLED, Measure.CASUALTIES})


def merged(drafts: Sequence[Draft]) -> tuple[tuple[int, Draft], ...]:
    """Return the drafts that stay, with their former index, in the order of the text.

    A headline's figure goes where the body repeats it, and a headline's “dozens” where the body has any figure; so do
    “dozens” of other times.
    """
    kept: dict[int, Draft] = {}
    alike: dict[frozenset[int], list[int]] = {}
    for index, draft in enumerate(drafts):
        if draft.period.scope is Scope.BACKGROUND and not _number(draft):
            continue
        same = alike.setdefault(_number(draft), [])
        twin = next((at for at in same[-_MEMORY:] if at in kept and _same(kept[at], draft)), None)
        if twin is None:
            kept[index] = draft
            same.append(index)
        elif _weight(draft) > _weight(kept[twin]) and not _is_part_again(kept[twin], draft):
            kept[index] = _filled(draft, kept.pop(twin))
            same.append(index)
        else:
            kept[twin] = _filled(kept[twin], draft)
    return tuple((index, draft) for index, draft in kept.items() if not _is_idle_headline(draft, kept))


def _filled(draft: Draft, twin: Draft) -> Draft:
    """The draft with the victims and the side that only its twin tells: “six bodies” were “six soldiers' bodies” above."""
    if draft.toll.count.people.head not in _ANYBODY:
        return draft
    victims = draft.victims if draft.victims is not Victims.ANY else twin.victims
    return replace(draft, victims=victims, side=draft.side or twin.side)


def _is_idle_headline(draft: Draft, kept: Mapping[int, Draft]) -> bool:
    """“Dozens killed” over a report that has a figure."""
    if not _in_headline(draft) or _number(draft):
        return False
    return any(other.toll.measure is draft.toll.measure for other in kept.values() if not _in_headline(other))


def _same(one: Draft, other: Draft) -> bool:
    if _in_headline(one) or _in_headline(other):
        return _repeats(one, other)
    if one.toll.measure is not other.toll.measure or one.toll.tape is other.toll.tape:
        return False
    if _adds(one, other) or not (_rank(one) == _rank(other) or _is_part_again(one, other)):
        return False
    return (
        bool(_number(one))
        and _agree(one.victims, other.victims, Victims.ANY)
        and _agree(one.side, other.side, None)
        and _same_voice(one, other)
        and _same_days(one, other)
    )


def _rank(draft: Draft) -> tuple[bool, bool]:
    """Whether it is a part, and of whom the speaker calls enemies: such are never the same as others."""
    return draft.toll.part_of is not None, draft.toll.count.people.head in ENEMIES


def _is_part_again(one: Draft, later: Draft) -> bool:
    """“Twelve people, two of them soldiers, …”, and later: “Two soldiers were killed”."""
    part = one.toll.part_of is not None and later.toll.part_of is None
    return part and one.victims is later.victims is not Victims.ANY


def _adds(one: Draft, later: Draft) -> bool:
    """Whether the later is “one more” than the one before it."""
    return later.toll.count.people.more and not one.toll.count.people.more


def _repeats(one: Draft, other: Draft) -> bool:
    """Whether a headline's claim and another say the same number, of the dead or of casualties."""
    measures = {one.toll.measure, other.toll.measure}
    return bool(_number(one)) and (len(measures) == 1 or measures <= _DEATHS)


def _in_headline(draft: Draft) -> bool:
    """Whether it is in the headline, or in a line without an end that stands before the report."""
    sentence = draft.toll.tape.sentence
    return sentence.paragraph == 0 or (sentence.paragraph <= _TOP and not ends_whole(sentence))


def _number(draft: Draft) -> frozenset[int]:
    return frozenset(value for value in (draft.toll.minimum, draft.toll.maximum) if value is not None)


def _agree(one: object, other: object, unsaid: object) -> bool:
    return one == other or unsaid in (one, other)


def _same_voice(one: Draft, other: Draft) -> bool:
    if one.claimant == other.claimant or None in (one.claimant, other.claimant):
        return True
    of = (one.claimant_of, other.claimant_of)
    itself = of[0] == of[1] is not None and of[0] in (one.claimant, other.claimant)
    some = any(str(draft.claimant).endswith(_SOME) for draft in (one, other))
    return (
        itself
        or (some and _agree(*of, None))
        or (of[0] == of[1] is not None and max(_number(one), default=0) > _FEW)
    )


def _same_days(one: Draft, other: Draft) -> bool:
    if Scope.BACKGROUND in (one.period.scope, other.period.scope):
        return one.period.scope is other.period.scope
    first, second = one.period.days, other.period.days
    return first is None or second is None or first.last == second.last


def _weight(draft: Draft) -> tuple[bool, int]:
    """The body outweighs the headline; then who says most outweighs who says less."""
    own = draft.claimant is not None and draft.claimant != draft.claimant_of
    body = own and not str(draft.claimant).endswith(_SOME)
    said = (body, draft.claimant is not None, draft.side is not None, draft.victims is not Victims.ANY)
    return (not _in_headline(draft), sum(said))
