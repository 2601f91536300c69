"""Who is who across articles: one actor for one slug, spellings of one person brought together."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.editing.aliases import proposals
from generator.editing.people import office, unite
from generator.editing.rolls import Mention, Roll
from generator.editing.unnamed import OFFICES, UNNAMED, stranger, tail
from generator.model.actor import Actor, Role
from generator.model.finding import ActorFinding, PersonFinding
from generator.model.question import Likeness
from generator.model.vocabulary import ActorKind
from generator.urls import slug

#: Who can be a party to fighting, if it belongs to nobody else: every other actor stands for one of these or for none.
PARTIES = (ActorKind.STATE, ActorKind.ARMED_GROUP, ActorKind.GOVERNMENT_BODY)


@dataclass(frozen=True, slots=True)
class Cast:
    """Every actor the articles or the record name, by id, as a person's file has it where there is one.

    `fresh` are those of the articles actors as the articles alone tell them, `belongs` the actor each one speaks for,
    `words` the first words of all names.
    """

    actors: Mapping[str, Actor]
    fresh: Mapping[str, Actor]
    belongs: Mapping[str, str | None]
    words: frozenset[str] = frozenset()

    def party(self, name: str | None) -> str | None:
        """Return the state or group an actor stands for: itself, or the one it belongs to, however far up."""
        seen: set[str] = set()
        while name and name in self.actors and name not in seen:
            kind, above = self.actors[name].kind, self.belongs.get(name)
            if kind is ActorKind.STATE or (kind in PARTIES and not above):
                return None if tail(name) in OFFICES else name
            seen.add(name)
            name = above
        return None

    def around(self, names: Iterable[str]) -> "Cast":
        """Return what of the cast some names show of themselves: each actor as it is called, and those it stands for."""
        above: dict[str, str | None] = {}
        waiting = [name for name in names if name in self.actors]
        while waiting:
            name = waiting.pop()
            if name not in above:
                above[name] = owner = self.belongs.get(name)
                waiting += [owner] if owner and owner in self.actors else []
        shown = {name: _shown(self.actors[name]) for name in sorted(above)}
        return Cast(shown, {}, {name: above[name] for name in shown}, self.words)


def _shown(actor: Actor) -> Actor:
    return Actor(id=actor.id, name=actor.name, kind=actor.kind, parent=actor.parent, country=actor.country)


def references(actor: Actor) -> list[str]:
    """List the actors an actor's entry refers to."""
    return [name for name in (actor.parent, *(role.of for role in actor.roles)) if name]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of actors, by id.

    `kept` are those whose ids and aliases win, `touched` those among them who are what their file says; `joined` maps
    those that a person made one with another to that other, `apart` are pairs of two.
    """

    kept: Collection[str]
    touched: Collection[str]
    joined: Mapping[str, str]
    apart: Collection[tuple[str, str]] = ()


def cast(
    rolls: Sequence[Roll], present: Sequence[Actor], known: Known
) -> tuple[Cast, Mapping[str, str], tuple[Likeness, ...]]:
    """Name every actor once. Returns the cast, the names that change, and pairs a person should look at.

    `present` are the actors that have a file, by id.
    """
    kept, touched = known.kept, known.touched
    aliases = {**_aliases([actor for actor in present if actor.id in kept]), **known.joined}
    named = [roll.renamed(aliases) for roll in rolls] if aliases else list(rolls)
    own = _own(rolls, named, {*aliases.values()})
    spokes = _spokes(named)
    named = [roll.renamed(spokes) for roll in named] if spokes else named
    people = [(roll.source, person) for roll in named for person in roll.persons]
    spellings, likenesses = unite(people, kept, known.apart)
    named = [roll.renamed(spellings) for roll in named] if spellings else named
    mentions = _mentions(named)
    groups = {name: [m for m in row if isinstance(m, ActorFinding)] for name, row in mentions.items()}
    likenesses += proposals(groups, {actor.id for actor in present if actor.id in kept}, known.apart)
    names = sorted({*mentions, *(name for roll in named for name in roll.referred)})
    fresh = _without_shared_aliases(
        {name: _actor(name, mentions[name], own.get(name, ())) for name in sorted(mentions)}
    )
    fresh |= {name: stranger(name, fresh) for name in names if name not in mentions}
    freed = _freed(fresh, known.joined.values())
    fresh |= freed
    actors = {actor.id: actor for actor in present} | fresh
    actors |= {actor.id: actor for actor in present if actor.id in touched}
    belongs = {
        name: owner(actor, () if name in freed else mentions.get(name, ())) for name, actor in actors.items()
    }
    apart = {frozenset((actor.id, other)) for actor in present for other in actor.not_same_as}
    left = tuple(pair for pair in likenesses if frozenset((pair.one, pair.other)) not in apart)
    words = frozenset(word for actor in actors.values() for word in actor.name.split()[:1])
    return Cast(actors, fresh, belongs, words), _final(rolls, (aliases, spokes, spellings)), left


def _final(rolls: Iterable[Roll], steps: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Return the names that change, each with what becomes of it in the end."""
    final: dict[str, str] = {}
    for name in {name for roll in rolls for name in roll.names}:
        last = name
        for step in steps:
            last = step.get(last, last)
        if last != name:
            final[name] = last
    return final


