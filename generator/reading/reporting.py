"""What marks a sentence as reporting. Rules that are not certain by themselves never take such a sentence."""

from generator.patterns import deferred
from generator.reading.lines import words, words_of

#: Words of fighting and its toll, and those that are more than a word; these have one of the signs.
_TOLL = words(
    "kill kills killed killing killings dead death deaths die dies died wounded wounds wounding injured injuries casualty "
    "casualties fatalities bodies hostage hostages attack attacks attacked attackers attacking shells shelled shelling "
    "airstrike airstrikes drone drones missile missiles rocket rockets bomb bombs bombed bombing bombings bombardment "
    "exploded explosion explosions clash clashes clashed fighting gunfire troops soldier soldiers fighters militant "
    "militants rebel rebels insurgent insurgents gunmen civilian civilians ceasefire truce offensive captured seized "
    "displaced evacuated"
)
_TOLL_PHRASES = deferred(r"\b(?:massacre\w*|air strikes?)\b")
_TOLL_SIGNS = ("massacre", "air strike")
#: Words that give a sentence to somebody.
_SAID = words("said says told asked added wrote announced")
#: Words of those who report: attributions, offices, days.
_VOICES = words(
    "said says told announced accused denied claimed warned reported confirmed condemned urged ministry ministries minister "
    "president army military government police official officials spokesman spokeswoman spokesperson authorities monday "
    "tuesday wednesday thursday friday saturday sunday"
)
_ACCORDING = deferred(r"\baccording to\b")


def tells_toll(folded: str) -> bool:
    """Whether a folded text speaks of fighting or its victims."""
    if not _TOLL.isdisjoint(words_of(folded)):
        return True
    return any(sign in folded for sign in _TOLL_SIGNS) and bool(_TOLL_PHRASES.search(folded))


def attributes(folded: str) -> bool:
    """Whether a folded text says who said it."""
    return not _SAID.isdisjoint(words_of(folded)) or _refers(folded)


def reports(folded: str) -> bool:
    """Whether a folded text speaks of fighting or as a report speaks: who said, which office, which day."""
    return not _VOICES.isdisjoint(words_of(folded)) or _refers(folded) or tells_toll(folded)


def _refers(folded: str) -> bool:
    return "according to" in folded and bool(_ACCORDING.search(folded))
