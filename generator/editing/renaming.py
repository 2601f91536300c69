"""What an entry refers to, by the ids that a person joined it to: for what stands in a file and nothing derives anew."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from generator.editing.hand import Noun
from generator.editing.sameness import Sameness
from generator.model.actor import Actor
from generator.model.escalation import Escalation
from generator.model.event import Event, Participant

_Name = Callable[[str | None], str | None]


def renamed(noun: Noun, same: Sameness) -> Noun:
    """Return an entry that names nothing by an id that was joined to another."""
    actors, wars = same.ids("actors"), same.ids("escalations")
    if not actors and not wars:
        return noun

    def now(name: str | None) -> str | None:
        return actors.get(name or "", name)

    match noun:
        case Event():
            return _event(replace(noun, escalation=wars.get(noun.escalation or "", noun.escalation)), now)
        case Escalation():
            return replace(noun, parties=tuple(dict.fromkeys(actors.get(one, one) for one in noun.parties)))
        case Actor():
            roles = tuple(replace(role, of=now(role.of)) for role in noun.roles)
            return replace(noun, parent=now(noun.parent), roles=roles)
        case _:
            return noun


def _event(event: Event, now: _Name) -> Event:
    claims = (replace(one, side=now(one.side), claimant=now(one.claimant)) for one in event.claims)
    said = (
        replace(one, speaker=now(one.speaker) or one.speaker, of=now(one.of), to=now(one.to))
        for one in event.statements
    )
    parts = (replace(part, actor=now(part.actor) or part.actor) for part in event.participants)
    return replace(event, claims=tuple(claims), statements=tuple(said), participants=tuple(_once(parts)))


def _once(parts: Iterable[Participant]) -> Iterable[Participant]:
    """Give everybody one part: the first."""
    given: dict[str, Participant] = {}
    for part in parts:
        given.setdefault(part.actor, part)
    return given.values()
