"""Words that tell what stretch of time a count or a day belongs to, lower case."""

#: What fighting does on its first day.
BEGINNINGS: frozenset[str] = frozenset(
    [
        "began",
        "begun",
        "beginning",
        "begin",
        "started",
        "start",
        "starting",
        "erupted",
        "erupting",
        "broke",
        "flared",
        "launched",
        "first",
        "ignited",
        "triggered",
        "invaded",
        "sparked",
        "outbreak",
        "onset",
        "resumed",
    ]
)
CONFLICTS: frozenset[str] = frozenset(
    [
        "war",
        "wars",
        "conflict",
        "conflicts",
        "insurgency",
        "fighting",
        "uprising",
        "violence",
        "rebellion",
        "campaign",
        "crackdown",
        "invasion",
        "siege",
        "genocide",
        "unrest",
        "offensive",
        "crisis",
        "hostilities",
    ]
)
#: “It had previously put the toll at 28”.
FORMERLY: frozenset[str] = frozenset(["previously", "earlier", "initially", "previous", "originally"])
#: What makes a count run up to now, in single spaces.
SO_FAR: tuple[str, ...] = (
    "so far", "to date", "since the war", "since the conflict", "since the fighting", "since the start", "since the beginning",
    "since the outbreak", "since the invasion", "since the offensive", "since the latest", "since the clashes", "since the violence",
    "since the siege", "since fighting", "since hostilities", "since clashes", "since then", "since the uprising", "since the coup", "since violence",
    "since the attack", "since the operation", "days of fighting", "days of clashes", "weeks of fighting", "months of fighting", "days of violence",
    "weeks of violence", "since war", "since it began", "since they began", "in total", "overall death",
)  # fmt: skip
SUPERLATIVES: frozenset[str] = frozenset(
    ["worst", "most", "first", "last", "least", "heaviest", "fiercest", "bloodiest", "deadliest", "biggest"]
)
