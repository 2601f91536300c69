"""A short cut for lists: what a macro draws of a view that stands on many pages is drawn once.

`tests/rendering/test_short_cuts.py` holds that the pages are the same.
"""

from collections.abc import Callable


def once(macro: Callable[..., str], view: object, *more: object) -> str:
    """Draw a macro of a frozen view the first time; then return what was drawn.

    What a macro draws may follow from nothing but the view: `more` are values that always come with it.
    """
    drawn: dict[int, tuple[object, str]] = vars(macro).setdefault("drawn", {})
    found = drawn.get(id(view))
    if found is None:
        found = drawn[id(view)] = (view, macro(view, *more))  # the view is kept, so that its id stays its own
    return found[1]
