"""The site's data as files under /data/, for spreadsheets, maps, calendars and other programs.

No file holds the moment it was made: the same record gives the same bytes.
"""

import hashlib
import html
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from generator.model.page import File
from generator.model.site import EventDossier, Site
from generator.model.vocabulary import Status
from generator.rendering import rows
from generator.rendering.calendar import calendar
from generator.rendering.summary import lines
from generator.rendering.tables import TABLES, Column, Table, as_csv
from generator.urls import Links, slug


def exports(site: Site, links: Links) -> Iterator[File]:
    """Make every data file of the site."""
    made = {table.name: tuple(table.rows(site, links)) for table in TABLES}
    files = {table.name: _file(f"{table.name}.csv", as_csv(table, made[table.name])) for table in TABLES}
    yield from files.values()
    yield _file("claims.json", _json({}, "claims", made["claims"]))
    yield _file("events.json", _json(_about(site, links), "events", _nested(made)))
    yield _file("events.geojson", _json({"type": "FeatureCollection"}, "features", _features(site, links)))
    yield _file("events.ics", calendar(site, links))
    yield _file("timelinejs.json", _json(_timeline(site), "events", _slides(site, links)))
    yield _file("datapackage.json", _package(site, links, files))


def _file(name: str, text: str) -> File:
    return File(f"data/{name}", text.encode("utf-8", "replace"))


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _json(head: Mapping[str, object], name: str, items: Iterable[object]) -> str:
    """An object whose last member is a list, one item a line, so that versions can be compared line by line."""
    members = "".join(f"{_dump(key)}: {_dump(value)},\n" for key, value in head.items())
    listed = ",\n".join(map(_dump, items))
    return f"{{{members}{_dump(name)}: [\n{listed}\n]}}\n"


def _about(site: Site, links: Links) -> dict[str, object]:
    config = site.config
    return {"title": config.title, "description": config.description, "url": links.absolute("/")}


def _nested(made: Mapping[str, Iterable[rows.Row]]) -> Iterator[dict[str, object]]:
    """Events with their claims and statements inside."""
    inside: dict[str, dict[object, list[rows.Row]]] = {"claims": {}, "statements": {}}
    for name, by_event in inside.items():
        for row in made[name]:
            by_event.setdefault(row["event"], []).append(row)
    for event in made["events"]:
        yield {**event, **{name: by_event.get(event["id"], []) for name, by_event in inside.items()}}


def _live(site: Site) -> Iterator[EventDossier]:
    return (dossier for dossier in site.events.values() if dossier.event.status is not Status.RETRACTED)


def _features(site: Site, links: Links) -> Iterator[dict[str, object]]:
    """GeoJSON features (RFC 7946): longitude first."""
    for dossier in _live(site):
        row = rows.event_row(dossier, links)
        if row["lat"] is not None:
            point = {"type": "Point", "coordinates": [row["lon"], row["lat"]]}
            yield {"type": "Feature", "id": dossier.event.id, "geometry": point, "properties": row}


def _timeline(site: Site) -> dict[str, object]:
    """The front of a TimelineJS timeline: its title slide, and the escalations as eras."""
    eras = [
        {
            "start_date": _moment(escalation.period.first),
            "end_date": _moment(escalation.period.last),
            "text": _slide(escalation.title, ""),
        }
        for escalation in (dossier.escalation for dossier in site.escalations.values())
        if escalation.period.first and escalation.period.last
    ]
    return {"title": {"text": _slide(site.config.title, site.config.subtitle)}, "eras": eras}


def _slides(site: Site, links: Links) -> Iterator[dict[str, object]]:
    for dossier in _live(site):
        event = dossier.event
        start = event.date.first or event.date.last
        text = "\n".join([*lines(dossier, site), links.absolute(f"/events/{event.id}/")])
        slide: dict[str, object] = {
            "unique_id": event.id,
            "start_date": _moment(start),
            "display_date": str(event.date),
        }
        if event.date.last and event.date.last != start:
            slide["end_date"] = _moment(event.date.last)
        yield slide | {"group": dossier.kind.label, "text": _slide(event.title, text)}


def _slide(headline: str, text: str) -> dict[str, str]:
    """TimelineJS reads both as HTML."""
    return {"headline": html.escape(headline), "text": html.escape(text).replace("\n", "<br>")}


def _moment(day: date | None) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day} if day else {}


def _package(site: Site, links: Links, files: Mapping[str, File]) -> str:
    """Describe the CSV files as a Tabular Data Package (Frictionless, version 1)."""
    newest = max((dossier.updated for dossier in site.events.values() if dossier.updated), default=None)
    about = {
        "profile": "tabular-data-package",
        "name": slug(site.config.title) or "record",
        "title": site.config.title,
        "description": site.config.description,
        "homepage": links.absolute("/"),
        "created": f"{newest}T00:00:00Z" if newest else None,
        "contributors": [{"title": site.config.publisher, "role": "publisher"}]
        if site.config.publisher
        else None,
    }
    resources = (_resource(table, files[table.name]) for table in TABLES)
    return _json({key: value for key, value in about.items() if value}, "resources", resources)


def _resource(table: Table, file: File) -> dict[str, object]:
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "title": table.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(file.content),
        "hash": f"sha256:{hashlib.sha256(file.content).hexdigest()}",
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, object]:
    schema: dict[str, object] = {"fields": [_field(column, table) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = list(table.key)
    keys = [_foreign_key(column, table) for column in table.columns if column.points_at]
    return schema | ({"foreignKeys": keys} if keys else {})


def _field(column: Column, table: Table) -> dict[str, object]:
    constraints: dict[str, object] = {"required": True} if column.name in table.key else {}
    if column.words:
        constraints["enum"] = [str(word) for word in column.words]
    described = {"name": column.name, "type": column.holds, "description": column.description}
    return described | ({"constraints": constraints} if constraints else {})


def _foreign_key(column: Column, table: Table) -> dict[str, object]:
    """A table points at itself by an empty name (Table Schema, “Foreign Keys”)."""
    resource, field = column.points_at.split(".")
    return {
        "fields": column.name,
        "reference": {"resource": "" if resource == table.name else resource, "fields": field},
    }
