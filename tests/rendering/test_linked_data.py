"""What pages say in schema.org's words: its types, its properties, and never a number without the one who gave it."""

import json
import re
import typing
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath
from typing import Any

import pytest
import schema_org
from rendering.pages import Strict, files_of, pages_of, sample_record, site_of

BASE = "https://record.example"


@pytest.fixture(scope="module")
def said() -> dict[str, dict[str, Any]]:
    return linked(pages_of(files_of(site_of(sample_record(), publisher="An archive"))))


def linked(pages: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """What each page says, by its path."""
    found = {}
    for path, html in pages.items():
        blocks = [
            one
            for one in Strict(html).root.find("script")
            if one.attributes.get("type") == "application/ld+json"
        ]
        assert len(blocks) <= 1, path
        if blocks:
            found[path] = json.loads("".join(map(str, blocks[0].children)))
    return found


def things(value: object) -> Iterator[dict[str, Any]]:
    """Everything that is said to be of a type, from the outside in."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from things(one)


def of_type(name: str, value: object) -> list[dict[str, Any]]:
    return [one for one in things(value) if one.get("@type") == name]


def properties(thing: Mapping[str, Any]) -> dict[str, Any]:
    """What the vocabulary lets a type have, each with what it may be."""
    model = getattr(schema_org, thing["@type"])
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def allowed(annotation: Any) -> set[type]:
    inner = typing.get_args(annotation)
    return set().union(*map(allowed, inner)) if inner else {annotation}


def fits(value: object, kinds: set[type]) -> bool:
    if isinstance(value, list):
        return all(fits(one, kinds) for one in value)
    if isinstance(value, dict):
        return issubclass(getattr(schema_org, value["@type"]), tuple(kinds))
    if isinstance(value, str) and date in kinds and value[:4].isdigit():
        return True  # a month or a year alone is a date too (ISO 8601)
    return isinstance(value, tuple(kinds)) or (isinstance(value, int) and float in kinds)


def test_every_type_and_property_is_schema_orgs(said: dict[str, dict[str, Any]]) -> None:
    for path, data in said.items():
        assert data.pop("@context") == "https://schema.org"
        for thing in things(data):
            known = properties(thing)
            for name, value in thing.items():
                if not name.startswith("@"):
                    assert name in known, f"{path}: {thing['@type']} has no {name}"
                    assert fits(value, allowed(known[name])), f"{path}: {thing['@type']}.{name}: {value}"
        data["@context"] = "https://schema.org"


def test_every_page_that_search_engines_list_says_where_it_stands(said: dict[str, dict[str, Any]]) -> None:
    pages = pages_of(files_of(site_of(sample_record())))
    for path, html in pages.items():
        assert (path in said) == ('content="noindex"' not in html), path
    for path, data in said.items():
        steps = data["breadcrumb"]["itemListElement"]
        assert [one["position"] for one in steps] == [*range(1, len(steps) + 1)]
        assert steps[0]["item"]["@id"] == f"{BASE}/"
        assert data["isPartOf"]["@type"] == "WebSite"
        folder = PurePosixPath(path).parent.as_posix().removeprefix(".")
        if path != "404.html":
            assert steps[-1]["item"]["@id"] == data["url"] == f"{BASE}/{folder}{'/' if folder else ''}", path


def test_every_claim_says_who_makes_it(said: dict[str, dict[str, Any]]) -> None:
    record = sample_record()
    for entry in record.events:
        event = entry.value
        data = said.get(f"events/{event.id}/index.html", {})
        claims = {one["@id"].partition("#")[2]: one for one in of_type("Claim", data)}
        assert not data or claims.keys() == {claim.id for claim in event.claims}
        for claim in event.claims if data else ():
            found = claims[claim.id]
            assert found["author"]["name"]
            assert found["author"]["name"] in found["text"].partition(": ")[0]
            assert found["appearance"]["@type"] == "CreativeWork"
    assert sum(len(of_type("Claim", one)) for one in said.values()) > 9


def test_numbers_stand_in_the_words_of_claims_alone(said: dict[str, dict[str, Any]]) -> None:
    counted = {"position", "latitude", "longitude"}
    for path, data in said.items():
        for thing in things(data):
            for name, value in thing.items():
                assert name in counted or not isinstance(value, int | float) or value is True, (
                    f"{path}: {name}"
                )


def test_an_event_and_its_escalation_lead_to_each_other(said: dict[str, dict[str, Any]]) -> None:
    event = said["events/2019-05-13-general-killed/index.html"]["mainEntity"]
    escalation = said["escalations/tollgate-2019/index.html"]["mainEntity"]
    assert event["superEvent"]["@id"] == escalation["@id"]
    assert event["@id"] in {one["@id"] for one in escalation["subEvent"]}
    assert escalation["@type"] == "Event"


def test_corrections_actors_and_data_say_what_they_are(said: dict[str, dict[str, Any]]) -> None:
    (corrected,) = of_type("CorrectionComment", said["events/2019-05-13-general-killed/index.html"])
    assert corrected["datePublished"] == "2019-05-20"
    assert "took the officers alone" in corrected["text"]
    ministry = said["actors/voland-defence-ministry/index.html"]["mainEntity"]
    assert ministry["@type"] == "GovernmentOrganization"
    assert ministry["parentOrganization"]["url"] == f"{BASE}/actors/voland/"
    assert said["actors/ana-dorsal/index.html"]["mainEntity"]["@type"] == "Person"
    dataset = said["data/index.html"]["mainEntity"]
    assert dataset["@type"] == "Dataset"
    assert f"{BASE}/data/claims.csv" in {one["contentUrl"] for one in dataset["distribution"]}


def test_a_place_says_where_it_is(said: dict[str, dict[str, Any]]) -> None:
    places = {path: one["mainEntity"] for path, one in said.items() if re.match("places/.+/", path)}
    assert len(places) > 3
    for path, place in places.items():
        assert (place["@type"], place["url"]) == ("Place", f"{BASE}/{PurePosixPath(path).parent}/")
        assert place["name"] == said[path]["name"]
    known = {place["geo"]["latitude"] for place in places.values() if "geo" in place}
    given = {entry.value.place.lat for entry in sample_record().events if entry.value.place}
    assert known
    assert known <= given


def test_no_title_can_end_the_element_or_the_line() -> None:
    record = sample_record()
    title = "</script><!--&\u2028\u2029<script>"
    events = tuple(replace(one, value=replace(one.value, title=title)) for one in record.events)
    html = files_of(site_of(replace(record, events=events)))["events/2019-05-13-general-killed/index.html"]
    block = html.decode().partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert json.loads(block)["name"] == title
    assert not set("<>&\u2028\u2029") & set(block)
