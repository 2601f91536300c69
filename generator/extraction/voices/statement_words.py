"""What a denial denies: neutral words, and the words that must stand in the text for them. The first that fits is taken."""

from generator.extraction.wording.grammar import words

_LOSS = words("loss losses losing lost lose downed down shot captured capture control fallen taken seized")
_ATTACK = words(
    "attack attacks attacked attacking strike strikes struck hit hitting shelling shelled bombing bombed raid fire fired firing targeted "
    "targeting killed killing ambush"
)
#: One word of each group must be there.
DENIED: tuple[tuple[str, tuple[frozenset[str], ...]], ...] = (
    ("the loss of a drone", (words("drone drones uav uavs quadcopter"), _LOSS)),
    (
        "the loss of an aircraft",
        (words("jet jets aircraft plane planes helicopter helicopters warplane"), _LOSS),
    ),
    (
        "an attack on civilians",
        (words("civilian civilians hospital hospitals school schools mosque church residential"), _ATTACK),
    ),
    (
        "the loss of ground",
        (words("positions position territory village villages town towns posts ground city control"), _LOSS),
    ),
    ("a violation of the ceasefire", (words("ceasefire truce armistice violating violated"),)),
    ("losses of its own", (words("losses casualties losing lost deaths dead toll"),)),
    (
        "involvement",
        (
            words(
                "involvement involved behind role support supports supported supporting backs backed backing arms arming supplies supplying sponsors sponsoring responsibility responsible aids aiding"
            ),
        ),
    ),
    ("an attack", (_ATTACK,)),
    ("abuses", (words("abuses atrocities torture genocide massacre massacres rape crimes"),)),
    ("the deployment of forces", (words("troops soldiers fighters mercenaries deployed deployment sent"),)),
    ("talks", (words("talks negotiations meeting contacts"),)),
    (
        "the claims",
        (
            words(
                "claim claims report reports allegation allegations accusation accusations charge charges this it"
            ),
        ),
    ),
)
