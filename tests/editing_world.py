"""A small world for the tests of editing: its actors and places, and a site held in memory."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator import permalinks
from generator.content.load import load_record
from generator.editing import ledger
from generator.editing.accounts import Memory
from generator.editing.conflicts import OPEN
from generator.editing.derive import Derived, derive
from generator.editing.hand import find_hand
from generator.editing.plan import Plan, plan
from generator.errors import Problem, Severity
from generator.files import SourceFile
from generator.model.config import Config
from generator.model.finding import ActorFinding, Findings, PersonFinding, PlaceFinding
from generator.model.record import Record
from generator.model.vocabulary import ActorKind, Precision
from generator.review import edited, laid_out
from generator.reviewing.item import Effect, Item
from generator.reviewing.waiting import waiting

LEDGER = "content/ingested.yaml"
_GROUP, _BODY = ActorKind.ARMED_GROUP, ActorKind.GOVERNMENT_BODY
_EVERYBODY = (
    ActorFinding(slug="norland", name="Norland", kind=ActorKind.STATE),
    ActorFinding(slug="sudria", name="Sudria", kind=ActorKind.STATE, aliases=("the Sudrian Republic",)),
    ActorFinding(slug="orla-front", name="Orla Front", kind=_GROUP),
    ActorFinding(
        slug="norland-defence-ministry", name="Norlandic defence ministry", kind=_BODY, of="norland"
    ),
    ActorFinding(slug="norland-army", name="Norlandic army", kind=_BODY, of="norland-defence-ministry"),
    ActorFinding(slug="orla-guard", name="Orla Guard", kind=_GROUP, of="orla-front"),
    ActorFinding(slug="world-relief", name="World Relief", kind=ActorKind.NGO),
)
ACTORS = {actor.slug: actor for actor in _EVERYBODY}
_PEOPLE = (
    PersonFinding(slug="anders-holt", name="Anders Holt", role="president", of="norland"),
    PersonFinding(slug="andars-holt", name="Andars Holt", role="president", of="norland"),
    PersonFinding(slug="mira-teli", name="Mira Teli", role="foreign minister", of="sudria"),
    PersonFinding(slug="mira-telli", name="Mira Telli", role="ambassador", of="sudria"),
)
PERSONS = {person.slug: person for person in _PEOPLE}
ORLA, FORD, FAR_POINT, BAY = (
    PlaceFinding(name="Orla", country="NO", lat=60.0, lon=10.0, precision=Precision.TOWN),
    PlaceFinding(name="Orla Ford", country="NO", lat=60.1, lon=10.1, precision=Precision.TOWN),
    PlaceFinding(name="Far Point", country="NO", lat=69.0, lon=20.0, precision=Precision.TOWN),
    PlaceFinding(name="Sudria Bay", country="SE", lat=55.5, lon=12.5, precision=Precision.EXACT),
)
PLACES = (ORLA, FORD, FAR_POINT, BAY, PlaceFinding(name="Norland", country="NO", precision=Precision.COUNTRY))
CONFIG = Config(title="Test")


@dataclass
class Site:
    """The files of a site by path, as an ingest leaves them."""

    texts: dict[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    config: Config = CONFIG

    def load(self) -> tuple[Record, tuple[Problem, ...]]:
        files = (
            SourceFile(path, text.encode())
            for path, text in sorted(self.texts.items())
            if path not in (LEDGER, permalinks.PATH)
        )
        return load_record(self.config, list(files))

    @property
    def errors(self) -> list[str]:
        """What a check of these files finds wrong."""
        return [str(problem) for problem in self.load()[1] if problem.severity is Severity.ERROR]

    @property
    def opened(self) -> set[str]:
        """The conflicts that stand open in the ledger."""
        rows = ledger.parse(self.texts.get(LEDGER, ""))
        return {f"{name} {key}" for name, row in rows.items() for key in row.get(OPEN, {})}

    def paths(self, folder: str = "") -> list[str]:
        """The entries' files below content/, or below one folder of it."""
        return [
            path for path in sorted(self.texts) if path.startswith(f"content/{folder}") and path != LEDGER
        ]

    def plan(self, told: Iterable[Findings], memory: Memory | None = None) -> Plan:
        return plan(self.load()[0], self.texts, told, memory)

    def ingest(self, told: Iterable[Findings], memory: Memory | None = None) -> "Site":
        """Return the site after an ingest of all these articles."""
        drawn = self.plan(told, memory)
        texts = dict(self.texts)
        for change in drawn.changes:
            assert texts.get(change.path) == change.old != change.new
            if change.new is None:
                del texts[change.path]
            else:
                texts[change.path] = change.new
        return Site(_with(texts, LEDGER, drawn.ledger), drawn.problems, self.config)

    def derived(self, told: Iterable[Findings]) -> Derived:
        """What the articles make of the record, without writing any of it."""
        record = self.load()[0]
        entries = (*record.events, *record.escalations, *record.sources, *record.actors)
        rows = ledger.parse(self.texts.get(LEDGER, ""))
        return derive(told, find_hand(entries, self.texts, rows, self.texts.get(permalinks.PATH, "")))

    def items(self, told: Iterable[Findings], undated: Iterable[str] = ()) -> tuple[Item, ...]:
        """What waits for a person where these articles lie there, and `undated` ones."""
        return waiting(laid_out(self.load()[0], self.texts, self.plan(told).questions, undated))

    def decided(self, done: Sequence[Effect]) -> "Site":
        """The site after a person's decisions."""
        texts = self.texts | {change.path: change.new for change in edited(self.texts, done) if change.new}
        return Site(texts, (), self.config)

    def published(self) -> "Site":
        """The site after a build: every entry has an address."""
        record = self.load()[0]
        paths = [permalinks.permalink("events", entry.value.id) for entry in record.events]
        paths += [permalinks.permalink("escalations", entry.value.id) for entry in record.escalations]
        return Site(self.texts | {permalinks.PATH: permalinks.serialise(paths)}, (), self.config)

    def edited(self, path: str, old: str, new: str) -> "Site":
        assert old in self.texts[path]
        return self.holding(path, self.texts[path].replace(old, new, 1))

    def holding(self, path: str, text: str) -> "Site":
        return Site({**self.texts, path: text}, (), self.config)

    def merged(self, one: "Site", two: "Site", ours: bool, union: bool) -> "Site":
        """Return what git makes of two branches from this site: of a file both changed it takes the one or the other.

        The ledger is merged by lines; where `union`, a line stays that only one of the two took out.
        """
        texts = {}
        for path in {*one.texts, *two.texts} - {LEDGER}:
            first, second, base = one.texts.get(path), two.texts.get(path), self.texts.get(path)
            text = second if first == base else first if second == base or ours else second
            texts |= {} if text is None else {path: text}
        lines = [set(site.texts.get(LEDGER, "").splitlines(keepends=True)) for site in (self, one, two)]
        gone = set() if union else lines[0] - (lines[1] & lines[2])
        return Site(texts | {LEDGER: "".join(sorted((lines[1] | lines[2]) - gone))}, (), self.config)

    def without(self, path: str) -> "Site":
        return Site({name: text for name, text in self.texts.items() if name != path}, (), self.config)


def _with(texts: Mapping[str, str], path: str, text: str) -> dict[str, str]:
    return {**texts, path: text} if text else {name: old for name, old in texts.items() if name != path}
