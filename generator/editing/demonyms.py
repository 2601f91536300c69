"""What a land's people are called in English: from “Ostrian” the lands it may be of, “Ostria” among them.

The endings are those of English demonyms and adjectives of countries (-an, -ian, -ese, -ish, -i, -er, …); which of them a
land takes is custom, so that a people has several lands it may be of, and a text or a person must tell.
"""

from functools import lru_cache

#: How a people's name ends → how its land's then may.
_ENDINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ian", ("", "ia", "y", "e", "a", "i", "o", "is", "ium", "as")),
    ("ean", ("e", "ea", "")),
    ("an", ("a", "", "o", "e", "u", "ia", "os")),
    ("n", ("",)),
    ("lander", ("land",)),
    ("er", ("", "e")),
    ("ese", ("", "a", "e", "o", "ia", "y")),
    ("ish", ("", "e", "ey", "y", "ia", "a", "land", "and", "mark")),
    ("ic", ("", "ia", "e", "a")),
    ("i", ("", "a", "e", "ia", "istan", "ya")),
    ("ite", ("", "e", "a", "ia")),
    ("ote", ("us", "")),
    ("ene", ("ia", "")),
    ("ien", ("", "ia")),
    ("ard", ("", "ia")),
    ("ar", ("a", "e")),
    ("ni", ("", "n")),
    ("", ("ia", "a", "istan", "stan", "land", "ya", "e", "y")),
)
_SHORTEST = 3  # letters that a land's name and its people's share
_FEWEST = 4  # letters of either


@lru_cache(maxsize=8192)
def lands(people: str) -> tuple[str, ...]:
    """Return the lands that a people's name, in small letters, may be of, itself left out.

    >>> "ostria" in lands("ostrian"), "velmar" in lands("velmarians"), "keldland" in lands("keldish")
    (True, True, True)
    """
    forms = (people, people.removesuffix("s")) if people.endswith("s") else (people,)
    found = (
        form.removesuffix(end) + land
        for form in forms
        for end, endings in _ENDINGS
        if form.endswith(end) and len(form) - len(end) >= _SHORTEST
        for land in endings
    )
    return tuple(dict.fromkeys(land for land in found if len(land) >= _FEWEST and land not in forms))
