"""The English the editor writes: numbers, plurals, days, names in a sentence. Plain words, no side taken."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from generator.edtf import Edtf
from generator.model.actor import Actor
from generator.model.claim import Claim
from generator.model.vocabulary import Act, ActorKind, Measure, Qualifier, Victims

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_PEOPLE = {
    Victims.MILITARY: ("service member", "service members"),
    Victims.CIVILIAN: ("civilian", "civilians"),
    Victims.POLICE: ("police officer", "police officers"),
    Victims.CHILD: ("child", "children"),
    Victims.ANY: ("person", "people"),
}
_VICTIMS = {
    Victims.MILITARY: "military ",
    Victims.CIVILIAN: "civilian ",
    Victims.POLICE: "police ",
    Victims.CHILD: "child ",
    Victims.ANY: "",
}
_HARM = {Measure.KILLED: ("death", "deaths"), Measure.CASUALTIES: ("casualty", "casualties")}
_HEDGES = {
    Qualifier.AT_LEAST: "at least ",
    Qualifier.MORE_THAN: "more than ",
    Qualifier.ABOUT: "about ",
    Qualifier.UP_TO: "up to ",
}
#: Kind → what its entry is called in a title and in a sentence.
NOUNS: Mapping[str, tuple[str, str]] = {
    "armed-clash": ("Fighting", "fighting"),
    "offensive": ("Fighting", "fighting"),
    "shelling": ("Shelling", "shelling"),
    "territorial-change": ("Fighting over territory", "fighting over territory"),
    "air-drone-strike": ("Air or drone strikes", "air or drone strikes"),
    "attack-on-civilians": ("Attack on civilians", "an attack on civilians"),
    "explosion-landmine": ("Explosion", "an explosion"),
    "mobilisation": ("Mobilisation measures", "mobilisation measures"),
    "agreement": ("Agreement", "an agreement"),
    "diplomacy": ("Talks", "talks"),
    "statement": ("Statement", "a statement"),
    "threat": ("Warning", "a warning"),
    "aid": ("Aid", "aid"),
    "displacement": ("Displacement", "displacement"),
    "cyber-attack": ("Cyber-attack", "a cyber-attack"),
    "sanction": ("Sanctions", "sanctions"),
    "protest": ("Protest", "a protest"),
    "other": ("Events", "events"),
}
#: Kinds of which “between A and B” can be said.
MUTUAL = ("armed-clash", "offensive", "shelling", "territorial-change")
#: Act → (now, then), each with and without somebody it is aimed at.
VERBS: Mapping[Act, tuple[tuple[str, str], tuple[str, str]]] = {
    Act.ACCUSE: (("accuses {}", "makes an accusation"), ("accused {}", "made an accusation")),
    Act.DENY: (
        ("rejects an account by {}", "issues a denial"),
        ("rejected an account by {}", "issued a denial"),
    ),
    Act.THREATEN: (("warns {}", "issues a warning"), ("warned {}", "issued a warning")),
    Act.APPEAL: (("appeals to {}", "makes an appeal"), ("appealed to {}", "made an appeal")),
    Act.ANNOUNCE: (
        ("makes an announcement", "makes an announcement"),
        ("made an announcement", "made an announcement"),
    ),
    Act.CONDEMN: (
        ("condemns actions by {}", "issues a condemnation"),
        ("condemned actions by {}", "issued a condemnation"),
    ),
    Act.SUPPORT: (("voices support for {}", "voices support"), ("voiced support for {}", "voiced support")),
    Act.OFFER: (("makes an offer to {}", "makes an offer"), ("made an offer to {}", "made an offer")),
    Act.STATE: (("comments on {}", "comments"), ("commented on {}", "commented")),
}
#: Names that take the article in running text, by how they begin or end.
_WITH_THE = re.compile(
    r"(?:(?:United|European|International|African|Organi[sz]ation|Netherlands|Philippines)\b.*|.*\b(?:of|for)\b.*|.*\b(?:"
    r"Agency|Alliance|Army|Association|Bank|Cent(?:er|re)|Commission|Committee|Council|Court|Endowment|Federation|Force|"
    r"Foundation|Front|Fund|Group|Institute|League|Militia|Ministry|Movement|Network|Observatory|Office|Organi[sz]ation|"
    r"Parliament|Party|Programme|Service|Society|Union))"
)
#: Kinds of actors whose names stand alone whatever they end in.
_ALONE = (ActorKind.PERSON, ActorKind.MEDIA)


def number(value: int) -> str:
    """Write a whole number: below ten in words, thousands apart by commas."""
    return _WORDS[value] if 0 <= value < len(_WORDS) else f"{value:,}"


def counted(value: int, one: str, many: str) -> str:
    """Write a number and its noun: “one report”, “12 reports”."""
    return f"{number(value)} {one if value == 1 else many}"


def figure(claim: Claim) -> str:
    """Write a claim's number with its hedge: “at least 55”, “between two and four”, “an unstated number of”."""
    low, high = claim.min, claim.max
    if low is None and high is None:
        return "an unstated number of"
    if low is not None and high is not None and low != high:
        return f"between {number(low)} and {number(high)}"
    value = low if low is not None else high
    assert value is not None
    return _HEDGES.get(
        claim.qualifier, "at least " if high is None else "up to " if low is None else ""
    ) + number(value)


