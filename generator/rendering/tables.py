"""The tables of /data/: their columns, described once for the CSV files and for datapackage.json."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from generator.model import vocabulary as words
from generator.model.figure import Standing
from generator.rendering import ucdp
from generator.rendering.rows import Row

#: Spreadsheets run a cell that begins so as a formula; an apostrophe in front makes it text (OWASP, CSV injection).
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
#: Between the values of a cell that holds several.
_SEPARATOR = "; "
#: Put between texts that are searched together, and what is searched for behind it.
_BESIDE = "\x1f"
_DANGEROUS = re.compile(f"{_BESIDE}[{re.escape(''.join(sorted(_FORMULA)))}]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the Table Schema type it holds, what that is, the words it may hold, the table.column it points at."""

    name: str
    holds: str
    description: str
    words: type[StrEnum] | None = None
    points_at: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns, in the order of its rows' cells, and the names of those that identify a row."""

    name: str
    title: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]


_EVENT = Column("event", "string", "The event it is told in.", points_at="events.id")
_MEASURE = Column("measure", "string", "What is counted. Casualties are not deaths.", words.Measure)
_VICTIMS = Column("victims", "string", "Who is counted.", words.Victims)
_SIDE = Column("side", "string", "Whose people are counted; empty for both sides or unsaid.")
_URL = Column("url", "string", "The page of this record that shows it.")
_QUOTE = Column("quote", "string", "The words in the source, verbatim, where the site publishes them.")
_PARAGRAPH = Column(
    "paragraph", "integer", "Where in the article the words stand, from 1; 0 is the headline."
)
_PUBLISHED = Column("published", "string", "The day the source was published (EDTF).")
_AGENCIES = Column("agencies", "string", "Agencies whose text the source carries, separated by “; ”.")

