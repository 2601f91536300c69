"""Records made of plain values, as a case file writes them, for tests that need no files."""

from collections.abc import Mapping
from dataclasses import fields
from functools import partial
from typing import Any

from generator.edtf import Edtf
from generator.model.actor import Actor, Role
from generator.model.claim import Claim, Statement
from generator.model.config import Config
from generator.model.correction import Correction
from generator.model.escalation import Escalation
from generator.model.event import Event, Participant, Place
from generator.model.record import Entry, Record
from generator.model.source import Source
from generator.model.vocabulary import (
    Act,
    ActorKind,
    Measure,
    ParticipantRole,
    Precision,
    Qualifier,
    Scope,
    Status,
    Victims,
)


def made(cls, of: Mapping[str, Any] | None = None, **defaults):
    values = {
        key: READ.get(key, same)(value)
        for key, value in {**defaults, **(of or {})}.items()
        if value is not None
    }
    return cls(
        **{key: value for key, value in values.items() if key in {field.name for field in fields(cls)}}
    )


def same(value):
    return value


def edtf(value):
    return Edtf.parse(str(value))


def several(make):
    return lambda values: tuple(make(value) for value in values)


def claim(of: Mapping[str, Any]) -> Claim:
    counted = {"min": of["count"], "max": of["count"]} if "count" in of else {}
    return made(Claim, {"source": "s1", "measure": "killed", **of, **counted})


def source(of: str | Mapping[str, Any]) -> str | Source:
    return of if isinstance(of, str) else made(Source, of)


READ = {
    "act": Act,
    "agencies": tuple,
    "claims": several(claim),
    "corrections": several(partial(made, Correction)),
    "date": edtf,
    "from_": edtf,
    "independence": tuple,
    "kind": lambda kind: ActorKind(kind) if kind in set(ActorKind) else kind,
    "measure": Measure,
    "participants": several(lambda actor: Participant(actor=actor)),
    "parties": tuple,
    "period": edtf,
    "place": partial(made, Place),
    "precision": Precision,
    "published": edtf,
    "qualifier": Qualifier,
    "role": ParticipantRole,
    "roles": several(partial(made, Role)),
    "same_as": tuple,
    "scope": Scope,
    "sources": several(source),
    "statements": several(partial(made, Statement)),
    "status": Status,
    "to": lambda value: value if str(value)[:1].isalpha() else edtf(value),
    "victims": Victims,
}


def record(of: Mapping[str, Any]) -> Record:
    """Make a record of `events`, `actors`, `sources`, `escalations` (each a list of mappings) and `config`."""
    kinds = {
        "events": partial(made, Event, title="A thing happened", sources=["s1"]),
        "actors": partial(made, Actor, kind="state", name="Somebody"),
        "escalations": partial(made, Escalation, title="A flare-up", period="2031"),
        "sources": partial(made, Source),
    }
    entries = {
        name: tuple(
            Entry(value=value, path=f"content/{name}/{value.id}.md")
            for value in sorted(map(make, of.get(name, ())), key=lambda noun: noun.id)
        )
        for name, make in kinds.items()
    }
    return Record(config=made(Config, of.get("config"), title="The record"), **entries)
