"""The actors named in one sentence, by where they begin and end."""

from collections.abc import Iterable, Iterator, Mapping

from generator.extraction.document import Mention
from generator.extraction.frozen import frozen


@frozen
class Around:
    """The marks of one sentence; of two that begin or end together the longer."""

    begins: Mapping[int, Mention]
    ends: Mapping[int, Mention]
    covered: frozenset[int]

    @classmethod
    def of(cls, marks: Iterable[Mention]) -> "Around":
        """Sort the marks of one sentence."""
        marks = tuple(marks)
        if not marks:
            return _NOTHING
        rows = sorted(marks, key=lambda mark: mark.end - mark.start)
        covered = frozenset(index for mark in rows for index in range(mark.start, mark.end))
        return cls({mark.start: mark for mark in rows}, {mark.end: mark for mark in rows}, covered)

    def within(self, start: int, stop: int) -> Iterator[Mention]:
        """Yield the marks between two tokens, in order."""
        marks = (self.begins.get(index) for index in range(start, stop))
        return (mark for mark in marks if mark and mark.end <= stop)


_NOTHING = Around({}, {}, frozenset())
