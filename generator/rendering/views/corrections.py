"""What was published and found wrong: a line for every correction, and the page of them all."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.event import Event
from generator.model.site import Amendment
from generator.model.vocabulary import Status
from generator.rendering.context import Context, LinkView
from generator.rendering.dates import WhenView, when
from generator.rendering.views.fields import field_name, value_words
from generator.rendering.words import Words


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A value that was published and found wrong; `target` is where it stands now.

    `retracted` says that the whole entry was withdrawn: there is no value before and after.
    """

    entry: LinkView
    anchor: str
    target: str
    when: WhenView
    field: str
    was: str
    now: str
    why: str
    retracted: bool


@dataclass(frozen=True, slots=True)
class CorrectionsView:
    """What was published and found wrong, newest first, and entries retracted without a note of it."""

    corrections: tuple[CorrectionView, ...]
    retracted: tuple[LinkView, ...]


def corrections_view(context: Context) -> CorrectionsView:
    """Everything that was corrected or retracted."""
    silent = (one for one in context.site.tombstones if not one.retraction and not one.gone)
    return CorrectionsView(
        correction_views(context.site.corrections, context),
        tuple(context.link(f"/{one.address}", one.title) for one in silent),
    )


def corrections_of(address: str, context: Context) -> tuple[CorrectionView, ...]:
    """The corrections of the entry at an address, newest first."""
    return correction_views(context.corrections.get(address, ()), context)


def correction_views(made: Iterable[Amendment], context: Context) -> tuple[CorrectionView, ...]:
    """Corrections in the order given."""
    return tuple(_correction(one, context) for one in made)


def change_words(made: CorrectionView, words: Words) -> str:
    """Tell a correction in one line, in the words of its page."""
    change = f"{made.field}{words('marks.colon')}{made.was} {words('marks.arrow')} {made.now}"
    change = made.field if made.retracted else change
    return f"{change}. {made.why}" if made.why else change


def _correction(amendment: Amendment, context: Context) -> CorrectionView:
    made, words = amendment.correction, context.words
    link = context.link(f"/{amendment.address}", amendment.title)
    claims = {claim.id for claim in amendment.value.claims} if isinstance(amendment.value, Event) else set()
    anchor = next((part for part in made.field.split(".") if part in claims), "")
    retracted = made.field == "status" and made.now == Status.RETRACTED
    return CorrectionView(
        entry=link,
        anchor=amendment.anchor,
        target=link.href + (f"#{anchor}" if anchor else ""),
        when=when(made.date, words),
        field=words("corrections.status") if retracted else field_name(amendment, context),
        was=value_words(amendment, made.was, context),
        now=value_words(amendment, made.now, context),
        why=made.why,
        retracted=retracted,
    )
