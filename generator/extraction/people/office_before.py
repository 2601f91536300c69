"""Offices before a name: “Malian defence minister N”, “UN Secretary General, N”, “a spokesman for the X army, N”."""

from dataclasses import replace

from generator.extraction.document import Mention
from generator.extraction.gazetteer.words import ETHNIC, ROLE_MODIFIERS, SPEECH
from generator.extraction.names.around import Around
from generator.extraction.names.lines import Line, Span
from generator.extraction.names.organisations import is_acronym
from generator.extraction.people.office_after import apposed
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
    small,
    speaks_for,
)
from generator.extraction.wording.lexicon import Body, Office, StateWord, known_phrases
from generator.model.vocabulary import ActorKind

_INSTALLED = ("-installed", "-appointed", "-imposed")


def office_before(line: Line, around: Around, start: int, *, whole: bool, closed: bool) -> Held | None:
    """Return the office before a name; behind a comma only before a closed one, between owner and name a whole one."""
    first = _past_title(line, start)
    comma = closed and line.lower(first - 1) == ","
    end = _past_bracket(line, first - 1) if comma else first
    end -= line.lower(end - 1) in {"there", "here"}
    if line.lower(end - 1) == "by" and line.lower(end - 2) in LEADS:
        return Held(role="leader", kind="plain", head="leader", of=_led(around, end - 2))
    span = line.ends.get(_past_copula(line, end) if whole else end)
    if span and isinstance(span.value, Office) and (whole or not comma or _alone(line, span)):
        return _adjacent(line, around, span, span.value)
    return (
        _with_owner_between(line, around, end)
        if whole and (end < first or end in around.ends or line.code(end - 1) == "n")
        else None
    )


def _past_title(line: Line, start: int) -> int:
    """Return where a name begins with its courtesy title or an acronym in brackets before it."""
    start = _past_bracket(line, start)  # “Director General of Police (DGP) N”
    while line.code(start - 1) == "t":
        start -= 1
    return start


def _past_copula(line: Line, end: int) -> int:
    """Return the end of the office in “its director is N N”."""
    return end - 1 if line.lower(end - 1) in {"is", "was"} else end


def _alone(line: Line, span: Span) -> bool:
    """Whether an office may be told of one word behind a comma: “her husband, N,”, “the president, N,”."""
    begin = span.start
    while line.lower(begin - 1) in ROLE_MODIFIERS:
        begin -= 1
    before = line.lower(begin - 1)
    return before in PRONOUNS | {"the", "'s", "'"} or line.code(begin - 1) in {"a", "b", "B"}


def _led(around: Around, end: int) -> str | None:
    """Return what is led in “the X mission, led by …”."""
    near = [mark for mark in around.within(max(0, end - 8), end) if not mark.adjective]
    return speaks_for(near[-1]) if near else None


def _with_owner_between(line: Line, around: Around, end: int, stop: int | None = None) -> Held | None:
    """Return the office of “a spokesman for the Y army, N” and “US ambassador to Y N”: its owner stands between.

    It is looked for before `end`, its owner up to `stop`.
    """
    for index in range(end - 1, max(-1, end - LONGEST), -1):
        span = line.starts.get(index)
        office = span.value if span and isinstance(span.value, Office) and not span.value.plural else None
        if span and office and line.lower(span.end) in OF | {"and"}:
            if line.lower(span.end) in ABOUT:
                own = _owned(line, around, index, held(office, office.name))
                if own.of:
                    return own
            return apposed(line, around, index, span, stop or end)
        if line.lower(index) in {",", ";", ":"} or line.code(index) == '"' or line.lower(index) in SPEECH:
            return None
    return None


def _adjacent(line: Line, around: Around, span: Span, office: Office) -> Held:
    """Return the office that ends right at a name, with the office or command before it and all its words."""
    begin, role = span.start, office.name
    before = line.ends.get(begin - 1 if line.lower(begin - 1) == "," else begin)
    if before and isinstance(before.value, Office) and not before.value.plural:
        office, role = _both(before.value, office, comma=before.end < begin)
        begin = before.start
    elif office.kind == "rank" and line.lower(begin - 1) == ",":
        if command := _with_owner_between(line, around, _past_acronym(line, begin - 1), begin - 1):
            return command  # “the commander of the X police, General N”
    elif line.lower(begin - 1) == "by" and line.lower(begin - 2) in LEADS:
        return Held(role=role, kind="plain", head=role, of=_led(around, begin - 2))
    begin = _past_bracket(line, begin)
    words: list[str] = []
    while begin > 0 and (step := _modifier(line, around, begin)):
        more, begin, owner = step
        words = more + words
        if owner:
            return Held(role=" ".join([*words, role]), kind=office.kind, head=office.name, of=owner)
    return _owned(line, around, begin, held(office, " ".join([*words, role])))


