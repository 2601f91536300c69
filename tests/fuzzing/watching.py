"""What tells that something went wrong: a limit of time, an eye on the disk, the network and processes, and a look at pages."""

import contextlib
import os
import re
import signal
import sys
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path

SECONDS = 2.0


class TooSlowError(BaseException):
    """Not to be taken for a fault of one document."""


@contextlib.contextmanager
def at_most(seconds: float = SECONDS) -> Iterator[None]:
    """Stop what takes more seconds of the processor: however busy the machine is, the same work takes as many."""

    def stop(*_: object) -> None:
        raise TooSlowError(f"more than {seconds} seconds")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


_WRITES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "shutil.rmtree"}  # fmt: skip
_RUNS = {"subprocess.Popen", "os.exec", "os.system", "os.posix_spawn", "socket.connect", "socket.getaddrinfo"}


class Eye:
    """Sees what this process does on the disk outside of a folder, and that it starts nothing and calls nobody."""

    def __init__(self) -> None:
        self.inside: str | None = None
        self.seen: list[str] = []
        sys.addaudithook(self._hook)

    @contextlib.contextmanager
    def on(self, folder: Path) -> Iterator[None]:
        """Note every write outside of a folder, and every look into the folder above it. Raises AssertionError."""
        self.inside, self.seen = os.path.realpath(folder), []
        try:
            yield
        finally:
            self.inside = None
        assert self.seen == []

    def _hook(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.inside is None:
            return
        if event in _RUNS:
            self.seen.append(f"{event} {arguments}")
        elif event in _WRITES:
            paths = arguments[:2] if event in ("os.rename", "os.link") else arguments[:1]
            self.seen += [f"{event} {path}" for path in paths if not self._is_inside(path)]
        elif event == "open" and not self._is_inside(arguments[0]) and self._is_wrong(*arguments[:3]):
            self.seen.append(f"{event} {arguments}")

    def _is_inside(self, path: object) -> bool:
        assert self.inside is not None
        if isinstance(path, int):
            return True  # it was opened before
        return (os.path.realpath(os.fsdecode(path)) + "/").startswith(f"{self.inside}/")  # type: ignore[arg-type]

    def _is_wrong(self, path: object, _: object, flags: object) -> bool:
        """Whether a file outside is opened to be written, or lies where a path from content could lead."""
        named = os.path.realpath(os.fsdecode(path))  # type: ignore[arg-type]
        writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        beside = named.startswith(f"{Path(str(self.inside)).parent}/")
        return bool((writes and named != os.devnull) or beside or named == "/etc/passwd")


EYE = Eye()
_URLS = {"href", "src", "action", "formaction", "data", "cite", "poster", "srcset", "xlink:href"}
_NEVER = {"iframe", "object", "embed", "form", "base", "style", "frame", "applet", "math", "marquee"}
_SCHEME = re.compile(r"(?i)(?:javascript|vbscript|data|file):|(?:[\\/]){2}")
#: What stands in URLs for nothing.
_SKIPPED = str.maketrans("", "", "\t\r\n")


class Looked(HTMLParser):
    """Reads a page as a browser would, and notes what would run, or load from elsewhere."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.harm: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag in _NEVER and not (tag == "form" and said.get("action", "").startswith("/")):
            self.harm.append(f"<{tag} {said}>")
        if (
            tag == "meta"
            and "//" in said.get("content", "")
            and said.get("http-equiv", "").lower() == "refresh"
        ):
            self.harm.append(f"{said}")
        if tag == "script" and "src" not in said and said.get("type") != "application/ld+json":
            self.harm.append("a script")
        for name, value in said.items():
            address = value.translate(_SKIPPED).lstrip("".join(map(chr, range(33))))
            runs = name.startswith("on") or name in ("style", "srcdoc", "ping")
            leads = name in _URLS and _SCHEME.match(address) and not (tag == "a" and address[:2] == "//")
            if runs or leads or (name == "src" and re.match(r"[a-z]+:", address)):
                self.harm.append(f"{tag} {name}={value}")


def harm(files: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Return what is harmful on the pages of a site, by path."""
    pages = {path: raw.decode() for path, raw in files.items() if path.endswith(".html")}
    return {path: found for path, html in pages.items() if (found := Looked(html).harm)}


def untold(problem: object) -> bool:
    """Whether what is said of a problem could itself do harm to a terminal: it is printable, on few lines."""
    return any(not line.isprintable() for line in str(problem).split("\n"))
