"""A pattern over the tape is not asked where a letter is missing that it cannot do without."""

import pytest

from generator.extraction.tape.needed import letters_needed


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        (r"(?P<what>L)@(?P<count>[CUM])", "L@"),
        (r"(?P<what>[VGK])[dwa]{1,10}?,?&[da]?(?P<count>C)(?=[,;]|$)", "&C"),
        (r"^(?P<what>[VNJ]);(?:a{0,2}T)?b+(?:x|y)z*", ";b"),
        (r"(?<!b)(?P<what>N)o{0,3}?d{2}(?:(?:hb|b)w){0,1}", "Nd"),
        (r"N|V", ""),
    ],
)
def test_letters_that_a_pattern_cannot_do_without(pattern: str, letters: str) -> None:
    assert letters_needed(pattern) == frozenset(letters)
