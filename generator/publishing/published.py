"""What publishing did."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from generator.memo.stamps import Stamp


class Published(NamedTuple):
    """What publishing did, in files."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0


class Placed(NamedTuple):
    """What publishing left in the output: the stamps of all files of the site, each from when its bytes were known.

    Those of the `moved` got another name since, which changes the time of the last change and nothing else.
    """

    published: Published
    stamps: Mapping[str, Stamp]
    moved: AbstractSet[str]
