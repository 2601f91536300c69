"""Patterns that are compiled when they are first asked."""

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

import pytest

import generator
from generator.patterns import deferred

Deferred = type(deferred(""))


def deferred_in(value: object) -> Iterator[re.Pattern[str]]:
    """The deferred patterns in a module's table."""
    if isinstance(value, Deferred):
        yield value
    elif isinstance(value, dict):
        yield from deferred_in(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from deferred_in(one)


def test_each_in_the_generator_is_well_formed() -> None:
    names = [
        module.name
        for module in pkgutil.walk_packages(generator.__path__, "generator.")
        if not module.name.endswith("__main__")
    ]
    found = [
        one for name in names for value in vars(import_module(name)).values() for one in deferred_in(value)
    ]
    assert len(found) > 100
    for one in found:
        re.compile(one.pattern, one.flags)


def test_it_acts_as_the_pattern_it_stands_for() -> None:
    late = deferred(r"(a)(b)?", re.IGNORECASE)
    assert late.findall("xAb a") == [("A", "b"), ("a", "")]
    assert late.sub("-", "xAb a") == "x- -"
    assert late.search("zzB") is None
    assert late.pattern == r"(a)(b)?"


def test_what_it_does_not_have_is_missed_as_everywhere() -> None:
    with pytest.raises(AttributeError):
        _ = deferred("a").scanner
