"""How an entry is cited: as BibTeX and as CSL-JSON. The day of access is the reader's to add."""

import json
import re
from datetime import date
from functools import lru_cache
from json.encoder import encode_basestring
from typing import NamedTuple

from generator.edtf import Edtf
from generator.model.dossier import EscalationDossier, EventDossier
from generator.model.site import Site
from generator.urls import Links

#: What LaTeX reads as a command. BibTeX counts braces even behind a backslash, so these go by their names.
_LATEX = str.maketrans(
    {
        **{letter: f"\\{letter}" for letter in "&%$#_"},
        "\\": "\\textbackslash{}",
        "{": "\\textbraceleft{}",
        "}": "\\textbraceright{}",
        "~": "\\textasciitilde{}",
        "^": "\\textasciicircum{}",
    }
)
_SPECIAL = re.compile(r"[&%$#_\\{}~^]")
#: Nothing that a name in BibTeX cannot hold; a colon divides what two sorts of entries are called.
_NOT_IN_KEYS = re.compile(r"[^\w:.-]")
_UNSURE = re.compile("[~?%]")


class Cited(NamedTuple):
    """An entry as others cite it: `day` is when it happened, `changed` when it last changed, `url` its permalink."""

    key: str
    title: str
    day: Edtf
    changed: date | None
    status: str
    url: str
    site: str
    publisher: str
    language: str


def cited_event(dossier: EventDossier, site: Site, links: Links) -> Cited:
    """An event to cite."""
    event, config = dossier.event, site.config
    return Cited(
        key=_NOT_IN_KEYS.sub("-", event.id),
        title=event.title,
        day=event.date,
        changed=dossier.changed,
        status=event.effective_status,
        url=links.absolute(f"/events/{event.id}/"),
        site=config.title,
        publisher=config.publisher,
        language=config.language,
    )


def cited_escalation(dossier: EscalationDossier, site: Site, links: Links) -> Cited:
    """An escalation to cite."""
    escalation, config = dossier.escalation, site.config
    return Cited(
        key=f"escalation:{_NOT_IN_KEYS.sub('-', escalation.id)}",
        title=escalation.title,
        day=escalation.period,
        changed=dossier.changed,
        status=escalation.effective_status,
        url=links.absolute(f"/escalations/{escalation.id}/"),
        site=config.title,
        publisher=config.publisher,
        language=config.language,
    )


def bibtex(cited: Cited) -> str:
    """Write an entry for BibTeX and biblatex. The year is that of the last change: what is cited is the entry as it stood."""
    author = f"  author = {{{{{_latex(cited.publisher)}}}}},\n" if cited.publisher else ""
    changed = cited.changed
    dated = f"  year = {{{changed.year}}},\n  date = {{{changed}}},\n" if changed else ""
    return (
        f"@misc{{{cited.key},\n{author}  title = {{{{{_latex(cited.title)}}}}},\n"
        f"  howpublished = {{{_latex(cited.site)}}},\n{dated}"
        f"  url = {{{cited.url}}},\n  note = {{{_latex(_note(cited))}}}\n}}\n"
    )


def csl(cited: Cited) -> str:
    """Write an entry as citation software reads it (CSL-JSON, schema 1.0), in one line."""
    return f"{{{', '.join(_members(cited))}}}"


def csl_text(cited: Cited) -> str:
    """Write a list of one entry in CSL-JSON, a member a line."""
    members = ",\n    ".join(_members(cited))
    return f"[\n  {{\n    {members}\n  }}\n]\n"


def _members(cited: Cited) -> list[str]:
    members = [
        f'"id": {encode_basestring(cited.key)}',
        '"type": "webpage"',
        f'"title": {encode_basestring(cited.title)}',
        f'"container-title": {encode_basestring(cited.site)}',
        f'"URL": {encode_basestring(cited.url)}',
        f'"event-date": {_csl_date(cited.day.text)}',
        f'"note": {encode_basestring(_note(cited))}',
        f'"language": {encode_basestring(cited.language)}',
    ]
    if cited.publisher:
        members.append(f'"publisher": {encode_basestring(cited.publisher)}')
    if cited.changed:
        members.append(f'"issued": {_csl_date(cited.changed.isoformat())}')
    return members


def _latex(text: str) -> str:
    """Text in one line, as LaTeX prints it. Letters of all scripts stay: it has read UTF-8 since 2018."""
    text = " ".join(text.split()) if not text.isprintable() else text
    return text.translate(_LATEX) if _SPECIAL.search(text) else text


def _note(cited: Cited) -> str:
    changed = f"; last changed {cited.changed}" if cited.changed else ""
    return f"Of {cited.day}{changed}; {cited.status}"


@lru_cache(maxsize=4096)
def _csl_date(day: str) -> str:
    """A date of CSL: the numbers of one day, month or year, or of the two ends of a span; with an open end, as it is written."""
    ends = day.split("/")
    if any(end in ("", "..") for end in ends):
        return json.dumps({"literal": day})
    numbers = [[*map(int, end.rstrip("~?%").split("-"))] for end in ends]
    return json.dumps({"date-parts": numbers} | ({"circa": True} if _UNSURE.search(day) else {}))
