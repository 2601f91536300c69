"""Entries as the articles tell them, written out only where the file does not hold the same already."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.editing.accounts import Accountant
from generator.editing.actors import Cast
from generator.editing.compose import compose
from generator.editing.hand import Noun, name_of
from generator.editing.identity import item_key
from generator.editing.merge import Group
from generator.editing.telling import Plot
from generator.memo.store import key_of
from generator.model.source import Source

Rows = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Draft:
    """An entry to be: `key` covers everything it is made of; `beside` is what its row says besides."""

    name: str
    key: bytes
    make: Callable[[], Noun]
    beside: Rows = field(default_factory=dict)

    @cached_property
    def noun(self) -> Noun:
        """What it says."""
        return self.make()

    @classmethod
    def of(cls, noun: Noun) -> "Draft":
        """Return the draft of an entry that is there already."""
        return cls(name_of(noun), key_of(repr(noun)), lambda: noun)

    @classmethod
    def cited(cls, source: Source, path: str) -> "Draft":
        """Return the draft of a source, which remembers where its article lies."""
        return cls(name_of(source), key_of(repr(source), path), lambda: source, {"articles": {path: ""}})


@dataclass(frozen=True, slots=True)
class Plots(Mapping[str, Plot]):
    """What each entry is about, found out when somebody asks. `around` has the cast of each one's articles."""

    groups: Mapping[str, Group]
    cast: Cast
    found: dict[str, Plot] = field(default_factory=dict)

    def __getitem__(self, identity: str) -> Plot:
        if identity not in self.found:
            self.found[identity] = Plot.of(self.groups[identity], self.cast)
        return self.found[identity]

    def __iter__(self) -> Iterator[str]:
        return iter(self.groups)

    def __len__(self) -> int:
        return len(self.groups)


def drafted(
    identity: str, group: Group, accountant: Accountant, names: Mapping[str, tuple[str, ...]]
) -> Draft:
    """Return the draft of a group's event.

    It is made of the group's reports, claims and statements, the cast of their articles (`names` by source), the pair of
    its episode, and what of the names of all the cast its titles begin with.
    """
    pair = group.episode.pair if group.episode else ()

    def make() -> Noun:
        sources = {report.source for report in group.reports} | {item.source for item in group.items()}
        every = {name for source in sources for name in names[source]}
        return compose(identity, Plot.of(group, accountant.cast.around([*sorted(every), *pair])))

    return Draft(f"events/{identity}", key_of(*_recipe(identity, group, accountant)), make)


def _recipe(identity: str, group: Group, accountant: Accountant) -> Iterator[str | bytes]:
    keys, episode, words = accountant.keys, group.episode, accountant.cast.words
    sources = sorted({report.source for report in group.reports} | {item.source for item in group.items()})
    parties = {party for report in group.reports for party in report.parties}
    titles = {report.title for report in group.reports}
    yield identity
    yield group.escalation or ""
    yield accountant.marks.of(episode.pair) if episode else ""
    yield " ".join(sorted(party for party in parties if not episode or party in episode.parties))
    yield " ".join(sorted(word for title in titles for word in title.split()[:1] if word in words))
    yield "\n".join(f"{report.source} {report.number}{report.part}" for report in group.reports)
    yield "\n".join(item_key(item) for item in group.items())
    yield from (keys[source] for source in sources)
