"""`dateline review`: what waits for a person, and the decisions about it."""

import sys
from argparse import Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.commands.outcome import Outcome, Terminal, counted
from generator.commands.site_folder import site_folder
from generator.errors import DatelineError, Mark, Problem
from generator.files import read_file
from generator.model.event import Event
from generator.model.record import Entry
from generator.pool import cores
from generator.review import Review, decide, review
from generator.reviewing.decide import Decision, from_lines, from_words
from generator.reviewing.item import Item
from generator.reviewing.kinds import KINDS
from generator.reviewing.listing import for_people, for_programs, to_fill_in

_FORMS = {"json": for_programs, "plain": to_fill_in, "text": for_people}
#: So many items of each kind stand in a list for people.
_MOST = 20


def run(arguments: Namespace, terminal: Terminal) -> Outcome:
    """List what waits, or take decisions. Raises DatelineError, with nothing written, where a decision does not fit."""
    site = site_folder(arguments)
    found = review(site, cores(), terminal.progress)
    decisions = _decisions(arguments, found.items)
    if decisions:
        told = decide(site, found.items, decisions)
        return Outcome(
            output="".join(f"{line}\n" for line in told), summary=f"took {counted(len(told), 'decision')}"
        )
    items = [item for item in found.items if arguments.only in (None, item.kind)]
    limit = arguments.limit if arguments.limit is not None else _MOST if arguments.format == "text" else 0
    output = _FORMS[arguments.format](items, limit)
    failed = arguments.exit_code and bool(items)
    return Outcome(output=output, summary=_summary(items, found), problems=found.problems, failed=failed)


def _summary(items: Sequence[Item], found: Review) -> str:
    first = (
        f"; {counted(found.pending, 'file')} would change: `dateline ingest` first" if found.pending else ""
    )
    return f"{f'{len(items):,} waiting' if items else 'nothing waits for a person'}{first}"


def _decisions(arguments: Namespace, items: Iterable[Item]) -> tuple[Decision, ...]:
    """Gather the decisions given: in words, for all of something, in a file."""
    words: Sequence[str] = arguments.words
    given = from_lines(*_lines(arguments.from_)) if arguments.from_ else ()
    if arguments.all_of is None:
        return (*from_words(words), *given)
    chosen = [item for item in items if _is_of(item, arguments.all_of)]
    if not chosen or not words:
        what = "a decision is missing" if chosen else f"nothing of “{arguments.all_of}” waits"
        hint = f"write --all-of and a kind ({', '.join(KINDS)}) or an escalation's id, then the decision"
        raise DatelineError([Problem(Mark("--all-of"), "DL108" if chosen else "DL107", what, hint)])
    mark = Mark(f"--all-of {arguments.all_of}")
    return (*(Decision(item.id, words[0], " ".join(words[1:]), mark) for item in chosen), *given)


def _is_of(item: Item, group: str) -> bool:
    """Whether an item is of a kind; or an entry of an escalation."""
    if group in KINDS:
        return item.kind == group
    value = item.subject.value if isinstance(item.subject, Entry) else None
    return item.kind == "entry" and isinstance(value, Event) and value.escalation == group


def _lines(path: Path) -> tuple[str, str]:
    """Read a file of decisions, “-” for standard input."""
    if str(path) == "-":
        return sys.stdin.read(), "(standard input)"
    if path.is_dir():
        hint = "give the file that has your decisions, or - for standard input"
        raise DatelineError([Problem(Mark(path.as_posix()), "DL001", "this is a folder", hint)])
    file, problems = read_file(path.parent, path.name)
    if file is None:
        raise DatelineError(problems)
    return file.raw.decode("utf-8", "replace"), path.as_posix()
