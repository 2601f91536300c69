"""Offices that stand beside a person's name: what is held, and for whom.

Before the name: “Malian defence minister N”, “the country’s foreign minister, N”, “UN Secretary General, N”,
“N’s spokesman, N”. Behind it: “N, the spokesman for the Malian army,”, “N, an expert at the Institute of X”.
"""

from dataclasses import dataclass

from generator.extraction.bodies import Around
from generator.extraction.document import Mention
from generator.extraction.gazetteer.words import GROUP_OWNERS, LAND_OWNERS, PERSONAL, ROLE_MODIFIERS, SPEECH
from generator.extraction.lexicon import Body, Office, body_tails
from generator.extraction.names import Line
from generator.model.vocabulary import ActorKind

_ARTICLES = frozenset({"the", "a", "an"})
_PRONOUNS = frozenset({"its", "his", "her", "their"})
_OF = frozenset({"of", "for", "at", "in", "to", "with", "from", "on", "by"})
_LEADS = {"heads": "head", "leads": "leader", "commands": "commander", "chairs": "chair", "runs": "head"}
_LEADS |= {
    "headed": "head",
    "led": "leader",
    "commanded": "commander",
    "represents": "representative",
    "rules": "ruler",
}
_LONGEST = 16  # tokens an apposition may have


@dataclass(frozen=True, slots=True)
class Held:
    """An office held. `of` is a slug where the words give it; else `whose` tells how it may be found.

    `whose` is “country” (the one spoken of), “person” (`owner` is that person's tokens), or the office's kind.
    """

    role: str
    kind: str
    of: str | None = None
    whose: str = ""
    owner: tuple[int, int] | None = None
    start: int = 0
    head: str = ""


def speaks_for(mention: Mention) -> str:
    """Return whom one speaks for in an actor's name: a ministry's state, else the actor itself."""
    own = mention.slug.removeprefix(f"{mention.of}-")
    return mention.of if mention.of and mention.slug != own and own in body_tails() else mention.slug


def office_before(line: Line, around: Around, start: int, *, comma: bool) -> Held | None:
    """Return the office right before a name; behind a comma only where `comma` allows it."""
    end = start - 1 if comma and line.lower(start - 1) == "," else start
    span = line.ends.get(end)
    if _led_by(line, end):
        return Held("leader", "plain", of=_led(line, around, end - 2), start=end, head="leader")
    if not span or not isinstance(span.value, Office):
        return _with_owner_between(line, around, end) if end < start else None
    kind, names, begin, head = span.value.kind, [span.value.name], span.start, span.value.name
    outer = line.ends.get(begin - 1 if line.lower(begin - 1) == "," else begin)
    if outer and isinstance(outer.value, Office) and not outer.value.plural:
        names = _both(outer.value, span.value, comma=outer.end < begin)
        kind, begin, head = outer.value.kind, outer.start, names[0]
    elif _led_by(line, begin):
        return Held(names[0], "plain", of=_led(line, around, begin - 2), start=begin, head=names[0])
    words: list[str] = []
    while step := _modifier(line, around, begin):
        words[:0], begin, owner = step
        if owner:
            return Held(" ".join([*words, *names]), kind, of=owner, start=begin, head=head)
    role = " ".join([*words, *names])
    return _owned(line, around, begin, Held(role, kind, whose=kind, start=begin, head=head))


def _both(outer: Office, inner: Office, *, comma: bool) -> list[str]:
    """Return the role of two offices in a row: a command before a rank is the role, “deputy foreign minister” is one."""
    if inner.kind == "rank" or comma or outer.kind == "plain":
        return [outer.name]
    return [inner.name] if outer.kind == "rank" else [f"{outer.name} {inner.name}"]


def _led_by(line: Line, end: int) -> bool:
    return line.lower(end - 1) == "by" and line.lower(end - 2) in _LEADS


def _led(line: Line, around: Around, end: int) -> str | None:
    """Return what is led, in “the X mission, led by …”."""
    near = [mark for mark in around.within(max(0, end - 8), end) if not mark.adjective]
    return speaks_for(near[-1]) if near else None


def _with_owner_between(line: Line, around: Around, comma: int) -> Held | None:
    """Return the office of “a spokesman for the Y army, N,”: the owner stands between the office and the name."""
    for index in range(comma - 1, max(-1, comma - _LONGEST), -1):
        span = line.starts.get(index)
        if span and isinstance(span.value, Office) and line.lower(span.end) in _OF:
            return _apposed(line, around, index, index, comma)
        if line.lower(index) in {",", ";", ":"} or line.lower(index) in SPEECH or line.code(index) == '"':
            return None
    return None


