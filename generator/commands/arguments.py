"""The words of the command line: every command, its options, and its help.

What an option's value is made with is loaded when one is given: `--help` and `--version` need none of it.
"""

import argparse
from collections.abc import Callable

from generator import __version__
from generator.commands.command import Command
from generator.commands.values import (
    day,
    document,
    edtf,
    jobs,
    message,
    named,
    number,
    path,
    port,
    reason,
    url,
)

_ABOUT = """\
Dateline turns news articles into a dated, sourced, checkable record of a conflict, and publishes it as a
static site: a chronology, a page for every actor, a page for every escalation.
"""
_HELP = """\
The way through:
  1. dateline init my-record         makes a folder with a small record to look at
  2. put articles into my-record/content/articles/ as text or HTML files
  3. dateline ingest                 reads them and writes entries below content/
  4. read and correct the entries: they are Markdown files, and a line that you change is never overwritten
  5. dateline serve                  shows the site while you work
  6. dateline build                  writes the site to build/, ready for any web host

Examples:
  dateline extract report.txt --published 2024-05-02        what one article says
  dateline new event "Shelling near the Orla bridge" --date 2024-05-01
  dateline build --base-url https://example.github.io/record/
  dateline --site ~/my-record check --format json | jq .problems

A site is a folder that holds site.yaml. Without --site it is looked for here and in the folders above.
What people read goes to stderr, what programs read to stdout. Exit codes: 0 fine (warnings allowed),
1 there are errors, 2 the command was not understood. Problems have codes; docs/problems.md explains each.

Documentation: docs/commands.md (every option), docs/front-matter.md (how an entry is written),
docs/hosting.md (GitHub Pages and elsewhere), in the folder or repository Dateline came with.
"""

Parser = argparse.ArgumentParser


