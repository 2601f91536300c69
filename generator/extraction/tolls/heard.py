"""Whose claim a toll is: the saying it stands in, or the quotation."""

import re
from collections.abc import Mapping, Sequence

from generator.extraction.tape.chunks import Tape
from generator.extraction.tape.figures import counts_of
from generator.extraction.tolls.toll import Toll
from generator.extraction.voices.attribution import Saying, Sayings
from generator.extraction.wording.grammar import QUOTES, words
from generator.model.vocabulary import Act

#: Acts whose words may give a count without “that”.
_REPORTS = frozenset({Act.STATE, Act.ANNOUNCE, Act.ACCUSE})
_THAT = re.compile(r"(?:@?T)?r")
#: Verbs of these acts that take things (“declared independence”).
_DECLARES = words("declared declares described describes called believed cited quoted")


class Heard:
    """The sayings of an article by tape and by paragraph, and which of its words are quoted, by sentence.

    `owned` are the sentences that are all quotation, with whose words they are (see reach.py).
    """

    def __init__(
        self, sayings: Sayings, quoted: Mapping[int, Sequence[bool]], owned: Mapping[int, Saying]
    ) -> None:
        self.quoted, self.owned = quoted, owned
        self.figures: dict[Tape, list[Saying]] = {}
        for figure in sayings.figures:
            self.figures.setdefault(figure.tape, []).append(figure)
        self.by_tape: dict[Tape, list[Saying]] = {}
        self.by_paragraph: dict[int, list[Saying]] = {}
        for saying in sayings.found:
            self.by_tape.setdefault(saying.tape, []).append(saying)
            self.by_paragraph.setdefault(saying.tape.sentence.paragraph, []).append(saying)


def saying_of(toll: Toll, heard: Heard) -> Saying | None:
    """Return the saying a toll belongs to: the last before it in its sentence that can hold it, else one behind it.

    “Ruritania's claim of 30 dead” is Ruritania's, whoever speaks of it.
    """
    own = (
        figure for figure in heard.figures.get(toll.tape, ()) if toll.at in counts_of(toll.tape, figure.frame)
    )
    if figure := next(own, None):
        return figure
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
