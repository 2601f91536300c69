"""States, organisations and groups wherever a document names them: those that may own a body or an office."""

from collections.abc import Iterator, Mapping

from generator.extraction.document import Mention
from generator.extraction.names.identities import Identity, Organisations, of_groups, of_known, of_state
from generator.extraction.names.lines import Line
from generator.extraction.names.reading import Reading
from generator.extraction.wording.lexicon import Organisation, StateWord
from generator.extraction.wording.phrases import Phrases


def mark_owners(reading: Reading) -> tuple[Mention, ...]:
    """Mark every state, organisation and group; a region only where it acts."""
    others = Organisations.of(reading)
    known = [tuple(_known(line, others.forms, others.bodies)) for line in reading.lines]
    countries = frozenset(mark.country for row in known for mark in row if mark.country)
    names = Phrases((*others.forms.items(), *of_groups(reading, others, countries)))
    marks: list[Mention] = []
    for line, row in zip(reading.lines, known, strict=True):
        taken = {index for mark in row for index in range(mark.start, mark.end)}
        marks += (*row, *_named(line, names, taken))
    return tuple(marks)


def _known(line: Line, coined: Mapping[str, Identity], bodies: frozenset[str]) -> Iterator[Mention]:
    """Yield what the tables know, and organisations named in full; an acronym that the document coins is its own."""
    inside: set[int] = set()
    for named in line.organisations:
        inside.update(range(named.start, named.end))
        yield coined[line.text(named.start, named.end)].mark(line, named.start, named.end)
    for span in line.starts.values():
        if span.start in inside:
            continue
        if isinstance(span.value, StateWord) and not _elsewhere(line, span.end, span.value):
            yield of_state(span.value.state).mark(line, span.start, span.end, span.value)
        elif isinstance(span.value, Organisation):
            name = line.text(span.start, span.end)
            own = coined.get(name)
            if (own is None and name not in bodies) or (own and own.slug == span.value.slug):
                yield of_known(span.value).mark(line, span.start, span.end)


def _elsewhere(line: Line, end: int, word: StateWord) -> bool:
    """Whether a capital's name is another country's town: “Tripoli, Lebanon”."""
    after = line.starts.get(end + 1) if word.way == "k" and line.lower(end) == "," else None
    if not after or not isinstance(after.value, StateWord) or line.code(after.end) not in {",", ""}:
        return False  # “In Doha, US envoys …”
    return after.value.way == "s" and after.value.state != word.state


def _named(line: Line, names: Phrases[Identity], taken: set[int]) -> Iterator[Mention]:
    """Yield names that the document establishes, where nothing else is; a noun alone only behind “the”."""
    after = 0
    for index in names.places(line.sentence):
        hit = names.at(line.sentence, index) if index >= after and index not in taken else None
        if not hit:
            continue
        end, who = hit
        alone = end == index + 1 and line.code(index) == "g"
        if taken.isdisjoint(range(index, end)) and (
            not alone or (line.lower(index - 1) == "the" and line.code(end) not in "ngC")
        ):
            yield who.mark(line, index, end)
        after = end
