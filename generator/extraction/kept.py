"""`@kept`: a property that is computed when it is first asked for and then kept beside the fields.

What `functools.cached_property` does, without the lock that it takes up to Python 3.11: asking two threads for one value
at the same time computes it twice, which does no harm to values that hang on nothing but the fields.
"""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

_V = TypeVar("_V")


class kept(Generic[_V]):  # noqa: N801  (a decorator, named like `property`)
    """A property kept in the instance's dictionary, which from then on is found there first."""

    def __init__(self, compute: Callable[[Any], _V]) -> None:
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    def __get__(self, instance: object, owner: type) -> _V:
        """Compute the value and keep it."""
        value = instance.__dict__[self._name] = self._compute(instance)
        return value
