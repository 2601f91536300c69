"""How well the reports under tests/extraction/reports are read: `python bench/reading/reports.py [--misses] [FOLDER]`.

`--floor` writes the figures down as the floor that tests/test_reports.py holds (floor.yaml beside the reports).

Beside the reports lies what a careful reader finds in them (gold/, explained in the folder's README). A list there means that
any of its values is right; what is `optional` costs nothing when missed. Shares are of what was asked for; `precision` is the
share of what was found that was asked for. Of claims that were found (measure and count right) each field counts alone, `whole`
counts claims with victims, side, claimant, period and scope all right, out of all that were asked for.
"""

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from generator.extraction.extract import extract
from generator.extraction.report import as_json
from generator.model.vocabulary import PublishedBasis
from generator.reading.read import read_article
from generator.reading.supplied import Supplied

REPORTS = Path(__file__).resolve().parents[2] / "tests" / "extraction" / "reports"
FLOOR = "floor.yaml"
Json = Mapping[str, Any]

#: The fields of a claim beside its count: the key of the gold, and what counts as the same value.
FIELDS: dict[str, tuple[str, Callable[[Any, Json], bool]]] = {
    "victims": ("of", lambda wanted, claim: claim["victims"] == (wanted or "any")),
    "side": ("side", lambda wanted, claim: _is_actor(wanted, claim["side"])),
    "claimant": ("by", lambda wanted, claim: _is_actor(wanted, claim["claimant"], claim["claimant_of"])),
    "period": ("on", lambda wanted, claim: _is_time(wanted, claim["period"])),
    "scope": ("scope", lambda wanted, claim: claim["scope"] == wanted),
    "bound": ("bound", lambda wanted, claim: claim["qualifier"] == (wanted or "exact")),
}
WHOLE = ("victims", "side", "claimant", "period", "scope")


