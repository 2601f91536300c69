"""Government bodies with their owners, and the findings of actors.

A body is its owner's: the state, group or organisation before it (“Sudan’s army”, “the Malian defence ministry”) or
behind it (“Ministry of Defence of Ukraine”), else the one the text speaks of (“the army”).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from generator.extraction.document import Document, Mention, MentionKind
from generator.extraction.gazetteer.states import states_by_slug
from generator.extraction.gazetteer.words import BODY_MODIFIERS, LAND_OWNERS, SPEECH, TOWARDS
from generator.extraction.names.around import Around
from generator.extraction.names.context import Context, before_quotation
from generator.extraction.names.identities import Identity
from generator.extraction.names.lines import Line, Span
from generator.extraction.names.organisations import acronym_after
from generator.extraction.names.owners import mark_owners
from generator.extraction.names.reading import Reading
from generator.extraction.names.signs import run_by
from generator.extraction.wording.lexicon import Body, body_tails
from generator.model.finding import ActorFinding
from generator.model.vocabulary import ActorKind

OWNING = frozenset({ActorKind.STATE, ActorKind.ARMED_GROUP, ActorKind.GOVERNMENT_BODY, ActorKind.IGO})
_WORLD = "United Nations"  # whose the Security Council is, whether or not it is named
_PRONOUNS = frozenset({"its", "his", "her", "their", "own"})
_VERBS = ("ed", "es", "as", "is", "ys", "ds", "ts", "ms", "ns", "ws")


def mark_actors(reading: Reading) -> tuple[Mention, ...]:
    """Mark every state, body, group and organisation."""
    owners = mark_owners(reading)
    context = Context.of(reading.lines, parties(reading, owners))
    rows: list[list[Mention]] = [[] for _ in reading.lines]
    for mark in owners:
        rows[mark.sentence].append(mark)
    names = {mark.slug: mark for mark in owners}
    found = [
        body
        for line, row in zip(reading.lines, rows, strict=True)
        if any(isinstance(span.value, Body) for span in line.starts.values())
        for body in _bodies(line, Around.of(row), context, names)
    ]
    owned = tuple(_owned(mark, context) for mark in owners)
    return (*owned, *found, *_by_acronym(reading, found))


def _owned(mark: Mention, context: Context) -> Mention:
    """Give a government’s body with a name of its own (“Northern Command”) the state it belongs to."""
    if mark.actor_kind is not ActorKind.GOVERNMENT_BODY or mark.of or mark.slug in context.weights:
        return mark
    state = context.in_play(mark.sentence, mark.start)
    return replace(mark, of=state, slug=f"{state}-{mark.slug}") if state else mark


def _by_acronym(reading: Reading, found: Sequence[Mention]) -> Iterator[Mention]:
    """Mark bodies where they are named by the acronym that the text gives them: “Sudanese Armed Forces (SAF)”."""
    coined = {acronym_after(reading.lines[mark.sentence], mark.end): mark for mark in reversed(found)}
    for line in reading.lines if coined.keys() - {""} else ():
        for index, token in enumerate(line.tokens):
            if mark := coined.get(token.text):
                yield replace(mark, sentence=line.sentence.index, start=index, end=index + 1)


def parties(reading: Reading, marks: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the states and groups among marks, which have bodies and offices; a body's mention is one of its state."""
    groups = {group.slug for group in reading.groups}
    kinds = {ActorKind.STATE, ActorKind.ARMED_GROUP}
    owners = groups | states_by_slug().keys()
    marks = tuple(marks)
    said = {(mark.sentence, mark.start) for mark in marks if mark.actor_kind in kinds}
    for mark in marks:
        if mark.actor_kind in kinds or (mark.slug in groups and not mark.of):
            yield mark
        elif mark.of and mark.of in owners and mark.slug.removeprefix(f"{mark.of}-") in body_tails():
            if any((mark.sentence, index) in said for index in range(mark.start, mark.end)):
                continue  # its owner is named in its own words
            yield replace(mark, slug=mark.of, actor_kind=ActorKind.STATE)


def _bodies(line: Line, around: Around, context: Context, names: Mapping[str, Mention]) -> Iterator[Mention]:
    inside = {index for named in line.organisations for index in range(named.start, named.end)}
    for span in line.starts.values():
        if not isinstance(span.value, Body) or span.start in inside:
            continue
        start, end, owner = _owner(line, span, around, names)
        slug = owner.slug if owner else _unsaid(line, span, context, names)
        if slug:
            mark = _identity(span.value, slug, names).mark(line, start, end)
            context.note(replace(mark, slug=slug))
            yield mark


def _owner(
    line: Line, span: Span, around: Around, names: Mapping[str, Mention]
) -> tuple[int, int, Mention | None]:
    """Return where a body's name begins and ends, with its owner where the words give one."""
    start, runner = span.start, ""
    while line.lower(start - 1) in BODY_MODIFIERS or (
        line.code(start - 1) == "l" and "-" in line.lower(start - 1)
    ):
        start -= 1
        runner = runner or run_by(line.tokens[start].text)
    before = around.ends.get(start - 1 if line.code(start - 1) == "'" else start)
    if before and before.actor_kind in OWNING:
        return before.start, span.end, before
    after = span.end
    if line.lower(after) in {"of", "in"}:
        after += 1
        while line.lower(after) in {"the", "republic", "state", "kingdom", "of", "islamic", "federal"}:
            after += 1
        owner = around.begins.get(after)
        if owner and owner.actor_kind in OWNING and not owner.adjective:
            return span.start, owner.end, owner
    return span.start, span.end, next((names[key] for key in (runner, f"{runner}s") if key in names), None)


