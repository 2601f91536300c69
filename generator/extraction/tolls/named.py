"""Victims told one by one and not counted: “the mayor was shot dead”, “the murder of General X”."""

import re
from collections.abc import Iterable, Iterator

from generator.extraction.counts.victims import SINGULARS
from generator.extraction.frozen import frozen
from generator.extraction.tape.chunks import Tape
from generator.extraction.tape.subjects import speaking
from generator.extraction.tolls.assertion import is_asserted
from generator.extraction.wording.grammar import words
from generator.model.finding import VictimFinding
from generator.model.vocabulary import Measure, Victims

#: What may stand before a name (“the army commander, X”), and between a name and its verb (“X, the mayor of Y, was …”).
_TITLE = r"d?[wAPo]{0,7},?"
_APPOSITION = r"(?:,[^;sVIJGCUM]{1,16},)?"
_WHO = r"(?P<count>d[wA]{1,4})"
_AND = r"(?:,|,?&)d?w{0,3}"  # between two names
_CLOSED = r"(?=[,;@&xrtTb]|$)"  # what follows a noun phrase
_IS = r"a?(?:hb|b|h)a{0,2}(?P<what>[VIJ])(?!&?a?[dH])"


def _patterns(*texts: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, texts))


#: Patterns over the tape (letters: see chunks.py); `count` is who is harmed, `what` the word that tells.
_NAMED = _patterns(
    rf"(?P<count>H)(?:{_APPOSITION}|,){_IS}",
    rf"(?P<count>H){_AND}H{_IS}",
    rf"(?P<count>H){_APPOSITION}a?(?P<what>I)",
    rf"(?<!b)(?<!ba)(?P<what>[VGK])a?{_TITLE}(?P<count>H)",
    rf"(?<!b)(?<!ba)(?P<what>[VGK])a?{_TITLE}H{_AND}(?P<count>H)",
    rf"(?P<what>N)o{_TITLE}(?P<count>H)",
    rf"(?P<what>N)o{_TITLE}H{_AND}(?P<count>H)",
    r"(?P<count>H)d(?P<what>N)",
    r"(?P<count>H)[^;sVIJGK]{0,8}b(?P<what>E)",
    r"(?P<what>E)[^;VIJGKi]{0,24}?(?P<count>H)",
    r"(?P<what>E)[^;VIJGKi]{0,24}?H[^;VIJGKi]{0,4}&[^;VIJGKiH]{0,4}(?P<count>H)",
    r"(?P<what>[VJ])[^;sVIJGKH]{0,8}i[^;sVIJGKH]{0,8}(?P<count>H)",
    r"(?P<what>[VJ])[^;sVIJGKH]{0,8}i[^;sVIJGKH]{0,8}H[^;sVIJGKH]{0,6}&[^;sVIJGKH]{0,6}(?P<count>H)",
)
_UNNAMED = _patterns(
    rf"{_WHO}(?:oP|@P)?{_APPOSITION}{_IS}",
    rf"{_WHO}{_APPOSITION}a?(?P<what>I)",
    rf"(?<!b)(?<!ba)(?P<what>[VGK])a?{_WHO}",
    rf"(?P<what>N)o{_WHO}",
    rf"(?<!b)(?<!ba)(?P<what>[VGK])a?(?P<count>[wA]{{1,4}}){_CLOSED}",
    rf"(?P<what>N)o(?P<count>w{{1,3}}){_CLOSED}",
    r"(?<![\w@])(?P<count>w)bh?(?P<what>V)(?!&?a?[dH])",
)
_CALLED_BY_PRONOUN = _patterns(
    r"(?<!b)(?<!ba)(?P<what>[VGK])a?(?P<count>p)(?=[,;@&xaT]|$)",
    rf"(?P<count>p){_IS}",
)
_TELLING = re.compile("[VGKIJNE]")
#: One person, where nobody else is told of.
_PRONOUNS = {"him": "man", "he": "man", "she": "woman"}
#: What begins a sentence with a capital and is nobody's name.
_NOBODY = words(
    "nobody none everyone everybody somebody someone anyone anybody much half most livestock cattle mine"
)
_HARMS = frozenset({Measure.KILLED, Measure.WOUNDED, Measure.CAPTURED, Measure.MISSING})
#: Nouns that tell of one; “losses” and “arrests” do not.
_DEEDS = words(
    "death murder assassination killing execution slaying massacre capture arrest abduction kidnapping detention disappearance"
)


