"""`dateline extract`: what one article says, without touching a site."""

import json
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from generator.commands.outcome import Outcome, Say
from generator.extraction.extract import extract
from generator.extraction.report import as_json
from generator.model.vocabulary import PublishedBasis
from generator.reading.read import read_article
from generator.reading.supplied import Supplied


def run(arguments: Namespace, say: Say) -> Outcome:  # noqa: ARG001 - one article is read in no time
    """Read one article and report its findings, as JSON or as lines for people. Raises OSError if it can't be read."""
    path: Path = arguments.article
    supplied = Supplied()
    if arguments.published:
        supplied = Supplied(published=arguments.published, basis=PublishedBasis.FLAG)
    article, problems = read_article(path.read_bytes(), path.as_posix(), supplied)
    findings = extract(article)
    findings = replace(findings, problems=(*problems, *findings.problems))
    report = as_json(findings)
    output = json.dumps(report, ensure_ascii=False, indent=2) + "\n"
    return Outcome(output=output, problems=() if arguments.json else findings.problems)
