"""The short cut for a build before which nothing but the bodies of a few events changed: their pages alone are drawn.

A body stands on its event's page and nowhere else, and an event's page is made of few entries (`rendering/made_of.py`,
`site/surroundings.py`). These are read, and the digest of what the page was made of must come out of them as the last
build noted it. Whatever is unusual goes the long way. `tests/test_rebuilds.py` holds that the pages are the same.
"""

import os
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace

from generator.content.decoding import digests
from generator.content.load import load_record
from generator.decode import decode_entry
from generator.files import SourceFile, is_passing, read_file, read_files
from generator.memo.note import Draft
from generator.memo.stamps import Stamp, is_before, packed, stamp
from generator.model.event import Event
from generator.model.page import File, Kept
from generator.model.site import Site
from generator.noted import Known, Noted
from generator.publishing.manifest import NAME as MANIFEST
from generator.publishing.publish import placing
from generator.publishing.published import Placed
from generator.rendering.layouts import Layouts
from generator.rendering.made_of import MadeOf
from generator.rendering.pages import event_page
from generator.rendering.render import context_of, draw, press_of
from generator.settings import settings
from generator.site.assemble import assemble
from generator.standing import BuildOptions, BuildReport, Change, reported, roots

#: More changes than these are not worth it.
_FEW = 20
#: Bytes of a digest; nought stands for one that nobody knows.
_KEY = 16


@dataclass(frozen=True, slots=True)
class _Edit:
    """An event whose body alone changed: its file as it is, the digests of the whole file as it was and is."""

    file: SourceFile
    event: Event
    then: bytes
    now: bytes


def redrawn(options: BuildOptions, change: Change) -> BuildReport | None:
    """Build by drawing the pages of the events that were edited; None where that would not be enough.

    Raises DatelineError as publishing does.
    """
    noted = Noted.read(options, change.left.entries) if 0 < len(change.files) <= _FEW else None
    if not noted:
        return None
    with suppress(OSError, OverflowError), closing(Draft(options.site)) as draft:
        start = draft.now()
        # What was changed up to now cannot be changed any more without a later stamp.
        is_past = draft.is_past(start)
        edits = _edits(options, change, noted, start, draft.device) if is_past else None
        placed = (
            _Redrawing(options, change, noted, edits, change.left.digests()).placed(draft) if edits else None
        )
        return reported(options, change.left.said, written=placed.published.written) if placed else None
    return None


def _edits(
    options: BuildOptions, change: Change, noted: Noted, start: int, device: int
) -> list[_Edit] | None:
    """Read what changed; None where that is more than bodies, or may have changed again since `start`."""
    root, told = roots(options)[0], {path for path, *_ in change.left.said["problems"]}
    found = []
    for path, then in change.files.items():
        if path in noted.entries:
            one, place = _edit(options, path, change.left.edited, noted.entries[path]), f"{root}/{path}"
            # What a link leads to can change without it.
            if one is None or path in told or os.path.islink(place) or not is_before(then, start, device):  # noqa: PTH114
                return None
            if stamp(place) != then:
                return None
            found.append(one)
        elif not _holds_the_same(f"{root}/{path}", path, change.left.inputs):
            return None
    return found


def _edit(options: BuildOptions, path: str, edited: Mapping[str, str], known: Known) -> _Edit | None:
    file, problems = read_file(options.site, path)
    name, whole, head = known
    if not file or problems or not name.startswith("events/"):
        return None
    now, head_now = digests(file.raw)
    decoded = decode_entry(Event, file.raw, path) if head_now.hex() == head else None
    if not decoded or decoded.problems or not decoded.value:
        return None
    return _Edit(file, decoded.value, bytes.fromhex(edited.get(path, whole)), now)


def _holds_the_same(place: str, path: str, inputs: Sequence[str]) -> bool:
    """Whether a folder of events holds what it held: its stamp changes when an editor puts a new file in an old one's place."""
    if not path.startswith("content/events") or os.path.islink(place) or not os.path.isdir(place):  # noqa: PTH112, PTH114
        return False
    known = {name for folder, _, name in (one.rpartition("/") for one in inputs) if folder == path}
    return {name for name in os.listdir(place) if not is_passing(name)} == known  # noqa: PTH208


