"""Words that tell what sort of happening a sentence reports, by kind (ids of model/vocabulary.py), lower case."""

from generator.extraction.wording.grammar import words

#: Kinds in which force is used: a toll belongs to an event of one of these.
VIOLENT: frozenset[str] = frozenset(
    {
        "armed-clash",
        "shelling",
        "air-drone-strike",
        "explosion-landmine",
        "attack-on-civilians",
        "offensive",
        "territorial-change",
    }
)
#: The more exact kinds come first: a sentence is of the first kind that has a word in it.
SIGNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("cyber-attack", ("cyber attack", "cyber attacks", "cyber-attack", "cyber-attacks", "cyberattack", "cyberattacks", "hacking attack", "hackers")),
    ("air-drone-strike", (
        "air strike", "air strikes", "airstrike", "airstrikes", "air raid", "air raids", "drone strike", "drone strikes", "drone attack",
        "drone attacks", "drones", "missile strike", "missile strikes", "missile attack", "missile attacks", "missiles", "warplanes",
        "fighter jets", "bombing raid", "bombing raids", "aerial bombardment", "aerial bombing", "barrel bombs", "air assault", "missile",
        "bombardment from the air", "shot down", "drone", "uavs", "warplane", "helicopter gunship",
    )),
    ("explosion-landmine", (
        "landmine", "landmines", "land mine", "land mines", "roadside bomb", "roadside bombs", "suicide bomber", "suicide bombers", "suicide bombing",
        "suicide bombings", "car bomb", "car bombs", "car bombing", "truck bomb", "ied", "ieds", "improvised explosive device", "explosive device",
        "explosive devices", "explosion", "explosions", "blast", "blasts", "bomb", "bombing", "bombings", "detonated", "grenade",
    )),
    ("shelling", (
        "shelling", "shelled", "shells", "artillery", "mortar", "mortars", "mortar fire", "bombardment", "bombarded", "bombardments", "rockets",
        "rocket fire", "rocket attack", "rocket", "howitzers", "cross-border fire", "artillery fire", "tank fire",
    )),
    ("attack-on-civilians", (
        "massacre", "massacred", "executed", "lynched", "stormed a village", "attacked a village", "attacked the village", "raided a village",
        "raided the village", "set fire to homes", "burned homes", "abducted", "kidnapped", "gunmen attacked", "opened fire on civilians",
        "opened fire on protesters", "opened fire on a crowd", "opened fire on worshippers", "beheaded", "looted",
    )),
    ("territorial-change", (
        "seized control", "took control", "taken control", "recaptured", "captured the town", "captured the city", "captured the village", "liberated",
        "retook", "retaken", "seized the town", "seized the city", "overran", "fell to", "fallen to", "withdrew from", "entered the city", "entered the town",
        "captured several", "captured a", "seized several", "lost positions", "taken the town", "takes control", "under the control",
    )),
    ("offensive", (
        "offensive", "counteroffensive", "counter-offensive", "invasion", "invaded", "military operation", "ground operation", "incursion",
        "launched an operation", "anti-terrorist operation", "special operation", "assault", "stormed", "advance on", "ground invasion",
    )),
    ("air-drone-strike", ("strike", "strikes", "struck", "bombed", "hit a", "hit the")),
    ("armed-clash", (
        "clashes", "clash", "clashed", "fighting", "battle", "battles", "firefight", "gunfight", "gun battle", "gun battles", "gunfire", "skirmish",
        "skirmishes", "exchanged fire", "exchange of fire", "exchanges of fire", "ambush", "ambushed", "opened fire", "attacked", "attack", "attacks",
        "raid", "raided", "shootout", "shooting", "hostilities", "fought", "combat", "violence", "gunmen", "killed in action", "shot dead",
    )),
    ("mobilisation", (
        "martial law", "mobilisation", "mobilization", "mobilised", "mobilized", "curfew", "state of emergency", "reservists", "called up", "conscription",
        "state of war", "deployed", "deployment", "reinforcements", "massed", "military exercises", "military drills", "troop build-up", "buildup",
    )),
    ("agreement", (
        "signed a ceasefire", "agreed to a ceasefire", "ceasefire agreement", "ceasefire deal", "peace deal", "peace agreement", "agreed a truce",
        "agreed to a truce", "truce took effect", "ceasefire took effect", "ceasefire came into", "truce came into", "signed an agreement", "signed a deal",
        "prisoner swap", "prisoner exchange", "exchanged prisoners", "humanitarian pause", "agreed to stop", "agreed on a ceasefire", "declared a ceasefire",
        "announced a ceasefire", "declared a truce", "announced a truce", "agreed to extend",
    )),
    ("diplomacy", (
        "talks", "negotiations", "summit", "met with", "held a meeting", "emergency meeting", "emergency session", "phone call", "spoke by phone",
        "telephone call", "calls with", "call with", "counterparts", "counterpart", "mediation", "mediators", "security council meeting", "recalled its ambassador",
        "expelled", "summoned", "envoy", "closed-door", "meeting", "conference", "diplomats",
    )),
    ("aid", ("aid convoy", "humanitarian aid", "aid trucks", "relief supplies", "food aid", "aid delivery", "airdrop", "airdropped", "military aid", "weapons deliveries")),
    ("displacement", ("fled", "fleeing", "displaced", "evacuated", "evacuation", "evacuations", "uprooted", "exodus")),
    ("sanction", ("sanctions", "sanctioned", "embargo", "asset freeze", "travel ban")),
    ("protest", ("protest", "protests", "protesters", "demonstration", "demonstrations", "rally", "rallied", "demonstrators", "marched")),
)  # fmt: skip
#: Words that mean something else behind others: a news conference is no conference, an armed strike a stoppage.
OTHERWISE: dict[str, frozenset[str]] = {
    "conference": words("news press"),
    "strike": words("hunger general armed labour labor workers transport"),
    "strikes": words("hunger general armed labour labor workers transport"),
    "reservists": words("two three four five six seven eight nine ten dozens killed wounded"),
}
#: Kinds strong enough to make an event where the sentence names no day of its own.
UNDATED: frozenset[str] = frozenset(
    {"mobilisation", "agreement", "territorial-change", "offensive", "cyber-attack"}
)
#: “Captured the towns of …”: a verb, and within a few words what was taken.
TAKING: frozenset[str] = words(
    "captured seized took taken recaptured retaken retook liberated overran capture recapture capturing seizing taking retaking overrun lost"
)
TAKEN: frozenset[str] = words(
    "town towns city village villages territory positions position district districts base airport airfield settlement settlements outpost "
    "outposts area areas stronghold neighbourhood neighborhood province capital hill heights region kilometres"
)
#: Before the name of a town where something happens.
WHERE: frozenset[str] = words(
    "in at near around on across outside inside shelled bombed hit struck attacked of"
)
#: “Its forces”: who speaks takes part.
OWN_FORCES: frozenset[str] = words(
    "forces troops army military soldiers positions fighters units servicemen jets drones"
)
