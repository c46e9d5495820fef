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


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("\u0130stanbul", "istanbul"),
        ("\u0130stanbul", "\u0130STANBUL"),
        ("Istanbul", "\u0131stanbul"),
        ("Café", "cafe"),
        ("Café", "cafe\u0301"),
        ("Cafe", "CAFÉ"),
        ("Ёлка", "елка"),
        ("Елка", "ё"),
        ("Łódź", "lodz"),
        ("Ørsted", "orsted"),
        ("Straße", "strasse"),
        ("STRASSE", "straße"),
        ("\ufb01nance", "fin"),
        ("\uff26\uff35\uff2c\uff2c", "full"),
        ("Full", "\uff26\uff55\uff4c\uff4c"),
        ("Việt Nam", "viet  nam"),
        ("Ἀθῆναι", "ΑΘΗΝΑΙ"),
        ("Қазақстан", "казакстан"),
        ("\u05e9\u05b8\u05c1\u05dc\u05d5\u05b9\u05dd", "\u05e9\u05dc\u05d5\u05dd"),
        ("Code\u2011Review", "code-review"),
        ("O\u2019Neill", "o'neill"),
    ],
)
async def test_neither_case_nor_accents_nor_the_form_of_letters_matter(
    estate: Estate, ask: Ask, name: str, text: str
) -> None:
    """In a search and in filters."""
    await estate.things("Offering", {"id": "one", "name": name}, {"id": "two", "name": "Other"})
    _, edges = await found(ask, text)
    assert [edge.split(" ", 1)[1] for edge in edges] == [f"{name}: Offering one"]
    question = "query($filter: OfferingFilter) { offerings(filter: $filter) { nodes { id } } }"
    for operator in ("contains", "startsWith"):
        assert await ask(question, filter={"name": {operator: text}}) == {
            "data": {"offerings": {"nodes": [{"id": "one"}]}}
        }


async def test_things_are_found_by_their_ids_from_the_beginning(estate: Estate, ask: Ask) -> None:
    await estate.things(
        "Offering", {"id": "maps-next", "name": "Cartography"}, {"id": "the-maps-next", "name": "Other"}
    )
    await estate.things("Agreement", {"id": "maps-next-7"}, {"id": "maps-next-8", "reference": "maps-next"})
    assert await found(ask, " maps-next ") == (
        True,
        [
            "EQUAL maps-next: Offering maps-next",
            "EQUAL maps-next: Agreement maps-next-8",
            "STARTS maps-next-7: Agreement maps-next-7",
        ],
    )
    assert await found(ask, "next") == (True, ["CONTAINS maps-next: Agreement maps-next-8"])


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
