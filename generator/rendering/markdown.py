"""Markdown to HTML that is safe to publish: `commonmark.py` says what of it is kept."""

from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup

from generator.rendering.prose import prose
from generator.urls import Links

if TYPE_CHECKING:
    from generator.rendering.commonmark import CommonMark


class Markdown:
    """Renders bodies of one site, whose links put root-relative targets under its base path."""

    def __init__(self, links: Links) -> None:
        self._links = links

    @cached_property
    def _long_way(self) -> "CommonMark":
        from generator.rendering.commonmark import CommonMark  # noqa: PLC0415 - few bodies are more than prose

        return CommonMark(self._links)

    def render(self, text: str) -> Markup:
        """Return a body as sanitised HTML, its highest heading an h2; empty where the text is blank."""
        if not text.strip():
            return Markup()
        if (html := prose(text, self._links.href)) is not None:
            return Markup(html)  # noqa: S704 - held to be what `parsed` returns
        return self.parsed(text)

    def parsed(self, text: str) -> Markup:
        """Return any body as sanitised HTML, by the parser and the cleaner."""
        return self._long_way.render(text)
