"""What decoding asks of a value beyond its type, as far as a schema can say it, in tables by class and field.

A schema is never stricter than decoding (`decode/checks.py`, which has the last word): what editors underline is wrong.
"""

from collections.abc import Mapping
from datetime import date

from generator.edtf import POINT, Edtf
from generator.model.actor import Actor, Role
from generator.model.claim import Claim, Statement
from generator.model.config import Colour, Config, Theme, Wording
from generator.model.escalation import Escalation
from generator.model.event import Event, Participant, Place
from generator.model.source import Source
from generator.model.vocabulary import Kind

#: A JSON Schema, or a part of one.
Json = Mapping[str, object]


def _pattern(pattern: str, says: str) -> Json:
    """A form of texts. The YAML language server shows `patternErrorMessage`; others pass over it."""
    return {"pattern": f"^(?:{pattern})$", "patternErrorMessage": says}


_PART = r"[^\s\x00-,./:-@A-Z\[-`{-\x7f-]+"
ID = _pattern(f"{_PART}(?:-{_PART})*", "an id has lower-case letters, digits and single hyphens")
FILLED: Json = {"pattern": r"\S", "patternErrorMessage": "this must not be empty"}
_ADDRESS = _pattern(
    r'|[Hh][Tt][Tt][Pp][Ss]?://[^\s<>"\\/?#][^\s<>"\\]*', "an address begins with https:// or http://"
)
_COUNTRY = _pattern("[A-Z]{2}", "two capital letters (ISO 3166-1), e.g. AM")
_LANGUAGE = _pattern("|[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", "a language's code, e.g. en or pt-BR")
_COLOUR = _pattern("|#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})", "a colour, #rrggbb, in quotes")

DATE: Json = {
    "anyOf": [
        {
            "type": "string",
            **_pattern(
                rf"{POINT}|{POINT}/(?:{POINT}|\.\.)?|(?:\.\.)?/{POINT}",
                "a date: 2020-09-28, 2020-09, 2020-09-28~ or 2020-09-27/2020-11-10",
            ),
        },
        {"type": "integer", "minimum": 1, "maximum": 9999},
    ]
}
DAY: Json = {"type": "string", **_pattern(r"\d{4}-\d\d-\d\d", "one day: 2020-09-28")}
#: YAML 1.2 knows two names of yes and no, and decoding six, in letters of any case.
YES_OR_NO: Json = {
    "anyOf": [
        {"type": "boolean"},
        {
            "type": "string",
            **_pattern(
                "[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo]|[Oo][Nn]|[Oo][Ff][Ff]",
                "yes or no",
            ),
        },
    ]
}
#: What a field's type takes, where that is neither text nor a class. Without quotes, a year is a number to YAML.
TYPES: Mapping[type, Json] = {
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: YES_OR_NO,
    Edtf: {"$ref": "#/definitions/date"},
    date: DAY,
    Colour: {"type": "string"},
    Wording: {"$ref": "#/definitions/words"},
}

#: What single values, or the items of a list, must be.
FORMS: Mapping[type, Mapping[str, Json]] = {
    Actor: {
        "id": ID,
        "country": _COUNTRY,
        "wikidata": _pattern(r"|Q[1-9]\d*", "an item's id, e.g. Q399"),
        "same_as": ID,
        "not_same_as": ID,
    },
    Claim: {
        "id": ID,
        "min": {"minimum": 0},
        "max": {"minimum": 0},
        "count": {"minimum": 0},
        "paragraph": {"minimum": 1},
    },
    Config: {
        "base_url": _ADDRESS,
        "repository": _ADDRESS,
        "language": _LANGUAGE,
        "feed_entries": {"minimum": 1},
    },
    Escalation: {"id": ID, "same_as": ID, "not_same_as": ID},
    Event: {"id": ID, "same_as": ID, "not_same_as": ID},
    Kind: {"id": ID, "rung": {"minimum": 0, "maximum": 3}},
    Place: {
        "country": _COUNTRY,
        "lat": {"minimum": -90, "maximum": 90},
        "lon": {"minimum": -180, "maximum": 180},
    },
    Source: {
        "id": ID,
        "url": _ADDRESS,
        "archive_url": _ADDRESS,
        "language": _LANGUAGE,
        "sha256": _pattern("|[0-9a-f]{64}", "64 digits 0-9 a-f"),
        "same_as": ID,
    },
    Statement: {"paragraph": {"minimum": 1}},
    Theme: dict.fromkeys(("accent", "accent_dark", "paper", "paper_dark"), _COLOUR),
}

#: Fields that name something: entries, by the folder of content/ that holds them, or kinds of event.
IDS: Mapping[type, Mapping[str, str]] = {
    Actor: {"parent": "actors", "same_as": "actors", "not_same_as": "actors"},
    Claim: {"side": "actors", "claimant": "actors", "source": "sources"},
    Escalation: {"parties": "actors", "same_as": "escalations", "not_same_as": "escalations"},
    Event: {"escalation": "escalations", "kind": "kinds", "sources": "sources"},
    Participant: {"actor": "actors"},
    Role: {"of": "actors"},
    Source: {"independence": "sources", "same_as": "sources"},
    Statement: {"speaker": "actors", "of": "actors", "to": "actors", "source": "sources"},
}