TABLES: tuple[Table, ...] = (
    Table(
        "events",
        "Events, oldest first; a retracted event keeps its row and no claims",
        ("id",),
        (
            Column("id", "string", "Permanent identifier."),
            Column("title", "string", "What is held to have happened."),
            Column("date", "string", "The day or days (EDTF, ISO 8601-2)."),
            Column("first_day", "date", "The first day the date reaches from; empty where it is open."),
            Column("last_day", "date", "The last day the date reaches to; empty where it is open."),
            Column("date_basis", "string", "Where the date came from.", words.DateBasis),
            Column("kind", "string", "What sort of event, in this site's vocabulary."),
            Column("acled", "string", "The kind's name in ACLED's scheme."),
            Column("plover", "string", "The kind's type in PLOVER's scheme."),
            Column("level", "integer", "Rung on the escalation ladder, 0 to 5."),
            Column("escalation", "string", "The flare-up it belongs to.", points_at="escalations.id"),
            Column("status", "string", "How far a person has reviewed it.", words.Status),
            Column("place", "string", "Where."),
            Column("country", "string", "ISO 3166-1 alpha-2 code."),
            Column("lat", "number", "Latitude, decimal degrees (WGS 84)."),
            Column("lon", "number", "Longitude, decimal degrees (WGS 84)."),
            Column("precision", "string", "How exact the place is.", words.Precision),
            Column("participants", "string", "Identifiers of the actors that take part, separated by “; ”."),
            Column("sources", "string", "Identifiers of the sources, separated by “; ”."),
            Column("updated", "date", "The newest day on which something in it was published or corrected."),
            _URL,
            *(Column(*one) for one in ucdp.COLUMNS),
        ),
    ),
    Table(
        "claims",
        "Claims: who says how many, in which source",
        ("event", "claim"),
        (
            _EVENT,
            Column("claim", "string", "Identifier within its event."),
            Column("date", "string", "The event's date (EDTF)."),
            _MEASURE,
            Column(
                "min",
                "integer",
                "Lowest number of persons claimed; empty for “up to” and for words without a number.",
            ),
            Column(
                "max",
                "integer",
                "Highest number of persons claimed; empty for an open end such as “at least”.",
            ),
            Column("qualifier", "string", "How the claimant hedged the number.", words.Qualifier),
            _VICTIMS,
            _SIDE,
            Column("scope", "string", "What stretch of the fighting it covers.", words.Scope),
            Column("period", "string", "The days it covers (EDTF)."),
            Column("claimant", "string", "The actor who says it; empty for the article's own voice."),
            Column("claimant_name", "string", "The claimant's name."),
            Column(
                "voice",
                "string",
                "Whose word it is in the end; claims of one voice do not confirm each other.",
            ),
            Column("standing", "string", "How it stands in its range.", Standing),
            Column("part_of", "string", "The claim of the same event that it is a part of."),
            Column("source", "string", "The source that carries it.", points_at="sources.id"),
            Column("publisher", "string", "Who published the source."),
            _AGENCIES,
            _PUBLISHED,
            _PARAGRAPH,
            _QUOTE,
            Column("source_url", "string", "The source's address."),
            _URL,
        ),
    ),
    Table(
        "statements",
        "Statements: who accuses, denies, threatens, appeals or announces",
        ("event", "number"),
        (
            _EVENT,
            Column("number", "integer", "Position within its event, from 1."),
            Column("speaker", "string", "The actor who says it."),
            Column("act", "string", "What saying it does.", words.Act),
            Column("of", "string", "The actor it is about."),
            Column("to", "string", "The actor it is said to."),
            Column("denies", "string", "What a denial denies, in neutral words."),
            Column("date", "string", "When it was said (EDTF)."),
            Column("source", "string", "The source that carries it.", points_at="sources.id"),
            _PARAGRAPH,
            _QUOTE,
        ),
    ),
    Table(
        "tolls",
        "Tolls: the range of what is claimed, per escalation in all and day by day",
        (),
        (
            Column("escalation", "string", "The flare-up.", points_at="escalations.id"),
            _MEASURE,
            _VICTIMS,
            _SIDE,
            Column("total", "boolean", "Whether it is a total since the escalation began."),
            Column("period", "string", "The days it covers (EDTF)."),
            Column("place", "string", "Where, on a day with ranges of several places."),
            Column("low", "integer", "Low end; empty where it is open."),
            Column("best", "integer", "The best supported figure, if there is one."),
            Column("high", "integer", "High end; empty where it is open."),
            Column("top", "integer", "The highest number anyone named."),
            Column("rule", "string", "The rule that made the range, as the methodology page names it."),
            Column("voices", "string", "The independent voices behind it, separated by “; ”."),
            Column("claims", "string", "Its claims as event#claim, separated by “; ”."),
        ),
    ),
    Table(
        "ladder",
        "The highest rung each day reached; a day without a report has no row",
        ("escalation", "day"),
        (
            Column("escalation", "string", "The flare-up.", points_at="escalations.id"),
            Column("day", "date", "The day."),
            Column("level", "integer", "Rung on the escalation ladder, 0 to 5."),
            Column("events", "string", "The events that reached it, separated by “; ”."),
        ),
    ),
    Table(
        "actors",
        "Actors: states, bodies, groups and persons",
        ("id",),
        (
            Column("id", "string", "Permanent identifier."),
            Column("name", "string", "Name."),
            Column("aliases", "string", "Other spellings, separated by “; ”."),
            Column("kind", "string", "What sort of actor.", words.ActorKind),
            Column("parent", "string", "The actor it belongs to.", points_at="actors.id"),
            Column("country", "string", "ISO 3166-1 alpha-2 code."),
            Column("wikidata", "string", "Wikidata identifier."),
            _URL,
        ),
    ),
    Table(
        "escalations",
        "Escalations: flare-ups from their first day to their last",
        ("id",),
        (
            Column("id", "string", "Permanent identifier."),
            Column("title", "string", "Name."),
            Column("period", "string", "From when to when (EDTF)."),
            Column("parties", "string", "Identifiers of the parties, separated by “; ”."),
            Column("status", "string", "How far a person has reviewed it.", words.Status),
            _URL,
        ),
    ),
    Table(
        "sources",
        "Sources: the published things that claims point at",
        ("id",),
        (
            Column("id", "string", "Permanent identifier."),
            Column("title", "string", "Headline."),
            Column("publisher", "string", "Who published it."),
            _AGENCIES,
            Column("author", "string", "Who wrote it."),
            Column("source_url", "string", "Its address."),
            Column("archive_url", "string", "Address of an archived copy."),
            _PUBLISHED,
            Column("published_basis", "string", "Where that day came from.", words.PublishedBasis),
            Column("retrieved", "string", "The day it was retrieved (EDTF)."),
            Column("language", "string", "BCP 47 tag."),
            Column("sha256", "string", "Digest of the bytes that were read."),
            Column("independence", "string", "Sources that carry the same text, separated by “; ”."),
            _URL,
        ),
    ),
)


def head(table: Table) -> str:
    """The first line of a table's file: the names of its columns."""
    return _csv([[column.name for column in table.columns]])


def as_csv(table: Table, rows: Sequence[Row]) -> str:
    """Write rows as RFC 4180 comma-separated values. Their cells stand in the order of the columns."""
    if not rows:
        return ""
    cells = zip(*map(dict.values, rows), strict=True)
    written = (
        _WRITE.get(column.holds, _plain)(held) for column, held in zip(table.columns, cells, strict=True)
    )
    return _csv(zip(*written, strict=True))


def _csv(lines: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(lines)
    return out.getvalue()


def _plain(cells: Sequence[Any]) -> Sequence[object]:
    return cells


def _texts(cells: Sequence[Any]) -> Sequence[str]:
    """Texts of a column whose cells are text or none, or all lists of text; none of them a formula."""
    many = isinstance(cells[0], list)
    texts = [*map(_SEPARATOR.join, cells)] if many else [cell or "" for cell in cells]
    dangerous = _DANGEROUS.search(
        _BESIDE + _BESIDE.join(texts)
    )  # hardly any column has one: all are asked at once
    return [f"'{text}" if text[:1] in _FORMULA else text for text in texts] if dangerous else texts


def _truths(cells: Sequence[Any]) -> Sequence[str]:
    return ["true" if cell else "false" for cell in cells]


#: How the cells of a column of a type are written; csv writes numbers and None by itself.
_WRITE: Mapping[str, Callable[[Sequence[Any]], Sequence[object]]] = {"string": _texts, "boolean": _truths}
