"""Offices behind a name: “N, the spokesman for the Malian army,”, “N, an expert at the Institute of X”."""

from collections.abc import Sequence
from dataclasses import replace

from generator.extraction.document import Mention
from generator.extraction.gazetteer.words import DEPARTMENTS, ETHNIC, ROLE_MODIFIERS, SPEECH
from generator.extraction.names.around import Around
from generator.extraction.names.lines import ARTICLES, Line, Span
from generator.extraction.people.offices import (
    ABOUT,
    LEADS,
    LONGEST,
    OF,
    PRONOUNS,
    Held,
    Whose,
    by_name,
    by_noun,
    by_pronoun,
    fits,
    held,
    is_topical,
    past_the,
    small,
    speaks_for,
)
from generator.extraction.wording.lexicon import Body, Office
from generator.model.vocabulary import ActorKind

#: Words that tell that no apposition goes on to an office: “…, the dead included three colonels”.
_PREDICATES = frozenset(
    {"and", "included", "includes", "were", "was", "had", "has", "have", "will", "would", "said"}
)
_UNTOLD = ARTICLES | PRONOUNS
_CLOSING = frozenset({",", ";", ")", ".", ":", "who", "which", "said", "told", "—", "–", "-"})

_STYLED = frozenset(
    {"introduced", "identified", "described", "describes", "styles", "serves", "served", "acts", "works"}
)


def office_after(line: Line, around: Around, end: int) -> Held | None:
    """Return the office in the apposition behind a name."""
    begin = _begin(line, end)
    if begin is None:
        return None
    if line.lower(begin) == "who":
        return _who_leads(line, around, begin + 1) or _who_is(line, around, begin + 1)
    last = min(len(line.tokens), begin + LONGEST)
    stop = next((i for i in range(begin, last) if _closes(line, i)), last)
    span = _head(line, around, begin, stop)
    return apposed(line, around, begin, span, stop) if span else None


def _begin(line: Line, end: int) -> int | None:
    """Return where an apposition's words begin: behind a bracket, the comma, an age and an article."""
    if line.lower(end) == "(" and line.lower(end + 2) == ")":
        end += 3
    if line.lower(end) == "the" and line.code(end + 1) in {"r", "R", "b", "B"}:
        return end + 1  # “N N the police commander of X told …”
    if line.lower(end) not in {",", "-", "–", "—", "("}:
        return None
    aged = line.code(end + 1) == "9" and line.lower(end + 2) == ","
    return past_the(line, end + 3 if aged else end + 1)


def _head(line: Line, around: Around, begin: int, stop: int) -> Span | None:
    """Return the office an apposition is about: the last before the first preposition, if no name or verb comes first."""
    found = None
    for index in range(begin, stop):
        span = line.starts.get(index)
        if span and isinstance(span.value, Office):
            if (
                line.code(span.end) == "n"
                and line.code(span.end + 1) != "'"
                and found is None
                and index == begin
            ):
                following = next(
                    (line.starts.get(i) for i in range(span.end, stop) if line.code(i) != "n"), None
                )
                if not (following and isinstance(following.value, Office)):
                    return None  # “…, President N N”: another person
            found = span if line.code(span.end) != "'" else found
        elif (index == begin and _is_doing(line, index)) or (
            found is None and line.lower(index) in _PREDICATES
        ):
            return None  # “N, wounding several members”
        elif found is None and index in around.covered:
            continue  # “N, Armed Forces of Ruritania *commander*”
        elif line.lower(index) in OF or line.lower(index) in SPEECH or (found and _ends_role(line, index)):
            break
    return found


def _closes(line: Line, index: int) -> bool:
    """Whether an apposition ends here: at a mark, not behind an acronym in brackets."""
    if line.lower(index) == ")" and line.lower(index - 2) == "(":
        return False
    return line.lower(index) in _CLOSING or line.code(index) == '"'


def _ends_role(line: Line, index: int) -> bool:
    return line.code(index) == "c" and line.lower(index) not in ROLE_MODIFIERS


def _is_doing(line: Line, index: int) -> bool:
    word = line.lower(index)
    return word.endswith("ing") and line.code(index) != "n" and word not in ROLE_MODIFIERS


def apposed(line: Line, around: Around, begin: int, span: Span, stop: int) -> Held:
    """Return the office of a span within an apposition [begin, stop), its owner before it or behind it."""
    assert isinstance(span.value, Office)
    before = tuple(around.within(begin, span.start))
    words = [line.lower(index) for index in range(begin, span.start) if _tells(line, index, before)]
    office = held(span.value, " ".join([*words, span.value.name]))
    owner = max(
        (m for m in before if fits(office, m)), key=lambda m: (m.end - m.start, m.start), default=None
    )
    if owner and owner.adjective and line.lower(span.end) == "of":
        sent = _owner_behind(line, around, span.end, stop, office)
        owner = None if sent.of else owner  # “the Ghanaian spokesman of the UN force”
    if owner:
        return replace(office, of=speaks_for(owner))
    if known := _owner_before(line, begin, span.start, office):
        return known
    return _owner_behind(line, around, span.end, stop, office) if line.lower(span.end) in OF else office


def _tells(line: Line, index: int, owners: Sequence[Mention]) -> bool:
    """Whether a word before an office's head belongs to the role: no mark, article or owner, save a body's own words."""
    if line.code(index) in {"b", "B"}:
        return True
    owned = any(mark.start <= index < mark.end for mark in owners)
    behind = index + 1
    while line.code(index) == line.code(behind) == "n":
        behind += 1  # “N N's spokesman”: none of the name
    possessor = line.code(behind) == "'" or line.code(index) in {"'", ",", '"', "9"}
    return not (owned or possessor or line.lower(index) in _UNTOLD)


