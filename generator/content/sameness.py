"""What a person says is one entry, or two: each order can be followed, and none contradicts another."""

from collections.abc import Iterator

from generator.content.library import AnyEntry, Library, warning
from generator.errors import Problem, did_you_mean
from generator.joins import joins


def joined_entries(library: Library) -> Iterator[Problem]:
    """Nothing is joined to itself or to two entries, and what was joined to another has no file left."""
    for folder, entries in _folders(library):
        if any(entry.value.same_as or getattr(entry.value, "not_same_as", ()) for entry in entries):
            found = joins(entries)
            joining = {entry.value.id for entry in entries if entry.value.same_as}
            yield from found.problems
            for name, (entry, keys) in found.taken.items():
                if name in library.ids[folder]:
                    path = library.ids[folder][name][0].path
                    message = f"“{name}” is the same as this, and its file is still there"
                    what = (
                        "what you wrote, its `same_as` first of all" if name in joining else "what you wrote"
                    )
                    hint = f"`dateline ingest` takes away what it wrote in {path}; move {what}, then delete that file"
                    yield warning(entry, keys, "DL044", message, hint)


def parted_entries(library: Library) -> Iterator[Problem]:
    """What is told apart from an entry exists, or was joined to one that does."""
    for folder, entries in _folders(library):
        gone = {name for entry in entries for name in entry.value.same_as}
        for entry in entries:
            for n, name in enumerate(getattr(entry.value, "not_same_as", ())):
                if name not in library.ids[folder] and name not in gone:
                    message = f"there is no “{name}” in content/{folder} to be told apart from this"
                    hint = did_you_mean(name, library.ids[folder])
                    yield warning(entry, ("not_same_as", n), "DL045", message, hint)


def _folders(library: Library) -> Iterator[tuple[str, tuple[AnyEntry, ...]]]:
    yield "events", library.events
    yield "actors", library.actors
    yield "escalations", library.escalations
    yield "sources", library.sources
