"""Words that tell attackers from victims, lower case."""

#: What an attacker’s name stands before: “Ruritanian shelling”.
ATTACKS: frozenset[str] = frozenset(
    "strike strikes attack attacks shelling bombardment bombardments bombing bombings raid raids airstrike airstrikes missile missiles "
    "rocket rockets drone drones fire shells artillery offensive ambush gunfire operation operations assault airstrike warplanes jets "
    "mortar mortars sniper snipers gunmen bombs forces troops soldiers militants rebels fighters separatists".split()
)
#: What a speaker calls the other side’s people.
ENEMIES: frozenset[str] = frozenset(
    "militants terrorists rebels insurgents enemy jihadists jihadis gunmen attackers extremists mercenaries bandits assailants infiltrators "
    "suspects hostages prisoners separatists captives operatives invaders occupiers islamists bombers detainees raiders".split()
)
