"""Who the actors of a document are: states, well-known organisations, and those its own words establish."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.extraction.document import Mention, MentionKind
from generator.extraction.frozen import frozen
from generator.extraction.gazetteer.regions import regions_named
from generator.extraction.gazetteer.states import State, states_by_alpha2
from generator.extraction.gazetteer.towns import countries_of
from generator.extraction.gazetteer.words import ORG_KINDS
from generator.extraction.names.groups import Group
from generator.extraction.names.lines import Line, Named
from generator.extraction.names.organisations import acronym_after, is_acronym
from generator.extraction.names.reading import Reading
from generator.extraction.names.signs import armed_names
from generator.extraction.wording.lexicon import Body, Organisation, StateWord, known_phrases
from generator.model.vocabulary import ActorKind
from generator.urls import slug

_STATES_TOO = frozenset({"Army", "Forces", "Force", "Police"})


@frozen
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


def of_state(state: State) -> Identity:
    """Return a state as an actor."""
    return Identity(state.slug, state.name, ActorKind.STATE, country=state.alpha2)


def of_known(known: Organisation) -> Identity:
    """Return a well-known organisation as an actor."""
    return Identity(known.slug, known.name, known.kind, known.parent)


@frozen
class Organisations:
    """The organisations a document names in full, by every form: whole name, acronym, a noun that only one has."""

    forms: dict[str, Identity]
    shorts: frozenset[str]
    bodies: frozenset[str]

    @classmethod
    def of(cls, reading: Reading) -> "Organisations":
        """Gather them; one whose fighters the text names bears arms. `bodies` are the acronyms of government bodies."""
        armed = armed_names(reading.lines)
        forms: dict[str, Identity] = {}
        nouns: dict[str, set[str]] = {}
        for line in reading.lines:
            for named in line.organisations:
                whole = line.text(named.start, named.end)
                who = _organisation(line, named)
                if {whole, named.short, _initials(whole)} & armed:
                    who = replace(who, kind=ActorKind.ARMED_GROUP)
                forms.setdefault(whole, who)
                for short in filter(None, (named.short, _initials(whole))):
                    forms.setdefault(short, forms[whole])
            for noun, name, who in _nouns(line):
                forms.setdefault(name, who)
                nouns.setdefault(noun, set()).add(name)
        forms |= {end: forms[whole] for end, whole in _shortened(forms) if end in forms}
        forms |= {name: who for name, who in _stations(forms) if name not in forms}
        forms |= {noun: forms[whole] for noun, (whole, *others) in nouns.items() if not others}
        shorts = {form for form in forms if is_acronym(form)}
        bodies = (
            (line, span)
            for line in reading.lines
            for span in line.starts.values()
            if isinstance(span.value, Body)
        )
        of_bodies = frozenset(acronym_after(line, _past_owner(line, span.end)) for line, span in bodies)
        return cls(forms, frozenset(shorts | of_bodies), of_bodies)


def _past_owner(line: Line, end: int) -> int:
    """Return the end of a body's name with its state behind it (“Armed Forces *of the Philippines*”)."""
    owner = line.starts.get(end + 1) or line.starts.get(end + 2) if line.lower(end) == "of" else None
    return owner.end if owner and isinstance(owner.value, StateWord) else end


def _initials(name: str) -> str:
    """Return the acronym that a name's capitals make, unless a table knows it as another's."""
    short = "".join(word[0] for word in re.split(r"[ -]", name) if word[0].isupper())
    return short if is_acronym(short) and known_phrases().of(short) is None else ""


def _nouns(line: Line) -> Iterator[tuple[str, str, Identity]]:
    """Yield the nouns within organisations' names that may stand for them, with name and identity."""
    for named in line.organisations:
        for index in range(named.start, named.end):
            if line.code(index) == "g":
                yield line.tokens[index].text, line.text(named.start, named.end), _organisation(line, named)
    for span in line.starts.values():
        known = span.value
        if not isinstance(known, Organisation) or span.end <= span.start + 1:
            continue
        for index in range(span.start, span.end):
            if line.lower(index) in ORG_KINDS and _is_own(line.tokens[index].text, known.kind):
                yield line.tokens[index].text, line.text(span.start, span.end), of_known(known)


