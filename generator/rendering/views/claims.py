"""Who says which number about whom: figures, and the tolls they make."""

from collections.abc import Iterable

from markupsafe import Markup

from generator.edtf import Edtf
from generator.model.claim import Claim, Statement
from generator.model.event import Event
from generator.model.figure import Figure, Standing, Telling, Toll
from generator.model.source import Source
from generator.model.vocabulary import Measure, Victims
from generator.rendering.charts.scale import MarkView, Scale, TickView
from generator.rendering.context import Context, LinkView
from generator.rendering.dates import when
from generator.rendering.views.late import late, made_of, view
from generator.rendering.views.numbers import best_number, claim_number, counting_figures, toll_number
from generator.urls import web_address

#: The order of tolls: the vocabulary's.
MEASURES = {measure: number for number, measure in enumerate(Measure)}
VICTIMS = {victims: number for number, victims in enumerate(Victims)}
_STANDINGS = {standing: standing.value for standing in Standing}


@view
class CitationView:
    """Where something is told: the words in their paragraph of their source, in the event that holds them."""

    anchor: str
    event: LinkView = late(lambda _, event, context: context.event(event))
    source: LinkView = late(lambda source, event, context: context.source(source, event))
    publisher: str = late(
        lambda source, event, context: source.publisher or context.source(source, event).name
    )
    published: str = late(lambda source, _, context: _day(source.published, context))
    paragraph: int | None
    url: str = late(lambda source, *_: web_address(source.url))
    archive_url: str = late(lambda source, *_: web_address(source.archive_url))
    retrieved: str = late(lambda source, _, context: _day(source.retrieved, context))
    quote: str
    tongue: Markup = late(lambda source, _, context: context.tongue(source), near=True)
    _made_of: tuple[Source, Event, Context] = made_of()


@view
class FigureView:
    """One number of one claimant. `claimant` is None where the article says it in its own voice (`voice` says whose)."""

    claimant: LinkView | None
    voice: str = late(lambda figure, context: own_voice(figure.sources[0], context))
    number: str
    measure: str
    victims: str
    side: LinkView | None
    period: str = late(lambda figure, context: _time(figure, context))
    counts: bool
    standing: str
    standing_text: str = late(lambda figure, context: _standing(figure, context))
    mark: MarkView | None
    quoted: bool = late(lambda figure, _: any(telling.claim.quote for telling in _tellings(figure)))
    citations: tuple[CitationView, ...]
    _made_of: tuple[Figure, Context] = made_of()


@view
class TollView:
    """All that is said of one measure, victims and side over one period, and the range that a rule makes of it.

    `folded` says that the range is made of figures that count elsewhere: those of its days; `alone` that it is one figure, and nothing
    else is said.
    """

    measure: str
    victims: str
    side: LinkView | None
    place: str
    period: str = late(lambda toll, context, *_: _covered(toll.figures, toll.period, context))
    total: bool
    number: str = late(lambda toll, context, *_: toll_number(toll, context))
    best: str = late(lambda toll, context, *_: best_number(toll, context))
    rule: LinkView
    voices: str = late(lambda toll, context, *_: _voices(toll, context))
    band: MarkView | None = late(
        lambda toll, _, scale, __: scale.mark(toll.low, toll.high) if scale else None
    )
    ticks: tuple[TickView, ...] = late(lambda _, context, scale, __: _ticks(scale, context) if scale else ())
    folded: bool = late(lambda toll, *_: toll.low is not None and not counting_figures(toll))
    alone: bool = late(lambda toll, *_: len(toll.figures) == 1 and bool(counting_figures(toll)))
    figures: tuple[FigureView, ...] = late(
        lambda _, context, scale, shown: tuple([figure_view(figure, context, scale) for figure in shown])
    )
    _made_of: tuple[Toll, Context, Scale | None, tuple[Figure, ...]] = made_of()


def figure_view(figure: Figure, context: Context, scale: Scale | None = None) -> FigureView:
    """A figure, made once for all tables it stands in; with a scale also where it stands on the chart."""
    known = context.figures
    found: FigureView | None = known.get(id(figure))
    if found is None:
        found = known.hold(id(figure), _figure_view(figure, context))  # it keeps the figure, and so the id
    mark = scale.mark(figure.claim.min, figure.claim.max) if scale else None
    return FigureView(**(vars(found) | {"mark": mark})) if mark else found


def _figure_view(figure: Figure, context: Context) -> FigureView:
    claim, standing = figure.claim, figure.standing
    return FigureView(
        claimant=context.actor(claim.claimant) if claim.claimant else None,
        number=claim_number(claim, context),
        measure=context.measures[claim.measure],
        victims=context.victims[claim.victims],
        side=context.actor(claim.side) if claim.side else None,
        counts=standing is Standing.COUNTS,
        standing=_STANDINGS[standing],
        mark=None,
        citations=tuple([citation(one.source, one.event, context, one.claim) for one in _tellings(figure)]),
        _made_of=(figure, context),
    )


def figure_views(figures: Iterable[Figure], context: Context) -> tuple[FigureView, ...]:
    """Figures in the order given."""
    return tuple([figure_view(figure, context) for figure in figures])


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
    return TollView(
        measure=context.measures[toll.measure],
        victims=context.victims[toll.victims],
        side=context.actor(toll.side) if toll.side else None,
        place=toll.place.name if toll.place else "",
        total=toll.total,
        rule=context.rule(toll.rule),
        _made_of=(toll, context, scale or _scale(toll), toll.figures if shown is None else tuple(shown)),
    )


def citation(source: Source, event: Event, context: Context, told: Claim | Statement) -> CitationView:
    """Where something is told, under the anchor of its own that a claim has."""
    return CitationView(
        anchor=told.id if isinstance(told, Claim) else "",
        paragraph=told.paragraph,
        quote=told.quote,
        _made_of=(source, event, context),
    )


def _day(day: Edtf | None, context: Context) -> str:
    return when(day, context.words).text if day else ""


def _tellings(figure: Figure) -> tuple[Telling, ...]:
    return figure.tellings or tuple(
        Telling(claim=figure.claim, event=figure.event, source=source) for source in figure.sources
    )


def _scale(toll: Toll) -> Scale | None:
    if len(toll.figures) < 2:
        return None
    claims = [figure.claim for figure in toll.figures]
    named = [claim for claim in claims if claim.min is not None or claim.max is not None]
    return Scale.over([end for claim in named for end in (claim.min, claim.max)]) if len(named) > 1 else None


def _ticks(scale: Scale, context: Context) -> tuple[TickView, ...]:
    words = context.words
    return context.once(
        scale, lambda: tuple(TickView(scale.at(n), words.number(int(n))) for n in scale.ticks())
    )


def _voices(toll: Toll, context: Context) -> str:
    return context.words.count("counts.voices", len(toll.voices)) if toll.voices else ""


def _time(figure: Figure, context: Context) -> str:
    period = figure.claim.period or figure.event.date
    return when(period, context.words).text if _is_dated(figure) else context.words("claims.another_time")


def _covered(figures: Iterable[Figure], period: Edtf, context: Context) -> str:
    """The days figures cover; those of another time that no source names are not the event's."""
    is_dated = any(map(_is_dated, figures))
    return when(period, context.words).text if is_dated else context.words("claims.another_time")


def _is_dated(figure: Figure) -> bool:
    return figure.standing is not Standing.BACKGROUND or figure.claim.period is not None


def victims_word(victims: Victims, context: Context) -> str:
    """Who is counted; "" where anybody is."""
    return context.victims[victims]


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
