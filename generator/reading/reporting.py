"""What marks a sentence as reporting. Rules that are not certain by themselves never take such a sentence."""

from generator.patterns import deferred

#: Words of fighting and its toll.
_TOLL = deferred(
    r"\b(?:kill(?:s|ed|ing|ings)?|dead|deaths?|dies?|died|wound(?:ed|s|ing)|injur(?:ed|ies)|casualt(?:y|ies)|fatalities|massacre\w*|bodies|"
    r"hostages?|attack(?:s|ed|ers|ing)?|shell(?:s|ed|ing)|air ?strikes?|drones?|missiles?|rockets?|bomb(?:s|ed|ing|ings|ardment)?|explo(?:ded|sions?)|"
    r"clash(?:es|ed)?|fighting|gunfire|troops|soldiers?|fighters|militants?|rebels?|insurgents?|gunmen|civilians?|ceasefire|truce|offensive|"
    r"captured|seized|displaced|evacuated)\b"
)
#: Words that give a sentence to somebody.
_SAID = deferred(r"\b(?:said|says|told|asked|according to|added|wrote|announced)\b")
#: Words of those who report: attributions, offices, days.
_VOICES = deferred(
    r"\b(?:said|says|told|according to|announced|accused|denied|claimed|warned|reported|confirmed|condemned|urged|"
    r"ministr(?:y|ies)|minister|president|army|military|government|police|officials?|spokes(?:man|woman|person)|authorities|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)


def tells_toll(folded: str) -> bool:
    """Whether a folded text speaks of fighting or its victims."""
    return bool(_TOLL.search(folded))


def attributes(folded: str) -> bool:
    """Whether a folded text says who said it."""
    return bool(_SAID.search(folded))


def reports(folded: str) -> bool:
    """Whether a folded text speaks of fighting or as a report speaks: who said, which office, which day."""
    return bool(_TOLL.search(folded) or _VOICES.search(folded))
