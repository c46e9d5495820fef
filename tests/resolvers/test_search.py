from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.estate import Estate
    from tests.resolvers.conftest import Ask

QUESTION = """query($text: String!, $kinds: [Kind!], $first: Int) {
  search(text: $text, kinds: $kinds, first: $first) { totalCount isComplete edges { match text node { __typename id } } } }"""


async def found(ask: Ask, text: str, **given: object) -> tuple[bool, list[str]]:
    result = (await ask(QUESTION, text=text, **given))["data"]["search"]
    edges = [
        f"{edge['match']} {edge['text']}: {edge['node']['__typename']} {edge['node']['id']}" for edge in result["edges"]
    ]
    assert result["totalCount"] == len(edges) if result["isComplete"] else result["totalCount"] > len(edges)
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
            "WORDS Road Maps: Organization o1",
            "WORDS Ida Mapston: Person p1",
        ],
    )
    assert await found(ask, "maps", kinds=["Person", "Agreement"]) == (
        True,
        ["STARTS MAPS/7: Agreement a1", "WORDS Ida Mapston: Person p1"],
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
    assert await found(ask, "next") == (True, ["WORDS maps-next: Agreement maps-next-8"])


async def test_what_is_archived_is_not_found(estate: Estate, ask: Ask) -> None:
    await estate.things("Offering", {"id": "maps", "archivedAt": "2026-01-01T00:00:00.000000Z"})
    assert await found(ask, "maps") == (True, [])


async def test_whole_words_come_before_beginnings_and_these_before_the_rest(estate: Estate, ask: Ask) -> None:
    names = ("Roadmaps", "Mapston roads", "All (maps) of roads", "Maps/roads", "Mapstone", "Roads, maps")
    await estate.things("Offering", *({"id": f"o{place}", "name": name} for place, name in enumerate(names)))
    _, edges = await found(ask, "maps")
    assert [edge.split(": ")[0] for edge in edges] == [
        "STARTS Maps/roads",
        "STARTS Mapston roads",
        "STARTS Mapstone",
        "WORDS All (maps) of roads",
        "WORDS Roads, maps",
        "CONTAINS Roadmaps",
    ]
    _, edges = await found(ask, "road maps")
    assert [edge.split(": ")[0] for edge in edges] == [
        "WORDS All (maps) of roads",
        "WORDS Maps/roads",
        "WORDS Mapston roads",
        "WORDS Roads, maps",
        "CONTAINS Roadmaps",
    ]


async def test_relationships_and_agreements_are_found_by_the_names_of_their_sides(estate: Estate, ask: Ask) -> None:
    await two_sides(estate)
    sides = "Geo \u2013 Saint Örlan"
    assert await found(ask, "orlan geo") == (
        True,
        [f"WORDS {sides}: Agreement a1", f"WORDS {sides}: ServiceRelationship r1"],
    )
    assert await found(ask, "Geo \u2013 Saint Orlan") == (
        True,
        [f"EQUAL {sides}: Agreement a1", f"EQUAL {sides}: ServiceRelationship r1"],
    )
    assert await found(ask, "geo") == (
        True,
        [
            "EQUAL Geo: Organization geo",
            "STARTS Geo maps: Offering f1",
            f"SIDE {sides}: Agreement a1",
            f"SIDE {sides}: ServiceRelationship r1",
        ],
    )
    assert (await found(ask, "a1"))[1] == ["EQUAL a1: Agreement a1"]


async def two_sides(estate: Estate) -> None:
    await estate.things(
        "Organization",
        {"id": "geo", "name": "Geo"},
        {"id": "so", "name": "Saint Örlan"},
        {"id": "city", "name": "City"},
    )
    await estate.things("Offering", {"id": "f1", "name": "Geo maps"})
    await estate.things("ServiceRelationship", {"id": "r1"})
    await estate.things("Agreement", {"id": "a1"})
    await estate.things("Person", {"id": "ida", "name": "Ida"})
    await estate.relations("Organization", "provides", ("geo", "f1"))
    await estate.relations("ServiceRelationship", "provider", ("r1", "geo"))
    await estate.relations("ServiceRelationship", "consumer", ("r1", "so"))
    await estate.relations("Agreement", "relationship", ("a1", "r1"))
    await estate.relations("Person", "memberOf", ("ida", "city"), until="2020-01-01")
    await estate.relations("Person", "memberOf", ("ida", "geo"))
    await estate.relations("Organization", "partOf", ("geo", "city"))


@pytest.mark.parametrize(
    ("text", "contexts"),
    [
        ("geo", {"geo": "City", "f1": "Geo", "r1": None, "a1": None}),
        ("city", {"city": None}),
        ("ida", {"ida": "Geo"}),
        ("r1", {"r1": "Geo \u2013 Saint Örlan"}),
    ],
)
async def test_what_is_found_says_what_to_show_beside_the_name(
    estate: Estate, ask: Ask, text: str, contexts: dict[str, str | None]
) -> None:
    await two_sides(estate)
    question = "query($text: String!) { search(text: $text) { edges { context node { id } } } }"
    edges = (await ask(question, text=text))["data"]["search"]["edges"]
    assert {edge["node"]["id"]: edge["context"] for edge in edges} == contexts


async def test_a_search_has_pages_without_end(estate: Estate, ask: Ask) -> None:
    await two_sides(estate)
    await estate.things("Offering", *({"id": f"o{number:02}", "name": f"Geo {number % 7}"} for number in range(61)))
    question = """query($first: Int, $after: String) { search(text: "geo", first: $first, after: $after) {
      isComplete pageInfo { hasNextPage hasPreviousPage endCursor } nodes { id } } }"""
    whole = (await ask(question, first=200))["data"]["search"]
    assert (whole["isComplete"], len(whole["nodes"])) == (True, 65)
    pages: list[dict[str, str]] = []
    after = None
    for number in range(5):
        page = (await ask(question, first=13, after=after))["data"]["search"]
        after = page["pageInfo"]["endCursor"]
        assert page["isComplete"] is not page["pageInfo"]["hasNextPage"] is (number < 4)
        assert page["pageInfo"]["hasPreviousPage"] is (number > 0)
        pages.extend(page["nodes"])
    assert pages == whole["nodes"]


async def test_a_search_pages_from_its_end_too(estate: Estate, ask: Ask) -> None:
    """All the way back, over kinds, ways of being found, and names that are equal."""
    await two_sides(estate)
    await estate.things("Offering", *({"id": f"o{number:02}", "name": f"Geo {number % 7}"} for number in range(61)))
    question = """query($first: Int, $after: String, $last: Int, $before: String) {
      search(text: "geo", first: $first, after: $after, last: $last, before: $before) {
        isComplete pageInfo { hasNextPage hasPreviousPage startCursor } edges { cursor match node { id } } } }"""
    whole = (await ask(question, first=200))["data"]["search"]["edges"]
    assert {edge["match"] for edge in whole} == {"EQUAL", "STARTS", "SIDE"}
    pages: list[dict[str, str]] = []
    before = None
    for number in range(5):
        page = (await ask(question, last=13, before=before))["data"]["search"]
        before = page["pageInfo"]["startCursor"]
        assert page["isComplete"] is not page["pageInfo"]["hasPreviousPage"] is (number < 4)
        assert page["pageInfo"]["hasNextPage"] is (number > 0)
        pages = page["edges"] + pages
    assert pages == whole
    between = {"after": whole[9]["cursor"], "before": whole[30]["cursor"]}
    assert (await ask(question, last=3, **between))["data"]["search"]["edges"] == whole[27:30]
    assert (await ask(question, first=3, **between))["data"]["search"]["edges"] == whole[10:13]


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ('after: "x"', "after is no cursor; give one that this list has answered."),
        ('before: "x"', "before is no cursor; give one that this list has answered."),
        ("last: 201", "last must be 1 to 200 here, and is 201."),
        ("first: 2, last: 2", "first and last cannot both be given: one pages forwards, the other backwards."),
    ],
)
async def test_a_page_that_cannot_be_is_refused(ask: Ask, page: str, message: str) -> None:
    assert await ask(f'{{ search(text: "geo", {page}) {{ isComplete }} }}') == {
        "data": None,
        "errors": [(message, ["search"], "BAD_INPUT")],
    }


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
                "Change cannot be searched; Organization, Person, Offering, ServiceRelationship, Agreement, UsageScenario, Improvement can.",
                ["search"],
                "BAD_INPUT",
            )
        ],
    }
