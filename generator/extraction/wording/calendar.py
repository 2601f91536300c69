"""Words of days and dates, and the words around them, lower case."""

from generator.extraction.wording.grammar import words
from generator.extraction.wording.numbers import MONTHS, WORDS

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
_FIRST_TEN = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_TEENS = (
    "eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS: dict[str, int] = {
    word: number
    for number, word in enumerate(
        (
            *_FIRST_TEN,
            *_TEENS.split(),
            *(f"twenty-{word}" for word in _FIRST_TEN[:9]),
            "thirtieth",
            "thirty-first",
        ),
        start=1,
    )
}
#: Every word a day expression can begin with, besides figures and hyphenated months.
FIRST_WORDS: frozenset[str] = (
    frozenset(WEEKDAYS)
    | frozenset(MONTH_NUMBERS)
    | frozenset(WORDS)
    | words(
        "a an earlier hours last later next over overnight past previous recent that the this today tomorrow tonight "
        "weekend yesterday"
    )
)
#: “Bloody Sunday”, “Good Friday”, “the Sunday Times”: names that hold a weekday.
NOT_DAYS_BEFORE: frozenset[str] = words("bloody black good ash palm holy super fat maundy easter")
NOT_DAYS_AFTER: frozenset[str] = words("times telegraph mirror express herald mail tribune independent")
#: Words before and behind a figure of four digits that say it counts something, and before one that makes it a year.
COUNTING: frozenset[str] = words("some about around over than least nearly almost to killed $ no resolution")
COUNTED: frozenset[str] = words(
    "people men women children troops soldiers percent % km miles metres dollars of"
)
LEADING: frozenset[str] = words("the 's its his her their a an ( this")
#: Words before a bare plural (“for weeks”), before “a week” that lasts, and before one that repeats (“a million a week”).
PLURAL_AFTER: frozenset[str] = words(
    "for in within after over of the those last took lasted spent many these"
)
SPAN_BEHIND: frozenset[str] = words(
    "for in within after over about nearly almost than lasted took once spent as was is"
)
RATE_BEHIND: frozenset[str] = words("million billion once twice hundred thousand people times")
#: Words before and behind a day that stands without its month (“on the 14th, when”).
BEFORE_DAY: frozenset[str] = words("on by since until till from to of and between before after")
BEHIND_DAY: frozenset[str] = words(
    "and or when was were is had has the a an in at he she they it but with for to after as who where while by"
)
