"""The setting of a report: the country it is about, the states that face each other in it, its armed groups."""

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.extraction.document import Mention, MentionKind
from generator.extraction.frozen import frozen
from generator.extraction.tape.chunks import Tape
from generator.extraction.tolls.facing import facing
from generator.extraction.tolls.parties import are_related
from generator.extraction.voices.homes import Homes
from generator.model.vocabulary import ActorKind

_SHARE = 5  # a state is a party where every fifth name of a state means it
_ARMED_BODIES = frozenset(
    {"army", "military", "armed-forces", "defence-ministry", "defence-army", "forces", "general-staff"}
)
_NO_PARTY = (ActorKind.IGO, ActorKind.NGO, ActorKind.MEDIA)


@frozen
class Setting:
    """Who is who: `kinds` of actors by slug, the `homes` its paragraphs are about, the `states` named often.

    Armed `groups` come with the sentence that names them first; `owners` are the states of bodies,
    `soils` the countries that a good share of its places lie in, `navy` the state whose navy is the only one named,
    `facing` the parties that it says fight each other, `armed` those with an army that are no state known to the world.
    """

    kinds: Mapping[str, ActorKind]
    homes: Homes
    states: frozenset[str]
    groups: Mapping[str, int]
    owners: Mapping[str, str]
    soils: frozenset[str]
    navy: str | None
    facing: frozenset[str]
    armed: frozenset[str]

    @classmethod
    def of(cls, mentions: Sequence[Mention], tapes: Sequence[Tape], homes: Homes) -> "Setting":
        """Gather it from the names and sentences of an article."""
        places = Counter(name.of for name in mentions if name.kind is MentionKind.PLACE and name.of)
        soils = frozenset(land for land, times in places.items() if times * _SHARE >= places.total())
        acting = [mention for mention in mentions if mention.kind is MentionKind.ACTOR and mention.actor_kind]
        kinds = {mention.slug: mention.actor_kind for mention in acting if mention.actor_kind}
        states = Counter(state for mention in acting if (state := _state(mention, kinds)))
        often = frozenset(slug for slug, times in states.items() if times * _SHARE >= states.total())
        groups: dict[str, int] = {}
        for mention in acting:
            if kinds[mention.slug] is ActorKind.ARMED_GROUP:
                groups[mention.slug] = min(mention.sentence, groups.get(mention.slug, mention.sentence))
        owners = {mention.slug: state for mention in acting if (state := _state(mention, kinds))}
        navies = {state for slug, state in owners.items() if slug.endswith("-navy")}
        navy = navies.pop() if len(navies) == 1 else None
        return cls(kinds, homes, often, groups, owners, soils, navy, facing(tapes), _armed(acting, kinds))

    def party(self, slug: str | None) -> str | None:
        """Return the state that a body or a town's authority belongs to; any other actor is its own party."""
        if slug is None or slug in self.owners:
            return self.owners[slug] if slug else None
        states = (state for state in sorted(set(self.owners.values())) if slug.startswith(f"{state}-"))
        return slug if slug in self.kinds else next(states, slug)

    def is_group(self, slug: str | None) -> bool:
        """Whether it is an armed group."""
        return self.kinds.get(slug or "") is ActorKind.ARMED_GROUP

    def is_bystander(self, slug: str | None) -> bool:
        """Whether it is an organisation that fights for nobody."""
        return self.kinds.get(slug or "") in _NO_PARTY

    def is_onlooker(self, slug: str | None) -> bool:
        """Whether it is a state that tells of a fight between others, on none of its own soil."""
        fights = any(are_related(party, slug or "") for party in self.facing)
        near = slug in self.soils or slug in self.armed or slug == self.homes.whole or self.is_group(slug)
        return slug is not None and bool(self.facing) and not (fights or near)

    def rival(self, slug: str) -> str | None:
        """The one other party that it is said to fight, else the one other state that the report speaks of as often."""
        foes = sorted(party for party in self.facing if party != slug)
        if slug in self.facing and len(foes) == 1:
            return foes[0]
        others = [state for state in sorted(self.states) if state != slug]
        return others[0] if slug in self.states and len(others) == 1 else None

    def is_between_states(self) -> bool:
        """Whether two states or more face each other."""
        return len(self.states) > 1


def _armed(acting: Sequence[Mention], kinds: Mapping[str, ActorKind]) -> frozenset[str]:
    owned = ((mention.of, mention.slug) for mention in acting if mention.of)
    return frozenset(
        of
        for of, body in owned
        if kinds.get(of) is not ActorKind.STATE and body.removeprefix(f"{of}-") in _ARMED_BODIES
    )


def _state(mention: Mention, kinds: Mapping[str, ActorKind]) -> str | None:
    """The state a mention means: itself, or the one whose body it is."""
    if mention.actor_kind is ActorKind.STATE:
        return mention.slug
    of = mention.of if mention.actor_kind is ActorKind.GOVERNMENT_BODY else None
    return of if of and kinds.get(of, ActorKind.STATE) is ActorKind.STATE else None
