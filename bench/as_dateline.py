"""The made-up record as a site of Dateline."""

import json
from pathlib import Path

from corpus import Corpus
from nouns import Actor, Claim, Escalation, Event, Source

SETTINGS = (
    "title: A made-up record\ndescription: A chronology of events\nbase_url: https://timeline.example/\n"
)


def write(corpus: Corpus, site: Path, more: str = "") -> None:
    """Write site.yaml, with more settings, and content/."""
    content = site / "content"
    for name in ("actors", "escalations", "sources", "events"):
        (content / name).mkdir(parents=True)
    (site / "site.yaml").write_text(SETTINGS + more, "utf-8")
    for actor in corpus.actors:
        (content / f"actors/{actor.id}.md").write_text(_actor(actor), "utf-8")
    for escalation in corpus.escalations:
        (content / f"escalations/{escalation.id}.md").write_text(_escalation(escalation), "utf-8")
    for source in corpus.sources:
        (content / f"sources/{source.id}.md").write_text(
            f"---\nid: {source.id}\n{_source(source, '')}---\n", "utf-8"
        )
    for event in corpus.events():
        folder = content / f"events/{event.day.year}"
        folder.mkdir(exist_ok=True)
        (folder / f"{event.id}.md").write_text(_event(event), "utf-8")


def quoted(text: str) -> str:
    """A YAML scalar: JSON is one."""
    return json.dumps(text, ensure_ascii=False)


def _actor(actor: Actor) -> str:
    parent = f"parent: {actor.parent}\n" if actor.parent else ""
    return f"---\nid: {actor.id}\nname: {quoted(actor.name)}\nkind: {actor.kind}\n{parent}---\n{actor.body}"


def _escalation(one: Escalation) -> str:
    head = f"id: {one.id}\ntitle: {quoted(one.title)}\nperiod: {one.first}/{one.last}\nparties: [{', '.join(one.parties)}]"
    return f"---\n{head}\n---\n{one.body}"


def _event(event: Event) -> str:
    claims = "".join(_claim(number, claim) for number, claim in enumerate(event.claims, 1))
    sources = "".join(
        f"  - {source.id}\n" if source.own else f"  - id: {source.id}\n{_source(source, '    ')}"
        for source in event.sources
    )
    escalation = f"escalation: {event.escalation}\n" if event.escalation else ""
    return (
        f"---\nid: {event.id}\ntitle: {quoted(event.title)}\ndate: {event.day}\ndate_basis: stated\nkind: {event.kind}\n"
        f"{escalation}place: {quoted(event.place)}\nstatus: reviewed\nparticipants: [{', '.join(event.participants)}]\n"
        f"claims:\n{claims}sources:\n{sources}---\n{event.body}"
    )


def _claim(number: int, claim: Claim) -> str:
    return (
        f"  - id: c{number}\n    measure: {claim.measure}\n    min: {claim.count}\n    max: {claim.count}\n"
        f"    victims: {claim.victims}\n    side: {claim.side}\n    claimant: {claim.claimant}\n    source: {claim.source.id}\n"
    )


def _source(source: Source, indent: str) -> str:
    lines = {
        "title": quoted(source.title),
        "publisher": quoted(source.publisher),
        "url": source.url,
        "published": source.published,
    }
    return "".join(f"{indent}{key}: {value}\n" for key, value in lines.items())
