"""The order in which an entry tells its claims and statements, whatever the order of the articles."""

from generator.model.claim import Claim, Statement
from generator.model.vocabulary import Measure, Scope, Victims

_MEASURES, _VICTIMS, _SCOPES = tuple(Measure), (Victims.ANY, *Victims), tuple(Scope)


def claim_order(claim: Claim) -> tuple[object, ...]:
    """Sort claims as they are told: the day before longer times, all victims before some of them."""
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


def statement_order(said: Statement) -> tuple[object, ...]:
    """Sort statements by day, then as their articles have them."""
    return (
        said.date.sort_key if said.date else (),
        said.source,
        said.paragraph or 0,
        said.speaker,
        said.act,
        str(said),
    )
