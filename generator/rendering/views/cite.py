"""How to cite an entry, for its page."""

from dataclasses import dataclass

from generator.model.dossier import EscalationDossier, EventDossier
from generator.rendering.citing import Cited, bibtex, cited_escalation, cited_event, csl_text
from generator.rendering.context import Context
from generator.rendering.dates import on, when


@dataclass(frozen=True, slots=True)
class CiteView:
    """An entry to cite: in one line of `text`, as an entry of `bibtex`, and as a list of one item of CSL-JSON (`csl`)."""

    text: str
    bibtex: str
    csl: str


def cite_event(dossier: EventDossier, context: Context) -> CiteView:
    """How to cite an event."""
    return _view(cited_event(dossier, context.site, context.links), context)


def cite_escalation(dossier: EscalationDossier, context: Context) -> CiteView:
    """How to cite an escalation."""
    return _view(cited_escalation(dossier, context.site, context.links), context)


def _view(cited: Cited, context: Context) -> CiteView:
    return CiteView(_line(cited, context), bibtex(cited), csl_text(cited))


def _line(cited: Cited, context: Context) -> str:
    words = context.words
    what = words("cite.entry", title=cited.title, date=when(cited.day, words).text)
    changed = words("cite.changed", date=on(cited.changed, words).text) if cited.changed else ""
    state = words("marks.semicolon").join(filter(None, (changed, words(f"statuses.{cited.status}.label"))))
    return ". ".join([*filter(None, (cited.publisher, what, cited.site, state)), cited.url])