def _owner_before(line: Line, begin: int, end: int, office: Held) -> Held | None:
    """Return the office with the owner named before it without being a known actor: “its”, “the country’s”, “N’s”."""
    if line.lower(begin) in PRONOUNS:
        return by_pronoun(office, line.lower(begin))
    mark = line.codes.find("'", begin, end)
    if mark <= begin:
        return None
    first = mark
    while first > begin and line.code(first - 1) == "n":
        first -= 1
    return (
        by_name(line, office, first, mark, possessive=True)
        if first < mark
        else by_noun(office, line.lower(mark - 1))
    )


def _owner_behind(line: Line, around: Around, after: int, stop: int, office: Held) -> Held:
    """Return the office with the owner behind its preposition, a body's words joined to the role."""
    owner = _sender(line, around, after, stop, office)
    if owner and line.code(owner.start) == "a" and line.code(owner.end) == "n":
        return by_name(
            line, office, owner.start, owner.end + 1, possessive=False
        )  # “leader of the Serb List”
    if _is_of_nobody(line, after, office, owner):
        return replace(office, whose=Whose.NOBODY)
    first = past_the(line, after + 1)
    if owner and office.kind == "local" and line.code(first) == "n" and first < owner.start:
        owner = None  # “mayor of X in Ruritania”
    office = replace(office, role=_with_complement(line, office.role, after, stop, owner))
    return replace(office, of=speaks_for(owner)) if owner else _of_words(line, after, stop, office)


def _sender(line: Line, around: Around, after: int, stop: int, office: Held) -> Mention | None:
    """Return the first actor behind an office that fits, not the land where it is held (“in Kenya for the X Front”)."""
    fitting = [mark for mark in around.within(after, stop) if fits(office, mark)]
    abroad = line.lower(after) == "in" and len(fitting) > 1 and fitting[0].actor_kind is ActorKind.STATE
    sent = [
        mark for mark in fitting[1:] if {"for", "of"} & {line.lower(mark.start - back) for back in (1, 2)}
    ]
    return sent[0] if abroad and sent else next(iter(fitting), None)


def _is_of_nobody(line: Line, after: int, office: Held, owner: Mention | None) -> bool:
    """Whether what is behind an office does not own it: “president of a farmers’ club”, “special envoy for X”."""
    if owner is None and line.lower(after + 1) in {"a", "an"}:
        return True
    topic = is_topical(office) and line.lower(after) in ABOUT - {"in"}
    return topic and (owner is None or owner.actor_kind is ActorKind.STATE)


def _of_words(line: Line, after: int, stop: int, office: Held) -> Held:
    """Return the office with an owner that is no known actor: a common noun, a possessor within, an unknown name."""
    first = past_the(line, after + 1)
    if known := by_noun(office, line.lower(first)) or _by_possessor(line, first, stop, office):
        return known  # “the President of the Republic”, “head of the region's committee”
    if line.lower(first) in DEPARTMENTS:
        return replace(office, role=f"{office.role} of {line.lower(first)}")
    last = first
    while last < max(stop, first + 1) and (line.code(last) == "n" or line.codes.startswith("pn", last)):
        last += 1
    named = first < last and line.lower(first) not in ETHNIC and line.lower(after) in {"of", "in", "for"}
    return by_name(line, office, first, last, possessive=False) if named else office


def _by_possessor(line: Line, first: int, stop: int, office: Held) -> Held | None:
    mark = line.codes.find("'", first, stop)
    return by_noun(office, line.lower(mark - 1)) if mark > first else None


def _with_complement(line: Line, role: str, after: int, stop: int, owner: Mention | None) -> str:
    """Return a role with what it is of: “defence ministry spokesman”, “head of the army”, “adviser to the president”."""
    for index in range(after, stop):
        span = line.starts.get(index)
        if span and isinstance(span.value, Body) and (owner is None or span.start < owner.end):
            body = " ".join(small(line, span.start, span.end))
            whole = span.value.tail == "government" and "spokes" not in role
            return role if whole else f"{body} {role}" if "spokes" in role else f"{role} of the {body}"
        if span and isinstance(span.value, Office) and line.lower(after) == "to":
            return f"{role} to the {span.value.name}"
    return role


def _who_is(line: Line, around: Around, begin: int) -> Held | None:
    """Return the office of “who introduced himself as the X's spokesman” and “who speaks for X”."""
    if line.lower(begin) == "speaks" and line.lower(begin + 1) == "for":
        owner = next(around.within(begin + 2, begin + 8), None)
        return Held(role="spokesman", kind="org", head="spokesman", of=speaks_for(owner)) if owner else None
    if "as" not in line.words[begin : begin + 4] or line.lower(begin) not in _STYLED:
        return None
    first = past_the(line, line.words.index("as", begin) + 1)
    last = min(len(line.tokens), first + LONGEST)
    stop = next((i for i in range(first, last) if line.lower(i) in _CLOSING | {"in"}), last)
    span = _head(line, around, first, stop)
    return apposed(line, around, first, span, stop) if span else None


def _who_leads(line: Line, around: Around, begin: int) -> Held | None:
    role = LEADS.get(line.lower(begin))
    owner = next(around.within(begin + 1, begin + 8), None) if role else None
    return Held(role=role, kind="org", head=role, of=speaks_for(owner)) if role and owner else None
