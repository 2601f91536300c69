"""Statements: who accuses, denies, threatens, appeals, announces, condemns, supports, offers or states what."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from generator.extraction.days.anchoring import Reason, anchor_at
from generator.extraction.days.calendar import Calendar
from generator.extraction.document import DayUse, Document, Sentence
from generator.extraction.frozen import frozen
from generator.extraction.statements.addressees import TO, addressee, is_mutual
from generator.extraction.statements.denials import denied
from generator.extraction.statements.portions import Portion, portions
from generator.extraction.statements.reach import owners, runs, tagged
from generator.extraction.tape.chunks import Tape
from generator.extraction.tape.frame import Frame
from generator.extraction.tolls.toll import Toll
from generator.extraction.voices.attribution import Saying, Sayings
from generator.extraction.wording.grammar import COMMAS, CONJUNCTIONS, SUBORDINATORS, words
from generator.model.claim import Statement
from generator.model.vocabulary import Act, DateBasis

_MORE = frozenset(
    (link, word)
    for link in ("and", "but")
    for word in words("that said added told their they it its he she his her there no nobody none called")
)
_LINKING = SUBORDINATORS | CONJUNCTIONS | COMMAS | {";"}
_SHORTEST = 5  # tokens of a part that is said: “as claimed by X” says nothing itself
_RECENT = 6  # statements back to what a denial denies


@frozen
class Spoken:
    """A statement, the saying it was made from, and where its day came from; `dated` where its own words name the day.

    `past` marks one of other times: “in 2016 he accused”.
    """

    statement: Statement
    saying: Saying
    basis: DateBasis
    dated: bool
    past: bool = False


@frozen
class _Text:
    """A document, and where each of its sentences begins in its paragraph, in characters."""

    document: Document
    starts: tuple[int, ...]


@frozen
class _Said:
    """A saying with the part of the sentence it says; `start` and `end` are tokens of what is quoted of it."""

    saying: Saying
    portion: Portion
    start: int
    end: int


def of_somebody(sayings: Sayings, named: Container[str]) -> Sayings:
    """Return the sayings of persons, of actors that are `named`, and of who belongs to one: “services said” is nobody's word."""
    own = (
        saying
        for saying in sayings.found
        if saying.speaker.person or saying.speaker.of is not None or saying.speaker.slug in named
    )
    return Sayings(tuple(own), sayings.told)


def find_statements(
    document: Document,
    quoted: Mapping[int, Sequence[bool]],
    sayings: Sayings,
    calendar: Calendar,
    tolls: Sequence[Toll],
) -> tuple[Spoken, ...]:
    """Return an article's statements in order.

    A toll without a quotation that is merely said is a claim already and no statement. A headline is repeated by its
    article and left out.
    """
    own = owners(document.sentences, tagged(sayings), quoted)
    said = list(_said(sayings, quoted))
    tolled = {(toll.tape, toll.at) for toll in tolls}
    owning = {id(saying) for saying in own.values()}
    kept = [one for one in said if id(one.saying) in owning or not _is_toll(one, tolled, quoted)]
    told, text = list(_once(kept)), _Text(document, tuple(_starts(document)))
    spoken = [
        shared
        for at, one in enumerate(told)
        for shared in _by_each(_spoken(text, one, told[max(0, at - _RECENT) : at], own, calendar))
    ]
    elsewhere = _continued(text, own, {id(one.saying): one for one in said}, calendar)
    return tuple(sorted([*spoken, *elsewhere], key=lambda one: one.statement.paragraph or 0))


def _said(sayings: Sayings, quoted: Mapping[int, Sequence[bool]]) -> Iterator[_Said]:
    """Every act of speech below the headline with the part it says, if something is said by somebody himself."""
    known = {(saying.tape, saying.frame): saying for saying in sayings.found}
    for tape, told in sayings.told.items():
        if not told or not tape.sentence.paragraph:
            continue
        parts = portions(tape, told, quoted[tape.sentence.index])
        speaking = [known.get((tape, frame)) for frame in told]
        for number, saying in enumerate(speaking):
            if saying is None or saying.speaker.relays or _is_hearsay(number, parts, speaking):
                continue
            start, end = _extent(tape, number, parts, speaking)
            if end - start >= _SHORTEST or saying.act is not Act.STATE or start == 0:
                yield _Said(saying, parts[number], start, end)


def _is_hearsay(number: int, parts: Sequence[Portion], speaking: Sequence[Saying | None]) -> bool:
    """Whether somebody else, who is no news organisation, says that this was said."""
    teller = speaking[number - 1] if number else None
    saying = speaking[number]
    relayed = teller is not None and teller.speaker.media
    same = teller is not None and saying is not None and teller.speaker.slug == saying.speaker.slug
    return parts[number].hearsay and not relayed and not same


def _extent(
    tape: Tape, number: int, parts: Sequence[Portion], speaking: Sequence[Saying | None]
) -> tuple[int, int]:
    """The tokens to quote: all that one speaker says in a row; the whole sentence where borders are not sure."""
    ours = (saying := speaking[number]) and saying.speaker.slug
    slugs = [ours if one and one.speaker.relays else one and one.speaker.slug for one in speaking]
    first = last = number
    while first and slugs[first - 1] == slugs[number]:
        first -= 1
    while last + 1 < len(parts) and (slugs[last + 1] == slugs[number] or parts[last + 1].hearsay):
        last += 1
    borders = parts[first : last + 2 : last + 1 - first]  # its own and the next one's
    if not all(part.sure for part in borders):
        return 0, len(tape.sentence.tokens)
    begins, ends = tape.chunks[parts[first].start].start, parts[last].end
    stop = tape.chunks[ends].start if ends < len(tape.chunks) else len(tape.sentence.tokens)
    return (0 if not parts[first].start else _opened(tape, begins)), stop


