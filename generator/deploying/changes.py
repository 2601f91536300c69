"""What a deployment changes on a branch, in the addresses that readers know."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.deploying.branch import Tree

#: What may stand on a branch that Dateline has never written to: what GitHub puts there, and what tells of a repository.
HARMLESS = frozenset({".gitattributes", ".gitignore", ".nojekyll", "CNAME", "LICENSE", "README.md"})
#: So many addresses of a kind are listed.
_LISTED = 10
_INDEX = "index.html"


class Changes(NamedTuple):
    """Paths of files, in the order of their addresses."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    deleted: tuple[str, ...]

    @classmethod
    def between(cls, before: Tree, after: Tree) -> "Changes":
        """Compare two commits."""
        both = before.keys() & after.keys()
        changed = (path for path in both if before[path] != after[path])
        added, deleted = after.keys() - before.keys(), before.keys() - after.keys()
        return cls(*(tuple(sorted(paths, key=site_path)) for paths in (added, changed, deleted)))

    def __bool__(self) -> bool:
        """Whether there are any."""
        return any((self.added, self.changed, self.deleted))

    @property
    def summary(self) -> str:
        """How many pages these are, and how many other files, in words."""
        pages = [(name, sum(map(_is_page, paths))) for name, paths in zip(self._fields, self, strict=True)]
        others = sum(map(len, self)) - sum(number for _, number in pages)
        said = [f"{_plural(number, 'page')} {name}" for name, number in pages if number]
        return ", ".join([*said, *([_plural(others, "other file")] if others else [])])


def listed(changes: Changes, address: Callable[[str], str]) -> Iterator[str]:
    """Yield lines that tell a person what changes, by the addresses of pages; long lists are cut."""
    for name, paths in zip(changes._fields, changes, strict=True):
        pages = [path for path in paths if _is_page(path)]
        others = len(paths) - len(pages)
        counts = [
            _plural(number, noun) for number, noun in ((len(pages), "page"), (others, "other file")) if number
        ]
        if counts:
            yield f"{name}: {', '.join(counts)}"
        yield from (f"  {address(path)}" for path in pages[:_LISTED])
        if len(pages) > _LISTED:
            yield f"  … and {len(pages) - _LISTED:,} more"


def site_path(path: str) -> str:
    """Return the path by which readers ask for a file: “/events/x/”, “/feed.xml”."""
    folder, _, name = path.rpartition("/")
    return f"/{folder}/".replace("//", "/") if name == _INDEX else f"/{path}"


def _is_page(path: str) -> bool:
    return path.endswith(".html")


def _plural(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
