"""`dateline build`: content/ becomes the published site."""

import time
from argparse import Namespace

from generator.commands.outcome import Outcome, Terminal, counted
from generator.commands.site_folder import shown, site_folder
from generator.errors import DatelineError
from generator.pool import cores
from generator.standing import OUT, BuildOptions, BuildReport, standing


def run(arguments: Namespace, terminal: Terminal) -> Outcome:
    """Build the site; with errors, publish nothing."""
    start = time.monotonic()
    site = site_folder(arguments)
    options = BuildOptions(
        site=site,
        out=arguments.out or site / OUT,
        base_url=arguments.base_url,
        drafts=arguments.drafts,
        clean=arguments.clean,
        jobs=arguments.jobs or cores(),
    )
    try:
        report = standing(options) or _built(options, terminal)
    except DatelineError as error:
        summary = f"nothing was published; {shown(options.output)} is as it was"
        return Outcome(summary=summary, problems=error.problems)
    return Outcome(summary=_summary(report, time.monotonic() - start), problems=report.problems)


def _built(options: BuildOptions, terminal: Terminal) -> BuildReport:
    from generator.build import build  # noqa: PLC0415 - half a second, for a build that has something to do

    return build(options, terminal.progress)


def _summary(report: BuildReport, seconds: float) -> str:
    from generator.permalinks import PATH  # noqa: PLC0415

    what = f"built {counted(report.pages, 'page')} from {counted(report.events, 'event')}"
    took = f"in {seconds:.1f} s into {shown(report.out)}/"
    new = f"; {counted(report.recorded, 'new address', 'new addresses')} in {PATH}: commit it"
    same = "" if report.published.written or report.published.removed else "; nothing had changed"
    return f"{what} {took}{new if report.recorded else same} — look with `dateline serve`"
