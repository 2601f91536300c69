"""site.yaml: what the owner of a site decides."""

from dataclasses import dataclass

from generator.model.vocabulary import DEFAULT_KINDS, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """A site's settings. `base_url` may hold a path (project pages).

    `quotes` False leaves quotes out of the site, `exports` False the record as data files. `search` True adds a page to
    search it.
    """

    title: str
    subtitle: str = ""
    description: str = ""
    base_url: str = "http://localhost/"
    language: str = "en"
    publisher: str = ""
    repository: str = ""
    quotes: bool = True
    exports: bool = True
    search: bool = False
    feed_entries: int = 50
    kinds: tuple[Kind, ...] = ()

    def vocabulary(self) -> dict[str, Kind]:
        """Kinds by id: the default list, extended and overridden by the site's own."""
        return {kind.id: kind for kind in (*DEFAULT_KINDS, *self.kinds)}