def _modifier(line: Line, around: Around, begin: int) -> tuple[list[str], int, str | None] | None:
    """Return the words before an office that belong to it, where they begin, and the owner that a body brings."""
    body, mention = line.ends.get(begin), around.ends.get(begin)
    if body and isinstance(body.value, Body):
        words = _small(line, body.start, body.end)
        if (
            mention
            and mention.actor_kind is ActorKind.GOVERNMENT_BODY
            and mention.of
            and mention.end == begin
        ):
            return words, min(mention.start, body.start), mention.of
        return words, body.start, None
    word = line.lower(begin - 1)
    if mention is None and (word in ROLE_MODIFIERS or (line.code(begin - 1) == "l" and "-" in word)):
        return [word], begin - 1, None
    return None


def _owned(line: Line, around: Around, begin: int, held: Held) -> Held:
    """Return the office with the owner that stands before it."""
    possessive = line.code(begin - 1) == "'"
    mention = around.ends.get(begin - 1 if possessive else begin)
    outer = around.ends.get(mention.start - 1) if mention and line.code(mention.start - 1) == "'" else None
    if outer and outer.actor_kind in {ActorKind.IGO, ActorKind.NGO, ActorKind.MEDIA}:
        mention = outer
    if mention and not (held.kind == "plain" and mention.actor_kind is ActorKind.STATE):
        return _with(held, of=speaks_for(mention), start=mention.start)
    if held.kind == "plain" and line.lower(begin - 1) in _PRONOUNS:
        return _with(held, whose="kin")
    noun = line.lower(begin - 2) if possessive else ""
    if line.lower(begin - 1) in _PRONOUNS or noun in LAND_OWNERS:
        return _with(held, whose="group" if noun in GROUP_OWNERS else "country")
    run = begin - 1 if possessive else begin
    first = run
    while line.code(first - 1) in {"n", "p"}:
        first -= 1
    if first < run:
        return _with(
            held,
            whose="person" if possessive and held.head.split()[-1] in PERSONAL else "place",
            owner=(first, run),
            start=first,
        )
    return held


def _with(held: Held, **changes: object) -> Held:
    values = {name: getattr(held, name) for name in Held.__dataclass_fields__} | changes
    return Held(**values)  # type: ignore[arg-type]


def belongs(line: Line, around: Around, start: int, end: int) -> Held | None:
    """Return whom a person without an office belongs to: “the X Institute’s N N”, “N N of the X Institute”."""
    mark = around.ends.get(start - 1) if line.code(start - 1) == "'" else None
    if mark is None and line.lower(end) in {"of", "from", "at", "with"}:
        mark = around.begins.get(end + (2 if line.lower(end + 1) == "the" else 1))
    bodies = {ActorKind.NGO, ActorKind.IGO, ActorKind.MEDIA, ActorKind.ARMED_GROUP, ActorKind.GOVERNMENT_BODY}
    return Held("", "plain", of=speaks_for(mark)) if mark and mark.actor_kind in bodies else None


def office_after(line: Line, around: Around, end: int) -> Held | None:
    """Return the office in the apposition behind a name."""
    begin = _past_age(line, end)
    if begin is None:
        return None
    if line.lower(begin) == "who":
        return _who_leads(line, around, begin + 1)
    stop = next((i for i in range(begin, min(len(line.tokens), begin + _LONGEST)) if _closes(line, i)), None)
    stop = min(len(line.tokens), begin + _LONGEST) if stop is None else stop
    for index in range(begin, stop):
        span = line.starts.get(index)
        if span and isinstance(span.value, Office) and not _is_owner(line, span.end):
            return _apposed(line, around, begin, index, stop)
        if (
            (line.code(index) == "f" and line.lower(index) in _OF)
            or line.lower(index) in SPEECH
            or (line.code(index) == "n" and _is_person(line, index))
        ):
            return None
    return None


def _is_owner(line: Line, after: int) -> bool:
    """Whether an office is only the owner of the next: “the *president’s* adviser”."""
    return line.code(after) == "'"


def _is_person(line: Line, index: int) -> bool:
    return line.ends.get(index) is not None and isinstance(line.ends[index].value, Office)


def _past_age(line: Line, end: int) -> int | None:
    """Return where an apposition's words begin: behind the comma, an age, and an article."""
    if line.lower(end) == "(" and line.lower(end + 2) == ")":
        end += 3
    if line.lower(end) not in {",", "-", "–", "—", "("}:
        return None
    begin = end + 1
    if line.code(begin) == "9" and line.lower(begin + 1) == ",":
        begin += 2
    return begin + 1 if line.lower(begin) in _ARTICLES else begin


