"""A person's hand on a generated record: what they may do to its entries between two ingests."""

from collections.abc import Sequence

from editing_world import Site
from hypothesis import strategies as st

from generator.edtf import Edtf
from generator.model.event import Event, Place
from generator.model.finding import Findings
from generator.model.vocabulary import Status
from generator.splice import Append, Body, Edit, Remove, Set, splice

#: What a person may do to an event: the edit, and how to see that it still stands.
CHANGES = {
    "title": (Set(("title",), "Mine."), lambda event: event.title == "Mine."),
    "date": (Set(("date",), Edtf.parse("2031-02-20")), lambda event: event.date.text == "2031-02-20"),
    "kind": (Set(("kind",), "other"), lambda event: event.kind == "other"),
    "escalation": (Remove(("escalation",)), lambda event: event.escalation is None),
    "place": (Set(("place",), Place(name="Elsewhere")), lambda event: event.place == Place(name="Elsewhere")),
    "participants": (Remove(("participants",)), lambda event: not event.participants),
    "body": (Body("Mine."), lambda event: event.body == "Mine."),
    "status": (Set(("status",), Status.REVIEWED), lambda event: event.status is Status.REVIEWED),
    "statements": (Remove(("statements",)), lambda event: not event.statements),
    "sources": (
        Append(("sources",), "gazette-2031-03-01-0"),
        lambda event: "gazette-2031-03-01-0" in event.sources,
    ),
}

#: What a person may do to an event or an escalation so that something waits.
_EVENT = (
    Set(("title",), "Mine."),
    Set(("date",), Edtf.parse("2031-03-01?")),
    Set(("kind",), "other"),
    Set(("status",), Status.REVIEWED),
    Set(("place",), Place(name="Elsewhere")),
    Set(("claims", 0, "min"), 1),
    Body("Mine."),
)
_WAR = (
    Set(("title",), "Mine."),
    Set(("period",), Edtf.parse("2031-02-20/2031-04-20")),
    Set(("status",), Status.REVIEWED),
    Remove(("parties",)),
)


def edited(site: Site, path: str, cls: type, edit: Edit) -> Site:
    """The site after one edit of a person's."""
    return site.holding(path, splice(cls, site.texts[path], [edit]))


@st.composite
def reviewable(draw: st.DrawFn, told: Sequence[Findings]) -> Site:
    """A site in which much waits: made of some of the articles, edited, perhaps published, made of all of them."""
    site = Site().ingest(told[: draw(st.integers(1, len(told)))])
    if draw(st.booleans()):
        site = site.published()
    record = site.load()[0]
    places = [(entry, edit) for entry in record.events for edit in _EVENT if _fits(entry.value, edit)]
    places += [(entry, edit) for entry in record.escalations for edit in _WAR]
    for entry, edit in draw(st.lists(st.sampled_from(places), min_size=1, max_size=4)) if places else ():
        site = edited(site, entry.path, type(entry.value), edit)
    if record.events and draw(st.booleans()):
        site = _told_by_hand(site, draw(st.sampled_from(record.events)).path)
    return site.ingest(told)


def _told_by_hand(site: Site, path: str) -> Site:
    """The site with a person's own entry of what an entry tells."""
    lines = site.texts[path].splitlines(keepends=True)
    kept = [line for line in lines if line.startswith(("---", "date:", "kind:", "escalation:", "place:"))]
    text = "".join([kept[0], "id: by-hand\ntitle: Mine\n", *kept[1:]])
    return site.holding("content/events/by-hand.md", text)


def _fits(event: Event, edit: Edit) -> bool:
    return not isinstance(edit, Set) or edit.path[0] != "claims" or bool(event.claims)
