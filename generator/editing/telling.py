"""What an entry is called and what it tells: its title and its text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.editing.actors import Cast
from generator.editing.english import counted, noun, on_day, sentence
from generator.editing.merge import Group
from generator.editing.narrative import body, doubt, opening, words
from generator.editing.order import claim_order, statement_order
from generator.editing.parts import doers, located, most_told
from generator.editing.reports import FIGHTING
from generator.editing.titles import deed_title, fighting_title, fought, involving, words_title
from generator.edtf import Edtf
from generator.model.claim import Claim, Statement
from generator.model.event import Event

#: More happenings than this make no title.
_MOST = 2


@dataclass(frozen=True, slots=True)
class Plot:
    """What an entry is about: which kind, by whom, where."""

    group: Group
    kind: str
    who: tuple[str, ...]
    where: str
    cast: Cast

    @classmethod
    def of(cls, group: Group, cast: Cast) -> "Plot":
        """Find out what a group is about."""
        place = located(group.reports)
        return cls(group, most_told(group), doers(group, cast), place.name if place else "", cast)

    def told(self, event: Event) -> Event:
        """Give an event the title and the text that its claims and statements make, a person's among them."""
        claims = sorted(event.claims, key=claim_order)
        statements = sorted(event.statements, key=statement_order)
        title, text = self._title(claims, statements), self._body(event.date, claims, statements)
        return replace(event, title=title, body=text)

    @property
    def deeds(self) -> list[str]:
        """What the reports call it: the most frequent first, then what names somebody. Fighting is called by its toll."""
        titled = [] if self.group.fighting else [report for report in self.group.reports if report.title]
        counted = Counter(report.title for report in titled)
        naming = {report.title for report in titled if report.actors}
        return sorted(counted, key=lambda title: (-counted[title], title not in naming, title))

    def _title(self, claims: Sequence[Claim], statements: Sequence[Statement]) -> str:
        if self.group.spoken:
            return words_title(self.who, statements, self.cast)
        if self.group.fighting:
            return fighting_title(self._called, self.who, self.where, claims, self.cast)
        what = f"{noun(self.kind)[0]}{involving(self.who, self.where, self.cast)}"
        return deed_title(self._joined(self.deeds[:_MOST]) or what, claims)

    @property
    def _called(self) -> str:
        """The kind that names the fighting: its own where all reports agree, else that of any fighting."""
        kinds = {report.kind for report in self.group.reports if report.told}
        return self.kind if kinds == {self.kind} else FIGHTING[0]

    def _body(self, day: Edtf, claims: Sequence[Claim], statements: Sequence[Statement]) -> str:
        if self.group.spoken and statements and not claims:
            return words(day, statements, self.cast)
        alone = self.group.fighting and len(self.who) < 2
        told = [replace(claim, side=None) if alone and claim.side in self.who else claim for claim in claims]
        return body(self._opening(day), told, statements, self.cast)

    def _opening(self, day: Edtf) -> str:
        reports = len({report.source for report in self.group.reports})
        if self.deeds:
            told = f"{counted(reports, 'report', 'reports')} {on_day(day)}: {self._joined(self.deeds, first=False)}"
            return " ".join([sentence(told), *doubt(day)])
        if self.group.fighting:
            what = f"{noun(self._called)[1]}{fought(self._called, self.who, self.where, self.cast)}"
        else:
            what = f"{noun(self.kind)[1]}{involving(self.who, self.where, self.cast)}"
        return opening(what, reports, day)

    def _joined(self, deeds: Sequence[str], *, first: bool = True) -> str:
        """Join what happened with semicolons; a capital stays where a title or a name begins."""
        names = self.cast.words
        lowered = [deed if deed.split()[0] in names else f"{deed[:1].lower()}{deed[1:]}" for deed in deeds]
        return "; ".join([*deeds[:1], *lowered[1:]] if first else lowered)
