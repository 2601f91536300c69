"""Closed classes of words, lower case, from words.tsv."""

from generator.extraction.gazetteer.table import rows
from generator.model.vocabulary import ActorKind


def words(name: str) -> frozenset[str]:
    """Return the words of a class."""
    return frozenset(word for row in rows("words") if row[0] == name for word in row[1].split())


TITLES = words("titles")
ABBREVIATIONS = words("abbreviations")
OPENERS = words("openers")
SPEECH = words("speech")
COMMON = words("common")
CONTENT = words("content")
MONTHS = words("months")
PARTICLES = words("particles")
POSSESSED = words("possessed")
COURTESY = words("courtesy")
NAMES_TOO = words("names_too")
ROLE_MODIFIERS = words("role_modifiers")
GROUP_ARMED = words("group_armed")
GROUP_CIVIL = words("group_civil")
REGIONS = words("regions")
TOWNS = words("towns")
#: Nouns of places: “province”, “village”.
PLACE_NOUNS = REGIONS | TOWNS
PLACE_WORDS = words("place_words")
#: What a capitalised noun makes of the name it stands in.
ORG_KINDS = {
    word: kind
    for name, kind in (
        ("org_armed", ActorKind.ARMED_GROUP),
        ("org_gov", ActorKind.GOVERNMENT_BODY),
        ("org_igo", ActorKind.IGO),
        ("org_ngo", ActorKind.NGO),
        ("org_media", ActorKind.MEDIA),
    )
    for word in words(name)
}
ETHNIC = words("ethnic")
COMPASS = words("compass")
CONNECTORS = words("connectors")
HEADLINE_SMALL = words("headline_small")
BODY_MODIFIERS = words("body_modifiers")
#: Given names, small letters.
GIVEN = frozenset(name for row in rows("given") for name in row[1].split())
LANDFORMS = words("landforms")
#: Parts of a land by the compass.
POINTS = words("points")
DIRECTIONS = POINTS | words("directions")
NO_PLACES = words("languages") | words("wide")
MOVING = words("moving")
DISTRICTS = words("districts")
GROUP_NOUNS = words("group_nouns")
STANDING = words("standing")
BETWEEN = words("between")
GROUP_OWNERS = words("group_owners")
PERSONAL = words("personal")
ADVERBS = words("adverbs")
TOWARDS = words("towards")
LAND_OWNERS = words("land_owners") | GROUP_OWNERS
LOCAL = words("local")
TOWN_PARTS = words("town_parts")
TOWN_FATES = words("town_fates")
ARMS = words("arms")
PEACEFUL = words("peaceful")
DEPARTMENTS = words("departments")
BUILT = words("built")
VESSELS = words("vessels")
HARDWARE = words("hardware")
