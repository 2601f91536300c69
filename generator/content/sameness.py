"""What a person says is one entry, or two: each order can be followed, and none contradicts another."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from generator.content.library import AnyEntry, Library, error, warning
from generator.errors import Problem, did_you_mean

#: An entry, the place of one id in its `same_as`, and that id.
_Order = tuple[AnyEntry, tuple[str | int, ...], str]


def joined_entries(library: Library) -> Iterator[Problem]:
    """Nothing is joined to itself or to two entries, and what was joined to another has no file left."""
    for folder, entries in _folders(library):
        into: defaultdict[str, list[_Order]] = defaultdict(list)
        joining = {entry.value.id for entry in entries if entry.value.same_as}
        for entry in entries:
            for n, name in enumerate(entry.value.same_as):
                into[name].append((entry, ("same_as", n), name))
        for orders in into.values():
            yield from _followed(orders, into, library, folder, joining)


def _followed(
    orders: list[_Order],
    into: defaultdict[str, list[_Order]],
    library: Library,
    folder: str,
    joining: Collection[str],
) -> Iterator[Problem]:
    (first, keys, name), *others = orders
    for other, at, _ in others:
        message = f"“{name}” is the same as “{first.value.id}” already ({first.path})"
        yield error(other, at, "DL043", message, "leave it out of one of the two")
    if _circle(name, into):
        hint = "leave it out of the entry that shall stay none of the other’s"
        yield error(first, keys, "DL042", f"“{name}” is joined to itself, by way of “{first.value.id}”", hint)
    elif name in library.ids[folder]:
        path = library.ids[folder][name][0].path
        what = "what you wrote, its `same_as` first of all" if name in joining else "what you wrote"
        hint = f"`dateline ingest` takes away what it wrote in {path}; move {what}, then delete that file"
        yield warning(
            first, keys, "DL044", f"“{name}” is the same as this, and its file is still there", hint
        )


def _circle(name: str, into: dict[str, list[_Order]]) -> bool:
    seen, here = set[str](), name
    while here in into and here not in seen:
        seen.add(here)
        here = into[here][0][0].value.id
    return here == name


def parted_entries(library: Library) -> Iterator[Problem]:
    """What is told apart from an entry exists, or was joined to one that does, and is not said to be the same."""
    for folder, entries in _folders(library):
        gone = {name for entry in entries for name in entry.value.same_as}
        for entry in entries:
            for n, name in enumerate(getattr(entry.value, "not_same_as", ())):
                keys = ("not_same_as", n)
                if name in entry.value.same_as:
                    message = f"“{name}” is said to be the same as this, and not to be"
                    yield error(entry, keys, "DL042", message, "leave it out of one of the two lists")
                elif name not in library.ids[folder] and name not in gone:
                    message = f"there is no “{name}” in content/{folder} to be told apart from this"
                    hint = did_you_mean(name, library.ids[folder])
                    yield warning(entry, keys, "DL045", message, hint)


def _folders(library: Library) -> Iterator[tuple[str, tuple[AnyEntry, ...]]]:
    yield "events", library.events
    yield "actors", library.actors
    yield "escalations", library.escalations
    yield "sources", library.sources
