"""Actors of whom nothing but a slug is known: what its last word tells of them."""

from collections.abc import Mapping

from generator.editing.english import possessive
from generator.model.actor import Actor
from generator.model.vocabulary import ActorKind

#: Slug tails of people without a name or an office: who speaks is the actor they speak for.
UNNAMED = frozenset(
    {
        "official",
        "officials",
        "authorities",
        "leader",
        "leaders",
        "leadership",
        "sources",
        "services",
        "separatists",
        "side",
    }
)
#: Tails of officials who serve a place: without a state they stand for none, and they bear no arms.
OFFICES = UNNAMED - {"separatists", "side"} | {
    "administrator",
    "mayor",
    "governor",
    "police",
    "prosecutors",
    "council",
    "spokesperson",
}
#: Tails of those who serve nobody's government.
_HELPERS = frozenset(
    {
        "hospital",
        "medics",
        "rescuers",
        "workers",
        "activists",
        "monitors",
        "analysts",
        "charity",
        "lawyers",
        "clergy",
    }
)
_PEOPLE = frozenset({"residents", "witnesses"})


def stranger(name: str, actors: Mapping[str, Actor]) -> Actor:
    """Make an actor of whom nothing but a slug is known: a body of the state whose name it begins with, else what its tail says."""
    parts = name.split("-")
    owner = next((o for n in range(len(parts) - 1, 0, -1) if (o := "-".join(parts[:n])) in actors), None)
    if not owner:
        return Actor(id=name, name=" ".join(part.capitalize() for part in parts), kind=_kind_by_tail(name))
    words = name.removeprefix(f"{owner}-").replace("-", " ")
    kind = ActorKind.GOVERNMENT_BODY
    return Actor(id=name, name=f"{possessive(actors[owner].name)} {words}", kind=kind, parent=owner)


def tail(name: str) -> str:
    """Return the last word of a slug."""
    return name.rsplit("-", 1)[-1]


def _kind_by_tail(name: str) -> ActorKind:
    """“Local officials” are a government's, medics nobody's; of whom the words say nothing, it is taken for a group that fights."""
    last = tail(name)
    if last in OFFICES:
        return ActorKind.GOVERNMENT_BODY
    if last in _HELPERS:
        return ActorKind.NGO
    return ActorKind.CIVILIANS if last in _PEOPLE else ActorKind.ARMED_GROUP
