"""`dateline extract`: what one article says, without touching a site."""

import json
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator.commands.outcome import Outcome, Terminal, counted
from generator.errors import Problem
from generator.extraction.extract import extract
from generator.extraction.report import as_json
from generator.model.claim import Claim
from generator.model.finding import Findings
from generator.model.vocabulary import PublishedBasis, Victims
from generator.reading.read import read_article
from generator.reading.sidecar import NAME, read_sidecar
from generator.reading.supplied import Supplied


def run(arguments: Namespace, terminal: Terminal) -> Outcome:  # noqa: ARG001 - one article is read in no time
    """Read one article and report its findings, as JSON or as lines for people. Raises OSError if it can't be read."""
    path: Path = arguments.article
    supplied = Supplied(
        published=arguments.published, basis=PublishedBasis.FLAG if arguments.published else None
    )
    beside, doubts = _beside(path)
    article, problems = read_article(path.read_bytes(), path.as_posix(), supplied, beside)
    findings = extract(article)
    findings = replace(findings, problems=(*doubts, *problems, *findings.problems))
    if arguments.json:
        output = json.dumps(as_json(findings), ensure_ascii=False, indent=2) + "\n"
    else:
        output = "".join(f"{line}\n" for line in _lines(findings))
    return Outcome(output=output, problems=findings.problems, silent=arguments.json)


def _beside(article: Path) -> tuple[Supplied, tuple[Problem, ...]]:
    """What a `published.yaml` in the article's folder says about it."""
    sidecar = article.parent / NAME
    if not sidecar.is_file():
        return Supplied(), ()
    names = [path.name for path in article.parent.iterdir()]
    said, problems = read_sidecar(sidecar.read_bytes(), sidecar.as_posix(), names)
    return said.get(article.name, Supplied()), problems


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
