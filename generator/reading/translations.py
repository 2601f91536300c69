"""What a page says again in another language: a statement's French version below the English one."""

from collections.abc import Iterator

from generator.reading.language import is_other_script, language_of
from generator.reading.lines import Line, Lines, kept

#: A paragraph that holds two of these is in English: a look before the counting of words.
_ENGLISH = (" the ", " of ", " and ", " to ", " was ", " said ")


def without_translations(lines: Lines) -> Lines:
    """Take out the paragraphs in another language of a text that for the most part is in English.

    A short line goes with them where one stands above it and below it.
    """
    if language_of("\n".join(line.text for line in kept(lines))) != "en":
        return lines
    foreign = {index for index, line in enumerate(lines) if not line.dropped and _is_foreign(line.text)}
    return tuple(_judged(lines, foreign)) if foreign else lines


def _judged(lines: Lines, foreign: set[int]) -> Iterator[Line]:
    first, last = min(foreign), max(foreign)
    for index, line in enumerate(lines):
        between = first < index < last and language_of(line.text) == "" and {index - 1, index + 1} & foreign
        yield line.drop("other-language") if not line.dropped and (index in foreign or between) else line


def _is_foreign(text: str) -> bool:
    if sum(word in text for word in _ENGLISH) > 1:
        return False
    language = language_of(text)
    return language not in ("", "en", "und") or (language == "und" and is_other_script(text))
