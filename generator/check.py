"""What is wrong with a site: all that a build would say, and what only shows when the whole of it was drawn."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from generator import permalinks
from generator.build import OUT, BuildOptions, prepared_of, read
from generator.checking.addresses import Cited, cited
from generator.checking.bodies import Link
from generator.checking.links import Body, Standing, Way, bodies, faults, is_draft, lost, ways
from generator.checking.pages import Drawn, Look, astray
from generator.checking.ties import orphans, unsourced
from generator.errors import Problem
from generator.model.record import Record
from generator.pool import cores
from generator.publishing.limits import beyond
from generator.rendering.layouts import Layouts
from generator.urls import Links


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A site that was looked at: how many events it has, what is wrong, and what gives the addresses that it cites."""

    events: int
    problems: tuple[Problem, ...]
    cited: Callable[[], Iterator[Cited]]


def check(site: Path, progress: Callable[[str], None]) -> Checked:
    """Read and draw a whole site, drafts too, and publish nothing. Raises DatelineError where it cannot be drawn."""
    options = BuildOptions(site=site, drafts=True, strict=True, jobs=cores())
    record, problems = read(options)
    prepared = prepared_of(record, problems, options)
    seen, links = [*bodies(record)], Links(record.config.base_url)
    walk = _Walk([*ways(seen, links)], links, _own(prepared.layouts))
    drawn = prepared.made(walk.look(), lambda count: progress(f"rendering: {count} pages"))
    every = [one for one in drawn if isinstance(one, Drawn)]
    sizes = {one.path: one.size for one in every}
    found = [*walk.problems(every, record), *faults(seen), *unsourced(record), *beyond(sizes, OUT)]
    return Checked(
        events=len(prepared.assembly.site.events),
        problems=(*prepared.problems, *prepared.late, *found),
        cited=partial(cited, record, seen, links),
    )


def _own(layouts: Layouts) -> dict[str, bytes]:
    """The layouts and pages that are a site's own. The links of the theme's are held by tests."""
    own, theme = layouts.own, layouts.theme
    return {
        name: own[name] for name in sorted(own) if name.endswith(".html") and own[name] != theme.get(name)
    }


def _drafts(record: Record) -> Iterator[str]:
    for folder in permalinks.FOLDERS:
        for entry in getattr(record, folder):
            if is_draft(entry):
                yield permalinks.permalink(folder, entry.value.id)


@dataclass(frozen=True, slots=True)
class _Walk:
    """One way along all links within a site: those of its bodies (`ways`), and of all pages where it has `own` layouts."""

    ways: list[tuple[Body, Link, Way]]
    links: Links
    own: Mapping[str, bytes]

    def look(self) -> Look:
        """What is to be seen of each page while it is at hand."""
        wanted = (to.files for _, _, to in self.ways if to.fragment)
        return Look(frozenset(chain.from_iterable(wanted)), whole=bool(self.own))

    def problems(self, every: Collection[Drawn], record: Record) -> Iterator[Problem]:
        """Yield what is wrong with links, and what nothing leads to."""
        site = Standing(
            {one.path for one in every}, {one.path: one.ids for one in every if one.ids is not None}
        )
        yield from lost(self.ways, site, {*_drafts(record)})
        told = {self.links.href(link.target) for _, link, _ in self.ways if link.target.startswith("/")}
        told |= {link.target for _, link, _ in self.ways}
        yield from astray(every, self.links, site, self.own, told)
        linked = {f"{to.path.rstrip('/')}/" for body, _, to in self.ways if body.address != to.path}
        yield from orphans(record, linked)
