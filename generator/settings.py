"""A site's site.yaml, read from its folder."""

from pathlib import Path

from generator.content.load import load_config
from generator.errors import Problem
from generator.files import read_file
from generator.model.config import Config

SETTINGS = "site.yaml"
#: The code of the warning that a site has no search, though it asks for one.
NO_SEARCH = "DL114"


def settings(site: Path) -> tuple[Config | None, tuple[Problem, ...]]:
    """Return a site's settings; None where a problem stands in the way."""
    file, unread = read_file(site, SETTINGS)
    return load_config(file) if file else (None, unread)
