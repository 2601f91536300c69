"""Where the subject of a verb of speech stands on the tape (letters: see chunks.py)."""

import re
from dataclasses import replace
from functools import lru_cache

from generator.extraction.tape.chunks import Tape
from generator.extraction.tape.figures import counts_of, figures
from generator.extraction.tape.frame import NOUN_PHRASE, Frame, word_at
from generator.extraction.tape.inverted import according, doer_of, frame_behind
from generator.extraction.tape.labels import labelled, reckoned, tagged, transcribed, unverbed
from generator.extraction.tape.speech_verbs import CITING, is_floating, is_speech
from generator.extraction.wording.grammar import QUOTES, words
from generator.extraction.wording.speakers import SPEAKERS

#: Letters of a verb's helpers.
_HELPERS = frozenset("haT")
#: Letters of what may be a verb of speech; any other word is one only if it cites or calls.
_SPEECH, _SPEECH_OR_WORD = re.compile(r"[sgYZ]"), re.compile(r"[sgYZw]")
_REACH = 22  # chunks looked back for a subject
_SUBORDINATE = words("as after before since until because although though despite amid if")
#: What one does to somebody: “X, …, accused Y”, never “…, accused Y”.
_AT_SOMEBODY = words(
    "accused accuses blamed blames condemned condemns denounced denounces criticised criticized criticises criticizes backed backs "
    "praised praises hailed hails urged urges denied denies rejected rejects dismissed dismisses "
    "supported supports slammed slams decried decries deplored deplores welcomed welcomes lauded saluted thanked congratulated"
)
#: “…, stood by Y”, “…, sided with Y”: the last word of a phrase that is done to somebody.
_BY_SOMEBODY = words("by with behind against to")
_KEPT = 256  # tapes whose frames are kept: each is asked for by several passes
_TAIL = 14  # chunks behind a trailing verb that only say where and when
_WHO = frozenset({"who", "which", "that"})
#: What may stand between a subject and its verb, whatever is before it.
_BESIDES = words("however meanwhile nevertheless nonetheless therefore though too instead separately")


@lru_cache(maxsize=_KEPT)
def frames(tape: Tape) -> tuple[Frame, ...]:
    """Return every verb of speech with its subject, in order."""
    plain = tape.sentence.vocabulary.isdisjoint(CITING)
    verbs = (_SPEECH if plain else _SPEECH_OR_WORD).finditer(tape.letters)
    found = (frame_at(tape, verb.start()) for verb in verbs if is_speech(tape, verb.start()))
    spoken = (*transcribed(tape), *reckoned(tape), *(frame for frame in found if frame))
    return spoken or unverbed(tape) or tagged(tape) or labelled(tape)


@lru_cache(maxsize=_KEPT)
def speaking(tape: Tape) -> frozenset[int]:
    """Return the chunks that are subjects of verbs of speech: they suffer nothing and fight nobody here.

    Who gives a figure speaks too; of “claims by Ruritania of 12 dead” the 12 do not.
    """
    owners = figures(tape)
    subjects = {at for frame in frames(tape) for span in (frame.outer, frame.inner) for at in span}
    subjects.update(at for owner in owners for at in owner.outer)
    return frozenset(subjects.difference(at for owner in owners for at in counts_of(tape, owner)))


def frame_at(tape: Tape, verb: int) -> Frame | None:
    """Return the frame of a chunk known to be a verb of speech; None where it has no subject."""
    letters = tape.letters
    if letters[verb] == "g":
        return according(tape, verb)
    if word_at(tape, verb) in CITING:
        return _citing(tape, verb)
    if doer := doer_of(tape, verb):
        return frame_behind(letters, verb, doer + 1)
    if _goes_on(tape, verb):
        return Frame(verb, range(0), goes_on=True)
    quote = bool(verb) and _is_quote(tape, verb - 1)
    behind = quote or ((not verb or letters[verb - 1] in ",;") and not _is_done_to(tape, verb))
    inverted = behind and letters[verb] not in "YZ" and letters[verb + 1 : verb + 2] != "f"
    right = frame_behind(letters, verb, verb + 1) if inverted else None
    left = _left(tape, verb)
    return right if right and left and _names(tape, right) and not _names(tape, left) else left or right


def _is_done_to(tape: Tape, verb: int) -> bool:
    """Whether who stands behind a verb of speech suffers it."""
    last = tape.sentence.tokens[tape.chunks[verb].end - 1].lower
    return word_at(tape, verb) in _AT_SOMEBODY or last in _BY_SOMEBODY


def _citing(tape: Tape, verb: int) -> Frame | None:
    """“Citing X”, “quoted X as saying”; “X was quoted as saying”."""
    if tape.letters[:verb].rstrip("ah").endswith("b"):
        end = len(tape.letters[:verb].rstrip("ah")) - 1
        outer = range(_start(tape, end), end)
        return Frame(verb, outer) if outer else None
    found = frame_behind(tape.letters, verb, verb + 1)
    return replace(found, trails=False, cited=True) if found else None


def _names(tape: Tape, frame: Frame) -> bool:
    """Whether a subject has a name in it and ends its clause, and so is more than what is told of."""
    spans = (frame.outer, frame.inner)
    named = any(tape.letters[at] in "AH" for span in spans for at in span)
    counted = any(tape.letters[at] in "CMUc" for span in spans for at in span)
    return (
        named
        and not counted
        and (not frame.trails or tape.letters[frame.outer.stop : frame.outer.stop + 1] in ("", ",", ";"))
    )