@frozen
class Victim:
    """One person harmed. `person` is a slug where the text names them, else None and `noun` says who (“mayor”)."""

    tape: Tape
    at: int
    measure: Measure
    person: str | None
    noun: str
    victims: Victims | None


def find_victims(tapes: Iterable[Tape]) -> tuple[Victim, ...]:
    """Return the victims that an article tells of one by one, in the order of its words."""
    found = [victim for tape in tapes for victim in _in_tape(tape)]
    told = {victim.measure for victim in found if not _is_called_by_pronoun(victim)}
    return tuple(victim for victim in found if not (_is_called_by_pronoun(victim) and victim.measure in told))


def victim_findings(victims: Iterable[Victim]) -> tuple[VictimFinding, ...]:
    """Return each harm of a person once, in the body's words where the headline tells of it too."""
    found: dict[tuple[str, Measure], VictimFinding] = {}
    for victim in victims:
        sentence, key = victim.tape.sentence, (victim.person or victim.noun, victim.measure)
        finding = VictimFinding(
            who=victim.noun,
            measure=victim.measure,
            person=victim.person,
            victims=victim.victims or Victims.ANY,
            paragraph=sentence.paragraph or None,
            quote=sentence.text,
        )
        if key not in found or found[key].paragraph is None:
            found[key] = finding
    return tuple(found.values())


def _patterns_for(letters: str) -> Iterator[re.Pattern[str]]:
    """The patterns of which a sentence has the letter for who is harmed."""
    yield from _NAMED if "H" in letters else ()
    yield from _UNNAMED
    yield from _CALLED_BY_PRONOUN if "p" in letters else ()


def _in_tape(tape: Tape) -> Iterator[Victim]:
    if _TELLING.search(tape.letters) is None:
        return
    found: dict[int, Victim] = {}
    named: set[int] = set()  # words that tell of a named one tell of no other
    speakers = speaking(tape)
    for pattern in _patterns_for(tape.letters):
        for match in pattern.finditer(tape.letters):
            victim = _victim(tape, match)
            if victim is None or victim.at in speakers:
                continue
            if victim.person or match.start("what") not in named:
                found.setdefault(victim.at, victim)
            if victim.person:
                named.add(match.start("what"))
    yield from (found[at] for at in sorted(found))


def _victim(tape: Tape, match: re.Match[str]) -> Victim | None:
    what, at = match.start("what"), match.end("count") - 1
    measure = tape.chunks[what].measure
    if measure not in _HARMS or not is_asserted(tape, "subject", match):
        return None
    if tape.letters[what] == "N" and _word(tape, what) not in _DEEDS:
        return None
    mention, noun = tape.chunks[at].mention, _word(tape, at)
    if tape.letters[at] == "H":
        return Victim(tape, at, measure, mention.slug, mention.name, None) if mention else None
    if tape.letters[at] == "p":
        return Victim(tape, at, measure, None, _PRONOUNS[noun], None) if noun in _PRONOUNS else None
    name = _name(tape, match.start("count"), at)
    victims = SINGULARS.get(noun)
    return Victim(tape, at, measure, None, name or noun, victims) if name or victims else None


def _name(tape: Tape, first: int, last: int) -> str:
    """Words with capitals: a name that nothing else in the text explains."""
    start, end = tape.chunks[first].start, tape.chunks[last].end
    tokens = tape.sentence.tokens[start:end]
    capital = all(token.text[:1].isupper() for token in tokens) and tokens[0].lower not in _NOBODY
    return tape.sentence.words(start, end) if capital and set(tape.letters[first : last + 1]) == {"w"} else ""


def _is_called_by_pronoun(victim: Victim) -> bool:
    return victim.tape.letters[victim.at] == "p"


def _word(tape: Tape, at: int) -> str:
    return tape.sentence.tokens[tape.chunks[at].end - 1].lower
