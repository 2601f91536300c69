"""The day an article is about: the one its lead names, or the one on which the body tells again what the lead tells."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import chain, pairwise

from generator.extraction.days.inheritance import HAPPENINGS, Told
from generator.extraction.document import Document, Sentence
from generator.extraction.wording.grammar import FUNCTION_WORDS, words

_LEAD = 2  # paragraphs that tell what day an article is about
_EARLY = 6  # paragraphs in which the body dates a lead that names no day
_NEWS = timedelta(days=3)  # what is news happened no longer before publication
_ENDS = (".", "!", "?", "…", '"', "”", "'", "’", ")")  # what ends without is a heading or a line of the page
_LONGEST = 2  # days: “overnight between Saturday and Sunday” is near enough to a day
_STEM = 5  # letters by which “killed” and “kills”, “bombing” and “bomb” are alike
_SHARED = 4  # words that a sentence has in common with the lead when it tells the same
_DEFINITE = words("the it they both")
_HARM = words(
    "hit struck attacked attack killed shelled bombed exploded fired ambushed stormed raided seized captured shot wounded injured died "
    "clashed erupted happened occurred"
)
_DEEDS = frozenset(word[:_STEM] for word in _HARM | HAPPENINGS)
_TURNS = words("later earlier before after")  # “hours later” counts from a day, and tells none
_ANOTHER = words("another similar earlier previous separate separately also last meanwhile elsewhere")


def present_day(document: Document, told: Sequence[Told]) -> date | None:
    """Return the day of what the lead tells; the day of publication where nothing names one.

    A day of deeds goes before a day of words, and both before one in a relative clause.
    """
    known = [one for one in told if _is_whole(one)]
    lead = [one for one in known if one.sentence.paragraph <= _LEAD]
    news = [one for one in known if _is_news(one, document.article.published)]
    early = [one for one in news if one.sentence.paragraph <= _EARLY]
    again = _lead_words(document) if early else frozenset()
    ranked = chain(
        (one for one in lead if not one.said and not one.aside),
        (one for one in early if not one.said and _tells_again(one.sentence, again)),
        (one for one in lead if one.said),
        lead,
        (one for one in early if one.said),
    )
    return next((_last(one) for one in ranked), document.article.published)


def spoken_day(told: Iterable[Told], published: date | None) -> date | None:
    """Return the day of words that name none: the one on which the lead, else most, is said; else that of publication."""
    said = [one for one in told if one.said and _is_whole(one)]
    lead = [one for one in said if one.sentence.paragraph <= _LEAD]
    days = Counter(_last(one) for one in said if _is_news(one, published))
    return next((_last(one) for one in lead), None) or (days.most_common(1)[0][0] if days else published)


def _last(one: Told) -> date | None:
    return one.day.period.last if one.day.period else None


def _is_news(one: Told, published: date | None) -> bool:
    day = _last(one)
    return bool(day and published and timedelta() <= published - day <= _NEWS)


def _is_whole(one: Told) -> bool:
    """Whether a day dates what a whole sentence or the headline tells."""
    period = one.day.period
    if not one.is_done or period is None or period.first is None or period.last is None:
        return False
    if _TURNS & set(one.sentence.lower[one.day.start : one.day.end]):
        return False
    before = one.sentence.lower[max(0, one.day.start - 5) : one.day.start]
    whole = one.sentence.paragraph == 0 or one.sentence.text.endswith(_ENDS)
    return whole and ("up", "from") not in pairwise(before) and (period.last - period.first).days < _LONGEST


def _lead_words(document: Document) -> frozenset[str]:
    """The stems of what the headline and the first paragraph tell."""
    lead = [sentence for sentence in document.sentences[:4] if sentence.paragraph <= 1]
    return frozenset(stem for sentence in lead for stem in _stems(sentence))


def _stems(sentence: Sentence) -> Iterable[str]:
    return (word[:_STEM] for word in sentence.lower if len(word) > 2 and word not in FUNCTION_WORDS)


def _tells_again(sentence: Sentence, lead: frozenset[str]) -> bool:
    """Whether a sentence shares its words with the lead, or goes on about it: “The ship was hit on Tuesday”."""
    if not _ANOTHER.isdisjoint(sentence.vocabulary):
        return False
    goes_on = sentence.paragraph <= _LEAD + 1 and sentence.lower[0] in _DEFINITE
    harm = goes_on and not _HARM.isdisjoint(sentence.vocabulary)
    shared = lead & set(_stems(sentence))
    return harm or (len(shared) >= _SHARED and bool(shared & _DEEDS))
