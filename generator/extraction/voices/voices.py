"""Who has spoken so far, and so whom “he”, “the general” and “the ministry” mean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from generator.extraction.document import Mention, MentionKind, Token
from generator.extraction.frozen import frozen
from generator.extraction.tape.chunks import Tape
from generator.extraction.tape.frame import Frame
from generator.extraction.tape.noun_phrases import LINKING
from generator.extraction.voices.homes import Homes
from generator.extraction.wording.grammar import words
from generator.extraction.wording.speakers import SINGLE, SPEAKERS
from generator.model.vocabulary import ActorKind
from generator.urls import LONGEST_SLUG, plain_id

_ACTOR_FIRST = re.compile(r"(?:[@xf][^,]{1,5},)?d?(A)(?=(?:,[^,;s]{1,8},)?[wahmsbVGXKRYl])")
_PARTIES = (ActorKind.STATE, ActorKind.ARMED_GROUP)
_SUBJECT_REACH = 14  # tokens from the start of a sentence in which its subject stands
_ARTICLES = frozenset({"a", "an"})
_ONES = frozenset({"a", "an", "another", "one"})
_THEIRS = frozenset({"his", "her"})
_KIN_REACH = 5  # tokens from the start of a sentence: “X Y's widow, Z”
_KIN = words(
    "wife widow husband mother father son daughter brother sister uncle aunt cousin neighbour neighbor grandmother grandfather colleague "
    "lawyer predecessor successor deputy spokesman spokeswoman adviser aide family"
)
#: Some of many, who are no “it”.
_SEVERAL = (
    "officials",
    "medics",
    "witnesses",
    "residents",
    "activists",
    "rescuers",
    "analysts",
    "officers",
    "sources",
    "leaders",
)
#: Nouns for persons by their rank, and the roles each may stand for.
_RANKS: dict[str, frozenset[str]] = {
    "officer": words(
        "officer colonel major captain lieutenant lt general commander brigadier sergeant spokesperson spokesman"
    ),
    "general": words("general commander"),
    "colonel": words("colonel officer"),
    "priest": words("priest father fr"),
    "expert": words("expert analyst researcher"),
    "analyst": words("expert analyst researcher"),
}


@frozen
class Speaker:
    """Who says it: `slug` of a person, body, group or state; `of` the state or group spoken for.

    `media` marks a news organisation; it `relays` what others say, unless it counted itself.
    """

    slug: str
    of: str | None
    person: bool = False
    relays: bool = False
    media: bool = False

    def __post_init__(self) -> None:
        """Whoever is called by the text's own words gets an id that can be one, whatever letters they are of."""
        if not self.slug.isascii() or "--" in self.slug or len(self.slug) > LONGEST_SLUG:
            object.__setattr__(self, "slug", plain_id(self.slug))


@dataclass(slots=True)
class Voices:
    """Who has spoken so far, for “he” and “the ministry”, and the countries it is about, for “police said”.

    `called` are the bodies by the noun that they were last called by (“the Ruritanian *mission*”).
    """

    person: Speaker | None = None
    body: Speaker | None = None
    bodies: dict[str, Speaker] = field(default_factory=dict)
    called: dict[str, Speaker] = field(default_factory=dict)
    homes: Homes = field(default_factory=Homes)
    last: Speaker | None = None
    sentence: int = -1
    paragraph: int = 0
    here: int = 0
    plain: int = 0
    person_at: int = 0
    subjects: list[tuple[int, Mention]] = field(default_factory=list)
    named: list[tuple[int, ActorKind, str]] = field(default_factory=list)

    @property
    def home(self) -> str | None:
        """The country that the paragraph at hand is about."""
        return self.homes.at(self.here)

    def enter(self, tape: Tape) -> None:
        """Begin a sentence: who spoke two paragraphs ago is no “he” any more."""
        if tape.sentence.paragraph != self.here:
            self.plain = 0
        self.here = tape.sentence.paragraph
        if tape.sentence.paragraph > self.paragraph + 1:
            self.person = None

    def leave(self, tape: Tape, quoted: Sequence[bool], frames: Sequence[Frame]) -> None:
        """End a sentence: its subject, named or not, is who the next one's “he” means."""
        before = self.sentence == tape.sentence.index and self.last and self.last.person
        subject = subject_of(tape, quoted)
        if subject is None and not before and _is_of_somebody(tape):
            self.person = None
        if _by_somebody(tape, frames):
            own = self.sentence == tape.sentence.index and not _ARTICLES.isdisjoint(_openings(tape, frames))
            self.person = self.last if own and self.last and not self.last.relays else None
            self.person_at = tape.sentence.paragraph
        elif subject and not before:
            self.person = Speaker(subject.slug, subject.of, person=True)
        acting = opening_actor(tape, quoted)  # whom the next sentence’s “it” means
        if acting and self.sentence != tape.sentence.index:
            self.body = acting
        if subject or self.sentence == tape.sentence.index:
            self.paragraph = tape.sentence.paragraph
        if self.person and (before or subject or (self.he() and _resumes(tape))):
            self.person_at = tape.sentence.paragraph
        self.plain += not all(quoted[:-1])
        for name in tape.mentions:
            if name.kind is MentionKind.PERSON:
                self.subjects.append((tape.sentence.paragraph, name))
            elif name.actor_kind in _PARTIES:
                self.named.append((tape.sentence.paragraph, name.actor_kind, name.slug))

    def he(self) -> Speaker | None:
        """“He”: who was spoken of last in the paragraph; at its opening in the one before it."""
        near = self.person_at == self.here or not self.plain
        return self.person if near else None

    def parties(self) -> list[tuple[ActorKind, str]]:
        """The states and armed groups named in this paragraph and the one before, in the order of the text."""
        near = takewhile(lambda row: row[0] >= self.here - 1, reversed(self.named))
        return [(kind, slug) for _, kind, slug in near][::-1]

    def holder(self, noun: str, paragraph: int) -> Speaker | None:
        """“The general”: the person of that rank or office named last, in this paragraph or the one before."""
        ranks = _RANKS.get(noun, frozenset({noun}))
        for where, name in reversed(self.subjects):
            if where < paragraph - 1:
                return None
            if ranks & set((name.role or "").split()):
                return Speaker(name.slug, name.of, person=True)
        here = self.paragraph == paragraph and noun in _RANKS
        return self.person if here else None

    def call(self, noun: str | None, speaker: Speaker | None) -> None:
        """Remember what noun a body that spoke was called by."""
        if speaker and not (speaker.person or speaker.relays):
            self.called |= {part: speaker for part in (noun, *speaker.slug.split("-")) if part in SPEAKERS}
            if noun in SINGLE:
                self.person, self.person_at = speaker, self.here

    def note(self, speaker: Speaker | None, sentence: int) -> None:
        """Remember a speaker for what follows."""
        if speaker is None:
            return
        self.last, self.sentence = speaker, sentence
        if speaker.relays or speaker.media:
            return
        if speaker.person:
            self.person = speaker
        elif not speaker.slug.endswith(_SEVERAL):
            self.body = speaker
            self.bodies[tail_of(speaker.slug, speaker.of)] = speaker


