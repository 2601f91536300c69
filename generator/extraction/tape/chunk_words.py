"""Which letter of the tape a word or phrase is (see chunks.py)."""

from collections.abc import Iterator, Mapping

from generator.extraction.wording import saying
from generator.extraction.wording.grammar import (
    ADVERBS,
    BE,
    COMMAS,
    CONJUNCTIONS,
    DETERMINERS,
    HAVE,
    IF,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    STOPS,
)
from generator.extraction.wording.harm import (
    ADJECTIVES,
    BASES,
    GERUNDS,
    INTRANSITIVES,
    NOUNS,
    PARTICIPLES,
    PRESENTS,
)
from generator.model.vocabulary import Measure

_Entry = tuple[tuple[str, ...], str, Measure | None]

_MEASURED: dict[str, Mapping[Measure, tuple[str, ...]]] = {
    "V": PARTICIPLES,
    "G": GERUNDS,
    "K": PRESENTS,
    "B": BASES,
    "I": INTRANSITIVES,
    "J": ADJECTIVES,
    "N": NOUNS,
}
_PLAIN: dict[str, tuple[str, ...]] = {
    "w": ("shot down", "shot at", "shooting down", "brought down", "shot up", "shot through", "shot off", "fell upon", "fell back", "fell silent", "fell ill", "fell short", "fell behind"),
    "i": (
        "including", "among them", "among whom", "which included", "which includes", "most of them", "many of them",
        "who included", "included", "include", "includes", "comprised", "comprise", "comprises", "comprising", "consisted of",
    ),
    "X": ("lost", "lose", "losing", "loses", "suffered", "sustained"),
    "l": ("left", "leaving", "leaves", "leave"),
    "Y": (
        "bringing", "brings", "brought", "bring", "taking", "takes", "took", "taken", "raising", "raised", "raises",
        "pushing", "pushed", "pushes", "put", "puts", "putting", "revised", "revises", "revising", "holds", "holding", "is holding", "are holding", "was holding",
    ),
    "R": (
        "reached", "reaches", "reach", "hit", "hits", "topped", "tops", "exceeded", "exceeds", "surpassed", "surpasses",
        "passed", "passes", "totalled", "totaled", "totals", "stood at", "stands at", "surpassing", "exceeding", "reaching",
        "topping", "now stands at", "standing at",
    ),
    "#": (
        "now number", "now numbers", "now total", "now totals", "thus total", "thus number", "now stand at", "stand at", "stood at",
        "now numbered", "in all number", "number now", "has climbed to", "have climbed to", "had climbed to",
    ),
    "Z": ("gave", "gives", "giving", "had given", "has given"),
    "&": ("as well as", "along with", "together with", "in addition to", "alongside"),
    "L": ("the total", "the overall total", "the tally", "the count", "that figure", "its figure", "this figure", "the figure rose", "the figure has risen", "the figure had risen", "the figure was raised",
        "the figure was later raised", "the figure was revised", "the figure climbed", "the figure at", "the number at"),
    "g": ("according to", "as per", "by the reckoning of", "by the count of", "by the estimate of", "by the account of", "data compiled by"),
    "u": ("up from", "down from", "compared with", "compared to"),
    "s": saying.PHRASES,
}  # fmt: skip
#: “Were reported killed”: the report is part of the verb.
_HEDGED = ("reported", "feared", "believed", "presumed", "confirmed", "thought", "reportedly", "declared")

#: Single words, the first table that knows a word wins.
_WORDS: tuple[tuple[str, frozenset[str]], ...] = (
    ("x", frozenset({"at"})),
    ("o", frozenset({"of"})),
    ("t", frozenset({"to"})),
    ("y", frozenset({"by"})),
    ("f", frozenset({"from"})),
    ("?", IF - MODALS),
    ("n", NEGATIONS),
    ("m", MODALS),
    ("b", BE),
    ("h", HAVE),
    ("i", frozenset({"including"})),
    ("s", saying.SAY_WORDS),
    ("r", RELATIVES),
    ("d", DETERMINERS),
    ("p", PRONOUNS),
    ("a", ADVERBS),
    ("&", CONJUNCTIONS),
    ("@", PREPOSITIONS),
    (",", COMMAS),
    (";", STOPS | {"while", "whereas"}),
)


def _entries() -> Iterator[_Entry]:
    for letter, table in _MEASURED.items():
        for measure, phrases in table.items():
            yield from ((tuple(phrase.split()), letter, measure) for phrase in phrases)
    for letter in ("V", "J"):
        for measure, phrases in _MEASURED[letter].items():
            words = [phrase for phrase in phrases if " " not in phrase]
            yield from (((hedge, word), letter, measure) for hedge in _HEDGED for word in words)
    for letter, plain in _PLAIN.items():
        yield from ((tuple(phrase.split()), letter, None) for phrase in plain)


def _by_first_word() -> dict[str, tuple[_Entry, ...]]:
    """Longest phrase first; of equals the first of the tables."""
    table: dict[str, list[_Entry]] = {}
    for entry in sorted(_entries(), key=lambda entry: -len(entry[0])):
        table.setdefault(entry[0][0], []).append(entry)
    return {first: tuple(entries) for first, entries in table.items()}


def _by_second_word(entries: tuple[_Entry, ...]) -> dict[str, tuple[_Entry, ...]]:
    """The entries that can stand where a second word follows; under no word those that can stand before any."""
    seconds = dict.fromkeys(phrase[1] for phrase, _, _ in entries if len(phrase) > 1)
    return {
        second: tuple(entry for entry in entries if len(entry[0]) == 1 or entry[0][1] == second)
        for second in ("", *seconds)
    }


#: By first word, then by second: the longest phrase first.
PHRASES: dict[str, dict[str, tuple[_Entry, ...]]] = {
    first: _by_second_word(entries) for first, entries in _by_first_word().items()
}
TAGS: dict[str, str] = {word: letter for letter, words in reversed(_WORDS) for word in words}
