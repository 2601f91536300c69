"""Lines → the lines of the report: every rule in its order. A line that goes keeps the name of the rule that took it.

A rule that is certain takes what it matches; one that is not takes no sentence that speaks as a report speaks.
"""

from collections.abc import Callable

from generator.reading.captions import without_captions
from generator.reading.comments import without_comments
from generator.reading.footer import without_footer
from generator.reading.furniture import without_furniture
from generator.reading.inserts import without_inserts
from generator.reading.lines import Lines
from generator.reading.notices import without_notices
from generator.reading.pleas import without_pleas
from generator.reading.repeats import without_repeats
from generator.reading.teasers import without_teasers
from generator.reading.translations import without_translations

#: The cheap and certain first, those that compare lines last, and the foot when all else is known.
RULES: tuple[Callable[[Lines], Lines], ...] = (
    without_inserts,
    without_captions,
    without_comments,
    without_teasers,
    without_furniture,
    without_notices,
    without_translations,
    without_pleas,
    without_repeats,
    without_footer,
)


def clean(lines: Lines) -> Lines:
    """Run every rule. The result holds every word that came in; what is no report is marked with its rule."""
    for rule in RULES:
        lines = rule(lines)
    return lines
