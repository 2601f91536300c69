"""Ranges as one line of plain text, for readers that show no page: feeds and calendars."""

from collections.abc import Iterator

from generator.model.dossier import EventDossier
from generator.model.figure import Standing, Toll
from generator.model.site import Site
from generator.model.vocabulary import Status
from generator.rendering.context import Context


def lines(dossier: EventDossier, context: Context) -> Iterator[str]:
    """What an event is, where, when and how far reviewed, and each range that has a number, with those who give its figures."""
    event, words = dossier.event, context.words
    place = [event.place.name] if event.place else []
    status = event.effective_status
    reviewed = [] if status is Status.REVIEWED else [words(f"statuses.{status}.label")]
    yield " · ".join([context.kind(dossier.kind).name, *place, str(event.date), *reviewed])
    for toll in dossier.tolls:
        if toll.top is not None:
            who = words("marks.semicolon").join(claimants(toll, context.site))
            yield f"{_subject(toll, context)}{words('marks.colon')}{spread(toll)} ({who})"


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


def _subject(toll: Toll, context: Context) -> str:
    words = context.words
    side = name(toll.side, context.site)
    of = words("claims.side", side=side) if side else words("claims.no_side")
    days = words("told.total", period=toll.period) if toll.total else str(toll.period)
    about = (context.measures[toll.measure], words(f"victims.{toll.victims}"), of, days)
    return words("marks.comma").join(about)
