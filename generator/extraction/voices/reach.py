"""How far a quotation reaches: whose words the sentences are that stand whole within quotation marks and have no tag.

They belong to who spoke last before them in their paragraph, else to who is named right behind them. A quotation that a
paragraph leaves open goes on in the next; a paragraph that is nothing but a quotation is said by who spoke last in the
one before. Where somebody unknown spoke, they are nobody's.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from generator.extraction.document import Sentence
from generator.extraction.frozen import frozen
from generator.extraction.voices.attribution import Saying, Sayings


@frozen
class Tagged:
    """Who is named first and last in a sentence; None for somebody unknown."""

    first: Saying | None
    last: Saying | None


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
    paragraphs = [tuple(rows) for _, rows in groupby(sentences, key=lambda sentence: sentence.paragraph)]
    for rows in paragraphs:
        last = _in_paragraph(rows, tags, quoted, last, found)
    for rows, after in zip(paragraphs[-2::-1], paragraphs[:0:-1], strict=True):
        _from_behind(rows, after, tags, quoted, found)
    return found


def _in_paragraph(
    rows: Sequence[Sentence],
    tags: Mapping[int, Tagged],
    quoted: Mapping[int, Sequence[bool]],
    last: Saying | None,
    found: dict[int, Saying],
) -> Saying | None:
    """Note whose the quotations of a paragraph are; return who spoke in its last sentence."""
    bare = all(_is_bare(row, tags, quoted) for row in rows)
    owner = last if bare else _named_behind(rows, tags, quoted)
    for row in rows:
        if row.index in tags:
            owner = tags[row.index].last
        elif not _is_bare(row, tags, quoted) and not _is_transcript(owner, rows[0]):
            owner = None
        elif owner:
            found[row.index] = owner
    return owner


def _is_transcript(owner: Saying | None, opening: Sentence) -> bool:
    """“JANE DOE: …”: all of the paragraph is hers."""
    return owner is not None and owner.verb == ":" and opening.tokens[0].text.isupper()


def _named_behind(
    rows: Sequence[Sentence], tags: Mapping[int, Tagged], quoted: Mapping[int, Sequence[bool]]
) -> Saying | None:
    """Who is named behind the quotations that open a paragraph, in a sentence that goes on with them."""
    first = next((row for row in rows if not _is_bare(row, tags, quoted)), None)
    goes_on = first and first.index in tags and quoted[first.index][:1] == (True,)
    return tags[first.index].first if first and goes_on else None


def _from_behind(
    rows: Sequence[Sentence],
    after: Sequence[Sentence],
    tags: Mapping[int, Tagged],
    quoted: Mapping[int, Sequence[bool]],
    found: dict[int, Saying],
) -> None:
    """A paragraph that is nothing but a quotation left open is said by who is named at the next one's beginning."""
    is_open = all(_is_bare(row, tags, quoted) for row in rows) and quoted[rows[-1].index][-1:] == (True,)
    if not is_open or rows[0].index in found:
        return
    owner = found.get(after[0].index) or (
        _named_behind(after, tags, quoted) if quoted[after[0].index][:1] == (True,) else None
    )
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
