"""`dateline ingest`: what the articles say becomes entries, and what a person wrote stays."""

from argparse import Namespace
from datetime import UTC, datetime

from generator.commands.outcome import Outcome, Terminal, counted
from generator.commands.site_folder import site_folder
from generator.errors import DatelineError, Mark, Problem
from generator.fetching.fetch import Fetcher
from generator.fetching.transport import Transport
from generator.ingest import IngestOptions, IngestReport, ingest
from generator.pool import cores


def run(arguments: Namespace, terminal: Terminal) -> Outcome:
    """Read articles and bring what they say into the entries; with `--dry-run`, print the changes as a diff.

    Raises DatelineError where `--published` dates nothing: the articles in the site have days of their own.
    """
    if arguments.published and not arguments.paths:
        hint = "name the articles behind it; those in content/articles have their days in published.yaml"
        raise DatelineError([Problem(Mark("--published"), "DL136", "no article is given for this day", hint)])
    options = IngestOptions(
        site=site_folder(arguments),
        inputs=tuple(arguments.paths),
        published=arguments.published,
        today=datetime.now(UTC).date(),
        fetcher=Fetcher(transport=Transport(private=arguments.allow_private)),
        dry_run=arguments.dry_run,
        jobs=arguments.jobs or cores(),
    )
    report = ingest(options, terminal.progress)
    output = report.diff if arguments.dry_run else ""
    return Outcome(
        output=output, summary=_summary(report, dry_run=arguments.dry_run), problems=report.problems
    )


def _summary(report: IngestReport, *, dry_run: bool) -> str:
    counts = {"new": report.created, "changed": report.updated, "removed": report.removed}
    files = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    did = f"{'would write' if dry_run else 'wrote'} files: {files}" if files else "nothing new"
    waiting = f"; waiting for a day: {len(report.waiting)}" if report.waiting else ""
    then = " — look with `dateline serve`" if files and not dry_run else ""
    stored = f"stored {len(report.stored)}, " if report.stored else ""
    return f"{stored}read {counted(report.articles, 'article')}, {did}{waiting}{then}"
