"""The record → the site: everything that can be derived from entries, each thing once, when it is first asked for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b

from generator.derived import Derived
from generator.model.actor import Actor
from generator.model.event import Event
from generator.model.record import Entry, Noun, Record
from generator.model.site import Origins, Site
from generator.model.vocabulary import Status
from generator.site.addresses import aliases, tombstones
from generator.site.chronology import chronology, is_shown, shown
from generator.site.corrections import corrections, entries
from generator.site.dossiers import Dossiers
from generator.site.identities import Ids, by_one_id, event_by_one_id, joined
from generator.site.index import Index
from generator.site.ladder import LADDER
from generator.site.library import Library
from generator.site.numbers import Numbers, counted
from generator.site.rules import RULES


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """A site and what it was derived from; `joined` are the ids that are another's now."""

    site: Site
    dossiers: Dossiers
    joined: Ids
    drafts: bool

    def amended(self, event: Event) -> "Assembly | None":
        """Return the assembly of the record in which an event took the place of that of its id.

        None where more than the event's own words and numbers changed: then the record is to be assembled anew.
        """
        old = self.dossiers.events.get(event.id)
        new = shown(event_by_one_id(event, self.joined), self.site.config)
        if old is None or not is_shown(new, drafts=self.drafts) or _ties(old) or _ties(new):
            return None
        dossiers = self.dossiers.amended(new)
        return replace(self, dossiers=dossiers, site=_site(self.site, dossiers)) if dossiers else None


def assemble(record: Record, *, drafts: bool = False) -> Site:
    """Derive the site from a record. Drafts are left out unless asked for; a retracted entry keeps only its page."""
    return assembly(record, drafts=drafts).site


def assembly(record: Record, *, drafts: bool = False) -> Assembly:
    """Derive the site from a record, and keep what it was derived from."""
    ids, record = joined(record), by_one_id(record)
    noted = tuple(entries(record, drafts=drafts))
    bare = Site(
        config=record.config,
        chronology={},
        events={},
        actors={},
        escalations={},
        sources={},
        years={},
        kinds={},
        places={},
        corrections=corrections(noted),
        tombstones=tombstones(record, noted),
        aliases=aliases(noted),
        published=record.published,
        rules=RULES,
        ladder=LADDER,
    )
    dossiers = _dossiers(record, drafts=drafts)
    bare = replace(bare, origins=_origins(record, dossiers.numbers.library, ids))
    return Assembly(site=_site(bare, dossiers), dossiers=dossiers, joined=ids, drafts=drafts)


def _site(site: Site, dossiers: Dossiers) -> Site:
    """Give a site the dossiers."""
    index = dossiers.index
    return replace(
        site,
        chronology=dossiers.events,
        events=Derived(dossiers.events, dossiers.event),
        actors=Derived(dossiers.actors, dossiers.actor),
        escalations=Derived(dossiers.escalations, dossiers.escalation),
        sources=Derived(dossiers.sources, dossiers.source),
        years=Derived(index.years, lambda year: dossiers.listed(index.years[year])),
        kinds=Derived(index.kinds, lambda kind: dossiers.listed(index.kinds[kind])),
        places=Derived(index.places, lambda place: dossiers.listed(index.places[place])),
    )


def _origins(record: Record, library: Library, ids: Ids) -> Origins:
    digests = {
        **_digests("events", record.events),
        **_digests("actors", record.actors),
        **_digests("escalations", record.escalations),
        **_digests("sources", record.sources),
    }
    return Origins(
        wholes={name: whole for name, (whole, _) in digests.items()},
        heads={name: head for name, (_, head) in digests.items()},
        voices=library.voices.told() + _united(digests, ids),
        bares={f"events/{entry.value.id}": entry.bare for entry in record.events if entry.bare},
    )


def _united(digests: Mapping[str, tuple[bytes, bytes]], ids: Ids) -> str:
    """What differs where entries that are one now are others, or say something else: "" where nobody joined any."""
    names = sorted(
        f"{folder}/{name}" for folder, into in ids.items() for pair in into.items() for name in pair
    )
    told = repr([(name, *digests.get(name, ())) for name in names]) + repr(ids)
    return blake2b(told.encode(), digest_size=16).hexdigest() if names else ""


def _digests(folder: str, shelf: Iterable[Entry[Noun]]) -> dict[str, tuple[bytes, bytes]]:
    return {f"{folder}/{entry.value.id}": (entry.whole, entry.head) for entry in shelf}


def _ties(event: Event) -> bool:
    """Whether an event is told of elsewhere than in what it is listed in."""
    is_retracted = event.status is Status.RETRACTED  # its tombstone bears its title
    return bool(is_retracted or event.same_as or event.not_same_as or event.corrections)


def _dossiers(record: Record, *, drafts: bool) -> Dossiers:
    """Lay out what all dossiers of a record are made of."""
    events = chronology(record, drafts=drafts)
    escalations = {
        entry.value.id: entry.value
        for entry in record.escalations
        if entry.value.status is not Status.RETRACTED and (drafts or entry.value.status is not Status.DRAFT)
    }
    actors = {entry.value.id: entry.value for entry in record.actors}
    library = Library.of(
        actors.values(),
        (entry.value for entry in record.sources),
        (entry.value for entry in record.events),
    )
    index = Index.of(events.values(), library.sources)
    numbers = Numbers(
        events={name: counted(event) for name, event in events.items()},
        escalations=escalations,
        kinds=record.config.vocabulary(),
        library=library,
        index=index,
    )
    return Dossiers(
        events=events,
        escalations=escalations,
        actors=actors,
        members=_members(actors.values()),
        sources=library.sources,
        index=index,
        numbers=numbers,
    )


def _members(actors: Iterable[Actor]) -> dict[str, tuple[Actor, ...]]:
    found: defaultdict[str, list[Actor]] = defaultdict(list)
    for actor in actors:
        if actor.parent:
            found[actor.parent].append(actor)
    return {parent: tuple(members) for parent, members in found.items()}
