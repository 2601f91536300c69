"""Serving: the second street, kept warm."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

from generator.build import BuildOptions
from generator.errors import DatelineError
from generator.serving.preview import Preview, Snapshot
from generator.serving.resident import Resident
from generator.serving.server import ADDRESS, bind
from generator.serving.watch import Changes, next_burst, waiting, watching
from generator.settings import settings
from generator.urls import Links


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeOptions:
    """What to serve: `port` None the first free one from 8000.

    `pages` serves under the path of the site's own base_url, and sends every page as it is published, byte for byte.
    """

    site: Path
    port: int | None = None
    pages: bool = False
    drafts: bool = False


def serve(options: ServeOptions, line: Callable[[str], None], ready: Callable[[str], None]) -> None:
    """Serve a site and answer every change of it, until interrupted.

    `line` tells a person what happens, `ready` is called once with the address. A site that cannot be built leaves the
    last good one up. Raises DatelineError when there is no port, or no settings to serve by.
    """
    base_path = _base_path(options.site) if options.pages else "/"
    preview = Preview(Snapshot())
    server = bind(options.port, preview, base_path, live=not options.pages)
    address = f"http://{ADDRESS}:{server.server_port}{base_path}"
    build = BuildOptions(site=options.site, base_url=address, drafts=options.drafts)
    changes: Changes = Queue()
    with server, watching(options.site.resolve(), changes):
        desk = Desk(build, preview, line)
        desk.answer(frozenset())
        threading.Thread(target=server.serve_forever, daemon=True).start()
        ready(address)
        while True:
            desk.answer(next_burst(changes), more=lambda: waiting(changes))


class Desk:
    """Where changes are answered: `preview` is shown what they make of the site, `line` tells a person."""

    def __init__(self, options: BuildOptions, preview: Preview, line: Callable[[str], None]) -> None:
        self._options, self._preview, self._line = options, preview, line
        self._last: Resident | None = None
        self._open: frozenset[str] = frozenset()  # what changed since the last good site

    def answer(self, paths: frozenset[str], more: Callable[[], bool] = lambda: False) -> None:
        """Show the site after changes, or what is wrong with it beside the last good one.

        Where something is wrong and `more` changes follow, nothing is shown: a file was read while it was being saved.
        """
        start = time.monotonic()
        self._open |= paths
        try:
            made = self._last.after(sorted(self._open)) if self._last else Resident.opened(self._options)
        except DatelineError as error:
            if not more():
                self._preview.show(self._preview.now.after_failure(error.problems))
                self._line("\n".join(map(str, self._preview.now.problems)))
            return
        self._last, self._open = made, frozenset()
        self._preview.show(self._preview.now.after_build(made.edition))
        named = f"changed: {', '.join(sorted(paths)[:3])}{' …' if len(paths) > 3 else ''}; " if paths else ""
        self._line(f"{named}ready after {time.monotonic() - start:.2f} s")


def _base_path(site: Path) -> str:
    config, problems = settings(site)
    if config is None:
        raise DatelineError(problems)
    return Links(config.base_url).base_path
