"""The rules by which claims become ranges, by id: one table, named by the code and printed on the methodology page.

What each of them says stands in the words of the interface, under `rules`.
"""

#: How a range was made: what `Toll.rule` names.
ONE_FIGURE = "one-figure"
AGREED = "agreed"
CORROBORATED = "corroborated"
RANGE = "range"
SUM_OF_DAYS = "sum-of-days"
NO_NUMBER = "no-number"
BACKGROUND = "background"

#: What every range keeps to.
_ALWAYS = (
    "kept-apart",
    "places",
    "never-summed",
    "open-end",
    "contested",
    "independence",
)

#: Why a figure stands outside its range; each id is that of a standing.
_OUTSIDE = (
    "superseded",
    "part",
    "previous",
    "vague",
)

RULES: tuple[str, ...] = (
    *_ALWAYS,
    ONE_FIGURE,
    AGREED,
    CORROBORATED,
    RANGE,
    SUM_OF_DAYS,
    NO_NUMBER,
    *_OUTSIDE,
    BACKGROUND,
)
