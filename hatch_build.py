"""Puts the boundaries that maps are drawn on into every package that is built; without the network it is built without them."""

import sys
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Boundaries(BuildHookInterface):  # type: ignore[type-arg]
    """Fetches them before a wheel, an editable install or a source package is built, unless they are there."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fetch them. What is fetched lies beside the code, where git does not see it."""
        del version, build_data
        sys.path.insert(0, self.root)
        try:
            from generator.atlas.fetch import FAILURES, fetch, is_here
        finally:
            sys.path.remove(self.root)
        if not is_here():
            try:
                fetch()
            except FAILURES as error:
                self.app.display_warning(f"Maps will have no boundaries, which were not fetched: {error}")
