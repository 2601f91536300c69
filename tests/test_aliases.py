"""Names of one group across articles are proposed to a person, and never merged."""

import time
from pathlib import Path

import pytest

from generator.editing.aliases import proposals
from generator.model.finding import ActorFinding
from generator.model.vocabulary import ActorKind
from generator.urls import slug

CASES = (Path(__file__).parent / "editing" / "aliases.txt").read_text("utf-8").splitlines()[1:]


def group(name: str, **more: object) -> ActorFinding:
    return ActorFinding(**{"slug": slug(name), "name": name, "kind": ActorKind.ARMED_GROUP, **more})


def proposed(*groups: ActorFinding, known: tuple[str, ...] = ()) -> list[str]:
    found = proposals({one.slug: [one] for one in groups}, known)
    return [f"{one.problem.mark} {one.problem.message}" for one in found]


@pytest.mark.parametrize("case", CASES)
def test_names_of_one_group_are_proposed(case: str) -> None:
    sign = "~" if " ~ " in case else "/"
    names = case.split(f" {sign} ")
    assert bool(proposed(*map(group, names))) == (sign == "~")


def test_a_proposal_says_where_and_what() -> None:
    assert proposed(group("Rapid Dawn Forces"), group("RDF"), known=("rapid-dawn-forces",)) == [
        "content/actors/rdf.md “RDF” may be another name of “Rapid Dawn Forces” (rapid-dawn-forces)"
    ]


def test_one_name_under_two_ids_is_told_apart_by_the_other_name_or_the_id() -> None:
    upper = [group("Upper Dorn", slug="upper-dorn", aliases=("Dornmark",))]
    both = {"dornmark": [group("Dornmark")], "upper-dorn": upper}
    assert [one.problem.message for one in proposals(both, ("upper-dorn",))] == [
        "“Dornmark” may be another name of “Upper Dorn” (upper-dorn)"
    ]
    same = {"dornmark": [group("Dornmark")], "east-dornmark": [group("Dornmark", slug="east-dornmark")]}
    assert [one.problem.message for one in proposals(same, ("east-dornmark",))] == [
        "“Dornmark” is the name of east-dornmark too: they may be one"
    ]


def test_a_land_is_proposed_with_each_of_its_peoples_names() -> None:
    found = proposed(group("Ostria"), group("Ostrian"), group("Ostrians"), known=("ostrian",))
    assert [one.split()[0] for one in found] == ["content/actors/ostrian.md", "content/actors/ostrians.md"]


def test_two_that_a_person_has_looked_at_are_two() -> None:
    assert proposed(group("Rapid Dawn Forces"), group("RDF"), known=("rapid-dawn-forces", "rdf")) == []


def test_bodies_of_two_states_are_two() -> None:
    body = {"kind": ActorKind.GOVERNMENT_BODY}
    one = group("National Guard Unit", of="mali", **body)
    assert proposed(one, group("National Guard Units", of="niger", **body)) == []


def test_proposals_take_time_in_proportion_to_the_names() -> None:
    def seconds(number: int) -> float:
        many = {f"g{n}": [group(f"Front {n:x} of the Plains")] for n in range(number)}
        begun = time.process_time()
        proposals(many, ())
        return time.process_time() - begun

    seconds(10)
    assert seconds(4000) < 8 * seconds(1000) + 0.5
