"""Which articles run one text: an agency's report in several papers, or a report and its corrected version.

After Broder 1997, “On the resemblance and containment of documents”: texts are compared by their runs of words
(shingles), a fixed eighth of which stands for all. An index over those finds who shares them, so that the work grows
with the words and not with the pairs of articles.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from zlib import crc32

from generator.editing.clusters import Forest
from generator.model.article import Article

#: Words of a run. Eight in a row are hardly ever the same by chance, and a figure with its noun never makes eight.
RUN = 8
#: One run in so many is kept: those that begin with a word whose checksum this divides, wherever they stand.
KEPT = 8
#: Two articles run one text where they share this part of the shorter one's runs,
SHARE = 0.5
#: and no fewer than these, about 40 words: a ministry's sentence that two reporters quote is less.
LEAST = 5
#: Of a run that more articles have, only the first is compared with each: what all share is one text anyway.
MANY = 8

_WORD = re.compile(r"\w+")


def fingerprint(article: Article) -> tuple[int, ...]:
    """Return the checksums of the kept runs of words of an article's paragraphs, sorted. Depends on nothing but the article."""
    runs: set[int] = set()
    for paragraph in article.paragraphs:
        words = _WORD.findall(paragraph.casefold())
        whole = words[: len(words) - RUN + 1] if len(words) >= RUN else ()
        runs.update(_run(words, at) for at, word in enumerate(whole) if _is_kept(word))
    return tuple(sorted(runs))


def same_texts(prints: Mapping[str, Sequence[int]]) -> Mapping[str, tuple[str, ...]]:
    """Map the id of every article that shares its text to the ids of all that run the same, sorted.

    `prints` are the fingerprints of all articles by id. The relation is symmetric and transitive, and does not depend
    on the order of the articles.
    """
    names = sorted(prints)
    forest = Forest(len(names))
    for (one, other), shared in _shared([prints[name] for name in names]).items():
        shorter = min(len(prints[names[one]]), len(prints[names[other]]))
        if shared >= max(LEAST, SHARE * shorter):
            forest.join(one, other)
    return {
        name: tuple(other for other in group if other != name)
        for group in forest.sets(names)
        for name in group
        if len(group) > 1
    }


def _run(words: Sequence[str], at: int) -> int:
    return crc32(" ".join(words[at : at + RUN]).encode())


@lru_cache(maxsize=2**16)
def _is_kept(word: str) -> bool:
    return crc32(word.encode()) % KEPT == 0


def _shared(prints: Sequence[Sequence[int]]) -> Counter[tuple[int, int]]:
    """Count the runs that two articles share, for the pairs that share any."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(prints):
        for run in one:
            holders[run].append(number)
    return Counter(pair for numbers in holders.values() if len(numbers) > 1 for pair in _pairs(numbers))


def _pairs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(numbers) <= MANY:
        yield from combinations(numbers, 2)
    else:
        yield from ((numbers[0], other) for other in numbers[1:])
