"""`dateline explain --page`: where a page comes from, and why the next build makes it again; nothing is written."""

import json
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict

from generator.commands.outcome import Outcome, Terminal, counted
from generator.commands.site_folder import site_folder
from generator.standing import BuildOptions
from generator.tracing import Trace, trace

#: More files than this are counted, not named.
_NAMED = 20


def run(arguments: Namespace, terminal: Terminal) -> Outcome:
    """Tell of one page what it is made of. Raises DatelineError where there is no such page."""
    terminal.progress("reading the site")
    found = trace(BuildOptions(site=site_folder(arguments)), arguments.event)
    if arguments.json:
        return Outcome(output=json.dumps(asdict(found), ensure_ascii=False, indent=2) + "\n")
    return Outcome(output="".join(f"{line}\n" for line in _lines(found)))


def _lines(found: Trace) -> Iterator[str]:
    yield found.address
    yield f"  drawn by {found.layout} of {'this site' if found.own else 'the theme'}"
    if found.entry:
        yield f"  the page of {found.entry}"
    if found.named is None:
        yield "  made of the front matter of every entry"
    else:
        yield from _listed("  made also of the front matter of", found.named)
    if found.stands is None:
        yield "  the next build makes it: nobody knows what the last one made it of"
    elif found.stands:
        yield "  the next build keeps it: what it is made of is as it was at the last"
    else:
        yield "  the next build makes it again: something it is made of changed"
        yield from _listed("  changed since the last build", found.changed)


def _listed(head: str, paths: tuple[str, ...]) -> Iterator[str]:
    if len(paths) > _NAMED:
        yield f"{head}: {counted(len(paths), 'file')}"
    elif paths:
        yield head
        yield from (f"    {path}" for path in paths)
