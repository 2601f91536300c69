"""What every view is made with: links to all things of a site, its words, its Markdown."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from markupsafe import Markup, escape

from generator.derived import Lately
from generator.model.event import Event, Place
from generator.model.figure import Toll
from generator.model.site import Amendment, Site
from generator.model.source import Source
from generator.model.vocabulary import Kind, Measure, Victims
from generator.rendering.markdown import Markdown
from generator.rendering.words import Words, tongue
from generator.urls import Links, place_id

T = TypeVar("T")
_NOTHING = Markup()
#: Maps that are held: they are the largest of all views.
_MAPS = 2**10
#: What of a context does not depend on what events say.
_LASTING = {"_actors", "_escalations", "_kinds", "_markdown", "_rules", "_sources", "corrections"}


@dataclass(frozen=True, slots=True)
class LinkView:
    """A thing by its name, and where its page is; `href` is empty where it has none. Printed whole it is a link.

    `tongue` are the attributes that tell the language of a name which is not in the site's.
    """

    href: str
    name: str
    tongue: Markup = _NOTHING
    _html: str = field(init=False, repr=False, compare=False)

    def __html__(self) -> str:
        """Write the link down the first time it is printed: some are on many pages, many on none."""
        try:
            return self._html
        except AttributeError:
            name = escape(self.name)
            link = f'<a href="{escape(self.href)}"{self.tongue}>{name}</a>'
            html = link if self.href else f"<bdi{self.tongue}>{name}</bdi>"
            object.__setattr__(self, "_html", html)
            return html


@dataclass(frozen=True, eq=False)
class Context:
    """One site on its way to pages. Each thing's link is made once and shared by every view that names it.

    `left_out` are the layouts whose pages are not made.
    """

    site: Site
    links: Links
    words: Words
    left_out: frozenset[str] = frozenset()

    @cached_property
    def _markdown(self) -> Markdown:
        return Markdown(self.links)

    @cached_property
    def corrections(self) -> dict[str, list[Amendment]]:
        """Every correction by the address of its entry, newest first."""
        found: dict[str, list[Amendment]] = {}
        for one in self.site.corrections:
            found.setdefault(one.address, []).append(one)
        return found

    @cached_property
    def _actors(self) -> dict[str, LinkView]:
        return self._links("actors", ((key, dossier.actor.name) for key, dossier in self.site.actors.items()))

    @cached_property
    def _escalations(self) -> dict[str, LinkView]:
        pairs = ((key, dossier.escalation.title) for key, dossier in self.site.escalations.items())
        return self._links("escalations", pairs)

    @cached_property
    def _sources(self) -> dict[str, LinkView]:
        sources = ((key, dossier.source) for key, dossier in self.site.sources.items())
        return {key: self._source(f"/sources/{key}/", source) for key, source in sources}

    @cached_property
    def _rules(self) -> dict[str, LinkView]:
        words = self.words
        return {
            rule: self.link(f"/methodology/#rule-{rule}", words(f"rules.{rule}.name"))
            for rule in self.site.rules
        }

    @cached_property
    def _kinds(self) -> dict[str, LinkView]:
        config = self.site.config
        own = {kind.id: kind.label for kind in config.kinds}
        return {
            key: self.link(
                f"/kinds/{key}/" if key in self.site.kinds else "",
                own.get(key) or self.words(f"kind_names.{key}"),
            )
            for key in config.vocabulary()
        }

    @cached_property
    def measures(self) -> Mapping[Measure, str]:
        """What is counted, in words."""
        return {measure: self.words(f"measures.{measure}") for measure in Measure}

    @cached_property
    def victims(self) -> Mapping[Victims, str]:
        """Who is counted, in words; "" where anybody is."""
        return {one: "" if one is Victims.ANY else self.words(f"victims.{one}") for one in Victims}

    @cached_property
    def figures(self) -> Lately[int, Any]:
        """The views of figures, by the ids of the figures in memory."""
        return Lately()

    @cached_property
    def gists(self) -> Lately[int, tuple[Toll, Any]]:
        """Tolls with their views in one line, by the ids of the tolls in memory."""
        return Lately()

    @cached_property
    def maps(self) -> Lately[Place, Any]:
        """The maps of single events, by their places."""
        return Lately(most=_MAPS)

    @cached_property
    def _places(self) -> Lately[tuple[str, str | None], LinkView]:
        return Lately()

    @cached_property
    def _events(self) -> Lately[str, LinkView]:
        return Lately()

    @cached_property
    def _inside(self) -> Lately[tuple[str, str], LinkView]:
        """Links to sources that events write out in place, by their ids and the events whose lists lead to them."""
        return Lately()

    @cached_property
    def _levels(self) -> Mapping[int, str]:
        return {level: self.words(f"levels.{level}.name") for level in self.site.ladder}

    @cached_property
    def _made(self) -> dict[Hashable, Any]:
        return {}

    def amended(self, site: Site) -> "Context":
        """The same for a site in which nothing but events says something else: all links to other things stay."""
        new = Context(site, self.links, self.words, self.left_out)
        vars(new).update({name: vars(self)[name] for name in _LASTING & vars(self).keys()})
        return new

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what `make` makes, made only the first time a key is asked for: many pages show the same figures."""
        made = self._made
        if key not in made:
            made[key] = make()
        found: T = made[key]
        return found

    def link(self, path: str, name: str) -> LinkView:
        """A link to a path of this site; a name without a link where the path is empty."""
        return LinkView(self.links.href(path) if path else "", name)

    def actor(self, actor: str) -> LinkView:
        """An actor; an id that has no entry is shown in words."""
        return self._actors.get(actor) or LinkView("", _worded(actor))

    def optional_actor(self, actor: str | None) -> LinkView | None:
        """An actor, where there is one."""
        return self.actor(actor) if actor else None

    def voice(self, actor: str | None) -> str:
        """Whose word an actor's is in the end: the top of its chain of parents."""
        line = self.line(actor)
        return line[-1] if line else ""

    def line(self, actor: str | None) -> tuple[str, ...]:
        """An actor and those it belongs to, up to the top."""
        return self.once(("line", actor), lambda: tuple(self._line(actor)))

    def _line(self, actor: str | None) -> list[str]:
        seen: list[str] = []
        while actor and actor not in seen:
            seen.append(actor)
            dossier = self.site.actors.get(actor)
            actor = dossier.actor.parent if dossier else None
        return seen

    def event(self, event: Event) -> LinkView:
        """An event's permalink."""
        found = self._events.get(event.id)
        if found is None:
            shown = self.site.chronology.get(event.id, event)
            found = self._events.hold(event.id, self.link(f"/events/{event.id}/", shown.title))
        return found

    def escalation(self, escalation: str | None) -> LinkView | None:
        """An escalation, where it is known."""
        return self._escalations.get(escalation or "")

    def kind(self, kind: Kind | str) -> LinkView:
        """A kind of event, linked where events of that kind are published."""
        key = kind if isinstance(kind, str) else kind.id
        return self._kinds.get(key) or LinkView("", _worded(key))

    def source(self, source: Source, event: Event | None = None) -> LinkView:
        """A source's page; for one that is written in place, its line in the list of the event that holds it."""
        if own := self._sources.get(source.id):
            return own
        key = (source.id, event.id if event else "")
        found = self._inside.get(key)
        if found is None:
            path = f"/events/{event.id}/#source-{source.written_id}" if event else ""
            found = self._inside.hold(key, self._source(path, source))
        return found

    def _source(self, path: str, source: Source) -> LinkView:
        return LinkView(self.links.href(path) if path else "", _source_name(source), self.tongue(source))

    def tongue(self, source: Source) -> Markup:
        """The attributes of an element that holds a source's own words; none where they are in the site's language."""
        return tongue(source.language, self.words.language) if source.language else _NOTHING

    def place(self, place: Place) -> LinkView:
        """The page of a place; its name alone where a site leaves these pages out."""
        key = (place.name, place.country)
        path = "" if "places" in self.left_out else f"/places/{place_id(*key)}/"
        return self._places.get(key) or self._places.hold(key, self.link(path, place.name))

    def rule(self, rule: str) -> LinkView:
        """A rule on the methodology page, by the words of its id."""
        return self._rules.get(rule) or LinkView("", _worded(rule))

    def source_of(self, event: Event, source: str) -> Source:
        """The source an event's claim or statement points at: written in place in the event, or an entry of its own."""
        for own in event.sources:
            if isinstance(own, Source) and own.id == source:
                return own
        dossier = self.site.sources.get(source)
        return dossier.source if dossier else Source(id=source)

    def level_name(self, level: int) -> str:
        """The name of a rung of the ladder."""
        return self._levels.get(level, "")

    def body(self, text: str) -> Markup:
        """A body's Markdown as safe HTML."""
        return self._markdown.render(text)

    def _links(self, folder: str, pairs: Iterable[tuple[str, str]]) -> dict[str, LinkView]:
        return {key: self.link(f"/{folder}/{key}/", name) for key, name in pairs}


def _source_name(source: Source) -> str:
    return source.title or source.url or _worded(source.written_id)


def _worded(identifier: str) -> str:
    return identifier.replace("-", " ")
