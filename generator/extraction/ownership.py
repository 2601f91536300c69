"""Whom a person speaks for, where the words beside the name do not say it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.extraction.context import Context
from generator.extraction.document import Mention
from generator.extraction.gazetteer.states import states
from generator.extraction.gazetteer.towns import countries_of
from generator.extraction.gazetteer.words import SPEECH, TOWARDS
from generator.extraction.lexicon import Office
from generator.extraction.names import Line
from generator.extraction.naming import Naming
from generator.extraction.offices import Held
from generator.urls import slug

Role = tuple[str | None, str | None]
#: Offices of which a state has one holder at a time.
_SINGLE = frozenset(
    [
        "president",
        "prime minister",
        "foreign minister",
        "defence minister",
        "interior minister",
        "king",
        "chancellor",
    ]
)


@dataclass(frozen=True, slots=True)
class Scene:
    """What a document says of owners: where, how often, and which offices it gives them."""

    context: Context
    rows: Sequence[Sequence[Mention]]
    offices: Mapping[str, tuple[str, ...]]  # head of the office → owners the text gives it to
    held: set[
        tuple[str, str]
    ]  # head of the office and owner, where a person holds it; grows as owners are found


def whose(
    people: Sequence[Sequence[Naming]], context: Context, rows: Sequence[Sequence[Mention]]
) -> list[Role]:
    """Return role and owner for each person, given as the places where they are named."""
    chosen = [_chosen(places) for places in people]
    told = [naming.held for naming in chosen if naming and naming.held]
    held = {(office.head, office.of) for office in told if office.of}
    lines = {naming.line.sentence.index: naming.line for places in people for naming in places}
    scene = Scene(context, rows, _offices(lines.values(), rows), held)
    roles = [_role(naming, scene) for naming in chosen]
    where = {(p.line.sentence.index, p.start): index for index, places in enumerate(people) for p in places}
    for index, naming in enumerate(chosen):
        if (
            naming
            and naming.held
            and naming.held.whose == "person"
            and naming.held.owner
            and naming.held.kind != "plain"
        ):
            other = where.get((naming.line.sentence.index, naming.held.owner[0]))
            _link(naming, index, other, roles, scene)
    return roles


def _role(naming: Naming | None, scene: Scene) -> Role:
    if naming is None or naming.held is None:
        return None, None
    of = naming.held.of or _found(naming, naming.held, scene)
    if of:
        scene.held.add((naming.held.head, of))
    return naming.held.role or None, of


def _chosen(places: Sequence[Naming]) -> Naming | None:
    """Return the place that tells most of a person's office: one that says whose it is, else the first that has one."""
    told = [naming for naming in places if naming.held]
    plain = [naming for naming in told if naming.held and naming.held.kind != "plain" and naming.held.role]
    whole = [naming for naming in plain if naming.held and naming.held.of]
    nearest = [
        naming for naming in plain if naming.held and naming.held.whose in {"country", "place", "person"}
    ]
    roles = [naming for naming in told if naming.held and naming.held.role]
    return next(iter([*whole, *nearest, *plain, *roles, *told]), None)


def _found(naming: Naming, office: Held, scene: Scene) -> str | None:
    """Return the owner of an office that stands alone."""
    place = (naming.line.sentence.index, naming.start)
    if office.kind == "plain" or office.whose == "none":
        return None
    if office.whose in {"country", "group"}:
        among = scene.context.governing if office.whose == "country" else frozenset(scene.context.counts)
        return scene.context.nearest(*place, among=among) or scene.context.in_play(*place)
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
    return scene.context.in_play(*place, kin or rest - barred)


def _of_place(naming: Naming, office: Held, context: Context) -> str | None:
    """Return the owner of an office of a place: “<state>-<place>”, the state by the gazetteer or the one in play."""
    assert office.owner
    name = naming.line.text(*office.owner)
    if office.kind != "local":
        return slug(name)
    known = countries_of(name)
    named = [state.slug for state in states() if state.alpha2 in known and state.slug in context.counts]
    state = named[0] if named else context.in_play(naming.line.sentence.index, naming.start)
    return f"{state}-{slug(name)}" if state else slug(name)


def _object(naming: Naming, rows: Sequence[Sequence[Mention]]) -> set[str]:
    """Return the state a speaker speaks of as another: “N called Sudan …”."""
    if naming.line.lower(naming.end) not in TOWARDS:
        return set()
    return {
        mark.slug for mark in rows[naming.line.sentence.index] if naming.end < mark.start <= naming.end + 2
    }


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


def _link(naming: Naming, index: int, other: int | None, roles: list[Role], scene: Scene) -> None:
    """Let one who speaks for a person (`other`) and that person be of one owner: “N’s spokesman, N”."""
    sentence = naming.line.sentence.index
    said = (
        mark.slug
        for mark in scene.rows[sentence]
        if mark.start >= naming.end and mark.slug in scene.context.counts
    )
    of = roles[other][1] if other is not None else None
    of = of or next(said, None) or scene.context.in_play(sentence, naming.start)
    roles[index] = (roles[index][0], of)
    if other is not None and roles[other][1] is None:
        roles[other] = (roles[other][0], of)
