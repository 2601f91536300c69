"""A place in schema.org's words."""

from collections.abc import Sequence

from markupsafe import Markup

from generator.model.event import Event
from generator.rendering.context import Context
from generator.rendering.linked.page import members, page_data, some
from generator.rendering.maps.spots import called, point_of
from generator.urls import place_id


def place_data(events: Sequence[Event], context: Context) -> Markup:
    """A place's page: by which names its entries call it, the state it is in, and its point where any gives one."""
    place, point = called(events), point_of(events)
    path = f"/places/{place_id(place.name, place.country)}/"
    url = context.links.absolute(path)
    names = {event.place.name for event in events if event.place} - {place.name}
    thing = {
        "@type": "Place",
        "@id": f"{url}#place",
        "name": place.name,
        "alternateName": sorted(names),
        "url": url,
        "address": {"@type": "PostalAddress", "addressCountry": place.country} if place.country else None,
        "geo": {"@type": "GeoCoordinates", "latitude": point.lat, "longitude": point.lon} if point else None,
    }
    return page_data(path, place.name, "places", context, members(mainEntity=some(thing)))
