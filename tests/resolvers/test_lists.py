from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from graph.database.engine import Database
from resolvers.context import Context
from resolvers.schema import schema
from tests.resolvers.conftest import answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.estate import Estate
    from tests.resolvers.conftest import Ask


async def test_a_list_is_paged_by_its_cursors(estate: Estate, ask: Ask) -> None:
    await estate.things("Offering", *({"id": id_} for id_ in "abcde"))
    question = """query($first: Int, $after: String, $last: Int, $before: String) {
      offerings(first: $first, after: $after, last: $last, before: $before) {
        nodes { id } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""
    first = (await ask(question, first=2))["data"]["offerings"]
    second = (await ask(question, first=2, after=first["pageInfo"]["endCursor"]))["data"]["offerings"]
    last = (await ask(question, last=2))["data"]["offerings"]
    before = (await ask(question, last=2, before=last["pageInfo"]["startCursor"]))["data"]["offerings"]
    whole = (await ask(question))["data"]["offerings"]
    pages = [first, second, last, before, whole]
    assert [[node["id"] for node in page["nodes"]] for page in pages] == [
        ["a", "b"],
        ["c", "d"],
        ["d", "e"],
        ["b", "c"],
        ["a", "b", "c", "d", "e"],
    ]
    assert [(page["pageInfo"]["hasNextPage"], page["pageInfo"]["hasPreviousPage"]) for page in pages] == [
        (True, False),
        (True, True),
        (False, True),
        (True, True),
        (False, False),
    ]
    assert [page["totalCount"] for page in pages] == [5] * 5


async def test_an_empty_list_has_no_cursors(ask: Ask) -> None:
    question = "{ offerings { edges { cursor } totalCount pageInfo { hasNextPage startCursor endCursor } } }"
    assert await ask(question) == {
        "data": {
            "offerings": {
                "edges": [],
                "totalCount": 0,
                "pageInfo": {"hasNextPage": False, "startCursor": None, "endCursor": None},
            }
        }
    }


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("first: 0", "first must be 1 to 1,000 here, and is 0."),
        ("first: 1001", "first must be 1 to 1,000 here, and is 1,001."),
        ("last: 1001", "last must be 1 to 1,000 here, and is 1,001."),
        ("first: 1, last: 1", "first and last cannot both be given: one pages forwards, the other backwards."),
        ('after: "x"', "after is no cursor; give one that this list has answered."),
        (
            "sort: [{id: ASC}, {id: ASC}, {id: ASC}, {id: ASC}, {id: ASC}, {id: ASC}]",
            "sort has 6 members; 5 are the most.",
        ),
    ],
)
async def test_a_list_that_cannot_be_is_refused(ask: Ask, arguments: str, message: str) -> None:
    assert await ask(f"{{ offerings({arguments}) {{ totalCount }} }}") == {
        "data": None,
        "errors": [(message, ["offerings"], "BAD_INPUT")],
    }


async def test_a_cursor_belongs_to_its_sort(estate: Estate, ask: Ask) -> None:
    await estate.things("Offering", {"id": "a"}, {"id": "b"})
    question = """query($after: String, $sort: [OfferingSort!]) {
      offerings(after: $after, sort: $sort) { edges { cursor } } }"""
    cursor = (await ask(question))["data"]["offerings"]["edges"][0]["cursor"]
    assert await ask(question, after=cursor, sort=[{"name": "DESC"}]) == {
        "data": None,
        "errors": [
            (
                "after is a cursor of another list or of another sort; start again without it.",
                ["offerings"],
                "BAD_INPUT",
            )
        ],
    }


async def test_lists_below_the_root_have_smaller_pages(estate: Estate, ask: Ask) -> None:
    await estate.things("Organization", {"id": "acme"})
    question = '{ organization(id: "acme") { provides(first: 101) { totalCount } } }'
    assert await ask(question) == {
        "data": {"organization": None},
        "errors": [
            ("first must be 1 to 100 here, and is 101.", ["organization", "provides"], "BAD_INPUT"),
        ],
    }


async def test_each_place_of_a_question_has_its_own_arguments(estate: Estate, ask: Ask) -> None:
    await estate.things("Organization", {"id": "acme"}, {"id": "zenith"})
    await estate.things("Offering", {"id": "maps"}, {"id": "mail"}, {"id": "search"})
    await estate.relations("Organization", "provides", ("acme", "maps"), ("acme", "mail"), ("zenith", "search"))
    await estate.relations("Offering", "dependencies", ("maps", "search"), id="maps|search", criticality="LOW")
    question = """query($few: Int!) {
      organizations { nodes { id
        all: provides { ...Ids }
        last: provides(last: $few) { ...Ids }
        needing: provides(filter: { dependencies: { some: {} } }) {
          nodes { id dependencies(sort: [{ node: { name: DESC } }]) { edges { criticality node { id provider { id } } } } } } } } }
      fragment Ids on OfferingConnection { nodes { id } totalCount pageInfo { hasNextPage hasPreviousPage } }"""

    def listed(*ids: str, total: int, before: bool = False) -> Mapping[str, Any]:
        page = {"hasNextPage": False, "hasPreviousPage": before}
        return {"nodes": [{"id": id_} for id_ in ids], "totalCount": total, "pageInfo": page}

    need = {"criticality": "LOW", "node": {"id": "search", "provider": {"id": "zenith"}}}
    assert await ask(question, few=1) == {
        "data": {
            "organizations": {
                "nodes": [
                    {
                        "id": "acme",
                        "all": listed("mail", "maps", total=2),
                        "last": listed("maps", total=2, before=True),
                        "needing": {"nodes": [{"id": "maps", "dependencies": {"edges": [need]}}]},
                    },
                    {
                        "id": "zenith",
                        "all": listed("search", total=1),
                        "last": listed("search", total=1),
                        "needing": {"nodes": []},
                    },
                ]
            }
        }
    }


async def test_the_two_sides_of_an_agreement(estate: Estate, ask: Ask) -> None:
    await estate.things("Organization", {"id": "acme"}, {"id": "zenith"})
    await estate.things("ServiceRelationship", {"id": "acme-zenith"})
    await estate.things("Agreement", {"id": "a1", "reference": "A-1", "kind": "SLA"}, {"id": "a2"})
    await estate.relations("ServiceRelationship", "provider", ("acme-zenith", "acme"))
    await estate.relations("ServiceRelationship", "consumer", ("acme-zenith", "zenith"))
    await estate.relations("Agreement", "relationship", ("a1", "acme-zenith"), ("a2", "acme-zenith"))
    question = """{ agreements { nodes { id kind provider { id } consumer { id } framework { id } } }
      organization(id: "zenith") { agreementsAsConsumer { nodes { id } totalCount } agreementsAsProvider { totalCount } }
      ofZenith: agreements(filter: { consumer: { id: { eq: "zenith" } }, reference: { startsWith: "a" } }) { totalCount } }"""
    sides = {"provider": {"id": "acme"}, "consumer": {"id": "zenith"}, "framework": None}
    assert await ask(question) == {
        "data": {
            "agreements": {"nodes": [{"id": "a1", "kind": "SLA", **sides}, {"id": "a2", "kind": None, **sides}]},
            "organization": {
                "agreementsAsConsumer": {"nodes": [{"id": "a1"}, {"id": "a2"}], "totalCount": 2},
                "agreementsAsProvider": {"totalCount": 0},
            },
            "ofZenith": {"totalCount": 1},
        }
    }


class Counting(Database):
    """The same database, which counts what is read."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.statements = 0

    @property
    def engine(self) -> Any:
        return self._database.engine

    async def read(self, *given: Any, **named: Any) -> Any:
        self.statements += 1
        return await self._database.read(*given, **named)


async def test_a_question_is_one_statement_however_deep(database: Database, estate: Estate) -> None:
    ids = [f"o{number:03}" for number in range(100)]
    await estate.things("Organization", {"id": "acme"})
    await estate.things("Offering", *({"id": id_} for id_ in ids))
    await estate.relations("Organization", "provides", *(("acme", id_) for id_ in ids))
    await estate.relations("Offering", "dependencies", *pairwise(ids), id="x", criticality="LOW")
    counting = Counting(database)
    question = """{ offerings(first: 100) { totalCount nodes { id provider { id }
      dependencies { totalCount nodes { id provider { id } } } } } }"""
    result = answer(await schema.execute(question, context_value=Context(counting)))
    nodes = result["data"]["offerings"].pop("nodes")
    assert result == {"data": {"offerings": {"totalCount": 100}}}
    assert [node["id"] for node in nodes] == ids
    assert nodes[7] == {
        "id": "o007",
        "provider": {"id": "acme"},
        "dependencies": {"totalCount": 1, "nodes": [{"id": "o008", "provider": {"id": "acme"}}]},
    }
    assert counting.statements == 1
