"""Signs: the words of a sentence that tell what sort of thing happened."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.extraction.document import MentionKind
from generator.extraction.events.meanings import NOT_BEFORE, OTHERWISE
from generator.extraction.events.words import (
    ATTACKERS,
    ATTACKING,
    BOMBS,
    CIVIL,
    ENTERING,
    FAR_PAIRS,
    GENERAL,
    PAIRS,
    PLANES,
    SIGNS,
    STRIKING,
    TAKING,
    THROWING,
    THROWN,
    TOLD_BEHIND,
    TROOPS,
)
from generator.extraction.tape.chunks import Tape
from generator.model.vocabulary import ActorKind, Victims

_NEAR, _FAR = (
    5,
    10,
)  # tokens behind “captured” in which “town” stands, behind “truce” in which “took effect” stands
_SUBJECT_REACH = 6  # tokens before “entered” in which “troops” stands
_TARGET_REACH = 8  # tokens from “attacked” to “market”
_BOMBING = frozenset({"bombed"})
_LAST = len(SIGNS)  # the rank of what is thrown in an attack told by other words
_CIVILIANS = (Victims.CIVILIAN, Victims.CHILD)


#: Behind a name that nobody knows: “captured Lorne on Monday”.
_BEHIND = (
    ("on",),
    ("from",),
    ("after",),
    (",",),
    (".",),
    ("in",),
    ("last",),
    ("early",),
    ("late",),
    ("and",),
    (),
)


@dataclass(frozen=True, slots=True, order=True)
class Sign:
    """A word for a kind; the lower its `rank`, the more exact it is. `at` is its chunk on the sentence's tape."""

    rank: int
    at: int
    kind: str
    words: str

    @property
    def general(self) -> bool:
        """Whether the word tells of force without telling which."""
        return self.words in GENERAL


def _by_first_word() -> dict[str, list[tuple[tuple[str, ...], str, int]]]:
    table: dict[str, list[tuple[tuple[str, ...], str, int]]] = {}
    for rank, (kind, signs) in enumerate(SIGNS):
        for sign in signs:
            words = tuple(sign.split())
            table.setdefault(words[0], []).append((words, kind, rank))
    for entries in table.values():
        entries.sort(key=lambda entry: (-len(entry[0]), entry[2]))
    return table


_SIGNS = _by_first_word()
#: By verb, the kind that is told by what it is done to, and the tokens behind it in which that stands.
_PAIRS = {
    verb: tuple(
        (kind, objects, reach)
        for reach, pairs in ((_NEAR, PAIRS), (_FAR, FAR_PAIRS))
        for kind, verbs, objects in pairs
        if verb in verbs
    )
    for verb in frozenset().union(*(verbs for _, verbs, _ in (*PAIRS, *FAR_PAIRS)))
}
#: The words that a sign may begin with.
_FIRST: frozenset[str] = frozenset({*_SIGNS, *_PAIRS, *TAKING, *ENTERING})


def signs_in(tape: Tape) -> Iterator[Sign]:
    """Yield every sign of a sentence, in the order of its words."""
    words = tape.sentence.lower
    if _FIRST.isdisjoint(tape.sentence.vocabulary):
        return
    for position in [at for at, word in enumerate(words) if word in _FIRST]:
        word = words[position]
        for phrase, kind, rank in _SIGNS.get(word, ()):
            end = position + len(phrase)
            if words[position:end] != phrase:
                continue
            name = " ".join(phrase)
            if not _means_otherwise(words, position, end, name):
                thrown = name in THROWN and not THROWING.isdisjoint(words[max(0, position - 3) : position])
                yield Sign(_LAST if thrown else rank, tape.at(position), _kind(tape, kind, name, end), name)
            break
        for kind, objects, reach in _PAIRS.get(word, ()):
            clause = _clause(words, position + 1, reach)
            if not objects.isdisjoint(clause) and not _means_otherwise(words, position, position + 1, word):
                yield Sign(0, tape.at(_told_at(position, clause, objects)), kind, word)
        if _takes_place(tape, position):
            yield Sign(0, tape.at(position), "territorial-change", word)


def _clause(words: tuple[str, ...], start: int, reach: int) -> tuple[str, ...]:
    """The words behind a verb that may be what it is done to; “took place in the town” takes nothing."""
    near = words[start : start + reach]
    idle = near[:1] in (("place",), ("part",), ("off",), ("responsibility",)) or near[:2] in (
        ("over", "as"),
        ("over", "from"),
    )
    return () if idle else near


def _told_at(position: int, clause: tuple[str, ...], objects: frozenset[str]) -> int:
    """The token that tells the deed and its tense: “a truce that is to *begin* on Monday”, “the *truce* began”."""
    at = next(at for at, word in enumerate(clause) if word in objects)
    related = clause[at] in TOLD_BEHIND and not {"that", "which"}.isdisjoint(clause[:at])
    return position + 1 + at if related else position


def _takes_place(tape: Tape, position: int) -> bool:
    """“Captured Port Lorne”, “rebels entered the port of Arden”."""
    words = tape.sentence.lower
    if words[position] not in TAKING and not (
        words[position] in ENTERING and TROOPS & set(words[max(0, position - _SUBJECT_REACH) : position])
    ):
        return False
    at = position + 1 + (words[position + 1 : position + 2] in (("the",), ("into",)))
    if at >= len(words) or not tape.sentence.tokens[at].text[0].isupper():
        return False
    held = [name for name in tape.mentions if name.start <= at < name.end]
    end = max((name.end for name in held), default=at + 1)
    place = all(name.kind is MentionKind.PLACE or name.actor_kind is ActorKind.STATE for name in held)
    return (
        place
        and words[end : end + 1] not in (("'s",), ("’s",))
        and (bool(held) or words[end : end + 1] in _BEHIND)
    )


def _means_otherwise(words: tuple[str, ...], position: int, end: int, name: str) -> bool:
    """“A news conference”, “an assault rifle”."""
    if name in NOT_BEFORE and "".join(words[end : end + 1]) in NOT_BEFORE[name]:
        return True
    before = OTHERWISE.get(name) or OTHERWISE.get(words[position])
    return before is not None and not before.isdisjoint(words[max(0, position - 2) : position])


def _kind(tape: Tape, kind: str, name: str, end: int) -> str:
    """“Gunmen attacked a village”, “the attack killed nine worshippers”: civilians were the target."""
    if name in BOMBS and not PLANES.isdisjoint(tape.sentence.vocabulary):
        return "air-drone-strike"
    if name == "marched" and not TROOPS.isdisjoint(tape.sentence.vocabulary):
        return "offensive"
    if name in _BOMBING and not ATTACKERS.isdisjoint(tape.sentence.lower[max(0, end - _TARGET_REACH) : end]):
        return "explosion-landmine"  # “rebels bombed a police post”
    if name in STRIKING and not ATTACKERS.isdisjoint(tape.sentence.lower[max(0, end - _TARGET_REACH) : end]):
        return "armed-clash"
    if kind not in ("armed-clash", "offensive") or name not in ATTACKING:
        return kind
    target = CIVIL & set(tape.sentence.lower[end : end + _TARGET_REACH])
    killed = any(chunk.count and chunk.count.people.victims in _CIVILIANS for chunk in tape.counted)
    soldiers = any(chunk.count and chunk.count.people.victims is Victims.MILITARY for chunk in tape.counted)
    return "attack-on-civilians" if (target or killed) and not soldiers else kind
