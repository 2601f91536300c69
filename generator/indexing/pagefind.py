"""Pagefind at work: a process of its own that is told entries and gives back the files of their index.

It is spoken to directly (messages of base64 JSON, a comma after each): its Python package waits a tenth of a second after
every entry. It reads all it is told at once and answers when it is asked, so that the site can be drawn meanwhile.
"""

import base64
import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Self

from generator.model.findable import Findable

#: So many bytes of its answers are read at once.
_MUCH = 2**20
#: Pagefind refuses an entry without any.
_NO_WORDS = "–"


class PagefindError(Exception):
    """Pagefind is not there, or did not do what it was asked; the text says which, for a person."""


def program() -> Path:
    """Return where Pagefind's program lies. Raises PagefindError where it is not installed."""
    if find_spec("pagefind_bin") is None:
        raise PagefindError("Pagefind is not installed")
    try:
        return Path(import_module("pagefind_bin").get_executable())
    except (OSError, ImportError) as error:
        raise PagefindError(f"Pagefind's program is not there: {error}") from error


def version(of: Path) -> str:
    """Return what the program calls itself. Raises PagefindError where it does not run."""
    try:
        done = subprocess.run([of, "--version"], capture_output=True, timeout=20, check=True)  # noqa: S603 - the package names it
    except (OSError, subprocess.SubprocessError) as error:
        raise PagefindError(f"Pagefind does not run: {error}") from error
    return done.stdout.decode("utf-8", "replace").strip()


class Pagefind:
    """One run of Pagefind. It ends with the `with` block, whatever happens in it."""

    def __init__(self, of: Path) -> None:
        """Start the program. Raises PagefindError."""
        try:
            self._process = subprocess.Popen(  # noqa: S603 - the package names it
                [of, "--service"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is for the command
            )
        except OSError as error:
            raise PagefindError(f"Pagefind does not run: {error}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def tell(self, findables: Iterable[Findable], language: str) -> None:
        """Tell it the entries, and ask for the files. Raises PagefindError where it has ended."""
        assert self._process.stdin
        try:
            self._process.stdin.writelines(map(_message, _requests(findables, language)))
            self._process.stdin.flush()
        except OSError as error:
            raise PagefindError("Pagefind ended before it had heard all entries") from error

    def files(self) -> dict[str, bytes]:
        """Wait for the files, and return them by path. Raises PagefindError."""
        for payload in self._answers():
            if payload["type"] == "Error":
                raise PagefindError(f"Pagefind says: {payload['message']}")
            if payload["type"] == "GetFiles":
                return {file["path"]: base64.b64decode(file["content"]) for file in payload["files"]}
        raise PagefindError("Pagefind ended before it had made the index")

    def _answers(self) -> Iterator[dict[str, Any]]:
        assert self._process.stdout
        waiting: list[bytes] = []
        while some := self._process.stdout.read1(_MUCH):  # type: ignore[attr-defined]
            first, *others = some.split(b",")
            waiting.append(first)
            for other in others:
                yield json.loads(base64.b64decode(b"".join(waiting)))["payload"]
                waiting = [other]


def _requests(findables: Iterable[Findable], language: str) -> Iterator[Mapping[str, Any]]:
    yield {"type": "NewIndex", "config": {"force_language": language}}
    yield from (_record(one, language) for one in findables)
    yield {"type": "GetFiles", "index_id": 0}


def _record(one: Findable, language: str) -> Mapping[str, Any]:
    return {
        "type": "AddRecord",
        "index_id": 0,
        "url": one.href,
        "content": f"{one.title}. {one.text}" if one.text else one.title or _NO_WORDS,
        "language": language,
        "meta": {"title": one.title, "kind": one.kind, "day": one.day},
        "filters": {"kind": [one.kind]},
        "sort": {},
    }


def _message(payload: Mapping[str, Any]) -> bytes:
    return base64.b64encode(json.dumps({"message_id": 0, "payload": payload}).encode()) + b","
