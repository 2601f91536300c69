"""The short cut for a build before which nothing but the bodies of a few events changed: their pages alone are drawn.

A body stands on its event's page and nowhere else, and an event's page is made of few entries (`rendering/made_of.py`,
`site/surroundings.py`). These are read, and the digest of what the page was made of must come out of them as the last
build noted it. Whatever is unusual goes the long way. `tests/test_rebuilds.py` holds that the pages are the same.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from typing import Any

from generator.content.decoding import digests
from generator.decode import Decoded, decode_entry
from generator.errors import Problem
from generator.files import SourceFile, is_passing, read_file, read_files
from generator.memo.note import Draft
from generator.memo.stamps import is_before, is_moved, stamp
from generator.model.config import Config
from generator.model.event import Event
from generator.model.page import File
from generator.model.record import NOUNS, Entry, Record
from generator.model.site import Site
from generator.noted import Known, Noted, Shelved
from generator.publishing.manifest import NAME as MANIFEST
from generator.publishing.renew import renewing
from generator.rendering.drawing import context_of, draw, press_of
from generator.rendering.layouts import Layouts
from generator.rendering.made_of import MadeOf
from generator.rendering.page import event_page
from generator.settings import settings
from generator.site.assemble import assemble
from generator.standing import BuildOptions, BuildReport, Change, reported, roots

#: More changes than these are not worth it.
_FEW = 20


@dataclass(frozen=True, slots=True)
class _Edit:
    """An event whose body alone changed: its file and its entry as they are, the digest of the file as it was."""

    file: SourceFile
    entry: Entry[Event]
    then: bytes

    @property
    def event(self) -> Event:
        """What it says."""
        return self.entry.value


def redrawn(options: BuildOptions, change: Change) -> BuildReport | None:
    """Build by drawing the pages of the events that were edited; None where that would not be enough.

    Raises DatelineError as publishing does.
    """
    if not 0 < len(change.files) <= _FEW:
        return None
    with suppress(OSError, OverflowError), closing(Draft(options.site)) as draft:
        start = draft.now()
        noted = Noted.read(options, change.left.entries)  # while the clock goes on
        # What was changed up to the start cannot be changed any more without a later stamp.
        is_past = noted is not None and draft.is_past(start)
        edits = _edits(options, change, noted, start, draft.device) if noted and is_past else None
        written = _Redrawing(options, change, noted, edits).placed(draft) if noted and edits else None
        return None if written is None else reported(options, change.left.said, written=written)
    return None


def _edits(
    options: BuildOptions, change: Change, noted: Noted, start: int, device: int
) -> list[_Edit] | None:
    """Read what changed; None where that is more than bodies, or may have changed again since `start`."""
    root, told = roots(options)[0], {path for path, *_ in change.left.said["problems"]}
    found = []
    for path, then in change.files.items():
        if known := noted.at(path):
            one, place = _edit(options, change.left.edited, known), f"{root}/{path}"
            # What a link leads to can change without it.
            if one is None or path in told or os.path.islink(place) or not is_before(then, start, device):  # noqa: PTH114
                return None
            if stamp(place) != then:
                return None
            found.append(one)
        elif not _holds_the_same(f"{root}/{path}", path, change.left.inputs):
            return None
    return found


def _edit(options: BuildOptions, edited: Mapping[str, str], known: Known) -> _Edit | None:
    file, problems = read_file(options.site, known.path)
    if not file or problems or not known.name.startswith("events/"):
        return None
    found, problems = _entry(file)
    if not found or problems or found[1].head.hex() != known.head:
        return None
    return _Edit(file, found[1], bytes.fromhex(edited.get(known.path, known.whole)))


def _entry(file: SourceFile) -> tuple[Shelved | None, tuple[Problem, ...]]:
    folder = file.path.split("/")[1]
    decoded: Decoded[Any] = decode_entry(NOUNS[folder], file.raw, file.path)
    if decoded.value is None:
        return None, decoded.problems
    whole, head = digests(file.raw)
    return (folder, Entry(value=decoded.value, path=file.path, whole=whole, head=head)), decoded.problems


def _record(config: Config, entries: Sequence[Shelved]) -> Record:
    """Put entries into a record, each tuple sorted by id."""
    shelves: dict[str, tuple[Entry[Any], ...]] = {
        folder: tuple(
            sorted((one for other, one in entries if other == folder), key=lambda one: str(one.value.id))
        )
        for folder in NOUNS
    }
    return Record(
        config=config,
        events=shelves["events"],
        actors=shelves["actors"],
        escalations=shelves["escalations"],
        sources=shelves["sources"],
    )


def _holds_the_same(place: str, path: str, inputs: Sequence[str]) -> bool:
    """Whether a folder of events holds what it held: its stamp changes when an editor puts a new file in an old one's place."""
    if not path.startswith("content/events") or os.path.islink(place) or not os.path.isdir(place):  # noqa: PTH112, PTH114
        return False
    known = {name for folder, _, name in (one.rpartition("/") for one in inputs) if folder == path}
    return {name for name in os.listdir(place) if not is_passing(name)} == known  # noqa: PTH208


