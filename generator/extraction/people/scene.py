"""What a document says of owners around a person: who holds which office, who is spoken of as another, where one goes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.extraction.document import Mention
from generator.extraction.frozen import frozen
from generator.extraction.gazetteer.words import ROLE_MODIFIERS, SPEECH, TOWARDS
from generator.extraction.names.context import Context
from generator.extraction.names.lines import ARTICLES, Line
from generator.extraction.people.naming import Naming
from generator.extraction.people.offices import LONGEST, Held
from generator.extraction.wording.lexicon import Office

_COMING = frozenset(
    [
        "due",
        "arrived",
        "arrive",
        "arrives",
        "landed",
        "flew",
        "flown",
        "travelled",
        "traveled",
        "visited",
        "visits",
        "visit",
        "heads",
        "headed",
    ]
)


#: Verbs behind which stands a guest or a host of another state.
_MEETING = frozenset(
    {"met", "meets", "hosted", "received", "welcomed", "telephoned", "phoned", "congratulated"}
)


@frozen
class Scene:
    """What a document says of owners: where, how often, and which offices it gives them.

    `offices` are by head the owners that the text gives an office to; `held` those whose office a person is found to
    hold, `company` whom the persons of a sentence speak for, with where they stand; both grow as owners are found.
    """

    context: Context
    rows: Sequence[Sequence[Mention]]
    offices: Mapping[str, tuple[str, ...]]
    held: set[tuple[str, str]]
    company: dict[int, list[tuple[int, str]]]


def of_an_office(naming: Naming, office: Held) -> bool:
    """Whether one speaks for another office (“spokesman for the governor”): not for whom other spokesmen speak."""
    if "spokes" not in office.head:
        return False
    line, near = naming.line, range(max(0, naming.start - LONGEST), naming.end + LONGEST)
    spans = [line.starts[index] for index in near if index in line.starts]
    return any(
        isinstance(span.value, Office)
        and span.value.kind == "local"
        and line.lower(_past_back(line, span.start)) in {"for", "of"}
        for span in spans
    )


def _past_back(line: Line, start: int) -> int:
    """Return the token before an office with its article and modifiers."""
    start -= 1
    while start > 0 and (line.lower(start) in ROLE_MODIFIERS or line.lower(start) in ARTICLES):
        start -= 1
    return start


def object_of(naming: Naming, rows: Sequence[Sequence[Mention]]) -> set[str]:
    """Return the state a speaker speaks of as another: “N called Sudan …”."""
    if naming.line.lower(naming.end) not in TOWARDS | _MEETING:
        return set()
    return {
        mark.slug for mark in rows[naming.line.sentence.index] if naming.end < mark.start <= naming.end + 2
    }


def visited(naming: Naming, rows: Sequence[Sequence[Mention]]) -> Iterator[str]:
    """Yield the states that a person goes to: “N was due in Ankara”, “N flew to Cairo”."""
    line = naming.line
    for mark in rows[line.sentence.index]:
        if mark.start > naming.end and line.lower(mark.start - 1) in {"in", "to", "visited", "visits"}:
            gone = line.words[max(naming.end, mark.start - 3) : mark.start]
            if not _COMING.isdisjoint(gone):
                yield mark.slug


def spoken_of(naming: Naming, scene: Scene) -> str | None:
    """Return the state a speaker answers for: one the text seldom names, as the subject of what they say."""
    line, place = naming.line, naming.end
    if line.lower(place) not in SPEECH:
        return None
    place += 1
    while line.lower(place) in {"that", "the"}:
        place += 1
    counts = scene.context.weights
    here = (mark for mark in scene.rows[line.sentence.index] if mark.start == place and not mark.adjective)
    return next((mark.slug for mark in here if counts[mark.slug] * 4 < max(counts.values())), None)


def offices_given(lines: Iterable[Line], rows: Sequence[Sequence[Mention]]) -> dict[str, tuple[str, ...]]:
    """Return the owners that the text gives each office to, by a word right before it (“the Malian *president*”)."""
    found: dict[str, tuple[str, ...]] = {}
    for line in lines:
        ends = {mark.end: mark.slug for mark in rows[line.sentence.index]}
        for span in line.starts.values():
            owner = ends.get(span.start - 1 if line.code(span.start - 1) == "'" else span.start)
            if owner and isinstance(span.value, Office):
                found[span.value.name] = (*found.get(span.value.name, ()), owner)
    return found
