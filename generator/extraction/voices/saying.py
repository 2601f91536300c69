"""Verbs and phrases of speech, and what each does: the words that tie a claim to a claimant and a statement to an act."""

from generator.model.vocabulary import Act

#: Finite and participle forms. What follows (or stands before, in “…, X said”) is what is said.
VERBS: dict[Act, tuple[str, ...]] = {
    Act.STATE: (
        "said", "says", "say", "saying", "told", "tells", "telling", "reported", "reports", "report", "reporting", "stated", "states",
        "stating", "added", "adds", "adding", "noted", "notes", "noting", "claimed", "claims", "claim", "claiming", "confirmed",
        "confirms", "confirming", "estimated", "estimates", "estimate", "show", "shows", "showed", "wrote", "writes", "writing", "tweeted", "posted", "acknowledged",
        "acknowledges", "acknowledging", "admitted", "admits", "admitting", "insisted", "insists", "insisting", "explained", "explains",
        "stressed", "stresses", "stressing", "alleged", "alleges", "alleging", "argued", "argues", "recorded",
        "documented", "verified", "counted", "put", "puts", "revealed", "revealing",
        "mentioned", "remarked", "commented", "suggested", "described", "describes", "called it", "emphasised", "emphasized",
        "reiterated", "indicated", "disclosed", "recounted", "testified", "quoted", "cited", "asserted", "boasted", "boasts", "boasting",
        "conceded", "concedes", "conceding", "informed", "lamented", "laments", "lamenting", "calculated", "calculates", "counts",
        "counting", "explaining", "recalled", "wondered", "maintained", "maintains", "maintaining", "joked", "asked", "asks", "crowed",
        "promised", "declared that", "spoke of", "speaks of", "speaking of", "talked of", "has named", "have named", "had named",
        "was able to confirm", "were able to confirm", "can confirm", "could confirm", "able to verify", "managed to verify", "replied", "replies", "replying",
        "responded", "responds", "responding", "hit back", "shot back", "retorted", "retorts", "countered", "counters", "complained", "complains",
        "cautioned", "cautions", "cautioning", "assessed", "assesses", "tweeting", "concluded", "concludes", "predicted", "predicts", "believes",
    ),
    Act.ANNOUNCE: ("announced", "announces", "announcing", "proclaimed", "declared", "declares", "declaring", "unveiled"),
    Act.ACCUSE: (
        "accused", "accuses", "accusing", "accuse", "blamed", "blames", "blaming", "blame", "pointed the finger", "points the finger",
        "pointing the finger", "attributed", "attributes", "attributing",
    ),
    Act.DENY: (
        "denied", "denies", "denying", "deny", "refuted", "refutes", "refuting", "dismissed", "dismisses", "dismissing", "rejected",
        "rejects", "rejecting", "disputed", "disputes",
    ),
    Act.THREATEN: (
        "threatened", "threatens", "threatening", "warned", "warns", "warning", "vowed", "vows", "vowing", "pledged to retaliate",
        "promised revenge", "swore", "vow",
    ),
    Act.APPEAL: (
        "urged", "urges", "urging", "urge", "called for", "calls for", "calling for", "call for", "called on", "calls on", "calling on", "called upon",
        "appealed", "appeals", "appealing", "demanded", "demands", "demanding", "implored", "pleaded", "requested", "asked for", "asked to", "have called for", "has asked", "asked both", "asked the",
    ),
    Act.CONDEMN: (
        "condemned", "condemns", "condemning", "condemn", "denounced", "denounces", "denouncing", "criticised", "criticized", "criticises", "criticizes",
        "criticising", "criticizing", "deplored", "decried", "slammed", "lambasted", "deplores", "blasted",
    ),
    Act.SUPPORT: (
        "backed", "backs", "defended", "defends", "voiced support", "voiced strong support", "expressed support", "expressed solidarity",
        "reaffirmed support", "pledged support", "voiced full support", "reaffirmed its support", "expressed its support", "voiced its support",
        "pledged its support", "reaffirmed his support", "reiterated its support", "reiterated support", "stands with", "welcomed", "welcomes", "welcoming",
        "hailed", "hails", "hailing", "praised", "praises", "praising", "lauded", "endorsed", "endorses",
    ),
    Act.OFFER: ("offered", "offers", "offering", "offered to mediate", "proposed", "proposes"),
}  # fmt: skip
ACT_OF: dict[str, Act] = {form: act for act, forms in VERBS.items() for form in forms}
#: Longer forms come first where one begins another.
PHRASES: tuple[str, ...] = tuple(
    sorted((form for form in ACT_OF if " " in form), key=lambda form: (-len(form), form))
)
SAY_WORDS: frozenset[str] = frozenset(form for form in ACT_OF if " " not in form)
#: Before the name of who says it.
ACCORDING: tuple[str, ...] = ("according to", "as per", "as reported by", "as stated by")
