"""Words that tell attackers from victims, lower case."""

from generator.extraction.wording.grammar import words

#: What an attacker’s name stands before: “Ruritanian shelling”.
ATTACKS: frozenset[str] = words(
    "strike strikes attack attacks shelling bombardment bombardments bombing bombings raid raids airstrike airstrikes missile missiles "
    "rocket rockets drone drones fire shells artillery offensive ambush gunfire operation operations assault airstrike warplanes jets "
    "mortar mortars sniper bombs airstrikes bomb bomber bombers jets"
)
#: What a speaker's own forces do to others.
ATTACKED: frozenset[str] = words(
    "hit struck destroyed attacked targeted shelled bombed eliminated neutralised neutralized repelled repulsed raided stormed inflicted "
    "ambushed liquidated routed fired stormed overran launched carried besieged burned torched invaded crossed pounded bombarded rammed"
)
#: Words that give a count to a side without a name.
OTHER_SIDE: frozenset[str] = words("attackers attackers' attacking enemy assailants opposing opposite")
#: Of whom a group is made, as those call them that it fights.
FOES: frozenset[str] = words(
    "militants terrorists rebels insurgents jihadists jihadis gunmen extremists guerrillas guerillas separatists secessionists cadres rebel "
    "militant insurgent jihadist guerrilla guerilla separatist secessionist terrorist pirates kidnappers mutineers naxalites "
    "naxals maoists"
)
#: Those of them that are one group's all through a report.
REBELS: frozenset[str] = words(
    "rebels rebel separatists separatist secessionists secessionist insurgents insurgent guerrillas guerrilla cadres naxalites naxals "
    "maoists"
)
#: Things that kill.
BLASTS: frozenset[str] = words(
    "explosion explosions blast blasts mine mines landmine landmines crash clash clashes device ied fighting battle"
)
#: Of whom a group is made, in its own words and in others'.
FIGHTERS: frozenset[str] = words("fighters fighter combatants militiamen")
#: Fighters on the side of a state.
FRIENDS: frozenset[str] = words(
    "tribal pro-government allied volunteer loyalist government local village friendly auxiliary"
)
#: Who may come from anywhere.
STRANGERS: frozenset[str] = words(
    "migrants refugees foreigners tourists pilgrims travellers travelers passengers asylum-seekers journalists reporters"
)
#: Both sides do it to each other.
MUTUAL: frozenset[str] = words("each both mutual exchanged exchange exchanges exchanging traded")
#: Who serves a state, not a group.
REGULARS: frozenset[str] = words(
    "soldiers soldier troops servicemen serviceman policemen policeman police officers officer conscripts gendarmes constables jawans jawan personnel "
    "troopers guardsmen commandos paramilitaries marines sailors airmen rangers paratroopers reservists cops gendarme constable recruits"
)
#: What a speaker calls the other side’s people.
ENEMIES: frozenset[str] = words(
    "militants terrorists rebels insurgents enemy jihadists jihadis gunmen attackers extremists mercenaries bandits assailants infiltrators "
    "suspects hostages prisoners separatists captives operatives invaders occupiers islamists bombers detainees raiders"
)
#: What two sides do with each other: “clashes with Ruritania”.
FIGHTS: frozenset[str] = words(
    "clash clashes clashed fighting battle battles gunbattle gunbattles skirmish skirmishes firefight firefights war conflict"
)

#: Before the name of a town where something happens.
WHERE: frozenset[str] = words(
    "in at near around on across outside inside shelled bombed hit struck attacked of"
)
#: “Its forces”: who speaks takes part.
OWN_FORCES: frozenset[str] = words(
    "forces troops army military soldiers positions fighters units servicemen jets drones"
)
