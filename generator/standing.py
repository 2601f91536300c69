"""A build with nothing to do: what the last one depended on, and what it left, are looked at from outside and found unchanged.

A build that went well leaves a note: what it was asked for, the stamps of all it read and of all that stands in the output
since, and what it reported. Where one of these is not as it was, or nobody can tell, all is built. The rest of the
program is not even loaded before that is known: values are named tuples here, for dataclasses alone take as long to load
as all of this.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from struct import iter_unpack
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.memo import note
from generator.memo.home import FOLDER
from generator.memo.stamps import SIZE, Stamp, differing, packed, stamp, stamps, unpacked
from generator.memo.version import folder_version
from generator.pool import beside
from generator.publishing.published import Published
from generator.theme import theme_folder

if TYPE_CHECKING:
    from generator.errors import Problem

OUT = "build"
#: Files in the output that another process looks at in less time than it takes to begin one.
_MANY = 2000


class BuildOptions(NamedTuple):
    """What to build: `site` is the folder that holds site.yaml, `out` None its build/, `base_url` None its own.

    With `strict`, an entry that was published and is gone is an error; else its address gets a page that says so.
    `jobs` is how many processes may share the drawing; they change nothing in what comes of it.
    """

    site: Path
    out: Path | None = None
    base_url: str | None = None
    drafts: bool = False
    clean: bool = False
    strict: bool = False
    jobs: int = 1

    @property
    def output(self) -> Path:
        """Where the site is written."""
        return self.out or self.site / OUT

    @property
    def spare(self) -> Path | None:
        """Where the folder is kept that takes turns with the output; only for the one that lies in the site's folder."""
        site, out = roots(self)
        return Path(site, FOLDER, "spare") if out == f"{site}/{OUT}" else None


class BuildReport(NamedTuple):
    """What a build did; `recorded` is how many addresses are new. `problems` are warnings: errors stop it."""

    out: Path
    pages: int
    events: int
    published: Published
    recorded: int
    problems: "tuple[Problem, ...]"


class Left(NamedTuple):
    """What a build left behind it: what it was `asked` for and `said`, and the stamps of what it read and made.

    `inputs` lie below the site, `folders` and `files` below the output; the stamps come in this order. `absent` are
    places, as given to the system, in which there was nothing. `keys` are the digests of what the files are made of, each
    as long as the others; nought where nobody knows. `entries` is the digest of what it noted of the entries; `edited` are
    the digests, in hex, of those whose files changed since, by path.
    """

    asked: list[Any]
    said: Mapping[str, Any]
    absent: list[str]
    inputs: list[str]
    folders: list[str]
    files: list[str]
    keys: bytes
    stamps: bytes
    entries: str = ""
    edited: Mapping[str, str] = MappingProxyType({})

    def read_now(self, options: BuildOptions) -> bytes | None:
        """Return the stamps of what it read as they are now; None where something is gone, or something new in the way."""
        site = roots(options)[0]
        try:
            now = stamps(f"{site}/{path}" for path in self.inputs)
        except (OSError, OverflowError):
            return None
        return None if any(map(os.path.lexists, self.absent)) else now

    def stands(self, options: BuildOptions) -> bool:
        """Whether all that stands in the output is as it was left."""
        out = roots(options)[1]
        try:
            now = stamps(f"{out}/{path}" for path in (*self.folders, *self.files))
        except (OSError, OverflowError):
            return False
        return now == self.stamps[len(self.inputs) * SIZE :]

    def made(self, options: BuildOptions) -> Mapping[str, Stamp] | None:
        """Return the stamps of the files in the output; None where any of its folders holds other names now."""
        out = roots(options)[1]
        left = unpacked(self.stamps)[len(self.inputs) :]
        try:
            now = [stamp(f"{out}/{path}") for path in self.folders]
        except OSError:
            return None
        count = len(self.folders)
        return dict(zip(self.files, left[count:], strict=True)) if now == left[:count] else None

    def known(self, options: BuildOptions) -> Mapping[str, bytes]:
        """Return what the files in the output are made of, by path; nothing where one of them is not as it was left."""
        made, out = self.made(options), roots(options)[1]
        try:
            stands = made is not None and all(stamp(f"{out}/{path}") == one for path, one in made.items())
        except OSError:
            return {}
        return self.digests() if stands else {}

    def digests(self) -> dict[str, bytes]:
        """Return what the files in the output are made of, by path, as far as it is known."""
        size = len(self.keys) // len(self.files) if self.files else 0
        keys = (self.keys[at : at + size] for at in range(0, len(self.keys), size or 1))
        return {path: key for path, key in zip(self.files, keys, strict=True) if any(key)}

    def key(self, path: str) -> bytes:
        """Return what a file in the output is made of; nought where nobody knows."""
        size = len(self.keys) // len(self.files)
        at = self.files.index(path) * size if path in self.files else len(self.keys)
        return self.keys[at : at + size]

    def stamp(self, path: str) -> Stamp:
        """Return the stamp of a file in the output as it was left. Raises ValueError where there was none."""
        place = len(self.inputs) + len(self.folders) + self.files.index(path)
        return unpacked(self.stamps[place * SIZE : (place + 1) * SIZE])[0]

    def files_left(self) -> Iterator[tuple[str, Stamp]]:
        """Yield the files in the output with their stamps as they were left."""
        return zip(self.files, unpacked(self.stamps)[-len(self.files) :], strict=True)

    @property
    def unknown(self) -> int:
        """Of how many files in the output nobody knows what they are made of."""
        size = len(self.keys) // len(self.files)
        return [*iter_unpack(f"{size}s", self.keys)].count((bytes(size),))

    def renewed(
        self,
        read: Mapping[str, Stamp],
        made: Mapping[str, Stamp],
        keys: Mapping[str, bytes],
        edited: Mapping[str, str],
    ) -> "Left":
        """Return the same after some of what was read changed, and what was made was: new stamps, digests, files of entries."""
        places = {self.inputs.index(path): packed([one]) for path, one in read.items()}
        inputs = _patched(self.stamps[: len(self.inputs) * SIZE], SIZE, places)
        now = inputs + packed(made[path] for path in (*self.folders, *self.files))
        size = len(self.keys) // len(self.files)
        known = _patched(self.keys, size, {self.files.index(path): key for path, key in keys.items()})
        return self._replace(stamps=now, keys=known, edited={**self.edited, **edited})

    def write(self) -> bytes:
        """Write it as bytes; the inverse of `read`."""
        names = [self.inputs, self.folders, self.files]
        below = os.fsencode("\0".join(path for paths in names for path in paths))
        lengths = [len(below), len(self.keys)]
        counts, noted = [len(one) for one in names], [self.entries, dict(self.edited)]
        head = [self.asked, self.said, self.absent, counts, lengths, noted]
        return json.dumps(head).encode() + b"\n" + below + self.keys + self.stamps

    @classmethod
    def read(cls, raw: bytes) -> "Left":
        """Read such bytes; those of a sealed note are never any others."""
        head, rest = raw.split(b"\n", 1)
        asked, said, absent, (inputs, folders, _), (length, keys), noted = json.loads(head)
        names = os.fsdecode(rest[:length]).split("\0")
        return cls(
            asked=asked,
            said=said,
            absent=absent,
            inputs=names[:inputs],
            folders=names[inputs : inputs + folders],
            files=names[inputs + folders :],
            keys=rest[length : length + keys],
            stamps=rest[length + keys :],
            entries=noted[0],
            edited=noted[1],
        )