def _unsaid(line: Line, span: Span, context: Context, names: Mapping[str, Mention]) -> str | None:
    """Return the owner of a body named without one, or None where it is no body (“a military operation”)."""
    place = (line.sentence.index, before_quotation(line, span.start))
    before = line.lower(span.start - 1)
    if before in _PRONOUNS or (before == "'s" and line.lower(span.start - 2) in LAND_OWNERS):
        return context.nearest(*place, among=context.governing) or context.in_play(*place)
    if not _stands_alone(line, span, before):
        return None
    assert isinstance(span.value, Body)
    if line.lower(span.end) == "of" and line.lower(span.end + 1) in _PRONOUNS:
        return None  # “the Security Council of his country”
    if span.value.tail == "security-council" and ("united-nations" in names or _is_the_one(line, span)):
        return "united-nations"
    blamed = any(line.lower(span.start - back) in TOWARDS for back in (1, 2))
    return context.in_play(*place, context.governing - {context.subject(*place) if blamed else None})


def _is_the_one(line: Line, span: Span) -> bool:
    """“The Security Council” is that of the world; a state's has a secretary, or is called national."""
    return line.lower(span.start) == "security" and line.lower(span.start - 2) not in {"of", "to", "with"}


def _stands_alone(line: Line, span: Span, before: str) -> bool:
    """Whether a body may be named without its owner here."""
    assert isinstance(span.value, Body)
    capital = line.code(span.start) == "B"
    if (
        span.value.alone == "no"
        or (span.value.alone == "cap" and not capital)
        or before in {"a", "an", "any", "every"}
    ):
        return False
    if line.code(span.start - 1) in {"n", "l", "'"} and not (before in BODY_MODIFIERS or "-" in before):
        return False
    named = span.end - span.start > 1
    return named or ((before == "the" or (capital and span.start == 0)) and _acts(line, span.end))


def _acts(line: Line, after: int) -> bool:
    """Whether what follows a body of one word lets it act, and not qualify a noun (“the army *base*”)."""
    word = line.lower(after)
    return line.code(after) != "l" or word in SPEECH or word.endswith(_VERBS)


def _identity(body: Body, owner: str, names: Mapping[str, Mention]) -> Identity:
    state = states_by_slug().get(owner)
    known = names.get(owner)
    word = state.attributive if state else known.name if known else _WORLD
    country = state.alpha2 if state else known.country if known else None
    return Identity(f"{owner}-{body.tail}", f"{word} {body.name}", ActorKind.GOVERNMENT_BODY, owner, country)


def actors(document: Document, mentions: Sequence[Mention]) -> tuple[ActorFinding, ...]:
    """Return the actors named, in the order of their first mention; aliases are other names the text has for them.

    Whom a person speaks for is an actor too, where only the office names it (“mayor of X”).
    """
    found: dict[str, Mention] = {}
    aliases: dict[str, dict[str, None]] = {}
    offices: dict[str, None] = {}
    for mention in mentions:
        if mention.kind is MentionKind.PERSON and mention.of:
            offices[mention.of] = None
        if mention.kind is not MentionKind.ACTOR:
            continue
        found.setdefault(mention.slug, mention)
        words = " ".join(document.sentences[mention.sentence].words(mention.start, mention.end).split())
        body = mention.actor_kind is ActorKind.GOVERNMENT_BODY and mention.of
        if not (mention.adjective or mention.metonym or body):
            aliases.setdefault(mention.slug, {})[words] = None
    named = tuple(_finding(mention, aliases.get(slug, {})) for slug, mention in found.items())
    places = {mention.slug for mention in mentions if mention.kind is MentionKind.PLACE}
    return (*named, *(_by_office(slug, place=slug in places) for slug in offices if slug not in found))


def _finding(mention: Mention, aliases: Iterable[str]) -> ActorFinding:
    assert mention.actor_kind
    return ActorFinding(
        slug=mention.slug,
        name=mention.name,
        kind=mention.actor_kind,
        of=mention.of,
        country=mention.country,
        aliases=tuple(alias for alias in aliases if alias != mention.name),
    )


def _by_office(slug: str, *, place: bool) -> ActorFinding:
    """Return an actor that only an office names: a place's administration, of the state whose slug comes first."""
    if state := states_by_slug().get(slug):
        return ActorFinding(slug=slug, name=state.name, kind=ActorKind.STATE, country=state.alpha2)
    owners = [state for state in states_by_slug().values() if slug.startswith(f"{state.slug}-")]
    owner = max(owners, key=lambda state: len(state.slug), default=None)
    own = slug.removeprefix(f"{owner.slug}-") if owner else slug
    return ActorFinding(
        slug=slug,
        name=own.replace("-", " ").title(),
        kind=ActorKind.GOVERNMENT_BODY if owner or place else ActorKind.NGO,
        of=owner.slug if owner else None,
        country=owner.alpha2 if owner else None,
    )
