"""Numbers that are part of a proper name: “105 Field Hospital”, “17 Assam Rifles”, “55 Brigade”, “3 Para battalion”."""

from collections.abc import Iterator
from itertools import takewhile

from generator.extraction.counts.people import BREAKS, People
from generator.extraction.document import NumberMention, Sentence, Token
from generator.extraction.wording.grammar import words

_REACH = 6  # tokens of a numbered name
#: What armies, hospitals, schools and streets number.
_NUMBERED = words(
    "hospital hospitals clinic dispensary infirmary brigade brigades battalion bn regiment rgt rifles division corps squadron wing "
    "company platoon battery lancers hussars dragoons fusiliers grenadiers fleet sector "
    "bureau directorate school college street road avenue lane district precinct barracks base camp"
)


def is_part_of_name(sentence: Sentence, number: NumberMention, people: People) -> bool:
    """Return whether a bare figure begins a name that ends in what is numbered, in the singular, or is a longer one.

    “12 Malian soldiers” have a noun for people, “40 Houthis” the name of a group: both count.
    """
    tokens = sentence.tokens
    if not tokens[number.start].text.isdecimal() or number.end != number.start + 1:
        return False
    name = list(_name(tokens[number.end : number.end + _REACH]))
    if not name:
        return False
    behind = tokens[number.end + len(name) : number.end + len(name) + 1]
    last = name[-1].lower
    unit = last in _NUMBERED or any(token.lower in _NUMBERED for token in behind)
    if unit and people.head in (None, "", "nationals"):
        return True
    titled = sentence.paragraph == 0 or not any(token.text[0].islower() for token in tokens)
    return people.head is None and len(name) > 1 and not (last.endswith("s") or titled)


def _name(tokens: tuple[Token, ...]) -> Iterator[Token]:
    """The capitalised words with which a phrase begins."""
    return takewhile(lambda token: token.text[0].isupper() and token.lower not in BREAKS, tokens)
