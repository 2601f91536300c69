"""`dateline retract`: an entry no longer stands; its address keeps saying what it was, and why it went."""

import re
from argparse import Namespace
from datetime import UTC, datetime

from generator import permalinks
from generator.amend import Book, Found, edited, find, mark_of, open_book, told, write
from generator.commands.outcome import Outcome, Terminal
from generator.commands.site_folder import site_folder
from generator.editing.hand import path_of
from generator.edtf import Edtf
from generator.encode import serialise
from generator.errors import DatelineError, Mark, Problem
from generator.model.correction import Correction
from generator.model.escalation import Escalation
from generator.model.event import Event
from generator.model.vocabulary import Status
from generator.splice import Set

_GONE = "# Its file was gone when it was retracted: what stands here was made from its id.\n"
_FIRST = re.compile(r"^\d{4}-\d\d-\d\d-")
_DAY = re.compile(r"\d{4}(?:-\d\d){0,2}(?!\d)")


def run(arguments: Namespace, terminal: Terminal) -> Outcome:  # noqa: ARG001 - one file is written in no time
    """Retract an event or an escalation, or take that back. Raises DatelineError, with nothing written."""
    book = open_book(site_folder(arguments))
    found = find(book, arguments.id)
    if found.folder not in ("events", "escalations"):
        raise _instead(book, found)
    if found.entry is None:
        return _bury(book, found, arguments)
    _refuse_unheeded(found, arguments)
    return _reinstate(book, found, arguments) if arguments.undo else _retract(book, found, arguments)


def _refuse_unheeded(found: Found, arguments: Namespace) -> None:
    """Raise DatelineError where a title or a day is given for an entry that has its own."""
    assert found.entry
    day = "date" if found.folder == "events" else "period"
    given = {"--title": ("title", arguments.title), "--date": (day, arguments.date)}
    wrong = [
        Problem(
            mark_of(found.entry, (field,)),
            "DL138",
            f"the file of this entry is here: {option} is for one whose file is gone",
            f"leave it out; or correct what stands here: dateline correct {found.id} {field} …",
        )
        for option, (field, value) in given.items()
        if value is not None
    ]
    if wrong:
        raise DatelineError(wrong)


def _retract(book: Book, found: Found, arguments: Namespace) -> Outcome:
    assert found.entry
    value = found.entry.value
    if value.status is Status.RETRACTED:
        said = _retraction(value)
        when = f" on {said.date}" if said else ""
        return Outcome(summary=f"{found.id} was retracted{when} already; nothing was changed")
    _change(book, found, value.status, Status.RETRACTED, arguments.why)
    return Outcome(summary=f"retracted {found.id} in {found.entry.path} — build, and its page says so")


def _reinstate(book: Book, found: Found, arguments: Namespace) -> Outcome:
    assert found.entry
    value = found.entry.value
    if value.status is not Status.RETRACTED:
        return Outcome(summary=f"{found.id} is not retracted; nothing was changed")
    said = _retraction(value)
    before = str(said.was) if said and said.was in (Status.REVIEWED, Status.UNREVIEWED) else Status.UNREVIEWED
    _change(book, found, Status.RETRACTED, Status(before), arguments.why)
    return Outcome(summary=f"{found.id} stands again, as {before}, in {found.entry.path}")


def _change(book: Book, found: Found, was: Status, now: Status, why: str) -> None:
    assert found.entry
    made = Correction(date=_today(), field="status", was=was.value, now=now.value, why=why)
    edits = (Set(("status",), now), *told(book, found.entry, [made]))
    write(book, found.entry.path, edited(book, found.entry, edits))


def _retraction(value: Event | Escalation) -> Correction | None:
    """The newest correction that retracted an entry: what is added comes last."""
    made = (
        one for one in reversed(value.corrections) if (one.field, one.now) == ("status", Status.RETRACTED)
    )
    return next(made, None)


def _bury(book: Book, found: Found, arguments: Namespace) -> Outcome:
    """Write a tombstone for an entry whose file is gone and whose address was published."""
    if arguments.undo:
        hint = "bring it back from your version control"
        raise DatelineError(
            [Problem(Mark(found.id), "DL137", "its file is gone: nothing can stand again", hint)]
        )
    path = path_of(f"{found.folder}/{found.id}")
    if path in book.files:
        what = f"the tombstone of “{found.id}” belongs here, where another entry stands"
        hint = "rename this file after its own id, then retract again"
        raise DatelineError([Problem(Mark(path), "DL137", what, hint)])
    title = arguments.title or _FIRST.sub("", found.id).replace("-", " ").capitalize()
    day = arguments.date or _day_in(found.id)
    made = Correction(date=_today(), field="status", now=Status.RETRACTED.value, why=arguments.why)
    noun: Event | Escalation
    if found.folder == "events":
        noun = Event(id=found.id, title=title, date=day, status=Status.RETRACTED, corrections=(made,))
    else:
        noun = Escalation(id=found.id, title=title, period=day, status=Status.RETRACTED, corrections=(made,))
    write(book, path, serialise(noun).replace("---\n", f"---\n{_GONE}", 1))
    return Outcome(summary=f"wrote a tombstone for {permalinks.permalink(found.folder, found.id)} to {path}")


def _day_in(name: str) -> Edtf:
    """The day an id begins with or holds. Raises DatelineError where there is none."""
    for match in _DAY.finditer(name):
        try:
            return Edtf.parse(match[0])
        except ValueError:
            continue
    hint = "its file is gone and its id tells no day: give the day it was of with --date"
    raise DatelineError([Problem(Mark(name), "DL137", "a tombstone needs a day", hint)])


def _instead(book: Book, found: Found) -> DatelineError:
    """An actor or a source claims nothing; what is said with it can be corrected."""
    noun = found.folder.removesuffix("s")
    ways = [f"if it is another {noun}, write `same_as: [{found.id}]` in that one"]
    if found.folder == "sources":
        ways.append(
            "take out the claims that rest on it with `dateline correct EVENT claims.ID --remove`, or retract their events"
        )
    else:
        ways.append(
            "correct the entries that name it with `dateline correct`; its page stays, and lists none of them"
        )
    place = (
        mark_of(found.entry, ())
        if found.entry
        else Mark(
            permalinks.PATH, permalinks.lines(book.urls).get(permalinks.permalink(found.folder, found.id), 0)
        )
    )
    return DatelineError(
        [
            Problem(
                place,
                "DL138",
                f"“{found.id}” is {'an' if noun == 'actor' else 'a'} {noun}: only an event or an escalation is retracted",
                "; ".join(ways),
            )
        ]
    )


def _today() -> Edtf:
    return Edtf.day(datetime.now(tz=UTC).astimezone().date())
