"""The countries of the boundaries by the codes that a site’s languages name them by."""

from functools import lru_cache

from babel.core import get_global


@lru_cache(maxsize=512)
def alpha2(number: str) -> str:
    """Return the ISO 3166-1 letters of a number (“051” → “AM”), as Unicode’s CLDR has them; "" where it has none."""
    found = get_global("territory_aliases").get(number) if number else None
    return found[0] if found else ""
