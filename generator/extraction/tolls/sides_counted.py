"""Whose people a toll counts, where the counted words alone tell: two sides in one count, a group's own name, a navy's men."""

from itertools import takewhile

from generator.extraction.tolls.attackers import Case
from generator.extraction.tolls.parties import are_related, party_of
from generator.extraction.wording.fighting import FIGHTERS, FOES, REGULARS
from generator.extraction.wording.grammar import words
from generator.urls import slug

_STOPS = words(". , ; : were was are is have has had been died killed wounded injured captured in on at")
_REACH = 6  # tokens behind “and” to the other noun
_NOUN = 2  # tokens of “nine Chetniks”
#: Ends of nouns for who lives or works somewhere, who form no party.
_NO_GROUPS = ("ans", "ers", "ists", "ors", "ines")
#: Peoples and faiths, and capitalised nouns that are no group's.
_PEOPLES = words(
    "muslims christians catholics protestants hindus sikhs jews arabs kurds tutsis hutus shiites shias sunnis tamils serbs croats yazidis copts "
    "alawites tuaregs bedouins uzbeks tajiks pashtuns hazaras turks greeks poles czechs finns danes swedes brits scots thais iraqis "
    "pakistanis israelis saudis yemenis omanis kuwaitis qataris emiratis bahrainis somalis bangladeshis nepalis afghans roma gypsies mps "
    "republicans democrats seals scouts fulanis hausas igbos zulus dinkas nuers berbers azeris bosniaks druzes maronites baluchis balochs "
    "sindhis punjabis bengalis rohingyas karens kachins chechens ingush ossetians abkhaz dalits adivasis quakers mormons baptists nuns"
)
_SAILORS = words("sailors sailor seamen crewmen submariners")


def of_two_sides(case: Case) -> str | None:
    """“At least 50 Ruritanian rebels and government troops”: of both, and so of neither."""
    tokens, end = case.tape.sentence.lower, case.toll.chunk.end
    if tokens[end : end + 1] not in (("and",), ("or",)) or case.toll.count.single:
        return None
    behind = tuple(takewhile(lambda word: word not in _STOPS, tokens[end + 1 : end + _REACH]))
    known, other = case.nouns & (FOES | FIGHTERS | REGULARS), set(behind) & (FOES | FIGHTERS | REGULARS)
    if not known or not other or any(word.isdigit() for word in behind) or _counts(case, end + 1, behind):
        return None
    return "" if bool(known & REGULARS) != bool(other & REGULARS) or _is_of_another(case, end) else None


def _counts(case: Case, start: int, behind: tuple[str, ...]) -> bool:
    """Whether what stands behind “and” has a number of its own."""
    return any(start <= chunk.start < start + len(behind) for chunk in case.tape.counted)


def _is_of_another(case: Case, end: int) -> bool:
    side = case.toll.count.people.side
    names = (party_of(name) for name in case.tape.mentions if end < name.start < end + _REACH)
    return side is not None and any(party and not are_related(party, side) for party in names)


def of_own_name(case: Case) -> str | None:
    """“Nine Chetniks”: a capitalised plural that is no people's and no table's is a group's own name."""
    chunk, people = case.toll.chunk, case.toll.count.people
    if people.head is not None or people.side or chunk.end - chunk.start != _NOUN or case.toll.level:
        return None
    name, behind = case.tape.sentence.tokens[chunk.end - 1], case.tape.sentence.tokens[chunk.end :]
    proper = name.text[:1].isupper() and name.text[1:].islower() and name.text.endswith("s")
    headline = bool(behind) and behind[0].text[:1].isupper()
    common = name.lower in _PEOPLES or name.lower.endswith(_NO_GROUPS)
    return slug(name.text) if proper and not (common or headline) else None


def of_navy(case: Case) -> str | None:
    """“300 sailors”, said by another state than the one whose navy alone is named: the navy's."""
    navy = case.setting.navy
    told = case.nouns & _SAILORS and not case.toll.count.people.side and not case.toll.level
    return navy if told and navy and case.spoken_for and not are_related(navy, case.spoken_for) else None
