"""`dateline build`: content/ becomes the published site."""

import time
from argparse import Namespace

from generator.commands.outcome import Outcome, Terminal, counted
from generator.commands.site_folder import shown, site_folder
from generator.pool import cores
from generator.standing import BuildOptions, BuildReport, Change, change, reported


def run(arguments: Namespace, terminal: Terminal) -> Outcome:
    """Build the site; with errors, publish nothing."""
    start = time.monotonic()
    site = site_folder(arguments)
    options = BuildOptions(
        site=site,
        out=arguments.out,
        base_url=arguments.base_url,
        drafts=arguments.drafts,
        clean=arguments.clean,
        jobs=arguments.jobs or cores(),
    )
    found = change(options)
    if found and not found.files:
        return _told(reported(options, found.left.said), start)
    return _built(options, terminal, start, found)


def _built(options: BuildOptions, terminal: Terminal, start: float, found: Change | None) -> Outcome:
    from generator.build import build  # noqa: PLC0415 - half a second, for a build that has something to do
    from generator.errors import DatelineError  # noqa: PLC0415

    try:
        return _told(build(options, terminal.progress, found), start)
    except DatelineError as error:
        summary = f"nothing was published; {shown(options.output)} is as it was"
        return Outcome(summary=summary, problems=error.problems)


def _told(report: BuildReport, start: float) -> Outcome:
    return Outcome(summary=_summary(report, time.monotonic() - start), problems=report.problems)


def _summary(report: BuildReport, seconds: float) -> str:
    what = f"built {counted(report.pages, 'page')} from {counted(report.events, 'event')}"
    took = f"in {seconds:.1f} s into {shown(report.out)}/"
    new = f"; {counted(report.recorded, 'new address', 'new addresses')} in content/urls.txt: commit it"
    same = "" if report.published.written or report.published.removed else "; nothing had changed"
    return f"{what} {took}{new if report.recorded else same} — look with `dateline serve`"
