"""Where the boundaries of the world’s countries lie, and which they are: asked by many who never read them."""

from pathlib import Path

#: git does not know the file: it is fetched when the program is packed or set up.
PLACE = Path(__file__).with_name("boundaries.bin")
#: How the file begins; the number changes with what follows. Behind it stands a digest of that, in so many bytes.
MAGIC = b"DATELINE ATLAS 2"
DIGEST = 16


def edition(place: Path = PLACE) -> bytes:
    """Return what tells the boundaries at hand from any others, without reading them; nothing where there are none."""
    try:
        with place.open("rb") as file:
            return file.read(len(MAGIC) + DIGEST)
    except OSError:
        return b""
