"""Groups to events: every field of an entry from its reports, each in an order of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.editing.actors import Cast
from generator.editing.merge import Group
from generator.editing.parts import dated, doers, located, most_told
from generator.editing.telling import Plot
from generator.model.claim import Claim, Statement
from generator.model.event import Event, Participant
from generator.model.vocabulary import Measure, ParticipantRole, Scope, Victims


def compose(identity: str, group: Group, cast: Cast) -> Event:
    """Make the event of a group."""
    claims = tuple(sorted(_with_parts(group.claims), key=_claim_order))
    statements = tuple(sorted(set(group.statements), key=_statement_order))
    cited = {report.source for report in group.reports} | {item.source for item in group.items()}
    day, basis = dated(group)
    place = located(group.reports)
    plot = Plot(group, most_told(group), doers(group, cast), place.name if place else "", cast)
    return Event(
        id=identity,
        title=plot.title(claims, statements),
        date=day,
        date_basis=basis,
        kind=plot.kind,
        escalation=group.escalation,
        place=place,
        participants=tuple(_participants(group, statements, cast)),
        claims=claims,
        statements=statements,
        sources=tuple(sorted(cited)),
        body=plot.body(day, claims, statements),
    )


def _with_parts(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Cut the tie of a part whose whole stands in another entry."""
    held = {claim.id: claim for claim in claims}
    for claim in held.values():
        yield claim if claim.part_of in held or claim.part_of is None else replace(claim, part_of=None)


_MEASURES, _VICTIMS, _SCOPES = tuple(Measure), (Victims.ANY, *Victims), tuple(Scope)


def _claim_order(claim: Claim) -> tuple[object, ...]:
    when = claim.period.sort_key if claim.period else ()
    return (
        *(_SCOPES.index(claim.scope), _MEASURES.index(claim.measure), _VICTIMS.index(claim.victims)),
        *(
            claim.side or "",
            when,
            claim.min or 0,
            claim.max or 0,
            claim.claimant or "",
            claim.source,
            claim.id,
        ),
    )


def _statement_order(said: Statement) -> tuple[object, ...]:
    return (
        said.date.sort_key if said.date else (),
        said.source,
        said.paragraph or 0,
        said.speaker,
        said.act,
        str(said),
    )


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
