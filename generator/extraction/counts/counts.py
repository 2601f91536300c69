"""Count phrases: a number with the people it counts (“at least five of its border guards”, “200 others”, “a nurse”)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.extraction.counts.numbered import is_part_of_name
from generator.extraction.counts.officers import OFFICERS, policed
from generator.extraction.counts.people import BREAKS, Named, People, PeopleReader
from generator.extraction.counts.victims import ADJECTIVAL, PLURALS, SINGULARS
from generator.extraction.document import Document, Mention, MentionKind, NumberMention, Sentence
from generator.extraction.frozen import frozen
from generator.extraction.wording.numbers import WORDS
from generator.extraction.wording.verbs import IRREGULAR_PASTS
from generator.model.vocabulary import Qualifier, Victims

_ONES = frozenset({"a", "an", "another"})


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
    for position in [at for at, word in enumerate(sentence.lower) if at in starts or word in _ONES]:
        if position < after:
            continue
        number = starts.get(position)
        count = _counted(sentence, number, named) if number else _single(sentence, position, named)
        if count:
            yield count
            after = count.end


def _counted(sentence: Sentence, number: NumberMention, named: Named) -> Count | None:
    nouns = SINGULARS if 1 in (number.minimum, number.maximum) else PLURALS
    people = PeopleReader(sentence, number.end, nouns, named).read()
    return None if is_part_of_name(sentence, number, people) else Count(number=number, people=people)


def _single(sentence: Sentence, position: int, named: Named) -> Count | None:
    """“A”, “an” and “another” count one where a noun for a person follows."""
    people = PeopleReader(sentence, position + 1, SINGULARS, named).read()
    if not people.head or people.measure or (people.head == "nationals" and people.victims):
        return None
    if people.head == "nationals" and _names_a_force(sentence, people.end):
        return None
    if people.head in ADJECTIVAL and _goes_on(sentence, people.end):
        return None
    number = NumberMention(
        sentence=sentence.index,
        start=position,
        end=position + 1,
        minimum=1,
        maximum=1,
        qualifier=Qualifier.EXACT,
    )
    return Count(number=number, people=people, single=True)


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