def _goes_on(tape: Tape, verb: int) -> bool:
    """“…, saying that”, “… and accused”: the subject is that of the clause before."""
    before = tape.letters[:verb].rstrip("ha")[-1:]
    if word_at(tape, verb).endswith("ing"):
        return not verb or tape.letters[verb - 1] in ",&@"
    return before == "&"


def _is_quote(tape: Tape, at: int) -> bool:
    return tape.sentence.tokens[tape.chunks[at].end].text in QUOTES


def _left(tape: Tape, verb: int) -> Frame | None:
    letters, end = tape.letters, verb
    while end and (
        letters[end - 1] in _HELPERS
        or letters[end - 1 : end + 1] == "@T"
        or _is_adverb(tape, end - 1)
        or is_floating(tape, end - 1)
    ):
        end -= 1
    if not end:
        return None
    if letters[end - 1] == "r":
        return _behind_relative(tape, verb, end - 1)
    if letters[end - 1] == ",":
        return _behind_apposition(tape, verb, end)
    outer = range(_start(tape, end), end)
    if _is_aside(letters, outer):
        outer = range(_start(tape, outer.start - 1), outer.start - 1)
    outer = range(_list_start(tape, outer), outer.stop)
    return Frame(verb, outer, trails=_trails(letters, verb, outer.start)) if outer else None


def _is_adverb(tape: Tape, at: int) -> bool:
    """“Has repeatedly denied”, “however said”."""
    if word_at(tape, at) in _BESIDES:
        return True
    return (
        tape.letters[at] == "w"
        and word_at(tape, at).endswith("ly")
        and tape.letters[at - 1 : at] in tuple("hAHwp")
    )


def _behind_relative(tape: Tape, verb: int, at: int) -> Frame | None:
    """“Colonel X of the army, who put its losses at nine”: the person or body that “who” means."""
    end = at - (tape.letters[at - 1 : at] == ",")
    outer = range(_start(tape, end), end)
    named = not set("AH").isdisjoint(tape.letters[outer.start : outer.stop])
    known = named or any(word_at(tape, one) in SPEAKERS for one in outer)
    return Frame(verb, outer) if known and word_at(tape, at) in _WHO else None


def _behind_apposition(tape: Tape, verb: int, end: int) -> Frame | None:
    """“X, the mayor of Y, said”: the subject before the commas, and what stands between them."""
    comma = _comma_before(tape, end)
    told = tape.letters[comma + 1] in "@xf" and "r" in tape.letters[comma:end]
    aside = comma > 0 and (told or tape.letters[comma + 1] == "r" or _is_participle(tape, comma + 1))
    if aside:  # “X, who asked not to be named, said”, “X, in a video that was not dated, said”
        outer = range(_start(tape, comma), comma)
        return Frame(verb, outer, trails=_trails(tape.letters, verb, outer.start)) if outer else None
    if comma <= 0 or set(tape.letters[comma + 1 : end - 1]) & set(";s?bVIhKG"):
        return None
    outer = range(_start(tape, comma), comma)
    trails = _trails(tape.letters, verb, outer.start)
    return Frame(verb, outer, range(comma + 1, end - 1), trails=trails) if outer else None


def _is_participle(tape: Tape, at: int) -> bool:
    return tape.letters[at] == "w" and word_at(tape, at).endswith("ing")


def _comma_before(tape: Tape, end: int) -> int:
    """The comma before an apposition that ends here; a hyphen within a word (“U.S.-led”) is none."""
    for at in range(end - 2, max(0, end - _REACH), -1):
        if tape.letters[at] == "," and not _is_hyphen(tape, at):
            return at
    return 0


def _is_hyphen(tape: Tape, at: int) -> bool:
    start, sentence = tape.chunks[at].start, tape.sentence
    return sentence.tokens[start].text == "-" and sentence.span(start - 1, start)[1] == sentence.starts[start]


def _is_aside(letters: str, phrase: range) -> bool:
    """“X, in a statement said”: where it was said, with nobody's name in it."""
    if not phrase or phrase.start < 2 or letters[phrase.start - 1] != ",":
        return False
    return letters[phrase.start] in "@xf" and not set(letters[phrase.start : phrase.stop]) & set("AHP")


def _start(tape: Tape, end: int) -> int:
    """Where the noun phrase that ends here begins."""
    letters, start = tape.letters, end
    while start and end - start < _REACH:
        joins = (
            letters[start - 1] == "&"
            and start < end
            and letters[start] in "AHwcd"
            and letters[start - 2] in "AHPwc"
        )
        if not (letters[start - 1] in NOUN_PHRASE or joins) or word_at(tape, start - 1) in _SUBORDINATE:
            break
        start -= 1
    return start


def _list_start(tape: Tape, outer: range) -> int:
    """Where a list that a subject ends begins: “Y and Z” of “X, Y and Z said”; names only, from the beginning of a clause."""
    letters, start = tape.letters, outer.start
    if "&" not in letters[outer.start : outer.stop]:
        return outer.start
    while letters[start - 2 : start] in ("A,", "H,"):
        start -= 2
        while start and letters[start - 1] in "dwaAHo" and outer.start - start < _REACH:
            start -= 1
    before = letters[:start].removesuffix(",")[-1:]
    opens = before in ("", *";rs") if before == letters[start - 1 : start] else before == "T"
    return start if opens or tape.chunks[start].start == tape.body else outer.start


def _trails(letters: str, verb: int, start: int) -> bool:
    """Whether what is said stands before the subject (“…, X said on Monday.”)."""
    behind = letters[verb + 1 :]
    rest = behind.lstrip("aTtw@xdoAPH")
    if not start or (rest and rest[0] not in ",;") or len(behind) - len(rest) > _TAIL:
        return False
    return letters[start - 1] in ",;" or not rest.strip(";,")