def _closes(line: Line, index: int) -> bool:
    return (
        line.lower(index) in {",", ";", ")", ".", ":", "who", "which", "said", "told", "—", "–", "-"}
        or line.code(index) == '"'
    )


def _apposed(line: Line, around: Around, begin: int, index: int, stop: int) -> Held | None:
    span = line.starts[index]
    office = span.value
    assert isinstance(office, Office)
    before = list(around.within(begin, index))
    words = [word for i in range(begin, index) for word in _small(line, i, i + 1) if _tells(line, i, before)]
    if office.kind == "plain":
        before = [mark for mark in before if mark.actor_kind is not ActorKind.STATE]
    nearest = max(before, key=lambda m: (m.end - m.start, m.start), default=None)
    owner = nearest
    role = " ".join([*words, office.name])
    if owner is None and line.lower(span.end) in _OF:
        owner = _complement(around, span.end, stop, plain=office.kind == "plain")
        role = _with_complement(line, role, span.end, stop, owner)
    held = Held(role, office.kind, whose=office.kind, start=begin, head=office.name)
    if owner:
        return _with(held, of=speaks_for(owner))
    for i in range(begin, index):
        if line.lower(i) in LAND_OWNERS and line.code(i + 1) == "'":
            return _with(held, whose="group" if line.lower(i) in GROUP_OWNERS else "country")
    if line.lower(begin) in _PRONOUNS:
        return _with(held, whose="country")
    if whole := _possessor(line, begin, index):
        return _with(held, whose="person" if office.name.split()[-1] in PERSONAL else "place", owner=whole)
    told = (
        line.lower(span.end + (2 if line.lower(span.end + 1) == "the" else 1))
        if line.lower(span.end) in _OF
        else ""
    )
    if told in LAND_OWNERS:
        return _with(held, whose="group" if told in GROUP_OWNERS else "country")
    first = span.end + (2 if line.lower(span.end + 1) == "the" else 1)
    if line.lower(span.end) in {"of", "in", "for"} and line.code(first) == "n":
        last = first
        while line.code(last) == "n":
            last += 1
        return _with(held, whose="place", owner=(first, last))
    return held


def _possessor(line: Line, begin: int, index: int) -> tuple[int, int] | None:
    """Return the name before a possessive within an apposition: “N, *N’s* spokesman”."""
    end = line.codes.find("n'", begin, index)
    start = end
    while start > begin and line.code(start - 1) == "n":
        start -= 1
    return (start, end + 1) if end >= 0 else None


def _tells(line: Line, index: int, owners: list[Mention]) -> bool:
    """Whether a word before an office's head belongs to the role: no owner's name, mark or article, but a body's words."""
    if (
        line.code(index) in {"'", ",", '"', "9"}
        or line.lower(index) in _ARTICLES
        or line.lower(index) in LAND_OWNERS
    ):
        return False
    return line.code(index) in {"b", "B"} or not any(owner.start <= index < owner.end for owner in owners)


def _with_complement(line: Line, role: str, after: int, stop: int, owner: Mention | None) -> str:
    """Return a role with what it is of: “defence ministry spokesman”, “adviser to the president”."""
    for index in range(after, stop):
        span = line.starts.get(index)
        if span and isinstance(span.value, Body) and (owner is None or span.start < owner.end):
            body = " ".join(_small(line, span.start, span.end))
            if "spokes" in role:
                return f"{body} {role}"
            return role if span.value.tail == "government" else f"{role} of the {body}"
        if span and isinstance(span.value, Office) and line.lower(after) == "to":
            return f"{role} to the {span.value.name}"
    return role


def _complement(around: Around, start: int, stop: int, *, plain: bool) -> Mention | None:
    """Return whom an office is of: the first actor named behind it; of an analyst the institute before the field."""
    named = list(around.within(start, stop))
    if plain:
        named = [m for m in named if m.actor_kind is not ActorKind.STATE]
    return next(iter(named), None)


def _who_leads(line: Line, around: Around, begin: int) -> Held | None:
    role = _LEADS.get(line.lower(begin))
    owner = next(around.within(begin + 1, begin + 8), None) if role else None
    return Held(role, "org", of=speaks_for(owner), start=begin, head=role) if role and owner else None


def _small(line: Line, start: int, end: int) -> list[str]:
    """Return the words of a span in small letters, a possessive with its owner."""
    return line.text(start, end).casefold().split() if start < end else []
