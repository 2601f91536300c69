"""Digests of what the entries of a site say, each made once: what pages are made of is told in these."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

from generator.memo.store import key_of
from generator.model.event import Event
from generator.model.site import Origins
from generator.rendering.context import Context

Name = TypeVar("Name")


class Once(dict[Name, bytes]):
    """What `make` makes of each name, made once."""

    def __init__(self, make: Callable[[Name], bytes]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, name: Name) -> bytes:
        self[name] = made = self._make(name)
        return made


class Digests:
    """The digests of one site’s entries, as long as each other, by id.

    `lines` are all that an event’s line in a list tells but for the names of actors: its front matter, its sources,
    its escalation. `names` are the actors that its claims and statements name, with those they belong to, `parts` those that
    take part. `numbers` are all that comes of an event’s claims, by whatever name it goes. `wars` are the same for the events
    of an escalation.
    """

    def __init__(self, context: Context, origins: Origins) -> None:
        self._context, self._site, self._origins = context, context.site, origins
        self._heads = origins.heads
        self.actors = Once(self._actor)
        self.lines = Once(self._line)
        self.names = Once(self._names)
        self.parts = Once(self._parts)
        self.numbers = Once(self._numbers)
        self.wars = Once(self._war)

    @cached_property
    def sources(self) -> Mapping[str, bytes]:
        """Each source that has a file of its own; others are told of in their events."""
        heads = self._heads.items()
        ours = ((name.removeprefix("sources/"), head) for name, head in heads if name.startswith("sources/"))
        return {name: key_of(name, head) for name, head in ours}

    def head(self, name: str) -> bytes:
        """The front matter of an entry (“actors/ID”); nought where there is none."""
        return self._heads.get(name) or bytes(16)

    def heads(self, names: Iterable[str]) -> bytes:
        """The front matter of entries, and which they are."""
        return key_of(*(part for name in names for part in (name, self.head(name))))

    def line_of(self, actor: str | None) -> Iterator[str]:
        """An actor and those it belongs to, as entries."""
        return (f"actors/{one}" for one in self._context.line(actor))

    def cited(self, event: Event) -> bytes:
        """The sources that an event cites."""
        known = self.sources
        return b"".join([known[name] for name in event.cited if name in known])

    def _actor(self, actor: str | None) -> bytes:
        return self.heads(self.line_of(actor))

    def _line(self, name: str) -> bytes:
        event = self._site.chronology[name]
        escalation = f"escalations/{event.escalation}"
        return key_of(self.head(f"events/{name}"), escalation, self.head(escalation), self.cited(event))

    def _names(self, name: str) -> bytes:
        event = self._site.chronology[name]
        claimed = [one for claim in event.claims for one in (claim.claimant, claim.side)]
        said = [one for told in event.statements for one in (told.speaker, told.of, told.to)]
        return key_of(*map(self.actors.__getitem__, dict.fromkeys([*claimed, *said])))

    def _parts(self, name: str) -> bytes:
        taking = dict.fromkeys(part.actor for part in self._site.chronology[name].participants)
        return key_of(*map(self.actors.__getitem__, taking))

    def _numbers(self, name: str) -> bytes:
        own = f"events/{name}"
        return key_of(self._origins.bares.get(own) or self.head(own), self.cited(self._site.chronology[name]))

    def _war(self, name: str) -> bytes:
        dossier = self._site.escalations.get(name)
        members = [event.id for event in dossier.events] if dossier else []
        return key_of(name, self.head(f"escalations/{name}"), *map(self.numbers.__getitem__, members))
