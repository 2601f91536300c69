"""What was said in words, a denial beside what it denies."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.claim import Statement
from generator.model.event import Event
from generator.model.source import Source
from generator.model.vocabulary import Act
from generator.rendering.context import Context, LinkView
from generator.rendering.dates import when
from generator.rendering.views.claims import CitationView, citation

#: A statement with the event it is told in and the source that tells it.
Told = tuple[Event, Statement, Source]


@dataclass(frozen=True, slots=True)
class StatementView:
    """One thing said. `pattern` holds {speaker}, {of}, {to} and {denies}; `replies` are denials of it."""

    pattern: str
    speaker: LinkView
    of: LinkView | None
    to: LinkView | None
    denies: str
    when: str
    citation: CitationView
    replies: tuple["StatementView", ...]


def statement_views(told: Iterable[Told], context: Context) -> tuple[StatementView, ...]:
    """Statements in the order of telling. A denial stands under the first accusation that its speaker's side is accused in."""
    said = tuple(told)
    if not said:
        return ()
    answered = {
        n: _accusation(n, said, context)
        for n, (_, statement, _) in enumerate(said)
        if statement.act is Act.DENY
    }
    replies = {
        n: tuple(_view(said[denial], context) for denial, of in answered.items() if of == n)
        for n in answered.values()
        if n is not None
    }
    return tuple(
        _view(one, context, replies.get(n, ())) for n, one in enumerate(said) if answered.get(n) is None
    )


def _accusation(denial: int, said: tuple[Told, ...], context: Context) -> int | None:
    return next((n for n, told in enumerate(said) if _answers(said[denial], told, context)), None)


def _answers(denial: Told, told: Told, context: Context) -> bool:
    """Whether an accusation of the denier's side is told in the same event, by whom the denial names if it names any."""
    denied, accusation = denial[1], told[1]
    if accusation.act is not Act.ACCUSE or not accusation.of or told[0].id != denial[0].id:
        return False
    by_whom = denied.of is None or context.voice(denied.of) == context.voice(accusation.speaker)
    return by_whom and context.voice(accusation.of) == context.voice(denied.speaker)


def _view(told: Told, context: Context, replies: tuple[StatementView, ...] = ()) -> StatementView:
    event, said, source = told
    return StatementView(
        pattern=context.words.first(_patterns(said)),
        speaker=context.actor(said.speaker),
        of=context.optional_actor(said.of),
        to=context.optional_actor(said.to),
        denies=said.denies,
        when=when(said.date, context.words).text if said.date and said.date != event.date else "",
        citation=citation(source, event, context, said),
        replies=replies,
    )


def _patterns(said: Statement) -> tuple[str, ...]:
    """Keys of the sentence for a statement, the fullest first; the last is always there."""
    parts = [part for part, value in (("of", said.of), ("to", said.to), ("denies", said.denies)) if value]
    return tuple(f"acts.{said.act}.{key}" for key in ("_".join(parts), *reversed(parts), "plain"))
