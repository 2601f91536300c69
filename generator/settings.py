"""A site's site.yaml, read from its folder."""

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from generator.content.load import load_config
from generator.errors import DatelineError, Problem
from generator.files import SourceFile, read_file
from generator.model.config import Config, Wording
from generator.model.record import KeyPath

SETTINGS = "site.yaml"
#: The code of the warning that a site has no search, though it asks for one.
NO_SEARCH = "DL114"


def settings(site: Path, unsaved: SourceFile | None = None) -> tuple[Config | None, tuple[Problem, ...]]:
    """Return a site's settings, as its file says or a text that is not saved yet; None where a problem stands in the way."""
    file, unread = (unsaved, ()) if unsaved else read_file(site, SETTINGS)
    return load_config(file, partial(_words, site)) if file else (None, unread)


def _words(site: Path, fields: Mapping[str, object]) -> Iterable[tuple[KeyPath, str, str, str]]:
    """What is wrong with words of the interface that the settings say otherwise: the theme's tables know."""
    own = fields.get("words")
    if not isinstance(own, Wording):
        return ()
    from generator.rendering.layouts import Layouts  # noqa: PLC0415 - few sites have words of their own
    from generator.rendering.own_words import unfit  # noqa: PLC0415

    try:
        words = Layouts.read(site).words(str(fields.get("language") or Config(title="").language))
    except DatelineError:
        return ()  # whoever draws says what is wrong with a table
    found = unfit(own, words)
    return [(("words", *key.split(".")), "DL117", message, hint) for key, message, hint in found]
