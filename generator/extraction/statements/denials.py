"""What a denial denies, in neutral words: its own object, or what the other side alleged just before."""

from collections.abc import Iterator, Sequence

from generator.extraction.statements.portions import Portion
from generator.extraction.statements.words import DENIED, VAGUE
from generator.extraction.voices.attribution import Saying, tokens_of_verb
from generator.model.vocabulary import Act

_ALLEGES = frozenset({Act.ACCUSE, Act.STATE, Act.CONDEMN, Act.ANNOUNCE})
_BACK = 3  # sentences back to the allegation


def denied(saying: Saying, portion: Portion, alleged: Sequence[tuple[Saying, Portion]]) -> str:
    """Return what is denied; empty where no words of the table fit. `alleged` is what was said before."""
    own = next(filter(None, map(neutral, objects_of(saying, portion))), "")
    return (_alleged(saying, alleged) or own) if own in ("", VAGUE) else own


def objects_of(saying: Saying, portion: Portion) -> Iterator[frozenset[str]]:
    """The words a denial is of: behind its verb, or before it where it is passive or trails."""
    chunks, lower, (start, stop) = saying.tape.chunks, saying.tape.sentence.lower, tokens_of_verb(saying)
    yield frozenset(lower[stop : chunks[portion.end - 1].end])
    if saying.frame.trails:
        yield frozenset(lower[chunks[portion.start].start : start])


def neutral(words: frozenset[str]) -> str:
    """The first neutral wording whose words are all there."""
    return next((told for told, groups in DENIED if all(group & words for group in groups)), "")


def _alleged(saying: Saying, alleged: Sequence[tuple[Saying, Portion]]) -> str:
    """What another side said of this one just before."""
    side = {saying.speaker.slug, saying.speaker.of} - {None}
    for other, portion in reversed(alleged):
        near = saying.tape.sentence.index - other.tape.sentence.index <= _BACK
        if not near or other.act not in _ALLEGES:
            continue
        if side & {other.speaker.slug, other.speaker.of}:
            continue
        words = _words(other, portion)
        about = {name.slug for name in other.tape.mentions} | {name.of for name in other.tape.mentions}
        told = neutral(words)
        return told if other.act is Act.ACCUSE or about & side else ""
    return ""


def _words(saying: Saying, portion: Portion) -> frozenset[str]:
    chunks = saying.tape.chunks
    return frozenset(saying.tape.sentence.lower[chunks[portion.start].start : chunks[portion.end - 1].end])
