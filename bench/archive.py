"""A made-up archive of articles of any size: the same number always makes the same texts, of wars that never were."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

#: Two states at war, a capital each, and the towns between them.
WARS = (
    ("Kestria", "Lemmen", "Orvania", "Tarn", ("Upper Dossen", "Salt Ford", "Brandal", "Lower Meres")),
    ("Norland", "Halvik", "Sudria", "Pont Amar", ("Keld", "Varn Bridge", "Ostmark", "Green Hollow")),
    ("Lorvia", "Kastel", "Tasmar", "Edrin", ("Mira Pass", "Old Quarry", "Stannet", "Farrow")),
    ("Belmora", "Port Isen", "Quentia", "Sarrow", ("Nine Wells", "Harrow Hill", "Teld", "Amberley Cross")),
    ("Vostria", "Grell", "Palmeria", "Adun", ("Long Reach", "Corvin", "White Lock", "Tamsin")),
)
PAPERS = ("The Morning Lantern", "Gulf Courier", "Harbour Gazette", "The Daily Beacon")
FIRST = date(2010, 3, 1)
#: Days of one flare-up, and of the quiet behind it.
FLARE, QUIET = 12, 20
_NAMES = (
    *("Anders Holt", "Mira Teli", "Jurro Maltes", "Irena Koss", "Halvard Ruun", "Livia Sarne", "Teodor Basc"),
    *("Petr Anders", "Duarte Lagoa", "Ansel Tovik", "Selma Quist", "Osric Vane", "Tomas Breck", "Elin Marsh"),
)


def articles(number: int) -> Iterator[tuple[str, str]]:
    """Yield so many articles: the name of each one's file, and its text. Every tenth tells a told day again."""
    for count in range(number):
        again = count % 10 == 9
        told = count - 5 if again else count
        yield f"report-{count:05}.txt", _article(told, random.Random(told), count % len(PAPERS), again=again)


def _article(number: int, chance: random.Random, paper: int, *, again: bool) -> str:
    war, day = number % len(WARS), _day(number // len(WARS))
    north, capital, south, other, towns = WARS[war]
    if again:
        capital, other = other, capital
    body = _paragraphs(north, south, towns, day, chance)
    lines = [
        *("---", f"title: {_headline(north, south, day, again=again)}", f"published: {day + timedelta(1)}"),
        *(f"publisher: {PAPERS[paper]}", "---", f"{capital if chance.random() < 0.5 else other} — {body[0]}"),
    ]
    return "\n\n".join(["\n".join(lines), *body[1 : 4 if again else None]]) + "\n"


def _headline(north: str, south: str, day: date, *, again: bool) -> str:
    return (
        f"{south} and {north} trade fire on day {day:%j}"
        if again
        else f"{north} and {south} on day {day:%j} of the year"
    )


def _paragraphs(
    north: str, south: str, towns: Sequence[str], day: date, chance: random.Random
) -> tuple[str, ...]:
    """Tell of a day's fighting and of what was said and done around it."""
    name, town = f"{day:%A}", chance.choice(towns)
    speaker, envoy = chance.sample(_NAMES, 2)
    dead, hurt, gone = chance.randint(2, 30), chance.randint(3, 60), chance.randint(2, 40) * 100
    toll = f"{north} and {south} shelled each other near {town} on {name}, and {dead} {north} soldiers were killed"
    return (
        f"{toll}, {north}’s defence ministry said. {south}’s army said that {hurt} of its soldiers were wounded.",
        f"President {speaker} of {north} accused {south} on {name} of breaking the truce. {south}’s army denied it.",
        f"{south} ordered a partial mobilisation of its reservists on {name}, its government said.",
        f"About {gone:,} residents of {town} were evacuated on {name}, according to the interior ministry of {north}.",
        f"The foreign minister of {south}, {envoy}, met the foreign minister of Norway on {name} for talks on a truce.",
        f"The United Nations delivered {chance.randint(2, 90)} tonnes of food aid to {town} on {name}.",
        f"The defence minister of {south} warned {north} on {name} that it would answer every attack.",
    )


def _day(number: int) -> date:
    """The days of fighting, with a quiet time behind every flare-up."""
    return FIRST + timedelta(number + number // FLARE * QUIET)


def write(folder: Path, number: int) -> None:
    """Write so many articles into a folder, as the files they come in."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in articles(number):
        (folder / name).write_text(text, "utf-8")
