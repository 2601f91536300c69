"""A source as a line in a list."""

from generator.model.event import Event
from generator.model.source import Source
from generator.rendering.context import Context, LinkView
from generator.rendering.dates import WhenView, when
from generator.rendering.views.late import late, made_of, view
from generator.urls import web_address


@view
class SourceLineView:
    """A source in a list. `link` is its page in the record, `url` the original, `archive_url` a kept copy."""

    anchor: str
    link: LinkView
    publisher: str
    agencies: str = late(
        lambda source, context, _: context.words("marks.comma").join(source.agencies), near=True
    )
    author: str
    published: WhenView | None
    url: str = late(lambda source, *_: web_address(source.url), near=True)
    archive_url: str = late(lambda source, *_: web_address(source.archive_url), near=True)
    entries: str = late(lambda source, context, event: "" if event else _entries(source, context))
    _made_of: tuple[Source, Context, Event | None] = made_of()


def source_line(source: Source, context: Context, event: Event | None = None) -> SourceLineView:
    """A source's line; `event` is the event whose list it stands in."""
    return SourceLineView(
        anchor=f"source-{source.written_id}",
        link=context.source(source, event),
        publisher=source.publisher or context.words("sources.unnamed"),
        author=source.author,
        published=when(source.published, context.words) if source.published else None,
        _made_of=(source, context, event),
    )


def _entries(source: Source, context: Context) -> str:
    dossier = context.site.sources.get(source.id)
    return context.words.count("counts.entries", len(dossier.events)) if dossier else ""
