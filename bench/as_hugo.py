"""The made-up record as a site of Hugo: the same pages, in Hugo's own front matter and layouts."""

import shutil
from pathlib import Path

from as_dateline import quoted
from corpus import KINDS, Corpus
from nouns import Claim, Event, Source

HERE = Path(__file__).resolve().parent
_WORDS = {"civilian": "civilians"}
_LISTED = {"actors": "Actors", "escalations": "Escalations", "sources": "Sources", "kinds": "Kinds"}


def write(corpus: Corpus, site: Path) -> None:
    """Write hugo.toml, layouts/, static/ and content/."""
    shutil.copytree(HERE / "hugo", site)
    shutil.copytree(HERE / "plain/static", site / "static")
    for name, title in _LISTED.items():
        _page(site / f"content/{name}/_index.md", f"title: {title}\n", "")
    _page(site / "content/events/_index.md", "title: Events\nbuild: {render: never}\n", "")
    for actor in corpus.actors:
        _page(site / f"content/actors/{actor.id}/_index.md", f"title: {quoted(actor.name)}\n", actor.body)
    for escalation in corpus.escalations:
        head = f"title: {quoted(escalation.title)}\n"
        _page(site / f"content/escalations/{escalation.id}/_index.md", head, escalation.body)
    for source in corpus.sources:
        _page(site / f"content/sources/{source.id}/_index.md", f"title: {quoted(source.title)}\n", "")
    for kind, title in KINDS.items():
        _page(site / f"content/kinds/{kind}/_index.md", f"title: {title}\n", "")
    for event in corpus.events():
        _page(site / f"content/events/{event.day.year}/{event.id}.md", _event(event), event.body)


def _page(path: Path, head: str, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{head}---\n{body}", "utf-8")


def _event(event: Event) -> str:
    """The front matter of an event; the time of day keeps the events of one day in their order."""
    own = ", ".join(source.id for source in event.sources if source.own)
    return (
        f"title: {quoted(event.title)}\ndate: {event.day}T{event.number // 60:02}:{event.number % 60:02}:00Z\nkinds: [{event.kind}]\n"
        f"escalations: [{event.escalation}]\nplace: {quoted(event.place)}\nactors: [{', '.join(event.participants)}]\nsources: [{own}]\n"
        f"claims:\n{''.join(map(_claim, event.claims))}references:\n{''.join(map(_reference, event.sources))}"
    )


def _claim(claim: Claim) -> str:
    return (
        f"  - measure: {claim.measure}\n    count: {claim.count}\n    victims: {_WORDS.get(claim.victims, claim.victims)}\n"
        f"    side: {claim.side}\n    claimant: {claim.claimant}\n    publisher: {quoted(claim.source.publisher)}\n    source: {claim.source.id}\n"
    )


def _reference(source: Source) -> str:
    return (
        f"  - id: {source.id}\n    publisher: {quoted(source.publisher)}\n    title: {quoted(source.title)}\n    url: {source.url}\n"
        f"    published: {source.published}\n"
    )