def _patched(raw: bytes, size: int, pieces: Mapping[int, bytes]) -> bytes:
    """Put some of the pieces of one size that bytes are made of, by their numbers, in the place of others."""
    whole = bytearray(raw)
    for number, piece in pieces.items():
        whole[number * size : (number + 1) * size] = piece
    return bytes(whole)


def roots(options: BuildOptions) -> tuple[str, str]:
    """Return the real places of the site and of the output."""
    return os.path.realpath(options.site), os.path.realpath(options.output)


def asked(options: BuildOptions) -> list[Any]:
    """Return all that decides what is made of what is there."""
    theme = folder_version(str(theme_folder())).hex()
    return [theme, *roots(options), options.base_url, options.drafts, options.strict]


def left(options: BuildOptions) -> Left | None:
    """Return what the last build left, if these options asked for it."""
    raw = note.read(options.site)
    found = None if raw is None else Left.read(raw)
    return found if found and found.asked == asked(options) else None


class Change(NamedTuple):
    """What the last build left, and the stamps now of the only files, by path below the site, that changed since."""

    left: Left
    files: Mapping[str, Stamp]


def change(options: BuildOptions) -> Change | None:
    """Return what changed since the last build; None where more than files it read did, or nobody can tell."""
    found = None if options.clean else left(options)
    if not found:
        return None
    is_worth_it = options.jobs > 1 and len(found.files) > _MANY
    stands = partial(found.stands, options)
    answer = beside(stands) if is_worth_it else stands
    now = found.read_now(options)
    if not answer() or now is None:
        return None
    places = [*differing(found.stamps[: len(now)], now)]
    new = unpacked(b"".join(now[place * SIZE : (place + 1) * SIZE] for place in places))
    return Change(found, {found.inputs[place]: one for place, one in zip(places, new, strict=True)})


def standing(options: BuildOptions) -> BuildReport | None:
    """Return what a build would report that finds nothing to do; None where there is something, or nobody can tell."""
    found = change(options)
    return reported(options, found.left.said) if found and not found.files else None


def said(report: BuildReport) -> dict[str, Any]:
    """Return what the next build would report if nothing changed until then."""
    return {
        "pages": report.pages,
        "events": report.events,
        "files": report.published.written + report.published.unchanged,
        "problems": [_told(problem) for problem in report.problems],
    }


def _told(problem: "Problem") -> list[Any]:
    mark = problem.mark
    return [mark.path, mark.line, mark.column, problem.code, problem.message, problem.hint, problem.severity]


def reported(options: BuildOptions, said: Mapping[str, Any], written: int = 0) -> BuildReport:
    """Return what a build reports that wrote so many files anew and kept the others; `said` is what the last one did."""
    return BuildReport(
        out=options.output,
        pages=said["pages"],
        events=said["events"],
        published=Published(written=written, unchanged=said["files"] - written),
        recorded=0,
        problems=tuple(_problems(said["problems"])) if said["problems"] else (),
    )


def _problems(told: Iterable[list[Any]]) -> "Iterable[Problem]":
    from generator.errors import Mark, Problem, Severity  # noqa: PLC0415 - see above

    for path, line, column, code, message, hint, severity in told:
        yield Problem(Mark(path, line, column), code, message, hint, Severity(severity))
