"""`dateline build`: content/ becomes the published site."""

import time
from argparse import Namespace

from generator.build import OUT, BuildOptions, build
from generator.commands.outcome import Outcome, Terminal, counted
from generator.commands.site_folder import shown, site_folder
from generator.errors import DatelineError
from generator.permalinks import PATH
from generator.pool import cores


def run(arguments: Namespace, terminal: Terminal) -> Outcome:
    """Build the site; with errors, publish nothing."""
    start = time.monotonic()
    site = site_folder(arguments)
    out = arguments.out or site / OUT
    options = BuildOptions(
        site=site,
        out=out,
        base_url=arguments.base_url,
        drafts=arguments.drafts,
        clean=arguments.clean,
        jobs=arguments.jobs or cores(),
    )
    try:
        report = build(options, terminal.progress)
    except DatelineError as error:
        summary = f"nothing was published; {shown(out)} is as it was"
        return Outcome(summary=summary, problems=error.problems)
    took = f"{time.monotonic() - start:.1f} s into {shown(out)}/"
    new = (
        f"; {counted(report.recorded, 'new address', 'new addresses')} in {PATH}: commit it"
        if report.recorded
        else ""
    )
    what = f"built {counted(report.pages, 'page')} from {counted(report.events, 'event')} in {took}"
    return Outcome(summary=f"{what}{new} — look with `dateline serve`", problems=report.problems)
