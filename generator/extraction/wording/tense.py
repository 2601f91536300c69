"""Words that tell of what is still to come, and of what a report goes on about, lower case."""

from generator.extraction.wording.grammar import words

#: Modals and phrases that tell of what is still to come.
FUTURE: frozenset[str] = frozenset(["will", "shall", "'ll"])
CONDITIONAL: frozenset[str] = frozenset(["would", "could", "may", "might", "should"])
#: Behind a conditional these speak of the past or of no plan (“could hear”, “would not say”, “may have died”).
NO_PLAN: frozenset[str] = frozenset(["not", "have", "hear", "see", "be", "n't", "also", "only"])
PLANNED: frozenset[str] = words(
    "scheduled due expected set plan planned plans planning slated intends intend hopes upcoming coming "
    "next by until till before deadline"
)
#: Present forms that tell of what is to come on the day behind them: “the summit opens in Port Lorne on Saturday”.
OPENING: frozenset[str] = words("opens begins starts resumes convenes meets expires resume convene meet")
#: “Takes effect on Friday”, “comes into force on Friday”.
TAKING_EFFECT: frozenset[tuple[str, str]] = frozenset(
    {("takes", "effect"), ("take", "effect"), ("comes", "into"), ("goes", "into")}
)
#: “Called an emergency meeting on Friday”: it is still to come.
CALLED: frozenset[str] = words("called convened calls")
MEETINGS: frozenset[str] = words(
    "meeting session summit conference strike rally march election elections vote protest protests strikes demonstrations marches rallies talks"
)
#: “Troops are to leave on Monday”.
IS_TO: frozenset[tuple[str, str]] = frozenset({("is", "to"), ("are", "to"), ("'s", "to")})
#: What a clause tells of as past, behind a word of a plan: “the truce, due to begin on Saturday, was agreed on Tuesday”.
PAST_AUXILIARIES: frozenset[str] = words("was were had did")
#: Nouns for what a report goes on about.
HAPPENINGS: frozenset[str] = words(
    "attack attacks attackers attacker blast blasts strike strikes raid raids assault ambush clash clashes shooting explosion explosions "
    "incident gunmen assailants bomb bomber bombing shelling victims dead wounded injured operation bodies massacre crash fighting battle "
    "militants rebels insurgents missile missiles drone drones rocket rockets shell shells barrage ceremony rally protest protesters"
)
#: What is done once, on a day: “accused X of shelling the town on Monday”.
DEEDS_DONE: frozenset[str] = words(
    "shelling bombing attacking killing firing striking shooting hitting storming raiding ambushing launching abducting kidnapping capturing "
    "seizing burning sinking downing crossing executing"
)
