"""Serving: the second street, kept warm."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

from generator.build import BuildOptions, prepare
from generator.errors import DatelineError
from generator.serving.preview import Preview, Snapshot
from generator.serving.server import ADDRESS, bind
from generator.serving.watch import Changes, next_burst, watching
from generator.settings import settings
from generator.urls import Links


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeOptions:
    """What to serve: `port` None the first free one from 8000, `pages` under the path of the site's own base_url."""

    site: Path
    port: int | None = None
    pages: bool = False
    drafts: bool = False


def serve(options: ServeOptions, line: Callable[[str], None], ready: Callable[[str], None]) -> None:
    """Serve a site and rebuild it on every change, until interrupted.

    `line` tells a person what happens, `ready` is called once with the address. A build that fails leaves the last
    good site up. Raises DatelineError when there is no port, or no settings to serve by.
    """
    base_path = _base_path(options.site) if options.pages else "/"
    preview = Preview(Snapshot(version=str(time.time_ns())))  # pages of an earlier run must reload
    server = bind(options.port, preview, base_path)
    address = f"http://{ADDRESS}:{server.server_port}{base_path}"
    build = BuildOptions(site=options.site, base_url=address, drafts=options.drafts)
    changes: Changes = Queue()
    with server, watching(options.site.resolve(), changes):
        rebuild(build, preview, line)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        ready(address)
        while True:
            paths = sorted(next_burst(changes))
            line(f"changed: {', '.join(paths[:3])}{' …' if len(paths) > 3 else ''}")
            rebuild(build, preview, line)


def rebuild(options: BuildOptions, preview: Preview, line: Callable[[str], None]) -> None:
    """Build into memory and show the result: the new site, or what is wrong with it beside the last good one."""
    start = time.monotonic()
    try:
        prepared = prepare(options)
        preview.show(preview.now.after_build(prepared.files))
    except DatelineError as error:
        preview.show(preview.now.after_failure(error.problems))
        line("\n".join(map(str, preview.now.problems)))
        return
    line(f"built {len(preview.now.files)} files in {time.monotonic() - start:.1f} s")


def _base_path(site: Path) -> str:
    config, problems = settings(site)
    if config is None:
        raise DatelineError(problems)
    return Links(config.base_url).base_path
