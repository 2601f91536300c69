"""Every id that one entry uses for another must exist."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from generator.content.library import AnyEntry, Library, error
from generator.decode.checks import id_error
from generator.errors import Problem, did_you_mean
from generator.model.actor import Actor
from generator.model.escalation import Escalation
from generator.model.event import Event
from generator.model.record import KeyPath
from generator.model.source import Source

#: What is referred to → (code of an unknown one, where one is added).
_TARGETS: Mapping[str, tuple[str, str]] = {
    "actor": ("DL030", "add content/actors/{}.md"),
    "escalation": ("DL031", "add content/escalations/{}.md"),
    "source": ("DL032", "add content/sources/{}.md, or write the source out under “sources”"),
    "kind": ("DL033", "add it under “kinds” in site.yaml"),
}
#: Looking for a near word takes a while; a site whose ids are mostly unknown has another mistake.
_MOST_HINTS = 200

#: (what is referred to, where, the id)
_Reference = tuple[str, KeyPath, str | None]


def _of_event(event: Event) -> Iterator[_Reference]:
    yield "kind", ("kind",), event.kind
    yield "escalation", ("escalation",), event.escalation
    for n, participant in enumerate(event.participants):
        yield "actor", ("participants", n, "actor"), participant.actor
    for n, claim in enumerate(event.claims):
        yield "actor", ("claims", n, "side"), claim.side
        yield "actor", ("claims", n, "claimant"), claim.claimant
        yield "source", ("claims", n, "source"), claim.source
    for n, statement in enumerate(event.statements):
        yield "actor", ("statements", n, "speaker"), statement.speaker
        yield "actor", ("statements", n, "of"), statement.of
        yield "actor", ("statements", n, "to"), statement.to
        yield "source", ("statements", n, "source"), statement.source
    for n, source in enumerate(event.sources):
        if isinstance(source, str):
            yield "source", ("sources", n), source
        else:
            for keys_n, other in enumerate(source.independence):
                yield "source", ("sources", n, "independence", keys_n), other


def _of_actor(actor: Actor) -> Iterator[_Reference]:
    yield "actor", ("parent",), actor.parent
    for n, role in enumerate(actor.roles):
        yield "actor", ("roles", n, "of"), role.of


def _of_escalation(escalation: Escalation) -> Iterator[_Reference]:
    for n, party in enumerate(escalation.parties):
        yield "actor", ("parties", n), party


def _of_source(source: Source) -> Iterator[_Reference]:
    for n, other in enumerate(source.independence):
        yield "source", ("independence", n), other


def _references(value: Event | Actor | Escalation | Source) -> Iterator[_Reference]:
    match value:
        case Event():
            return _of_event(value)
        case Actor():
            return _of_actor(value)
        case Escalation():
            return _of_escalation(value)
        case Source():
            return _of_source(value)


@dataclass(slots=True)
class _Hints:
    """Hints by (target, id), so that one word misspelt a thousand times is looked up once."""

    known: Mapping[str, Collection[str]]
    found: dict[tuple[str, str], str] = field(default_factory=dict)

    def hint(self, target: str, unknown: str) -> str:
        if (target, unknown) not in self.found:
            near = did_you_mean(unknown, self.known[target]) if len(self.found) < _MOST_HINTS else ""
            add = "" if id_error(unknown) else _TARGETS[target][1].format(unknown)
            self.found[target, unknown] = "; or ".join(filter(None, (near.rstrip("?"), add)))
        return self.found[target, unknown]


def unknown_references(library: Library) -> Iterator[Problem]:
    """Yield an error for every reference to something that is not there."""
    known: Mapping[str, Collection[str]] = {
        "actor": library.ids["actors"].keys(),
        "escalation": library.ids["escalations"].keys(),
        "source": library.ids["sources"].keys(),
        "kind": library.config.vocabulary().keys(),
    }
    hints = _Hints(known)
    for entry in library.entries():
        in_place = _in_place(entry)
        for target, keys, name in _references(entry.value):
            if (
                name is not None
                and name not in known[target]
                and not (target == "source" and name in in_place)
            ):
                message = f"there is no {target} “{name}”"
                yield error(entry, keys, _TARGETS[target][0], message, hints.hint(target, name))


def _in_place(entry: AnyEntry) -> Collection[str]:
    """Return the ids of the sources that an event writes out itself."""
    sources = entry.value.sources if isinstance(entry.value, Event) else ()
    return {source.id for source in sources if isinstance(source, Source)}
