"""Attribution: who says what, sentence by sentence, and so whose claim a toll is."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from generator.extraction.frozen import frozen
from generator.extraction.tape.chunks import Tape
from generator.extraction.tape.frame import Frame
from generator.extraction.tape.subjects import frames
from generator.extraction.tolls.toll import Toll
from generator.extraction.voices.acts import act_at
from generator.extraction.voices.homes import Homes
from generator.extraction.voices.joint import joint
from generator.extraction.voices.speakers import speaker_of
from generator.extraction.voices.tags import tags
from generator.extraction.voices.transcripts import Label
from generator.extraction.voices.voices import Speaker, Voices
from generator.extraction.wording.grammar import QUOTES, words
from generator.model.vocabulary import Act

#: Acts whose words may give a count without “that”.
_REPORTS = frozenset({Act.STATE, Act.ANNOUNCE, Act.ACCUSE})
_THAT = re.compile(r"(?:@?T)?r")
#: Verbs of these acts that take things (“declared independence”).
_DECLARES = words("declared declares described describes called believed cited quoted")


@frozen
class Saying:
    """A verb of speech with its speaker; `joint` are all who share it, where it has several speakers."""

    tape: Tape
    frame: Frame
    speaker: Speaker
    act: Act
    verb: str
    joint: tuple[Speaker, ...] = ()

    @property
    def pronoun(self) -> bool:
        """Whether the speaker is only “it” or “he”."""
        return [self.tape.letters[at] for at in self.frame.outer] == ["p"]


@frozen
class Sayings:
    """The acts of speech whose speaker is recognised, in order, and every frame of speech, by tape, whoever speaks."""

    found: tuple[Saying, ...]
    told: Mapping[Tape, tuple[Frame, ...]]


def find_sayings(
    tapes: Sequence[Tape], quoted: Mapping[int, Sequence[bool]], labels: Mapping[int, Label], homes: Homes
) -> Sayings:
    """Return an article's acts of speech. `quoted`: which tokens of a sentence are quoted; `labels` of a transcript."""
    voices = Voices(homes=homes)
    found: list[Saying] = []
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
    return Sayings(tuple(found), told)


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


class Heard:
    """The sayings of an article by tape and by paragraph, and which of its words are quoted, by sentence.

    `owned` are the sentences that are all quotation, with whose words they are (see reach.py).
    """

    def __init__(
        self,
        sayings: Iterable[Saying],
        quoted: Mapping[int, Sequence[bool]],
        owned: Mapping[int, Saying],
    ) -> None:
        self.quoted, self.owned = quoted, owned
        self.by_tape: dict[Tape, list[Saying]] = {}
        self.by_paragraph: dict[int, list[Saying]] = {}
        for saying in sayings:
            self.by_tape.setdefault(saying.tape, []).append(saying)
            self.by_paragraph.setdefault(saying.tape.sentence.paragraph, []).append(saying)


def saying_of(toll: Toll, heard: Heard) -> Saying | None:
    """Return the saying a toll belongs to: the last before it in its sentence that can hold it, else one behind it."""
    here = [
        saying
        for saying in heard.by_tape.get(toll.tape, ())
        if _holds(saying) and not _of_other(saying, toll)
    ]
    if not here and all(heard.quoted[toll.sentence][:-1]):
        return heard.owned.get(toll.sentence) or _of_quotation(toll, heard)
    chosen = _nearest(toll, here)
    relayed = chosen is None or chosen.speaker.relays or chosen.speaker.media
    return _cited(toll, heard) or chosen if relayed else chosen


def _cited(toll: Toll, heard: Heard) -> Saying | None:
    """“Reuters, citing a doctor, reported …”: the doctor says it."""
    return next((saying for saying in heard.by_tape.get(toll.tape, ()) if saying.frame.cited), None)


def _nearest(toll: Toll, here: Sequence[Saying]) -> Saying | None:
    """The last that speaks before a count, or one behind it (“…, X said”)."""
    before = [saying for saying in here if saying.frame.verb < toll.at]
    after = [saying for saying in here if saying.frame.verb > toll.at and saying.frame.trails]
    if after and before and _is_apart(toll.tape, before[-1].frame.verb, toll.at):
        return after[0]
    return next(iter(before[-1:] or after[:1]), None)


def _of_other(saying: Saying, toll: Toll) -> bool:
    """“Fewer than the 74 claimed by X”: X tells of those 74 and of no others."""
    letters, verb = saying.tape.letters, saying.frame.verb
    told = letters[verb - 1 : verb] in tuple("CUM") and letters[verb + 1 : verb + 2] == "y"
    return told and toll.at != verb - 1


def _is_apart(tape: Tape, verb: int, at: int) -> bool:
    """Whether a semicolon parts a verb of speech from a count."""
    start, end = tape.chunks[verb].end, tape.chunks[at].start
    return any(token.text == ";" for token in tape.sentence.tokens[start:end])


def _of_quotation(toll: Toll, heard: Heard) -> Saying | None:
    """A sentence all within quotation marks is said by who is named where its quotation ends, else by who spoke before."""
    sentence = toll.tape.sentence
    spoken = heard.by_paragraph.get(sentence.paragraph, ())
    before = next((one for one in reversed(spoken) if one.tape.sentence.index < sentence.index), None)
    open_still = heard.quoted[sentence.index][-1]
    after = next(
        (one for one in spoken if one.tape.sentence.index > sentence.index and one.frame.trails), None
    )
    next_to = after is not None and after.tape.sentence.index == sentence.index + 1
    behind = after if open_still or next_to else None
    return (after or before) if open_still and _opens(toll.tape) else before or behind


def _opens(tape: Tape) -> bool:
    return tape.sentence.tokens[0].text in QUOTES


def _holds(saying: Saying) -> bool:
    """Whether a count can be what is said: “condemned the attack that killed 12” counts nothing of its own."""
    follow = saying.tape.letters[saying.frame.verb + 1 :]
    if saying.act in _REPORTS and saying.verb not in _DECLARES and not saying.frame.cited:
        return True
    return saying.act is not Act.DENY and _THAT.match(follow) is not None and not saying.frame.cited