@dataclass
class Tally:
    """Right answers of all answers, by figure; and what was wrong, told for people."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def note(self, figure: str, right: bool, miss: str = "") -> None:
        self.right[figure] += right
        self.asked[figure] += 1
        if miss and not right:
            self.misses.append(f"{figure}: {miss}")

    def figures(self) -> dict[str, float]:
        """Each figure as a share with three places; f1 from precision and recall."""
        shares = {name: round(self.right[name] / asked, 3) for name, asked in self.asked.items()}
        for sort in ("claims", "persons"):
            p, r = shares.get(f"{sort}.precision", 0), shares.get(f"{sort}.recall", 0)
            shares[f"{sort}.f1"] = round(2 * p * r / (p + r), 3) if p + r else 0.0
        return dict(sorted(shares.items()))


def measure(folder: Path = REPORTS) -> Tally:
    """Read every report of a folder and compare with its gold."""
    tally = Tally()
    for path in sorted((folder / "gold").glob("*.yaml")):
        gold = _gold(path)
        score(gold, _read(folder / gold["article"], gold["published"]), tally)
    return tally


def _gold(path: Path) -> Json:
    """YAML 1.1 takes the key `on` for true: give it its name back."""

    def mend(node: Any) -> Any:
        if isinstance(node, dict):
            return {"on" if key is True else key: mend(value) for key, value in node.items()}
        return [mend(value) for value in node] if isinstance(node, list) else node

    return mend(yaml.safe_load(path.read_text("utf-8")))


def _read(path: Path, published: date | str) -> Json:
    day = published if isinstance(published, date) else date.fromisoformat(published)
    article, _ = read_article(
        path.read_bytes(), path.name, Supplied(published=day, basis=PublishedBasis.FLAG)
    )
    return as_json(extract(article))


def score(gold: Json, found: Json, tally: Tally) -> None:
    """Compare one report with its gold."""
    name = gold["article"]
    _claims(name, gold.get("claims") or [], found["claims"], tally)
    _persons(name, gold, found["persons"], tally)
    _body(name, gold, "\n".join(found["article"]["paragraphs"]), tally)
    for place in gold.get("places") or []:
        tally.note(
            "places", any(_same_name(place, one["name"]) for one in found["places"]), f"{name} {place}"
        )
    _days(name, gold, found["events"], tally)
    for said in gold.get("statements") or []:
        _statement(name, said, found["statements"], tally)


def _claims(name: str, wanted: list[Json], found: list[Json], tally: Tally) -> None:
    left = list(found)
    for want in sorted(wanted, key=lambda one: bool(one.get("optional"))):
        fitting = [claim for claim in left if _counts(want, claim)]
        best = max(fitting, key=lambda claim: sum(_points(want, claim).values()), default=None)
        told = f"{name} {want['what']} {want['count']}"
        if best is not None:
            left.remove(best)
        if not want.get("optional"):
            tally.note("claims.recall", best is not None, told)
            points = _points(want, best) if best else {}
            for one, right in points.items():
                tally.note(
                    f"claims.{one}",
                    right,
                    f"{told}: {best and best.get(one)} “{best and best['quote'][:90]}”",
                )
            tally.note("claims.whole", bool(points) and all(points[one] for one in WHOLE))
    tally.right["claims.precision"] += len(found) - len(left)
    tally.asked["claims.precision"] += len(found)
    tally.misses += [
        f"claims.precision: {name} {one['measure']} {one['min']} “{one['quote'][:90]}”" for one in left
    ]


def _counts(want: Json, claim: Json) -> bool:
    counts = _many(want["count"])
    numbers = {claim["min"], claim["max"]} - {None}
    return claim["measure"] in _many(want["what"]) and bool(
        numbers & set(counts) or (None in counts and claim["min"] is None)
    )


def _points(want: Json, claim: Json) -> dict[str, bool]:
    return {
        name: any(same(value, claim) for value in _many(want.get(key)))
        for name, (key, same) in FIELDS.items()
    }


def _persons(name: str, gold: Json, found: list[Json], tally: Tally) -> None:
    wanted = gold.get("persons") or []
    known = [alias for want in wanted for alias in (want["name"], *want.get("aka", []))]
    for want in wanted:
        names = (want["name"], *want.get("aka", []))
        one = next((one for one in found if any(_same_name(alias, one["name"]) for alias in names)), None)
        tally.note("persons.recall", one is not None, f"{name} {want['name']}")
        if one:
            told = f"{name} {want['name']}: {one['role']} of {one['of']}"
            tally.note("persons.of", any(_is_actor(of, one["of"]) for of in _many(want.get("of"))), told)
            role = want.get("role")
            tally.note("persons.role", not role or _fold(role) in _fold(one["role"]), told)
    for one in found:
        right = any(_same_name(alias, one["name"]) for alias in known)
        tally.note("persons.precision", right, f"{name} {one['name']}, {one['role']}")
    for never in gold.get("never_persons") or []:
        tally.note("boilerplate", not any(_same_name(never, one["name"]) for one in found), f"{name} {never}")


def _body(name: str, gold: Json, body: str, tally: Tally) -> None:
    for phrase in gold.get("keep") or []:
        tally.note("boilerplate", phrase in body, f"{name} lost “{phrase}”")
    for phrase in gold.get("drop") or []:
        tally.note("boilerplate", phrase not in body, f"{name} kept “{phrase}”")


def _days(name: str, gold: Json, events: list[Json], tally: Tally) -> None:
    for want in gold.get("days") or []:
        if not want.get("optional"):
            hit = any(_is_event(want, event) for event in events)
            tally.note("days", hit, f"{name} {want['on']} {want['about']}")
    for past in map(str, gold.get("background") or []):
        dates = [str(event["date"]) for event in events]
        if not str(gold["published"]).startswith(past):
            wrong = any(one == past if len(past) == 4 else one.startswith(past) for one in dates)
            tally.note("background", not wrong, f"{name} {past}")


def _is_event(want: Json, event: Json) -> bool:
    words = _fold(f"{event['title']} {event['quote']} {' '.join(event['actors'])}")
    return any(_is_time(on, event["date"]) for on in _many(want["on"])) and any(
        _fold(word) in words for word in want["about"]
    )


def _statement(name: str, want: Json, found: list[Json], tally: Tally) -> None:
    """A statement is found where its words are; given to somebody who did not say them it is the worst of faults."""
    holding = [one for one in found if _fold(want["says"]) in _fold(one["quote"])]
    right = any(_is_actor(by, one["speaker"]) for one in holding for by in _many(want["by"]) if by)
    if any(_many(want["by"])):
        tally.note("statements.found", right, f"{name} “{want['says']}”")
    for one in holding:
        fair = any(_is_actor(by, one["speaker"]) for by in _many(want["by"]))
        tally.note("statements.fair", fair, f"{name} “{want['says']}”: {one['speaker']}")


def _fold(text: object) -> str:
    plain = unicodedata.normalize("NFKD", str(text or "")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _same_name(wanted: str, found: str) -> bool:
    """One is part of the other, or they share a long surname."""
    a, b = _fold(wanted), _fold(found)
    surname = a.split("-")[-1]
    return bool(a and b) and (a in b or b in a or (surname == b.split("-")[-1] and len(surname) > 4))


def _is_actor(wanted: str | None, *found: str | None) -> bool:
    """Whether an actor found is the one wanted, or is named with all of its words; None: nobody was to be named."""
    if wanted is None:
        return not any(found)
    want = _fold(wanted)
    return any(
        one and (one in want or want in one or _words(want) <= _words(one)) for one in map(_fold, found)
    )


def _words(slug: str) -> set[str]:
    return set(slug.split("-"))


def _is_time(wanted: object, found: str | None) -> bool:
    """The same days, or a stretch that ends on the same day; None: any will do."""
    if wanted is None:
        return True
    plain = re.sub("[~?]", "", found or "")
    return plain == str(wanted) or plain.split("/")[-1] == str(wanted).split("/")[-1]


def lines(tally: Tally) -> Iterator[str]:
    for name, share in tally.figures().items():
        yield f"{name:20} {share:.3f}  {tally.right[name]}/{tally.asked[name]}"


if __name__ == "__main__":
    folder = next((Path(one) for one in sys.argv[1:] if not one.startswith("--")), REPORTS)
    measured = measure(folder)
    print("\n".join([*(measured.misses if "--misses" in sys.argv else ()), *lines(measured)]))
    if "--floor" in sys.argv:
        (folder / FLOOR).write_text(yaml.safe_dump(measured.figures()), "utf-8")
