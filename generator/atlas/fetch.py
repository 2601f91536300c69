"""The boundaries of the world’s countries, fetched when the program is packed or set up: they are no part of its source.

They are those of Natural Earth, which is in the public domain, as the npm package `world-atlas` holds them. What comes
over the network counts only if its digest is the one that stands here. Nothing else in the program asks for it.

`python -m generator.atlas.fetch` puts them in their place.
"""

import hashlib
import io
import json
import sys
import tarfile
import urllib.request
from collections.abc import Iterator
from http.client import HTTPException
from pathlib import Path
from typing import Any

from generator.atlas.pack import packed
from generator.atlas.place import MAGIC, PLACE, edition

#: Whoever changes these counts MAGIC up, so that nobody keeps the old ones.
ADDRESS = "https://registry.npmjs.org/world-atlas/-/world-atlas-2.0.2.tgz"
SHA512 = (
    "2177d5d2ac25297a5c933d458705d5c0a46388884e9d6b6d3ac926e42b7132c8"
    "e013f317018447589aa05cea4cf0891c3c1a179f24d4e651477186b90a11b42d"
)
#: The scales that maps are drawn from, the finest first.
SCALES = ("10m", "50m")
_SECONDS = 60
#: What fetching fails with: no network, no room on the disk, not what was asked for.
FAILURES = (OSError, ValueError, HTTPException)


def fetch(place: Path = PLACE, address: str = ADDRESS) -> None:
    """Fetch the boundaries, and put them at a place whole or not at all. Raises one of FAILURES."""
    with urllib.request.urlopen(address, timeout=_SECONDS) as answer:  # noqa: S310 - the address stands above
        raw = answer.read()
    if hashlib.sha512(raw).hexdigest() != SHA512:
        raise ValueError(f"{address} is not what it was: its digest is another")
    new = place.with_suffix(".new")
    new.write_bytes(packed(_topologies(raw)))
    new.replace(place)


def _topologies(raw: bytes) -> Iterator[dict[str, Any]]:
    with tarfile.open(fileobj=io.BytesIO(raw)) as files:
        for file in (files.extractfile(f"package/countries-{scale}.json") for scale in SCALES):
            assert file
            yield json.load(file)


def is_here() -> bool:
    """Whether the boundaries at hand are some that this program reads."""
    return edition().startswith(MAGIC)


def main() -> int:
    """Fetch them anew. Without them maps have no boundaries, and all else is as it is: failing is no error."""
    try:
        fetch()
    except FAILURES as error:
        sys.stderr.write(f"The boundaries of countries were not fetched, so maps have none: {error}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
