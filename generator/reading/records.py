"""What is no article because it is a record: a site's folder, and what Dateline reads and writes in it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

_SITE, _BUILT, _ARTICLES = "site.yaml", ".dateline-manifest", ("content", "articles")
#: Folders of a site that hold no articles, but for content/articles; what else lies in it is the owner's, an inbox say.
_OWN = ("content", "layouts", "build")


def is_of_a_record(path: Path) -> bool:
    """Whether a path is a site's folder, or holds what the site is made of."""
    real = path.resolve()
    for above in (real, *real.parents):
        if (above / _BUILT).is_file():
            return True
        if (above / _SITE).is_file():
            inner = real.relative_to(above).parts
            return not inner or (inner[0] in _OWN and inner[:2] != _ARTICLES)
    return False


def records_in(folder: Path) -> Sequence[Path]:
    """The folders of sites, or of built ones, somewhere below a folder, sorted."""
    found = (path for name in (_SITE, _BUILT) for path in folder.rglob(name) if path.is_file())
    return sorted({path.parent for path in found} - {folder})


def within(folder: Path, skip: Sequence[str]) -> Iterator[Path]:
    """The files below a folder, sorted: none that is hidden, in one of the folders to skip, or behind a link out of it."""
    real, shut = folder.resolve(), [folder / path for path in skip]
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if hidden or not path.is_file() or any(path.is_relative_to(one) for one in shut):
            continue
        if path.resolve().is_relative_to(real):
            yield path
