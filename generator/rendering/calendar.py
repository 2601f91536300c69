"""Events as a calendar (iCalendar, RFC 5545): whole days, so that no time zone can shift them."""

import re
from datetime import date, timedelta

from generator.model.dossier import EventDossier
from generator.model.site import Site
from generator.model.vocabulary import Status

END = "END:VCALENDAR\r\n"
_STATUS = {Status.REVIEWED: "CONFIRMED", Status.RETRACTED: "CANCELLED"}
#: The backslash first: it stands in what the others become.
_ESCAPES = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
#: Line ends first, then what TEXT may not hold (section 3.3.11) and what UTF-8 cannot.
_BREAKS = re.compile("\r\n?|[\x85\u2028\u2029]")
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def beginning(site: Site) -> str:
    """What stands in front of the events."""
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dateline//Dateline//EN", "CALSCALE:GREGORIAN"]
    return "".join(map(_folded, [*head, f"X-WR-CALNAME:{_text(site.config.title)}"]))


def component(dossier: EventDossier, kind: str, told: str, url: str) -> str:
    """Write an event that has a first day: `kind` and `told` are what it is in words, `url` its page.

    A retracted one is there as cancelled, so that calendars drop it.
    """
    event, first, last = dossier.event, dossier.event.date.first, dossier.event.date.last
    if first is None:
        return ""
    end = f"DTEND;VALUE=DATE:{_basic(last + timedelta(days=1))}\r\n" if last and last < date.max else ""
    place = _folded(f"LOCATION:{_text(event.place.name)}") if event.place else ""
    return (
        f"BEGIN:VEVENT\r\n{_folded(f'UID:{event.id}@{_host(url)}')}"
        f"DTSTAMP:{_basic(dossier.updated or first)}T000000Z\r\nSEQUENCE:{len(event.corrections)}\r\n"
        f"DTSTART;VALUE=DATE:{_basic(first)}\r\n{end}{_folded(f'SUMMARY:{_text(event.title)}')}"
        f"{_folded(f'DESCRIPTION:{_text(told)}')}{_folded(f'CATEGORIES:{_text(kind)}')}"
        f"{place}{_folded(f'URL:{url}')}"
        f"STATUS:{_STATUS.get(event.effective_status, 'TENTATIVE')}\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"
    )


def _basic(day: date) -> str:
    return day.isoformat().replace("-", "")


def _host(url: str) -> str:
    return url.split("/", 3)[2] or "localhost"


def _text(value: str) -> str:
    """What TEXT may hold: nothing that is printable is illegal."""
    if not value.replace("\n", "").isprintable():
        value = _ILLEGAL.sub("", _BREAKS.sub("\n", value))
    for letter, escaped in _ESCAPES.items():
        value = value.replace(letter, escaped)
    return value


def _folded(line: str) -> str:
    """Break a line after at most 75 octets, never inside a character (section 3.1)."""
    if line.isascii():
        rest = range(75, len(line), 74)
        return (
            "\r\n ".join([line[:75], *(line[at : at + 74] for at in rest)]) + "\r\n"
            if rest
            else f"{line}\r\n"
        )
    octets, start = line.encode(), 0
    parts: list[str] = []
    while len(octets) - start > (room := 74 if parts else 75):
        end = start + room
        while octets[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(octets[start:end].decode())
        start = end
    return "\r\n ".join([*parts, octets[start:].decode()]) + "\r\n"
