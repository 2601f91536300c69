"""Happenings: sentences that report something done on a day, with its kind, parties and place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.edtf import Edtf
from generator.extraction.attribution import Saying
from generator.extraction.chunks import Tape
from generator.extraction.document import DayMention, DayUse, Mention, MentionKind
from generator.extraction.event_words import SIGNS, UNDATED, VIOLENT
from generator.extraction.periods import Calendar, day_at
from generator.model.vocabulary import ActorKind, DateBasis

_LEAD = 2  # paragraphs whose force belongs to the article's day without a word for the day
_LONGEST = 7  # days; what is dated more loosely is no event


@dataclass(frozen=True, slots=True)
class Happening:
    """What a sentence reports. `sign` is the word that told its kind; `parties` are slugs in the order of the text."""

    tape: Tape
    kind: str
    sign: str
    date: Edtf
    basis: DateBasis
    parties: tuple[str, ...]
    place: str | None
    planned: bool = False


def _by_first_word() -> dict[str, list[tuple[tuple[str, ...], str, int]]]:
    table: dict[str, list[tuple[tuple[str, ...], str, int]]] = {}
    for rank, (kind, signs) in enumerate(SIGNS.items()):
        for sign in signs:
            words = tuple(sign.split())
            table.setdefault(words[0], []).append((words, kind, rank))
    for entries in table.values():
        entries.sort(key=lambda entry: (-len(entry[0]), entry[2]))
    return table


_SIGNS = _by_first_word()


def find_happenings(
    tapes: Iterable[Tape], sayings: Sequence[Saying], calendar: Calendar
) -> tuple[Happening, ...]:
    """Return what an article reports as done or planned on a day, one kind for a sentence and day."""
    spoken: dict[int, list[Saying]] = {}
    for saying in sayings:
        spoken.setdefault(saying.tape.sentence.index, []).append(saying)
    found: list[Happening] = []
    day: DayMention | None = None
    paragraph = 0
    for tape in tapes:
        if tape.sentence.paragraph != paragraph:
            paragraph, day = tape.sentence.paragraph, None
        if not paragraph:
            continue
        found += _in_sentence(tape, spoken.get(tape.sentence.index, []), calendar, day)
        day = next(
            (one for one in reversed(calendar.days.get(tape.sentence.index, ())) if one.use is DayUse.ON), day
        )
    return tuple(found)


def _in_sentence(
    tape: Tape, sayings: Sequence[Saying], calendar: Calendar, before: DayMention | None
) -> Iterator[Happening]:
    for kind, sign, at in _signs(tape):
        dated = _date(tape, at, kind, calendar, before)
        if dated:
            date, basis, planned = dated
            if planned or _has_happened(tape, at):
                yield Happening(
                    tape, kind, sign, date, basis, _parties(tape, sayings), place_in(tape), planned
                )


def _signs(tape: Tape) -> Iterator[tuple[str, str, int]]:
    """The most telling sign of a sentence for each day it names: kind, words, chunk."""
    words = [token.lower for token in tape.sentence.tokens]
    found: dict[str, tuple[int, str, int]] = {}
    for position, word in enumerate(words):
        for phrase, kind, rank in _SIGNS.get(word, ()):
            if tuple(words[position : position + len(phrase)]) == phrase:
                found.setdefault(kind, (rank, " ".join(phrase), tape.at(position)))
                break
    violent = sorted(entry for kind, entry in found.items() if kind in VIOLENT)[:1]
    other = sorted(entry for kind, entry in found.items() if kind not in VIOLENT)
    kinds = {entry: kind for kind, entry in found.items()}
    for entry in (*violent, *other):
        yield kinds[entry], entry[1], entry[2]


def _date(
    tape: Tape, at: int, kind: str, calendar: Calendar, before: DayMention | None
) -> tuple[Edtf, DateBasis, bool] | None:
    day = day_at(tape, at, calendar)
    if day is None and before and kind in VIOLENT:
        day = before
    if day:
        narrow = day.period and day.period.first and day.period.last
        if not day.period or not narrow or (day.period.last - day.period.first).days > _LONGEST:
            return None
        if day.use in (DayUse.ON, DayUse.PLAN):
            return day.period, day.basis, day.use is DayUse.PLAN
        return (day.period, day.basis, False) if day.use is DayUse.SINCE and day.period.is_day else None
    strong = kind in UNDATED or (kind in VIOLENT and tape.sentence.paragraph <= _LEAD)
    named = any(calendar.days.get(tape.sentence.index, ()))
    if strong and not named and calendar.present:
        return Edtf.day(calendar.present), DateBasis.PUBLISHED, False
    return None


def _has_happened(tape: Tape, at: int) -> bool:
    """No “would”, “if” or “no” right before the word."""
    near = tape.letters[max(0, at - 6) : at]
    clause = near[near.rfind("s") + 1 :]
    return not set(clause) & set("m?n")


def _parties(tape: Tape, sayings: Sequence[Saying]) -> tuple[str, ...]:
    """States and groups of the sentence; a ministry or army counts as its state."""
    speaking = {at for saying in sayings for at in range(saying.frame.start, saying.frame.end)}
    named = [
        party
        for at, chunk in enumerate(tape.chunks)
        if at not in speaking and chunk.mention and (party := party_of(chunk.mention))
    ]
    return tuple(dict.fromkeys(named))


def party_of(mention: Mention) -> str | None:
    """The state or group a mention stands for in a fight; None for persons, media and bystanders."""
    if mention.kind is not MentionKind.ACTOR or mention.actor_kind in (
        ActorKind.MEDIA,
        ActorKind.IGO,
        ActorKind.NGO,
    ):
        return None
    return mention.of or mention.slug if mention.actor_kind is ActorKind.GOVERNMENT_BODY else mention.slug


def place_in(tape: Tape) -> str | None:
    """The first place of a sentence that is no capital standing for its government."""
    places = [
        chunk.mention for chunk in tape.chunks if chunk.mention and chunk.mention.kind is MentionKind.PLACE
    ]
    return next((place.name for place in places if not place.metonym), None)
