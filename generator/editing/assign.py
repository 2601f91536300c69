"""Entries to be: every report, claim and statement in one of them, a person's own entries first."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from generator.editing.actors import Cast
from generator.editing.episodes import Episodes
from generator.editing.hand import Hand
from generator.editing.identity import item_key
from generator.editing.merge import Days, Group, Item, days, group
from generator.editing.naming import name
from generator.editing.parts import doers
from generator.editing.reports import FIGHTING, WORDS, Report, Told
from generator.edtf import Edtf
from generator.model.claim import Claim, Statement
from generator.model.event import Event
from generator.model.vocabulary import Act, DateBasis, ParticipantRole, Scope

Groups = Mapping[str, Group]
#: The fighting of an escalation's days.
Fights = Mapping[tuple[str | None, Days], Group]


def assign(
    told: Sequence[Told], reports: Iterable[Report], episodes: Episodes, cast: Cast, hand: Hand
) -> Groups:
    """Gather reports into groups by the id of their entry."""
    groups = group(reports, episodes, cast)
    groups += group(_strays(told, groups, episodes), episodes, cast)
    return _settled(name(_folded(groups), cast), cast, hand)


def _folded(groups: Sequence[Group]) -> Iterator[Group]:
    """Put what somebody only remarked to the fighting of its day: an entry of words says what is done with them."""
    fights = _fights(groups)
    for one in groups:
        fight = fights.get((one.escalation, one.days))
        remarks = (
            one.kind in WORDS and one.statements and {said.act for said in one.statements} == {Act.STATE}
        )
        if fight and remarks and not one.claims:
            fight.statements += one.statements
        else:
            yield one


def _fights(groups: Iterable[Group]) -> Fights:
    """Return the fighting of every day of an escalation: of several, the first."""
    found: dict[tuple[str | None, Days], Group] = {}
    for one in groups:
        if one.fighting and one.escalation:
            found.setdefault((one.escalation, one.days), one)
    return found


def _strays(told: Sequence[Told], groups: Sequence[Group], episodes: Episodes) -> Iterator[Report]:
    """Put what belongs to no happening where it fits: the fighting of its day, else its article's main entry.

    Yields a report of its own for an article that tells of no happening at all.
    """
    homes = {(report.source, report.number): one for one in groups for report in one.reports}
    fights = _fights(groups)
    placed = {item_key(claim) for one in groups for claim in one.claims}
    for article in told:
        main = homes[article.source, article.main.number] if article.main else None
        left: list[Item] = []
        stray: list[Item] = [claim for claim in article.claims if item_key(claim) not in placed]
        for item in [*stray, *article.statements]:
            home = _fight(item, episodes, fights) or main
            if home:
                home.add(item)
            else:
                left.append(item)
        if left:
            yield _left(article, left)


def _fight(item: Item, episodes: Episodes, fights: Mapping[tuple[str | None, Days], Group]) -> Group | None:
    """Return the fighting of a claim's last day or a statement's day."""
    when = item.period if isinstance(item, Claim) else item.date
    if not when or not when.last or (isinstance(item, Claim) and item.scope is Scope.BACKGROUND):
        return None
    day = Edtf.day(when.last)
    episode = episodes.at(item.source, day)
    return fights.get((episode.escalation(when.last), days(day))) if episode else None


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


def _settled(named: Groups, cast: Cast, hand: Hand) -> Groups:
    """Give groups the ids of the entries a person wrote, changed or deleted, and claims to the entries that had them."""
    events = {event.id: event for event in hand.values(Event, hand.touched)}
    shelves: defaultdict[tuple[Days, str], list[Event]] = defaultdict(list)
    for event in hand.values(Event, hand.own):
        shelves[days(event.date), "fighting" if event.kind in FIGHTING else event.kind].append(event)
    settled: dict[str, Group] = {}
    moved: list[tuple[str, Item]] = []
    for identity, one in named.items():
        target = _home(identity, one, hand, events) or _same(one, shelves, cast) or identity
        moved += [
            (home, item) for item in one.items() if (home := hand.homes.get(item_key(item), target)) != target
        ]
        away = [key for item in one.items() if hand.homes.get(key := item_key(item), target) != target]
        one.let_go(away)
        if f"events/{target}" in hand.closed:
            continue
        if target in settled:
            settled[target].absorb(one)
        else:
            settled[target] = one
    for home, item in moved:
        if home in settled:
            settled[home].add(item)
    return settled


def _home(identity: str, one: Group, hand: Hand, events: Mapping[str, Event]) -> str | None:
    """Return the entry that most of a group's claims and statements were in, or that has its id."""
    votes = Counter(hand.homes[key] for item in one.items() if (key := item_key(item)) in hand.homes)
    alive = [home for home in votes if home in events]
    if alive or (votes and votes.total() == len(one.items())):
        return min(alive or votes, key=lambda home: (-votes[home], home))
    return identity if identity in events or f"events/{identity}" in hand.closed else None


def _same(one: Group, shelves: Mapping[tuple[Days, str], Sequence[Event]], cast: Cast) -> str | None:
    """Return the entry a person wrote about the same: its days, its kind, its escalation or somebody in it."""
    family = "fighting" if one.fighting else one.kind
    near = [event for event in shelves.get((one.days, family), ()) if _overlap(one, event, cast)]
    return min((event.id for event in near), default=None)


def _overlap(one: Group, event: Event, cast: Cast) -> bool:
    here = {
        cast.party(part.actor) or part.actor
        for part in event.participants
        if part.role is not ParticipantRole.ADDRESSEE
    }
    if not one.fighting:
        return bool({cast.party(name) or name for name in doers(one, cast)[:1]} & here)
    if one.escalation and event.escalation:
        return one.escalation == event.escalation
    return bool({party for report in one.reports for party in report.parties} & here) or not here
