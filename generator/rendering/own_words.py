"""What is wrong with words of the interface that a site says in its own way: each must be one that something shows."""

from collections.abc import Iterator, Mapping

from generator.errors import did_you_mean
from generator.model.config import Wording
from generator.rendering.words import PLURALS, SENTENCES, Words, misfits, names

#: A key, what is wrong with it, and a hint.
Unfit = tuple[str, str, str]


def unfit(own: Wording, words: Words) -> Iterator[Unfit]:
    """Yield what is wrong with a site's own words; `words` are those that they cover."""
    known = words.table
    wrong = dict(misfits(dict(own.table), known))
    for key, text in own.table:
        if key in wrong:
            yield key, wrong[key], "compare words/en.toml of the theme in layouts/"
        elif not _is_shown(key, known):
            yield key, f"the interface has no words “{key}”", did_you_mean(key, known)
        elif lost := _lost(key, text, known):
            yield key, f"“{key}” leaves out {{{lost}}}", f"it reads “{known[key]}”"


def _is_shown(key: str, known: Mapping[str, str]) -> bool:
    """Whether the theme has a key, or the group of one that it looks for: a plural form, a fuller sentence."""
    group, _, last = key.rpartition(".")
    if key in known:
        return True
    if group.startswith(SENTENCES):
        return f"{group}.plain" in known and {*last.split("_")} <= {"of", "to", "denies"}
    return last in PLURALS and f"{group}.one" in known


def _lost(key: str, text: str, known: Mapping[str, str]) -> str:
    """The first name that the words have no place for: nobody loses who gave a number. “One entry” needs no number."""
    if key.rpartition(".")[2] in PLURALS or key not in known:
        return ""
    return min((names(known[key]) or set()) - (names(text) or set()), default="")
