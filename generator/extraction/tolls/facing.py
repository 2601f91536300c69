"""Who faces whom: parties that a sentence about fighting names together (“Ruritania and Graustark agreed to end the clashes”)."""

from collections.abc import Iterable, Iterator

from generator.extraction.document import Mention
from generator.extraction.tape.chunks import Tape
from generator.extraction.tolls.parties import are_related, party_of
from generator.extraction.wording.fighting import FIGHTS
from generator.extraction.wording.grammar import words
from generator.extraction.wording.wars import CONFLICTS

_FIGHTING = FIGHTS | CONFLICTS
#: Words for what only those do who fight each other.
_BETWEEN_FOES = _FIGHTING | words("fire gunfire ceasefire truce armistice")
_AND = (("and",), ("and", "the"))


def facing(tapes: Iterable[Tape]) -> frozenset[str]:
    """Return all parties that sentences of a report join in a fight."""
    return frozenset(party for tape in tapes for pair in pairs(tape, _BETWEEN_FOES) for party in pair)


def pairs(tape: Tape, telling: frozenset[str] = _FIGHTING) -> Iterator[tuple[str, str]]:
    """Yield the two parties of each “X and Y” in a sentence with a word that tells of fighting; who is counted is not meant."""
    if telling.isdisjoint(tape.sentence.vocabulary) or "and" not in tape.sentence.vocabulary:
        return
    named = [
        (name, party) for name in tape.mentions if (party := party_of(name)) and not _is_counted(tape, name)
    ]
    for one, party in named:
        for other, foe in named:
            between = tape.sentence.lower[one.end : other.start]
            if between in _AND and not are_related(party, foe):
                yield party, foe


def is_told_of_fighting(tape: Tape, at: int) -> bool:
    """Whether what happens at chunk `at` is the fighting's deed: “fighting that killed”, “clashes in which 60 were killed”."""
    relative = tape.letters.rfind("r", 0, at)
    before = tape.letters[:relative].rstrip("@") if relative > 0 else ""
    last = tape.sentence.lower[tape.chunks[len(before) - 1].end - 1] if before else ""
    return last in _FIGHTING and not set(";sI") & set(tape.letters[relative:at])


def _is_counted(tape: Tape, name: Mention) -> bool:
    return tape.letters[tape.at(name.start) : tape.at(name.start) + 1] in tuple("CcUM")
