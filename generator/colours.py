"""Colours as style sheets write them, and how far apart they are for whoever reads by light and dark alone (WCAG 2.2)."""

import re
from collections.abc import Mapping

_COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
#: What text must have against what it stands on (success criterion 1.4.3).
ENOUGH = 4.5
#: The theme's papers, by the settings that change them, and what is written on them: text, and labels, which are fainter.
PAPERS: Mapping[str, str] = {"paper": "#fcfbf8", "paper_dark": "#151618"}
INKS: Mapping[str, str] = {"paper": "#1c1b19", "paper_dark": "#e7e4dd"}
LABELS: Mapping[str, str] = {"paper": "#5d5a54", "paper_dark": "#a9a59c"}
#: The custom properties that lie between a paper and its ink: how much ink is in them, where a site has a paper of its own.
_BETWEEN: Mapping[str, float] = {"hair": 0.16, "faint": 0.05, "line": 0.4}


def is_colour(text: str) -> bool:
    """Whether a text is `#rgb` or `#rrggbb`."""
    return bool(_COLOUR.fullmatch(text))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """A colour with a share (0 to 1) of another in it, as `#rrggbb`."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def tints(name: str, paper: str) -> Mapping[str, str]:
    """The colours between a paper and what is written on it, by custom property; `name` is the paper's setting."""
    return {key: mixed(paper, INKS[name], share) for key, share in _BETWEEN.items()}


def readable(colour: str, paper: str) -> str:
    """The nearest colour that can be read on a paper: darker, or lighter where the paper is dark."""
    end = max(("#000000", "#ffffff"), key=lambda one: contrast(one, paper))
    steps = (mixed(colour, end, n / 50) for n in range(51))
    return next((one for one in steps if contrast(one, paper) >= ENOUGH), end)


def _parts(colour: str) -> tuple[int, ...]:
    digits = colour[1:] if len(colour) == len("#rrggbb") else "".join(digit * 2 for digit in colour[1:])
    return tuple(int(digits[n : n + 2], 16) for n in (0, 2, 4))


def _luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = (part / 255 for part in _parts(colour))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
