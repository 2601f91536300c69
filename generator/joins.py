"""What a person says is one (`same_as`): where each id that was joined to another leads in the end."""

from collections.abc import Iterable, Mapping


def joined(said: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    """Map each id that an entry takes to the last entry of its chain; `said` are entries with their `same_as`.

    Of two entries that take one id, the first by id has it. A circle joins nothing.
    """
    into: dict[str, str] = {}
    for name, others in sorted(said):
        for other in others:
            into.setdefault(other, name)
    return {name: last for name in into if (last := _last(name, into))}


def _last(name: str, into: Mapping[str, str]) -> str | None:
    seen = {name}
    while name in into:
        name = into[name]
        if name in seen:
            return None
        seen.add(name)
    return name