def _opened(tape: Tape, start: int) -> int:
    """A part with the mark that opens its quotation, without the comma or “and” before it."""
    lower = tape.sentence.lower
    while start < len(lower) - 1 and lower[start] in _LINKING:
        start += 1
    return start - 1 if start and lower[start - 1] in {"“", '"', "‘", "«", "„"} else start


def _is_toll(one: _Said, tolled: Container[tuple[Tape, int]], quoted: Mapping[int, Sequence[bool]]) -> bool:
    """Whether what is said is a toll and nothing more."""
    tape, part = one.saying.tape, one.portion
    if one.saying.act is not Act.STATE or not any((tape, at) in tolled for at in range(part.start, part.end)):
        return False
    said = tape.sentence.lower[one.start : one.end]
    return not any(quoted[tape.sentence.index][one.start : one.end]) and _MORE.isdisjoint(pairwise(said))


def _once(said: Sequence[_Said]) -> Iterator[_Said]:
    """One statement of a speaker and act for a sentence."""
    seen: set[tuple[int, str, Act]] = set()
    for one in said:
        key = (one.saying.tape.sentence.index, one.saying.speaker.slug, one.saying.act)
        if key not in seen:
            seen.add(key)
            yield one


def _spoken(
    text: _Text,
    one: _Said,
    recent: Sequence[_Said],
    own: Mapping[int, Saying],
    calendar: Calendar,
) -> Spoken:
    saying = one.saying
    anchor = anchor_at(saying.tape, saying.frame.verb, calendar, speech=True)
    named = anchor.reason is Reason.NAMED and anchor.use is DayUse.ON
    about = addressee(saying, one.portion)
    before = [(other.saying, other.portion) for other in recent]
    statement = Statement(
        speaker=saying.speaker.slug,
        act=saying.act,
        of=None if saying.act in TO else about,
        to=about if saying.act in TO else None,
        denies=denied(saying, one.portion, before) if saying.act is Act.DENY else "",
        date=anchor.period,
        source=text.document.article.id,
        paragraph=saying.tape.sentence.paragraph,
        quote=_words(text, one, own),
    )
    return Spoken(statement, saying, anchor.basis, named, anchor.use is DayUse.BACKGROUND)


def _by_each(spoken: Spoken) -> Iterator[Spoken]:
    """A statement that several make together, of each of them; who accuse each other are about each other."""
    saying = spoken.saying
    if not saying.joint:
        yield spoken
    for speaker in saying.joint:
        others = [one.slug for one in saying.joint if one != speaker]
        other = others[0] if len(others) == 1 and is_mutual(saying) else spoken.statement.of
        statement = replace(spoken.statement, speaker=speaker.slug, of=other)
        yield replace(spoken, statement=statement, saying=replace(saying, speaker=speaker))


def _words(text: _Text, one: _Said, own: Mapping[int, Saying]) -> str:
    """What is quoted: a part of a sentence, and the sentences around it that are within the same quotation."""
    sentence = one.saying.tape.sentence
    first = last = sentence.index
    if one.start == 0:
        while (
            own.get(first - 1) is one.saying
            and text.document.sentences[first - 1].paragraph == sentence.paragraph
        ):
            first -= 1
    if one.end == len(sentence.tokens):
        while (
            own.get(last + 1) is one.saying
            and text.document.sentences[last + 1].paragraph == sentence.paragraph
        ):
            last += 1
    if first == last:
        return sentence.words(one.start, one.end).rstrip(" ,;–—")
    begin = sentence.starts[one.start] if first == sentence.index else 0
    return _verbatim(text, first, last)[begin:]


def _verbatim(text: _Text, first: int, last: int) -> str:
    """The words of a paragraph from one of its sentences to another."""
    sentences = text.document.sentences
    end = text.starts[last] + len(sentences[last].text)
    return text.document.article.paragraphs[sentences[first].paragraph - 1][text.starts[first] : end]


def _starts(document: Document) -> Iterator[int]:
    """Where each sentence begins in its paragraph."""
    last, end = -1, 0
    for sentence in document.sentences:
        end = end if sentence.paragraph == last else 0
        last = sentence.paragraph
        whole = document.article.paragraphs[last - 1] if last else document.article.title
        yield (start := whole.index(sentence.text, end))
        end = start + len(sentence.text)


def _continued(
    text: _Text, own: Mapping[int, Saying], said: Mapping[int, _Said], calendar: Calendar
) -> Iterator[Spoken]:
    """The quotations that stand in another paragraph than their tag: said by the same speaker."""
    for saying, rows in runs(own, text.document.sentences):
        if one := said.get(id(saying)):
            quote = _verbatim(text, rows[0].index, rows[-1].index)
            yield _again(_spoken(text, one, (), {}, calendar), rows[0], quote)


def _again(spoken: Spoken, row: Sentence, quote: str) -> Spoken:
    """A statement that goes on in another paragraph."""
    statement = replace(
        spoken.statement, act=Act.STATE, of=None, to=None, denies="", paragraph=row.paragraph, quote=quote
    )
    tape = Tape(row, "", ())
    return replace(
        spoken, statement=statement, saying=replace(spoken.saying, tape=tape, frame=Frame(0, range(0)))
    )
