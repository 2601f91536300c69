"""The page that searches the site."""

from dataclasses import dataclass

from generator.rendering.context import Context, LinkView
from generator.rendering.findables import INDEX, kinds
from generator.rendering.words import PLURALS


@dataclass(frozen=True, slots=True)
class FormView:
    """How a number of results is told: `form` is a plural category (“one”, “other”), `text` has {n} for the number."""

    form: str
    text: str


@dataclass(frozen=True, slots=True)
class SortView:
    """A sort of entry that results can be narrowed to: its id in the index, and its name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """What the page needs: where the index is, the sorts of entries, how results are counted, where to look without."""

    index: str
    sorts: tuple[SortView, ...]
    forms: tuple[FormView, ...]
    elsewhere: tuple[LinkView, ...]


#: The lists that lead to everything there is, by path.
_LISTS = ("timeline", "escalations", "actors", "sources", "kinds")


def search_view(context: Context) -> SearchView:
    """The search page."""
    words, site = context.words, context.site
    forms = {form: f"search.found.{form}" for form in PLURALS}
    there = (name for name in _LISTS if getattr(site, name, True))
    return SearchView(
        index=context.links.href(f"/{INDEX}"),
        sorts=tuple(SortView(kind, words(f"search.sorts.{kind}")) for kind in kinds(site)),
        forms=tuple(FormView(form, words(key)) for form, key in forms.items() if key in words.table),
        elsewhere=tuple(context.link(f"/{name}/", words(f"nav.{name}")) for name in there),
    )