def subject_of(tape: Tape, quoted: Sequence[bool]) -> Mention | None:
    """Return the person a sentence is about: the first named outside quotations and behind no preposition."""
    tokens = tape.sentence.tokens
    for name in tape.mentions:
        before = tokens[name.start - 1].lower if name.start else ""
        if (
            name.kind is MentionKind.PERSON
            and not (quoted[name.start] or owns(tokens, name))
            and before not in LINKING
        ):
            return name if quoted[: name.start].count(False) < _SUBJECT_REACH else None
    return None


def _resumes(tape: Tape) -> bool:
    """Whether a sentence goes on about him or her: its subject is a pronoun."""
    return tape.sentence.tokens[0].lower in {"he", "she"}


def owns(tokens: Sequence[Token], name: Mention) -> bool:
    """Return whether a name is only whose somebody is: “X's widow”."""
    return name.end < len(tokens) and tokens[name.end].lower in {"'s", "'"}


def opening_actor(tape: Tape, quoted: Sequence[bool] = ()) -> Speaker | None:
    """Return the state, group or body that opens a sentence as its subject, outside what is `quoted`."""
    opening = _ACTOR_FIRST.match(tape.letters)
    name = tape.chunks[opening.start(1)].mention if opening else None
    if (
        name is None
        or name.adjective
        or name.actor_kind is ActorKind.MEDIA
        or (quoted and quoted[name.start])
    ):
        return None
    return Speaker(name.slug, name.of or name.slug)


def _is_of_somebody(tape: Tape) -> bool:
    """Whether a sentence is about one whom it does not name: “a retired general compares”, “X's widow sits”, “his wife”."""
    words, first = tape.sentence.lower[:_KIN_REACH], tape.letters[0]
    if first == "c" or words[0] in _ONES:
        return True
    return (first == "H" or words[0] in _THEIRS) and not _KIN.isdisjoint(words)


def _by_somebody(tape: Tape, frames: Sequence[Frame]) -> bool:
    """Whether one unnamed person speaks in a sentence (“a teacher said”), or is its subject."""
    if not frames or _ARTICLES.isdisjoint(tape.sentence.vocabulary):
        return False
    named = any(
        name.kind is MentionKind.PERSON
        and frame.outer
        and frame.outer.start <= tape.at(name.start) < frame.verb + 8
        for name in tape.mentions
        for frame in frames
    )
    return not _ARTICLES.isdisjoint((*tape.sentence.lower[:1], *_openings(tape, frames))) and not named


def _openings(tape: Tape, frames: Sequence[Frame]) -> list[str]:
    """The words that the subjects of speech begin with."""
    spans = [span for frame in frames for span in (frame.outer, frame.inner) if span]
    return [tape.sentence.lower[tape.chunks[span.start].start] for span in spans]


def tail_of(slug: str, of: str | None) -> str:
    """Return what a body is, without whose: “health-ministry”."""
    return slug.removeprefix(f"{of}-")
