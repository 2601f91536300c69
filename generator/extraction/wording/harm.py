"""The words that say what happened to people, by part of speech. Phrases of several words are matched whole."""

from generator.model.vocabulary import Measure

_LEFT = tuple(
    f"{verb} {whose} {place}"
    for verb in ("abandoned", "have left", "had left")
    for whose in ("the", "their")
    for place in ("hamlets", "villages", "village", "homes", "town", "area", "camp", "neighbourhood", "city")
)
_WOUNDS = tuple(
    f"{verb} {kind}{noun}"
    for verb in ("suffered", "sustained", "received", "with", "have", "had", "treated for")
    for kind in (
        "",
        "gunshot ",
        "bullet ",
        "shrapnel ",
        "burn ",
        "serious ",
        "minor ",
        "light ",
        "severe ",
        "knife ",
        "stab ",
        "splinter ",
        "varying degrees of ",
        "various ",
        "multiple ",
        "grievous ",
        "life-threatening ",
        "machete ",
    )
    for noun in ("wounds", "injuries")
)
#: Past form and participle in one (“killed seven”, “seven were killed”).
PARTICIPLES: dict[Measure, tuple[str, ...]] = {
    Measure.KILLED: (
        "killed", "slain", "murdered", "massacred", "executed", "assassinated", "slaughtered", "martyred", "beheaded",
        "shot dead", "gunned down", "mowed down", "lynched", "shot and killed", "stabbed to death", "hacked to death",
        "burned to death", "burnt to death", "beaten to death", "shot to death", "crushed to death", "neutralised",
        "neutralized", "eliminated", "liquidated", "wiped out", "summarily executed", "sent to hell", "put to death", "bludgeoned to death", "trampled to death",
        "kicked to death", "tortured to death", "clubbed to death", "riddled with bullets", "blown up", "blown to pieces", "incinerated",
        "machine-gunned", "machinegunned", "butchered", "hanged", "decapitated", "electrocuted", "felled", "garrotted", "strangled", "sacrificed",
    ),
    Measure.WOUNDED: (
        "wounded", "injured", "hurt", "maimed", "shot and wounded", "shot and injured", "hospitalised", "hospitalized", "taken to hospital", "rushed to hospital",
        "brought to hospital", "admitted to hospital", "needed hospital treatment", "required hospital treatment", "needed medical treatment",
        "suffered burns", "sustained burns", "suffered from smoke inhalation", "suffered smoke inhalation", "lost limbs", *_WOUNDS,
    ),
    Measure.CASUALTIES: ("shot",),
    Measure.CAPTURED: (
        "captured", "taken alive", "captured alive", "took prisoner", "took hostage", "took captive", "detained", "arrested", "abducted", "kidnapped", "picked up", "led away", "whisked away", "carted away", "marched away", "taken into captivity", "taken away", "held as hostages", "held hostage",
        "held captive", "held prisoner", "being held", "marched off", "dragged away", "taken prisoner", "taken hostage", "taken captive",
        "taken into custody", "rounded up", "imprisoned", "seized", "apprehended",
    ),
    Measure.EVACUATED: ("evacuated", "relocated", "taken off", "flown out", "airlifted out", "bussed out", "shipped out", "brought to safety", "moved to safety", "taken to safety"),
    Measure.DISPLACED: (
        "displaced", "uprooted", "forced to flee", "forced from their homes", "driven from their homes", "made homeless",
        "rendered homeless", "left homeless", "forced out of their homes", "internally displaced",
    ),
}  # fmt: skip
#: Gerunds and present participles, always active (“killing twelve”).
GERUNDS: dict[Measure, tuple[str, ...]] = {
    Measure.KILLED: ("killing", "slaying", "martyring", "beheading", "assassinating", "neutralising", "neutralizing", "eliminating", "lynching",
        "shooting and killing", "butchering", "hanging", "murdering", "massacring", "executing", "slaughtering", "shooting dead", "gunning down"),
    Measure.WOUNDED: ("shooting and wounding", "wounding", "injuring", "hurting", "maiming", "hospitalising", "hospitalizing"),
    Measure.CAPTURED: ("capturing", "detaining", "arresting", "abducting", "kidnapping", "seizing"),
    Measure.EVACUATED: ("evacuating",),
    Measure.DISPLACED: ("displacing", "uprooting"),
}  # fmt: skip
#: Present tense, of headlines (“Strike kills 12”). The base form stands for what is only meant to happen.
PRESENTS: dict[Measure, tuple[str, ...]] = {
    Measure.KILLED: (
        "kills",
        "slays",
        "executes",
        "massacres",
        "murders",
        "shoots dead",
        "neutralises",
        "neutralizes",
    ),
    Measure.WOUNDED: ("wounds", "injures", "hurts"),
    Measure.CAPTURED: ("captures", "detains", "arrests", "abducts", "kidnaps"),
    Measure.EVACUATED: ("evacuates",),
    Measure.DISPLACED: ("displaces", "uproots"),
}
#: Base forms: what is only meant, feared or planned; counted by nobody.
BASES: dict[Measure, tuple[str, ...]] = {
    Measure.KILLED: (
        "kill",
        "murder",
        "execute",
        "assassinate",
        "massacre",
        "eliminate",
        "slaughter",
        "neutralise",
        "neutralize",
    ),
    Measure.WOUNDED: ("wound", "injure", "hurt"),
    Measure.CAPTURED: ("capture", "detain", "arrest", "abduct", "kidnap"),
    Measure.EVACUATED: ("evacuate", "relocate"),
    Measure.DISPLACED: ("displace", "uproot"),
}
#: What the counted people do themselves (“seven died”).
INTRANSITIVES: dict[Measure, tuple[str, ...]] = {
    Measure.KILLED: (
        "died", "dies", "die", "perished", "perish", "lost their lives", "lost his life", "lost her life", "succumbed",
        "lose their lives", "found dead", "burned alive", "burnt alive", "bled to death", "starved to death", "drowned",
        "fell", "have fallen", "had fallen", "has fallen", "made the supreme sacrifice", "lost its life", "been lost",
        "embraced martyrdom", "attained martyrdom", "embraced shahadat", "laid down their lives", "sacrificed their lives", "paid the supreme price", "paid the ultimate price", "paid with their lives", "paid with his life", "did not survive", "sacrificed his life", "laid down his life", "breathed their last",
        "breathed his last", "met their deaths", "met their death", "were no more", "lay dead", "froze to death", "choked to death", "suffocated",
        "passed away", "went down fighting", "dying",
    ),
    Measure.DISPLACED: (
        "fled", "flee", "flees", "have left their homes", "left their homes", "sought refuge", "sought shelter",
        "taken refuge", "took refuge", "abandoned their homes", "leave their homes", "were forced to leave", "sheltering", "taken shelter", *_LEFT,
        "took shelter", "seeking refuge", "seeking shelter", "sought safety", "living in displacement", "abandoned their villages",
        "fled their homes", "crossed into", "crossed the border", "crossed over into", "fleeing", "running for their lives", "left their villages", "have left their villages", "abandoning their homes",
    ),
    Measure.CAPTURED: (
        "in custody", "in captivity", "in detention", "in military custody", "in rebel hands", "in enemy hands", "surrendered", "surrender", "laid down their arms", "gave themselves up", "laid down their weapons",
    ),
    Measure.MISSING: ("went missing", "gone missing", "disappeared", "vanished", "unaccounted for", "reported missing", "remained missing", "remain missing", "still missing"),
}  # fmt: skip
#: Predicate adjectives (“left 30 dead”).
ADJECTIVES: dict[Measure, tuple[str, ...]] = {
    Measure.KILLED: (
        "dead",
        "lifeless",
        "feared dead",
        "presumed dead",
        "confirmed dead",
        "reported dead",
    ),
    Measure.WOUNDED: (
        "in critical condition",
        "in a critical condition",
        "in serious condition",
        "in a serious condition",
        "in intensive care",
    ),
    Measure.MISSING: ("missing", "feared missing"),
    Measure.DISPLACED: (
        "homeless",
        "from their homes",
        "out of their homes",
        "from their villages",
        "from their land",
    ),
    Measure.CAPTURED: (
        "hostage",
        "prisoner",
        "captive",
        "are prisoners",
        "were prisoners",
        "are hostages",
        "are captives",
    ),
}
#: Nouns that name the deed or the harm (“the death of six people”).
NOUNS: dict[Measure, tuple[str, ...]] = {
    Measure.KILLED: (
        "death", "deaths", "martyrdom", "shahadat", "killing", "killings", "murder", "murders", "massacre", "execution", "executions", "fatalities",
        "bodies", "body", "remains", "loss", "corpses", "lives", "slaying", "assassination",
    ),
    Measure.WOUNDED: ("wounding", "injury", "injuries", "injuring"),
    Measure.CASUALTIES: ("casualties", "casualty", "losses"),
    Measure.CAPTURED: ("capture", "detention", "arrest", "arrests", "abduction", "abductions", "kidnapping", "kidnappings", "surrender"),
    Measure.EVACUATED: ("evacuation", "evacuations"),
    Measure.DISPLACED: ("displacement",),
    Measure.MISSING: ("disappearance", "disappearances"),
}  # fmt: skip
#: Heads of a count that carry the measure with them (“nine deaths”, “30 wounded”).
MEASURED: dict[str, Measure] = {
    "dead": Measure.KILLED,
    "kia": Measure.KILLED,
    "wia": Measure.WOUNDED,
    "mia": Measure.MISSING,
    "deaths": Measure.KILLED,
    "death": Measure.KILLED,
    "fatalities": Measure.KILLED,
    "fatality": Measure.KILLED,
    "killings": Measure.KILLED,
    "martyrs": Measure.KILLED,
    "bodies": Measure.KILLED,
    "corpses": Measure.KILLED,
    "slain": Measure.KILLED,
    "lives": Measure.KILLED,
    "wounded": Measure.WOUNDED,
    "injured": Measure.WOUNDED,
    "injuries": Measure.WOUNDED,
    "casualties": Measure.CASUALTIES,
    "casualty": Measure.CASUALTIES,
    "missing": Measure.MISSING,
    "disappearances": Measure.MISSING,
    "evacuees": Measure.EVACUATED,
    "displaced": Measure.DISPLACED,
    "abductions": Measure.CAPTURED,
}
#: Participles before a noun and what they say of the people: “five slain monks”; “kidnapped” says nothing new of those found dead.
HARMED: dict[str, Measure | None] = {
    "slain": Measure.KILLED,
    "murdered": Measure.KILLED,
    "martyred": Measure.KILLED,
    "fallen": Measure.KILLED,
    "killed": Measure.KILLED,
    "hurt": Measure.WOUNDED,
    "captured": None,
    "kidnapped": None,
    "abducted": None,
    "detained": None,
    "arrested": None,
    "evacuated": None,
    "uprooted": None,
    "surrendered": None,
}
#: What “toll” and “number of …” may count.
TOLLS: dict[str, Measure] = {
    "killed": Measure.KILLED,
    "dead": Measure.KILLED,
    "died": Measure.KILLED,
    "deaths": Measure.KILLED,
    "death": Measure.KILLED,
    "fatalities": Measure.KILLED,
    "victims": Measure.KILLED,
    "martyrs": Measure.KILLED,
    "slain": Measure.KILLED,
    "martyred": Measure.KILLED,
    "murdered": Measure.KILLED,
    "executed": Measure.KILLED,
    "perished": Measure.KILLED,
    "killings": Measure.KILLED,
    "hurt": Measure.WOUNDED,
    "hospitalised": Measure.WOUNDED,
    "hospitalized": Measure.WOUNDED,
    "abducted": Measure.CAPTURED,
    "kidnapped": Measure.CAPTURED,
    "uprooted": Measure.DISPLACED,
    "wounded": Measure.WOUNDED,
    "injured": Measure.WOUNDED,
    "injuries": Measure.WOUNDED,
    "casualties": Measure.CASUALTIES,
    "losses": Measure.CASUALTIES,
    "missing": Measure.MISSING,
    "displaced": Measure.DISPLACED,
    "evacuated": Measure.EVACUATED,
    "evacuees": Measure.EVACUATED,
    "captured": Measure.CAPTURED,
    "detained": Measure.CAPTURED,
    "arrested": Measure.CAPTURED,
    "hostages": Measure.CAPTURED,
    "prisoners": Measure.CAPTURED,
}
#: “Among the dead”, “among those killed”: what follows “among the” or “among those”.
GROUPS: dict[str, Measure] = {
    "dead": Measure.KILLED,
    "killed": Measure.KILLED,
    "victims": Measure.KILLED,
    "fatalities": Measure.KILLED,
    "slain": Measure.KILLED,
    "wounded": Measure.WOUNDED,
    "injured": Measure.WOUNDED,
    "casualties": Measure.CASUALTIES,
    "missing": Measure.MISSING,
    "captured": Measure.CAPTURED,
    "hostages": Measure.CAPTURED,
}
#: First words of what can follow a count and tell what happened to the people: they end its noun phrase.
TRIGGER_WORDS: frozenset[str] = frozenset(
    phrase.split()[0]
    for table in (PARTICIPLES, GERUNDS, PRESENTS, INTRANSITIVES)
    for phrases in table.values()
    for phrase in phrases
) | {"homeless", "hostage", "captive", "feared", "presumed", "confirmed", "reported", "believed"}
