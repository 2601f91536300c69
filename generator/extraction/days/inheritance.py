"""Days that sentences inherit: from the sentence before in the paragraph, or from the paragraph a sentence refers back to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator.extraction.days.spoken import is_of_saying
from generator.extraction.document import DayMention, DayUse, Document, Sentence
from generator.extraction.frozen import frozen
from generator.extraction.tape.chunks import Tape
from generator.extraction.wording.grammar import words
from generator.extraction.wording.tense import HAPPENINGS
from generator.extraction.wording.wars import BEGINNINGS, CONFLICTS

#: A paragraph that opens like this goes on about what the one before told.
_PRONOUNS = words("they it this these both then later afterwards afterward soon within minutes")
_LINKS = frozenset(
    {("in", "reprisal"), ("in", "response"), ("in", "retaliation"), ("hours", "later"), ("minutes", "later"), ("moments", "later"), ("shortly", "after"),
     ("shortly", "afterwards"), ("shortly", "before")}
)  # fmt: skip
_OPENING = 14  # words of a paragraph in which “in the fighting” stands
_SPEAKERS = words("he she")
_TELLS = words("said says added adds told")
_CLAUSE = 14  # tokens looked back for the relative that a clause begins with
_RELATIVES = words("who which whose whom where")
_DEFINITE = words("the that those these this both")


@frozen
class Told:
    """A day expression with its sentence. `begins` where fighting began on it, `said` where only words are of it.

    `headed` marks a dateline's day, `aside` one in a relative clause (“rebels who attacked on Monday”).
    """

    day: DayMention
    sentence: Sentence
    begins: bool
    said: bool
    headed: bool
    aside: bool

    @property
    def is_done(self) -> bool:
        """Whether it dates something that happened."""
        return (
            self.day.use is DayUse.ON and not self.begins and not self.headed and self.day.period is not None
        )


def told_days(tapes: Iterable[Tape]) -> tuple[Told, ...]:
    """Return what each day expression of a document does in its sentence."""
    return tuple(_told(tape, day) for tape in tapes for day in tape.days)


def _told(tape: Tape, day: DayMention) -> Told:
    headed = day.start < tape.body
    begins, said = _begins(tape.sentence, day), is_of_saying(tape, day)
    return Told(day, tape.sentence, begins, said, headed, _is_aside(tape.sentence, day))


def _is_aside(sentence: Sentence, day: DayMention) -> bool:
    """Whether a relative clause that no comma has closed holds a day."""
    for token in reversed(sentence.tokens[max(0, day.start - _CLAUSE) : day.start]):
        if token.text in {",", ";", ":"}:
            return False
        if token.lower in _RELATIVES:
            return True
    return False


def _begins(sentence: Sentence, day: DayMention) -> bool:
    """Whether fighting “erupted” or “began” on a day."""
    words = sentence.lower
    near = set(words[max(0, day.start - 12) : day.end + 8])
    verb = BEGINNINGS & set(words[max(0, day.start - 7) : day.start])
    first = words[day.end : day.end + 4] == (",", "the", "first", "day")
    since = (
        day.use is DayUse.SINCE
        and words[max(0, day.start - 1)] == "since"
        and day.period
        and day.period.is_day
    )
    return bool((verb and CONFLICTS & near) or first or since)


@dataclass(slots=True)
class _Last:
    """The last days named on the way through a paragraph."""

    done: DayMention | None = None
    said: DayMention | None = None
    planned: DayMention | None = None

    def note(self, one: Told) -> None:
        if one.is_done and one.said:
            self.said = one.day
        elif one.is_done:
            self.done = one.day
        elif one.day.use is DayUse.PLAN and one.day.period:
            self.planned = one.day


@dataclass(slots=True)
class Inherited:
    """For a sentence's index the last day before it on which something was done, was said, and is planned."""

    done: dict[int, DayMention] = field(default_factory=dict)
    said: dict[int, DayMention] = field(default_factory=dict)
    planned: dict[int, DayMention] = field(default_factory=dict)


def inherited(document: Document, told: Sequence[Told]) -> Inherited:
    """Return what each sentence inherits within its paragraph, and over its edge where it refers back."""
    by_sentence: dict[int, list[Told]] = {}
    for one in told:
        by_sentence.setdefault(one.sentence.index, []).append(one)
    found, last, paragraph = Inherited(), _Last(), -1
    for sentence in document.sentences:
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            last = _Last(last.done) if _refers_back(sentence) else _Last()
        if last.done:
            found.done[sentence.index] = last.done
        if last.said:
            found.said[sentence.index] = last.said
        if last.planned:
            found.planned[sentence.index] = last.planned
        for one in by_sentence.get(sentence.index, ()):
            last.note(one)
    return found


def _refers_back(sentence: Sentence) -> bool:
    """“They …”, “The attack …”, “Those gunmen …” at the head of a paragraph; “two were killed in the fighting”."""
    opening = sentence.lower[:3]
    if not opening or sentence.paragraph < 2:
        return False
    definite = opening[0] in _DEFINITE and bool(HAPPENINGS & set(opening[1:]))
    refers = opening[0] in _PRONOUNS or opening[:2] in _LINKS or definite
    return refers or _is_part_of(sentence) or _goes_on_telling(sentence.lower)


def _is_part_of(sentence: Sentence) -> bool:
    """“Two were killed in the fighting”."""
    if HAPPENINGS.isdisjoint(sentence.vocabulary):
        return False
    words = sentence.lower[:_OPENING]
    places = (at for at, word in enumerate(words) if word in {"in", "during"})
    return any(
        words[at + 1 : at + 2] == ("the",) and not HAPPENINGS.isdisjoint(words[at + 2 : at + 4])
        for at in places
    )


def _goes_on_telling(words: tuple[str, ...]) -> bool:
    """“He said …”, “…,” she added: whoever spoke in the paragraph before tells more of the same."""
    return any(
        who in _SPEAKERS and verb in _TELLS
        for who, verb in ((words[0], words[min(1, len(words) - 1)]), *pairwise(words[-4:]))
    )
