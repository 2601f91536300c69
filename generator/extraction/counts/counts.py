"""Count phrases: a number with the people it counts (“at least five of its border guards”, “200 others”, “a nurse”)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.extraction.counts.numbered import is_part_of_name
from generator.extraction.counts.officers import OFFICERS, policed
from generator.extraction.counts.people import BREAKS, Named, People, PeopleReader
from generator.extraction.counts.victims import ADJECTIVAL, PLURALS, SINGULARS
from generator.extraction.document import Document, Mention, MentionKind, NumberMention, Sentence
from generator.extraction.frozen import frozen
from generator.extraction.wording.grammar import DETERMINERS, words
from generator.extraction.wording.numbers import WORDS
from generator.extraction.wording.saying import SAY_WORDS
from generator.extraction.wording.verbs import IRREGULAR_PASTS
from generator.model.vocabulary import Qualifier, Victims

_ONES = frozenset({"a", "an", "another"})
_OWNERS = frozenset({"his", "her", "their"})
_STARTS = _ONES | _OWNERS
_LINKS = frozenset({"and", ","})
#: What “another” suffers as the one before it did, and what may stand between.
_HARMED = words("killed wounded injured hurt captured abducted kidnapped died missing")
_ENDS = BREAKS - DETERMINERS
_BETWEEN = words(
    "was is has later also seriously severely critically badly slightly lightly fatally mortally gravely"
)


@frozen(kw_only=True)
class Count:
    """A number of people. `single` marks an article read as one (“a nurse”)."""

    number: NumberMention
    people: People
    single: bool = False

    @property
    def start(self) -> int:
        """The first token."""
        return self.number.start

    @property
    def end(self) -> int:
        """The token behind the last."""
        return self.people.end


def find_counts(
    document: Document, numbers: Iterable[NumberMention], mentions: Iterable[Mention]
) -> tuple[Count, ...]:
    """Return the count phrases of a document in order; no two overlap."""
    named = {
        (mention.sentence, mention.start): mention
        for mention in reversed(tuple(mentions))
        if mention.kind is MentionKind.ACTOR
    }
    starts: list[_Starts] = [{} for _ in document.sentences]
    for number in numbers:
        starts[number.sentence][number.start] = number
    found = (
        count
        for sentence, here in zip(document.sentences, starts, strict=True)
        for count in _in_sentence(sentence, here, named)
    )
    police = policed(document)
    return tuple(_as_police(count) if count.number.sentence in police else count for count in found)


def _as_police(count: Count) -> Count:
    """“Three officers” where the text tells of the police."""
    officers = count.people.head in OFFICERS and count.people.victims is Victims.MILITARY
    return replace(count, people=replace(count.people, victims=Victims.POLICE)) if officers else count


_Starts = dict[int, NumberMention]


def _in_sentence(sentence: Sentence, starts: _Starts, named: Named) -> Iterator[Count]:
    if not starts and _ONES.isdisjoint(sentence.vocabulary):
        return
    after = 0
    for position in [at for at, word in enumerate(sentence.lower) if at in starts or word in _STARTS]:
        if position < after or (
            sentence.lower[position] in _OWNERS and not _goes_with(sentence, position, after)
        ):
            continue
        number = starts.get(position)
        count = _counted(sentence, number, named) if number else _single(sentence, position, named)
        if count is None and after and sentence.lower[position] == "another":
            count = _another(sentence, position, starts)
        if count and not (position not in starts and _tells(sentence, position, count.end)):
            yield count
            after = count.end


def _counted(sentence: Sentence, number: NumberMention, named: Named) -> Count | None:
    nouns = SINGULARS if 1 in (number.minimum, number.maximum) else PLURALS
    people = PeopleReader(sentence, number.end, nouns, named).read()
    return None if is_part_of_name(sentence, number, people) else Count(number=number, people=people)


def _goes_with(sentence: Sentence, position: int, after: int) -> bool:
    """“A woman and *her husband*”, “a general, *his wife*, …”: who belongs to one counted right before."""
    return 0 < after == position - 1 and sentence.lower[after] in _LINKS


def _tells(sentence: Sentence, position: int, end: int) -> bool:
    """“A woman, *her brother* said, was killed”."""
    return sentence.lower[position] in _OWNERS and not SAY_WORDS.isdisjoint(sentence.lower[end : end + 2])


def _another(sentence: Sentence, position: int, starts: _Starts) -> Count | None:
    """“One soldier was killed and another seriously wounded”."""
    words = sentence.lower
    at = position + 1
    while at < len(words) and words[at] in _BETWEEN:
        at += 1
    ends = words[at + 1 : at + 2] == () or (words[at + 1] in _ENDS and at + 1 not in starts)
    if at == len(words) or words[at] not in _HARMED or not ends:
        return None
    return Count(number=_one(sentence, position), people=People(end=position + 1, more=True), single=True)


def _one(sentence: Sentence, position: int) -> NumberMention:
    return NumberMention(
        sentence=sentence.index,
        start=position,
        end=position + 1,
        minimum=1,
        maximum=1,
        qualifier=Qualifier.EXACT,
    )


def _single(sentence: Sentence, position: int, named: Named) -> Count | None:
    """“A”, “an” and “another” count one where a noun for a person follows."""
    people = PeopleReader(sentence, position + 1, SINGULARS, named).read()
    if not people.head or people.measure or (people.head == "nationals" and people.victims):
        return None
    if people.head == "nationals" and _names_a_force(sentence, people.end):
        return None
    if people.head in ADJECTIVAL and _goes_on(sentence, people.end):
        return None
    return Count(number=_one(sentence, position), people=people, single=True)


def _names_a_force(sentence: Sentence, position: int) -> bool:
    """“An Afghan and coalition patrol”, not “a Briton and two Danes”: another adjective follows."""
    ahead = [token.lower for token in sentence.tokens[position : position + 2]]
    return ahead[:1] == ["and"] and len(ahead) > 1 and ahead[1] not in _ONES and ahead[1] not in WORDS


def _goes_on(sentence: Sentence, position: int) -> bool:
    """Whether an unknown word follows: the noun that the words before it describe."""
    word = sentence.tokens[position].lower if position < len(sentence.tokens) else ""
    if word in BREAKS or word in IRREGULAR_PASTS:
        return False
    return word[:1].isalpha() and not word.endswith(("ed", "ing", "ly"))
