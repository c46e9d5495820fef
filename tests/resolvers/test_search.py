from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.estate import Estate
    from tests.resolvers.conftest import Ask

QUESTION = """query($text: String!, $kinds: [Kind!], $first: Int) {
  search(text: $text, kinds: $kinds, first: $first) { isComplete edges { match text node { __typename id } } } }"""


async def found(ask: Ask, text: str, **given: object) -> tuple[bool, list[str]]:
    result = (await ask(QUESTION, text=text, **given))["data"]["search"]
    edges = [
        f"{edge['match']} {edge['text']}: {edge['node']['__typename']} {edge['node']['id']}" for edge in result["edges"]
    ]
    return result["isComplete"], edges


async def test_the_best_matches_of_all_kinds_come_first(estate: Estate, ask: Ask) -> None:
    await estate.things("Organization", {"id": "o1", "name": "Road Maps"}, {"id": "o2", "name": "Acme"})
    await estate.things(
        "Offering", {"id": "f2", "name": "maps"}, {"id": "f1", "name": "Maps"}, {"id": "f3", "name": "Maps of roads"}
    )
    await estate.things("Person", {"id": "p1", "name": "Ida Mapston"})
    await estate.things("Agreement", {"id": "a1", "reference": "MAPS/7"}, {"id": "a2"})
    await estate.things("Change", {"id": "c1", "title": "Maps"})
    assert await found(ask, " mapS ") == (
        True,
        [
            "EQUAL Maps: Offering f1",
            "EQUAL maps: Offering f2",
            "STARTS Maps of roads: Offering f3",
            "STARTS MAPS/7: Agreement a1",
            "CONTAINS Ida Mapston: Person p1",
            "CONTAINS Road Maps: Organization o1",
        ],
    )
    assert await found(ask, "maps", kinds=["Person", "Agreement"]) == (
        True,
        ["STARTS MAPS/7: Agreement a1", "CONTAINS Ida Mapston: Person p1"],
    )
    assert await found(ask, "maps", first=1) == (False, ["EQUAL Maps: Offering f1"])


async def test_case_is_folded_as_people_write(estate: Estate, ask: Ask) -> None:
    await estate.things("Organization", {"id": "o1", "name": "Straßenamt"}, {"id": "o2", "name": "\uff21CME"})
    assert await found(ask, "STRASSE") == (True, ["STARTS Straßenamt: Organization o1"])
    assert await found(ask, "acme") == (True, ["EQUAL \uff21CME: Organization o2"])


async def test_what_is_archived_is_not_found(estate: Estate, ask: Ask) -> None:
    await estate.things("Offering", {"id": "maps", "archivedAt": "2026-01-01T00:00:00.000000Z"})
    assert await found(ask, "maps") == (True, [])


async def test_more_than_fifty_of_a_kind_are_cut_and_said_so(estate: Estate, ask: Ask) -> None:
    await estate.things("Offering", *({"id": f"o{number:02}", "name": f"Maps {number:02}"} for number in range(51)))
    await estate.things("Person", {"id": "ida", "name": "Maps"})
    complete, edges = await found(ask, "maps", first=200)
    assert (complete, len(edges)) == (False, 51)
    assert edges[0] == "EQUAL Maps: Person ida"
    assert edges[-1] == "STARTS Maps 49: Offering o49"


@pytest.mark.parametrize(
    ("text", "first", "message"),
    [
        ("  ", 20, "text must hold something to search for."),
        ("maps", 0, "first must be 1 to 200 here, and is 0."),
        ("maps", 201, "first must be 1 to 200 here, and is 201."),
    ],
)
async def test_a_search_for_nothing_is_refused(ask: Ask, text: str, first: int, message: str) -> None:
    assert await ask(QUESTION, text=text, first=first) == {
        "data": None,
        "errors": [(message, ["search"], "BAD_INPUT")],
    }


async def test_properties_of_a_kind_are_read_behind_the_interface(estate: Estate, ask: Ask) -> None:
    await estate.things("Offering", {"id": "maps", "status": "DEPRECATED"})
    question = '{ search(text: "maps") { nodes { id ... on Offering { status owners { totalCount } } } } }'
    assert await ask(question) == {
        "data": {"search": {"nodes": [{"id": "maps", "status": "DEPRECATED", "owners": {"totalCount": 0}}]}}
    }


async def test_a_kind_that_nobody_looks_up_is_refused(ask: Ask) -> None:
    assert await ask(QUESTION, text="maps", kinds=["Person", "Change"]) == {
        "data": None,
        "errors": [
            (
                "Change cannot be searched; Organization, Person, Offering, Agreement, UsageScenario, Improvement can.",
                ["search"],
                "BAD_INPUT",
            )
        ],
    }