def people(claim: Claim, *, many: bool) -> str:
    """Name what a claim counts: “military deaths”, “wounded civilians”, “displaced people”."""
    form = 1 if many else 0
    if claim.measure in _HARM:
        return _VICTIMS[claim.victims] + _HARM[claim.measure][form]
    return f"{claim.measure.value} {_PEOPLE[claim.victims][form]}"


def is_one(claim: Claim) -> bool:
    """Whether the noun after a claim's number is singular."""
    return claim.max == 1 or (claim.max is None and claim.min == 1)


def on_day(period: Edtf) -> str:
    """Write days in a sentence: “on 14 July 2020”, “from 12 to 14 July 2020”, “in July 2020”."""
    first, last = period.first, period.last
    if not first or not last:
        return f"until {day(last)}" if last else f"since {day(first)}" if first else ""
    if first == last:
        return f"on {day(first)}"
    if "/" not in period.text:
        return f"in {month(first)}" if first.month == last.month else f"in {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"from {first.day} to {day(last)}"
    start = f"{first.day} {MONTHS[first.month - 1]}" if first.year == last.year else day(first)
    return f"from {start} to {day(last)}"


def day(value: date) -> str:
    """Write a day: “14 July 2020”."""
    return f"{value.day} {month(value)}"


def month(value: date) -> str:
    """Write a month: “July 2020”."""
    return f"{MONTHS[value.month - 1]} {value.year}"


def listed(words: Sequence[str]) -> str:
    """Write a list: “a”, “a and b”, “a, b and c”."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def named(actor: Actor) -> str:
    """Write an actor's name in running text, with the article where it takes one: “the Orla Front”."""
    if actor.kind in _ALONE or "’s " in actor.name:
        return actor.name
    body = actor.kind is ActorKind.GOVERNMENT_BODY and actor.parent
    return f"the {actor.name}" if body or is_many(actor) or _WITH_THE.fullmatch(actor.name) else actor.name


def headline(text: str) -> str:
    """Make a title: no article first, a capital first."""
    text = text.removeprefix("the ")
    return f"{text[:1].upper()}{text[1:]}"


def is_many(actor: Actor) -> bool:
    """Whether a body's or group's name is a plural: “officials”, “forces”."""
    last = actor.name.rsplit(" ", 1)[-1]
    group = actor.kind in (ActorKind.GOVERNMENT_BODY, ActorKind.ARMED_GROUP, ActorKind.CIVILIANS)
    return group and last.endswith("s") and not last.endswith(("ss", "us", "as", "is", "os"))


def plural(forms: tuple[str, str]) -> tuple[str, str]:
    """Return the present forms of a verb as several do it: “accuses {}” → “accuse {}”."""
    with_object, without = (
        " ".join([first.removesuffix("s"), *rest]) for first, *rest in map(str.split, forms)
    )
    return with_object, without


def possessive(name: str) -> str:
    """Write a name's genitive."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def noun(kind: str) -> tuple[str, str]:
    """Return what an entry of a kind is called in a title and in a sentence; a site's own kind is its id in words."""
    words = kind.replace("-", " ")
    return NOUNS.get(kind, (words.capitalize(), words))


def sentence(text: str) -> str:
    """Make a sentence: a capital first, a full stop last."""
    return f"{text[:1].upper()}{text[1:]}."
