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
#: Of these one side does what another suffers: their titles name parties only where one is told to have done it.
ONE_SIDED: frozenset[str] = frozenset(
    {"shelling", "air-drone-strike", "explosion-landmine", "attack-on-civilians"}
)
#: The more exact kinds come first: a sentence is of the first kind that has a word in it.
SIGNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("protest", (
        "hunger strike", "general strike", "went on strike", "labour strike", "labor strike", "transport strike", "teachers' strike", "workers' strike",
        "sit-in", "sit-ins", "riot", "riots", "rioters", "rioting", "rioted", "protest march",
    )),
    ("mobilisation", (
        "test-fired", "test-fires", "test firing", "missile test", "missile tests", "nuclear test", "joint drills", "naval drills", "joint exercise", "joint exercises", "naval exercises",
        "troop withdrawal", "withdrawal from", "its withdrawal", "pullout", "pull-out", "pulled back from", "withdrawal of troops", "military parade", "missiles into the sea", "missile into the sea", "missiles towards the sea", "missiles toward the sea", "missiles into its", "missile towards the sea", "missile toward the sea",
    )),
    ("other", (
        "coup", "military takeover", "seized power", "took power", "seize power", "toppled", "ousted", "overthrew", "overthrown", "overthrow", "deposed", "declared independence",
        "mass grave", "mass graves", "laid down their arms", "laid down arms", "lay down their arms", "surrendered", "resigned", "sworn in",
    )),
    ("shelling", ("anti-tank missile", "anti-tank missiles", "anti-tank guided missile", "anti-tank fire")),
    ("armed-clash", ("shot down a helicopter", "shot down a plane", "shot down a jet", "shot down a fighter")),
    ("cyber-attack", ("cyber attack", "cyber attacks", "cyber-attack", "cyber-attacks", "cyberattack", "cyberattacks", "hacking attack", "hackers")),
    ("air-drone-strike", (
        "air strike", "air strikes", "airstrike", "airstrikes", "air raid", "air raids", "drone strike", "drone strikes", "drone attack",
        "drone attacks", "drones", "missile strike", "missile strikes", "missile attack", "missile attacks", "missiles", "warplanes",
        "fighter jets", "bombing raid", "bombing raids", "aerial bombardment", "aerial bombing", "barrel bombs", "air assault", "missile",
        "bombardment from the air", "shot down", "drone", "uavs", "air campaign", "fpv drone", "fpv drones", "gunships", "uav", "warplane", "helicopter gunship", "sorties", "fighter-bombers", "fighter-bomber", "bombers", "helicopter gunships", "ballistic missile",
        "cruise missile", "cruise missiles", "ballistic missiles", "glide bombs", "strafed", "air-strike", "air-strikes", "airstrikes", "air attack",
        "air attacks", "aerial attack", "kamikaze drone", "loitering munition", "quadcopter",
    )),
    ("explosion-landmine", (
        "landmine", "landmines", "land mine", "land mines", "roadside bomb", "roadside bombs", "suicide bomber", "suicide bombers", "suicide bombing",
        "suicide bombings", "car bomb", "car bombs", "car bombing", "truck bomb", "ied", "ieds", "improvised explosive device", "explosive device",
        "explosive devices", "bombs", "explosives", "suicide blast", "suicide blasts", "bomb blast", "bomb blasts", "bomb attack", "bomb attacks", "twin blasts", "explosion", "explosions", "blast", "blasts", "bomb", "bombing", "bombings", "detonated", "grenade", "grenades", "hand grenade", "booby trap", "booby-trapped", "vehicle bomb", "suicide attack", "suicide attacks",
        "suicide car bomb", "mine explosion", "mine blast", "landmine blast", "hitting a mine", "hits a mine", "hit a landmine", "hitting a landmine", "ied blast", "blew up a bridge", "anti-personnel mine", "anti-vehicle mine", "blew himself up", "blew herself up", "blew themselves up",
        "ran over a mine", "hit a mine", "struck a mine", "stepped on a mine", "blew up", "unexploded ordnance", "petrol bombs",
    )),
    ("shelling", (
        "shelling", "shelled", "shells", "artillery", "mortar", "mortars", "mortar fire", "bombardment", "bombarded", "bombardments", "rockets",
        "rocket fire", "rocket attack", "rocket", "howitzers", "cross-border fire", "artillery fire", "tank fire", "mortar shells", "mortar shell", "mortar round", "mortar rounds",
        "artillery shells", "artillery shell", "shell", "barrage", "barrages", "grad rockets", "rocket attacks", "pounded", "pounding", "projectiles", "anti-tank rockets", "rocket-propelled grenades", "katyusha rockets",
    )),
    ("attack-on-civilians", (
        "massacre", "massacred", "executed", "lynched", "stormed a village", "attacked a village", "attacked the village", "raided a village",
        "raided the village", "set fire to homes", "burned homes", "abducted", "kidnapped", "gunmen attacked", "opened fire on civilians",
        "opened fire on protesters", "opened fire on a crowd", "opened fire on worshippers", "beheaded", "looted", "execution of civilians", "summarily executed", "massacres", "mass killing", "mass killings", "hacked to death",
        "burned alive", "set fire to houses", "burned houses", "torched houses", "torched homes", "gang-raped", "hostages", "pogrom", "lynching", "taken hostage", "took hostage", "hostage-taking", "arson", "arson attack", "arson attacks", "torched", "set ablaze", "abduction", "abductions", "kidnapping", "kidnappings", "rounded up", "separated the men", "hijacked",
    )),
    ("territorial-change", (
        "seized control", "took control", "taken control", "recaptured", "captured the town", "captured the city", "captured the village", "liberated",
        "retook", "retaken", "seized the town", "seized the city", "overran", "fell to", "fallen to", "withdrew from", "entered the city", "entered the town",
        "captured several", "captured a", "seized several", "lost positions", "taken the town", "takes control", "under the control", "seized a", "seized the", "captured an", "captured the", "recapture", "drove out", "driven out",
        "pulled out of", "raised its flag", "raised their flag", "hoisted its flag", "hoisted their flag", "hoisted the flag", "planted their flag", "planted its flag", "lost control", "regained control", "in full control",
    )),
    ("offensive", (
        "offensive", "counteroffensive", "counter-offensive", "counter-attack", "counterattack", "counter-attacked", "counterattacked", "counter-attacks", "invasion", "invaded", "military operation", "ground operation", "incursion",
        "launched an operation", "anti-terrorist operation", "special operation", "assault", "stormed", "advance on", "ground invasion",
    )),
    ("air-drone-strike", ("strike", "strikes", "struck", "bombed", "hit a", "hit the")),
    ("armed-clash", (
        "clashes", "clash", "clashed", "fighting", "battle", "battles", "firefight", "gunfight", "gun battle", "gun battles", "gunfire", "skirmish",
        "skirmishes", "exchanged fire", "exchange of fire", "exchanges of fire", "exchanges of gunfire", "exchange of gunfire", "traded fire", "trade fire", "traded gunfire", "crossfire",
        "ambush", "ambushed", "ambushes", "opened fire", "open fire", "opened up", "attacked", "attack", "attacks", "attacking",
        "raid", "raids", "raided", "shootout", "shoot-out", "shooting", "hostilities", "fought", "combat", "violence", "gunmen", "killed in action", "shot dead",
        "came under fire", "come under fire", "came under attack", "come under attack", "was hit", "were hit", "under fire", "small-arms fire", "small arms fire", "shots were fired", "shots fired", "fired shots", "fired at", "fired on",
        "fired upon", "firing", "ceasefire violation", "ceasefire violations", "truce violation", "violated the ceasefire", "violated a ceasefire",
        "violates ceasefire", "violation of the ceasefire", "sniper fire", "sniper", "snipers", "armed men", "assailants", "militants stormed", "stabbed", "fierce resistance",
        "infiltration attempt", "encounter with militants", "shot and killed", "gunned down", "gun attack", "armed attack", "machine-gun fire", "machine gun fire", "torpedoed", "assassinated", "assassination", "gunshots", "border incident", "gun fight", "battled", "battling", "first shots", "warning shots", "snipers shot", "clashing", "exchanging fire", "ambushing", "trading fire", "killing", "gunfights", "killed", "wounded", "skirmished",
    )),
    ("mobilisation", (
        "martial law", "mobilisation", "mobilization", "mobilised", "mobilized", "curfew", "state of emergency", "reservists", "called up", "conscription",
        "state of war", "deployed", "deployment", "reinforcements", "massed", "military exercises", "military exercise", "military drills", "troop build-up", "buildup", "build-up", "live-fire drill",
        "live-fire drills", "war games", "put on alert", "high alert", "full alert", "combat readiness", "sent troops", "troop deployment",
    )),
    ("agreement", (
        "signed a ceasefire", "agreed to a ceasefire", "ceasefire agreement", "ceasefire deal", "peace deal", "peace agreement", "agreed a truce",
        "agreed to a truce", "truce took effect", "ceasefire took effect", "ceasefire came into", "truce came into", "signed an agreement", "signed a deal",
        "prisoner swap", "prisoner exchange", "exchanged prisoners", "humanitarian pause", "agreed to stop", "agreed on a ceasefire", "declared a ceasefire",
        "announced a ceasefire", "declared a truce", "announced a truce", "agreed to extend", "agreed a ceasefire", "agreed on a truce", "agreed to cease", "agreed to halt", "agreed to withdraw",
        "signed a truce", "signed a peace", "signed the agreement", "signed a memorandum", "signed a declaration", "accord was signed", "truce was agreed",
        "ceasefire was agreed", "ceasefire took hold", "truce took hold", "ceasefire began", "truce began", "reached a deal", "reached an agreement",
        "reached a ceasefire", "exchange of prisoners", "swapped prisoners", "agreed to end", "ceasefire came into effect", "agreed to a cease-fire", "cease-fire agreement",
        "cease-fire took effect", "signed a cease-fire", "agreed to a humanitarian",
    )),
    ("diplomacy", (
        "talks", "negotiations", "summit", "met with", "held a meeting", "emergency meeting", "emergency session", "phone call", "spoke by phone",
        "telephone call", "calls with", "call with", "counterparts", "counterpart", "mediation", "mediators", "security council meeting", "recalled its ambassador",
        "expelled the ambassador", "expelled diplomats", "summoned", "closed-door", "meeting", "conference", "recalled the ambassador", "spoke on the phone",
        "security council", "met the", "held consultations", "severed diplomatic", "cut diplomatic", "severed ties", "diplomatic relations", "peace conference",
        "high commissioner", "met", "meet", "met again", "delegations", "delegation", "held talks", "hold talks", "adopted a resolution", "passed a resolution", "vetoed", "mediator", "envoys", "peace talks", "summit meeting",
        "ceasefire talks", "truce talks", "expelled the",
    )),
    ("aid", ("aid convoy", "humanitarian aid", "aid trucks", "relief supplies", "food aid", "aid delivery", "airdrop", "airdropped", "military aid", "weapons deliveries", "aid deliveries", "relief convoy", "humanitarian convoy", "delivered aid",
        "aid shipment", "delivered food", "delivered medicine", "food distribution", "aid package", "relief goods", "tonnes of food", "tonnes of aid", "aid ship", "aid flight", "aid flights", "relief flight", "relief flights")),
    ("displacement", ("fled", "fleeing", "displaced", "evacuated", "evacuation", "evacuations", "uprooted", "exodus", "left their homes", "abandoned their homes", "crossed the border into", "sought refuge", "taken refuge", "took refuge", "sought shelter")),
    ("sanction", ("sanctions", "sanctioned", "embargo", "asset freeze", "travel ban", "blacklisted", "froze the assets", "freezing the assets", "freeze the assets", "visa ban", "visa bans", "arms embargo", "trade ban")),
    ("protest", ("protest", "protests", "protesters", "demonstration", "demonstrations", "rally", "rallied", "demonstrators", "marched", "protested", "demonstrated", "rallies", "took to the streets", "blocked roads", "unrest", "mass rally", "strike action", "shut their shops", "tear gas", "water cannon", "barricades", "rallying", "picketed", "marchers", "shutdown strike")),
)  # fmt: skip
#: General words for force: what they tell of may be told more exactly elsewhere, and is then the same event.
GENERAL: frozenset[str] = frozenset(
    {
        "killed", "wounded", "killing",
        "attack", "attacks", "attacked", "attacking", "violence", "assault", "raid", "raids", "raided", "hostilities", "strike", "strikes", "struck",
        "hit a", "hit the", "gunmen", "armed men", "assailants", "blast", "blasts", "explosion", "explosions", "armed attack", "bombing", "bombardment",
        "under fire", "came under fire", "came under attack", "was hit", "were hit",
    }
)  # fmt: skip
#: What falls from planes, where there are any.
BOMBS: frozenset[str] = frozenset({"bomb", "bombs", "bombing", "bombings"})
PLANES: frozenset[str] = words(
    "jets warplanes planes aircraft bombers fighter-bombers sorties helicopters airforce"
)
#: What is done from the air, unless men on the ground do it.
STRIKING: frozenset[str] = frozenset({"strike", "strikes", "struck", "hit a", "hit the"})
ATTACKERS: frozenset[str] = words(
    "attackers attacker gunmen gunman militants rebels insurgents assailants jihadists bandits terrorists extremists bomber bombers fighters knifeman"
)
#: Words for harm, which tell of force only on a day of their own.
HARM: frozenset[str] = frozenset({"killed", "wounded", "killing"})
#: General words that, before who is no soldier, tell of an attack on civilians.
ATTACKING: frozenset[str] = frozenset(
    {
        "attack", "attacks", "attacked", "attacking", "raid", "raids", "raided", "assault", "stormed", "opened fire", "gunmen", "armed men",
        "assailants", "fired on", "fired at", "shot dead", "gunned down", "ambush", "ambushed", "shooting", "stabbed",
    }
)  # fmt: skip
CIVIL: frozenset[str] = words(
    "village villages villagers market marketplace mosque church temple synagogue school university college bus buses minibus hospital clinic "
    "hotel restaurant cafe mall worshippers civilians residents farmers herders pilgrims students pupils passengers concert crowd wedding "
    "funeral camp homes houses miners labourers laborers workers traders shoppers commuters refugees monastery orphanage demonstrators protesters"
)
#: Talk about force, not news of it, unless it names the day.
TALK: frozenset[str] = words(
    "pause lull respite concern concerns concerned worry worries worried alarm alarmed reaction response discuss discussed discussing discusses debate end ending "
    "stop stopping halt halting cessation cease against anniversary history legacy commemorate commemorated remember condemn condemned "
    "condemns condemning condemnation denounce denounced denounces deplore deplored investigate investigated investigating investigation "
    "probe inquiry calls called calling call urge urged urging urges appeal appealed resume resumption de-escalate regret regretted blame "
    "blamed blaming rebuked rebukes lashed criticised criticized criticises criticizes slammed slams decried decries blasted lambasted responsible responsibility criticism retaliation mourning denied denies deny rejected responded"
)
#: What is feared or prevented has not happened.
UNREAL: frozenset[str] = words(
    "fear fears feared risk risks threat threats threatened threatens threatening possibility prospect danger avert averted prevent prevented "
    "preventing avoid avoided foil foiled thwart thwarted warn warned warning warns prepare prepared preparing prepares readiness planning "
    "planned plans plan possible potential imminent future deter retaliate any failed vowed vow vows pledged promised hypothetical if "
    "refused refuse urge urged urges urging invite invited invites planned unless nothing plotting plotted plot plots attempted attempting"
)
#: Kinds strong enough to make an event where the sentence names no day of its own.
UNDATED: frozenset[str] = frozenset(
    {"mobilisation", "agreement", "territorial-change", "offensive", "cyber-attack", "other"}
)
#: Of their signs, the words that tell of a deed; “the peace agreement” and “troops deployed there” only refer to one.
DONE: frozenset[str] = words(
    "signed agreed took taken came declared announced reached swapped exchanged seized captured recaptured retook retaken recapture capture "
    "liberated overran overrun entered fell fallen withdrew pulled drove driven raised lost regained launched invaded stormed mobilised "
    "mobilized mobilisation mobilization curfew emergency martial conscription called hackers cyberattack cyberattacks cyber cyber-attack "
    "cyber-attacks hacking toppled ousted overthrew overthrown deposed accepted brokered concluded taking retaking capturing seizing incursion invasion"
)
#: A verb and, within a few words, what it is done to: “captured the towns of …”, “agreed to a three-day truce”.
PAIRS: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = (
    (
        "territorial-change",
        words(
            "captured seized took taken recaptured retaken retook liberated overran capture recapture capturing seizing taking "
            "retaking overrun lost conquered"
        ),
        words(
            "town towns city village villages territory positions position district districts base airport airfield settlement "
            "settlements outpost outposts area areas stronghold neighbourhood neighborhood province capital hill heights region kilometres posts post crossing checkpoint checkpoints palace"
        ),
    ),
    (
        "agreement",
        words("exchanged swapped exchange swap exchanging swapping"),
        words("prisoners captives detainees pows hostages bodies remains"),
    ),
    (
        "armed-clash",
        words("sank sunk sinking torpedoed rammed boarded sink"),
        words(
            "boat boats ship ships vessel vessels warship frigate tanker freighter minesweeper destroyer ferry cutter trawler dinghy"
        ),
    ),
    (
        "attack-on-civilians",
        words("burned burnt torched razed burning torching ablaze fire looted"),
        words(
            "village villages homes houses huts market mosque church temple school clinic hospital shops farms crops granaries camp"
        ),
    ),
    (
        "diplomacy",
        words("expelled recalled summoned expels recalls summons expelling recalling summoning"),
        words("ambassador ambassadors envoy envoys diplomats diplomat consul attache attaché charge chargé"),
    ),
    (
        "aid",
        words("delivered dropped airdropped shipped distributed delivering distributing delivers"),
        words("tonnes tons aid flour medicine medicines food parcels tents blankets rations"),
    ),
    ("mobilisation", words("tested tests"), words("nuclear missile missiles rocket warhead weapon icbm")),
    (
        "mobilisation",
        words("troops soldiers tanks paratroopers marines forces peacekeepers commandos"),
        words("landed arrived"),
    ),
    (
        "offensive",
        words("troops soldiers tanks paratroopers marines forces rebels fighters columns column armour"),
        words("rolled poured advanced advancing marched pushed swept"),
    ),
    (
        "mobilisation",
        words(
            "ordered orders sent deployed dispatched deploys sends redeployed massed withdrew withdrawn withdraws withdrawing pulled pulls pulling deploy withdraw"
        ),
        words(
            "troops soldiers forces battalion battalions brigade brigades warship warships tanks reinforcements officers marines "
            "peacekeepers contingent"
        ),
    ),
)
#: Pairs that more may stand between: “the truce between the two armies took effect”.
FAR_PAIRS: tuple[tuple[str, frozenset[str], frozenset[str]], ...] = (
    (
        "agreement",
        words(
            "agreed signed declared announced reached accepted brokered concluded observe sign initialled initialed ratified extended extend"
        ),
        words("truce ceasefire cease-fire armistice pause pact accord treaty"),
    ),
    (
        "agreement",
        words("truce ceasefire cease-fire armistice pause"),
        words("effect force began begin begins start started starts"),
    ),
    (
        "agreement",
        words("accord agreement treaty pact deal truce ceasefire"),
        words("signed initialled initialed"),
    ),
)
#: Of the second words of these, those that tell the deed.
TOLD_BEHIND: frozenset[str] = words("begin begins began start starts started signed initialled initialed")
#: “Stormed a mall, throwing grenades”: an attack, and no explosion of its own.
THROWN: frozenset[str] = frozenset(
    {"grenade", "grenades", "hand grenade", "petrol bombs", "bombs", "explosives"}
)
THROWING: frozenset[str] = words("throwing threw hurled hurling lobbed lobbing tossed tossing hurl throw")
#: Before the name of a place, what changes whose it is.
TAKING: frozenset[str] = words(
    "captured seized recaptured retook retaken liberated overran overrun recapture seizing capturing recapturing"
)
#: Of troops and the like, before the name of a place.
ENTERING: frozenset[str] = words("entered entering took taken taking take crossed crossing rolled")
TROOPS: frozenset[str] = words(
    "troops soldiers forces rebels fighters insurgents militants tanks army militia militiamen guerrillas column columns jihadists separatists islamists gunmen taliban"
)
#: “Fighting continued”: what goes on is of the article's day without a word for it.
ONGOING: frozenset[str] = words(
    "continued continues raged rages raging ongoing intensified intensifies erupted resumed flared underway persisted went"
)
