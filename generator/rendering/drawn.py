"""A short cut for lists: what a macro draws of a view that stands on many pages is drawn once.

`tests/rendering/test_short_cuts.py` holds that the pages are the same.
"""

from collections.abc import Callable, Hashable

#: So many are kept of each macro.
_KEPT = 2**14


def once(macro: Callable[..., str], view: object, *more: Hashable) -> str:
    """Draw a macro of a frozen view, and of plain values, the first time; then return what was drawn."""
    known = vars(macro)
    drawn: dict[tuple[Hashable, ...], tuple[object, str]] | None = known.get("drawn")
    if drawn is None:
        drawn = known["drawn"] = {}
    key = (id(view), *more)
    found = drawn.get(key)
    if found is None:
        if len(drawn) >= _KEPT:
            drawn.clear()
        found = drawn[key] = (view, macro(view, *more))  # the view is kept, so that its id stays its own
    return found[1]
