"""The words of day and time expressions, each with its letter: what the grammar's patterns are written in.

- M month  W weekday  D figure 1-31  O ordinal  Y year  V decade  I date in figures  C clock time  Z time zone
- B before Christ  b anno Domini  P part of day  S season  H holiday  y today, yesterday  K weekend
- U unit  u period, time, moment  n other number  a “a”  q few, several  h “half”
- d the  t this  s that, same  l last  x next  r recent  L latest
- g ago  e earlier  N before  f later  T after  E early, end of  v about, nearly  m more, full  G old
- o of  i in, on  k dash, to  A and  c comma  p possessive  F fiscal  R now, recently, future  J daily  j every
- _ any other word
"""

from collections.abc import Iterator

from generator.extraction.frozen import frozen
from generator.extraction.wording.calendar import ORDINALS, WEEKDAYS
from generator.extraction.wording.numbers import MONTHS, WORDS


@frozen
class Sense:
    """What a word means in a time expression: its letter, a number, a text."""

    letter: str
    number: float = 0
    text: str = ""


#: Units by their TIMEX3 letter: T… below a day, Q quarter, H half, WE weekend, E decade, C century.
UNITS: dict[str, str] = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "fortnight": "2W",
    "month": "M",
    "quarter": "Q",
    "semester": "H",
    "year": "Y",
    "decade": "E",
    "century": "C",
    "millennium": "L",
}
#: Words by letter: “word word=text word=number”.
_WORDS: dict[str, str] = {
    "P": "morning=MO morn=MO afternoon=AF evening=EV night=NI midnight=T24:00 noon=T12:00 midday=T12:00 dawn=MO dusk=EV "
    "daybreak=MO nightfall=NI night-time=NI nighttime=NI sunset=EV sunrise=MO daytime=DT lunchtime=MI",
    "S": "spring=SP springtime=SP summer=SU summertime=SU autumn=FA fall=FA winter=WI summers=SU winters=WI springs=SP",
    "K": "weekend weekends",
    "H": "christmas=12-25 thanksgiving=thanksgiving halloween=10-31 easter=easter",
    "d": "the",
    "a": "a an",
    "t": "this these",
    "s": "that same those",
    "q": "few several many couple some",
    "h": "half",
    "r": "recent",
    "L": "latest",
    "g": "ago",
    "e": "earlier",
    "N": "before",
    "f": "later afterwards afterward hence thereafter",
    "T": "after",
    "E": "early late mid middle end beginning start close opening latter",
    "m": "more another further additional full whole entire consecutive straight long solid extra other successive "
    "intervening single full-time short brief",
    "v": "about around nearly almost roughly approximately over under only just exactly some circa ca ca. c. barely mere",
    "o": "of",
    "i": "in on at between into",
    "c": ",",
    "k": "- – — to until till through thru -- /",
    "A": "and & or",
    "p": "'s ' s'",
    "F": "fiscal financial calendar",
    "Z": "gmt utc est edt cst cdt mst mdt pst pdt bst cet cest eet local eastern greenwich ist jst",
    "G": "old aged",
    "b": "ad a.d. ce",
    "B": "bc b.c. bce b.c.e. b.c",
    "j": "every each per",
    "u": "period term time moment times periods",
    "J": "daily=D weekly=W monthly=M annually=Y yearly=Y hourly=TH nightly=N biweekly=2W",
    "R": "now=PRESENT currently=PRESENT current=PRESENT nowadays=PRESENT presently=PRESENT recently=PAST lately=PAST "
    "future=FUTURE former=FORMER",
    "V": "twenties=2 thirties=3 forties=4 fifties=5 sixties=6 seventies=7 eighties=8 nineties=9",
}
#: Words that tell a step from now or from the last day named: “last year”, “the previous year”.
_STEPS: dict[str, tuple[str, float, str]] = {
    "last": ("l", -1, "now"),
    "past": ("l", -1, "now"),
    "previous": ("l", -1, "then"),
    "preceding": ("l", -1, "then"),
    "prior": ("l", -1, "then"),
    "next": ("x", 1, "now"),
    "coming": ("x", 1, "now"),
    "upcoming": ("x", 1, "now"),
    "following": ("x", 1, "then"),
    "subsequent": ("x", 1, "then"),
    "ensuing": ("x", 1, "then"),
    "succeeding": ("x", 1, "then"),
    "today": ("y", 0, ""),
    "yesterday": ("y", -1, ""),
    "tomorrow": ("y", 1, ""),
    "tonight": ("y", 0, "NI"),
    "overnight": ("y", 0, "overnight"),
}
_TENS = [(word, number) for word, number in WORDS.items() if number >= 20]
_ONES = [(word, number) for word, number in WORDS.items() if 1 <= number <= 9]
_PLURALS = {"century": "centuries", "millennium": "millennia"}


