"""An actor: a state, a body of one, a group or a person."""

from dataclasses import dataclass, field

from generator.edtf import Edtf
from generator.model.correction import Correction
from generator.model.vocabulary import ActorKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office a person held: `of` is the actor they spoke for, `from_` and `to` the days they held it."""

    title: str
    of: str | None = None
    from_: Edtf | None = None
    to: Edtf | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who. `parent` is the actor this one belongs to (a ministry's state); `aliases` are other spellings.

    `same_as` are ids of actors that are this one: their addresses lead here. `not_same_as` are actors that a person told
    apart from it.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: ActorKind
    parent: str | None = None
    roles: tuple[Role, ...] = ()
    country: str | None = None
    wikidata: str = ""
    corrections: tuple[Correction, ...] = ()
    same_as: tuple[str, ...] = ()
    not_same_as: tuple[str, ...] = ()
    body: str = field(default="", metadata={"body": True})
