"""The entries of a site as plain text, for the index that its readers search."""

from collections.abc import Iterable, Iterator, Mapping

from generator.model.event import Event
from generator.model.findable import Findable
from generator.model.site import Site
from generator.model.source import Source
from generator.model.vocabulary import Status
from generator.rendering.context import Context
from generator.rendering.dates import when

#: The folder of the site that holds the index.
INDEX = "pagefind/"
#: The sorts of entries that are found, each with the map of the site that it stands in.
KINDS: Mapping[str, str] = {
    "event": "chronology",
    "escalation": "escalations",
    "actor": "actors",
    "source": "sources",
}


def kinds(site: Site) -> Iterator[str]:
    """Yield the sorts of entries that a site has any of."""
    return (kind for kind, folder in KINDS.items() if getattr(site, folder))


def findables(context: Context) -> Iterator[Findable]:
    """Yield every entry that has a page and counts; no list, and nothing that only leads elsewhere."""
    for event in context.site.chronology.values():
        if event.status is not Status.RETRACTED:
            yield _event(event, context)
    yield from _escalations(context)
    yield from _actors(context)
    yield from _sources(context)


def _event(event: Event, context: Context) -> Findable:
    place = event.place.name if event.place else ""
    named = dict.fromkeys(context.actor(one).name for one in event.named if one)
    escalation = context.escalation(event.escalation)
    inside = (part for one in event.sources if isinstance(one, Source) for part in (one.publisher, one.title))
    about = [place, context.kind(event.kind).name, *named, escalation.name if escalation else "", *inside]
    return Findable(
        path=f"/events/{event.id}/",
        title=context.event(event).name,
        kind="event",
        day=when(event.date, context.words).text,
        text=_text(_plain(event.body, context), ", ".join(filter(None, about))),
    )


def _escalations(context: Context) -> Iterator[Findable]:
    for key, dossier in context.site.escalations.items():
        body = _plain(dossier.escalation.body, context)
        title = dossier.escalation.title
        yield Findable(path=f"/escalations/{key}/", title=title, kind="escalation", day="", text=body)


def _actors(context: Context) -> Iterator[Findable]:
    for key, dossier in context.site.actors.items():
        actor = dossier.actor
        offices = (role.title for role in actor.roles)
        text = _text(_plain(actor.body, context), ", ".join(actor.aliases), ", ".join(offices))
        yield Findable(path=f"/actors/{key}/", title=actor.name, kind="actor", day="", text=text)


def _sources(context: Context) -> Iterator[Findable]:
    for key, dossier in context.site.sources.items():
        source, title = dossier.source, context.source(dossier.source).name
        text = _text(source.publisher, ", ".join(source.agencies))
        day = when(source.published, context.words).text if source.published else ""
        yield Findable(path=f"/sources/{key}/", title=title, kind="source", day=day, text=text)


def _plain(body: str, context: Context) -> str:
    """A body's words without its marks."""
    return context.body(body).striptags()


def _text(*parts: str) -> str:
    """Parts as sentences of one text, so that what is shown of it does not run together."""
    return " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in _some(parts))


def _some(parts: Iterable[str]) -> Iterator[str]:
    return (part for part in parts if part)
