"""Figures as they were told: what was said when, by whom, through whom, and what came in its place."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.model.figure import Figure, Standing, Toll
from generator.rendering.charts.course import CourseView
from generator.rendering.context import Context
from generator.rendering.dates import when
from generator.rendering.views.claims import MEASURES, VICTIMS, FigureView, figure_view, victims_word
from generator.rendering.views.late import late, made_of, view

#: Sums are made by the site; nobody told them.
_MADE = "sum-of-days"
#: Something else was told in the place of these.
_REPLACED = {Standing.PREVIOUS, Standing.SUPERSEDED}
#: A figure with the toll that it stands in.
TollFigure = tuple[Toll, Figure]
#: A measure and a sort of victims, by their places in the vocabulary.
Subject = tuple[int, int]
#: Draws what is told of a subject; None where there is no picture of it.
Draw = Callable[[Subject], CourseView | None]


@dataclass(frozen=True, slots=True)
class ToldRowView:
    """One figure as it was first told: on which day, and whether it is a total."""

    told: str
    total: bool
    figure: FigureView


@view
class ToldView:
    """All figures of one measure and sort of victims, of every side and every day, in the order they were told.

    `course` is a picture of the totals among them, on the page of an escalation.
    """

    measure: str
    victims: str
    rows: tuple[ToldRowView, ...]
    count: str
    course: CourseView | None = late(lambda subject, draw: draw(subject) if draw else None)
    _made_of: tuple[Subject, Draw | None] = made_of()


def told_views(tolls: Iterable[Toll], context: Context) -> tuple[ToldView, ...]:
    """The lists of what was told of at several times; what stands in one figure alone, or was told in one day, needs none."""
    return told_lists(told_rows(tolls), context)


def told_rows(tolls: Iterable[Toll]) -> list[TollFigure]:
    """The rows of those lists, one list after the other."""
    groups: defaultdict[Subject, list[TollFigure]] = defaultdict(list)
    for toll in tolls:
        if toll.rule != _MADE:
            shown = [one for one in toll.figures if one.standing is not Standing.BACKGROUND]
            groups[subject_of(toll)] += [(toll, figure) for figure in shown]
    told = [groups[subject] for subject in sorted(groups) if _is_told_on(groups[subject])]
    return [pair for group in told for pair in sorted(group, key=_order)]


def _is_told_on(group: Sequence[TollFigure]) -> bool:
    """Whether figures were told on several days, or one that its source tells of came before it."""
    days = {figure.tellings[0].source.published for _, figure in group}
    return len(group) > 1 and (len(days) > 1 or any(figure.standing in _REPLACED for _, figure in group))


def told_lists(
    rows: Iterable[TollFigure], context: Context, draw: Draw | None = None
) -> tuple[ToldView, ...]:
    """All lists, or what some of their rows leave of them; `draw` makes their pictures when these are asked for."""
    lists = groupby(rows, key=lambda row: subject_of(row[0]))
    return tuple([_view(subject, list(same), context, draw) for subject, same in lists])


def subject_of(toll: Toll) -> Subject:
    """What a toll counts, as a list is of: lists stand in this order."""
    return MEASURES[toll.measure], VICTIMS[toll.victims]


def _order(pair: TollFigure) -> tuple[Hashable, ...]:
    """By day of publication; what a source calls earlier before what it puts in its place."""
    figure = pair[1]
    first = figure.tellings[0]
    published = first.source.published
    return (
        published is None,
        published.sort_key if published else (),
        first.source.id,
        figure.standing is not Standing.PREVIOUS,
        first.claim.paragraph or 0,
        first.event.id,
        first.claim.id,
    )


def _view(subject: Subject, pairs: list[TollFigure], context: Context, draw: Draw | None) -> ToldView:
    toll = pairs[0][0]
    return ToldView(
        measure=context.measures[toll.measure],
        victims=victims_word(toll.victims, context),
        rows=tuple([_row(toll, figure, context) for toll, figure in pairs]),
        count=context.words.count("told.all", len(pairs)),
        _made_of=(subject, draw),
    )


def _row(toll: Toll, figure: Figure, context: Context) -> ToldRowView:
    published = figure.tellings[0].source.published
    day = when(published, context.words).text if published else context.words("told.undated")
    return ToldRowView(day, toll.total, figure_view(figure, context))
