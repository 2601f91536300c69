"""Decisions as a person gives them, in words or lines, and the items they are about."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.errors import DatelineError, Mark, Problem, did_you_mean
from generator.reviewing.item import Effect, Item
from generator.reviewing.kinds import KINDS

#: The decisions that take a value, of whatever kind of item.
_WITH_VALUE = {word for kind in KINDS.values() for word, choice in kind.choices.items() if choice.value}
#: So many digits of an id name its item where no other begins with them.
_SHORTEST = 4
_LIST = "`dateline review` lists what waits"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decides about which item; `mark` is where that was said."""

    item: str
    word: str
    value: str
    mark: Mark


def from_words(words: Sequence[str]) -> tuple[Decision, ...]:
    """Read ITEM DECISION [VALUE] ITEM DECISION [VALUE] … Raises DatelineError where one is cut short."""
    made, rest = [], list(words)
    while rest:
        item, *rest = rest
        if not rest:
            hint = f"write an item, then what you decide: {item} accept; {_LIST}"
            raise _problem(Mark(item), "DL108", "no decision is given for this item", hint)
        word, *rest = rest
        value = rest.pop(0) if rest and word in _WITH_VALUE else ""
        made.append(Decision(item, word, value, Mark(item)))
    return tuple(made)


def from_lines(text: str, path: str) -> tuple[Decision, ...]:
    """Read a line for each decision. A line with “#” in front is passed over, and so is an item with no decision."""
    return tuple(_decisions(text, path))


def _decisions(text: str, path: str) -> Iterator[Decision]:
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        item, word, value = (*line.split(None, 2), "", "", "")[:3]
        if word and not item.startswith("#"):
            yield Decision(item, word, value.strip(), Mark(path, number))


def effects(decisions: Iterable[Decision], items: Sequence[Item]) -> tuple[Effect, ...]:
    """Work out what decisions do. Raises DatelineError with everything that does not fit: then none of them counts."""
    names: dict[str, list[Item]] = {}
    for item in items:
        names.setdefault(item.name, []).append(item)
    done: list[Effect] = []
    problems: list[Problem] = []
    taken: dict[str, Decision] = {}
    for one in decisions:
        try:
            item = _item(one, items, names)
            if taken.setdefault(item.id, one) is not one:
                hint = f"the first is “{taken[item.id].word}”: give one of them"
                raise _problem(one.mark, "DL140", f"{item.id} is decided twice", hint)
            done.append(_effect(one, item))
        except DatelineError as error:
            problems += error.problems
    if problems:
        raise DatelineError(problems)
    return tuple(done)


def _item(one: Decision, items: Sequence[Item], names: Mapping[str, Sequence[Item]]) -> Item:
    """Return the item that a decision names, in full or by the digits it begins with."""
    fitting = [item for item in items if item.id.startswith(one.item)] if len(one.item) >= _SHORTEST else []
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        several = "; ".join(_told(item) for item in fitting[:5])
        raise _problem(one.mark, "DL107", f"“{one.item}” names several items", several)
    now = names.get(one.item.partition("-")[0], ())
    if now:
        hint = f"it is now {'; '.join(map(_told, now))}"
        raise _problem(one.mark, "DL109", f"“{one.item}” changed since it was listed", hint)
    hint = did_you_mean(one.item, [item.id for item in items]) or _LIST
    raise _problem(one.mark, "DL107", f"nothing that waits has the id “{one.item}”", hint)


def _told(item: Item) -> str:
    return f"{item.id} ({item.line})"


def _effect(one: Decision, item: Item) -> Effect:
    choices = KINDS[item.kind].choices
    fits = ", ".join(f"{word} {choice.value}".strip() for word, choice in choices.items())
    choice = choices.get(one.word)
    if choice is None:
        raise _problem(one.mark, "DL108", f"“{one.word}” is no decision about this item", f"it takes: {fits}")
    if bool(choice.value) is not bool(one.value.strip()):
        what = f"“{one.word}” takes {f'a value: {choice.value}' if choice.value else 'no value'}"
        raise _problem(one.mark, "DL108", what, f"it takes: {fits}")
    try:
        return choice.effect(item, one.value)
    except ValueError as error:
        raise _problem(one.mark, "DL108", str(error), f"it takes: {fits}") from None


def _problem(mark: Mark, code: str, message: str, hint: str) -> DatelineError:
    return DatelineError([Problem(mark, code, message, hint)])
