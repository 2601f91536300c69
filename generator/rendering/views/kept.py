"""Addresses that are kept: tombstones of entries that no longer stand, and pages that lead on to another address."""

from dataclasses import dataclass

from generator.model.site import Tombstone
from generator.rendering.context import Context, LinkView
from generator.rendering.dates import WhenView, when
from generator.rendering.views.corrections import CorrectionView, correction_views


@dataclass(frozen=True, slots=True)
class TombstoneView:
    """What is left of an entry. `when` and `why` are None and “” where nobody said; a `gone` one has not even a file."""

    title: str
    what: str
    when: WhenView | None
    why: str
    gone: bool
    corrections: tuple[CorrectionView, ...]
    permalink: str


@dataclass(frozen=True, slots=True)
class MovedView:
    """A page that leads on: `absolute` is the whole address of what `link` leads to."""

    link: LinkView
    absolute: str


def tombstone_view(tombstone: Tombstone, context: Context) -> TombstoneView:
    """A tombstone's page."""
    said = tombstone.retraction.correction if tombstone.retraction else None
    folder = tombstone.address.partition("/")[0]
    return TombstoneView(
        title=tombstone.title,
        what=context.words(f"tombstones.{folder}"),
        when=when(said.date, context.words) if said else None,
        why=said.why if said else "",
        gone=tombstone.gone,
        corrections=correction_views(tombstone.amendments, context),
        permalink=context.links.absolute(f"/{tombstone.address}"),
    )


def moved_view(path: str, name: str, context: Context) -> MovedView:
    """A page that leads to a site path."""
    return MovedView(context.link(path, name), context.links.absolute(path))
