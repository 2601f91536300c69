"""Who says which number about whom: figures, and the tolls they make."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.edtf import Edtf
from generator.model.claim import Claim, Statement
from generator.model.event import Event
from generator.model.site import Figure, Standing, Telling, Toll
from generator.model.source import Source
from generator.model.vocabulary import Measure, Victims
from generator.rendering.charts import MarkView, Scale, TickView
from generator.rendering.context import Context, LinkView
from generator.rendering.dates import when
from generator.rendering.markdown import web_address
from generator.rendering.views.numbers import best_number, claim_number, counting_figures, toll_number

#: The order of tolls: the vocabulary's.
MEASURES = {measure: number for number, measure in enumerate(Measure)}
VICTIMS = {victims: number for number, victims in enumerate(Victims)}


@dataclass(frozen=True, slots=True)
class CitationView:
    """Where something is told: the words in their paragraph of their source, in the event that holds them."""

    anchor: str
    event: LinkView
    source: LinkView
    publisher: str
    published: str
    paragraph: int | None
    url: str
    quote: str


@dataclass(frozen=True, slots=True)
class FigureView:
    """One number of one claimant. `claimant` is None where the article says it in its own voice (`voice` says whose)."""

    claimant: LinkView | None
    voice: str
    number: str
    measure: str
    victims: str
    side: LinkView | None
    period: str
    counts: bool
    standing: str
    standing_text: str
    mark: MarkView | None
    quoted: bool
    citations: tuple[CitationView, ...]

    def marked(self, mark: MarkView) -> "FigureView":
        """The same figure with its place on a chart."""
        return FigureView(
            self.claimant,
            self.voice,
            self.number,
            self.measure,
            self.victims,
            self.side,
            self.period,
            self.counts,
            self.standing,
            self.standing_text,
            mark,
            self.quoted,
            self.citations,
        )


@dataclass(frozen=True, slots=True)
class TollView:
    """All that is said of one measure, victims and side over one period, and the range that a rule makes of it.

    `folded` says that the range is made of figures that count elsewhere: those of its days.
    """

    measure: str
    victims: str
    side: LinkView | None
    place: str
    period: str
    total: bool
    number: str
    best: str
    rule: LinkView
    voices: str
    band: MarkView | None
    ticks: tuple[TickView, ...]
    folded: bool
    figures: tuple[FigureView, ...]


def figure_view(figure: Figure, context: Context, scale: Scale | None = None) -> FigureView:
    """A figure; with a scale also where it stands on the chart."""
    view = context.once(
        ("figure", id(figure)), lambda: _figure_view(figure, context)
    )  # the site keeps all figures
    mark = scale.mark(figure.claim.min, figure.claim.max) if scale else None
    return view.marked(mark) if mark else view


def _figure_view(figure: Figure, context: Context) -> FigureView:
    claim, words = figure.claim, context.words
    return FigureView(
        claimant=context.optional_actor(claim.claimant),
        voice=own_voice(figure.sources[0], context),
        number=claim_number(claim, context),
        measure=words(f"measures.{claim.measure}"),
        victims=victims_word(claim.victims, context),
        side=context.optional_actor(claim.side),
        period=_covered([figure], claim.period or figure.event.date, context),
        counts=figure.standing is Standing.COUNTS,
        standing=str(figure.standing),
        standing_text=_standing(figure, context),
        mark=None,
        quoted=any(telling.claim.quote for telling in _tellings(figure)),
        citations=tuple(_told(telling, context) for telling in _tellings(figure)),
    )


def _standing(figure: Figure, context: Context) -> str:
    """Why a figure does not count, and what stands in its place."""
    newer, words = figure.successor, context.words
    if newer is None:
        return words(f"standings.{figure.standing}")
    published = newer.tellings[0].source.published if newer.tellings else None
    number = claim_number(newer.claim, context)
    if published is None:
        return words(f"replaced.{figure.standing}", n=number)
    return words(f"replaced.{figure.standing}_on", n=number, date=when(published, words).text)


def toll_view(
    toll: Toll, context: Context, scale: Scale | None = None, shown: Iterable[Figure] | None = None
) -> TollView:
    """A toll, charted where two figures or more can be compared; `shown` are those of its figures to list, else all."""
    words = context.words
    scale = scale or _scale(toll)
    return TollView(
        measure=words(f"measures.{toll.measure}"),
        victims=victims_word(toll.victims, context),
        side=context.optional_actor(toll.side),
        place=toll.place.name if toll.place else "",
        period=_covered(toll.figures, toll.period, context),
        total=toll.total,
        number=toll_number(toll, context),
        best=best_number(toll, context),
        rule=context.rule(toll.rule),
        voices=words.count("counts.voices", len(toll.voices)) if toll.voices else "",
        band=scale.mark(toll.low, toll.high) if scale else None,
        ticks=_ticks(scale, context) if scale else (),
        folded=toll.low is not None and not counting_figures(toll),
        figures=tuple(
            figure_view(figure, context, scale) for figure in (toll.figures if shown is None else shown)
        ),
    )


def citation(source: Source, event: Event, context: Context, told: Claim | Statement) -> CitationView:
    """Where something is told, under the anchor of its own that a claim has."""
    published = when(source.published, context.words).text if source.published else ""
    link = context.source(source, event)
    url = web_address(source.url) or web_address(source.archive_url)
    publisher = source.publisher or link.name
    anchor = told.id if isinstance(told, Claim) else ""
    return CitationView(
        anchor, context.event(event), link, publisher, published, told.paragraph, url, told.quote
    )


def _tellings(figure: Figure) -> tuple[Telling, ...]:
    return figure.tellings or tuple(
        Telling(claim=figure.claim, event=figure.event, source=source) for source in figure.sources
    )


def _told(telling: Telling, context: Context) -> CitationView:
    """Where a claim is told, under its own anchor."""
    claim, event, source = telling.claim, telling.event, telling.source
    return context.once(
        ("telling", event.id, claim.id, source.id), lambda: citation(source, event, context, claim)
    )


def _scale(toll: Toll) -> Scale | None:
    numbers = [(figure.claim.min, figure.claim.max) for figure in toll.figures]
    named = [pair for pair in numbers if pair != (None, None)]
    return Scale.over(number for pair in named for number in pair) if len(named) > 1 else None


def _ticks(scale: Scale, context: Context) -> tuple[TickView, ...]:
    words = context.words
    return context.once(
        scale, lambda: tuple(TickView(scale.at(n), words.number(int(n))) for n in scale.ticks())
    )


def _covered(figures: Iterable[Figure], period: Edtf, context: Context) -> str:
    """The days figures cover; those of another time that no source names are not the event's."""
    unknown = all(one.standing is Standing.BACKGROUND and one.claim.period is None for one in figures)
    return context.words("claims.another_time") if unknown else when(period, context.words).text


def victims_word(victims: Victims, context: Context) -> str:
    """Who is counted; "" where anybody is."""
    return "" if victims is Victims.ANY else context.words(f"victims.{victims}")


def claimant_name(figure: Figure, context: Context) -> str:
    """Who says a figure, by name."""
    claimant = figure.claim.claimant
    return context.actor(claimant).name if claimant else own_voice(figure.sources[0], context)


def own_voice(source: Source, context: Context) -> str:
    """What stands for the claimant where an article says a thing itself: its publisher, or the article by its title."""
    if source.publisher:
        return context.words("claims.own_voice", publisher=source.publisher)
    return context.words("claims.own_article", title=context.source(source).name)


def by_dispute(toll: Toll) -> tuple[bool, bool]:
    """Puts tolls that several figures are given for before the others, those of which none counts after all."""
    return not counting_figures(toll), len(toll.figures) == 1


def order(toll: Toll) -> tuple[int, int]:
    """Deaths first, and among those what most figures are given for: where claimants differ."""
    return MEASURES[toll.measure], -len(counting_figures(toll))