def _stations(forms: dict[str, Identity]) -> list[tuple[str, Identity]]:
    """Return the media's names without their noun: “Al Masirah” of “Al Masirah TV channel”."""
    media = ((name.split(), who) for name, who in forms.items() if who.kind is ActorKind.MEDIA)
    bare = ((words[:-1], who) for words, who in media if words[-1].casefold() in ORG_KINDS)
    return [(" ".join(words), who) for words, who in bare if len(words) > 1]


def _is_own(noun: str, kind: ActorKind) -> bool:
    """Whether a noun may stand for the one that has it in its name: “the group” is any, “the Army” a state's."""
    return noun[:1].isupper() and not (kind is ActorKind.ARMED_GROUP and noun in _STATES_TOO)


def _shortened(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the ends that only one name has, with that name: “Islamic Jihad” of “Palestinian Islamic Jihad”."""
    ends: dict[str, set[str]] = {}
    for whole in names:
        words = whole.split()
        for cut in range(1, len(words) - 1):
            ends.setdefault(" ".join(words[cut:]), set()).add(whole)
    return ((end, whole) for end, (whole, *others) in ends.items() if not others)


def of_groups(
    reading: Reading, others: Organisations, countries: frozenset[str]
) -> Iterator[tuple[str, Identity]]:
    """Yield the groups that act, by every form of their name, save acronyms of organisations."""
    for group in reading.groups:
        if group.sort != "region" and group.name not in others.shorts:
            who = _group(group, countries)
            yield from ((form, who) for form in group.names)


def _group(group: Group, countries: frozenset[str]) -> Identity:
    """Return who a group is: a town's authorities are their state's, a region's its own, other groups bear arms."""
    known = () if group.sort == "armed" else countries_of(group.name)
    if group.sort == "local":
        known = (*(region.country for region in regions_named(group.name)), *known)
    alpha2 = next((country for country in known if country in countries), None)
    owner = states_by_alpha2().get(alpha2) if alpha2 else None
    if owner:
        own = f"{owner.slug}-{group.slug}"
        return Identity(own, group.name, ActorKind.GOVERNMENT_BODY, owner.slug, owner.alpha2)
    unsure = group.sort == "peaceful" or (is_acronym(group.name) and group.sort != "armed")
    governs = group.region or group.sort in {"authority", "local", "seat"}
    kind = ActorKind.GOVERNMENT_BODY if governs else ActorKind.NGO if unsure else ActorKind.ARMED_GROUP
    return Identity(group.slug, group.name, kind)


def _organisation(line: Line, named: Named) -> Identity:
    """Return who an organisation named in full is; a government's has its state's name before its own."""
    name = line.text(named.start, named.end)
    inside, before = line.starts.get(named.start), line.ends.get(named.start - 1)
    span = before if line.code(named.start - 1) == "'" and before else inside
    value = span.value if span else None
    if isinstance(value, Organisation) and span is inside:
        return Identity(slug(name), name, value.kind, value.slug)
    if isinstance(value, Organisation) and named.kind is ActorKind.GOVERNMENT_BODY:
        return Identity(slug(name), name, value.kind, value.slug)  # “the KNLA's 5th Brigade”
    if not isinstance(value, StateWord) and named.kind is ActorKind.GOVERNMENT_BODY:
        spans = (line.starts[index] for index in range(named.start, named.end) if index in line.starts)
        value = next((span.value for span in spans if isinstance(span.value, StateWord)), None)
        span = None  # “21st Brigade of the Ruritanian army”
    if not isinstance(value, StateWord):
        return Identity(slug(name), name, named.kind)
    state = value.state
    if named.kind is not ActorKind.GOVERNMENT_BODY:
        return Identity(slug(name), name, named.kind, None, state.alpha2)
    own = line.text(inside.end, named.end) if span is inside and inside else name
    return Identity(
        f"{state.slug}-{slug(own)}", f"{state.attributive} {own}", named.kind, state.slug, state.alpha2
    )
