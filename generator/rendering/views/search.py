"""The page that searches the site."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.rendering.context import Context, LinkView
from generator.rendering.findables import INDEX, kinds
from generator.rendering.words import PLURALS, Words


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


#: The lists that lead to everything there is, by path, in the order of the navigation.
_LISTS = ("timeline", "escalations", "actors", "places", "sources", "kinds")


def search_view(context: Context) -> SearchView:
    """The search page."""
    words, site = context.words, context.site
    return SearchView(
        index=context.links.href(f"/{INDEX}"),
        sorts=tuple(SortView(kind, words(f"search.sorts.{kind}")) for kind in kinds(site)),
        forms=forms({form: f"search.found.{form}" for form in PLURALS}, words),
        elsewhere=lists_of(context),
    )


def forms(keys: Mapping[str, str], words: Words) -> tuple[FormView, ...]:
    """How a script tells a number: `keys` are those of the words by plural category."""
    return tuple(FormView(form, words(key)) for form, key in keys.items() if key in words.table)


def lists_of(context: Context, but: str = "") -> tuple[LinkView, ...]:
    """Links to the lists that hold everything, `but` for one of them."""
    without = {but, *context.left_out}
    there = (name for name in _LISTS if name not in without and getattr(context.site, name, True))
    return tuple(context.link(f"/{name}/", context.words(f"nav.{name}")) for name in there)
