"""What publishing did."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from generator.memo.stamps import Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What publishing did, in files.

    `stamps` are those of all files of the site, each from when its bytes were known. Those of the `moved` got another
    name since, which changes the time of the last change and nothing else.
    """

    written: int = 0
    unchanged: int = 0
    removed: int = 0
    stamps: Mapping[str, Stamp] = field(default_factory=dict, repr=False, compare=False)
    moved: AbstractSet[str] = field(default=frozenset(), repr=False, compare=False)
