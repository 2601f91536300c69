"""`dateline deploy`: the site becomes the next commit of a branch that GitHub Pages publishes."""

from argparse import Namespace

from generator.commands.outcome import Outcome, Terminal, counted
from generator.commands.site_folder import site_folder
from generator.deploy import Deployed, DeployOptions, deploy
from generator.errors import DatelineError


def run(arguments: Namespace, terminal: Terminal) -> Outcome:
    """Build, show what changes for readers, commit and push; with errors, push nothing."""
    options = DeployOptions(
        site=site_folder(arguments),
        branch=arguments.branch,
        remote=arguments.remote,
        base_url=arguments.base_url,
        message=arguments.message,
        dry_run=arguments.dry_run,
    )
    try:
        done = deploy(options, terminal.progress, terminal.line)
    except DatelineError as error:
        return Outcome(summary="nothing was deployed", problems=error.problems)
    return Outcome(summary=_summary(options, done), problems=done.problems)


def _summary(options: DeployOptions, done: Deployed) -> str:
    where = f"{options.branch} on {options.remote}"
    new = counted(done.recorded, "new address", "new addresses")
    ledger = f"; {new} in content/urls.txt: commit it" if done.recorded else ""
    if not done.changes:
        return f"nothing had changed; {where} stays as it is ({done.commit[:7]}){ledger}"
    if options.dry_run:
        return f"nothing was pushed; {where} would change: {done.changes.summary}"
    choose = "; choose the branch on GitHub: Settings → Pages" if done.is_first else ""
    return f"pushed {done.commit[:7]} to {where}: {done.changes.summary}{ledger}{choose}"
