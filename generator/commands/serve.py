"""`dateline serve`: the site on this machine, rebuilt at every change."""

import gc
import webbrowser
from argparse import Namespace

from generator.commands.outcome import Outcome, Terminal
from generator.commands.site_folder import site_folder
from generator.serving.serve import ServeOptions, serve


def run(arguments: Namespace, terminal: Terminal) -> Outcome:
    """Serve until a person stops it."""

    def ready(address: str) -> None:
        gc.freeze()  # what is read and made by now is looked at no more
        gc.enable()
        terminal.line(f"serving {address} — stop with Ctrl-C")
        if arguments.open:
            webbrowser.open(address)

    options = ServeOptions(
        site=site_folder(arguments), port=arguments.port, pages=arguments.pages, drafts=arguments.drafts
    )
    try:
        serve(options, terminal.line, ready)
    except KeyboardInterrupt:
        return Outcome(summary="stopped")
    return Outcome()
