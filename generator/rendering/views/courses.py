"""Pictures of totals as they were told over time: a panel for each side, with what was in force and every figure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.model.dossier import EscalationDossier
from generator.model.figure import Figure, Standing, Toll
from generator.rendering.charts.course import (
    CourseView,
    DotView,
    Frame,
    LineView,
    NameView,
    PanelView,
    StepView,
    names,
)
from generator.rendering.charts.days import axis
from generator.rendering.charts.scale import Scale, TickView, percent
from generator.rendering.context import Context
from generator.rendering.dates import brief, brief_month, long, short, year
from generator.rendering.views.claims import FigureView, figure_view
from generator.rendering.views.told import Subject, TollFigure, subject_of

#: So many figures are drawn of one measure and one sort of victims, and so many sides, those told of most.
MOST_DOTS, MOST_PANELS = 60, 6
#: So many claimants are named in a panel, in so many letters.
_NAMED, _LETTERS = 4, 32


@dataclass(frozen=True, slots=True)
class _Panel:
    """A total, its figures that are drawn, and what it was on each day that one was told, where that was something new."""

    toll: Toll
    told: Sequence[Figure]
    stages: Sequence[tuple[date, Toll]]


def courses(
    dossier: EscalationDossier, rows: Iterable[TollFigure], context: Context
) -> Callable[[Subject], CourseView | None]:
    """What draws the totals of an escalation that are among the rows, by their subject."""
    told: defaultdict[Subject, list[TollFigure]] = defaultdict(list)
    for toll, figure in rows:
        if toll.total and is_drawn(figure):
            told[subject_of(toll)].append((toll, figure))
    return lambda subject: _course(told[subject], dossier, context) if subject in told else None


def is_drawn(figure: Figure) -> bool:
    """Whether a figure names a number, and its source a day."""
    published, claim = figure.tellings[0].source.published, figure.claim
    return bool(published and published.first) and not (claim.min is None and claim.max is None)


def _course(told: Sequence[TollFigure], dossier: EscalationDossier, context: Context) -> CourseView | None:
    """The picture; none of what was told in one day."""
    sides = _sides(told, dossier.escalation.period.first)
    every = sorted((figure for figures in sides.values() for figure in figures), key=_told_on)
    shown = {id(figure) for figure in _thinned(every)}
    days = sorted({_told_on(figure) for figure in every if id(figure) in shown})
    if len(days) < 2:
        return None
    tolls = {id(toll): toll for toll, _ in told}
    panels = [
        _panel(tolls[toll], [figure for figure in figures if id(figure) in shown], days[0], dossier)
        for toll, figures in sides.items()
    ]
    frame = Frame(days[0], days[-1], Scale.over(_numbers(panels)))
    return CourseView(
        ticks=tuple(_ticks(frame, context)),
        lines=tuple(LineView(percent(frame.y(n)), context.words.number(int(n))) for n in frame.scale.ticks()),
        panels=tuple(_panel_view(panel, frame, dossier, context) for panel in panels if panel.told),
        left_out=_left_out(len(shown), sum(is_drawn(figure) for _, figure in told), context),
    )


def _thinned(every: Sequence[Figure]) -> Sequence[Figure]:
    """As many figures as there is room for: the newest that count, and of the others, in their order, some at equal steps."""
    if len(every) <= MOST_DOTS:
        return every
    counting = [figure for figure in every if figure.standing is Standing.COUNTS][-MOST_DOTS // 2 :]
    others = [figure for figure in every if figure.standing is not Standing.COUNTS]
    room = MOST_DOTS - len(counting)
    return [*counting, *(others[n * len(others) // room] for n in range(min(room, len(others))))]


def _sides(told: Sequence[TollFigure], since: date | None) -> dict[int, list[Figure]]:
    """The figures of one total for each side, by the id of the total in memory: that from the beginning, or nearest to it."""
    found: dict[int, list[Figure]] = {}
    first: dict[str | None, Toll] = {}
    for toll, figure in told:
        found.setdefault(id(toll), []).append(figure)
        first[toll.side] = max(first.get(toll.side, toll), toll, key=lambda one: _nearness(one, since))
    most = sorted(first.values(), key=lambda toll: -len(found[id(toll)]))[:MOST_PANELS]
    return {id(toll): found[id(toll)] for toll in sorted(most, key=lambda toll: toll.side or "~")}


def _nearness(toll: Toll, since: date | None) -> tuple[bool, int]:
    """Totals that begin by the beginning come before others; the later they begin, the nearer. Where it is not known, the first."""
    began = toll.period.first or date.min
    return (True, -began.toordinal()) if since is None else (began <= since, began.toordinal())


def _panel(toll: Toll, told: Sequence[Figure], begin: date, dossier: EscalationDossier) -> _Panel:
    stages: list[tuple[date, Toll]] = []
    for day in sorted({begin, *map(_told_on, told)}):
        then = dossier.as_of(toll, day)
        if not stages or _range(stages[-1][1]) != _range(then):
            stages.append((day, then))
    return _Panel(toll, told, stages)


def _range(toll: Toll) -> tuple[int | None, int | None, int | None]:
    return toll.low, toll.high, toll.top


def _numbers(panels: Iterable[_Panel]) -> Iterator[int | None]:
    for panel in panels:
        for figure in panel.told:
            yield from (figure.claim.min, figure.claim.max)
        yield from (toll.top for _, toll in panel.stages)


def _panel_view(panel: _Panel, frame: Frame, dossier: EscalationDossier, context: Context) -> PanelView:
    told = [(figure, figure_view(figure, context)) for figure in panel.told]
    side, last = panel.toll.side, max(map(_told_on, panel.told))
    values = {
        "n": len(told),
        "first": long(min(map(_told_on, panel.told)), context.words.locale),
        "last": long(last, context.words.locale),
        "side": context.actor(side).name if side else context.words("course.nobody"),
    }
    whose = {context.voice(party.id) for party in dossier.parties}
    drawn = sorted(told, key=lambda pair: pair[0].standing is Standing.COUNTS)  # what counts lies on top
    return PanelView(
        side=context.optional_actor(side),
        label=context.words("course.panel", **values),
        steps=tuple(_steps(panel.stages, frame)),
        dots=tuple(
            _dot(figure, seen, frame, _shape(figure, context.voice(side), whose), context)
            for figure, seen in drawn
        ),
        names=_names(told, frame),
    )


def _steps(stages: Sequence[tuple[date, Toll]], frame: Frame) -> Iterator[StepView]:
    """What was in force, as long as it was: one that is open at both ends reaches from nought to the highest number."""
    ends = [*(day for day, _ in stages[1:]), None]
    for (day, toll), end in zip(stages, ends, strict=True):
        if toll.voices:
            yield frame.step(day, end, toll.low, toll.high, toll.top or 0)


def _dot(figure: Figure, seen: FigureView, frame: Frame, shape: str, context: Context) -> DotView:
    claim, told = figure.claim, seen.citations[0]
    x, y, end = frame.stands(_told_on(figure), claim.min, claim.max)
    said = context.words("course.dot", n=seen.number, who=_claimant(seen), date=told.published)
    return DotView(
        x=x,
        y=y,
        end=end,
        shape=shape,
        standing=seen.standing,
        open=claim.max is None,
        below=claim.min is None,
        href=f"{told.event.href}#{told.anchor}",
        title=said if seen.counts else f"{said}: {seen.standing_text}",
    )


def _shape(figure: Figure, side: str, parties: set[str]) -> str:
    """Whose word a figure is: that of the side it counts, of another party, or of anybody else."""
    if not figure.claim.claimant:
        return "else"
    return "own" if figure.voice == side else "other" if figure.voice in parties else "else"


def _names(told: Iterable[tuple[Figure, FigureView]], frame: Frame) -> tuple[NameView, ...]:
    """The newest figure of each claimant that counts, the last told first."""
    newest = {_claimant(seen): (figure, seen) for figure, seen in told if seen.counts}
    last = sorted(newest.values(), key=lambda pair: _told_on(pair[0]), reverse=True)[:_NAMED]
    return names(
        frame,
        (
            (_told_on(figure), _highest(figure), _cut(f"{seen.number} {_claimant(seen)}"))
            for figure, seen in last
        ),
        [(frame.x(_told_on(figure)), frame.y(_highest(figure))) for figure, _ in told],
    )


def _highest(figure: Figure) -> int:
    return (figure.claim.max if figure.claim.max is not None else figure.claim.min) or 0


def _claimant(seen: FigureView) -> str:
    return seen.claimant.name if seen.claimant else seen.voice


def _cut(text: str) -> str:
    return text if len(text) <= _LETTERS else f"{text[: _LETTERS - 1].rstrip()}…"


def _ticks(frame: Frame, context: Context) -> Iterator[TickView]:
    """Days by name, the first of them with its year."""
    locale, (grain, days) = context.words.locale, axis(frame.first, frame.last)
    write = {"day": short, "month": brief_month, "year": year}[grain]
    for number, day in enumerate(days):
        text = brief(day, locale) if grain == "day" and not number else write(day, locale)
        yield TickView(percent(frame.x(day)), text)


def _left_out(shown: int, every: int, context: Context) -> str:
    number = context.words.number
    return context.words("course.left_out", shown=number(shown), every=number(every)) if shown < every else ""


def _told_on(figure: Figure) -> date:
    published = figure.tellings[0].source.published
    return (published.first if published else None) or date.min