def _rows() -> Iterator[tuple[str, Sense]]:
    for letter, table in _WORDS.items():
        for entry in table.split():
            word, _, text = entry.partition("=")
            yield word, Sense(letter, text=text)
    for word, step in _STEPS.items():
        yield word, Sense(*step)
    for word, number in MONTHS.items():
        yield word.rstrip("."), Sense("M", number)
    yield from ((word, Sense("W", day)) for word, day in WEEKDAYS.items())
    yield from ((f"{word}s", Sense("W", day, "s")) for word, day in WEEKDAYS.items() if word.endswith("day"))
    yield from ((word, Sense("n", number)) for word, number in WORDS.items())
    yield from ((f"{ten}-{one}", Sense("n", high + low)) for ten, high in _TENS for one, low in _ONES)
    for unit, text in UNITS.items():
        yield unit, Sense("U", 0, text)
        yield _PLURALS.get(unit, unit + "s"), Sense("U", 1, text)
    yield from ((word, Sense("O", number)) for word, number in ORDINALS.items())
    for part, text in (("morning", "MO"), ("afternoon", "AF"), ("evening", "EV"), ("night", "NI")):
        yield f"{part}s", Sense("P", 1, text)


#: Every word that can stand in an expression.
LEXICON: dict[str, Sense] = dict(_rows())
#: Words of which a sentence without figures must hold one.
CORE_WORDS = frozenset(
    word
    for word, sense in LEXICON.items()
    if sense.letter in "MWVPSHyKURJlBr" or (sense.letter == "n" and "-" in word)
)
#: Months and weekdays cut short, which may have a full stop.
SHORT = frozenset(word for word, sense in LEXICON.items() if sense.letter in "MW" and len(word) <= 5) - {
    "may",
    "june",
    "july",
    "april",
    "march",
}
_HEDGES = (
    "at least",
    "at most",
    "more than",
    "less than",
    "fewer than",
    "no more than",
    "no less than",
    "not more than",
    "little more than",
    "a little more than",
    "up to",
    "as many as",
    "close to",
    "well over",
)
_PHRASES: dict[str, Sense] = {
    **dict.fromkeys(_HEDGES, Sense("v")),
    **dict.fromkeys(("a few", "quite a few", "a number of", "the few"), Sense("q")),
    **dict.fromkeys(("a couple of", "a couple", "couple of"), Sense("q", 2)),
    "the day before yesterday": Sense("y", -2),
    "the day after tomorrow": Sense("y", 2),
    "the night before last": Sense("y", -2, "NI"),
    "christmas day": Sense("H", text="12-25"),
    "christmas eve": Sense("H", text="12-24"),
    "may day": Sense("H", text="05-01"),
    "or so": Sense("m"),
    "over night": Sense("y", 0, "overnight"),
    "the future": Sense("R", text="FUTURE"),
    "the near future": Sense("R", text="FUTURE"),
    "the foreseeable future": Sense("R", text="FUTURE"),
    "the present": Sense("R", text="PRESENT"),
    "the present day": Sense("R", text="PRESENT"),
    "the recent past": Sense("R", text="PAST"),
}


def _by_first_word() -> dict[str, tuple[tuple[tuple[str, ...], Sense], ...]]:
    table: dict[str, tuple[tuple[tuple[str, ...], Sense], ...]] = {}
    for phrase in sorted(_PHRASES, key=len, reverse=True):
        words = tuple(phrase.split())
        table[words[0]] = (*table.get(words[0], ()), (words, _PHRASES[phrase]))
    return table


#: Phrases by their first word, the longest first.
PHRASES = _by_first_word()
#: Words that need no second look: no other meaning, and no phrase begins with them.
PLAIN = {
    word: sense for word, sense in LEXICON.items() if sense.letter not in "MWSBbZPVna" and word not in PHRASES
}
