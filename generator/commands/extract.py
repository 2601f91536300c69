"""`dateline extract`: what one article says, without touching a site."""

import json
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from generator.commands.outcome import Outcome, Terminal, counted
from generator.errors import DatelineError, Mark, Problem
from generator.extraction.extract import extract
from generator.extraction.report import as_json
from generator.model.claim import Claim
from generator.model.finding import Findings
from generator.model.vocabulary import PublishedBasis, Victims
from generator.reading.feed import is_feed
from generator.reading.given import CONTAINER_NAMES, is_named
from generator.reading.read import read_article
from generator.reading.sidecar import NAME, read_sidecar
from generator.reading.supplied import Supplied


def run(arguments: Namespace, terminal: Terminal) -> Outcome:
    """Read one article and report its findings, as JSON or as lines for people. Raises OSError if it can't be read.

    Raises DatelineError where an address gives no article, or what is given holds several.
    """
    named: Path | str = arguments.article
    private = bool(arguments.allow_private)
    one = _fetched(named, terminal, private=private) if isinstance(named, str) else _read(named)
    supplied = Supplied(
        published=arguments.published, basis=PublishedBasis.FLAG if arguments.published else None
    )
    article, problems = read_article(one.raw, one.path, supplied, one.beside)
    findings = extract(article)
    findings = replace(findings, problems=(*one.doubts, *problems, *findings.problems))
    if arguments.json:
        output = json.dumps(as_json(findings), ensure_ascii=False, indent=2) + "\n"
    else:
        output = "".join(f"{line}\n" for line in _lines(findings))
    return Outcome(output=output, problems=findings.problems, silent=arguments.json)


_NOTHING = Supplied()


@dataclass(frozen=True, slots=True)
class _Document:
    """A document to be read, with what is known beside it."""

    path: str
    raw: bytes
    beside: Supplied = _NOTHING
    doubts: tuple[Problem, ...] = ()


def _read(path: Path) -> _Document:
    """A file, with what a `published.yaml` in its folder says about it."""
    raw = path.read_bytes()
    if is_feed(raw) or is_named(path.name, CONTAINER_NAMES):
        raise DatelineError([_several(str(path))])
    sidecar = path.parent / NAME
    if not sidecar.is_file():
        return _Document(path.as_posix(), raw)
    names = [path.name for path in path.parent.iterdir()]
    said, problems = read_sidecar(sidecar.read_bytes(), sidecar.as_posix(), names)
    return _Document(path.as_posix(), raw, said.get(path.name, Supplied()), problems)


def _fetched(address: str, terminal: Terminal, *, private: bool) -> _Document:
    """An article by its address; `private` allows hosts that are not on the public internet."""
    from generator.fetching.fetch import Fetcher  # noqa: PLC0415 - a file needs nothing of the network
    from generator.fetching.transport import Transport  # noqa: PLC0415
    from generator.gather import Gathering  # noqa: PLC0415

    fetcher = Fetcher(transport=Transport(private=private))
    gathering = Gathering(fetcher, datetime.now(UTC).date(), progress=terminal.progress)
    page = gathering.page(address)
    if page is None:
        raise DatelineError(gathering.problems)
    if is_feed(page.file.raw):
        raise DatelineError([_several(address)])
    said = replace(page.said, basis=PublishedBasis.SIDECAR)
    return _Document(address, page.file.raw, said, tuple(gathering.problems))


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
