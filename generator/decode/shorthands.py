"""What a person may write instead of the whole, in tables."""

from collections.abc import Mapping

from generator.model.claim import Claim
from generator.model.event import Participant, Place
from generator.model.vocabulary import Qualifier

#: A bare text for a mapping: `place: Aden` is `place: {name: Aden}`.
FROM_TEXT: Mapping[type, str] = {Place: "name", Participant: "actor"}

#: Keys that are no fields, with the type they take: `unfold` turns them into fields.
EXTRA_KEYS: Mapping[type, Mapping[str, type]] = {Claim: {"count": int}}

#: What one count says of least and most: (is it the least?, is it the most?).
_ENDS = {
    Qualifier.AT_LEAST: (True, False),
    Qualifier.MORE_THAN: (True, False),
    Qualifier.UP_TO: (False, True),
}


def unfold(values: dict[str, object]) -> str | None:
    """Replace a claim's `count` by `min` and `max`, in place. Returns what is wrong, or None."""
    count = values.pop("count", None)
    if count is None:
        return None
    if values.get("min") is not None or values.get("max") is not None:
        return "“count” stands for “min” and “max”: give one or the others"
    least, most = _ENDS.get(values.get("qualifier"), (True, True))  # type: ignore[call-overload]
    values |= {"min": count if least else None, "max": count if most else None}
    return None
