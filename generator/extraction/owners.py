"""States, organisations and groups wherever a document names them: those that may own a body or an office."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.extraction.document import Mention, MentionKind
from generator.extraction.gazetteer.states import State, states
from generator.extraction.gazetteer.towns import towns_also_named, towns_named
from generator.extraction.groups import Group
from generator.extraction.lexicon import Organisation, StateWord
from generator.extraction.names import Line, Named
from generator.extraction.phrases import Phrases
from generator.extraction.reading import Reading
from generator.model.vocabulary import ActorKind
from generator.urls import slug


@dataclass(frozen=True, slots=True)
class Identity:
    """Who an actor is, wherever it is named."""

    slug: str
    name: str
    kind: ActorKind
    of: str | None = None
    country: str | None = None

    def mark(self, line: Line, start: int, end: int, word: StateWord | None = None) -> Mention:
        """Mark one place where it is named; a state with the word that names it."""
        return Mention(
            kind=MentionKind.ACTOR,
            sentence=line.sentence.index,
            start=start,
            end=end,
            slug=self.slug,
            name=self.name,
            actor_kind=self.kind,
            of=self.of,
            country=self.country,
            adjective=word is not None and word.adjective,
            metonym=word is not None and word.way == "k",
        )


def identity_of(state: State) -> Identity:
    """Return a state as an actor."""
    return Identity(state.slug, state.name, ActorKind.STATE, country=state.alpha2)


def mark_owners(reading: Reading) -> tuple[Mention, ...]:
    """Mark every state, organisation and group; a region only where it acts."""
    coined = _coined(reading)
    known = [tuple(_known(line, coined)) for line in reading.lines]
    countries = frozenset(mark.country for row in known for mark in row if mark.country)
    names = Phrases(_forms(reading, coined, countries), proper=True)
    marks: list[Mention] = []
    for line, row in zip(reading.lines, known, strict=True):
        taken = {index for mark in row for index in range(mark.start, mark.end)}
        marks += (*row, *_named(line, names, taken))
    return tuple(marks)


def _known(line: Line, coined: dict[str, Identity]) -> Iterator[Mention]:
    """Yield what the tables know, and organisations named in full."""
    for named in line.organisations:
        yield _organisation(line, named).mark(line, named.start, named.end)
    inside = {index for named in line.organisations for index in range(named.start, named.end)}
    for span in line.starts.values():
        if span.start in inside or line.text(span.start, span.end) in coined:
            continue
        if isinstance(span.value, StateWord) and not _in_name(line, span.start, span.end, span.value):
            yield identity_of(span.value.state).mark(line, span.start, span.end, span.value)
        elif isinstance(span.value, Organisation):
            known = span.value
            yield Identity(known.slug, known.name, known.kind, known.parent).mark(line, span.start, span.end)


def _in_name(line: Line, start: int, end: int, word: StateWord) -> bool:
    """Whether a state's or capital's name is part of a person's: “Israel Katz”, “Victoria Nuland”, “Michael Jordan”."""
    if word.way == "a" or end - start > 1 or line.headline:
        return False
    before, after = line.code(start - 1), line.code(end)
    named_after = after == "n" and line.code(end + 1) != "'"
    return named_after and before in {"r", "R", "t"} or (before == "n" and word.way == "s" and start > 1 and line.code(start - 2) in "rRt")


def _organisation(line: Line, named: Named) -> Identity:
    name = line.text(named.start, named.end)
    owner = _owner_before(line, named.start) or _owner_within(line, named.start)
    country = owner.alpha2 if owner else None
    if named.kind is not ActorKind.GOVERNMENT_BODY or not owner:
        return Identity(slug(name), name, named.kind, None, country)
    start = line.starts[named.start].end if line.code(named.start) in "as" else named.start
    own = line.text(start, named.end)
    return Identity(f"{owner.slug}-{slug(own)}", f"{owner.attributive} {own}", named.kind, owner.slug, country)


def _owner_before(line: Line, start: int) -> State | None:
    span = line.ends.get(start - 1) if line.code(start - 1) == "'" else None
    return span.value.state if span and isinstance(span.value, StateWord) else None


def _owner_within(line: Line, start: int) -> State | None:
    span = line.starts.get(start)
    return span.value.state if span and isinstance(span.value, StateWord) else None


def _coined(reading: Reading) -> dict[str, Identity]:
    """Return the acronyms the document itself gives to organisations."""
    return {
        named.short: _organisation(line, named)
        for line in reversed(reading.lines)
        for named in line.organisations
        if named.short
    }


def _forms(reading: Reading, coined: dict[str, Identity], countries: frozenset[str]) -> Iterator[tuple[str, Identity]]:
    """Yield every form of a name that the document establishes."""
    armed = {form for group in reading.groups if group.sort == "armed" for form in group.names}
    for short, who in coined.items():
        yield short, replace(who, kind=ActorKind.ARMED_GROUP) if short in armed else who
    for line in reading.lines:
        for named in line.organisations:
            yield line.text(named.start, named.end), _organisation(line, named)
    for group in reading.groups:
        if group.sort != "region" and group.name not in coined:
            who = _group(group, countries)
            yield from ((form, who) for form in group.names)


def _group(group: Group, countries: frozenset[str]) -> Identity:
    """Return who a group is: a town's authorities are their state's, a region's its own, other groups bear arms."""
    towns = () if group.sort == "armed" else (*towns_named(group.name), *towns_also_named(group.name))
    alpha2 = next((town.country for town in towns if town.country in countries), None)
    owner = next((state for state in states() if state.alpha2 == alpha2), None)
    if owner:
        own = f"{owner.slug}-{group.slug}"
        return Identity(own, group.name, ActorKind.GOVERNMENT_BODY, owner.slug, owner.alpha2)
    kind = ActorKind.GOVERNMENT_BODY if group.region else ActorKind.ARMED_GROUP
    return Identity(group.slug, group.name, kind)


def _named(line: Line, names: Phrases[Identity], taken: set[int]) -> Iterator[Mention]:
    index = 0
    while index < len(line.tokens):
        hit = names.at(line.tokens, index) if index not in taken else None
        if hit and taken.isdisjoint(range(index, hit[0])):
            yield hit[1].mark(line, index, hit[0])
        index = hit[0] if hit else index + 1
