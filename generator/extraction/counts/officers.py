"""Officers of which force: policemen where the text tells of the police and not of an army."""

from generator.extraction.document import Document, Sentence
from generator.extraction.wording.grammar import words

OFFICERS = frozenset({"officer", "officers"})
_POLICE = words(
    "police policeman policemen constable constables patrolman carabineros sheriff sergeants inspector"
)
_ARMY = words(
    "army military soldier soldiers troops battalion brigade regiment navy marines lieutenant colonel"
)
_FORCES = _POLICE | _ARMY


def policed(document: Document) -> frozenset[int]:
    """Return the sentences where officers are policemen: by their own words, else by those of the whole text."""
    forces = [_force(sentence) for sentence in document.sentences]
    whole = sum(forces)
    return frozenset(index for index, force in enumerate(forces) if (force or whole) > 0)


def _force(sentence: Sentence) -> int:
    """How much more a sentence speaks of police than of an army."""
    if _FORCES.isdisjoint(sentence.vocabulary):
        return 0
    return sum([(word in _POLICE) - (word in _ARMY) for word in sentence.lower])
