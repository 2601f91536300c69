"""Words of days and dates, lower case, for the rules beside."""

from generator.extraction.counts.number_words import MONTHS, WORDS
from generator.extraction.wording.grammar import words

WEEKDAYS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed",
            "thursday thu thur thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
#: Short forms that are words of their own and count only before a date or after “on”.
SHORT_WEEKDAYS: frozenset[str] = frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "sun"})
#: Months that are words of their own: they need a capital, and a word like “in” or a number beside them.
WORDLIKE_MONTHS: frozenset[str] = frozenset({"may", "march", "mar", "august"})
MONTH_NUMBERS: dict[str, int] = {name.rstrip("."): number for name, number in MONTHS.items()}
#: What may stand before a month or a year that stands alone.
BEFORE_MONTH: frozenset[str] = words(
    "in since of last this until till from by during early late mid earlier before after and to next "
    "the between"
)
BEFORE_YEAR: frozenset[str] = words(
    "in since of until till from by during early late mid before after and to the between around "
    "circa spring summer autumn fall winter back unlike for ,"
)
ORDINALS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
        ],
        start=1,
    )
}
PARTS_OF_DAY: frozenset[str] = words(
    "morning afternoon evening night midday noon midnight dawn dusk nightfall daybreak overnight"
)
#: Units of “three days ago”, in days.
UNIT_DAYS: dict[str, int] = {
    "day": 1,
    "days": 1,
    "night": 1,
    "nights": 1,
    "week": 7,
    "weeks": 7,
    "fortnight": 14,
}
LONG_UNITS: frozenset[str] = frozenset(
    ["month", "months", "year", "years", "decade", "decades", "century", "centuries"]
)
#: Phrases that mean a day relative to the day of publication: distance in days.
FROM_PUBLICATION: dict[tuple[str, ...], int] = {
    ("today",): 0,
    ("tonight",): 0,
    ("this", "morning"): 0,
    ("this", "afternoon"): 0,
    ("this", "evening"): 0,
    ("overnight",): 0,
    ("over", "night"): 0,
    ("yesterday",): -1,
    ("last", "night"): -1,
    ("the", "day", "before", "yesterday"): -2,
    ("tomorrow",): 1,
    ("the", "day", "after", "tomorrow"): 2,
}
#: Phrases that mean a day relative to the last day the text named: distance in days.
FROM_ANCHOR: dict[tuple[str, ...], int] = {
    ("the", "previous", "day"): -1,
    ("the", "day", "before"): -1,
    ("a", "day", "earlier"): -1,
    ("one", "day", "earlier"): -1,
    ("a", "day", "before"): -1,
    ("the", "previous", "night"): -1,
    ("the", "night", "before"): -1,
    ("the", "next", "day"): 1,
    ("the", "following", "day"): 1,
    ("a", "day", "later"): 1,
    ("the", "same", "day"): 0,
    ("that", "day"): 0,
    ("earlier", "in", "the", "day"): 0,
    ("later", "in", "the", "day"): 0,
    ("hours", "earlier"): 0,
    ("hours", "later"): 0,
    ("hours", "before"): 0,
    ("earlier", "that", "day"): 0,
    ("later", "that", "day"): 0,
}
#: Stretches that reach up to the day of publication: how many days before it they begin.
UP_TO_PUBLICATION: dict[tuple[str, ...], int] = {
    ("past", "24", "hours"): 1,
    ("last", "24", "hours"): 1,
    ("previous", "24", "hours"): 1,
    ("past", "day"): 1,
    ("last", "day"): 1,
    ("past", "48", "hours"): 2,
    ("last", "48", "hours"): 2,
    ("past", "week"): 7,
    ("past", "seven", "days"): 7,
    ("last", "two", "days"): 2,
    ("past", "two", "days"): 2,
    ("past", "three", "days"): 3,
    ("last", "three", "days"): 3,
}
#: Modals and phrases that tell of what is still to come.
FUTURE: frozenset[str] = frozenset(["will", "shall", "'ll"])
CONDITIONAL: frozenset[str] = frozenset(["would", "could", "may", "might", "should"])
#: Behind a conditional these speak of the past or of no plan (“could hear”, “would not say”, “may have died”).
NO_PLAN: frozenset[str] = frozenset(["not", "have", "hear", "see", "be", "n't", "also", "only"])
PLANNED: frozenset[str] = words(
    "scheduled due expected set planned plans planning slated intends intend hopes upcoming coming "
    "next by until till before deadline"
)
#: Every word a day expression can begin with, besides figures and hyphenated months.
FIRST_WORDS: frozenset[str] = (
    frozenset(WEEKDAYS)
    | frozenset(MONTH_NUMBERS)
    | frozenset(phrase[0] for table in (FROM_PUBLICATION, FROM_ANCHOR, UP_TO_PUBLICATION) for phrase in table)
    | frozenset(WORDS)
    | {"weekend", "last", "this", "next", "past", "previous", "recent", "a", "an"}
)