def parser() -> Parser:
    """Build the parser of the whole command line."""
    top = Parser(
        prog="dateline",
        description=_ABOUT,
        epilog=_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    top.add_argument(
        "--site", type=path, metavar="DIR", help="the site's folder (default: the nearest with site.yaml)"
    )
    top.add_argument("--version", action="version", version=f"dateline {__version__}")
    commands = top.add_subparsers(
        dest="command",
        required=True,
        metavar="COMMAND",
        title="commands",
        prog=top.prog,
        parser_class=Command,
    )
    for name, (about, add) in _COMMANDS.items():
        commands.add_parser(name, help=about, about=about, add=add)
    return top


def _init(command: Parser) -> None:
    command.add_argument("dir", type=path, metavar="DIR", help="the new folder; it may exist if it is empty")
    command.add_argument(
        "--pages", action="store_true", help="also write a workflow that publishes on GitHub Pages"
    )


def _new(command: Parser) -> None:
    command.add_argument("noun", choices=("event", "actor", "escalation"), help="what the entry is about")
    command.add_argument("title", metavar="TITLE", help="its title or name")
    command.add_argument(
        "--date", type=edtf, metavar="DATE", help="its day or first day, as EDTF (default: today)"
    )
    command.add_argument("--id", metavar="ID", help="its permanent id (default: made from day and title)")


def _ingest(command: Parser) -> None:
    command.add_argument(
        "paths",
        type=document,
        nargs="*",
        metavar="PATH|URL|FEED",
        help="articles to add: files, folders, feeds, web archives, addresses (default: none new)",
    )
    command.add_argument("--published", type=day, metavar="DATE", help="the day the given articles appeared")
    command.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    command.add_argument(
        "--jobs", type=jobs, metavar="N", help="read with so many processes (default: one for each core)"
    )
    _allow_private(command)


def _extract(command: Parser) -> None:
    command.add_argument(
        "article", type=document, metavar="ARTICLE", help="a text or HTML file, or an article's address"
    )
    command.add_argument("--published", type=day, metavar="DATE", help="the day the article appeared")
    command.add_argument(
        "--json", action="store_true", help="print one JSON object with everything that was found"
    )
    _allow_private(command)


def _allow_private(command: Parser) -> None:
    command.add_argument(
        "--allow-private",
        action="store_true",
        help="fetch from hosts that are not on the public internet, too",
    )


def _build(command: Parser) -> None:
    command.add_argument(
        "--out", type=path, metavar="DIR", help="where to write (default: build/ in the site)"
    )
    command.add_argument(
        "--base-url", type=url, metavar="URL", help="where the site will live (default: site.yaml's)"
    )
    command.add_argument("--drafts", action="store_true", help="publish entries with status: draft too")
    command.add_argument("--clean", action="store_true", help="write every file anew, changed or not")
    command.add_argument(
        "--jobs", type=jobs, metavar="N", help="draw with so many processes (default: one for each core)"
    )


def _deploy(command: Parser) -> None:
    command.add_argument(
        "--branch", default="gh-pages", metavar="NAME", help="the branch (default: gh-pages)"
    )
    command.add_argument("--remote", default="origin", metavar="NAME", help="the remote (default: origin)")
    command.add_argument(
        "--base-url", type=url, metavar="URL", help="where the site will live (default: site.yaml's)"
    )
    command.add_argument(
        "--message", type=message, metavar="TEXT", help="of the commit (default: counts what changed)"
    )
    command.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")


def _serve(command: Parser) -> None:
    command.add_argument(
        "--port", type=port, metavar="N", help="listen here (0: any free port; default: from 8000)"
    )
    command.add_argument("--open", action="store_true", help="open the site in a browser")
    command.add_argument("--drafts", action="store_true", help="show entries with status: draft too")
    command.add_argument(
        "--pages", action="store_true", help="answer as GitHub Pages does, below the path of base_url"
    )


def _check(command: Parser) -> None:
    forms = ("text", "json", "github")
    command.add_argument(
        "--format", choices=forms, default="text", help="github: notes on a pull request's lines"
    )
    command.add_argument(
        "--external",
        action="store_true",
        help="also ask whether the addresses that the record cites are there",
    )
    command.add_argument(
        "--fresh",
        action="store_true",
        help="with --external: ask for those, too, that answered some days ago",
    )
    _allow_private(command)


def _review(command: Parser) -> None:
    command.add_argument(
        "words",
        nargs="*",
        metavar="ITEM DECISION [VALUE]",
        help="decide about an item, or several (default: list what waits)",
    )
    command.add_argument("--only", choices=_REVIEWED, help="list items of this kind only")
    command.add_argument("--limit", type=number, metavar="N", help="list so many of each kind (0: all)")
    command.add_argument(
        "--all-of",
        metavar="KIND|ESCALATION",
        help="decide about all of a kind, or all entries of an escalation",
    )
    command.add_argument(
        "--from",
        dest="from_",
        type=path,
        metavar="FILE",
        help="take decisions from a file (-: standard input)",
    )
    forms = command.add_mutually_exclusive_group()
    command.set_defaults(format="text")
    for form, about in (("plain", "list to be filled in and given to --from"), ("json", "list for programs")):
        forms.add_argument(f"--{form}", dest="format", action="store_const", const=form, help=about)
    command.add_argument("--exit-code", action="store_true", help="exit with 1 if anything waits")


def _explain(command: Parser) -> None:
    command.add_argument(
        "event", type=named, metavar="EVENT", help="an event's id, its file, or its page's address"
    )
    command.add_argument(
        "--page",
        action="store_true",
        help="tell what the page at this address is made of, and what the next build does",
    )
    command.add_argument("--json", action="store_true", help="print one JSON object")


def _retract(command: Parser) -> None:
    command.add_argument("id", type=named, metavar="ID", help="the event or escalation")
    command.add_argument("--why", type=reason, required=True, metavar="TEXT", help="the reason, for readers")
    command.add_argument("--undo", action="store_true", help="let a retracted entry stand again")
    command.add_argument("--title", metavar="TEXT", help="what it was called, if its file is gone")
    command.add_argument("--date", type=edtf, metavar="DATE", help="the day it was of, if its file is gone")


def _correct(command: Parser) -> None:
    command.add_argument("id", type=named, metavar="ID", help="the entry")
    command.add_argument(
        "changes", nargs="+", metavar="FIELD VALUE", help="a dotted path and its new value: claims.c1.min 7"
    )
    command.add_argument("--why", type=reason, required=True, metavar="TEXT", help="the reason, for readers")
    command.add_argument(
        "--remove", action="store_true", help="take the fields out; no values are given then"
    )


def _schema(command: Parser) -> None:
    command.add_argument(
        "name",
        nargs="?",
        choices=_SUBJECTS,
        metavar="NAME",
        help=f"print this one: {', '.join(_SUBJECTS)} (default: write all)",
    )
    command.add_argument(
        "--out", type=path, metavar="DIR", help="where to write (default: .dateline/schemas/ in the site)"
    )


def _lsp(command: Parser) -> None:
    command.add_argument("--stdio", action="store_true", help="what many editors add; there is no other way")


#: What there are schemas of (generator/schemas.py, which costs the reader of YAML to load).
_SUBJECTS = ("event", "actor", "escalation", "source", "site", "published")
#: The kinds of items (generator/reviewing/kinds.py, which costs a library to load).
_REVIEWED = (
    "article",
    "conflict",
    "date",
    "alias",
    "double",
    "emptied",
    "deleted",
    "since",
    "escalation",
    "entry",
)
_COMMANDS: dict[str, tuple[str, Callable[[Parser], None]]] = {
    "init": ("make a new site, with a small record that explains itself", _init),
    "new": ("write an entry to fill in", _new),
    "ingest": ("read articles and write what they say as entries", _ingest),
    "extract": ("show what one article says, and change nothing", _extract),
    "explain": ("tell why an event is one entry, and what stayed apart from it", _explain),
    "retract": ("take an entry back; its address says so", _retract),
    "correct": ("change what was published and found wrong, and say so", _correct),
    "build": ("write the whole site as files for a web host", _build),
    "deploy": ("publish the site on a branch, as GitHub Pages can show it", _deploy),
    "serve": ("show the site on this machine and rebuild it as you write", _serve),
    "review": ("list what waits for a person, and take decisions about it", _review),
    "check": ("say what is wrong with a site, and write nothing", _check),
    "schema": ("say what front matter and settings take, as JSON Schemas for editors", _schema),
    "lsp": (
        "complete and check front matter in editors, as a language server on standard input and output",
        _lsp,
    ),
}
