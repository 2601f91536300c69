"""Whom a person speaks for, where the words beside the name do not say it."""

from collections.abc import Sequence
from dataclasses import replace

from generator.extraction.document import Mention
from generator.extraction.gazetteer.leaders import led_by
from generator.extraction.gazetteer.states import states, states_by_alpha2, states_by_slug
from generator.extraction.gazetteer.towns import countries_of
from generator.extraction.gazetteer.words import ROLE_MODIFIERS, SPEECH
from generator.extraction.names.context import Context, before_quotation
from generator.extraction.names.home import country_before
from generator.extraction.people.naming import Naming
from generator.extraction.people.offices import Held, Whose, speaks_for
from generator.extraction.people.scene import (
    Scene,
    object_of,
    of_an_office,
    offices_given,
    spoken_of,
    visited,
)
from generator.urls import slug

#: What a commander commands in an army.
_OF_ARMIES = frozenset(
    {"regional", "divisional", "division", "brigade", "battalion", "sector", "provincial", "district", "army"}
)
#: Words of the offices of those who lead a state.
_REIGNING = frozenset(
    {"president", "minister", "premier", "chancellor", "king", "leader", "dictator", "ruler"}
)
#: Words of an office that no state gives.
_REBEL = frozenset({"rebel", "guerrilla", "insurgent", "separatist", "militant"})
_FAR = 6  # sentences looked back for an organisation
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


def whose(
    people: Sequence[Sequence[Naming]], context: Context, rows: Sequence[Sequence[Mention]]
) -> list[Role]:
    """Return role and owner for each person, given as the places where they are named."""
    chosen = [_chosen(places) for places in people]
    told = [naming.held for naming in chosen if naming and naming.held]
    held = {(office.head, office.of) for office in told if office.of}
    lines = {naming.line.sentence.index: naming.line for places in people for naming in places}
    scene = Scene(context, rows, offices_given(lines.values(), rows), held, {})
    roles = [_role(naming, places, scene) for naming, places in zip(chosen, people, strict=True)]
    where = {(p.line.sentence.index, p.start): index for index, places in enumerate(people) for p in places}
    for index, naming in enumerate(chosen):
        office = naming.held if naming else None
        if naming and office and office.whose is Whose.PERSON and office.owner and office.kind != "plain":
            other = where.get((naming.line.sentence.index, office.owner[0]))
            _link(naming, index, other, roles, scene)
    return roles


def _role(naming: Naming | None, places: Sequence[Naming], scene: Scene) -> Role:
    office = naming.held if naming else None
    known = None if office and office.of else _as_leader(places, office, scene)
    if naming is None or naming.held is None:
        return None, known
    of = naming.held.of or known or _found(naming, naming.held, scene)
    if of:
        scene.held.add((naming.held.head, of))
        for place in places if of in scene.context.governing else ():
            scene.company.setdefault(place.line.sentence.index, []).append((place.start, of))
    return naming.held.role or None, of


def _as_leader(places: Sequence[Naming], office: Held | None, scene: Scene) -> str | None:
    """Return whom a leader known all over the world speaks for; a surname alone is one's behind such an office."""
    keys = max((place.keys for place in places), key=len)
    reigns = office is not None and office.kind == "state" and not _REIGNING.isdisjoint(office.role.split())
    if (office and office.kind in {"plain", "local"} and office.role) or (len(keys) == 1 and not reigns):
        return None
    owners = led_by(keys)
    named = [owner for owner in owners if owner in scene.context.weights]
    sure = len(owners) == 1 and (reigns or (len(keys) > 1 and owners[0] not in states_by_slug()))
    return next(iter(named), None) or (owners[0] if sure else None)


def _chosen(places: Sequence[Naming]) -> Naming | None:
    """Return the place that tells most of a person's office, of those that tell as much the first."""
    told = [naming for naming in places if naming.held]
    return min(told, key=lambda naming: _poverty(naming.held), default=None)


def _poverty(office: Held | None) -> int:
    """Return how little an office's words tell: whose it is, how to find that, at least what it is."""
    if office is None or not office.role:
        return 4
    if office.kind == "plain":
        return 3
    return 0 if office.of else 2 if office.whose in {Whose.OFFICE, Whose.NOBODY} else 1


def _found(naming: Naming, office: Held, scene: Scene) -> str | None:
    """Return the owner of an office that stands alone."""
    if office.kind == "plain":
        return None
    if office.whose is Whose.OFFICE and not _REBEL.isdisjoint(office.role.split()):
        return _by_group(naming, scene)
    rule = (
        _BY_OFFICE.get(office.kind, _by_office)
        if office.whose is Whose.OFFICE
        else _BY_WORDS.get(office.whose)
    )
    return rule(naming, office, scene) if rule else None


def _by_country(naming: Naming, office: Held, scene: Scene) -> str | None:
    place = (naming.line.sentence.index, naming.start)
    groups = scene.context.weights.keys() - states_by_slug().keys()
    among = scene.context.governing if office.whose is Whose.COUNTRY else groups
    return scene.context.nearest(*place, among=among) or scene.context.in_play(*place)


def _by_group(naming: Naming, scene: Scene) -> str | None:
    """Return the group that a “rebel spokesman” speaks for: the one named last before, else the only one of the text."""
    groups = scene.context.weights.keys() - states_by_slug().keys() - scene.context.governing
    near = scene.context.nearest(naming.line.sentence.index, naming.start, among=groups)
    return near or next(iter(groups), None) if len(groups) < 2 else near


