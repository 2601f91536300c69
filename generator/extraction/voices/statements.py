"""Statements: who accuses, denies, threatens, appeals, announces, condemns, supports, offers or states what."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.extraction.days.anchoring import Reason, anchor_at
from generator.extraction.days.calendar import Calendar
from generator.extraction.document import DayUse, Document, Sentence
from generator.extraction.tape.subjects import frames
from generator.extraction.voices.addressees import about
from generator.extraction.voices.attribution import Saying
from generator.extraction.voices.statement_words import DENIED
from generator.model.article import Article
from generator.model.claim import Statement
from generator.model.vocabulary import Act, DateBasis

_TO = frozenset({Act.APPEAL, Act.OFFER})
_ABOUT = frozenset({Act.ACCUSE, Act.CONDEMN, Act.SUPPORT, Act.THREATEN})


@dataclass(frozen=True, slots=True)
class Spoken:
    """A statement, the saying it was made from, and where its day came from; `dated` where its own words name the day."""

    statement: Statement
    saying: Saying
    basis: DateBasis
    dated: bool


def of_somebody(sayings: Sequence[Saying], named: Container[str]) -> tuple[Saying, ...]:
    """Return the sayings of persons, of actors that are `named`, and of who belongs to one: “services said” is nobody's word."""
    return tuple(
        saying
        for saying in sayings
        if saying.speaker.person or saying.speaker.of is not None or saying.speaker.slug in named
    )


def find_statements(
    document: Document,
    quoted: Mapping[int, Sequence[bool]],
    sayings: Sequence[Saying],
    calendar: Calendar,
    counted: frozenset[int],
) -> tuple[Spoken, ...]:
    """Return an article's statements in order.

    What is merely said counts only from persons, states and their bodies, and not where the sentence (an index in
    `counted`) gives a toll and no quotation: that is a claim already.  A headline is repeated by its article and left out.
    """
    spoken: list[Spoken] = []
    for saying in sayings:
        sentence = saying.tape.sentence
        plain = saying.act is Act.STATE and sentence.index in counted and not any(quoted[sentence.index])
        if sentence.paragraph and not saying.speaker.relays and not plain and not _is_withheld(saying):
            spoken.append(_spoken(document.article, saying, calendar))
    return tuple(_whole(list(_once(spoken)), document.sentences, quoted))


def _is_withheld(saying: Saying) -> bool:
    """“Offered no evidence”, “announced no date”: nothing is offered or announced."""
    behind = saying.tape.letters[saying.frame.verb + 1 : saying.frame.verb + 2]
    return saying.act in (Act.OFFER, Act.ANNOUNCE, Act.SUPPORT) and behind == "n"


def _whole(
    spoken: Sequence[Spoken], sentences: Sequence[Sentence], quoted: Mapping[int, Sequence[bool]]
) -> Iterator[Spoken]:
    """Give each statement the whole of its quotation: the sentences around it that are all within quotation marks."""
    tagged = {one.saying.tape.sentence.index for one in spoken}
    for one in spoken:
        first = last = one.saying.tape.sentence.index

        def goes_on(index: int, paragraph: int, *, transcript: bool) -> bool:
            other = sentences[index] if 0 <= index < len(sentences) else None
            here = other is not None and other.paragraph == paragraph and index not in tagged
            return here and (transcript or all(quoted[index][:-1]))

        paragraph = sentences[first].paragraph
        transcript = one.saying.verb == ":" and sentences[first].tokens[0].text.isupper()
        while quoted[first][0] and goes_on(first - 1, paragraph, transcript=False):
            first -= 1
        while (transcript or any(quoted[last])) and goes_on(last + 1, paragraph, transcript=transcript):
            last += 1
        words = " ".join(sentence.text for sentence in sentences[first : last + 1])
        yield replace(one, statement=replace(one.statement, quote=words))


def _once(spoken: Sequence[Spoken]) -> Iterator[Spoken]:
    """One statement of a speaker and act for a sentence."""
    seen: set[tuple[int, str, Act]] = set()
    for one in spoken:
        key = (one.saying.tape.sentence.index, one.statement.speaker, one.statement.act)
        if key not in seen:
            seen.add(key)
            yield one


def _spoken(article: Article, saying: Saying, calendar: Calendar) -> Spoken:
    sentence = saying.tape.sentence
    anchor = anchor_at(saying.tape, saying.frame.verb, calendar)
    own = anchor.reason is Reason.NAMED and anchor.use is DayUse.ON
    whom = about(saying)
    statement = Statement(
        speaker=saying.speaker.slug,
        act=saying.act,
        of=whom if saying.act in _ABOUT else None,
        to=whom if saying.act in _TO else None,
        denies=_denied(saying) if saying.act is Act.DENY else "",
        date=anchor.period,
        source=article.id,
        paragraph=sentence.paragraph,
        quote=sentence.text,
    )
    return Spoken(statement, saying, anchor.basis, own)


def _denied(saying: Saying) -> str:
    """What is denied, in neutral words from a table; empty where none fits."""
    tape, verb = saying.tape, saying.frame.verb
    others = [
        frame.verb for frame in frames(tape) if frame.verb > verb + 1 and tape.letters[frame.verb - 1] in ",&"
    ]
    marks = [at for at, letter in enumerate(tape.letters) if letter == ";" and at > verb]
    end = tape.chunks[min((*others, *marks, len(tape.chunks) - 1))].start
    words = {token.lower for token in tape.sentence.tokens[tape.chunks[verb].end : end]}
    return next((neutral for neutral, groups in DENIED if all(group & words for group in groups)), "")
