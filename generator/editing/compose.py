"""Groups to events: every field of an entry from its reports, each in an order of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.editing.actors import Cast
from generator.editing.merge import Group
from generator.editing.order import claim_order, statement_order
from generator.editing.parts import dated, doers, located
from generator.editing.telling import Plot
from generator.model.claim import Claim, Statement
from generator.model.event import Event, Participant
from generator.model.vocabulary import ParticipantRole


def compose(identity: str, plot: Plot) -> Event:
    """Make the event of a group."""
    group = plot.group
    statements = tuple(sorted(set(group.statements), key=statement_order))
    cited = {report.source for report in group.reports} | {item.source for item in group.items()}
    day, basis = dated(group)
    event = Event(
        id=identity,
        title=identity,
        date=day,
        date_basis=basis,
        kind=plot.kind,
        escalation=group.escalation,
        place=located(group.reports),
        participants=tuple(_participants(group, statements, plot.cast)),
        claims=tuple(sorted(_with_parts(group.claims), key=claim_order)),
        statements=statements,
        sources=tuple(sorted(cited)),
    )
    return plot.told(event)


def _with_parts(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Cut the tie of a part whose whole stands in another entry."""
    held = {claim.id: claim for claim in claims}
    for claim in held.values():
        yield claim if claim.part_of in held or claim.part_of is None else replace(claim, part_of=None)


def _participants(group: Group, statements: Iterable[Statement], cast: Cast) -> Iterator[Participant]:
    """Give everybody one part, the first of: victim, party, speaker, addressee, other."""
    actors = {name for report in group.reports for name in report.actors}
    speakers, whole = {said.speaker for said in statements}, {*doers(group, cast)}
    about = {said.of for said in statements if said.of}
    parts = {
        ParticipantRole.VICTIM: {name for report in group.reports for name in report.victims},
        ParticipantRole.PARTY: set[str]() if group.spoken else actors - speakers,
        ParticipantRole.SPEAKER: speakers,
        ParticipantRole.ADDRESSEE: {said.to for said in statements if said.to},
        ParticipantRole.OTHER: actors | about,
    }
    if group.spoken:
        parts[ParticipantRole.SPEAKER] = whole
    if group.fighting:
        parties = whole | {
            name for name in _parties(group) if not group.episode or name in group.episode.parties
        }
        parts[ParticipantRole.PARTY] = parties
        parts[ParticipantRole.OTHER] = {name for name in actors | about if cast.party(name) not in parties}
    given: set[str] = set()
    for role, names in parts.items():
        yield from (Participant(actor=name, role=role) for name in sorted(names - given))
        given |= names


def _parties(group: Group) -> set[str]:
    return {name for report in group.reports for name in report.parties}
