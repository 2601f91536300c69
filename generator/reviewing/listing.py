"""What waits, as text: for people, to fill in and feed back, or for programs."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.reviewing.item import Item
from generator.reviewing.kinds import KINDS


def for_people(items: Sequence[Item], limit: int) -> str:
    """List items under headings, so many of each kind (0: all), each with its evidence."""
    return "".join(f"{line}\n" for line in _readable(items, limit))


def _readable(items: Sequence[Item], limit: int) -> Iterator[str]:
    for kind, same in groupby(items, key=lambda item: item.kind):
        group = list(same)
        yield f"{KINDS[kind].heading} ({len(group)})"
        yield from (f"  {words}: {does}" for words, does in _choices(kind))
        yield ""
        for item in group[: limit or None]:
            yield f"  {item.id}  {item.line}"
            yield f"      {item.mark}"
            yield from (f"      {line}" for line in item.evidence)
        if limit and len(group) > limit:
            yield f"  and {len(group) - limit:,} more: `dateline review --only {kind} --limit 0`"
        yield ""


def to_fill_in(items: Sequence[Item], limit: int) -> str:
    """List items a line each, below their evidence as comments: a decision behind the id makes it one to carry out."""
    lines = []
    for item in _limited(items, limit):
        told = (f"{item.mark}: {item.line}", *item.evidence)
        choices = " | ".join(words for words, _ in _choices(item.kind))
        lines += [*(f"# {line}" for line in told), f"# {choices}", item.id, ""]
    return "".join(f"{line}\n" for line in lines)


def for_programs(items: Sequence[Item], limit: int) -> str:
    """List items as one JSON object."""
    rows = [
        {
            "id": item.id,
            "kind": item.kind,
            "about": item.about,
            "path": item.mark.path,
            "line": item.mark.line,
            "message": item.line,
            "evidence": list(item.evidence),
            "decisions": {word: choice.value for word, choice in KINDS[item.kind].choices.items()},
        }
        for item in _limited(items, limit)
    ]
    return json.dumps({"waiting": rows}, ensure_ascii=False, indent=2) + "\n"


def _limited(items: Sequence[Item], limit: int) -> Iterator[Item]:
    for _, same in groupby(items, key=lambda item: item.kind):
        yield from list(same)[: limit or None]


def _choices(kind: str) -> Iterator[tuple[str, str]]:
    for word, choice in KINDS[kind].choices.items():
        yield f"{word} {choice.value}".strip(), choice.does
