"""Whether a word is a verb of speech where it stands: no noun (“the claims”), no adjective, no passive (letters: see chunks.py)."""

from generator.extraction.tape.chunks import Tape
from generator.extraction.tape.frame import word_at
from generator.extraction.tape.inverted import RECORDS, doer_of
from generator.extraction.wording.grammar import words

#: Behind these, “blame” is a thing: “traded blame”.
_BLAME_AFTER = words(
    "traded trade trades trading exchanged exchange exchanging shifted shift laid lay put pinned took take"
)
_NOUNS_TOO = frozenset(
    {"claims", "claim", "reports", "report", "estimates", "estimate", "warning", "shows", "blame"}
)
#: As verbs these are said of several, so that “an Orlan claim that …” is none.
_OF_MANY = frozenset({"claim", "report"})
_CLAIMING = frozenset({"claimed", "claims", "claim", "claiming"})
#: “Figures show”: other things are shown than said.
_SHOWING = frozenset({"show", "shows", "showed"})
_RECORDS_REACH = 9  # chunks between them
#: “An attack blamed on X”, “men accused of …”: participles, with nobody who says it.
_DONE_TO = frozenset(
    {"blamed", "accused", "condemned", "criticised", "criticized", "denounced", "backed", "defended"}
)
#: “Put the toll at 28” is speech, whatever else “put” may be.
_PUT = frozenset({"put", "puts", "raised", "raises"})
#: “Reuters, citing a doctor, reported …”, “quoted a doctor as saying …”: whoever is cited says it.
CITING = frozenset({"citing", "quoting", "cited", "quoted", "cites", "quotes"})
#: “They have both denied”, “X and Y all said”.
_ALL_OF_THEM = frozenset({"both", "all", "each", "jointly", "together"})


def is_speech(tape: Tape, at: int) -> bool:
    """Return whether a chunk is a verb of speech: no noun (“the claims”) or adjective (“the disputed area”), no passive."""
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
    noun = before == "d" and not is_floating(tape, at - 1)
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
    one = word in _OF_MANY and not {"a", "an"}.isdisjoint(tape.sentence.lower[max(0, start - 3) : start])
    if one or any(
        name.adjective and name.end == start for name in tape.mentions
    ):  # “a Ruritanian claim that …”
        return True
    if tape.letters[at + 1 : at + 2] == "r":
        return False
    if word == "blame" and (word_at(tape, at + 1) == "for" or (at and word_at(tape, at - 1) in _BLAME_AFTER)):
        return True
    owned = any(token.lower == "'s" for token in tape.sentence.tokens[max(0, start - 3) : start])
    return owned or tape.letters[at + 1 : at + 2] == "o"


def is_floating(tape: Tape, at: int) -> bool:
    """Return whether a word stands between subject and verb: “have both denied”, “X and Y all said”."""
    return at > 0 and tape.letters[at - 1] in "AHh" and word_at(tape, at) in _ALL_OF_THEM
