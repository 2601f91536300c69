"""An event's page comes of few entries as it comes of all of them."""

from collections.abc import Collection
from dataclasses import fields, is_dataclass, replace
from operator import itemgetter
from typing import Any

from conftest import cases
from hypothesis import event as told
from hypothesis import given, settings
from hypothesis import strategies as st
from records import record as record_of

from generator import permalinks
from generator.model.record import Record
from generator.model.site import Site
from generator.rendering.context import Context
from generator.rendering.layouts import Layouts
from generator.rendering.page import event_page
from generator.rendering.views.site import site_view
from generator.rendering.words import Words
from generator.site.assemble import assembly
from generator.site.surroundings import Surroundings
from generator.urls import Links

ACTORS = ("eva", "gazette", "north", "north-army", "south")
SOURCES = ("s1", "s2", "s3", "s4")
EVENTS = ("e1", "e2", "e3", "e4", "e5")
OUTLETS = ("", "Gazette", "The Gazette", "Wire")


def few(names: Collection[str], most: int = 2) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(sorted(names)), max_size=most, unique=True)


def lone(names: Collection[str]) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(sorted(names))


def taken(names: Collection[str]) -> st.SearchStrategy[list[str]]:
    """Mostly nobody joined anything."""
    return st.just([]) | st.just([]) | few(names, 1)


actors = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["state", "media", "person"]),
        "name": st.sampled_from(["Gazette", "Somebody", "Wire"]),
        "parent": lone(ACTORS),
        "same_as": taken([*ACTORS, "gone"]),
    }
)
sources = st.fixed_dictionaries(
    {
        "title": st.sampled_from(["", "A report"]),
        "publisher": st.sampled_from(OUTLETS),
        "agencies": few({*OUTLETS} - {""}, 1),
        "published": st.none() | st.sampled_from(["2031-05-02", "2031-06"]),
        "independence": few([*SOURCES, "e2/s9"]),
        "same_as": taken([*SOURCES, "gone"]),
    }
)
claims = st.fixed_dictionaries(
    {
        "count": st.integers(0, 9),
        "claimant": lone(ACTORS),
        "side": lone(ACTORS),
        "source": st.sampled_from([*SOURCES, "s9"]),
        "scope": st.sampled_from(["day", "total", "background"]),
    }
)
events = st.fixed_dictionaries(
    {
        "date": st.sampled_from(["2031-05-01", "2031-05-02", "2031-05-03", "2031"]),
        "escalation": lone(["war-1", "war-2", "gone"]),
        "status": st.sampled_from(["reviewed", "reviewed", "reviewed", "draft", "retracted"]),
        "place": st.none() | st.sampled_from([{"name": "Orla"}, {"name": "Keld", "lat": 40, "lon": 45}]),
        "participants": few(ACTORS),
        "claims": st.lists(claims, max_size=3),
        "sources": few(SOURCES).flatmap(
            lambda names: (
                st.just(names) | sources.map(lambda own: [*names, {"id": "s9", **own, "same_as": []}])
            )
        ),
        "same_as": taken(EVENTS),
    }
)
escalations = st.fixed_dictionaries(
    {
        "status": st.sampled_from(["reviewed", "draft", "retracted"]),
        "parties": few(ACTORS),
        "same_as": taken(["gone"]),
    }
)


def named(names: Collection[str], nouns: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[list[Any]]:
    """Some of the names, each with what one noun says."""
    chosen = st.lists(st.tuples(st.sampled_from(sorted(names)), nouns), unique_by=itemgetter(0))
    return chosen.map(lambda pairs: [{"id": key, **noun} for key, noun in pairs])


def numbered(event: dict[str, Any]) -> dict[str, Any]:
    return {**event, "claims": [{"id": f"c{number}", **one} for number, one in enumerate(event["claims"])]}


plain_records = st.fixed_dictionaries(
    {
        "events": named(EVENTS, events.map(numbered)),
        "actors": named(ACTORS, actors),
        "sources": named(SOURCES, sources),
        "escalations": named(["war-1", "war-2"], escalations),
    }
)
records = plain_records.map(record_of)


WORDS = Layouts.read().words("en")


def shown(site: Site, event: str) -> Any:
    """Everything a layout can show on an event's page."""
    context = Context(site, Links(site.config.base_url), WORDS)
    page = event_page(site.chronology[event], context)
    return read((page.title, site_view(context), page.view))


def read(value: Any) -> Any:
    """All that a view holds, the fields that are made late as well."""
    if is_dataclass(value) and not isinstance(value, Words):
        return [
            type(value),
            *(read(getattr(value, field.name)) for field in fields(value) if field.name[0] != "_"),
        ]
    return [*map(read, value)] if isinstance(value, tuple | list) else value


def part(record: Record, names: Collection[str]) -> Record:
    """A record of nothing but the entries named."""
    shelves: dict[str, Any] = {
        folder: tuple(entry for entry in getattr(record, folder) if f"{folder}/{entry.value.id}" in names)
        for folder in permalinks.FOLDERS
    }
    return replace(record, **shelves)


@settings(max_examples=cases(60))
@given(records, st.data())
def test_an_events_page_drawn_from_its_surroundings_is_that_drawn_from_the_whole_record(
    record: Record, data: st.DataObject
) -> None:
    whole = assembly(record)
    surroundings = Surroundings.of(record, whole)
    if not surroundings.order:
        return
    every = {entry.value.id: entry.value for entry in record.events}
    chosen = data.draw(st.lists(st.sampled_from(surroundings.order), min_size=1, max_size=2, unique=True))
    if any(every[name].same_as or every[name].corrections for name in chosen):
        return
    names = surroundings.around(every[name] for name in chosen)
    told(f"the surroundings are {'unknown' if names is None else 'known'}")
    if names is None:
        return
    few_entries = assembly(part(record, names)).site
    if all(bool(getattr(few_entries, one)) == bool(getattr(whole.site, one)) for one in permalinks.FOLDERS):
        for name in chosen:
            assert shown(few_entries, name) == shown(whole.site, name)
