"""What a denial denies: neutral words, and the words in the text they stand for. The first that fits is taken."""

DENIED: dict[str, frozenset[str]] = {
    neutral: frozenset(signs.split())
    for neutral, signs in {
        "the loss of a drone": "drone drones uav uavs quadcopter",
        "the loss of an aircraft": "jet jets aircraft plane planes helicopter helicopters warplane",
        "an attack on civilians": "civilian civilians hospital hospitals school schools mosque church",
        "the loss of positions": "positions position territory village villages town towns posts ground control captured",
        "a violation of the ceasefire": "ceasefire truce armistice violating violated",
        "its own losses": "losses casualties losing lost killed deaths dead toll",
        "involvement": "involvement involved behind role supporting backing arming supplying sponsoring responsibility responsible",
        "an attack": "attack attacks attacked attacking strike strikes shelling shelled bombing bombed raid fire fired firing",
        "abuses": "abuses atrocities torture genocide massacre massacres rape crimes",
        "the deployment of forces": "troops soldiers fighters mercenaries deployed deployment sent",
        "talks": "talks negotiations meeting contacts",
        "the claims": "claim claims report reports allegation allegations accusation accusations charge charges this it",
    }.items()
}  # fmt: skip