@dataclass(frozen=True, slots=True)
class _Redrawing:
    """The pages of some edits, drawn and put in their places."""

    options: BuildOptions
    change: Change
    noted: Noted
    edits: Sequence[_Edit]

    def placed(self, draft: Draft) -> int | None:
        """Draw the pages, place them, and leave the note for the next build; return how many are new. Raises OSError, OverflowError."""
        left, pages = self.change.left, self._pages()
        if not pages or left.unknown > 1:  # the manifest is made of all others
            return None
        with renewing(self.options.output, spare=self.options.spare) as output:
            if not self._stands():
                return None
            written = output.put(pages)
        if written is None:
            return None
        self._leave(draft, {page.path: page.key for page in pages}, written)
        return len(written.keys() - {MANIFEST})

    def _stands(self) -> bool:
        """Whether no other build ended meanwhile: each that changes anything writes the manifest."""
        left, path = self.change.left, f"{roots(self.options)[1]}/{MANIFEST}"
        return MANIFEST in left.files and left.stamp(MANIFEST) == stamp(path)

    def _pages(self) -> list[File] | None:
        """Draw; None where one of the pages would not have been made of what it was made of."""
        site = self._site()
        if not site:
            return None
        layouts = Layouts.read(self.options.site)
        context = context_of(site, layouts)
        pages = {event.id: event_page(event, context) for event in site.chronology.values()}
        mine = [pages[edit.event.id] for edit in self.edits if edit.event.id in pages]
        now = MadeOf(context, layouts, pages.values())
        then = MadeOf(replace(context, site=self._before(site)), layouts, pages.values())
        was_made_so = all(
            self.change.left.key(page.file) == then.key(page) and then.named(page) is not None
            for page in mine
        )
        if len(mine) < len(self.edits) or not was_made_so:
            return None
        press = press_of(context, layouts, sound=True)  # the last build drew with them
        return [File(page.file, draw(page, context, press).content, now.key(page)) for page in mine]

    def _site(self) -> Site | None:
        """Make as much of the site as the pages look at; None where nobody can tell how much that is."""
        config, _ = settings(self.options.site)
        around = self.noted.surroundings.around(edit.event for edit in self.edits)
        if config is None or config.search or around is None:  # every word is in the index
            return None
        config = replace(config, base_url=self.options.base_url or config.base_url)
        mine = {edit.event.id for edit in self.edits}
        common = [one for one in self.noted.shelved() if one[0] != "events" or one[1].value.id not in mine]
        others = self._others(around.difference(f"{folder}/{one.value.id}" for folder, one in common))
        if others is None:
            return None
        edited = [("events", edit.entry) for edit in self.edits]
        site = assemble(_record(config, (*edited, *common, *others)), drafts=self.options.drafts)
        return self._told_of(site, {}, self.noted.surroundings.voices)

    def _others(self, names: AbstractSet[str]) -> list[Shelved] | None:
        """Read the other entries of these names; None where one cannot be read."""
        read = {edit.file.path for edit in self.edits}
        paths = [known.path for known in self.noted.named(sorted(names)) if known.path not in read]
        files = read_files(self.options.site, paths)
        found = [_entry(file)[0] for file in files or ()]
        return None if files is None or None in found else [one for one in found if one]

    def _before(self, site: Site) -> Site:
        """The site as it was before the edits, as far as digests go."""
        return self._told_of(site, {f"events/{edit.event.id}": edit.then for edit in self.edits})

    def _told_of(self, site: Site, wholes: Mapping[str, bytes], voices: str = "") -> Site:
        assert site.origins
        wholes, voices = {**site.origins.wholes, **wholes}, voices or site.origins.voices
        return replace(site, origins=replace(site.origins, wholes=wholes, voices=voices))

    def _leave(self, draft: Draft, keys: Mapping[str, bytes], written: Iterable[str]) -> None:
        """Leave the note of the last build with what changed since, if nothing else did meanwhile."""
        left, out, end = self.change.left, roots(self.options)[1], draft.now()
        made = {path: stamp(f"{out}/{path}") for path in (*left.folders, *left.files)}
        if not all(is_moved(made[path], then) for path, then in left.files_left() if path not in written):
            return
        edited = {edit.file.path: edit.entry.whole.hex() for edit in self.edits}
        note = left.renewed(self.change.files, made, keys, edited).write()  # while the clock goes on
        if draft.is_past(end) and all(is_before(one, end, draft.device) for one in made.values()):
            draft.leave(note)
