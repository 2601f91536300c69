"""The day an article is about: the one its lead names, or the one on which the body tells again what the lead tells."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import chain, pairwise, takewhile

from generator.extraction.days.inheritance import Told
from generator.extraction.days.lead import ends_whole, is_caption, is_loose
from generator.extraction.document import Document, Sentence
from generator.extraction.wording.calendar import WEEKDAYS
from generator.extraction.wording.grammar import FUNCTION_WORDS, words
from generator.extraction.wording.tense import HAPPENINGS

_EARLY = 6  # paragraphs in which the body dates a lead that names no day
_NEWS = timedelta(days=3)  # what is news happened no longer before publication
_FIRST = 12  # sentences looked at for the lead
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
_NIGHTS = frozenset({"overnight", "night"})
_AGREED = 2  # deeds of the body that make a day the article's, where nearly all are of that day
_OFTEN = 2  # words that are of a day
_SOON = 4  # paragraphs in which the first words tell the day of the others


def present_day(document: Document, told: Sequence[Told], lead: int, published: date | None) -> date | None:
    """Return the day of what the lead, up to paragraph `lead`, tells; the day of publication where nothing names one.

    A day of deeds goes before a day of words, and both before one in a relative clause.
    """
    known = [one for one in told if _is_whole(one)]
    first = [one for one in known if one.sentence.paragraph <= lead]
    news = [one for one in known if _is_news(one, published)]
    early = [one for one in news if one.sentence.paragraph <= _EARLY]
    again = [one for one in early if not one.said and _tells_again(one, document, lead)]
    done = [one for one in first if not (one.said or one.aside)]
    ranked = chain(
        (one for one in early if done and is_loose(done[0].sentence, done[0].day) and _is_night(one)),
        done,
        again,
        _agreed(news),
        (one for one in first if one.said),
        first,
        (one for one in early if one.said and one.sentence.paragraph <= _SOON),
    )
    return next((_last(one) for one in ranked), published)


def spoken_day(told: Iterable[Told], published: date | None, lead: int) -> date | None:
    """Return the day of words that name none: the one on which the lead, else most, is said; else that of publication."""
    said = [one for one in told if one.said and _is_whole(one)]
    first = [one for one in said if one.sentence.paragraph <= lead]
    news = [one for one in said if _is_news(one, published)]
    soon = [one for one in news if one.sentence.paragraph <= _SOON]
    often = [day for day, times in Counter(map(_last, news)).most_common(1) if times >= _OFTEN]
    return next(chain(map(_last, first), often, map(_last, soon)), published)


def _is_night(one: Told) -> bool:
    """“Overnight Thursday”, “on Monday night”: the night that “overnight” means elsewhere."""
    words = one.sentence.lower[one.day.start : one.day.end]
    return not one.said and len(words) > 1 and not _NIGHTS.isdisjoint(words)


def _agreed(news: Sequence[Told]) -> list[Told]:
    """What is done on the one day that nearly everything of the body is done on, where that is told more than once."""
    done = [one for one in news if not (one.said or one.aside)]
    best = Counter(map(_last, done)).most_common(1)
    if not best or best[0][1] < max(_AGREED, len(done) - 1):
        return []
    return [one for one in done if _last(one) == best[0][0]]


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
    words = set(one.sentence.lower[one.day.start : one.day.end])
    if _TURNS & words and WEEKDAYS.keys().isdisjoint(words):
        return False
    before = one.sentence.lower[max(0, one.day.start - 5) : one.day.start]
    whole = one.sentence.paragraph == 0 or (ends_whole(one.sentence) and not is_caption(one.sentence))
    return whole and ("up", "from") not in pairwise(before) and (period.last - period.first).days < _LONGEST


def _stems(sentence: Sentence) -> Iterable[str]:
    return (word[:_STEM] for word in sentence.lower if len(word) > 2 and word not in FUNCTION_WORDS)


def _lead_words(document: Document, lead: int, besides: Sentence) -> frozenset[str]:
    """The stems of what the headline and the lead tell, in other sentences than the one at hand."""
    first = takewhile(lambda sentence: sentence.paragraph <= lead, document.sentences[:_FIRST])
    return frozenset(stem for sentence in first if sentence is not besides for stem in _stems(sentence))


def _tells_again(one: Told, document: Document, lead: int) -> bool:
    """Whether a day is that of what the lead tells: “The ship was hit on Tuesday”, “the attack on Tuesday”, or its words."""
    sentence = one.sentence
    if _names_it(one):
        return True
    if not _ANOTHER.isdisjoint(sentence.vocabulary):
        return False
    goes_on = sentence.paragraph <= lead + 1 and sentence.lower[0] in _DEFINITE
    harm = goes_on and not _HARM.isdisjoint(sentence.vocabulary)
    shared = _lead_words(document, lead, sentence) & set(_stems(sentence))
    return harm or (len(shared) >= _SHARED and bool(shared & _DEEDS))


def _names_it(one: Told) -> bool:
    """“The attack on Tuesday”, “Tuesday's clash”."""
    start, end, lower = one.day.start, one.day.end, one.sentence.lower
    before = lower[max(0, start - 3) : start]
    known = len(before) == 3 and before[0] == "the" and before[1] in HAPPENINGS and before[2] == "on"
    owning = lower[end : end + 1] in (("'s",), ("’s",), ("’",), ("'",))
    return known or (owning and not HAPPENINGS.isdisjoint(lower[end + 1 : end + 3]))
