"""Closed classes of English words that patterns over news text need, lower case."""


def words(text: str) -> frozenset[str]:
    """Return the words of a text: a word list that reads as one."""
    return frozenset(text.split())


BE = words("was were is are be been being am wasn't weren't isn't aren't")
HAVE = frozenset(["has", "have", "had", "having", "'ve", "hasn't", "haven't", "hadn't"])
MODALS = words("will would could should may might must can shall 'll 'd won't wouldn't couldn't can't cannot")
#: Modals that tell what may already have happened.
MAY = frozenset({"may", "might"})
NEGATIONS = words(
    "no not never without none nobody neither nor n't wasn't weren't hasn't haven't hadn't didn't "
    "doesn't don't cannot zero"
)
#: Words that make what follows a supposition.
IF = frozenset(["if", "unless", "whether", "would", "could", "should", "hypothetically"])
DETERMINERS = words(
    "the a an this that these those its his her their our my your some any each every both all such 's ' ’"
)
PRONOUNS = words("he she it they we i you him them us who whom which that himself itself themselves")
RELATIVES = frozenset(["who", "which", "that", "whom", "whose", "where", "when"])
PREPOSITIONS = words(
    "in on at near from by with for during after before around inside outside across along over under "
    "between throughout within against amid among as since until into onto off toward towards through "
    "via following because due despite about per than like beside besides behind below beneath above "
    "upon"
)
CONJUNCTIONS = frozenset({"and", "or", "but", "&", "plus"})
SUBORDINATORS = words("as when while after before since until because although though where if whereas")
ADVERBS = words(
    "also then later now already so far still just only even yet reportedly allegedly apparently "
    "again subsequently initially instantly immediately seriously severely badly critically slightly "
    "lightly recently previously earlier officially deliberately mostly mainly including since all "
    "both either directly together there here accidentally confirmed reported believed feared thought "
    "known either tragically fatally brutally apparently"
)
#: Closing and opening quotes and the like: they stand between words without changing how the words hang together.
QUOTES = frozenset(['"', "“", "”", "„", "«", "»", "‘", "’", "'", "`"])
STOPS = frozenset([";", ":", ".", "?", "!"])
COMMAS = words(", – — - ( ) [ ] … -- ...")
FUNCTION_WORDS = (
    BE
    | HAVE
    | MODALS
    | NEGATIONS
    | PRONOUNS
    | RELATIVES
    | PREPOSITIONS
    | CONJUNCTIONS
    | SUBORDINATORS
    | {"of", "to", "said"}
)
