"""A made-up record of any size: the same number always makes the same files."""

import random
from datetime import date, timedelta
from pathlib import Path

KINDS = ("armed-clash", "shelling", "air-drone-strike", "agreement", "statement", "mobilisation")
MEASURES = ("killed", "wounded", "displaced")
SIDES = ("northmark", "southmark")
EVENTS_OF_AN_ESCALATION = 40


def write(site: Path, events: int) -> None:
    """Write a site with this many events, and their actors, escalations and sources."""
    chance = random.Random(events)
    _write(site / "site.yaml", "title: A made-up record\nlanguage: en\nbase_url: http://localhost/\n")
    people = [f"speaker-{number}" for number in range(max(2, events // 50))]
    for side in SIDES:
        _write(
            site / f"content/actors/{side}.md", f"---\nid: {side}\nname: {side.title()}\nkind: state\n---\n"
        )
    for number, person in enumerate(people):
        office = f"roles: [{{title: Spokesperson, of: {SIDES[number % 2]}}}]"
        text = f"---\nid: {person}\nname: Speaker Number {number}\nkind: person\n{office}\n---\n"
        _write(site / f"content/actors/{person}.md", text)
    for start in range(0, events, EVENTS_OF_AN_ESCALATION):
        first, last = _day(start), _day(min(start + EVENTS_OF_AN_ESCALATION, events) - 1)
        name = f"escalation-{start // EVENTS_OF_AN_ESCALATION}"
        text = f"---\nid: {name}\ntitle: Escalation of {first}\nperiod: {first}/{last}\nparties: [{', '.join(SIDES)}]\n---\n"
        _write(site / f"content/escalations/{name}.md", text)
    for number in range(events):
        _event(site, number, people, chance)


def _event(site: Path, number: int, people: list[str], chance: random.Random) -> None:
    day, source = _day(number), f"herald-{_day(number)}-{number}"
    _write(
        site / f"content/sources/{source}.md",
        f"---\nid: {source}\ntitle: Report {number} from the front\npublisher: Example Herald\npublished: {day}\n---\n",
    )
    claims = "".join(
        f"  - {{id: c{n}, measure: {chance.choice(MEASURES)}, count: {chance.randint(1, 90)}, victims: military, "
        f"side: {chance.choice(SIDES)}, claimant: {chance.choice(people)}, period: {day}, source: {source}, "
        f"paragraph: {n + 1}, quote: as many as that were reported in paragraph {n + 1}}}\n"
        for n in range(3)
    )
    _write(
        site / f"content/events/{day[:4]}/{day}-event-{number}.md",
        f"---\nid: {day}-event-{number}\ntitle: Fighting reported at post {number}\ndate: {day}\n"
        f"kind: {chance.choice(KINDS)}\nescalation: escalation-{number // EVENTS_OF_AN_ESCALATION}\n"
        f"place: Post {number}\nparticipants: [{', '.join(SIDES)}, {chance.choice(people)}]\n"
        f"sources: [{source}]\nclaims:\n{claims}---\n"
        f"Both sides reported fighting at post {number}. Their accounts of it differ, in *how many* and in *who began*.\n",
    )


def _day(number: int) -> str:
    """Four events on every day."""
    return (date(2000, 1, 1) + timedelta(days=number // 4)).isoformat()


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
