"""Verbs and phrases of speech, and what each does: the words that tie a claim to a claimant and a statement to an act."""

from generator.extraction.wording.grammar import words
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
        "promised", "promises", "pledged", "pledges", "pledging", "expressed concern", "expressed deep concern", "expressed grave concern", "expresses concern", "voiced concern",
        "voiced alarm", "expressed alarm", "expressed regret", "ruled out", "rules out", "ruling out", "held out hope", "declared that", "spoke of", "had spoken of", "speaks of", "speaking of", "talked of", "has named", "have named", "had named",
        "was able to confirm", "were able to confirm", "can confirm", "could confirm", "able to verify", "managed to verify", "replied", "replies", "replying",
        "retorted", "retorts", "complained", "complains",
        "cautioned", "cautions", "cautioning", "assessed", "assesses", "tweeting", "predicted", "predicts", "believes",
    ),
    Act.ANNOUNCE: ("announced", "announces", "announcing", "proclaimed", "declared", "declares", "declaring", "unveiled"),
    Act.ACCUSE: (
        "accused", "accuses", "accusing", "accuse", "blamed", "blames", "blaming", "blame", "pointed the finger", "points the finger",
        "pointing the finger", "attributed", "attributes", "attributing", "put the blame on", "puts the blame on", "putting the blame on", "laid the blame on",
        "lays the blame on", "laying the blame on", "placed the blame on", "pinned the blame on", "faulted", "faults", "implicated", "charged that",
    ),
    Act.DENY: (
        "denied", "denies", "denying", "deny", "refuted", "refutes", "refuting", "dismissed", "dismisses", "dismissing", "rejected",
        "rejects", "rejecting", "disputed", "disputes", "brushed aside", "brushed off", "brushes aside", "scoffed at", "scoffs at", "rubbished", "rubbishes",
        "debunked", "repudiated", "repudiates", "disavowed", "disavows", "rebutted", "rebuts", "poured scorn on", "shrugged off", "shot down claims",
    ),
    Act.THREATEN: (
        "threatened", "threatens", "threatening", "warned", "warns", "warning", "vowed", "vows", "vowing", "pledged to retaliate",
        "promised revenge", "swore", "vow", "issued an ultimatum", "issues an ultimatum", "gave an ultimatum", "threaten",
    ),
    Act.APPEAL: (
        "urged", "urges", "urging", "urge", "called for", "calls for", "calling for", "call for", "called on", "calls on", "calling on", "called upon",
        "appealed", "appeals", "appealing", "demanded", "demands", "demanding", "implored", "pleaded", "requested", "asked for", "asked to", "have called for", "has asked", "asked both", "asked the", "implores", "imploring", "pleads", "pleading", "beseeched", "exhorted", "exhorts", "begged", "begs", "begging", "entreated", "advised", "advises",
        "advising", "issued an appeal", "made an appeal", "made a plea", "petitioned", "lobbied", "called upon", "calls upon", "calling upon", "requests", "requesting",
    ),
    Act.CONDEMN: (
        "condemned", "condemns", "condemning", "condemn", "denounced", "denounces", "denouncing", "criticised", "criticized", "criticises", "criticizes",
        "criticising", "criticizing", "deplored", "decried", "slammed", "lambasted", "deplores", "blasted", "decries", "decrying", "slams", "slamming", "lambasts", "lambasting", "deploring", "blasts out at", "rebuked", "rebukes",
        "castigated", "censured", "assailed", "chided", "hit out at", "hits out at", "lashed out at", "lashes out at", "railed against", "rails against", "took aim at",
        "expressed outrage", "voiced outrage", "excoriated", "berated", "strongly condemned", "lashed into", "tore into",
    ),
    Act.SUPPORT: (
        "backed", "backs", "defended", "defends", "voiced support", "voiced strong support", "expressed support", "expressed solidarity",
        "reaffirmed support", "pledged support", "voiced full support", "reaffirmed its support", "expressed its support", "voiced its support",
        "pledged its support", "reaffirmed his support", "reiterated its support", "reiterated support", "stands with", "welcomed", "welcomes", "welcoming",
        "hailed", "hails", "hailing", "praised", "praises", "praising", "lauded", "endorsed", "endorses", "applauded", "applauds", "applauding", "commended", "commends", "commending", "congratulated",
        "congratulates", "congratulating", "saluted", "stood by", "stands by", "sided with", "sides with", "threw its weight behind", "threw his weight behind", "rallied behind",
        "expressed full support", "expressed strong support", "expressed its full support", "expressed his support", "expressed her support", "voiced his support", "reaffirms its support",
        "reiterated his support", "reiterated her support", "expressed its solidarity", "voiced solidarity", "lauds", "lauding", "endorsing",
    ),
    Act.OFFER: (
        "offered", "offers", "offering", "offered to mediate", "proposed", "proposes", "proposing", "invited", "invites", "inviting", "volunteered to", "extended an offer",
    ),
}  # fmt: skip
#: Speech only beside a quotation: “…,” X went on; X answered: “…”.
BESIDE_QUOTATIONS: dict[Act, tuple[str, ...]] = {
    Act.STATE: (
        "responded", "responds", "responding", "answered", "answers", "answering", "countered", "counters", "continued", "continues", "concluded",
        "concludes", "observed", "observes", "agreed", "agrees", "hinted", "hints", "shouted", "shouts", "cried", "yelled", "thundered", "fumed",
        "quipped", "quips", "whispered", "sighed", "sobbed", "muttered", "chanted", "read", "reads", "began", "begins", "contended", "contends",
        "texted", "posting", "exclaimed", "snapped", "raged", "signalled", "signaled", "declaring", "repeated", "repeats", "swears",
        "mused", "laughed", "laughs", "grumbled", "joking", "wondering", "hoped", "hopes", "thinks", "finished", "taunted", "went on", "goes on",
        "going on", "hit back", "shot back", "fired back", "hits back", "lashed out", "chimed in", "put it", "pushed back", "weighed in",
    ),
}  # fmt: skip
#: What judges: “X called it ‘…’”, “X branded the raid barbaric”.
JUDGING: dict[Act, tuple[str, ...]] = {
    Act.STATE: (
        "called", "calls", "calling", "labelled", "labels", "labeled", "dubbed", "termed", "terms", "deemed", "likened", "compared", "considered",
        "characterised", "characterized", "portrayed", "mocked", "scorned", "ridiculed",
    ),
    Act.CONDEMN: ("branded", "brands", "branding"),
    Act.SUPPORT: ("hailed", "hails", "hailing", "praised", "praises", "praising", "lauded", "lauds"),
}  # fmt: skip
ACT_OF: dict[str, Act] = {form: act for act, forms in VERBS.items() for form in forms}
#: Longer forms come first where one begins another.
PHRASES: tuple[str, ...] = tuple(
    sorted((form for form in ACT_OF if " " in form), key=lambda form: (-len(form), form))
)
SAY_WORDS: frozenset[str] = frozenset(form for form in ACT_OF if " " not in form)
_BESIDE: dict[str, Act] = {
    form: act for act, forms in (*BESIDE_QUOTATIONS.items(), *JUDGING.items()) for form in forms
}
#: Verdicts told without quotation marks: “called the charge absurd”.
VERDICTS: frozenset[str] = words(
    "absurd baseless false unacceptable illegal outrageous lie lies unfounded groundless fabricated fake propaganda provocation nonsense "
    "ridiculous unjustified barbaric cowardly heinous unlawful inhuman inhumane reckless dangerous irresponsible unprovoked criminal crime "
    "massacre genocide terrorism disgraceful shameful deplorable abhorrent appalling aggression mistake failure farce sham violation fabrication fabrications fantasy myth hoax untrue slander disinformation fiction"
)


def act_of(verb: str) -> Act:
    """Return what a verb of speech does; to state, where no table says more."""
    return ACT_OF.get(verb) or _BESIDE.get(verb, Act.STATE)
