"""Entries that merging would make one, had nobody fixed them: proposed to a person, and never merged by themselves."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from generator.editing.actors import Cast, owner
from generator.editing.hand import Hand
from generator.editing.merge import Days, days
from generator.editing.reports import FIGHTING, Report
from generator.editing.rules import FAR, SENTENCES
from generator.editing.ties import tie_fighting
from generator.editing.weave import Weave
from generator.model.actor import Actor
from generator.model.event import Event
from generator.model.question import Double
from generator.model.vocabulary import ParticipantRole, Status

#: What somebody drafted or took back is nobody's double.
_STANDING = (Status.UNREVIEWED, Status.REVIEWED)


def doubles(hand: Hand) -> tuple[Double, ...]:
    """Return the pairs of fixed entries of fighting that the rules of merging tie, by the ids of the two.

    Each pair is looked at by itself, so that no other entry has a say in it.
    """
    actors = {actor.id: actor for actor in hand.values(Actor, hand.entries)}
    cast = Cast(actors, {}, {name: owner(actor) for name, actor in actors.items()})
    shelves: defaultdict[tuple[Days, str | None], list[Report]] = defaultdict(list)
    for event in hand.values(Event, hand.fixed):
        if event.kind in FIGHTING and event.status in _STANDING:
            shelves[days(event.date), event.escalation].append(_told(event, cast))
    found = (pair for (_, war), shelf in shelves.items() for pair in _tied(shelf, bool(war), hand))
    return tuple(sorted(found))


def _told(event: Event, cast: Cast) -> Report:
    """Return an entry as a report of what it says: its own figures, parties and place."""
    parties = (
        cast.party(part.actor) or part.actor
        for part in event.participants
        if part.role is ParticipantRole.PARTY
    )
    return Report(
        source=event.id,
        number=0,
        day=event.date,
        basis=event.date_basis,
        kind=event.kind,
        parties=tuple(dict.fromkeys(parties)),
        place=event.place,
        claims=event.claims,
    )


def _tied(shelf: list[Report], one_war: bool, hand: Hand) -> Iterator[Double]:
    for one, other in combinations(shelf, 2):
        weave = Weave([one, other], far=FAR)
        tie_fighting(weave, one_war)
        names = (f"events/{one.source}", f"events/{other.source}")
        if weave.reasons and names not in hand.same.apart:
            reason = weave.reasons[0]
            why = SENTENCES[reason.rule] + (f" ({reason.shared})" if reason.shared else "")
            yield Double(one=one.source, other=other.source, why=why)
