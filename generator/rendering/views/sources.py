"""Sources: a page of their own, the index by publisher."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from generator.edtf import Edtf
from generator.model.claim import Statement
from generator.model.dossier import SourceDossier
from generator.model.event import Event
from generator.model.source import Source
from generator.rendering.context import Context, LinkView
from generator.rendering.dates import WhenView, when
from generator.rendering.views import narrowed
from generator.rendering.views.chronology import Chronology, EntryView, unchecked
from generator.rendering.views.claims import FigureView, figure_views
from generator.rendering.views.corrections import CorrectionView, corrections_of
from generator.rendering.views.late import late, made_of, view
from generator.rendering.views.ledgers import NEWEST_ROWS, Ledger, SourceTables, source_tables
from generator.rendering.views.listings import is_long
from generator.rendering.views.parts import MoreView, Split, more, part_links, split
from generator.rendering.views.source_lines import SourceLineView, source_line
from generator.rendering.views.statements import StatementView, Told, statement_views


@dataclass(frozen=True, slots=True)
class PublisherView:
    """A publisher and their sources."""

    name: str
    sources: tuple[SourceLineView, ...]


@dataclass(frozen=True, slots=True)
class SourcesView:
    """The index of sources."""

    count: str
    publishers: tuple[PublisherView, ...]


@view
class SourceView:
    """A source's page: what it is, and everything the record took from it.

    What begins with `more_` leads to the pages of all rows of a table that shows its newest; `unchecked` says that nobody
    reviewed any of the entries; `filter` is where all entries that rest on its publisher can be narrowed down.
    """

    line: SourceLineView
    published_basis: str
    retrieved: WhenView | None
    language: str
    sha256: str
    independence: tuple[LinkView, ...]
    body: Markup
    entries: tuple[EntryView, ...]
    unchecked: str
    more_entries: MoreView | None
    filter: str
    figures: tuple[FigureView, ...] = late(
        lambda _, ledger, context: figure_views(ledger.shown.figures.rows, context)
    )
    more_figures: MoreView | None = late(lambda _, ledger, __: ledger.more("figures"))
    statements: tuple[StatementView, ...] = late(
        lambda source, ledger, context: statement_views(
            told_in(source, ledger.shown.statements.rows), context
        )
    )
    more_statements: MoreView | None = late(lambda _, ledger, __: ledger.more("statements"))
    corrections: tuple[CorrectionView, ...]
    _made_of: tuple[Source, Ledger[SourceTables], Context] = made_of()


def by_publisher(sources: Iterable[Source], context: Context) -> tuple[PublisherView, ...]:
    """Sources under their publishers, both in the order of the alphabet and of the days of publication."""
    ordered = sorted(sources, key=lambda one: (one.publisher.casefold(), one.publisher, _day(one), one.id))
    return tuple(
        PublisherView(
            publisher or context.words("sources.unnamed"), tuple(source_line(one, context) for one in same)
        )
        for publisher, same in groupby(ordered, key=lambda one: one.publisher)
    )


def sources_view(context: Context) -> SourcesView:
    """The index of sources that have entries of their own."""
    sources = [dossier.source for dossier in context.site.sources.values()]
    return SourcesView(context.words.count("counts.sources", len(sources)), by_publisher(sources, context))


def source_view(dossier: SourceDossier, context: Context, chronology: Chronology) -> SourceView:
    """A source's page."""
    source, words, known = dossier.source, context.words, context.site.sources
    path, events = f"/sources/{source.id}/", dossier.events
    entries = events[-NEWEST_ROWS:] if is_long(events, context) else events
    listed = Split(years=part_links(events, path, context))
    return SourceView(
        line=source_line(source, context),
        published_basis=words(f"published_basis.{source.published_basis}") if source.published_basis else "",
        retrieved=_when(source.retrieved, context),
        language=words.language_name(source.language),
        sha256=source.sha256,
        independence=tuple(
            context.source(known[other].source) for other in source.independence if other in known
        ),
        body=context.body(source.body),
        entries=tuple(chronology.entry(event) for event in entries),
        unchecked=unchecked(entries, words),
        more_entries=more(events, entries, listed, context),
        filter=narrowed.by_publisher(source.publisher, context),
        corrections=corrections_of(f"sources/{source.id}/", context),
        _made_of=(source, source_ledger(dossier, context), context),
    )


def source_ledger(dossier: SourceDossier, context: Context) -> Ledger[SourceTables]:
    """A source's tables: an entry fills a row for each claim and statement that the source tells."""
    source = dossier.source

    def rows(event: Event) -> int:
        figures = [claim for claim in event.claims if claim.source == source.id]
        return len(figures) + len([said for said in event.statements if said.source == source.id])

    def make() -> Ledger[SourceTables]:
        parts = split(dossier.events, path, context.source(source), context, rows)
        return Ledger(parts, lambda: source_tables(dossier), context)

    path = f"/sources/{source.id}/"
    return context.once(("ledger", path), make)


def told_in(source: Source, statements: Iterable[tuple[Event, Statement]]) -> Iterator[Told]:
    """Statements that a source tells."""
    return ((event, said, source) for event, said in statements)


def _when(edtf: Edtf | None, context: Context) -> WhenView | None:
    return when(edtf, context.words) if edtf else None


def _day(source: Source) -> str:
    return source.published.text if source.published else ""
