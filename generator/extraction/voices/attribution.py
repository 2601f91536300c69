"""Attribution: who says what, sentence by sentence."""

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from generator.extraction.frozen import frozen
from generator.extraction.tape.chunks import Tape
from generator.extraction.tape.figures import figures
from generator.extraction.tape.frame import Frame
from generator.extraction.tape.noun_phrases import NounPhrase
from generator.extraction.tape.subjects import frames
from generator.extraction.voices.acts import act_at
from generator.extraction.voices.homes import Homes
from generator.extraction.voices.joint import joint
from generator.extraction.voices.speakers import of_people, of_phrase, speaker_of
from generator.extraction.voices.tags import tags
from generator.extraction.voices.transcripts import Label
from generator.extraction.voices.voices import Speaker, Voices
from generator.model.vocabulary import Act


@frozen
class Saying:
    """A verb of speech with its speaker; `joint` are all who share it, where it has several speakers.

    `figure` marks one without a verb, which tells whose a figure is: “the army's count of 12”.
    """

    tape: Tape
    frame: Frame
    speaker: Speaker
    act: Act
    verb: str
    joint: tuple[Speaker, ...] = ()
    figure: bool = False

    @property
    def pronoun(self) -> bool:
        """Whether the speaker is only “it” or “he”."""
        return [self.tape.letters[at] for at in self.frame.outer] == ["p"]


@frozen
class Sayings:
    """The acts of speech whose speaker is recognised, in order, and every frame of speech, by tape, whoever speaks.

    `figures` tell of figures whose they are; nobody makes a statement by them.
    """

    found: tuple[Saying, ...]
    told: Mapping[Tape, tuple[Frame, ...]]
    figures: tuple[Saying, ...] = ()


def find_sayings(
    tapes: Sequence[Tape], quoted: Mapping[int, Sequence[bool]], labels: Mapping[int, Label], homes: Homes
) -> Sayings:
    """Return an article's acts of speech. `quoted`: which tokens of a sentence are quoted; `labels` of a transcript."""
    voices = Voices(homes=homes)
    found: list[Saying] = []
    owned: list[Saying] = []
    told: dict[Tape, tuple[Frame, ...]] = {}
    for tape in tapes:
        words, label = quoted[tape.sentence.index], labels.get(tape.sentence.index)
        if label and not label.host:
            saying, told[tape] = _labelled(tape, label)
            found += [saying] if saying else []
        else:
            colon = tape.at(label.colon) if label else -1
            told[tape] = tuple(frame for frame in _told(tape, words) if frame.verb != colon)
            found += _in_sentence(tape, voices, words, told[tape])
            owned += _figures(tape, voices)
    return Sayings(tuple(found), told, tuple(owned))


def _figures(tape: Tape, voices: Voices) -> Iterator[Saying]:
    """Who gives a figure without a verb of speech; no “he” and no “it” means them."""
    for frame in figures(tape):
        phrase = NounPhrase(tape, frame.outer)
        if speaker := of_phrase(phrase, voices) or of_people(phrase):
            yield Saying(tape, frame, speaker, Act.STATE, _verb(tape, frame), figure=True)


def _labelled(tape: Tape, label: Label) -> tuple[Saying | None, tuple[Frame, ...]]:
    """What a transcript's “JANE DOE: …” says, to the end of its paragraph."""
    colon = tape.at(label.colon)
    frame = Frame(colon, range(colon))
    speaker = Speaker(label.speaker, None, person=True) if label.speaker else None
    return (Saying(tape, frame, speaker, Act.STATE, ":") if speaker else None), (frame,)


_verb_of = attrgetter("verb")


def _told(tape: Tape, quoted: Sequence[bool]) -> tuple[Frame, ...]:
    """The frames of a sentence; who speaks within a quotation is quoted, and says nothing here."""
    told = [frame for frame in frames(tape) if not quoted[tape.chunks[frame.verb].start]]
    return tuple(sorted([*told, *tags(tape, quoted, told)], key=_verb_of))


def _in_sentence(
    tape: Tape, voices: Voices, quoted: Sequence[bool], told: Sequence[Frame]
) -> Iterator[Saying]:
    voices.enter(tape)
    together: tuple[Speaker, ...] = ()
    for frame in told:
        act = act_at(tape, frame.verb)
        speaker = speaker_of(tape, frame, voices) if act else None
        together = together if frame.goes_on else joint(tape, frame, voices)
        if together and (speaker is None or speaker.slug not in {one.slug for one in together}):
            speaker = together[0]
        if speaker and act:
            yield Saying(tape, frame, speaker, act, _verb(tape, frame), together)
    voices.leave(tape, quoted, told)


def _verb(tape: Tape, frame: Frame) -> str:
    chunk = tape.chunks[frame.verb]
    return " ".join(token.lower for token in tape.sentence.tokens[chunk.start : chunk.end])


def tokens_of_verb(saying: Saying) -> tuple[int, int]:
    """Return the first token of a saying's verb and the one behind its last."""
    chunk = saying.tape.chunks[saying.frame.verb]
    return chunk.start, chunk.end
