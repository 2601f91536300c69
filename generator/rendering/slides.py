"""Events as slides of a timeline (TimelineJS), which reads texts as HTML."""

import html
from datetime import date

from generator.model.dossier import EventDossier
from generator.model.site import Site


def front(site: Site) -> dict[str, object]:
    """What stands before the events of a timeline: its title slide, and the escalations as eras."""
    eras = [
        {
            "start_date": _moment(escalation.period.first),
            "end_date": _moment(escalation.period.last),
            "text": _text(escalation.title, ""),
        }
        for escalation in (dossier.escalation for dossier in site.escalations.values())
        if escalation.period.first and escalation.period.last
    ]
    return {"title": {"text": _text(site.config.title, site.config.subtitle)}, "eras": eras}


def slide(dossier: EventDossier, kind: str, text: str) -> dict[str, object]:
    """An event of a `kind` in words; `text` tells of it."""
    event = dossier.event
    start = event.date.first or event.date.last
    made: dict[str, object] = {
        "unique_id": event.id,
        "start_date": _moment(start),
        "display_date": str(event.date),
    }
    if event.date.last and event.date.last != start:
        made["end_date"] = _moment(event.date.last)
    return made | {"group": kind, "text": _text(event.title, text)}


def _text(headline: str, text: str) -> dict[str, str]:
    return {"headline": html.escape(headline), "text": html.escape(text).replace("\n", "<br>")}


def _moment(day: date | None) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day} if day else {}
