"""Where the subject of a verb of speech stands on the tape (letters: see chunks.py)."""

import re
from dataclasses import replace
from functools import lru_cache

from generator.extraction.tape.chunks import Tape
from generator.extraction.tape.frame import NOUN_PHRASE, Frame, word_at
from generator.extraction.tape.inverted import RECORDS, according, doer_of, frame_behind
from generator.extraction.tape.labels import labelled, reckoned, tagged, transcribed, unverbed
from generator.extraction.voices.speaker_words import SPEAKERS
from generator.extraction.wording.grammar import QUOTES, words

#: Letters of a verb's helpers.
_HELPERS = frozenset("haT")
#: Letters of what may be a verb of speech; any other word is one only if it cites or calls.
_SPEECH, _SPEECH_OR_WORD = re.compile(r"[sgYZ]"), re.compile(r"[sgYZw]")
_REACH = 22  # chunks looked back for a subject
_SUBORDINATE = words("as after before since until because although though despite amid if")
#: What one does to somebody: “X, …, accused Y”, never “…, accused Y”.
_AT_SOMEBODY = words(
    "accused accuses blamed blames condemned condemns denounced denounces criticised criticized criticises criticizes backed backs "
    "praised praises hailed hails urged urges denied denies rejected rejects dismissed dismisses"
)
#: Behind these, “blame” is a thing: “traded blame”.
_BLAME_AFTER = words(
    "traded trade trades trading exchanged exchange exchanging shifted shift laid lay put pinned took take"
)
_KEPT = 256  # tapes whose frames are kept: each is asked for by several passes
_TAIL = 14  # chunks behind a trailing verb that only say where and when
_NOUNS_TOO = frozenset(
    {"claims", "claim", "reports", "report", "estimates", "estimate", "warning", "shows", "blame"}
)
_CLAIMING = frozenset({"claimed", "claims", "claim", "claiming"})
#: “Figures show”: other things are shown than said.
_SHOWING = frozenset({"show", "shows", "showed"})
_RECORDS_REACH = 9  # chunks between them
#: “An attack blamed on X”, “men accused of …”: participles, with nobody who says it.
_DONE_TO = frozenset(
    {"blamed", "accused", "condemned", "criticised", "criticized", "denounced", "backed", "defended"}
)
#: “They have both denied”, “X and Y all said”.
_ALL_OF_THEM = frozenset({"both", "all", "each", "jointly", "together"})
#: “Put the toll at 28” is speech, whatever else “put” may be.
_PUT = frozenset({"put", "puts", "raised", "raises"})
#: “Reuters, citing a doctor, reported …”, “quoted a doctor as saying …”: whoever is cited says it.
CITING = frozenset({"citing", "quoting", "cited", "quoted", "cites", "quotes"})
_WHO = frozenset({"who", "which", "that"})
#: What may stand between a subject and its verb, whatever is before it.
_BESIDES = words("however meanwhile nevertheless nonetheless therefore though too instead separately")


@lru_cache(maxsize=_KEPT)
def frames(tape: Tape) -> tuple[Frame, ...]:
    """Return every verb of speech with its subject, in order."""
    plain = tape.sentence.vocabulary.isdisjoint(CITING)
    verbs = (_SPEECH if plain else _SPEECH_OR_WORD).finditer(tape.letters)
    found = (frame_at(tape, verb.start()) for verb in verbs if _speaks(tape, verb.start()))
    spoken = (*transcribed(tape), *reckoned(tape), *(frame for frame in found if frame))
    return spoken or unverbed(tape) or tagged(tape) or labelled(tape)


@lru_cache(maxsize=_KEPT)
def speaking(tape: Tape) -> frozenset[int]:
    """Return the chunks that are subjects of verbs of speech: they suffer nothing and fight nobody here."""
    return frozenset(at for frame in frames(tape) for span in (frame.outer, frame.inner) for at in span)


def _speaks(tape: Tape, at: int) -> bool:
    """Whether a chunk is a verb of speech: no noun (“the claims”) or adjective (“the disputed area”), no passive."""
    letter, before, word = tape.letters[at], tape.letters[:at].rstrip("a")[-1:], word_at(tape, at)
    if letter in "gYZ":
        level = tape.letters[at + 1 :].lstrip("dwa")[:1] == "L"
        return letter == "g" or (level if letter == "Z" else word in _PUT)
    suffered = before == "b" and doer_of(tape, at) is not None
    if word in _DONE_TO and word_at(tape, at + 1) in {"on", "of", "by"} and not suffered:
        return False
    if letter == "w":
        return word in CITING
    if (word in _CLAIMING and _is_of_lives(tape, at + 1)) or (word in _SHOWING and not _is_shown(tape, at)):
        return False
    if "?" in tape.letters[max(0, at - 4) : at] or _is_noun(tape, at):
        return False
    passive = before == "b" and doer_of(tape, at) is None and not word.endswith("ing")
    noun = before == "d" and not _is_floating(tape, at - 1)
    return letter == "s" and not noun and (not passive or word in CITING)


def _is_shown(tape: Tape, at: int) -> bool:
    """“Figures show”, “figures from X show”, “figures compiled by X show”."""
    opening = range(max(0, at - _RECORDS_REACH, *(tape.letters.rfind(mark, 0, at) for mark in ",;s")), at)
    return any(word_at(tape, one) in RECORDS for one in opening)


def _is_of_lives(tape: Tape, at: int) -> bool:
    """“Claimed 30 lives”, “has claimed the lives of …”."""
    count = tape.chunks[at].count if at < len(tape.chunks) else None
    return (count is not None and count.people.head == "lives") or "lives" in (
        word_at(tape, at),
        word_at(tape, at + 1),
    )


def _is_between(tape: Tape, at: int) -> bool:
    """“A separate alleged rebel attack”: an adjective."""
    return tape.letters[at + 1 : at + 2] in ("A", "w") and tape.letters[at - 1 : at] in ("d", "w", "A")


def _is_noun(tape: Tape, at: int) -> bool:
    """“X's repeated claims”, “reports of …”."""
    word, start = word_at(tape, at), tape.chunks[at].start
    if word == "states":  # “the guarantor states, …”
        return tape.sentence.lower[start + 1 : start + 2] not in (("that",), (":",))
    if word not in _NOUNS_TOO:
        return word == "alleged" and _is_between(tape, at)
    if any(name.adjective and name.end == start for name in tape.mentions):  # “a Ruritanian claim that …”
        return True
    if tape.letters[at + 1 : at + 2] == "r":
        return False
    if word == "blame" and (word_at(tape, at + 1) == "for" or (at and word_at(tape, at - 1) in _BLAME_AFTER)):
        return True
    owned = any(token.lower == "'s" for token in tape.sentence.tokens[max(0, start - 3) : start])
    return owned or tape.letters[at + 1 : at + 2] == "o"


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
    behind = quote or ((not verb or letters[verb - 1] in ",;") and word_at(tape, verb) not in _AT_SOMEBODY)
    inverted = behind and letters[verb] not in "YZ"
    right = frame_behind(letters, verb, verb + 1) if inverted else None
    left = _left(tape, verb)
    return right if right and left and _names(tape, right) and not _names(tape, left) else left or right


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
        or _is_floating(tape, end - 1)
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


def _is_floating(tape: Tape, at: int) -> bool:
    """“Have both denied”, “X and Y all said”."""
    return at > 0 and tape.letters[at - 1] in "AHh" and word_at(tape, at) in _ALL_OF_THEM


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
