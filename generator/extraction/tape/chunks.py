"""A sentence as a tape: one letter a chunk, so that patterns over sentences are regular expressions over letters.

The cascade of finite-state automata follows FASTUS (Hobbs et al. 1997, “FASTUS: A Cascaded Finite-State Transducer for
Extracting Information from Natural-Language Text”): words make phrases, phrases make patterns. Letters:

    C count of people      c “a nurse” as one     U count of unknown nouns   M count with its measure (“nine deaths”)
    V participle (killed)  G gerund (killing)     K present (kills)          B base form (kill)
    I died, fled           J dead, missing        N the deaths, the killing  L toll, number of dead
    E among the dead       i including            X lost    l left, leaving  Y bringing, taking … to   u up from
    A actor                H person               P place                    T day
    s say                  b be   h have   m modal   n not   ? if
    d determiner           p pronoun   r relative   a adverb
    o of   t to   y by   f from   @ other preposition
    # now number, now total  Z gave (a figure)
    & and, or, along with  , comma   ; stop or colon   w any other word
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from generator.extraction.counts.counts import Count
from generator.extraction.counts.victims import MODIFIERS, PLURALS
from generator.extraction.document import DayMention, Document, Mention, MentionKind, Sentence
from generator.extraction.frozen import frozen
from generator.extraction.kept import kept
from generator.extraction.tape.chunk_words import PHRASES, TAGS
from generator.extraction.wording.dateline import behind_dateline
from generator.extraction.wording.grammar import DETERMINERS, QUOTES, words
from generator.extraction.wording.harm import GROUPS, TOLLS
from generator.model.vocabulary import Measure

_LETTERS = {MentionKind.ACTOR: "A", MentionKind.PERSON: "H", MentionKind.PLACE: "P"}
_Words = tuple[str, ...]
_TOLL_REACH = 9  # tokens from “number of” to what is numbered
_TOLL_STOPS = words(". , ; : to at in reached rose stood was were is has have by said")
_LEVELS = frozenset({"toll", "tally", "number", "among", "that", "victims"})  # a level may begin with
#: Quotation marks, and the words with which a phrase or a level may begin; any other is a chunk of its own.
_TELLING = PHRASES.keys() | QUOTES | _LEVELS


@frozen
class Chunk:
    """One letter of the tape: tokens [start, end), and what they mean."""

    start: int
    end: int
    count: Count | None = None
    mention: Mention | None = None
    day: DayMention | None = None
    measure: Measure | None = None


@frozen(eq=False, slots=False)
class Tape:
    """A sentence's chunks and their letters, one each, and every name and day in it, inside longer chunks too."""

    sentence: Sentence
    letters: str
    chunks: tuple[Chunk, ...]
    mentions: tuple[Mention, ...] = ()
    days: tuple[DayMention, ...] = ()

    @kept
    def ends(self) -> tuple[int, ...]:
        """Where each chunk ends."""
        return tuple([chunk.end for chunk in self.chunks])

    @kept
    def counted(self) -> tuple[Chunk, ...]:
        """The chunks that count people."""
        return tuple([chunk for chunk in self.chunks if chunk.count])

    @kept
    def body(self) -> int:
        """The token behind the sentence's dateline, whose town and day are the dispatch's; 0 without one."""
        return behind_dateline(self.sentence.tokens)

    def at(self, token: int) -> int:
        """The chunk that holds a token, or the first behind it."""
        return bisect_right(self.ends, token)


@dataclass(slots=True)
class _Marks:
    """What the passes before marked in one sentence."""

    chunks: dict[int, tuple[str, Chunk]] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    days: list[DayMention] = field(default_factory=list)


def make_tapes(
    document: Document, counts: Iterable[Count], mentions: Sequence[Mention], days: Iterable[DayMention]
) -> tuple[Tape, ...]:
    """Return the tapes of a document, one for each sentence that is more than marks."""
    marks = [_Marks() for _ in document.sentences]
    for mention in mentions:
        marks[mention.sentence].mentions.append(mention)
    for mention in reversed(mentions):
        chunk = Chunk(mention.start, mention.end, mention=mention)
        marks[mention.sentence].chunks[mention.start] = (_LETTERS[mention.kind], chunk)
    for day in days:
        marks[day.sentence].days.append(day)
        marks[day.sentence].chunks[day.start] = ("T", Chunk(day.start, day.end, day=day))
    for count in counts:
        chunk = Chunk(count.start, count.end, count=count, measure=count.people.measure)
        marks[count.number.sentence].chunks[count.start] = (_letter(count), chunk)
    tapes = map(_tape, document.sentences, marks)
    return tuple(tape for tape in tapes if tape.chunks)


