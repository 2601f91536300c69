"""Events as a calendar (iCalendar, RFC 5545): whole days, so that no time zone can shift them."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

from generator.model.site import EventDossier, Site
from generator.model.vocabulary import Status
from generator.rendering.summary import lines
from generator.urls import Links

_STATUS = {Status.REVIEWED: "CONFIRMED", Status.RETRACTED: "CANCELLED"}
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
#: Line ends first, then what TEXT may not hold (section 3.3.11) and what UTF-8 cannot.
_BREAKS = re.compile("\r\n?|[\x85\u2028\u2029]")
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def calendar(site: Site, links: Links) -> str:
    """Write every event that has a first day. A retracted one is there as cancelled, so that calendars drop it."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dateline//Dateline//EN", "CALSCALE:GREGORIAN"]
    listed = [*head, f"X-WR-CALNAME:{_text(site.config.title)}"]
    for dossier in site.events.values():
        listed.extend(_event(dossier, site, links))
    return "".join(map(_folded, [*listed, "END:VCALENDAR"]))


def _event(dossier: EventDossier, site: Site, links: Links) -> Iterator[str]:
    event, first = dossier.event, dossier.event.date.first
    if first is None:
        return
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id}@{urlsplit(links.base_url).netloc or 'localhost'}"
    yield f"DTSTAMP:{_basic(dossier.updated or first)}T000000Z"
    yield f"SEQUENCE:{len(event.corrections)}"
    yield f"DTSTART;VALUE=DATE:{_basic(first)}"
    if event.date.last and event.date.last < date.max:
        yield f"DTEND;VALUE=DATE:{_basic(event.date.last + timedelta(days=1))}"
    yield f"SUMMARY:{_text(event.title)}"
    yield f"DESCRIPTION:{_text(chr(10).join(lines(dossier, site)))}"
    yield f"CATEGORIES:{_text(dossier.kind.label)}"
    if event.place:
        yield f"LOCATION:{_text(event.place.name)}"
    yield f"URL:{links.absolute(f'/events/{event.id}/')}"
    yield f"STATUS:{_STATUS.get(event.effective_status, 'TENTATIVE')}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _basic(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(value: str) -> str:
    return _ILLEGAL.sub("", _BREAKS.sub("\n", value)).translate(_ESCAPES)


def _folded(line: str) -> str:
    """Break a line after at most 75 octets, never inside a character (section 3.1)."""
    octets, start = line.encode(), 0
    parts: list[str] = []
    while len(octets) - start > (room := 74 if parts else 75):
        end = start + room
        while octets[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(octets[start:end].decode())
        start = end
    return "\r\n ".join([*parts, octets[start:].decode()]) + "\r\n"
