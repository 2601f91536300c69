"""The classes that remembered values are made of: what a reader of the store may make, and nothing else."""

from collections.abc import Iterator
from dataclasses import is_dataclass
from enum import Enum
from types import ModuleType

from generator import edtf
from generator.model import actor, claim, correction, escalation, event, source, vocabulary


def classes(*modules: ModuleType) -> Iterator[type]:
    """Yield the classes of values that modules define."""
    for module in modules:
        for value in vars(module).values():
            mine = isinstance(value, type) and value.__module__ == module.__name__
            if mine and (is_dataclass(value) or issubclass(value, Enum)):
                yield value


#: What an entry of the record is made of.
ENTRIES = (*classes(actor, claim, correction, escalation, event, source, vocabulary), edtf.Edtf)
