"""An invented record of some hundred entries to filter, as files, and what Python would choose of it."""

import calendar
import json
import random
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from conftest import REPOSITORY

SCAFFOLD = REPOSITORY / "generator/scaffold/site"
FIELDS = ("escalation", "kind", "rung", "actor", "side", "place", "source")
ACTORS = ("aldmoor", "aldmoor-army", "birkland", "birkland-ministry", "cora-dane", "dorn-dane")
WARS = ("first-winter", "second-winter")
PLACES = ("Orla", "Old Bridge", "Żywiec & <b>Co</b>", "Þorp")
KINDS = ("shelling", "statement", "armed-clash", "diplomacy", "threat", "mobilisation")
PUBLISHERS = ("Example Herald", "Orla Radio", "The “Post” & Sons", "")
#: Days, months, years, stretches, open ends, and days that are not sure.
DATES = ("{y}-{m}-{d}", "{y}-{m}", "{y}", "{y}-{m}-{d}?", "{y}-{m}-{d}~", "{y}-{m}-05/{y}-{m}-{d}")
OPEN = ("2031-02-10/..", "2033-04-02/..")


def _date(some: random.Random) -> str:
    year = some.choice(("2031", "2031", "2031", "2031", "2032", "2033"))
    form = some.choice((DATES[0],) * 8 + DATES)
    return form.format(y=year, m=f"{some.randint(1, 5):02}", d=f"{some.randint(6, 28):02}")


def _event(number: int, some: random.Random) -> dict[str, Any]:
    when = OPEN[number] if number < len(OPEN) else _date(some)
    publishers = some.sample(PUBLISHERS, some.randint(1, 2))
    claims = [
        {
            "id": f"c{n}",
            "measure": "killed",
            "count": some.choice((0, 2, 30)),
            "side": some.choice(ACTORS[:4]),
            "claimant": some.choice(ACTORS),
            "source": "s0",
        }
        for n in range(some.choice((0, 0, 1, 2)))
    ]
    return {
        "id": f"entry-{number}",
        "title": f"Entry {number} <i>of</i> the record",
        "date": when,
        "kind": some.choice(KINDS),
        **({"escalation": some.choice(WARS)} if some.random() < 0.7 else {}),
        **({"place": some.choice(PLACES)} if some.random() < 0.7 else {}),
        "status": "retracted" if some.random() < 0.02 else "reviewed",
        "participants": some.sample(ACTORS, some.randint(0, 2)),
        "claims": claims,
        "sources": [
            {"id": f"s{n}", "publisher": name, "title": "A report", "url": "https://example.org/"}
            for n, name in enumerate(publishers)
        ],
    }


def write(site: Path, number: int) -> list[dict[str, Any]]:
    """Make a site with so many entries; return their front matter. What retracted entries say counts nowhere."""
    shutil.copytree(SCAFFOLD, site)
    shutil.rmtree(site / "content")
    some = random.Random(7)
    events = [_event(n, some) for n in range(number)]
    heads = {f"events/{one['id']}": one for one in events}
    heads |= {f"actors/{one}": {"id": one, "name": one.title(), "kind": "person"} for one in ACTORS}
    heads |= {f"escalations/{war}": {"id": war, "title": war, "period": "2031/2033"} for war in WARS}
    for path, head in heads.items():
        file = site / "content" / f"{path}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\n{json.dumps(head, ensure_ascii=False)}\n---\nWords.\n", "utf-8")
    return [one for one in events if one["status"] != "retracted"]


def days(text: str) -> tuple[date, date]:
    """The first and the last day of an EDTF date, told anew in as few words as will do."""
    first, _, last = text.strip("?~").partition("/")
    year, month, day = [*map(int, (last or first).replace("..", "9999").split("-")), 0, 0][:3]
    month = month or 12
    start = [*map(int, first.split("-")), 1, 1][:3]
    return date(*start), date(year, month, day or calendar.monthrange(year, month)[1])


def values(event: Mapping[str, Any], level: int) -> dict[str, set[str]]:
    """What an entry can be chosen for, by field."""
    sides = {claim["side"] for claim in event["claims"]}
    return {
        "escalation": {event.get("escalation", "")} - {""},
        "kind": {event["kind"]},
        "rung": {str(level)},
        "actor": {*event["participants"], *sides, *(claim["claimant"] for claim in event["claims"])},
        "side": sides,
        "place": {event.get("place", "")} - {""},
        "source": {source["publisher"] for source in event["sources"]} - {""},
    }


def chosen(
    events: list[dict[str, Any]], levels: Mapping[str, int], wanted: Mapping[str, str]
) -> list[dict[str, Any]]:
    """The entries that fit what is wanted, by the names of addresses."""
    after = date.fromisoformat(wanted.get("from", "0001-01-01"))
    before = date.fromisoformat(wanted.get("to", "9999-12-31"))
    asked = [name for name in FIELDS if name in wanted]

    def fits(event: Mapping[str, Any]) -> bool:
        (first, last), has = days(event["date"]), values(event, levels[event["id"]])
        return first <= before and last >= after and all(wanted[name] in has[name] for name in asked)

    return [event for event in events if fits(event)] if after <= before else []
