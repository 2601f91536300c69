"""Ranges as one line of plain text, for readers that show no page: feeds and calendars."""

from collections.abc import Iterator

from generator.model.dossier import EventDossier
from generator.model.figure import Standing, Toll
from generator.model.site import Site
from generator.model.vocabulary import Status


def lines(dossier: EventDossier, site: Site) -> Iterator[str]:
    """What an event is, where, when and how far reviewed, and each range that has a number, with those who give its figures."""
    event = dossier.event
    place = [event.place.name] if event.place else []
    status = [] if event.effective_status is Status.REVIEWED else [str(event.effective_status)]
    yield " · ".join([dossier.kind.label, *place, str(event.date), *status])
    for toll in dossier.tolls:
        if toll.top is not None:
            yield f"{_subject(toll, site)}: {spread(toll)} ({'; '.join(claimants(toll, site))})"


def spread(toll: Toll) -> str:
    """A range: “7”, “27–53”, “53–55+” with an open end, “≤50” with an open beginning, “no number”."""
    if toll.low is None and toll.high is None and toll.top is None:
        return "no number"
    if toll.low is None:
        return f"≤{toll.high if toll.high is not None else toll.top}"
    if toll.high is None:
        return f"{toll.low}–{toll.top}+" if toll.top is not None and toll.top > toll.low else f"{toll.low}+"
    return str(toll.low) if toll.low == toll.high else f"{toll.low}–{toll.high}"


def claimants(toll: Toll, site: Site) -> tuple[str, ...]:
    """The names of those whose figures count, in order of telling; an article's own figure goes by its publisher."""
    names = []
    for figure in toll.figures:
        if figure.standing is Standing.COUNTS:
            source = figure.sources[0]
            names.append(
                name(figure.claim.claimant, site) or source.publisher or source.title or source.written_id
            )
    return tuple(dict.fromkeys(names))


def name(actor_id: str | None, site: Site) -> str:
    """An actor's name; its id where it has no entry; empty for None."""
    dossier = site.actors.get(actor_id or "")
    return dossier.actor.name if dossier else actor_id or ""


def _subject(toll: Toll, site: Site) -> str:
    words = [str(toll.measure), str(toll.victims), name(toll.side, site) or "side unsaid"]
    return ", ".join([*words, f"in all, {toll.period}" if toll.total else str(toll.period)])
