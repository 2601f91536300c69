"""Finite verbs by their look: forms of the past in “-ed”, and a table of the irregular ones that news uses."""

from generator.extraction.wording.grammar import BE, HAVE, MODALS, words

IRREGULAR_PASTS: frozenset[str] = words(
    "arose ate beat became began bit blew bore bought broke brought built burst came caught chose clung cut dealt did drew drove fell "
    "felt fled flew forbade forced fought found froze gave got grew had held hid hit hurt kept knew laid lay led left let lit lost made "
    "meant met overran overthrew paid put quit ran rang read rejoined rode rose said sank sat saw sent set shook shot shut slept slew "
    "sold sought spent spoke spread sprang stole stood strode strove struck stuck swept swore swung taught thought threw told took tore "
    "underwent understood upheld went withdrew withheld woke won wore wrote"
)
#: Words in “-ed” that mostly stand before a noun.
_ADJECTIVES: frozenset[str] = words(
    "armed unarmed united wounded injured displaced so-called alleged suspected hundred red unprecedented limited sacred naked wicked "
    "disputed contested besieged occupied detained masked bearded uniformed hooded exiled ousted deposed retired elected unelected "
    "uncontrolled undisclosed unidentified unspecified self-proclaimed breakaway-held allied speed need bed shed feed seed weed breed "
    "indeed proceed exceed succeed bloodshed embed hatred"
)


def is_finite(word: str) -> bool:
    """Whether a word, lower case, can be the verb of a clause: “fell”, “attacked”, “was”, “will”."""
    if word in IRREGULAR_PASTS or word in BE or word in HAVE or word in MODALS:
        return True
    return word.endswith("ed") and word not in _ADJECTIVES and "-" not in word
