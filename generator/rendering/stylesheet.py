"""The colours that a site sets in site.yaml, as a style sheet of its own: the content security policy allows no styles in pages."""

from collections.abc import Iterator

from generator import colours
from generator.model.config import Theme

PATH = "assets/theme.css"
_DARK = " and (prefers-color-scheme: dark)"


def stylesheet(theme: Theme) -> bytes:
    """The style sheet of a site's colours; empty where it sets none. Print keeps to black on white."""
    dark = theme.accent_dark or (theme.accent and "var(--ink)")
    rules = {
        "": [*_properties("paper", theme.accent, theme.paper)],
        _DARK: [*_properties("paper_dark", dark, theme.paper_dark)],
    }
    media = (
        f"@media screen{query} {{ :root {{ {' '.join(found)} }} }}\n"
        for query, found in rules.items()
        if found
    )
    return "".join(media).encode()


def _properties(name: str, accent: str, paper: str) -> Iterator[str]:
    if accent:
        yield f"--accent: {accent};"
    if paper:
        yield f"--paper: {paper};"
        yield from (f"--{key}: {colour};" for key, colour in colours.tints(name, paper).items())
