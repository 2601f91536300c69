"""Made-up English of a made-up war: names of places and people, sentences, Markdown bodies."""

import random
from collections.abc import Sequence

_FIRST = (
    *("Al", "Bar", "Cor", "Dan", "El", "Far", "Gar", "Hal", "Is", "Jor", "Kel", "Lor", "Mar", "Nor"),
    *("Os", "Pel"),
)
_MIDDLE = ("a", "an", "e", "en", "i", "in", "o", "or", "u", "ui", "é", "ö")
_LAST = (
    *("bach", "den", "dra", "fell", "gard", "ham", "kar", "lin", "mere", "na", "rest", "sk", "tal"),
    *("vik", "wen", "zor"),
)
_WHO = (
    *("residents", "aid workers", "officials", "witnesses", "a spokesman", "the mayor", "doctors"),
    *("two drivers",),
)
_DID = (
    *("reported", "described", "denied", "could not confirm", "spoke of", "expected", "recorded"),
    *("were told of",),
)
_WHAT = (
    *("heavy fire", "smoke over the ridge", "a quiet night", "power cuts", "new trenches"),
    *("a column of lorries", "broken windows", "a long exchange of fire", "the return of families"),
    *("flights of drones", "a blocked road"),
)
_WHERE = (
    *("north of the river", "near the school", "along the old border", "at the checkpoint"),
    *("outside the town",),
)
_WHEN = (
    *("before dawn", "in the afternoon", "for the third day", "after the truce had ended"),
    *("late in the evening",),
)
_ADDED = (
    *("Roads into the valley stayed closed", "Schools did not open", "No one claimed responsibility"),
    *("Telephone lines were down for hours", "The market opened again at noon"),
    *("Both sides blamed each other",),
)
_HEADLINES = (
    *("Shells fall on {place} {when}", "Fighting reported {where} of {place}"),
    *("{who} in {place} tell of {what}", "Two accounts of a night in {place}"),
    *("“{what}” & fear in {place}", "{place}'s {who} count their losses"),
)


def name(chance: random.Random) -> str:
    """A name of a place or a family that is nowhere."""
    return chance.choice(_FIRST) + chance.choice(_MIDDLE) + chance.choice(_LAST)


def headline(chance: random.Random, place: str) -> str:
    pattern = chance.choice(_HEADLINES)
    words = {"who": _WHO, "what": _WHAT, "where": ("north", "south", "east", "west"), "when": _WHEN}
    line = pattern.format(place=place, **{key: chance.choice(choices) for key, choices in words.items()})
    return line[0].upper() + line[1:]


def body(chance: random.Random, places: Sequence[str], url: str) -> str:
    """Two or three paragraphs with bold and slanted words and a link, and a list or a quotation among them."""
    paragraphs = [_paragraph(chance, places) for _ in range(chance.randint(2, 3))]
    paragraphs[0] += f" It was [first told here]({url})."
    lines = [_sentence(chance, places) for _ in range(chance.randint(2, 4))]
    aside = [f"- {line[:-1]}" for line in lines] if chance.random() < 0.5 else [f"> {line}" for line in lines]
    paragraphs.insert(chance.randint(1, len(paragraphs)), "\n".join(aside))
    return "\n\n".join(paragraphs) + "\n"


def plain(chance: random.Random, places: Sequence[str]) -> str:
    """A paragraph on an actor or an escalation."""
    return " ".join(_sentence(chance, places) for _ in range(5)) + "\n"


def _paragraph(chance: random.Random, places: Sequence[str]) -> str:
    return " ".join(_marked(_sentence(chance, places), chance) for _ in range(chance.randint(5, 8)))


def _sentence(chance: random.Random, places: Sequence[str]) -> str:
    if chance.random() < 0.2:
        return f"{chance.choice(_ADDED)} {chance.choice(_WHEN)}."
    who, place = chance.choice(_WHO), chance.choice(places)
    parts = (who[0].upper() + who[1:], "in", place, chance.choice(_DID), chance.choice(_WHAT))
    return " ".join([*parts, chance.choice(_WHERE), chance.choice(_WHEN)]) + "."


def _marked(sentence: str, chance: random.Random) -> str:
    """Every fourth sentence has a word in bold or slanted type."""
    if chance.random() > 0.25:
        return sentence
    words, mark = sentence[:-1].split(" "), chance.choice(("*", "**"))
    at = chance.randrange(1, len(words))
    words[at] = f"{mark}{words[at]}{mark}"
    return " ".join(words) + "."
