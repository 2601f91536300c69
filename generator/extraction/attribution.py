"""Attribution: who says what, sentence by sentence, and so whose claim a toll is."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.extraction.chunks import Tape
from generator.extraction.saying import ACT_OF
from generator.extraction.speakers import Speaker, Voices, speaker_of
from generator.extraction.subjects import Frame, frames
from generator.extraction.tolls import Toll
from generator.model.vocabulary import Act


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of speech with its speaker. `trails` where what is said stands before it (“…, X said”)."""

    tape: Tape
    frame: Frame
    speaker: Speaker
    act: Act
    verb: str

    @property
    def trails(self) -> bool:
        """Whether what is said stands before."""
        return self.frame.trails


def find_sayings(tapes: Iterable[Tape]) -> tuple[Saying, ...]:
    """Return every act of speech whose speaker is recognised, in order."""
    voices = Voices()
    return tuple(
        Saying(tape, frame, speaker, ACT_OF.get(verb, Act.STATE), verb)
        for tape in tapes
        for frame in frames(tape)
        if (speaker := speaker_of(tape, frame, voices))
        for verb in (_verb(tape, frame),)
    )


def _verb(tape: Tape, frame: Frame) -> str:
    chunk = tape.chunks[frame.verb]
    return " ".join(token.lower for token in tape.sentence.tokens[chunk.start : chunk.end])


def saying_of(toll: Toll, sayings: Iterable[Saying]) -> Saying | None:
    """Return the saying a toll belongs to: the last before it in its sentence, else one that trails it."""
    here = [saying for saying in sayings if saying.tape is toll.tape]
    before = [saying for saying in here if saying.frame.verb < toll.at and not _closed(saying, toll)]
    if before:
        return before[-1]
    after = [saying for saying in here if saying.frame.verb > toll.at and saying.trails]
    return after[0] if after else None


def _closed(saying: Saying, toll: Toll) -> bool:
    """“According to X, …” and “…, X said, bringing …” both reach on; a saying within commas before does not."""
    return saying.act is Act.DENY
