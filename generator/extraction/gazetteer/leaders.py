"""Leaders known all over the world, from leaders.tsv: whom each speaks for."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from generator.extraction.gazetteer.table import rows, values
from generator.extraction.gazetteer.words import PARTICLES
from generator.urls import slug

_GENERATION = frozenset({"jr", "sr", "ii", "iii", "iv", "vi"})


def keys_of(words: Sequence[str]) -> tuple[str, ...]:
    """Return the distinctive words of a name, small letters, without particles, initials and the article al-."""
    keys = (_key(word) for word in words)
    return tuple(key for key in keys if len(key) > 1 and key not in PARTICLES and key not in _GENERATION)


@lru_cache(maxsize=4096)
def _key(word: str) -> str:
    return slug(word.casefold().removeprefix("al-").removeprefix("el-"))


def led_by(keys: Sequence[str]) -> tuple[str, ...]:
    """Return the slugs of those that a leader of this name, or of this surname, may speak for; mostly one or none."""
    known = _by_last().get(keys[-1], ()) if keys else ()
    return tuple(dict.fromkeys(owner for name, owner in known if _is_form(keys, name)))


def _is_form(keys: Sequence[str], name: Sequence[str]) -> bool:
    """Whether a name is a leader's: the surname, or all words of the shorter in the longer, in their order."""
    short, long = sorted((tuple(keys), tuple(name)), key=len)
    rest = iter(long)
    return all(key in rest for key in short)


@cache
def _by_last() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for owner, names in rows("leaders"):
        for name in values(names):
            keys = keys_of(name.split())
            found[keys[-1]] = (*found.get(keys[-1], ()), (keys, owner))
    return found
