"""The record in pieces: what each of them adds to the files of /data/.

A piece is made by itself, so that several processes can share the work. One behind the other, in their order, the pieces
are what each file holds.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from itertools import groupby

from generator.model.dossier import EscalationDossier
from generator.model.event import Event
from generator.model.site import Site
from generator.model.vocabulary import Status
from generator.rendering import rows
from generator.rendering.calendar import component
from generator.rendering.citing import bibtex, cited_escalation, cited_event, csl
from generator.rendering.context import Context
from generator.rendering.one_line import dump
from generator.rendering.rows import Row, Standings
from generator.rendering.slides import slide
from generator.rendering.summary import lines
from generator.rendering.tables import TABLES, as_csv
from generator.rendering.ucdp import ucdp_cells
from generator.urls import Links

#: More events than this in a year, and each of its months is a piece.
MOST = 2000
#: What stands between two values of a list.
COMMA = ",\n"
_TABLES = {table.name: table for table in TABLES}


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the record, and what it adds to the files under /data/, by their names.

    `name` is what its own files are called where a file is cut: a year, a month, an escalation’s id. `updated` is the
    newest day on which something in its events was published or corrected.
    """

    name: str
    added: Mapping[str, bytes]
    updated: date | None = None


def pieces(context: Context) -> Iterator[Callable[[], Piece]]:
    """Yield what makes each piece: the short lists, every escalation, then the events, oldest first."""
    site, links = context.site, context.links

    @cache
    def together(escalation: str | None) -> Standings:
        dossier = site.escalations.get(escalation or "")
        return rows.standings(dossier.tolls) if dossier else {}

    yield partial(_lists, site, links)
    yield from (partial(_escalation, dossier, site, links) for dossier in site.escalations.values())
    for name, events in _stretches(site.chronology.values()):
        yield partial(_events, name, events, context, together)


def _stretches(events: Iterable[Event]) -> Iterator[tuple[str, Sequence[Event]]]:
    """Cut events by the year they begin in, long years by month; “open” are those whose beginning is."""
    for year, of_year in groupby(events, key=partial(_beginning, letters=len("2031"))):
        listed = tuple(of_year)
        if len(listed) <= MOST:
            yield year, listed
            continue
        for month, of_month in groupby(listed, key=partial(_beginning, letters=len("2031-05"))):
            yield month, tuple(of_month)


def _beginning(event: Event, letters: int) -> str:
    first = event.date.first
    return first.isoformat()[:letters] if first else "open"


def _lists(site: Site, links: Links) -> Piece:
    made = {
        "actors": rows.actor_rows(site, links),
        "escalations": rows.escalation_rows(site, links),
        "sources": rows.source_rows(site, links),
    }
    return _piece("entries", {name: [*values] for name, values in made.items()})


def _escalation(dossier: EscalationDossier, site: Site, links: Links) -> Piece:
    made = {"tolls": [*rows.toll_rows(dossier)], "ladder": [*rows.ladder_rows(dossier)]}
    cited = cited_escalation(dossier, site, links)
    texts = {"citations.bib": bibtex(cited), "citations.json": csl(cited)}
    return _piece(dossier.escalation.id, made, texts)


def _events(
    name: str,
    events: Sequence[Event],
    context: Context,
    together: Callable[[str | None], Standings],
) -> Piece:
    site, links = context.site, context.links
    tables: dict[str, list[Row]] = {"events": [], "claims": [], "statements": [], "sources": []}
    listed: dict[str, list[str]] = {
        f"{kind}.json": [] for kind in ("events", "claims", "timelinejs", "citations")
    }
    listed |= {"events.geojson": []}
    calendar: list[str] = []
    entries: list[str] = []
    changed: list[date] = []
    for dossier in (site.events[event.id] for event in events):
        event = dossier.event
        changed += [dossier.updated] if dossier.updated else []
        url, is_live = links.absolute(f"/events/{event.id}/"), event.status is not Status.RETRACTED
        told, kind = "\n".join(lines(dossier, context)), context.kind(dossier.kind).name
        row = rows.event_row(dossier, url)
        claims = [*rows.claim_rows(dossier, together(event.escalation), site, url)] if is_live else []
        statements = [*rows.statement_rows(event)] if is_live else []
        tables["events"].append(row | ucdp_cells(dossier, row))
        tables["claims"] += claims
        tables["statements"] += statements
        tables["sources"] += rows.inner_source_rows(dossier, site, url)
        calendar.append(component(dossier, kind, told, url))
        written, counted = dump(row), [*map(dump, claims)]
        listed["claims.json"] += counted
        listed["events.json"].append(_nested(written, counted, statements))
        if is_live:
            listed["events.geojson"] += _feature(row, written)
            listed["timelinejs.json"].append(dump(slide(dossier, kind, f"{told}\n{url}")))
            cited = cited_event(dossier, site, links)
            entries.append(bibtex(cited))
            listed["citations.json"].append(csl(cited))
    texts = {key: COMMA.join(values) for key, values in listed.items()}
    texts |= {"events.ics": "".join(calendar), "citations.bib": "".join(entries)}
    return replace(_piece(name, tables, texts), updated=max(changed, default=None))


def _piece(name: str, tables: Mapping[str, Sequence[Row]], texts: Mapping[str, str] = {}) -> Piece:
    written = {f"{key}.csv": as_csv(_TABLES[key], values) for key, values in tables.items()}
    every = {**written, **texts}
    return Piece(name, {key: text.encode("utf-8", "replace") for key, text in every.items() if text})


def _nested(event: str, claims: Iterable[str], statements: Iterable[Row]) -> str:
    """An event with its claims and statements inside, of what is JSON already."""
    inner = f'"claims": [{", ".join(claims)}], "statements": [{", ".join(map(dump, statements))}]'
    return f"{event[:-1]}, {inner}}}"


def _feature(row: Row, written: str) -> Iterator[str]:
    """A GeoJSON feature (RFC 7946), longitude first, where the place is known."""
    if row["lat"] is not None:
        point = {"type": "Point", "coordinates": [row["lon"], row["lat"]]}
        front = dump({"type": "Feature", "id": row["id"], "geometry": point})
        yield f'{front[:-1]}, "properties": {written}}}'
