"""Which cards a site has: one for each escalation, and one of its own, which shows the newest of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from generator.model.page import File
from generator.rendering.cards.month import months
from generator.rendering.context import Context
from generator.rendering.dates import when
from generator.rendering.page import Page
from generator.rendering.views.site import ImageView

#: What previews are made for (Open Graph, and the large cards of others), in pixels.
SIZE = (1200, 630)
_NAME = "card.png"
#: Months that there is room for; fewer where a line must say whose they are.
_MONTHS, _FEW = 3, 2


@dataclass(frozen=True, slots=True)
class Card:
    """A card before it is drawn: where it lies, relative to the output folder, the escalation it shows, and what draws it."""

    path: str
    escalation: str
    write: Callable[[], File]


def cards(context: Context) -> Iterator[Card]:
    """Yield every card of a site; none where no layout shows any."""
    if "cards" in context.left_out:
        return
    yield _card("", newest(context), context)
    for key in context.site.escalations:
        yield _card(key, key, context)


def image_of(page: Page, context: Context) -> ImageView | None:
    """The card that stands for a page: that of its escalation, else the site's; None where there are none."""
    if "cards" in context.left_out:
        return None
    event = context.site.chronology.get(page.event)
    of = event.escalation if event else page.owner[1] if page.owner[0] == "escalations" else ""
    known = of if of and of in context.site.escalations else ""
    return context.once(("image", known), lambda: _image(known, context))


def _image(of: str, context: Context) -> ImageView:
    return ImageView(context.links.absolute(f"/{_path(of)}"), *SIZE, _told(of, context))


def newest(context: Context) -> str:
    """The id of the escalation that began last; "" where there is none."""
    known = context.site.escalations.values()
    periods = ((one.escalation.period, one.escalation.id) for one in known)
    return context.once("newest escalation", lambda: max(periods, default=("", ""))[1])


def _card(of: str, shown: str, context: Context) -> Card:
    return Card(_path(of), shown, partial(_write, of, shown, context))


def _path(of: str) -> str:
    return f"escalations/{of}/{_NAME}" if of else _NAME


def _told(of: str, context: Context) -> str:
    """What a card shows, in words. That of the site’s card is on most pages, so it names no escalation."""
    site, words = context.site, context.words
    if of:
        escalation = site.escalations[of].escalation
        return words("cards.escalation", title=escalation.title, period=when(escalation.period, words).text)
    return words("cards.site", title=site.config.title) if site.escalations else site.config.title


def _write(of: str, shown: str, context: Context) -> File:
    from generator.rendering.cards.plate import Plate, drawn  # noqa: PLC0415 - few runs draw any

    config, dossier = context.site.config, context.site.escalations.get(shown)
    title = dossier.escalation.title if dossier else ""
    period = when(dossier.escalation.period, context.words).text if dossier else ""
    rows = months(dossier, _MONTHS if of else _FEW, context.words.locale) if dossier else ()
    is_mirrored = context.words.locale.text_direction == "rtl"
    if of:
        plate = Plate(config.title, title, period, "", rows, is_mirrored)
    else:
        caption = f"{title}, {period}"
        plate = Plate(config.publisher, config.title, config.subtitle, caption, rows, is_mirrored)
    return File(_path(of), drawn(plate, SIZE))
