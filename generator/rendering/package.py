"""datapackage.json: what the tables under /data/ hold, for programs."""

from dataclasses import dataclass
from datetime import date

from generator.model.site import Site
from generator.rendering.tables import Column, Table
from generator.urls import Links, slug


@dataclass(frozen=True, slots=True)
class Written:
    """A table as it was written: its bytes in all; the paths of its parts where it is cut, else its digest."""

    size: int
    parts: tuple[str, ...] = ()
    digest: str = ""


def package(site: Site, links: Links, newest: date | None) -> dict[str, object]:
    """What a Tabular Data Package (Frictionless, version 1) says of itself, before its resources.

    `newest` is the last day on which something in it was published or corrected.
    """
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
    return {key: value for key, value in about.items() if value}


def resource(table: Table, file: Written) -> dict[str, object]:
    """Describe one table; one in several files is all of them, one behind the other."""
    return {
        "name": table.name,
        "path": list(file.parts) or f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "title": table.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.size,
        **({} if file.parts else {"hash": f"sha256:{file.digest}"}),
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
