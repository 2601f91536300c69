"""`dateline extract`: what one article says, without touching a site."""

import json
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.outcome import Outcome, Terminal, counted
from generator.errors import DatelineError, Mark, Problem
from generator.extraction.guarded import understood
from generator.extraction.report import as_json
from generator.gather import Gathering
from generator.model.claim import Claim
from generator.model.finding import Findings
from generator.model.vocabulary import PublishedBasis, Victims
from generator.reading.feed import is_feed
from generator.reading.given import CONTAINER_NAMES, Given, is_named
from generator.reading.read import read_article, to_come
from generator.reading.supplied import Supplied

if TYPE_CHECKING:
    from generator.fetching.fetch import Fetcher


def run(arguments: Namespace, terminal: Terminal) -> Outcome:
    """Read one article and report its findings, as JSON or as lines for people.

    Raises DatelineError where what is given is no article, or holds several.
    """
    today = datetime.now(UTC).date()
    one, doubts = _gathered(arguments.article, today, terminal, private=arguments.allow_private)
    supplied = Supplied(
        published=arguments.published, basis=PublishedBasis.FLAG if arguments.published else None
    )
    beside = replace(one.said, basis=PublishedBasis.SIDECAR)
    article, problems = read_article(one.file.raw, one.path, supplied, beside)
    findings = understood(article)
    findings = replace(findings, problems=(*doubts, *problems, *to_come(article, today), *findings.problems))
    if arguments.json:
        output = json.dumps(as_json(findings), ensure_ascii=False, indent=2) + "\n"
    else:
        output = "".join(f"{line}\n" for line in _lines(findings))
    return Outcome(output=output, problems=findings.problems, silent=arguments.json)


def _gathered(
    named: Path | str, today: date, terminal: Terminal, *, private: bool
) -> tuple[Given, tuple[Problem, ...]]:
    """The one article that is named, by the way in that `ingest` has. Raises DatelineError where it is none, or several."""
    if isinstance(named, Path) and (named.is_dir() or is_named(named.name, CONTAINER_NAMES)):
        raise DatelineError([_several(str(named))])
    fetcher = _fetcher(private=private) if isinstance(named, str) else None
    gathering = Gathering(fetcher, today, progress=terminal.progress)
    if isinstance(named, str):
        page = gathering.page(named)
        found = [page] if page else []
    else:
        found = [*gathering.gather([named])[0]]
    if len(found) > 1 or any(is_feed(one.file.raw) for one in found):
        raise DatelineError([_several(str(named))])
    if not found:
        raise DatelineError(gathering.problems)
    return found[0], tuple(gathering.problems)


def _fetcher(*, private: bool) -> "Fetcher":
    """What fetches an address; `private` allows hosts that are not on the public internet."""
    from generator.fetching.fetch import Fetcher  # noqa: PLC0415 - a file needs nothing of the network
    from generator.fetching.transport import Transport  # noqa: PLC0415

    return Fetcher(transport=Transport(private=private))


def _several(path: str) -> Problem:
    hint = "give it to `dateline ingest`, which keeps each of them"
    return Problem(Mark(path), "DL062", "this holds several articles, and one is shown at a time", hint)


def _lines(findings: Findings) -> Iterator[str]:
    article = findings.article
    yield article.title
    published = (
        f"published {article.published} ({article.published_basis})" if article.published else "no date"
    )
    yield f"  {published}, {counted(len(article.paragraphs), 'paragraph')}"
    yield counted(len(findings.events), "event")
    for event in findings.events:
        yield f"  {event.date}  {event.kind}: {event.title}"
    yield counted(len(findings.claims), "claim")
    for finding in findings.claims:
        yield f"  {_claim(finding.claim)}"
    yield counted(len(findings.statements), "statement")
    for said in findings.statements:
        yield f"  ¶{said.paragraph or '?'}  {said.speaker}: {said.act} {said.of or ''} “{said.quote}”"
    yield counted(len(findings.persons), "person")
    for person in findings.persons:
        yield f"  {', '.join(filter(None, (person.name, person.role, person.of)))}"
    yield counted(len(findings.places), "place")
    for place in findings.places:
        yield f"  {', '.join(filter(None, (place.name, place.country)))}"


def _claim(claim: Claim) -> str:
    whose = f" of {claim.side}" if claim.side else ""
    by, when = claim.claimant or "the article", claim.period or "no day"
    what = claim.measure if claim.victims is Victims.ANY else f"{claim.victims} {claim.measure}"
    return f"¶{claim.paragraph or '?'}  {by}: {_count(claim)} {what}{whose}, {when} “{claim.quote}”"


def _count(claim: Claim) -> str:
    if claim.min is None and claim.max is None:
        return "an unsaid number of"
    return (
        str(claim.min)
        if claim.min == claim.max
        else f"{claim.min or 0}–{'' if claim.max is None else claim.max}"
    )
