"""Pagefind at work: a process of its own that is told entries and gives back the files of their index.

It is spoken to directly (messages of base64 JSON, a comma after each): its Python package waits a tenth of a second after
every entry. It reads all it is told at once and answers when it is asked, so that the site can be drawn meanwhile.
"""

import base64
import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from threading import Timer
from typing import Any, Self

from generator.model.findable import Findable

#: So many bytes of its answers are read at once.
_MUCH = 2**20
#: Pagefind refuses an entry without any.
_NO_WORDS = "–"
#: Seconds after which it hangs: so many, and one more for so many characters. It takes a tenth of that, on a busy machine.
_PATIENCE, _CHARACTERS = 60, 50_000


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

        self._hangs = False
        self._patience: Timer | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._patience:
            self._patience.cancel()
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what it was not told any more
                stream and stream.close()

    def tell(self, findables: Sequence[Findable], language: str) -> None:
        """Tell it the entries, and ask for the files. Raises PagefindError where it has ended, or does not listen."""
        assert self._process.stdin
        self._patience = Timer(
            _PATIENCE + sum(len(one.text) for one in findables) / _CHARACTERS, self._give_up
        )
        self._patience.daemon = True
        self._patience.start()
        try:
            self._process.stdin.writelines(map(_message, _requests(findables, language)))
            self._process.stdin.flush()
        except OSError as error:
            raise self._ended("before it had heard all entries") from error

    def files(self) -> dict[str, bytes]:
        """Wait for the files, and return them by path. Raises PagefindError."""
        try:
            for payload in self._answers():
                if payload["type"] == "Error":
                    raise PagefindError(f"Pagefind says: {payload['message']}")
                if payload["type"] == "GetFiles":
                    return {file["path"]: base64.b64decode(file["content"]) for file in payload["files"]}
        except (ValueError, KeyError, TypeError) as error:
            raise PagefindError("Pagefind gave an answer that is not known here") from error
        raise self._ended("before it had made the index")

    def _give_up(self) -> None:
        self._hangs = True
        self._process.kill()

    def _ended(self, when: str) -> PagefindError:
        return PagefindError("Pagefind took too long" if self._hangs else f"Pagefind ended {when}")

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
        "url": one.path,
        "content": next(
            filter(_has_words, (one.text, one.title)), _NO_WORDS
        ),  # a title is searched as what it is
        "language": language,
        "meta": {"title": one.title, "kind": one.kind, "day": one.day},
        "filters": {"kind": [one.kind]},
        "sort": {},
    }


def _has_words(text: str) -> bool:
    return any(map(str.isalnum, text))


def _message(payload: Mapping[str, Any]) -> bytes:
    return base64.b64encode(json.dumps({"message_id": 0, "payload": payload}).encode()) + b","
