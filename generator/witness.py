"""What a build sees while it goes on, for the note it leaves: `standing.py` says what the next one does with that."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager, suppress
from types import TracebackType
from typing import Self

from generator.memo.note import Draft
from generator.memo.stamps import NEVER, Stamp, is_before, packed, stamp, trodden
from generator.permalinks import PATH as URLS
from generator.permalinks import parse
from generator.publishing.published import Placed
from generator.publishing.staging import work_folder
from generator.standing import BuildOptions, BuildReport, Left, asked, left, roots, said
from generator.theme import FOLDER as LAYOUTS

#: The digest of what nobody knows.
_UNKNOWN = bytes(16)
_CONTENT, _SETTINGS = "content", "site.yaml"


class Witness:
    """Sees one build. A note is left only where everything is certain; nothing is ever raised for it.

    `seen` is filled with the stamps of what is read, each as it was then, by paths relative to the site.
    """

    def __init__(self, options: BuildOptions) -> None:
        self._options = options
        self._site, self._out = roots(options)
        self.seen: dict[str, Stamp] = {}
        self._own: set[str] = set()
        self._absent = [str(work_folder(self._out))]
        self._draft: Draft | None = None
        self._is_sure = False
        self._before = left(options)
        with suppress(OSError):
            draft = Draft(options.site)
            self._draft = draft
            self._asked = asked(options)
            self._start = draft.now()
            # What was changed up to now cannot be changed any more without a later stamp.
            is_past = draft.is_past(self._start)
            self._look()
            self._is_sure = is_past

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._draft:
            self._draft.close()

    def _look(self) -> None:
        """See what is read elsewhere than below content/; of what is not there, that it is not."""
        self.seen[_SETTINGS] = self._stamp(_SETTINGS)
        for path in (_CONTENT, LAYOUTS, URLS):
            if not os.path.lexists(f"{self._site}/{path}"):
                self._absent.append(f"{self._site}/{path}")
            elif path == LAYOUTS:
                self.seen |= trodden(self._site, path)
            elif path == URLS:
                self.seen[path] = self._stamp(path)

    def _stamp(self, path: str) -> Stamp:
        place = f"{self._site}/{path}"
        return NEVER if os.path.islink(place) else stamp(place)  # noqa: PTH114

    def made_before(self) -> Mapping[str, Stamp] | None:
        """Return the stamps of the files in the output as the last build left them, if its folders are as they were."""
        return self._before.made(self._options) if self._before else None

    def known(self) -> Mapping[str, bytes]:
        """Return what the files in the output are made of, if all are as the last build left them."""
        return self._before.known(self._options) if self._before and not self._options.clean else {}

    @contextmanager
    def recording(self, addresses: AbstractSet[str]) -> Iterator[None]:
        """While the build adds to its ledger, which holds `addresses` then: that is no change of what was read."""
        before, names = self._now(URLS), self._beside_ledger()
        is_as_read = before == self.seen.get(URLS) and self._now(_CONTENT) == self.seen.get(_CONTENT)
        yield
        if self._now(URLS) == before:
            return
        self.seen |= {path: self._now(path) or NEVER for path in (URLS, _CONTENT)}
        self._absent = [place for place in self._absent if not place.endswith(URLS)]
        self._own = {URLS, _CONTENT}
        if not is_as_read or names is None or names != self._beside_ledger() or addresses != self._recorded():
            self.seen[URLS] = NEVER

    def _now(self, path: str) -> Stamp | None:
        try:
            return self._stamp(path)
        except OSError:
            return None

    def _beside_ledger(self) -> set[str] | None:
        try:
            return {*os.listdir(f"{self._site}/{_CONTENT}")} - {URLS.rpartition("/")[2]}  # noqa: PTH208
        except OSError:
            return None

    def _recorded(self) -> AbstractSet[str] | None:
        try:
            with open(f"{self._site}/{URLS}", encoding="utf-8") as file:  # noqa: PTH123
                return parse(file.read())
        except (OSError, UnicodeDecodeError):
            return None

    def leave(
        self, report: BuildReport, placed: Placed, keys: Mapping[str, bytes], entries: Callable[[], str]
    ) -> None:
        """Leave a note of the build that is over, unless something was changed while it went on.

        `keys` are the digests of what each file is made of. `entries` leaves a note of the entries, and returns its digest.
        """
        draft = self._draft
        if not (draft and self._is_sure):
            return
        with suppress(OSError, OverflowError):
            end = draft.now()
            # All was made and changed before this moment; what is changed from now on has a later stamp.
            if draft.is_past(end) and (found := self._left(report, placed, keys, end, draft.device)):
                draft.leave(found._replace(entries=entries()).write())

    def _left(
        self, report: BuildReport, placed: Placed, keys: Mapping[str, bytes], end: int, device: int
    ) -> Left | None:
        read = {path: stamp(f"{self._site}/{path}") for path in self.seen}
        stamps = placed.stamps
        made = {path: stamp(f"{self._out}/{path}") for path in (*_branching(stamps), *stamps)}
        sure = (
            read == self.seen
            and all(
                is_before(one, end if path in self._own else self._start, device)
                for path, one in read.items()
            )
            and all(is_before(one, end, device) for one in made.values())
            and all(_is_same(made[path], one, is_moved=path in placed.moved) for path, one in stamps.items())
        )
        if not sure:
            return None
        return Left(
            asked=self._asked,
            said=said(report),
            absent=self._absent,
            inputs=[*read],
            folders=[path for path in made if path not in stamps],
            files=[*stamps],
            keys=b"".join(keys.get(path) or _UNKNOWN for path in stamps),
            stamps=packed((*read.values(), *made.values())),
        )


def _is_same(now: Stamp, before: Stamp, *, is_moved: bool) -> bool:
    return now[:2] == before[:2] if is_moved else now == before


def _branching(files: Iterable[str]) -> list[str]:
    """Return the folders that hold folders: as long as their names stay, all folders are what they were."""
    folders = {path.rpartition("/")[0] for path in files}
    above: set[str] = {""}
    while folders := {path.rpartition("/")[0] for path in folders if path} - above:
        above |= folders
    return sorted(above)