@dataclass(frozen=True, slots=True)
class _Redrawing:
    """The pages of some edits, drawn and put in their places. `keys` are what the files that stand are made of."""

    options: BuildOptions
    change: Change
    noted: Noted
    edits: Sequence[_Edit]
    keys: Mapping[str, bytes]

    def placed(self, draft: Draft) -> Placed | None:
        """Draw the pages, place them, and leave the notes for the next build. Raises OSError, OverflowError."""
        left, pages = self.change.left, self._pages()
        if not pages or len(self.keys) < len(left.files) - 1:  # the manifest is made of all others
            return None
        new = {page.path for page in pages}
        kept = (Kept(path, key) for path, key in self.keys.items() if path not in new)
        with placing(self.options.output, left=self._stand) as output:
            if not output.is_as_left:
                return None
            placed = output.place((*map(output.stage, pages), *kept))
        self._leave(draft, {page.path: page.key for page in pages}, placed)
        return placed

    def _stand(self) -> Mapping[str, Stamp] | None:
        """Return the stamps of what stands; None where another build ended meanwhile: each that changes anything writes the manifest."""
        files, stamps = self.change.left.files, self.change.stamps
        stand = dict(zip(files, stamps[len(stamps) - len(files) :], strict=True))
        return stand if stand.get(MANIFEST) == stamp(f"{roots(self.options)[1]}/{MANIFEST}") else None

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
            self.keys.get(page.file) == then.key(page) and then.named(page) is not None for page in mine
        )
        if len(mine) < len(self.edits) or not was_made_so:
            return None
        press = press_of(context, layouts, sound=True)  # the last build drew with them
        return [File(page.file, draw(page, context.links, press).content, now.key(page)) for page in mine]

    def _site(self) -> Site | None:
        """Make as much of the site as the pages look at; None where nobody can tell how much that is."""
        config, _ = settings(self.options.site)
        around = self.noted.surroundings.around(edit.event for edit in self.edits)
        if config is None or config.search or around is None:  # every word is in the index
            return None
        read = {edit.file.path: edit.file for edit in self.edits}
        paths = [
            path for path, (name, *_) in self.noted.entries.items() if name in around and path not in read
        ]
        files = read_files(self.options.site, paths)
        if files is None:
            return None
        config = replace(config, base_url=self.options.base_url or config.base_url)
        record, _ = load_record(config, (*read.values(), *files), alone=True)
        site = assemble(record, drafts=self.options.drafts)
        return self._told_of(site, {}, self.noted.surroundings.voices)

    def _before(self, site: Site) -> Site:
        """The site as it was before the edits, as far as digests go."""
        return self._told_of(site, {f"events/{edit.event.id}": edit.then for edit in self.edits})

    def _told_of(self, site: Site, wholes: Mapping[str, bytes], voices: str = "") -> Site:
        assert site.origins
        wholes, voices = {**site.origins.wholes, **wholes}, voices or site.origins.voices
        return replace(site, origins=replace(site.origins, wholes=wholes, voices=voices))

    def _leave(self, draft: Draft, keys: Mapping[str, bytes], placed: Placed) -> None:
        """Leave the note of the last build with what changed since, if nothing else did meanwhile."""
        left, out, end = self.change.left, roots(self.options)[1], draft.now()
        above = {path.rpartition("/")[0] for path in placed.moved}  # whose names were put anew
        made = {path: stamp(f"{out}/{path}") for path in (*placed.moved, *above.intersection(left.folders))}
        if not draft.is_past(end) or not all(is_before(one, end, draft.device) for one in made.values()):
            return
        read, stand = self.change.files, self.change.stamps[len(left.inputs) :]
        stamps = (
            *(read.get(path, one) for path, one in zip(left.inputs, self.change.stamps, strict=False)),
            *(made.get(path, one) for path, one in zip((*left.folders, *left.files), stand, strict=True)),
        )
        known = {**dict.fromkeys(left.files, bytes(_KEY)), **self.keys, **keys}
        edited = {**left.edited, **{edit.file.path: edit.now.hex() for edit in self.edits}}
        draft.leave(
            left._replace(stamps=packed(stamps), keys=b"".join(known.values()), edited=edited).write()
        )
