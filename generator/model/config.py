"""site.yaml: what the owner of a site decides."""

from dataclasses import dataclass

from generator.model.vocabulary import DEFAULT_KINDS, Kind


class Colour(str):
    """A colour, `#rgb` or `#rrggbb`; "" where there is none."""

    __slots__ = ()


_NONE = Colour()


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Colours of a site's own, named after the custom properties of the style sheet; "": the theme's.

    `accent` is the colour of names and rules, `paper` what all stands on; those in `_dark` are of the dark.
    """

    accent: Colour = _NONE
    accent_dark: Colour = _NONE
    paper: Colour = _NONE
    paper_dark: Colour = _NONE


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of the interface that a site says in its own way, by dotted key (“nav.timeline”)."""

    table: tuple[tuple[str, str], ...] = ()


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
    theme: Theme = Theme()
    words: Wording = Wording()

    def vocabulary(self) -> dict[str, Kind]:
        """Kinds by id: the default list, extended and overridden by the site's own."""
        return {kind.id: kind for kind in (*DEFAULT_KINDS, *self.kinds)}
