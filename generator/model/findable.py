"""What rendering hands to indexing: the entries a reader may search for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Findable:
    """One entry as it is found: `path` is the site path of its page, `kind` the sort of entry (“event”).

    `day` is when it happened in the site's words, empty where it has no day; `text` is what is searched beside the title.
    """

    path: str
    title: str
    kind: str
    day: str
    text: str
