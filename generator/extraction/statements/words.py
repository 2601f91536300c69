"""What a denial denies: neutral words, and the words that must stand in the text for them. The first that fits is taken."""

from generator.extraction.wording.grammar import words

#: Told where only “the claims” are denied, whatever they are.
VAGUE = "the claims"
_LOSS = words(
    "loss losses losing lost lose downed down shot captured capture control fallen fell taken seized overrun withdrawn retreated surrendered"
)
_ATTACK = words(
    "attack attacks attacked attacking strike strikes struck striking hit hitting shelling shelled bombing bombed raid raids raided fire fired "
    "firing targeted targeting target bomb shell kill killed killing ambush ambushed bombardment opened opening assault burning burned"
)
_CIVILIANS = words(
    "civilian civilians hospital hospitals school schools mosque church residential villagers residents ambulance ambulances clinic children "
    "women market journalists homes houses refugees displaced convoy"
)
_TROOPS = words("troops soldiers fighters mercenaries forces units men army personnel advisers instructors")
#: One word of each group must be there.
DENIED: tuple[tuple[str, tuple[frozenset[str], ...]], ...] = (
    ("involvement", (words("involvement responsibility role complicity"),)),
    ("the loss of a drone", (words("drone drones uav uavs quadcopter"), _LOSS)),
    ("the loss of an aircraft", (words("jet jets aircraft plane planes helicopter helicopters warplane bomber"), _LOSS)),
    ("the loss of a ship", (words("ship ships vessel warship frigate boat"), words("sunk sinking sank hit damaged lost loss losing"))),
    (
        "the use of banned weapons",
        (words("chemical gas cluster phosphorus sarin chlorine thermobaric landmines"), words("use used using fired dropped weapons munitions attack")),
    ),
    ("the killing of prisoners", (words("prisoners captives detainees pows"), words("killed killing executed executing execution shot torture tortured"))),
    ("an attack on civilians", (_CIVILIANS, _ATTACK)),
    ("the holding of prisoners", (words("hostage hostages captive captives prisoners detained abducted abducting kidnapped kidnapping detaining"),)),
    (
        "support for fighters",
        (words("arming armed arms supplying supplied supply weapons funding training sponsoring backing sheltering harbouring harboring smuggling ammunition missiles"),
         words("arming supplying supplied supply funding training sponsoring backing sheltering harbouring harboring smuggling providing sending sent arms")),
    ),
    ("the loss of ground", (words("positions position territory village villages town towns posts post ground city control base camp"), _LOSS)),
    ("a crossing of the border", (words("border incursion airspace crossed"), words("crossed crossing entered entering violated violating incursion invaded into"))),
    ("the obstruction of aid", (words("aid relief food humanitarian convoys supplies ambulance ambulances medics rescuers"), words("blocking blocked obstructing hindering delaying looting preventing obstruct delay"))),
    ("a violation of the ceasefire", (words("ceasefire truce armistice violating violated"),)),
    ("losses of its own", (words("losses casualties losing lost deaths dead toll"),)),
    ("a withdrawal", (words("withdrawn withdrawing withdrawal retreated retreat retreating"),)),
    ("involvement", (words("involvement involved behind role responsibility responsible part hand link links"),)),
    ("support for fighters", (words("supporting backing arming supplying sponsoring"),)),
    ("an attack", (_ATTACK,)),
    ("abuses", (words("abuses atrocities torture genocide massacre massacres rape crimes executions looting beating"),)),
    ("the deployment of forces", (_TROOPS, words("deployed deployment deploying sent sending crossed entered present presence there inside in"))),
    ("talks", (words("talks negotiations meeting contacts negotiating"),)),
    ("a plan", (words("plan plans planning planned intention intends preparing"),)),
    (
        VAGUE,
        (
            words(
                "claim claims report reports allegation allegations accusation accusations charge charges assertion assertions insinuation "
                "insinuations figure figures number numbers account version suggestion this it that them things rumours remarks"
            ),
        ),
    ),
)  # fmt: skip
