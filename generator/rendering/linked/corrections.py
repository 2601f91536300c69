"""What was corrected, in schema.org's words."""

from generator.rendering.context import Context
from generator.rendering.linked.page import Thing, day_of, some
from generator.rendering.views.corrections import change_words, correction_views


def corrections(path: str, context: Context) -> list[Thing]:
    """The corrections of the entry at a site path, newest first."""
    made = context.corrections.get(path[1:], ())
    views, url = correction_views(made, context), context.links.absolute(path)
    return [
        some(
            {
                "@type": "CorrectionComment",
                "@id": f"{url}#{one.anchor}",
                "datePublished": day_of(one.correction.date),
                "text": change_words(view, context.words),
            }
        )
        for one, view in zip(made, views, strict=True)
    ]
