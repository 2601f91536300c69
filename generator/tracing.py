"""Where a page comes from: which layout draws it, which files it is made of, and why the next build makes it again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from generator.build import BuildOptions, read
from generator.errors import DatelineError, Mark, Problem, did_you_mean
from generator.memo.stamps import stamp, unpacked
from generator.model.record import Record
from generator.rendering.drawing import context_of
from generator.rendering.layouts import Layouts
from generator.rendering.lists_made_of import ListsMadeOf
from generator.rendering.page import Page
from generator.rendering.pages import lists_gone, pages
from generator.site.assemble import assemble
from generator.standing import Left, left, roots
from generator.theme import FOLDER
from generator.urls import Links


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One page: its address and the layout that draws it, by path; `own` says that this is the site's.

    `entry` is the file it is the page of, "" where there is none; `named` those whose front matter it shows, None for
    all there are. `stands` says whether the last build made it of the same; None where nobody knows. `changed` are the files
    that changed since.
    """

    address: str
    layout: str
    own: bool
    entry: str
    named: tuple[str, ...] | None
    stands: bool | None
    changed: tuple[str, ...]


def trace(options: BuildOptions, given: str) -> Trace:
    """Trace the page at an address. Raises DatelineError where there is none, or the site cannot be read."""
    record, _ = read(options)
    layouts = Layouts.read(options.site)
    context = context_of(assemble(record, drafts=options.drafts), layouts)
    every = [*pages(context, lambda: ())]
    every += lists_gone(context, {page.path for page in every} | layouts.own_pages)
    page = _found(given, every, context.links)
    made_of, before = ListsMadeOf(context, layouts, every), left(options)
    known = before.known(options) if before else {}
    paths, named = _paths(record), made_of.named(page)
    return Trace(
        address=page.path,
        layout=f"{FOLDER}/{page.layout}.html",
        own=f"{page.layout}.html" in layouts.own,
        entry=paths.get(page.path.strip("/"), ""),
        named=None if named is None else tuple(sorted(paths[name] for name in named if name in paths)),
        stands=made_of.makes(page, known.get(page.file, b"")) if known else None,
        changed=tuple(_changed(before, options)) if before else (),
    )


def _found(given: str, every: list[Page], links: Links) -> Page:
    path = unquote(urlsplit(given).path)
    path = f"/{path.removeprefix(links.base_path).strip('/').removesuffix('index.html').strip('/')}"
    by_path = {page.path.rstrip("/"): page for page in every}
    if page := by_path.get(path.rstrip("/")):
        return page
    message, hint = f"there is no page at “{given}”", did_you_mean(path, by_path)
    raise DatelineError([Problem(Mark(given), "DL105", message, hint)])


def _paths(record: Record) -> Mapping[str, str]:
    return {
        **{f"events/{entry.value.id}": entry.path for entry in record.events},
        **{f"actors/{entry.value.id}": entry.path for entry in record.actors},
        **{f"escalations/{entry.value.id}": entry.path for entry in record.escalations},
        **{f"sources/{entry.value.id}": entry.path for entry in record.sources},
    }


def _changed(before: Left, options: BuildOptions) -> Iterator[str]:
    """Yield what was read last time and is not as it was then: a folder where a file came or went."""
    site = roots(options)[0]
    for path, then in zip(before.inputs, unpacked(before.stamps), strict=False):
        try:
            if stamp(f"{site}/{path}") != then:
                yield path
        except OSError:
            yield path
