"""Words that tell what stretch of time a count or a day belongs to, lower case."""

from generator.extraction.wording.grammar import words

#: What fighting does on its first day.
BEGINNINGS: frozenset[str] = words(
    "began begun beginning begin begins started start starts erupted erupting broke flared launched ignited invaded outbreak onset "
    "resumed"
)
#: What ties a day to a cause told of, not to what is counted.
AFTERMATH: frozenset[str] = words("sparked triggered prompted ignited provoked")
#: What is done because of something that came before it.
ANSWERS: frozenset[str] = words(
    "answered answering answers avenge avenged avenging followed follows following response retaliation reprisal reprisals revenge retribution"
)
CONFLICTS: frozenset[str] = words(
    "war wars conflict conflicts insurgency fighting uprising violence rebellion campaign crackdown invasion siege genocide unrest "
    "offensive crisis hostilities clashes skirmishes battle battles operation incident escalation flare-up strife bloodshed assault "
    "protests insurrection coup"
)
#: Of them, those that run for long: “have died in the war” counts all of it.
WARS: frozenset[str] = words(
    "war wars conflict conflicts insurgency uprising rebellion genocide crisis unrest invasion campaign siege offensive crackdown"
)
#: “It had previously put the toll at 28”.
FORMERLY: frozenset[str] = words("previously earlier initially previous originally")
#: Several of them, not one day's.
ATTACKS: frozenset[str] = words("attacks strikes airstrikes raids bombings shootings ambushes")
#: “In an earlier statement”: what it counted is an older figure.
FORMER_ITEMS: frozenset[str] = words(
    "statement handout report toll death count tally figure figures estimate announcement bulletin update communiqué release"
)
#: Stretches too long to be news.
AGES: frozenset[str] = words("century centuries decade decades half-century")
#: What makes a count run up to now.
SO_FAR: tuple[str, ...] = (
    *(
    f"since {then}" for then in (
        "the war", "the conflict", "the fighting", "the start", "the beginning", "the outbreak", "the invasion", "the offensive", "the latest",
        "the clashes", "the violence", "the siege", "fighting", "hostilities", "clashes", "then", "the uprising", "the coup", "violence", "war",
        "the attack", "the operation", "it began", "they began", "the ceasefire", "the truce", "the onset", "its start", "the unrest", "the crisis",
        "the campaign",
    )),
    "so far", "thus far", "recent spate of", "recent wave of", "recent string of", "to date", "until now", "up to now", "altogether", "in total", "days of fighting", "days of clashes", "weeks of fighting", "months of fighting", "days of violence",
    "weeks of violence", "year of war", "years of war", "months of war", "weeks of war", "days of war", "years of fighting", "years of conflict",
    "day conflict", "week conflict", "days of bombardment", "weeks of bombardment", "years of civil war", "months of conflict",
)  # fmt: skip
SUPERLATIVES: frozenset[str] = words(
    "worst heaviest fiercest bloodiest deadliest biggest largest highest strongest gravest longest"
)
#: “Most serious”, “first attack”: superlatives of two words.
SUPERLATIVE_PAIRS: frozenset[tuple[str, str]] = frozenset(
    (first, second)
    for first, seconds in (
        (
            "most",
            words(
                "serious intense violent deadly severe significant lethal devastating destructive brutal bloody"
            ),
        ),
        ("first", words("time such attack major direct foreign")),
    )
    for second in seconds
)
