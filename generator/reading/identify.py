"""The id of an article: a pure function of the article, so that no order of reading changes it."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from generator.model.article import Article
from generator.reading.lines import words
from generator.urls import slug

#: Words of a headline that tell nothing about its story.
_LIGHT = words(
    "a an the and or but of in on at to for from with by as after before over under amid into between against "
    "is are was were be been has have had it its this that his her their s says said say"
)
_DIGITS = 4
#: The most letters of the publisher and of a headline's word: an id names a file, and stays below 200 bytes.
_LONGEST_NAME, _LONGEST_WORD = 80, 40


def article_id(article: Article) -> str:
    """Return publisher, day and the first two telling words of the headline: “gazette-2018-06-04-market-shelled”."""
    publisher = slug(re.sub(r"(?i)^the\s+", "", article.publisher))[:_LONGEST_NAME].rstrip("-") or "unknown"
    telling = [word for word in slug(article.title).split("-") if word and word not in _LIGHT][:2]
    day = article.published.isoformat() if article.published else "undated"
    return "-".join([publisher, day, *(word[:_LONGEST_WORD] for word in telling)])


def identify(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Give every article its id, sorted by id; different texts with one id get the head of their digest behind it.

    An article that was given twice (same id, same bytes) stays once, under the first of its paths.
    """
    named = {
        (article_id(article), article.sha256): article
        for article in sorted(articles, key=lambda one: one.path, reverse=True)
    }
    shared = Counter(name for name, _ in named)
    ids = {pair: _unique(pair, named) if shared[pair[0]] > 1 else pair[0] for pair in named}
    return tuple(
        sorted((replace(article, id=ids[pair]) for pair, article in named.items()), key=lambda one: one.id)
    )


def _unique(pair: tuple[str, str], named: Iterable[tuple[str, str]]) -> str:
    name, digest = pair
    rivals = [other for rival, other in named if rival == name and other != digest]
    length = _DIGITS
    while any(other[:length] == digest[:length] for other in rivals) and length < len(digest):
        length += 1
    return f"{name}-{digest[:length]}"
