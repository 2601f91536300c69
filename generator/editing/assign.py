"""Entries to be: every report, claim and statement in one of them, a person's own entries first."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from generator.editing.actors import Cast
from generator.editing.episodes import Episodes
from generator.editing.hand import Hand
from generator.editing.identity import item_key
from generator.editing.merge import Days, Fixed, Group, Item, days, group
from generator.editing.naming import name
from generator.editing.reports import WORDS, Report, Told
from generator.editing.rules import MAIN_REPORT, OF_ITS_DAY, REMARK, Reason
from generator.editing.settle import Groups, fixed, settled
from generator.edtf import Edtf
from generator.model.claim import Claim, Statement
from generator.model.vocabulary import Act, DateBasis, Scope

__all__ = ["Groups", "assign"]

#: The fighting of an escalation's days.
Fights = Mapping[tuple[str | None, Days], Sequence[Group]]


def assign(
    told: Sequence[Told], reports: Iterable[Report], episodes: Episodes, cast: Cast, hand: Hand
) -> Groups:
    """Gather reports into groups by the id of their entry."""
    every, there = fixed(reports, hand)
    groups = group(every, episodes, cast, there)
    groups += group(_strays(told, groups, episodes, cast), episodes, cast, Fixed())
    return settled(name(_folded(groups), cast), cast, hand)


def _folded(groups: Sequence[Group]) -> Iterator[Group]:
    """Put what somebody only remarked to the fighting of its day: an entry of words says what is done with them."""
    fights = _fights(groups)
    for one in groups:
        near = fights.get((one.escalation, one.days), ())
        remarks = (
            one.kind in WORDS and one.statements and {said.act for said in one.statements} == {Act.STATE}
        )
        if near and remarks and not one.claims and not one.entry:
            fight = _fitting(near, {report.source for report in one.reports}, None)
            for said in one.statements:
                fight.add(said, Reason(REMARK.id, item_key(said), fight.reports[0].name))
        else:
            yield one


def _fights(groups: Iterable[Group]) -> Fights:
    """Return the fighting of every day of an escalation, the most told first."""
    found: defaultdict[tuple[str | None, Days], list[Group]] = defaultdict(list)
    for one in groups:
        if one.fighting and one.escalation:
            found[one.escalation, one.days].append(one)
    return found


def _fitting(fights: Sequence[Group], sources: Collection[str], side: str | None) -> Group:
    """Return the fighting that some articles tell of, or in which a side takes part; else the most told."""
    return min(
        fights,
        key=lambda fight: (
            not any(report.source in sources for report in fight.reports),
            not any(side in report.parties for report in fight.reports),
        ),
    )


def _strays(
    told: Sequence[Told], groups: Sequence[Group], episodes: Episodes, cast: Cast
) -> Iterator[Report]:
    """Put what belongs to no happening where it fits: the fighting of its day, else its article's main entry.

    Yields a report of its own for an article that tells of no happening at all.
    """
    homes = {report.name: one for one in groups for report in one.reports}
    fights = _fights(groups)
    placed = {item_key(claim) for one in groups for claim in one.claims}
    for article in told:
        main = article.main
        left: list[Item] = []
        stray: list[Item] = [claim for claim in article.claims if item_key(claim) not in placed]
        for item in [*stray, *article.statements]:
            fight = _fight(item, episodes, fights, cast)
            if fight:
                fight.add(item, Reason(OF_ITS_DAY.id, item_key(item), fight.reports[0].name))
            elif main:
                homes[main.name].add(item, Reason(MAIN_REPORT.id, item_key(item), main.name))
            else:
                left.append(item)
        if left:
            yield _left(article, left)


def _fight(item: Item, episodes: Episodes, fights: Fights, cast: Cast) -> Group | None:
    """Return the fighting of a claim's last day or a statement's day."""
    when = item.period if isinstance(item, Claim) else item.date
    if not when or not when.last or (isinstance(item, Claim) and item.scope is Scope.BACKGROUND):
        return None
    day = Edtf.day(when.last)
    episode = episodes.at(item.source, day)
    wars = episode.escalations(when.last) if episode else ()
    near = [fight for war in wars for fight in fights.get((war, days(day)), ())]
    side = cast.party(item.side) if isinstance(item, Claim) else None
    return _fitting(near, (item.source,), side) if near else None


def _left(article: Told, items: Sequence[Item]) -> Report:
    """Make a report of what an article says without telling what happened, of a day that is not certain."""
    lasts = [
        item.period.last for item in items if isinstance(item, Claim) and item.period and item.period.last
    ]
    return Report(
        source=article.source,
        number=0,
        day=Edtf.day(max(lasts) if lasts else article.published or date.min, uncertain=True),
        basis=DateBasis.RELATIVE if lasts else DateBasis.PUBLISHED,
        kind="other",
        claims=tuple(item for item in items if isinstance(item, Claim)),
        statements=tuple(item for item in items if isinstance(item, Statement)),
    )
