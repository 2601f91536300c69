"""`dateline explain`: why an entry is as it is, from the articles anew; nothing is written."""

import json
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from generator.amend import refuse_unread
from generator.commands import explain_page
from generator.commands.outcome import Outcome, Terminal, counted
from generator.commands.site_folder import site_folder
from generator.editing.derive import Derived
from generator.editing.explanation import Explanation, explain
from generator.editing.hand import Hand
from generator.editing.identity import item_key
from generator.editing.merge import Item
from generator.editing.reports import Report
from generator.editing.rules import SENTENCES, Reason
from generator.errors import DatelineError, Mark, Problem, did_you_mean
from generator.ingest import derived, read_record
from generator.model.claim import Claim
from generator.model.record import Record
from generator.pool import cores


def run(arguments: Namespace, terminal: Terminal) -> Outcome:
    """Tell of one entry which reports it is made of and why. Raises DatelineError where there is no such entry."""
    if arguments.page:
        return explain_page.run(arguments, terminal)
    site = site_folder(arguments)
    record, hand, made = derived(site, cores(), terminal.progress)
    identity = _named(arguments.event, record, hand)
    path = next((entry.path for entry in record.events if entry.value.id == identity), "")
    if not path:
        refuse_unread(read_record(site)[2], arguments.event, ["events"])
    found = explain(identity, made, hand)
    if found is None:
        known = {entry.value.id for entry in record.events} | made.events.keys() | made.deleted.keys()
        message = f"there is no event “{identity}”"
        raise DatelineError([Problem(Mark(arguments.event), "DL106", message, did_you_mean(identity, known))])
    if arguments.json:
        return Outcome(output=json.dumps(_plain(found, path), ensure_ascii=False, indent=2) + "\n")
    return Outcome(output="".join(f"{line}\n" for line in _lines(found, path, made)))


def _named(given: str, record: Record, hand: Hand) -> str:
    """Return the id that is meant: the argument is one, or an entry's file, or its address."""
    for entry in record.events:
        if given.endswith(entry.path):
            return entry.value.id
    name = Path(urlsplit(given).path if "://" in given else given).name.removesuffix(".md")
    return hand.same.now(f"events/{name}").removeprefix("events/")


def _lines(found: Explanation, path: str, made: Derived) -> Iterator[str]:
    event = found.event
    yield event.id
    yield f"  {event.title}"
    where = f", {event.place.name}" if event.place else ""
    yield f"  {event.date}, {event.kind}{where}"
    if "deleted" in found.fixed:
        yield "  a person deleted it: what it had stays out of the record, and so does what is told of it since"
    else:
        yield f"  {path or 'not written yet: `dateline ingest` would'}: {_hand(found)}"
    if not found.reports:
        yield "No article that is here reports it: it stands on what a person wrote, or on articles now gone."
    else:
        yield counted(len(found.reports), "report")
        yield from (f"  {_report(report)}" for report in found.reports)
    places = {report.name: _cited(report) for report in _reports(made)}
    if found.reasons:
        yield "Why they are one entry"
        yield from (f"  {_reason(reason, places)}" for reason in found.reasons)
    if event.escalation:
        rule = f": {found.placed}" if found.placed else ", as a person wrote"
        yield f"Escalation {event.escalation}{rule}"
    if found.claims:
        yield "Claims and statements"
        yield from (f"  {_item(item)}: {_origin(origin, places)}" for item, origin in found.claims)
    if found.apart:
        yield "Other entries of its days, and why they stay apart"
        yield from (f"  {m.event}: {m.rule}{f' ({m.why})' if m.why else ''}" for m in found.apart)
    if used := _used(found):
        yield "The rules, in words"
        yield from (f"  {rule}: {SENTENCES[rule]}" for rule in used)


def _reports(made: Derived) -> Iterator[Report]:
    """Every report of every entry that the articles make."""
    for plot in made.plots.values():
        yield from plot.group.reports


def _hand(found: Explanation) -> str:
    if found.fixed == ("all",):
        return "written by hand"
    fields = [name for name in found.fixed if name not in ("published", "all")]
    said = f"a person wrote {', '.join(fields)}" if fields else "as ingest wrote it"
    said = "written by hand" if "all" in found.fixed else said
    return f"{said}; published, so its id and its claims stay" if "published" in found.fixed else said


def _cited(report: Report) -> str:
    return f"{report.source} ¶{report.paragraph}" if report.paragraph else report.source


def _report(report: Report) -> str:
    place = report.place.name if report.place else "no place"
    parties = " and ".join(report.parties) or "no party"
    count = counted(len(report.claims), "claim")
    return f"{_cited(report)}: {report.kind}, {report.day}, {place}, {parties}, {count}"


def _reason(reason: Reason, places: dict[str, str]) -> str:
    one, other = (places.get(name, name) for name in (reason.one, reason.other))
    return f"{one} — {other}: {reason.rule}{f' ({reason.shared})' if reason.shared else ''}"


def _item(item: Item) -> str:
    if not isinstance(item, Claim):
        return f"{item.speaker}: {item.act}, {item.source} ¶{item.paragraph or '?'}"
    number = item.min if item.min == item.max else f"{item.min}–{'' if item.max is None else item.max}"
    return f"{item.id} {item.measure} {'unsaid' if number is None else number}, {item.source} ¶{item.paragraph or '?'}"


def _origin(origin: str, places: dict[str, str]) -> str:
    if not origin:
        return "a person wrote it, or its article is gone"
    return origin if origin in SENTENCES else f"told with {places.get(origin, origin)}"


def _used(found: Explanation) -> list[str]:
    named = [*(reason.rule for reason in found.reasons), found.placed]
    named += [origin for _, origin in found.claims] + [miss.rule for miss in found.apart]
    return [rule for rule in SENTENCES if rule in named]


def _plain(found: Explanation, path: str) -> dict[str, object]:
    """Return an explanation as JSON values."""
    event = found.event
    return {
        "event": event.id,
        "title": event.title,
        "date": str(event.date),
        "path": path,
        "fixed": [*found.fixed],
        "reports": [
            {
                "name": report.name,
                "source": report.source,
                "paragraph": report.paragraph,
                "date": str(report.day),
                "kind": report.kind,
                "place": report.place.name if report.place else None,
                "parties": [*report.parties],
                "claims": [claim.id for claim in report.claims],
            }
            for report in found.reports
        ],
        "reasons": [
            {"rule": r.rule, "one": r.one, "other": r.other, "shared": r.shared} for r in found.reasons
        ],
        "escalation": {"id": event.escalation, "rule": found.placed} if event.escalation else None,
        "claims": [{"item": item_key(item), "origin": origin} for item, origin in found.claims],
        "apart": [{"event": m.event, "rule": m.rule, "why": m.why} for m in found.apart],
        "rules": {rule: SENTENCES[rule] for rule in _used(found)},
    }
