"""Attribution: who says what, sentence by sentence, and so whose claim a toll is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.extraction.tape.chunks import Tape
from generator.extraction.tape.quotations import quoted_words
from generator.extraction.tape.subjects import Frame, frames
from generator.extraction.tolls.toll import Toll
from generator.extraction.voices.saying import ACT_OF
from generator.extraction.voices.speakers import speaker_of
from generator.extraction.voices.voices import Speaker, Voices, home_of
from generator.extraction.wording.grammar import QUOTES, words
from generator.model.vocabulary import Act

#: Acts whose words may give a count without “that”.
_REPORTS = frozenset({Act.STATE, Act.ANNOUNCE, Act.ACCUSE})
#: Verbs of these acts that take things (“declared independence”).
_DECLARES = words("declared declares described describes called believed cited quoted")


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of speech with its speaker. `trails` where what is said stands before it (“…, X said”)."""

    tape: Tape
    frame: Frame
    speaker: Speaker
    act: Act
    verb: str

    @property
    def pronoun(self) -> bool:
        """Whether the speaker is only “it” or “he”."""
        return [self.tape.letters[at] for at in self.frame.outer] == ["p"]


def find_sayings(tapes: Sequence[Tape]) -> tuple[Saying, ...]:
    """Return every act of speech whose speaker is recognised, in order."""
    voices = Voices(home=home_of(tapes))
    quoted = quoted_words([tape.sentence for tape in tapes])
    return tuple(
        saying for tape in tapes for saying in _in_sentence(tape, voices, quoted[tape.sentence.index])
    )


def _in_sentence(tape: Tape, voices: Voices, quoted: Sequence[bool]) -> tuple[Saying, ...]:
    """The sayings of a sentence; who speaks within a quotation is quoted, and says nothing here."""
    voices.enter(tape)
    told = [frame for frame in frames(tape) if not quoted[tape.chunks[frame.verb].start]]
    found = []
    for frame in told:
        verb, speaker = _verb(tape, frame), speaker_of(tape, frame, voices)
        if speaker:
            found.append(Saying(tape, frame, speaker, ACT_OF.get(verb, Act.STATE), verb))
    voices.leave(tape, quoted, told)
    return tuple(found)


def _verb(tape: Tape, frame: Frame) -> str:
    chunk = tape.chunks[frame.verb]
    return " ".join(token.lower for token in tape.sentence.tokens[chunk.start : chunk.end])


class Heard:
    """The sayings of an article by tape and by paragraph."""

    def __init__(self, sayings: Iterable[Saying]) -> None:
        self.by_tape: dict[Tape, list[Saying]] = {}
        self.by_paragraph: dict[int, list[Saying]] = {}
        for saying in sayings:
            self.by_tape.setdefault(saying.tape, []).append(saying)
            self.by_paragraph.setdefault(saying.tape.sentence.paragraph, []).append(saying)


def saying_of(toll: Toll, heard: Heard) -> Saying | None:
    """Return the saying a toll belongs to: the last before it in its sentence that can hold it, else one behind it."""
    here = [saying for saying in heard.by_tape.get(toll.tape, ()) if _holds(saying)]
    if not here and _is_quoted(toll.tape):
        return _last_of_paragraph(toll, heard)
    before = [saying for saying in here if saying.frame.verb < toll.at]
    after = [saying for saying in here if saying.frame.verb > toll.at and saying.frame.trails]
    if after and before and _is_apart(toll.tape, before[-1].frame.verb, toll.at):
        return after[0]
    return next(iter(before[-1:] or after[:1]), None)


def _is_apart(tape: Tape, verb: int, at: int) -> bool:
    """Whether a semicolon parts a verb of speech from a count."""
    start, end = tape.chunks[verb].end, tape.chunks[at].start
    return any(token.text == ";" for token in tape.sentence.tokens[start:end])


def _is_quoted(tape: Tape) -> bool:
    tokens = tape.sentence.tokens
    return tokens[0].text in QUOTES and tokens[-1].text in QUOTES


def _last_of_paragraph(toll: Toll, heard: Heard) -> Saying | None:
    """A sentence all within quotation marks is said by who spoke last in its paragraph."""
    sentence = toll.tape.sentence
    spoken = heard.by_paragraph.get(sentence.paragraph, ())
    return next((one for one in reversed(spoken) if one.tape.sentence.index < sentence.index), None)


def _holds(saying: Saying) -> bool:
    """Whether a count can be what is said: “condemned the attack that killed 12” counts nothing of its own."""
    follow = saying.tape.letters[saying.frame.verb + 1 :]
    if saying.act in _REPORTS and saying.verb not in _DECLARES:
        return True
    return re.match(r"(?:@?T)?r", follow) is not None
