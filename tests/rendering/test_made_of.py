"""Files of one digest have one content, whatever was edited in between."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from copy import deepcopy
from dataclasses import replace
from hashlib import blake2b
from typing import Any
from unittest.mock import patch

import pytest
from conftest import REPOSITORY, cases
from hypothesis import event as told
from hypothesis import given, settings
from hypothesis import strategies as st
from records import record as record_of
from rendering.test_surroundings import ACTORS, SOURCES, few, lone, plain_records

from generator import permalinks
from generator.model.page import File, Kept
from generator.model.record import Entry, Record
from generator.rendering import lists_made_of
from generator.rendering.layouts import Layouts
from generator.rendering.render import render
from generator.rendering.views import ledgers, listings, parts
from generator.rendering.views.late import Late
from generator.site.assemble import assemble

THEME = Layouts.read()
PLAIN = {
    path.relative_to(REPOSITORY / "bench/plain").as_posix(): path.read_bytes()
    for path in sorted((REPOSITORY / "bench/plain").rglob("*"))
    if path.is_file()
}
PLAIN["event.html"] = (
    b"{{ page.title }} {{ event.body }} {{ event.next }}"  # theirs is of a record in which all belong to a war
)
LAYOUTS = {"the theme": THEME, "plain pages": replace(THEME, own=PLAIN)}

statements = st.fixed_dictionaries(
    {
        "act": st.sampled_from(["accuse", "deny", "announce"]),
        "speaker": st.sampled_from(ACTORS),
        "of": lone(ACTORS),
        "source": st.sampled_from(SOURCES),
    }
)
TITLES = st.sampled_from(["A thing", "Another thing", "Nothing"])
PLACES = st.none() | st.fixed_dictionaries(
    {
        "name": st.sampled_from(["Orla", "ORLA", "Keld"]),
        "country": st.sampled_from([None, "AM"]),
        "lat": st.sampled_from([None, 40.0, 41.0]),
        "lon": st.just(45.0),
        "precision": st.sampled_from([None, "town", "province"]),
    }
)
#: What an edit may say anew of an entry, by folder.
EDITS: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "events": {
        "title": TITLES,
        "date": st.sampled_from(["2031-05-01", "2031-06-02", "2032-05-03", "2031"]),
        "escalation": lone(["war-1", "war-2"]),
        "status": st.sampled_from(["reviewed", "unreviewed", "draft", "retracted"]),
        "kind": st.sampled_from(["explosion-landmine", "diplomacy"]),
        "body": TITLES,
        "place": PLACES,
        "participants": few(ACTORS),
        "statements": st.lists(statements, max_size=2),
        "corrections": st.lists(
            st.just({"date": "2031-07-01", "field": "title", "was": "a", "now": "b"}), max_size=1
        ),
    },
    "actors": {
        "name": st.sampled_from(["Somebody", "Gazette", "Wire", "Else"]),
        "parent": lone(ACTORS),
        "kind": st.sampled_from(["state", "media", "person"]),
        "aliases": st.sampled_from([(), ("Another",)]),
        "wikidata": st.sampled_from(["", "Q1"]),
        "body": TITLES,
    },
    "escalations": {
        "title": TITLES,
        "parties": few(ACTORS),
        "period": st.sampled_from(["2031-05-01/..", "2031-04/2031-07"]),
        "status": st.sampled_from(["reviewed", "unreviewed"]),
        "body": TITLES,
    },
    "sources": {
        "title": TITLES,
        "publisher": st.sampled_from(["", "Gazette", "The Gazette", "Wire"]),
        "agencies": few(["Gazette", "Wire"], 1),
        "published": st.none() | st.sampled_from(["2031-05-02", "2031-06"]),
        "archive_url": st.sampled_from(["", "https://archive.example/a"]),
        "independence": few(SOURCES),
        "language": st.sampled_from(["", "en", "ar"]),
    },
}
CLAIM: dict[str, st.SearchStrategy[Any]] = {
    "count": st.integers(0, 300),
    "claimant": lone(ACTORS),
    "side": lone(ACTORS),
    "source": st.sampled_from(SOURCES),
    "period": st.none() | st.sampled_from(["2031-05-01", "2031-05-01/2031-05-03"]),
}


@st.composite
def edited(draw: st.DrawFn) -> tuple[Record, Record]:
    """A record, and the same after an edit or two."""
    before: dict[str, Any] = draw(plain_records)
    for folder in ("events", "actors"):
        for noun in before[folder]:
            noun |= {key: draw(some) for key, some in EDITS[folder].items() if draw(st.booleans())}
    after = deepcopy(before)
    for _ in range(draw(st.integers(1, 2))):
        _edit(after, draw)
    return _digested(record_of(before)), _digested(record_of(after))


def _edit(record: dict[str, Any], draw: st.DrawFn) -> None:
    folder = draw(st.sampled_from([folder for folder in EDITS if record[folder]] or ["events"]))
    if not record[folder]:
        return
    noun = draw(st.sampled_from(record[folder]))
    if draw(st.integers(0, 9)) == 0:
        record[folder].remove(noun)
    elif folder == "events" and noun["claims"] and draw(st.booleans()):
        key = draw(st.sampled_from(sorted(CLAIM)))
        draw(st.sampled_from(noun["claims"]))[key] = draw(CLAIM[key])
    else:
        key = draw(st.sampled_from(sorted(EDITS[folder])))
        noun[key] = draw(EDITS[folder][key])


def _digested(record: Record) -> Record:
    """A record whose entries have the digests of files that say what they do."""
    shelves: dict[str, Any] = {
        folder: tuple(_read(entry) for entry in getattr(record, folder)) for folder in permalinks.FOLDERS
    }
    return replace(record, **shelves)


def _read(entry: Entry[Any]) -> Entry[Any]:
    whole, head = entry.value, replace(entry.value, body="")
    bare = replace(head, title="") if entry.path.startswith("content/events") else None
    return replace(entry, whole=_digest(whole), head=_digest(head), bare=_digest(bare) if bare else b"")


def _digest(value: object) -> bytes:
    return blake2b(repr(value).encode(), digest_size=16).digest()


@contextmanager
def short_lists() -> Iterator[None]:
    """Few entries make a long list."""
    small = [(parts, "MOST", 2), (listings, "MOST", 2), (lists_made_of, "MOST", 2)]
    small += [(listings, "NEWEST", 1), (lists_made_of, "NEWEST", 1)]
    small += [(ledgers, "NEWEST_ROWS", 1), (ledgers, "NEWEST_OF_TOTAL", 1)]
    with ExitStack() as stack:
        for module, name, value in small:
            stack.enter_context(patch.object(module, name, value))
        yield


def forget() -> None:
    """Make this process one that has drawn nothing yet."""
    for view in lists_made_of.LISTS:
        for field in vars(view).values():
            if isinstance(field, Late):
                field.is_asked = False


def drawn(record: Record, layouts: Layouts) -> dict[str, File]:
    forget()
    return {file.path: file for file in render(assemble(record), layouts) if isinstance(file, File)}


@pytest.mark.parametrize("layouts", LAYOUTS.values(), ids=LAYOUTS.keys())
@settings(max_examples=cases(20))
@given(records=edited(), are_short=st.booleans())
def test_what_stays_is_what_would_be_made(
    layouts: Layouts, records: tuple[Record, Record], are_short: bool
) -> None:
    with short_lists() if are_short else ExitStack():
        before, after = (drawn(record, layouts) for record in records)
        keys = {path: file.key for path, file in before.items()}
        files = [*render(assemble(records[1]), layouts, before=keys)]
    assert {file.path for file in files} == after.keys()
    for file in files:
        if isinstance(file, Kept):
            assert before[file.path].content == after[file.path].content, file.path
            told("stays")
        else:
            is_new = file.path not in before or before[file.path].content != file.content
            assert file.content == after[file.path].content
            told("made anew" if is_new else "made again for nothing")


@pytest.mark.parametrize("are_short", [False, True])
def test_whoever_gets_another_name_has_it_on_the_pages_of_those_they_are_named_with(
    *, are_short: bool
) -> None:
    """Where they only take part, and neither give a figure nor say a thing."""
    record: dict[str, Any] = {
        "actors": [
            {"id": name, "name": name.title(), "kind": "person"} for name in ("eva", "north", "south")
        ],
        "escalations": [{"id": "war-1", "period": "2031"}],
        "events": [
            {"id": f"e{n}", "date": f"2031-05-0{n}", "escalation": "war-1", "participants": ["eva", "north"]}
            for n in (1, 2, 3)
        ],
    }
    after = deepcopy(record)
    after["actors"][0]["name"] = "Somebody Else"
    with short_lists() if are_short else ExitStack():
        old, new = (drawn(_digested(record_of(one)), THEME) for one in (record, after))
        keys = {path: file.key for path, file in old.items()}
        files = {
            file.path: file for file in render(assemble(_digested(record_of(after))), THEME, before=keys)
        }
    for path in ("actors/north/index.html", "escalations/war-1/index.html"):
        assert isinstance(files[path], File), path
        assert b"Somebody Else" in new[path].content
    assert isinstance(files["actors/south/index.html"], Kept)
