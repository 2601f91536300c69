"""Columns under the names of UCDP's Georeferenced Event Dataset, as far as the record itself says what they hold.

Their meaning is that of the GED codebook, with one great difference: nothing is added up. UCDP's numbers are the sum of its
coders' best estimates for each side; here a number is one range of the record, and is left out where the record has several
that it would take a judgement to make one of. Whose figures it rests on stands beside it.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from generator.edtf import Edtf
from generator.model.dossier import EventDossier
from generator.model.event import Place
from generator.model.figure import Figure, Standing, Toll
from generator.model.vocabulary import ActorKind, Measure, ParticipantRole, Precision, Status, Victims

#: Cells of a row, by column.
Cells = dict[str, str | int | float | bool | list[str] | None]
_CLAIMANTS = "Those whose figures {} rests on: identifiers of actors, or the publisher of an article that says it in its own voice; separated by “; ”."
_DEATHS = (
    "Reported killed, {}: the best supported figure, or the only one; empty where there are several or none."
)
#: Name, Table Schema type and description.
COLUMNS: tuple[tuple[str, str, str], ...] = (
    ("date_start", "date", "UCDP's name of first_day."),
    ("date_end", "date", "UCDP's name of last_day."),
    (
        "date_prec",
        "integer",
        "How exact the date is: 1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 longer; empty where it is open, about or uncertain.",
    ),
    ("latitude", "number", "UCDP's name of lat."),
    ("longitude", "number", "UCDP's name of lon."),
    (
        "where_prec",
        "integer",
        "How exact the place is: 1 a place or town, 3 a district, 4 a province, 6 a country; empty where nobody said.",
    ),
    (
        "type_of_violence",
        "integer",
        "1 with a state among two parties, 2 between two armed groups, 3 an attack on civilians; empty where the entry does not say.",
    ),
    ("side_a", "string", "The first of exactly two parties, a state or its body before others."),
    ("side_b", "string", "The second of exactly two parties."),
    ("deaths_a", "integer", _DEATHS.format("military, of side_a")),
    ("deaths_a_claimants", "string", _CLAIMANTS.format("deaths_a")),
    ("deaths_b", "integer", _DEATHS.format("military, of side_b")),
    ("deaths_b_claimants", "string", _CLAIMANTS.format("deaths_b")),
    ("deaths_civilians", "integer", _DEATHS.format("civilians, of one side or of a side unsaid")),
    ("deaths_civilians_claimants", "string", _CLAIMANTS.format("deaths_civilians")),
    (
        "low",
        "integer",
        "Low end of the one range of deaths; empty where it is open, or the record has several ranges: they are in claims.csv and tolls.csv, and nothing is added up.",
    ),
    ("best", "integer", "The best supported figure of that range, or the only one."),
    ("high", "integer", "High end of that range; empty where it is open."),
    ("deaths_claimants", "string", _CLAIMANTS.format("low, best and high")),
)
_WHERE = {
    Precision.EXACT: 1,
    Precision.TOWN: 1,
    Precision.DISTRICT: 3,
    Precision.PROVINCE: 4,
    Precision.COUNTRY: 6,
}
#: The longest stretch of each precision, in days.
_WHEN = ((1, 1), (6, 2), (7, 3), (31, 4))
_STATES = (ActorKind.STATE, ActorKind.GOVERNMENT_BODY)
_ONE_SIDED = "attack-on-civilians"
#: The rung of kinds that are force.
_FORCE = 3


def ucdp_cells(dossier: EventDossier, row: Cells) -> Cells:
    """One event's cells, beside those of its row in the record's own columns. A retracted event has no numbers."""
    event = dossier.event
    deaths = [] if event.status is Status.RETRACTED else _deaths(dossier.tolls)
    sides = _sides(dossier)
    cells: Cells = {
        "date_start": row["first_day"],
        "date_end": row["last_day"],
        "date_prec": _date_prec(event.date),
        "latitude": row["lat"],
        "longitude": row["lon"],
        "where_prec": _where_prec(event.place),
        "type_of_violence": _violence(dossier, sides),
        "side_a": sides[0],
        "side_b": sides[1],
    }
    for name, side in zip("ab", sides, strict=True):
        mine = [toll for toll in deaths if side and toll.side == side and toll.victims is Victims.MILITARY]
        cells |= _one(f"deaths_{name}", mine)
    cells |= _one("deaths_civilians", [toll for toll in deaths if toll.victims is Victims.CIVILIAN])
    alone = deaths[0] if len(deaths) == 1 else None
    cells["low"] = alone.low if alone else None
    cells["best"] = _best(alone) if alone else None
    cells["high"] = alone.high if alone else None
    cells["deaths_claimants"] = _claimants(alone.figures) if alone else []
    return cells


def _deaths(tolls: Iterable[Toll]) -> list[Toll]:
    """The ranges of deaths in the event itself: no totals, nothing of another time."""
    return [
        toll
        for toll in tolls
        if toll.measure is Measure.KILLED and not toll.total and (toll.low, toll.high) != (None, None)
    ]


def _one(name: str, tolls: Sequence[Toll]) -> Cells:
    best = _best(tolls[0]) if len(tolls) == 1 else None
    return {name: best, f"{name}_claimants": _claimants(tolls[0].figures) if best is not None else []}


def _best(toll: Toll) -> int | None:
    """The figure the rule prefers, or the only number there is."""
    return toll.low if toll.best is None and toll.low == toll.high else toll.best


def _claimants(figures: Iterable[Figure]) -> list[str]:
    counting = (figure for figure in figures if figure.standing is Standing.COUNTS)
    named = (
        figure.claim.claimant or figure.sources[0].publisher or figure.sources[0].id for figure in counting
    )
    return [*dict.fromkeys(named)]


def _sides(dossier: EventDossier) -> tuple[str | None, str | None]:
    parties = [actor for actor, role in dossier.actors if role is ParticipantRole.PARTY]
    if len(parties) != 2:
        return None, None
    first, second = sorted(parties, key=lambda actor: actor.kind not in _STATES)
    return first.id, second.id


def _violence(dossier: EventDossier, sides: tuple[str | None, str | None]) -> int | None:
    """UCDP's type, of kinds that are force."""
    if dossier.kind.id == _ONE_SIDED:
        return 3
    if dossier.kind.rung != _FORCE or not sides[0]:
        return None
    kinds = {actor.kind for actor, _ in dossier.actors if actor.id in sides}
    if kinds.intersection(_STATES):
        return 1
    return 2 if kinds == {ActorKind.ARMED_GROUP} else None


def _date_prec(edtf: Edtf) -> int | None:
    first, last = edtf.first, edtf.last
    if not first or not last or edtf.approximate or edtf.uncertain:
        return None
    return next((precision for most, precision in _WHEN if _days(first, last) <= most), 5)


def _days(first: date, last: date) -> int:
    return (last - first).days + 1


def _where_prec(place: Place | None) -> int | None:
    return _WHERE[place.precision] if place and place.precision else None
