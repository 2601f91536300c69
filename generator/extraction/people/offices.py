"""An office a person holds beside their name, and what both ways of reading one share.

`office_before.py` reads “Malian defence minister N”, `office_after.py` “N, the spokesman for the Malian army,”.
"""

from dataclasses import replace
from enum import StrEnum

from generator.extraction.document import Mention
from generator.extraction.frozen import frozen
from generator.extraction.gazetteer.words import (
    GROUP_OWNERS,
    LAND_OWNERS,
    LOCAL,
    ORG_KINDS,
    PERSONAL,
    PLACE_NOUNS,
)
from generator.extraction.names.around import Around
from generator.extraction.names.lines import ARTICLES, Line
from generator.extraction.names.organisations import UNITS
from generator.extraction.wording.lexicon import Office, body_tails
from generator.model.vocabulary import ActorKind

PRONOUNS = frozenset({"its", "his", "her", "their"})
#: Prepositions between an office and whom it is of.
OF = frozenset({"of", "for", "at", "in", "to", "with", "from", "on", "by"})
#: Verbs and participles that give an office: “who leads the X”, “led by N”.
LEADS = {
    "heads": "head",
    "leads": "leader",
    "commands": "commander",
    "chairs": "chair",
    "runs": "head",
    "headed": "head",
    "led": "leader",
    "commanded": "commander",
    "represents": "representative",
    "rules": "ruler",
}
#: Offices that are for a land or a matter which is not who sent them: “the UN envoy for X”, “rapporteur on X”.
TOPICAL = frozenset(
    {
        "envoy",
        "rapporteur",
        "representative",
        "negotiator",
        "mediator",
        "coordinator",
        "ambassador",
        "facilitator",
    }
)
#: Prepositions behind which stands what an office is about, where its owner stands before it.
ABOUT = frozenset({"to", "for", "on", "in"})
LONGEST = 16  # tokens an apposition may have


class Whose(StrEnum):
    """How the owner of an office is to be found where no actor beside the name is it."""

    OFFICE = "office"  # by the office: a president's state, a commander's army
    COUNTRY = "country"  # the state spoken of: “the country’s president”
    GROUP = "group"  # the group spoken of: “the militia’s leader”
    NOUN = "noun"  # the organisation with that noun: “the commission’s head”
    PERSON = "person"  # the named person's own: “N’s spokesman”
    SAME = "same"  # the person's before: “his deputy”
    PLACE = "place"  # the place named: “mayor of X”
    SUBJECT = "subject"  # the subject before: “Its spokesman”
    NOBODY = "nobody"


@frozen(kw_only=True)
class Held:
    """An office held. `head` is its main noun, `kind` as in offices.tsv, `role` all its words in small letters.

    `of` is the owner's slug where the words give it, else `whose` says how to find it: `owner` are the tokens of the
    person or place that owns it, `noun` the word that stands for the organisation.
    """

    role: str
    kind: str
    head: str
    of: str | None = None
    whose: Whose = Whose.OFFICE
    owner: tuple[int, int] | None = None
    noun: str = ""


def held(office: Office, role: str) -> Held:
    """Return an office whose owner is not known yet; one of a place by its words is the place's."""
    local = office.kind in {"org", "state"} and not LOCAL.isdisjoint(role.split())
    return Held(role=role, kind="local" if local else office.kind, head=office.name)


def speaks_for(mention: Mention) -> str:
    """Return whom one speaks for in an actor's name: the state of a ministry or a battalion, else the actor itself."""
    own = mention.slug.removeprefix(f"{mention.of}-")
    if mention.of and mention.slug != own and own.rpartition("-")[2] in UNITS:
        return mention.of
    return mention.of if mention.of and mention.slug != own and own in body_tails() else mention.slug


def fits(office: Held, mention: Mention) -> bool:
    """Whether an actor can be the owner of an office: a farmer's or an analyst's nation is none."""
    return office.kind != "plain" or mention.actor_kind is not ActorKind.STATE


def by_noun(office: Held, noun: str) -> Held | None:
    """Return the office with an owner that a common noun stands for (“the country”), or None."""
    if noun in LAND_OWNERS:
        return replace(office, whose=Whose.GROUP if noun in GROUP_OWNERS else Whose.COUNTRY)
    return replace(office, whose=Whose.NOUN, noun=noun) if noun in ORG_KINDS else None


def by_pronoun(office: Held, pronoun: str) -> Held:
    """Return the office of “its minister”, “his deputy”: the country's, or of whom the person before speaks for."""
    if office.kind == "plain":
        return replace(office, whose=Whose.NOBODY)
    return replace(office, whose=Whose.SUBJECT if pronoun in {"its", "their"} else Whose.SAME)


def is_topical(office: Held) -> bool:
    """Whether an office may be for a land that did not give it."""
    return office.head.split()[-1] in TOPICAL


def by_name(line: Line, office: Held, start: int, end: int, *, possessive: bool) -> Held:
    """Return the office with an unknown name as its owner: a person where only a person has such, else a place."""
    if line.lower(end - 1) in PLACE_NOUNS and end - start > 1:
        end -= 1  # “governor of X State”
    titled = line.code(start - 1) in {"r", "R", "t"}  # “President N's communications director”
    personal = possessive and (titled or office.head.split()[-1] in PERSONAL)
    return replace(office, whose=Whose.PERSON if personal else Whose.PLACE, owner=(start, end))


def small(line: Line, start: int, end: int) -> list[str]:
    """Return the words of a span in small letters, a possessive with its owner."""
    return line.text(start, end).casefold().split() if start < end else []


def belongs(line: Line, around: Around, start: int, end: int) -> Held | None:
    """Return whom a person without an office belongs to: “the X Institute’s N N”, “N N of the X Institute”."""
    if line.code(start - 1) == "'" and line.lower(start - 2) in ORG_KINDS and line.code(start - 2) == "l":
        return Held(role="", kind="org", head="", whose=Whose.NOUN, noun=line.lower(start - 2))
    mark = around.ends.get(start - 1) if line.code(start - 1) == "'" else None
    if mark is None and line.lower(end) in {"of", "from", "at", "with"}:
        mark = around.begins.get(past_the(line, end + 1))
        if mark and mark.adjective:
            mark = around.begins.get(mark.end)  # “N of the Afghan Red Crescent”
    if mark is None or mark.actor_kind is ActorKind.STATE:
        return None
    return Held(role="", kind="plain", head="", of=speaks_for(mark))


def abroad(line: Line, around: Around, end: int, office: Held | None) -> Held | None:
    """Return an office with the land behind its holder, where no table knows it: “President N N of X”."""
    rules = office and office.kind == "state" and office.of is None and office.whose is Whose.OFFICE
    if (
        not office
        or not rules
        or line.lower(end) != "of"
        or line.code(end + 1) != "n"
        or end + 1 in around.covered
    ):
        return office
    last = end + 2
    while line.code(last) == "n":
        last += 1
    return replace(office, whose=Whose.PLACE, owner=(end + 1, last))


def past_the(line: Line, index: int) -> int:
    """Return the token behind an article, or the token itself."""
    return index + 1 if line.lower(index) in ARTICLES else index
