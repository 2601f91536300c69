"""Ids of entries, from what an entry is about: the same in whatever order its reports came."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count

from generator.editing.actors import Cast
from generator.editing.merge import Group
from generator.editing.parts import doers, located
from generator.urls import slug

#: Letters an id has at most; a file name and a URL stay readable.
_LONGEST = 100
#: Letters of what tells two of one day apart.
_QUALITY = 60


def name(groups: Iterable[Group], cast: Cast) -> dict[str, Group]:
    """Give every group an id: day, who, what. Where several would share one, the most told has it."""
    rivals: defaultdict[str, list[Group]] = defaultdict(list)
    for group in groups:
        rivals[_plain(group, cast)].append(group)
    named: dict[str, Group] = {}
    for plain in sorted(rivals):
        for group in sorted(rivals[plain], key=_prominence):
            named[
                next(
                    free
                    for free in _ways(plain, group)
                    if free not in named and (free == plain or free not in rivals)
                )
            ] = group
    return named


def _plain(group: Group, cast: Cast) -> str:
    first, last = group.days
    day = last.isoformat() if first == last else group.reports[0].day.text.rstrip("?~%").replace("/", "-")
    place = located(group.reports)
    who = doers(group, cast)[: 2 if group.fighting else 1] or ((slug(place.name),) if place else ())
    return "-".join(
        filter(None, (day, "-".join(who)[:_LONGEST].strip("-"), "fighting" if group.fighting else group.kind))
    )


def _prominence(group: Group) -> tuple[int, str, Sequence[tuple[str, int]]]:
    return (
        -len(group.reports),
        group.escalation or "~",
        sorted((report.source, report.number) for report in group.reports),
    )


def _ways(plain: str, group: Group) -> Iterator[str]:
    place = located(group.reports)
    qualities = (slug(place.name) if place else "", group.escalation or "")
    return chain(
        [plain],
        (f"{plain}-{quality[:_QUALITY].strip('-')}" for quality in qualities if quality),
        (f"{plain}-{n}" for n in count(2)),
    )