def _letter(count: Count) -> str:
    if count.people.measure:
        return "M"
    if count.people.head is None:
        return "U"
    return "c" if count.single else "C"


def _tape(sentence: Sentence, marks: _Marks) -> Tape:
    words, position, letters, chunks = sentence.lower, 0, list[str](), list[Chunk]()
    plain, single = "".join([TAGS.get(word, "w") for word in words]), _singles(len(words))
    for at in [at for at, word in enumerate(words) if word in _TELLING or at in marks.chunks]:
        known = (marks.chunks.get(at) or _phrase(words, at)) if at >= position else None
        quote = words[at] in QUOTES
        if at < position or not (known or quote):
            continue
        letters.append(plain[position:at])
        chunks += single[position:at]
        position = at + 1
        if known:
            letter, chunk = known
            letters += () if quote else letter
            chunks += () if quote else (chunk,)
            position = _behind_acronym(words, chunk.end) if chunk.mention else chunk.end
    letters.append(plain[position:])
    chunks += single[position:]
    return Tape(sentence, "".join(letters), tuple(chunks), tuple(marks.mentions), tuple(marks.days))


@cache
def _singles(length: int) -> tuple[Chunk, ...]:
    """Words that are nothing in particular, a chunk each: the same for every sentence of a length."""
    return tuple(Chunk(at, at + 1) for at in range(length))


def _behind_acronym(words: _Words, position: int) -> int:
    """A name's short form in brackets adds nothing."""
    return position + 3 if words[position : position + 3 : 2] == ("(", ")") else position


def _phrase(words: _Words, position: int) -> tuple[str, Chunk] | None:
    """The level or the longest phrase of the tables that begins here."""
    if words[position] in _LEVELS and (found := _level(words, position)):
        return found
    known = PHRASES.get(words[position])
    if known is None:
        return None
    behind = words[position + 1] if position + 1 < len(words) else ""
    for phrase, letter, measure in known.get(behind) or known[""]:
        end = position + len(phrase)
        if words[position:end] == phrase and not (letter == "B" and not _is_verb(words, position)):
            return letter, Chunk(position, end, measure=measure)
    return None


def _is_verb(words: _Words, position: int) -> bool:
    """“To murder”, “will not murder”, not “the murder of”: a base form stands behind what governs it."""
    before = words[position - 1] if position else ""
    return before not in DETERMINERS and words[position + 1 : position + 2] != ("of",)


def _level(words: _Words, position: int) -> tuple[str, Chunk] | None:
    """“Death toll”, “the number of its soldiers killed”, “among those wounded”: a level that a count can reach."""
    word = words[position]
    if word in ("toll", "tally"):
        return "L", Chunk(position, position + 1, measure=_measure_before(words, position))
    if word in ("number", "that") and words[position + 1 : position + 2] == ("of",):
        return _number_of(words, position)
    if word == "victims" and words[position + 1 : position + 2] in (("included",), ("include",)):
        return "E", Chunk(position, position + 1, measure=Measure.KILLED)
    if word == "among" and words[position + 1 : position + 2] in (("the",), ("those",)):
        measure = GROUPS.get(words[position + 2]) if position + 2 < len(words) else None
        return ("E", Chunk(position, position + 3, measure=measure)) if measure else None
    return None


def _measure_before(words: _Words, position: int) -> Measure:
    found = [TOLLS[word] for word in words[max(0, position - 2) : position] if word in TOLLS]
    return found[-1] if found else Measure.KILLED


def _number_of(words: _Words, position: int) -> tuple[str, Chunk] | None:
    for end in range(position + 2, min(len(words), position + _TOLL_REACH)):
        if words[end] in _TOLL_STOPS:
            return None
        if words[end] in TOLLS:
            return "L", Chunk(position, _end_of_nouns(words, end + 1), measure=TOLLS[words[end]])
    return None


def _end_of_nouns(words: _Words, end: int) -> int:
    """“The number of the wounded *military servicemen*”."""
    while end < len(words) and (words[end] in MODIFIERS or words[end] in PLURALS):
        end += 1
    return end