def _past_bracket(line: Line, end: int) -> int:
    """Return where words end before an acronym in brackets: “the X Forces (XF) *spokesman*”."""
    return end - 3 if line.lower(end - 1) == ")" and line.lower(end - 3) == "(" else end


def _past_acronym(line: Line, end: int) -> int:
    """Return where words end before an acronym between commas: “for the X mission, XM, …”."""
    return end - 2 if line.lower(end - 2) == "," and is_acronym(line.tokens[end - 1].text) else end


def _both(outer: Office, inner: Office, *, comma: bool) -> tuple[Office, str]:
    """Return which of two offices in a row counts, and the role: a command before a rank; “deputy foreign minister”."""
    if inner.kind in {"rank", "plain"} or comma or outer.kind == "plain" or "spokes" in outer.name:
        return outer, outer.name
    if outer.kind == "rank":
        return inner, inner.name
    return Office(f"{outer.name} {inner.name}", inner.kind, plural=False), f"{outer.name} {inner.name}"


def _modifier(line: Line, around: Around, begin: int) -> tuple[list[str], int, str | None] | None:
    """Return the words before an office that belong to it, where they begin, and the owner that they bring."""
    body, mention = line.ends.get(begin), around.ends.get(begin)
    if body and isinstance(body.value, Body):
        owned = mention and mention.actor_kind is ActorKind.GOVERNMENT_BODY and mention.of
        start = min(mention.start, body.start) if mention and owned else body.start
        return small(line, body.start, body.end), start, mention.of if mention and owned else None
    word = line.lower(begin - 1)
    if mention is None and word.endswith(_INSTALLED):
        known = known_phrases().of(line.tokens[begin - 1].text.rsplit("-", 1)[0])
        return [word], begin - 1, known.state.slug if isinstance(known, StateWord) else None
    compound = line.code(begin - 1) == "l" and "-" in word
    compound = compound or (line.code(begin - 1) in {"n", "C", "g"} and line.lower(begin) == "minister")
    return ([word], begin - 1, None) if mention is None and (word in ROLE_MODIFIERS or compound) else None


def _owned(line: Line, around: Around, begin: int, office: Held) -> Held:
    """Return an office with the owner that stands before it."""
    possessive = line.code(begin - 1) == "'"
    end = begin - 1 if possessive else begin
    end = _past_bracket(line, end)
    mention = around.ends.get(end)
    outer = around.ends.get(mention.start - 1) if mention and line.code(mention.start - 1) == "'" else None
    if outer and outer.actor_kind in {ActorKind.IGO, ActorKind.NGO, ActorKind.MEDIA}:
        mention = outer  # “the X Institute’s Sudan expert” is the institute's
    if mention and fits(office, mention):
        return replace(office, of=speaks_for(mention))
    if told := _by_words(line, around, begin, office, possessive=possessive):
        return told
    first = end
    while line.code(first - 1) in {"n", "p"}:
        first -= 1
    nation = end - first == 1 and line.lower(first) in ETHNIC
    return by_name(line, office, first, end, possessive=possessive) if first < end and not nation else office


def _by_words(line: Line, around: Around, begin: int, office: Held, *, possessive: bool) -> Held | None:
    """Return the office with what the words before it tell of its owner where no actor stands right before it."""
    noun = line.lower(begin - 2 if possessive else begin - 1)
    if noun in PRONOUNS:
        return by_pronoun(office, noun)
    small = line.code(begin - (2 if possessive else 1)) == "l"
    if known := by_noun(office, noun) if possessive or (small and office.kind != "plain") else None:
        return known if possessive else replace(known, role=f"{noun} {known.role}")  # “brigade spokesman”
    if possessive and small and office.kind != "local":
        return replace(office, whose=Whose.NOBODY)  # “the ship's second officer”
    owner = None if possessive else _beyond(line, around, begin)
    if owner and (
        line.code(owner.end) == "'" or is_topical(office) or owner.actor_kind is ActorKind.GOVERNMENT_BODY
    ):
        field = [word for word in line.words[owner.end : begin] if word not in {"'s", "'"}]
        return replace(office, role=" ".join([*field, office.role]), of=speaks_for(owner))
    return None


def _beyond(line: Line, around: Around, begin: int) -> Mention | None:
    """Return the owner before the words that tell an office's field: “X's military operations *spokesman*”."""
    for index in range(begin - 1, max(-1, begin - 5), -1):
        if line.code(index) == "'":
            return around.ends.get(index)
        if index + 1 < begin and (owner := around.ends.get(index + 1)):
            return None if owner.adjective else owner  # “the UN Middle East *envoy*”
        if line.code(index) not in {"l", "b", "B", "C", "n", "k"} or line.lower(index) in SPEECH | OF:
            return None
    return None
