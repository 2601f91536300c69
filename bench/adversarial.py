"""Hostile texts: what no newspaper prints and an archive of pages may well hold. The same kind and size always make the same text.

`python bench/adversarial.py [BYTES] [KIND …]` reads one text of each kind and prints the seconds that it took.
"""

import random
import sys
import time
from collections.abc import Callable
from datetime import date

from generator.extraction.extract import extract
from generator.model.article import Article
from generator.reading.read import read_document

_WORDS = [
    "the",
    "army",
    "of",
    "and",
    "soldiers",
    "said",
    "in",
    "town",
    "on",
    "Monday",
    "killed",
    "five",
    "men",
    "who",
    "were",
    "near",
    "a",
    "village",
    "by",
    "Malian",
    "troops",
    "with",
    "people",
    "that",
    "ten",
    "wounded",
    "Mali's",
    "minister",
    "John",
    "Smith",
    "while",
    "as",
    "they",
    "fled",
]
_NUMBERS = "1 2 12 1,200 five six hundred thousand dozen two-thirds million and 3.5 2020 to 10-15 twenty-one half a 000"


def _again(words: str) -> Callable[[int], str]:
    return lambda size: words * (size // len(words.encode()) + 1)


def _shuffled(words: list[str], between: str = " ") -> Callable[[int], str]:
    return lambda size: between.join(random.Random(size).choices(words, k=size // 4))


def _name(chance: random.Random) -> str:
    return "".join(chance.choices("abdeghiklmnorstu", k=chance.randint(3, 8))).capitalize()


def _sentences(*forms: str) -> Callable[[int], str]:
    """Sentences with names of which hardly two are the same."""

    def written(size: int) -> str:
        chance = random.Random(size)
        return " ".join(
            chance.choice(forms).format(
                *(_name(chance) for _ in range(5)), day=chance.randint(1, 28), year=chance.randint(1990, 2024)
            )
            for _ in range(size // 30)
        )

    return written


#: By what makes them hostile: a function from a number of bytes to a text of at least so many.
KINDS: dict[str, Callable[[int], str]] = {
    "nested quotes": _again("“he said ‘she said "),
    "quotes that close what nobody opened": lambda size: "“a " * (size // 10) + "b” " * (size // 10),
    "quotation marks": _again("“"),
    "straight quotation marks": _again('"'),
    "apostrophes": _again("'"),
    "possessives": _again("’s "),
    "one endless sentence": _shuffled(_WORDS),
    "all capitals": lambda size: _shuffled(_WORDS)(size).upper(),
    "one endless word": _again("a"),
    "one endless compound": _again("ab-"),
    "one endless number": _again("1,"),
    "number soup": _shuffled(_NUMBERS.split()),
    "scales": _again("million "),
    "thousands in groups": _again("000 "),
    "names soup": lambda size: _sentences("{} {} {} {} {}")(size).replace(".", ""),
    "names between commas": _again("Jane Roe, "),
    "people": _sentences(
        "President {} {} of {} met General {}, commander of the {} army.",
        "{} {} said {} {}, the minister, met {}.",
    ),
    "groups": _sentences(
        "{} rebels killed five soldiers.", "The {} Front ({}) said so.", "{} village was hit by {}."
    ),
    "strikes on days of their own": _sentences(
        "Shells hit {} on {day} March {year}.", "The {} army attacked {} on {day} May {year}."
    ),
    "tolls of many armies": _sentences(
        "The {} army said {year} soldiers were killed in {} on {day} March.",
        "{} {}, the governor, said {day} civilians died in {} province.",
        "Fighters of the {} Front captured {year} soldiers of {} near {}.",
    ),
    "days soup": _again("Monday since 2016 on 3 March until last week, the day after "),
    "years": _again("2016 "),
    "days ago": _again("two days ago "),
    "brackets": _again("("),
    "marks and brackets": _again("[(x)] "),
    "commas": _again(","),
    "letters between commas": _again("a, "),
    "colons": _again("a: "),
    "semicolons": _again("a; "),
    "full stops": _again(". "),
    "initials": _again("J. "),
    "dashes": _again("— "),
    "said said said": _again("said "),
    "somebody said": _again("Foo said "),
    "said somebody": _again("said Jane Roe of Mali, "),
    "he said that she said": _again("He said that she said it. "),
    "denials of accusations": _again("Mali denied that Sudan accused Chad of "),
    "officials of officials": _again("officials in Mali said officials of "),
    "army of the army": _again("the Malian army of the Sudanese army of "),
    "minister of the president": _again("the minister of the president of "),
    "acronyms": _again("ABC (DEF) "),
    "institutes": _again("Institute of "),
    "tolls without end": _again("12 soldiers and 5 civilians were killed in Mali on Monday, "),
    "tolls, sentence by sentence": _again("The army said 12 soldiers were killed in Mali on Monday. "),
    "including two, including two": _again("including two "),
    "strikes on every day": _again("Shells hit the town of Goma on Monday and Tuesday. "),
    "one-word lines": _again("Foo\n"),
    "short lines": _again("Mali said.\n"),
    "captions": _again("Photo: x\n"),
    "bylines": _again("By Jane Doe\n"),
    "dates": _again("3 June 2018\n"),
    "tabs": _again("a\t"),
    "stars": _again("*a "),
    "links": _again("[a]("),
    "addresses": _again("a@b.c http://a.b/c "),
    "accents apart from their letters": _again("a\u0301\u0302 "),
    "no spaces between words": _again("战争"),
}


def seconds(kind: str, size: int) -> tuple[float, float]:
    """Return the processor time that reading a text takes, and that of extraction from all its lines."""
    text = KINDS[kind](size).encode()[:size].decode("utf-8", "ignore")
    begin = time.process_time()
    read_document(text.encode(), "hostile.txt")
    read = time.process_time()
    lines = tuple(line for line in text.split("\n") if line.strip())
    extract(Article(id="hostile", title="", paragraphs=lines, published=date(2024, 3, 5)))
    return read - begin, time.process_time() - read


def main(size: int, kinds: list[str]) -> None:
    extract(Article(id="warm", title="", paragraphs=("Mali said five soldiers died near Goma on Monday.",)))
    for kind in kinds or KINDS:
        read, extracted = seconds(kind, size)
        print(f"{kind:40} {read:7.2f} s read {extracted:7.2f} s extracted", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000, sys.argv[2:])
