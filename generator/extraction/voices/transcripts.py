"""Transcripts: paragraphs that begin with who speaks in them, in capitals (“JANE DOE: …”), or with “Q:” and “A:”.

What an interviewee says is a quotation, marks or no marks: who is named as speaking in it is only quoted. What the host
asks and tells is the report's own voice.
"""

from collections.abc import Iterable, Mapping, Sequence

from generator.extraction.document import Mention, MentionKind, Sentence
from generator.extraction.frozen import frozen
from generator.extraction.wording.grammar import words
from generator.urls import slug

_REACH = 9  # tokens of a paragraph in which a label ends
_FEWEST = 3  # labels that make a transcript
_KNOWN = 2  # people of the text among the labels
_HOSTING = words("byline host anchor presenter moderator interviewer correspondent reporter q question")
_MARKS = frozenset({",", ".", "-", "(", ")"})


@frozen
class Label:
    """A label: the token of its colon, and the slug of who speaks; None where it tells no name, and for the `host`."""

    colon: int
    speaker: str | None
    host: bool = False


def transcript(sentences: Sequence[Sentence], mentions: Iterable[Mention]) -> dict[int, Label]:
    """Return the labels by the index of the sentence that each opens; none where it is no transcript.

    A transcript has a host who is called one, or labels that name several people of its text: “AIR OPERATIONS:” heads
    a section.
    """
    found: dict[int, tuple[int, tuple[str, ...]]] = {}
    for last, one in zip((None, *sentences), sentences, strict=False):
        colon = _colon(one) if _opens(last, one) else None
        if colon and (label := _words(one, colon)):
            found[one.index] = colon, label
    if len(found) < _FEWEST:
        return {}
    hosts = {_surname(label) for _, label in found.values() if not _HOSTING.isdisjoint(label)}
    people = {name.slug.rsplit("-", 1)[-1]: name.slug for name in mentions if name.kind is MentionKind.PERSON}
    known = {surname for _, label in found.values() if (surname := slug(_surname(label))) in people}
    if not hosts and len(known) < _KNOWN:
        return {}
    return {
        index: Label(colon, None, host=True)
        if _surname(label) in hosts
        else Label(colon, _speaker(label, people))
        for index, (colon, label) in found.items()
    }


def _surname(label: Sequence[str]) -> str:
    """The last word of a label that is no “host”."""
    return next((word for word in reversed(label) if word not in _HOSTING), "")


def _speaker(label: Sequence[str], people: Mapping[str, str]) -> str | None:
    """Who a label names: a person of the text, or somebody by two names."""
    known = people.get(slug(label[-1]))
    return known or (slug(" ".join(label)) if len(label) > 1 else None)


def quoting(
    quoted: Mapping[int, Sequence[bool]], labels: Mapping[int, Label], sentences: Sequence[Sentence]
) -> dict[int, Sequence[bool]]:
    """Return which tokens are quoted, those of interviewees too."""
    marked = dict(quoted)
    spoken = {sentences[index].paragraph for index, label in labels.items() if not label.host}
    for one in sentences:
        if one.paragraph in spoken:
            label = labels.get(one.index)
            start = label.colon + 1 if label else 0
            marked[one.index] = (False,) * start + (True,) * (len(one.tokens) - start)
    return marked


def _opens(last: Sentence | None, one: Sentence) -> bool:
    return one.paragraph > 0 and (last is None or last.paragraph != one.paragraph)


def _colon(one: Sentence) -> int | None:
    return next((at for at, word in enumerate(one.lower[:_REACH]) if word == ":" and at), None)


def _words(one: Sentence, colon: int) -> tuple[str, ...]:
    """The words of a label; empty where it is none: a label is all in capitals."""
    label = [token for token in one.tokens[:colon] if token.text not in _MARKS]
    return tuple(token.lower for token in label) if all(token.text.isupper() for token in label) else ()
