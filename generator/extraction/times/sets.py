"""Repetitions: “daily”, “every day”, “each Thursday”, “Tuesday nights”, “every July”, “every two weeks”."""

from generator.extraction.times.distances import amount
from generator.extraction.times.durations import value_of
from generator.extraction.times.reading import Clock, Reading, Words


def often(words: Words, _clock: Clock) -> Reading | None:
    """A repetition: TIMEX3 writes what repeats where it has a name, else how far apart it is."""
    chunk = words.one("WMPS") or words.one("JU")
    part = words.one("P")
    often_so = words.one("j") or (part and part.number)
    if chunk is None or (chunk.letter == "W" and chunk.text != "s" and not often_so):
        return None
    values = {
        "W": f"XXXX-WXX-{int(chunk.number) + 1}" + (f"T{part.text}" if part else ""),
        "M": f"XXXX-{int(chunk.number):02}",
        "P": f"XXXX-XX-XXT{chunk.text}",
        "S": f"XXXX-{chunk.text}",
        "J": f"P{chunk.text}" if chunk.text[:1].isdigit() else value_of(1, chunk.text),
    }
    value = values.get(chunk.letter) or value_of(amount(words) or 1, chunk.text)
    return Reading("SET", value, dated=False)