def _aliases(kept: Sequence[Actor]) -> dict[str, str]:
    """Map every spelling of a known actor to its id; an id always means itself."""
    ids = {actor.id for actor in kept}
    spelled = {slug(name): actor.id for actor in reversed(kept) for name in (actor.name, *actor.aliases)}
    return {name: identity for name, identity in spelled.items() if name not in ids}


def _spokes(rolls: Sequence[Roll]) -> dict[str, str]:
    """Map those of whom only “officials” or the like is said to whoever they are officials of."""
    known = {mention.slug for roll in rolls for mention in roll.everybody}
    named = known.union(*(roll.referred for roll in rolls))
    tails = {name: name.rsplit("-", 1) for name in named if "-" in name}
    return {name: owner for name, (owner, tail) in tails.items() if tail in UNNAMED and owner in known}


def _mentions(rolls: Iterable[Roll]) -> defaultdict[str, list[Mention]]:
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    for roll in rolls:
        for mention in roll.everybody:
            mentions[mention.slug].append(mention)
    return mentions


def _own(
    rolls: Sequence[Roll], named: Sequence[Roll], takers: Collection[str]
) -> defaultdict[str, list[Mention]]:
    """Return the mentions of some actors that were theirs before others were joined to them."""
    own: defaultdict[str, list[Mention]] = defaultdict(list)
    for before, after in zip(rolls, named, strict=True) if takers else ():
        for was, mention in zip(before.everybody, after.everybody, strict=True):
            if was.slug == mention.slug and mention.slug in takers:
                own[mention.slug].append(mention)
    return own


def _freed(actors: Mapping[str, Actor], takers: Iterable[str]) -> dict[str, Actor]:
    """Free every actor that took in one it belonged to from belonging to itself."""
    freed: dict[str, Actor] = {}
    for name in sorted({*takers} & actors.keys()):
        above, seen = actors[name].parent, set[str]()
        while above and above != name and above in actors and above not in seen:
            seen.add(above)
            above = (freed.get(above) or actors[above]).parent
        if above == name:
            freed[name] = replace(actors[name], parent=None)
    return freed


def _actor(name: str, mentions: Sequence[Mention], own: Sequence[Mention] = ()) -> Actor:
    """Make an actor of all mentions; what it is, and whose, its `own` tell, where others were joined to it."""
    people = [mention for mention in mentions if isinstance(mention, PersonFinding)]
    if own and not any(isinstance(mention, PersonFinding) for mention in own):
        people = []
    spelled = (
        most(mention.name for mention in mentions if slug(mention.name) == name)
        or most(m.name for m in mentions)
        or name
    )
    others = {alias for mention in mentions for alias in (mention.name, *mention.aliases)} - {spelled}
    if people:
        roles = _roles(people)
        above = None if any(role.of for role in roles) else most(person.of for person in people)
        full = tuple(sorted(alias for alias in others if " " in alias))
        return Actor(id=name, name=spelled, aliases=full, kind=ActorKind.PERSON, roles=roles, parent=above)
    bodies = [mention for mention in own or mentions if isinstance(mention, ActorFinding)]
    return Actor(
        id=name,
        name=spelled,
        aliases=tuple(sorted(others)),
        kind=ActorKind(most(body.kind for body in bodies) or ActorKind.ARMED_GROUP),
        parent=most(body.of for body in bodies if body.of != name),
        country=most(body.country for body in bodies),
    )


def most(words: Iterable[str | None]) -> str | None:
    """Return the most frequent word, the first in the alphabet among equals; None where there is none."""
    counted = Counter(word for word in words if word)
    return min(counted, key=lambda word: (-counted[word], word), default=None)


def _roles(people: Sequence[PersonFinding]) -> tuple[Role, ...]:
    """Collect a person's offices, each once: in its fullest form, under the name most articles give it."""
    held = {(person.of or "", office(person.role)) for person in people if person.role}
    kept = {
        (of, words)
        for of, words in held
        if not any(of == other_of and words < other for other_of, other in held)
    }
    named = {
        (of, words): most(p.role for p in people if p.role and (p.of or "", office(p.role)) == (of, words))
        for of, words in kept
    }
    return tuple(
        sorted((Role(title=title, of=of or None) for (of, _), title in named.items() if title), key=str)
    )


def _without_shared_aliases(actors: Mapping[str, Actor]) -> dict[str, Actor]:
    """Leave out every alias that several actors have, or that is another's name: it tells nobody apart."""
    spelled = Counter(slug(name) for actor in actors.values() for name in {actor.name, *actor.aliases})
    return {
        name: replace(
            actor,
            aliases=tuple(
                a for a in actor.aliases if slug(a) and spelled[slug(a)] == 1 and slug(a) not in actors
            ),
        )
        for name, actor in actors.items()
    }


def owner(actor: Actor, mentions: Sequence[Mention] = ()) -> str | None:
    """Return whom an actor belongs to: as its entry has it, else as most mentions do."""
    return actor.parent or most(role.of for role in actor.roles) or most(mention.of for mention in mentions)
