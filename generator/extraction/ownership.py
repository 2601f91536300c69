"""Whom a person speaks for, where the words beside the name do not say it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.extraction.context import Context
from generator.extraction.document import Mention
from generator.extraction.gazetteer.states import states
from generator.extraction.gazetteer.towns import towns_named
from generator.extraction.gazetteer.words import SPEECH
from generator.extraction.lexicon import Office
from generator.extraction.names import Line
from generator.extraction.naming import Naming
from generator.extraction.offices import Held
from generator.urls import slug

Role = tuple[str | None, str | None]
#: Offices of which a state has one holder at a time.
_SINGLE = frozenset("president,prime minister,foreign minister,defence minister,interior minister,king,chancellor".split(","))
#: Verbs whose object is another than the speaker.
_TOWARDS = frozenset("called accused urged warned told blamed condemned criticised criticized denounced".split())


@dataclass(frozen=True, slots=True)
class Scene:
    """What a document says of owners: where, how often, and which offices it gives them."""

    context: Context
    rows: Sequence[Sequence[Mention]]
    offices: Mapping[str, tuple[str, ...]]  # head of the office → owners the text gives it to
    held: set[tuple[str, str]]  # head of the office and owner, where a person holds it; grows as owners are found


def whose(people: Sequence[Sequence[Naming]], context: Context, rows: Sequence[Sequence[Mention]]) -> list[Role]:
    """Return role and owner for each person, given as the places where they are named."""
    chosen = [_chosen(places) for places in people]
    told = [naming.held for naming in chosen if naming and naming.held]
    held = {(office.head, office.of) for office in told if office.of}
    lines = {naming.line.sentence.index: naming.line for places in people for naming in places}
    scene = Scene(context, rows, _offices(lines.values(), rows), held)
    roles = [_role(naming, scene) for naming in chosen]
    for index, naming in enumerate(chosen):
        if naming and naming.held and naming.held.whose == "person":
            _link(index, naming, people, roles, scene)
    return roles


def _role(naming: Naming | None, scene: Scene) -> Role:
    if naming is None or naming.held is None:
        return None, None
    of = naming.held.of or _found(naming, naming.held, scene)
    if of:
        scene.held.add((naming.held.head, of))
    return naming.held.role, of


def _chosen(places: Sequence[Naming]) -> Naming | None:
    """Return the place that tells most of a person's office: one that says whose it is, else the first that has one."""
    told = [naming for naming in places if naming.held]
    plain = [naming for naming in told if naming.held and naming.held.kind != "plain"]
    whole = [naming for naming in plain if naming.held and naming.held.of]
    nearest = [naming for naming in plain if naming.held and naming.held.whose in {"country", "place", "person"}]
    return next(iter([*whole, *nearest, *plain, *told]), None)


def _found(naming: Naming, office: Held, scene: Scene) -> str | None:
    """Return the owner of an office that stands alone."""
    place = (naming.line.sentence.index, naming.start)
    if office.whose == "country":
        return scene.context.nearest(*place)
    if office.kind == "plain":
        return None
    if office.whose == "place" and office.owner:
        return _of_place(naming, office, scene.context)
    if office.kind == "local":
        return scene.context.closest(*place)
    if office.whose == "person" or (office.kind == "org" and "commander" not in office.head):
        return None
    others = {of for head, of in scene.held if head == office.head} if office.head in _SINGLE else set()
    barred = others | _object(naming, scene.rows)
    kin = [owner for owner in scene.offices.get(office.head, ()) if owner not in barred]
    own = None if kin else _spoken_of(naming, scene)
    if own and own not in barred:
        return own
    rest = scene.context.governing if office.kind == "state" else frozenset(scene.context.counts)
    return scene.context.in_play(*place, kin or (rest - barred if barred else ()))


def _of_place(naming: Naming, office: Held, context: Context) -> str | None:
    """Return the owner of an office of a place: “<state>-<place>”, the state by the gazetteer or the one in play."""
    assert office.owner
    name = naming.line.text(*office.owner)
    if office.kind != "local":
        return slug(name)
    known = {town.country for town in towns_named(name)}
    named = [state.slug for state in states() if state.alpha2 in known and state.slug in context.counts]
    state = named[0] if named else context.in_play(naming.line.sentence.index, naming.start)
    return f"{state}-{slug(name)}" if state else slug(name)


def _object(naming: Naming, rows: Sequence[Sequence[Mention]]) -> set[str]:
    """Return the state a speaker speaks of as another: “N called Sudan …”."""
    if naming.line.lower(naming.end) not in _TOWARDS:
        return set()
    return {mark.slug for mark in rows[naming.line.sentence.index] if naming.end < mark.start <= naming.end + 2}


def _spoken_of(naming: Naming, scene: Scene) -> str | None:
    """Return the state a speaker answers for: one the text seldom names, as the subject of what they say."""
    line, place = naming.line, naming.end
    if line.lower(place) not in SPEECH:
        return None
    place += 1
    while line.lower(place) in {"that", "the"}:
        place += 1
    counts = scene.context.counts
    here = (mark for mark in scene.rows[line.sentence.index] if mark.start == place and not mark.adjective)
    return next((mark.slug for mark in here if counts[mark.slug] * 4 < max(counts.values())), None)


def _offices(lines: Iterable[Line], rows: Sequence[Sequence[Mention]]) -> dict[str, tuple[str, ...]]:
    """Return the owners that the text gives each office to, by a word right before it (“the Malian *president*”)."""
    found: dict[str, tuple[str, ...]] = {}
    for line in lines:
        ends = {mark.end: mark.slug for mark in rows[line.sentence.index]}
        for span in line.starts.values():
            owner = ends.get(span.start - 1 if line.code(span.start - 1) == "'" else span.start)
            if owner and isinstance(span.value, Office):
                found[span.value.name] = (*found.get(span.value.name, ()), owner)
    return found


def _link(index: int, naming: Naming, people: Sequence[Sequence[Naming]], roles: list[Role], scene: Scene) -> None:
    """Let one who speaks for a person and that person be of one owner: “N’s spokesman, N”."""
    assert naming.held
    assert naming.held.owner
    at = (naming.line.sentence.index, naming.held.owner[0])
    other = next((k for k, places in enumerate(people) if any((p.line.sentence.index, p.start) == at for p in places)), None)
    said = [mark.slug for mark in scene.rows[at[0]] if mark.start >= naming.end and mark.slug in scene.context.counts]
    of = roles[other][1] if other is not None else None
    of = of or next(iter(said), None) or scene.context.in_play(at[0], naming.start)
    roles[index] = (naming.held.role, of)
    if other is not None and roles[other][1] is None:
        roles[other] = (roles[other][0], of)
