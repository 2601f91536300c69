"""Addresses that are kept: tombstones of entries that no longer stand, and pages that lead on to another address."""

from dataclasses import dataclass

from generator.model.site import Tombstone
from generator.rendering.context import Context, LinkView
from generator.rendering.dates import WhenView, when
from generator.rendering.views.corrections import CorrectionView, correction_views
from generator.rendering.views.dated import DatedView, dated_views


@dataclass(frozen=True, slots=True)
class TombstoneView:
    """What is left of an entry. `when` and `why` are None and “” where nobody said; a `gone` one has not even a file.

    `anchor` is the fragment of the correction that retracted it; `corrections` are the others. `days` are those it was
    of, `events` the entries of a retracted escalation that stand by themselves now.
    """

    title: str
    what: str
    days: str
    when: WhenView | None
    why: str
    anchor: str
    kept: str
    gone: bool
    events: tuple[DatedView, ...]
    corrections: tuple[CorrectionView, ...]
    permalink: str


@dataclass(frozen=True, slots=True)
class MovedView:
    """A page that leads on: `absolute` is the whole address of what `link` leads to."""

    link: LinkView
    absolute: str


def tombstone_view(tombstone: Tombstone, context: Context) -> TombstoneView:
    """A tombstone's page."""
    said, words = tombstone.retraction, context.words
    folder = tombstone.address.partition("/")[0]
    of = "escalation_alone" if folder == "escalations" and not tombstone.events else folder
    return TombstoneView(
        title=tombstone.title,
        what=words(f"tombstones.{folder}"),
        days=when(tombstone.days, words).text if tombstone.days else "",
        when=when(said.correction.date, words) if said else None,
        why=said.correction.why if said else "",
        anchor=said.anchor if said else "",
        kept=words.first((f"tombstones.kept_{of}", "tombstones.kept")),
        gone=tombstone.gone,
        events=dated_views(tombstone.events, context),
        corrections=correction_views((one for one in tombstone.amendments if one is not said), context),
        permalink=context.links.absolute(f"/{tombstone.address}"),
    )


def moved_view(path: str, name: str, context: Context) -> MovedView:
    """A page that leads to a site path."""
    return MovedView(context.link(path, name), context.links.absolute(path))
