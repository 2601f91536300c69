"""Actors in schema.org's words: by name, wherever one stands, and their own pages."""

from urllib.parse import quote

from markupsafe import Markup

from generator.model.actor import Actor
from generator.model.dossier import ActorDossier
from generator.model.vocabulary import ActorKind
from generator.rendering.context import Context
from generator.rendering.linked.corrections import corrections
from generator.rendering.linked.page import Thing, members, page_data, some

#: Sorts of actors; civilians are no organisation, and schema.org has no word for them.
_SORTS = {
    ActorKind.STATE: "Organization",
    ActorKind.GOVERNMENT_BODY: "GovernmentOrganization",
    ActorKind.ARMED_GROUP: "Organization",
    ActorKind.PERSON: "Person",
    ActorKind.IGO: "Organization",
    ActorKind.NGO: "NGO",
    ActorKind.MEDIA: "NewsMediaOrganization",
    ActorKind.CIVILIANS: "Thing",
}


def actor_data(dossier: ActorDossier, context: Context) -> Markup:
    """An actor's page: who they are, by which names, and to whom they belong."""
    actor = dossier.actor
    path, is_person = f"/actors/{actor.id}/", actor.kind is ActorKind.PERSON
    parent = named(dossier.parent, context) if dossier.parent else None
    more = {
        "alternateName": [*actor.aliases],
        "sameAs": f"https://www.wikidata.org/entity/{quote(actor.wikidata, safe='')}"
        if actor.wikidata
        else "",
        "parentOrganization": parent if "Organization" in _SORTS[actor.kind] else None,
        "affiliation": parent if is_person else None,
        "jobTitle": [role.title for role in actor.roles] if is_person else None,
    }
    return page_data(
        path,
        actor.name,
        "actors",
        context,
        members(mainEntity=named(actor, context) | some(more), correction=corrections(path, context)),
    )


def named(actor: Actor, context: Context) -> Thing:
    """An actor by name."""
    return context.once(("linked data: actor", actor.id), lambda: _actor(actor, context))


def _actor(actor: Actor, context: Context) -> Thing:
    url = context.links.absolute(f"/actors/{actor.id}/")
    return {"@type": _SORTS[actor.kind], "@id": f"{url}#actor", "name": actor.name, "url": url}
