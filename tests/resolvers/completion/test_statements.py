from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest_asyncio

from graph.database.schema import set_up_schema
from graph.projection.follower import KeptProjection
from resolvers.completion.selecting import MOST_LEVELS
from resolvers.context import Context
from resolvers.schema import schema
from tests.estate import Estate
from tests.resolvers.completion.listening import Listening

if TYPE_CHECKING:
    from graph.database.engine import Database

CONSUMERS = 30


@pytest_asyncio.fixture
async def listening(database: Database) -> Listening:
    """`maps` is needed by 30 offerings, each of which has a consumer of its own."""
    await set_up_schema(database)
    estate, numbers = Estate(database), range(CONSUMERS)
    await estate.things("Organization", {"id": "atlas"}, *({"id": f"c{n}"} for n in numbers))
    await estate.things("Offering", {"id": "maps"}, *({"id": f"o{n}"} for n in numbers))
    await estate.relations("Organization", "provides", ("atlas", "maps"), *(("atlas", f"o{n}") for n in numbers))
    await estate.relations("Offering", "dependencies", *((f"o{n}", "maps") for n in numbers), criticality="HIGH")
    await estate.things("ServiceRelationship", *({"id": f"r{n}"} for n in numbers))
    await estate.relations("ServiceRelationship", "provider", *((f"r{n}", "atlas") for n in numbers))
    await estate.relations("ServiceRelationship", "consumer", *((f"r{n}", f"c{n}") for n in numbers))
    await estate.things("Agreement", *({"id": f"a{n}"} for n in numbers))
    await estate.relations("Agreement", "relationship", *((f"a{n}", f"r{n}") for n in numbers))
    await estate.relations("Agreement", "covers", *((f"a{n}", f"o{n}") for n in numbers), criticality="HIGH")
    return Listening(database)


async def answer(listening: Listening, question: str) -> dict[str, Any]:
    context = Context(listening, impact=KeptProjection(listening))
    result = await schema.execute(question, context_value=context)
    assert result.errors is None
    assert result.data is not None
    return result.data


async def test_what_a_report_names_is_read_with_one_statement_for_each_place(listening: Listening) -> None:
    data = await answer(
        listening,
        """{ impact(scenario: { changes: [{ offering: "maps", action: RETIRE }] }) { consumers(first: 1000) { nodes {
             organization { name relationshipsAsConsumer { nodes { provider { name } } } }
             path { id name } agreements { agreement { id } } } } } }""",
    )
    consumers = data["impact"]["consumers"]["nodes"]
    assert len(consumers) == CONSUMERS
    assert consumers[0] == {
        "organization": {"name": "C0", "relationshipsAsConsumer": {"nodes": [{"provider": {"name": "Atlas"}}]}},
        "path": [{"id": "maps", "name": "Maps"}, {"id": "o0", "name": "O0"}],
        "agreements": [{"agreement": {"id": "a0"}}],
    }
    assert [len(parameters["ids"]) for _, parameters in listening.heard] == [CONSUMERS, CONSUMERS + 1]


async def test_what_is_computed_for_a_list_is_read_with_one_statement_more(listening: Listening) -> None:
    data = await answer(listening, "{ offerings(first: 50) { nodes { id restsOn { nodes { id name } } } } }")
    assert {tuple(node["name"] for node in one["restsOn"]["nodes"]) for one in data["offerings"]["nodes"]} == {
        (),
        ("Maps",),
    }
    assert len(listening.heard) == 2


async def test_documents_of_one_shape_are_one_text(listening: Listening) -> None:
    await answer(
        listening,
        """{ offerings(first: 3, filter: { name: { contains: "o" } }) {
             nodes { id provider { name } dependencies(first: 1) { nodes { name } } } } }""",
    )
    await answer(
        listening,
        """{ some: offerings(filter: { name: { contains: "a" } }) { nodes { ...Needs of: provider { named: name } key: id } } }
           fragment Needs on Offering { need: dependencies { nodes { __typename name } } }""",
    )
    texts = {text for text, _ in listening.heard}
    assert (len(listening.heard), len(texts)) == (2, 1)


async def test_a_deep_question_is_as_many_statements_as_can_be_planned_in_time(listening: Listening) -> None:
    levels = 9
    lists = 'provider { provides(first: 1, filter: { id: { eq: "maps" } }) { nodes { id ' * levels
    data = await answer(listening, f"{{ offerings(first: 1) {{ nodes {{ id {lists} {'} } }' * levels} }} }} }}")
    (thing,) = data["offerings"]["nodes"]
    for _ in range(levels):
        (thing,) = thing["provider"]["provides"]["nodes"]
        assert thing["id"] == "maps"
    texts = [text for text, _ in listening.heard]
    assert len(texts) == 1 + 2 * levels // MOST_LEVELS
    assert max(text.count("-[") for text in texts) == MOST_LEVELS
