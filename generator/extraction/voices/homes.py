"""The country a report, or a section of it under a heading, is about: whose “the police” and “officials” are."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from operator import itemgetter

from generator.extraction.document import Mention, MentionKind
from generator.extraction.frozen import frozen
from generator.extraction.gazetteer.states import states_by_alpha2
from generator.extraction.gazetteer.table import rows
from generator.extraction.tape.chunks import Tape
from generator.extraction.wording.fighting import ATTACKS
from generator.model.vocabulary import ActorKind

_UNITS = frozenset(
    {"battalion", "brigade", "division", "regiment", "corps", "squadron", "platoon", "company"}
)
_OFTEN = 3  # times that the foremost of several groups is named
_HEADING = 4  # tokens of a paragraph that is only a country's name


@frozen
class Homes:
    """The `whole` report's country, if one has more than half of its names, its foremost armed `group`, and its `sections`.

    It is `reported_from` the country of its dateline, if it speaks of that country too; its places lie in its `soils`,
    and its group is `fought` in these countries.
    """

    whole: str | None = None
    group: str | None = None
    sections: tuple[tuple[int, str], ...] = ()
    reported_from: str | None = None
    soils: frozenset[str] = frozenset()
    fought: frozenset[str] = frozenset()

    @classmethod
    def of(cls, tapes: Sequence[Tape]) -> "Homes":
        """Gather them from the tapes of a report."""
        names = [name for tape in tapes for name in tape.mentions if not _is_aside(tape, name)]
        people = [name for name in names if name.kind is MentionKind.PERSON]
        others = [name for name in names if name.kind is not MentionKind.PERSON]
        named = Counter(filter(None, map(_country, others))) or Counter(filter(None, map(_country, people)))
        best = named.most_common(1)
        most = best[0][0] if best and 2 * best[0][1] > named.total() else None
        group = foremost_group(name for tape in tapes for name in tape.mentions)
        soils = frozenset(name.of for name in others if name.kind is MentionKind.PLACE and name.of)
        return cls(
            most, group, tuple(_headings(tapes)), _reported_from(tapes, named), soils, _homes_of(group)
        )

    def at(self, paragraph: int) -> str | None:
        """The country a paragraph is about."""
        return self.section_at(paragraph) or self.whole

    def section_at(self, paragraph: int) -> str | None:
        """The country that the heading above a paragraph names."""
        above = bisect_right(self.sections, paragraph, key=itemgetter(0))
        return self.sections[above - 1][1] if above else None


def _reported_from(tapes: Sequence[Tape], named: Collection[str]) -> str | None:
    """The country of the dateline, if the report speaks of it too."""
    sent = (name for tape in tapes if tape.body for name in tape.mentions if name.start < tape.body)
    lands = {country for name in sent if (country := _country(name)) in named}
    return lands.pop() if len(lands) == 1 else None


def _is_aside(tape: Tape, name: Mention) -> bool:
    """Whether a name tells nothing of where a report is: a dispatch's, or an attacker's (“X shelling”, “by X”)."""
    words = tape.sentence.lower
    strikes = name.adjective and words[name.end : name.end + 1] and words[name.end] in ATTACKS
    return name.start < tape.body or bool(strikes) or words[max(0, name.start - 1) : name.start] == ("by",)


def foremost_group(names: Iterable[Mention]) -> str | None:
    """Return the one armed group of a report: the only one, or one that two of three names of such groups mean."""
    armed = Counter(
        name.slug
        for name in names
        if name.actor_kind is ActorKind.ARMED_GROUP
        and name.kind is MentionKind.ACTOR
        and not is_unit(name.slug)
    )
    best = armed.most_common(1)
    often = bool(best) and best[0][1] >= _OFTEN and 3 * best[0][1] >= 2 * armed.total()
    return best[0][0] if often or len(armed) == 1 else None


def is_unit(slug: str) -> bool:
    """Return whether a name is a unit's of an army, which no report's one armed group is."""
    return not _UNITS.isdisjoint(slug.split("-"))


def _homes_of(group: str | None) -> frozenset[str]:
    """The countries that a well-known armed group is at home in."""
    states = states_by_alpha2()
    return frozenset(states[country].slug for known, country in rows("group_homes") if known == group)


def _headings(tapes: Iterable[Tape]) -> Iterable[tuple[int, str]]:
    """Paragraphs that are a country's name alone: “Ruritania”, “In Ruritania:”."""
    for tape in tapes:
        tokens = tape.sentence.tokens
        if not tape.sentence.paragraph or len(tokens) > _HEADING or tokens[-1].text in {".", "?", "!"}:
            continue
        states = [name for name in tape.mentions if name.actor_kind is ActorKind.STATE and not name.adjective]
        if len(states) == 1 and states[0].end - states[0].start >= len(tokens) - 2:
            yield tape.sentence.paragraph, states[0].slug


def _country(name: Mention) -> str | None:
    """The state that a name is, or is of."""
    return name.slug if name.actor_kind is ActorKind.STATE else name.of
