"""A corrected field, and the value before and after, in the words of the site."""

from collections.abc import Iterator
from typing import get_origin

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from generator.decode.nodes import Sink, compose, pairs
from generator.decode.shapes import read_as, type_at
from generator.decode.text import Text
from generator.edtf import Edtf
from generator.model.claim import Claim
from generator.model.event import Event, Place
from generator.model.record import KeyPath
from generator.model.site import Amendment
from generator.rendering.context import Context
from generator.rendering.dates import when
from generator.rendering.views.claims import victims_word
from generator.rendering.views.numbers import claim_number

#: Last names of fields that hold an actor's id, a date, a number.
_ACTORS = frozenset({"actor", "side", "claimant", "speaker", "of", "to", "parent", "parties"})
_DATES = frozenset({"date", "period", "published", "retrieved", "from", "to"})
_NUMBERS = frozenset({"min", "max", "count"})
#: Last names of fields whose values are words of the vocabulary, and where these stand in the table of words.
_WORDS = {
    "measure": "measures.{}",
    "victims": "victims.{}",
    "status": "statuses.{}.label",
    "precision": "precisions.{}",
    "qualifier": "qualifiers.{}",
    "scope": "scopes.{}",
    "act": "act_names.{}",
    "role": "role_names.{}",
    "date_basis": "date_bases.{}",
}
#: What is left out of a mapping told in words: names for machines, and the words of others.
_UNTOLD = frozenset({"id", "quote", "paragraph", "part_of"})


def field_name(amendment: Amendment, context: Context) -> str:
    """A dotted path in words: “claims.c1.min” is “Claim (killed, civilians): Lowest number”, also once it is gone.

    A name without words stands as it is; the number of an item without a name of its own is left out.
    """
    first, *rest = amendment.correction.field.split(".")
    last = rest.pop() if rest and f"fields.{rest[-1]}" in context.words.table else ""
    claim = _claim(amendment, rest[0]) if first == "claims" and rest else None
    if claim:
        thing = context.words("corrections.item", thing=_word(first, context), item=_subject(claim, context))
    else:
        items = (_called(one, context) for one in rest if not one.isdecimal())
        thing = " ".join((_word(first, context), *items))
    return context.words("corrections.within", thing=thing, field=_word(last, context)) if last else thing


def value_words(amendment: Amendment, value: str | float | None, context: Context) -> str:
    """A value in words: a day, an actor, a kind, a claim by name; all else as it stands."""
    if value is None:
        return context.words("corrections.nothing")
    path = amendment.correction.field
    hint = _type(type(amendment.value), path)
    node = _node(str(value)) if str(value)[:1] in ("{", "[") and hint is not str else None
    named = [name for name in path.split(".") if f"fields.{name}" in context.words.table]
    return _in_words(node or str(value), hint, named[-1] if named else "", context)


def _claim(amendment: Amendment, name: str) -> Claim | None:
    """The claim of this id, also where a correction took it out since."""
    claims = amendment.value.claims if isinstance(amendment.value, Event) else ()
    taken = (one.was for one in amendment.value.corrections if one.field == f"claims.{name}")
    here = [claim for claim in claims if claim.id == name]
    read = (read_as(Claim, node) for was in taken if (node := _node(str(was))))
    return next((one for one in (*here, *read) if isinstance(one, Claim)), None)


def _subject(claim: Claim, context: Context) -> str:
    side = context.words("claims.side", side=context.actor(claim.side).name) if claim.side else ""
    about = (context.words(f"measures.{claim.measure}"), victims_word(claim.victims, context), side)
    return context.words("marks.comma").join(filter(None, about))


def _type(cls: type, path: str) -> object:
    """The type of what a dotted path leads to."""
    keys: KeyPath = ()
    for name in path.split("."):
        keys = (*keys, 0 if get_origin(type_at(cls, keys)) is tuple else name)
    return type_at(cls, keys)


def _node(text: str) -> Node | None:
    """Read a value that was a list or a mapping."""
    node = compose(text, Sink(Text("", text)))
    return node if isinstance(node, MappingNode | SequenceNode) else None


def _in_words(value: Node | str, hint: object, name: str, context: Context) -> str:
    if isinstance(value, SequenceNode):
        return context.words("marks.comma").join(_in_words(item, None, name, context) for item in value.value)
    if isinstance(value, MappingNode):
        whole = read_as(hint, value)
        if isinstance(whole, Claim):
            return _claim_words(whole, context)
        if isinstance(whole, Place):
            named = (whole.name, context.words.country_name(whole.country))
            return context.words("marks.comma").join(filter(None, named))
        return context.words("marks.semicolon").join(_parts(value, context))
    return _scalar(value.value if isinstance(value, ScalarNode) else str(value), name, context)


def _parts(node: MappingNode, context: Context) -> Iterator[str]:
    for key, part in pairs(node):
        name = str(key.value)
        if name not in _UNTOLD:
            told = _in_words(part, None, name, context)
            yield context.words("corrections.within", thing=_word(name, context), field=told)


def _claim_words(claim: Claim, context: Context) -> str:
    number = claim_number(claim, context)
    if not claim.claimant:
        return number
    said = context.words("claims.said_by", claimants=context.actor(claim.claimant).name)
    return context.words("marks.comma").join((number, said))


def _scalar(text: str, name: str, context: Context) -> str:
    if name == "quote" and not context.site.config.quotes:
        return context.words("corrections.unquoted")
    if name in _ACTORS and text in context.site.actors:
        return context.actor(text).name
    if name in _DATES:
        return _day(text, context)
    if name in _NUMBERS and text.isdecimal():
        return context.words.number(int(text))
    if name == "kind":
        return context.kind(text).name
    return context.words.table.get(_WORDS.get(name, "").format(text), text)


def _called(name: str, context: Context) -> str:
    return context.actor(name).name if name in context.site.actors else name


def _word(name: str, context: Context) -> str:
    return context.words.table.get(f"fields.{name}", name)


def _day(text: str, context: Context) -> str:
    try:
        return when(Edtf.parse(text), context.words).text
    except ValueError:
        return text
