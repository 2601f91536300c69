"""Actors: the index by kind, and a page for each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.model.actor import Actor, Role
from generator.model.claim import Statement
from generator.model.dossier import ActorDossier
from generator.model.event import Event
from generator.model.vocabulary import ActorKind
from generator.rendering.context import Context, LinkView
from generator.rendering.dates import span
from generator.rendering.linked.actors import actor_data
from generator.rendering.views.activity import ActivityView, activity_view
from generator.rendering.views.chronology import Chronology
from generator.rendering.views.claims import FigureView, figure_views
from generator.rendering.views.corrections import CorrectionView, corrections_of
from generator.rendering.views.late import late, made_of, view
from generator.rendering.views.ledgers import ActorTables, Ledger, actor_tables
from generator.rendering.views.listings import ListingView, inline
from generator.rendering.views.parts import MoreView, split
from generator.rendering.views.statements import StatementView, Told, statement_views
from generator.rendering.views.together import TogetherView, together_view


@dataclass(frozen=True, slots=True)
class ActorLineView:
    """An actor in a list: what they are, and how many entries name them."""

    link: LinkView
    what: str
    of: LinkView | None
    entries: str


@dataclass(frozen=True, slots=True)
class ActorGroupView:
    """The actors of one kind."""

    kind: str
    actors: tuple[ActorLineView, ...]


@dataclass(frozen=True, slots=True)
class ActorsView:
    """The index of actors."""

    count: str
    groups: tuple[ActorGroupView, ...]


@dataclass(frozen=True, slots=True)
class RoleView:
    """An office: its title, whom it speaks for, and when it was held."""

    title: str
    of: LinkView | None
    period: str


@view
class ActorView:
    """An actor's page. What begins with `more_` leads to the pages of all rows of a table that shows its newest."""

    id: str
    name: str
    kind: str
    parent: LinkView | None
    members: tuple[LinkView, ...]
    aliases: tuple[str, ...]
    roles: tuple[RoleView, ...]
    country: str
    wikidata: str
    body: Markup = late(lambda dossier, _, context: context.body(dossier.actor.body), near=True)
    activity: ActivityView | None = late(
        lambda dossier, _, context: activity_view(dossier.events, context), near=True
    )
    together: TogetherView | None = late(
        lambda dossier, _, context: together_view(dossier.actor.id, dossier.events, context)
    )
    listing: ListingView
    claims_made: tuple[FigureView, ...] = late(
        lambda _, ledger, context: figure_views(ledger.shown.made.rows, context)
    )
    more_made: MoreView | None = late(lambda _, ledger, __: ledger.more("made"))
    claims_about: tuple[FigureView, ...] = late(
        lambda _, ledger, context: figure_views(ledger.shown.about.rows, context)
    )
    more_about: MoreView | None = late(lambda _, ledger, __: ledger.more("about"))
    statements: tuple[StatementView, ...] = late(
        lambda _, ledger, context: statement_views(told_by(ledger.shown.statements.rows, context), context)
    )
    more_statements: MoreView | None = late(lambda _, ledger, __: ledger.more("statements"))
    json_ld: Markup = late(lambda dossier, _, context: actor_data(dossier, context), near=True)
    corrections: tuple[CorrectionView, ...]
    _made_of: tuple[ActorDossier, Ledger[ActorTables], Context] = made_of()


def actors_view(context: Context) -> ActorsView:
    """The index of actors, by kind, each kind in the order of the alphabet."""
    dossiers = sorted(context.site.actors.values(), key=lambda one: (one.actor.name.casefold(), one.actor.id))
    groups = (
        ActorGroupView(
            context.words(f"actor_kinds.{kind}"),
            tuple(_line(dossier, context) for dossier in dossiers if dossier.actor.kind is kind),
        )
        for kind in ActorKind
    )
    count = context.words.count("counts.actors", len(dossiers))
    return ActorsView(count, tuple(group for group in groups if group.actors))


def actor_view(dossier: ActorDossier, context: Context, chronology: Chronology) -> ActorView:
    """An actor's page."""
    actor = dossier.actor
    return ActorView(
        id=actor.id,
        name=actor.name,
        kind=context.words(f"actor_kinds_one.{actor.kind}"),
        parent=context.actor(dossier.parent.id) if dossier.parent else None,
        members=tuple(context.actor(member.id) for member in dossier.members),
        aliases=actor.aliases,
        roles=tuple(_role(role, context) for role in actor.roles),
        country=context.words.country_name(actor.country),
        wikidata=actor.wikidata,
        listing=inline(dossier.events, f"/actors/{actor.id}/", chronology),
        corrections=corrections_of(f"actors/{actor.id}/", context),
        _made_of=(dossier, actor_ledger(dossier, context), context),
    )


def actor_ledger(dossier: ActorDossier, context: Context) -> Ledger[ActorTables]:
    """An actor's tables: an entry fills a row for each claim and statement that is theirs."""
    actor = dossier.actor.id

    def rows(event: Event) -> int:
        number = 0
        for claim in event.claims:
            number += (claim.claimant == actor) + (claim.side == actor)
        for statement in event.statements:
            number += statement.speaker == actor
        return number

    def make() -> Ledger[ActorTables]:
        parts = split(dossier.events, path, context.link(path, dossier.actor.name), context, rows)
        return Ledger(parts, lambda: actor_tables(dossier), context)

    path = f"/actors/{actor}/"
    return context.once(("ledger", path), make)


def told_by(statements: Iterable[tuple[Event, Statement]], context: Context) -> Iterator[Told]:
    """Statements with the sources that tell them."""
    return ((event, said, context.source_of(event, said.source)) for event, said in statements)


def _line(dossier: ActorDossier, context: Context) -> ActorLineView:
    actor = dossier.actor
    what, of = _office(actor, context)
    return ActorLineView(
        link=context.actor(actor.id),
        what=what,
        of=of,
        entries=context.words.count("counts.entries", len(dossier.events)) if dossier.events else "",
    )


def _office(actor: Actor, context: Context) -> tuple[str, LinkView | None]:
    """What distinguishes an actor in a list: the latest office of a person, the parent of a body."""
    if actor.roles:
        return actor.roles[-1].title, context.optional_actor(actor.roles[-1].of)
    return "", context.optional_actor(actor.parent)


def _role(role: Role, context: Context) -> RoleView:
    return RoleView(role.title, context.optional_actor(role.of), span(role.from_, role.to, context.words))