def _by_subject(naming: Naming, office: Held, scene: Scene) -> str | None:
    """Return the actor that “its” means: the first of the sentence, else of the one before, else the land spoken of."""
    sentence = naming.line.sentence.index
    paragraph = naming.line.sentence.paragraph
    for index in range(sentence, max(-1, sentence - 3), -1):
        if index < sentence - 1 and scene.context.lines[index].sentence.paragraph != paragraph:
            break
        row = (mark for mark in scene.rows[index] if index < sentence or mark.end < naming.start)
        acting = [mark for mark in row if not mark.adjective]
        says = [mark for mark in acting if scene.context.lines[index].lower(mark.end) in SPEECH]
        if acting:
            return speaks_for(min(says or acting, key=lambda mark: (mark.start, -mark.end)))
    return _by_country(naming, replace(office, whose=Whose.COUNTRY), scene)


def _by_person(naming: Naming, office: Held, scene: Scene) -> str | None:
    """Return whom the person named last before speaks for, else the country spoken of."""
    sentence = naming.line.sentence.index
    for index in (sentence, sentence - 1, sentence - 2):
        row = [mark for mark in scene.company.get(index, ()) if index < sentence or mark[0] < naming.start]
        if row:
            return max(row)[1]
    return _by_country(naming, replace(office, whose=Whose.COUNTRY), scene)


def _by_noun(naming: Naming, office: Held, scene: Scene) -> str | None:
    """Return the organisation named last whose name holds the noun that stands for it."""
    sentence = naming.line.sentence.index
    for index in range(sentence, max(-1, sentence - _FAR), -1):
        for mark in reversed(scene.rows[index]):
            if office.noun in mark.name.casefold().split() and (index < sentence or mark.end <= naming.start):
                return mark.slug
    return None


def _by_place(naming: Naming, office: Held, scene: Scene) -> str | None:
    """Return the owner of an office of a place: “<state>-<place>”, the state by the gazetteer or the one in play.

    A town that no state is known of is nobody's, and its mayor speaks for no party.
    """
    assert office.owner
    name = naming.line.text(*office.owner)
    if office.kind != "local":
        return slug(name)
    known, counts = countries_of(name), scene.context.weights
    named = [state.slug for state in states() if state.alpha2 in known and state.slug in counts]
    parties = scene.context.governing & states_by_slug().keys()
    only = states_by_alpha2().get(next(iter(known))) if len(known) == 1 and not parties else None
    state = named[0] if named else scene.context.in_play(naming.line.sentence.index, naming.start, parties)
    state = state or (only.slug if only else None)
    return f"{state}-{slug(name)}" if state else None


def _by_nearness(naming: Naming, _office: Held, scene: Scene) -> str | None:
    place = (naming.line.sentence.index, naming.start)
    near = country_before(scene.context.lines, *place, scene.context.governing)
    return near or scene.context.closest(*place)


def _by_command(naming: Naming, office: Held, scene: Scene) -> str | None:
    """Return whose commander one is; of a chief or a leader without more nothing is known, nor of a “Foo commander”."""
    place = (naming.line.sentence.index, naming.start)
    words = office.role.removesuffix(office.head).split()
    if not _OF_ARMIES.isdisjoint(words):
        return scene.context.in_play(*place)
    if not ROLE_MODIFIERS.issuperset(words):
        return None
    return (
        scene.context.nearest(*place, among=scene.context.weights.keys())
        if "commander" in office.head
        else None
    )


def _by_office(naming: Naming, office: Held, scene: Scene) -> str | None:
    """Return the owner that such an office is likely of: one the text gives it to, the one in play, not one taken."""
    others = {of for head, of in scene.held if head == office.head} if office.head in _SINGLE else set()
    barred = others | object_of(naming, scene.rows) | set(visited(naming, scene.rows))
    kin = [owner for owner in scene.offices.get(office.head, ()) if owner not in barred]
    kin = [] if of_an_office(naming, office) else kin
    own = None if kin else spoken_of(naming, scene)
    if own and own not in barred:
        return own
    company = [of for start, of in scene.company.get(naming.line.sentence.index, ()) if start < naming.start]
    if company and office.kind == "state" and company[-1] not in barred and not kin:
        return company[-1]
    fitting = kin or scene.context.governing - barred
    return scene.context.in_play(
        naming.line.sentence.index, before_quotation(naming.line, naming.start), fitting
    )


_BY_OFFICE = {"local": _by_nearness, "org": _by_command}
_BY_WORDS = {
    Whose.COUNTRY: _by_country,
    Whose.GROUP: _by_country,
    Whose.NOUN: _by_noun,
    Whose.SAME: _by_person,
    Whose.PLACE: _by_place,
    Whose.SUBJECT: _by_subject,
}


def _link(naming: Naming, index: int, other: int | None, roles: list[Role], scene: Scene) -> None:
    """Let one who speaks for a person (`other`) and that person be of one owner: “N’s spokesman, N”."""
    sentence = naming.line.sentence.index
    said = (
        mark.slug
        for mark in scene.rows[sentence]
        if mark.start >= naming.end and mark.slug in scene.context.weights
    )
    of = roles[other][1] if other is not None else None
    of = of or next(said, None) or scene.context.in_play(sentence, naming.start)
    roles[index] = (roles[index][0], of)
    if other is not None and roles[other][1] is None:
        roles[other] = (roles[other][0], of)
