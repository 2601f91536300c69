"""Digests and ids that depend on what a thing says, never on when or in which order it came."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache, lru_cache
from json.encoder import encode_basestring
from typing import TypeVar

from generator.edtf import Edtf
from generator.model.claim import Claim, Statement

Key = TypeVar("Key")
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(value: object, length: int = 12) -> str:
    """Return the first hex digits of the SHA-256 of a value's plain form."""
    text = _CANONICAL.encode(plain(value))
    return hashlib.sha256(text.encode()).hexdigest()[:length]


def whole_digest(text: str) -> str:
    """Return `digest([text])`, in a fraction of its time."""
    return hashlib.sha256(f"[{encode_basestring(text.strip())}]".encode()).hexdigest()[:12]


def plain(value: object) -> object:
    """Reduce a noun to JSON values, without the fields that hold their default: a new optional field changes no digest."""
    if type(value) is str:  # the most by far; an enum's member is a string too
        return value.strip()
    if isinstance(value, Edtf):
        return value.text
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value) and not isinstance(value, type):
        held = ((name, default, getattr(value, name)) for name, default in _defaults(type(value)))
        return {name: plain(item) for name, default, item in held if item != default}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value.strip() if isinstance(value, str) else value


@cache
def _defaults(cls: type) -> tuple[tuple[str, object], ...]:
    return tuple((field.name, field.default) for field in fields(cls))


def ordinals(keys: Iterable[Key]) -> Iterable[tuple[Key, int]]:
    """Pair every key with the number of equal ones before it."""
    seen: Counter[Key] = Counter()
    for key in keys:
        yield key, seen[key]
        seen[key] += 1


def claim_ids(source: str, claims: Sequence[Claim]) -> tuple[str, ...]:
    """Return an id for each claim of one source, from what it counts and where it stands."""
    return tuple(
        "c" + digest([source, *key, ordinal], 6)
        for key, ordinal in ordinals(_counted(claim) for claim in claims)
    )


def _counted(claim: Claim) -> tuple[object, ...]:
    return (
        *(
            claim.paragraph,
            claim.measure.value,
            claim.min,
            claim.max,
            claim.qualifier.value,
            claim.victims.value,
        ),
        *(claim.side, claim.scope.value, claim.period.text if claim.period else None),
    )


def item_key(item: object) -> str:
    """Name an item of a front matter's list so that it is found again: by its id where it has one, else by its words."""
    if isinstance(item, Claim):
        return f"{item.id} {item.source}"
    if isinstance(item, Statement):
        return _statement_key(item)
    if isinstance(item, str):
        return item
    identity = getattr(item, "id", None)
    return identity if isinstance(identity, str) else " ".join(map(str, _values(item)))


@lru_cache(maxsize=1 << 16)
def _statement_key(said: Statement) -> str:
    return f"{said.speaker} {said.act} {digest(said, 8)} {said.source}"


def _values(item: object) -> Iterable[object]:
    values = plain(item)
    return values.values() if isinstance(values, dict) else [values]
