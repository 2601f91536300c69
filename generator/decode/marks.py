"""Where the value of every key of a file stands."""

from collections.abc import Callable, Iterator, Mapping

from generator.decode.nodes import Sink, compose, places
from generator.decode.text import FrontMatter, Text, from_first_line, front_matter, read_text
from generator.errors import Mark
from generator.model.record import KeyPath

#: Gives a file's text and where in it the YAML stands; None where nobody knows it any more.
Find = Callable[[], tuple[Text, FrontMatter] | None]

#: What the place of the first line below the front matter is asked for by.
BODY: KeyPath = ("body",)


class Marks(Mapping[KeyPath, Mark]):
    """The place of every key, found when first asked: most files have no problem to point at."""

    __slots__ = ("_find", "_found")

    def __init__(self, find: Find) -> None:
        self._find = find
        self._found: dict[KeyPath, Mark] | None = None

    @property
    def _marks(self) -> dict[KeyPath, Mark]:
        if self._found is None:
            self._found = dict(_places(self._find()))
        return self._found

    def __getitem__(self, keys: KeyPath) -> Mark:
        return self._marks[keys]

    def __iter__(self) -> Iterator[KeyPath]:
        return iter(self._marks)

    def __len__(self) -> int:
        return len(self._marks)


def _places(found: tuple[Text, FrontMatter] | None) -> Iterator[tuple[KeyPath, Mark]]:
    if found:
        text, front = found
        yield BODY, text.mark(len(text.characters) - len(from_first_line(text.characters[front.body :])))
        node = compose(text.characters[front.start : front.end], Sink(text))
        for keys, index in places(node) if node else ():
            yield keys, text.mark(front.start + index)


def nearest(marks: Mapping[KeyPath, Mark], keys: KeyPath, path: str) -> Mark:
    """Return the place of a key, or of the innermost thing around it that has one."""
    return next((marks[keys[:n]] for n in range(len(keys), -1, -1) if keys[:n] in marks), Mark(path))


def find_in(raw: bytes, path: str) -> tuple[Text, FrontMatter] | None:
    """Return the text of an entry, and where its front matter stands. Raises ValueError where that is never closed."""
    text, _ = read_text(raw, path)
    return (text, front_matter(text.characters) or FrontMatter(0, 0, 0)) if text else None
