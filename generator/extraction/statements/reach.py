"""How far a quotation reaches: whose words the sentences are that stand whole within quotation marks and have no tag.

They belong to who spoke last before them in their paragraph, else to who is named right behind them. A quotation that a
paragraph leaves open goes on in the next; a paragraph that is nothing but a quotation is said by who spoke last in the
one before. Where somebody unknown spoke, they are nobody's.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from generator.extraction.document import Sentence
from generator.extraction.frozen import frozen
from generator.extraction.voices.attribution import Saying, Sayings


@frozen
class Tagged:
    """Who is named first and last in a sentence; None for somebody unknown."""

    first: Saying | None
    last: Saying | None


@frozen
class _Marks:
    """What is known of the sentences, by their indexes: who speaks in them, what is quoted, which are quotations without a tag."""

    tags: Mapping[int, Tagged]
    quoted: Mapping[int, Sequence[bool]]
    bare: Container[int]


def tagged(sayings: Sayings) -> dict[int, Tagged]:
    """Return who speaks in each sentence with a frame of speech, by its index."""
    known = {(saying.tape, saying.frame): saying for saying in sayings.found}
    found: dict[int, Tagged] = {}
    for tape, frames in sayings.told.items():
        if frames:
            speaking = [known.get((tape, frame)) for frame in frames]
            found[tape.sentence.index] = Tagged(speaking[0], speaking[-1])
    return found


def owners(
    sentences: Sequence[Sentence], tags: Mapping[int, Tagged], quoted: Mapping[int, Sequence[bool]]
) -> dict[int, Saying]:
    """Return whose words each untagged quoted sentence is, by its index."""
    found: dict[int, Saying] = {}
    last: Saying | None = None
    bare = frozenset(row.index for row in sentences if _is_bare(row, tags, quoted))
    marks = _Marks(tags, quoted, bare)
    paragraphs = [tuple(rows) for _, rows in groupby(sentences, key=attrgetter("paragraph"))]
    for rows in paragraphs:
        last = _in_paragraph(rows, marks, last, found)
    for rows, after in zip(paragraphs[-2::-1], paragraphs[:0:-1], strict=True) if bare else ():
        _from_behind(rows, after, marks, found)
    return found


def _in_paragraph(
    rows: Sequence[Sentence],
    marks: _Marks,
    last: Saying | None,
    found: dict[int, Saying],
) -> Saying | None:
    """Note whose the quotations of a paragraph are; return who spoke in its last sentence."""
    first = next((row for row in rows if row.index not in marks.bare), None)
    owner = _named_behind(first, marks) if first else last
    for row in rows:
        if row.index in marks.tags:
            owner = marks.tags[row.index].last
        elif row.index not in marks.bare and not _is_transcript(owner, rows[0]):
            owner = None
        elif owner:
            found[row.index] = owner
    return owner


def _is_transcript(owner: Saying | None, opening: Sentence) -> bool:
    """“JANE DOE: …”: all of the paragraph is hers."""
    return owner is not None and owner.verb == ":" and opening.tokens[0].text.isupper()


def _named_behind(first: Sentence, marks: _Marks) -> Saying | None:
    """Who is named behind the quotations that open a paragraph, in the `first` sentence with a tag if it goes on with them."""
    goes_on = first.index in marks.tags and marks.quoted[first.index][:1] == (True,)
    return marks.tags[first.index].first if goes_on else None


def _from_behind(
    rows: Sequence[Sentence],
    after: Sequence[Sentence],
    marks: _Marks,
    found: dict[int, Saying],
) -> None:
    """A paragraph that is nothing but a quotation left open is said by who is named at the next one's beginning."""
    is_open = all(row.index in marks.bare for row in rows) and marks.quoted[rows[-1].index][-1:] == (True,)
    if not is_open or rows[0].index in found:
        return
    owner = found.get(after[0].index)
    first = next((row for row in after if row.index not in marks.bare), None)
    if owner is None and first and marks.quoted[after[0].index][:1] == (True,):
        owner = _named_behind(first, marks)
    if owner:
        found.update((row.index, owner) for row in rows)


def _is_bare(row: Sentence, tags: Mapping[int, Tagged], quoted: Mapping[int, Sequence[bool]]) -> bool:
    """Whether a sentence is all within quotation marks and nobody is named as speaking in it."""
    marks = quoted[row.index]
    return row.index not in tags and marks[:1] == (True,) and all(marks[:-1])


def runs(
    found: Mapping[int, Saying], sentences: Sequence[Sentence]
) -> Iterator[tuple[Saying, list[Sentence]]]:
    """Yield the quotations that stand in another paragraph than their tag, each with who says it."""
    away = [
        sentences[index]
        for index in sorted(found)
        if sentences[index].paragraph != found[index].tape.sentence.paragraph
    ]
    for _, rows in groupby(away, key=lambda row: (row.paragraph, id(found[row.index]))):
        run = list(rows)
        yield found[run[0].index], run
