"""Words of numbers: number words, hedges, and the words around a number that say it counts no people."""

from generator.extraction.wording.grammar import words
from generator.model.vocabulary import Qualifier

#: Number words below a hundred.
WORDS: dict[str, int] = {
    **{
        word: value
        for value, word in enumerate(
            [
                "zero",
                "one",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
                "eleven",
                "twelve",
                "thirteen",
                "fourteen",
                "fifteen",
                "sixteen",
                "seventeen",
                "eighteen",
                "nineteen",
            ]
        )
    },
    **{
        word: 10 * value
        for value, word in enumerate(
            ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
        )
    },
}
WORDS |= {f"{ten}{unit}": WORDS[ten] + WORDS[unit] for ten in list(WORDS)[20:] for unit in list(WORDS)[1:10]}
WORDS |= {"half-dozen": 6, "half-a-dozen": 6}
#: Words that multiply what stands before them; “dozen” alone is a rough number.
SCALES: dict[str, int] = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "lakh": 100_000,
    "lakhs": 100_000,
    "crore": 10_000_000,
    "crores": 10_000_000,
    "dozen": 12,
    "score": 20,
}
#: Numbers that are phrases.
FIXED: dict[tuple[str, ...], int] = {
    ("a", "quarter", "of", "a", "million"): 250_000,
    ("quarter", "of", "a", "million"): 250_000,
    ("three", "quarters", "of", "a", "million"): 750_000,
    ("half", "a", "million"): 500_000,
    ("a", "couple", "of"): 2,
    ("a", "couple"): 2,
}
#: Letters written onto a figure (“2.5m”).
SUFFIXES: dict[str, int] = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000}
#: Words that give a size but no number.
VAGUE: frozenset[str] = frozenset(
    {
        "dozens",
        "scores",
        "hundreds",
        "thousands",
        "several",
        "millions",
        "tens",
        "numerous",
        "multiple",
        "countless",
    }
)
#: “Dozens, if not hundreds”.
OR_MORE: frozenset[str] = frozenset(
    {"if not", "perhaps", "possibly", "maybe", "even", "or even", "and possibly", "perhaps even"}
)
#: “A number of”, “a large number of”, “a handful of” give none either.
MANY: frozenset[str] = frozenset({"number", "handful", "string"})
SIZES: frozenset[str] = words(
    "large small great huge growing unknown unspecified undisclosed undetermined untold considerable significant good"
)
#: Hedges before a number, by their words, the longest first.
HEDGES: dict[tuple[str, ...], Qualifier] = {
    ("no", "fewer", "than"): Qualifier.AT_LEAST,
    ("no", "less", "than"): Qualifier.AT_LEAST,
    ("not", "fewer", "than"): Qualifier.AT_LEAST,
    ("not", "less", "than"): Qualifier.AT_LEAST,
    ("a", "minimum", "of"): Qualifier.AT_LEAST,
    ("at", "the", "very", "least"): Qualifier.AT_LEAST,
    ("at", "least"): Qualifier.AT_LEAST,
    ("at", "least", "some"): Qualifier.AT_LEAST,
    ("well", "over"): Qualifier.MORE_THAN,
    ("more", "than"): Qualifier.MORE_THAN,
    ("in", "excess", "of"): Qualifier.MORE_THAN,
    ("upwards", "of"): Qualifier.MORE_THAN,
    ("upward", "of"): Qualifier.MORE_THAN,
    ("north", "of"): Qualifier.MORE_THAN,
    ("over",): Qualifier.MORE_THAN,
    ("above",): Qualifier.MORE_THAN,
    ("exceeding",): Qualifier.MORE_THAN,
    ("an", "estimated"): Qualifier.ABOUT,
    ("estimated",): Qualifier.ABOUT,
    ("as", "estimated"): Qualifier.ABOUT,
    ("close", "to"): Qualifier.ABOUT,
    ("close", "on"): Qualifier.ABOUT,
    ("about",): Qualifier.ABOUT,
    ("around",): Qualifier.ABOUT,
    ("some",): Qualifier.ABOUT,
    ("nearly",): Qualifier.ABOUT,
    ("almost",): Qualifier.ABOUT,
    ("approximately",): Qualifier.ABOUT,
    ("roughly",): Qualifier.ABOUT,
    ("circa",): Qualifier.ABOUT,
    ("perhaps",): Qualifier.ABOUT,
    ("maybe",): Qualifier.ABOUT,
    ("possibly",): Qualifier.ABOUT,
    ("~",): Qualifier.ABOUT,
    (">",): Qualifier.MORE_THAN,
    ("<",): Qualifier.UP_TO,
    ("just", "over"): Qualifier.MORE_THAN,
    ("just", "under"): Qualifier.UP_TO,
    ("up", "to"): Qualifier.UP_TO,
    ("as", "many", "as"): Qualifier.UP_TO,
    ("as", "high", "as"): Qualifier.UP_TO,
    ("as", "few", "as"): Qualifier.AT_LEAST,
    ("as", "low", "as"): Qualifier.AT_LEAST,
    ("at", "most"): Qualifier.UP_TO,
    ("at", "the", "most"): Qualifier.UP_TO,
    ("a", "maximum", "of"): Qualifier.UP_TO,
    ("no", "more", "than"): Qualifier.UP_TO,
    ("not", "more", "than"): Qualifier.UP_TO,
    ("fewer", "than"): Qualifier.UP_TO,
    ("less", "than"): Qualifier.UP_TO,
    ("under",): Qualifier.UP_TO,
}
#: Hedges behind a number.
HEDGES_AFTER: dict[tuple[str, ...], Qualifier] = {
    ("or", "more"): Qualifier.AT_LEAST,
    ("or", "so"): Qualifier.ABOUT,
    ("odd",): Qualifier.ABOUT,
    ("or", "fewer"): Qualifier.UP_TO,
    ("+",): Qualifier.MORE_THAN,
    ("plus",): Qualifier.MORE_THAN,
}
#: Words between a hedge and its number that add nothing.
FILLERS: tuple[tuple[str, ...], ...] = (
    ("a", "total", "of"),
    ("a", "combined"),
    ("the",),
    ("another",),
    ("a", "further"),
)

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan jan.",
            "february feb feb.",
            "march mar.",
            "april apr apr.",
            "may",
            "june jun jun.",
            "july jul jul.",
            "august aug aug.",
            "september sept sept. sep sep.",
            "october oct oct.",
            "november nov nov.",
            "december dec dec.",
        ),
        start=1,
    )
    for name in names.split()
}
#: What stands before a number that only names a thing (“Route 66”, “aged 40”) or counts money.
NUMBERED: frozenset[str] = words(
    "# $ € £ ¥ ₹ ₴ ₪ us$ usd eur no no. nos article articles resolution chapter section paragraph "
    "page unit school route highway road kilometre kilometer km channel flight brigade division "
    "battalion regiment room building house block district ward zone sector day week phase group age "
    "aged ages title act law article rule version part level stage camp hospital checkpoint area gate "
    "line apartment bus number decree order point since"
)
#: “Half of the 200”, “most of the 12”: the number is that of all.
SHARES: frozenset[str] = words(
    "half most third thirds quarter quarters some many majority part percent % rest none each any"
)
#: What stands behind a number that counts something other than people.
UNITS: frozenset[str] = words(
    "thirds quarters fifths tenths % percent per percentage pc km kms kilometre kilometres kilometer kilometers mile miles metre "
    "metres meter meters m cm mm millimetre millimetres millimeter millimeters calibre caliber foot "
    "feet ft yard yards inch inches hectare hectares acre acres acres square sq kg kilogram kilograms "
    "kilogramme kilogrammes ton tons tonne tonnes litre litres gallon gallons barrel barrels kilowatt "
    "megawatt megawatts degree degrees celsius mph kph knots dollar dollars euro euros pound pounds "
    "yuan ruble rubles rouble roubles rupee rupees shekel shekels lira dinar dinars cent cents usd "
    "eur gmt utc bst est am pm a.m. p.m. a.m p.m o'clock hrs second seconds minute minutes hour "
    "hours day days night nights week weeks weekend month months year years decade decades century "
    "centuries years-old times time fold"
)
