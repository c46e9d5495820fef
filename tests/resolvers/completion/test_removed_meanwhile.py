"""What somebody removes while it is being read is answered as if it had been asked for a moment later."""

from __future__ import annotations

import asyncio
from typing import Any, LiteralString

import pytest
import pytest_asyncio

from graph.database.engine import Database
from graph.database.schema import set_up_schema
from graph.model import MODEL
from graph.projection.follower import KeptProjection
from resolvers.context import Context
from resolvers.schema import schema
from tests.estate import Estate, stored

DELETE = """mutation {
  unlinkDependency(input: { from: "maps 2", to: "roads" }) { __typename }
  deleteOffering(input: { id: "maps 2" }) { __typename }
}"""
COME: LiteralString = """
UNWIND $rows AS row
MATCH (p:Organization {id: 'atlas'}), (m:Offering {id: 'maps 1'})
CREATE (n:Offering) SET n = row
CREATE (p)-[:PROVIDES]->(n), (m)-[:DEPENDS_ON {id: 'maps 1|' + row.id, version: 1, criticality: 'HIGH', required: 1}]->(n)
"""
GO: LiteralString = "UNWIND $ids AS id MATCH (n:Offering {id: id}) DETACH DELETE n"
TIMES = 15

BETWEEN: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        '{ search(text: "maps") { nodes { id } edges { text node { ... on Offering { name provider { id } } } } } }',
        {
            "search": {
                "nodes": [{"id": "maps 1"}],
                "edges": [{"text": "Maps 1", "node": {"name": "Maps 1", "provider": {"id": "atlas"}}}],
            }
        },
    ),
    (
        """{ impact(scenario: { changes: [{ offering: "roads", action: RETIRE }] }) {
             totals { offerings { critical } } offerings { totalCount nodes { offering { name } } } } }""",
        {
            "impact": {
                "totals": {"offerings": {"critical": 2}},
                "offerings": {
                    "totalCount": 2,
                    "nodes": [{"offering": {"name": "Maps 1"}}, {"offering": {"name": "Roads"}}],
                },
            }
        },
    ),
    (
        '{ nodes(refs: [{ kind: Offering, id: "maps 1" }, { kind: Offering, id: "maps 2" }]) { id } }',
        {"nodes": [{"id": "maps 1"}, None]},
    ),
)
"""Questions that find something with one statement and read it with another, and what they answer without it."""

AT_ONCE = (
    "{ offerings(first: 100) { totalCount nodes { id name provider { name } } } }",
    """{ organizations { nodes { id provides(first: 50) { edges { node { name } } nodes { name provider { id }
         dependencies { nodes { name provider { name } } } } } } } }""",
    "{ offerings(first: 100) { nodes { name restsOn { nodes { name provider { name } } } } } }",
)


class Interrupted(Database):
    """The same database; before the first statement that reads offerings a colleague deletes one."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._undisturbed = True

    @property
    def engine(self) -> Any:
        return self._database.engine

    async def read(self, statement: Any, parameters: Any = None, **named: Any) -> Any:
        if named["name"] == "offerings" and self._undisturbed:
            self._undisturbed = False
            deleted = await schema.execute(DELETE, context_value=Context(self._database))
            assert deleted.data is not None
            assert [each["__typename"] for each in deleted.data.values()] == ["Unlinked", "Deleted"]
        return await self._database.read(statement, parameters, **named)


@pytest_asyncio.fixture
async def estate(database: Database) -> Estate:
    await set_up_schema(database)
    estate = Estate(database)
    await estate.things("Organization", {"id": "atlas"})
    await estate.things("Offering", {"id": "roads"}, {"id": "maps 1"}, {"id": "maps 2"})
    await estate.relations("Organization", "provides", *(("atlas", id_) for id_ in ("roads", "maps 1", "maps 2")))
    needs = ("maps 1", "roads"), ("maps 2", "roads")
    await estate.relations("Offering", "dependencies", *needs, criticality="CRITICAL")
    return estate


@pytest.mark.parametrize(("question", "expected"), BETWEEN, ids=[asked[2:10].strip("(") for asked, _ in BETWEEN])
async def test_what_is_removed_between_being_found_and_being_read_is_left_out(
    estate: Estate, question: str, expected: dict[str, Any]
) -> None:
    kept = KeptProjection(estate.database)
    result = await schema.execute(question, context_value=Context(Interrupted(estate.database), impact=kept))
    assert (result.data, result.errors) == (expected, None)


async def test_lists_are_whole_while_others_add_and_remove(estate: Estate) -> None:
    database, kept = estate.database, KeptProjection(estate.database)
    coming = [stored(MODEL.kinds["Offering"], {"id": f"maps {number}"}) for number in range(3, 23)]
    ids, done = [row["id"] for row in coming], asyncio.Event()

    async def come_and_go() -> None:
        while not done.is_set():
            await database.write(lambda work: work.run(COME, {"rows": coming}), name="come")
            await asyncio.sleep(0.02)
            await database.write(lambda work: work.run(GO, {"ids": ids}), name="go")

    async def ask(question: str) -> None:
        for _ in range(TIMES):
            result = await schema.execute(question, context_value=Context(database, impact=kept))
            assert result.errors is None, question
            assert result.data is not None

    writing = asyncio.create_task(come_and_go())
    try:
        await asyncio.gather(*map(ask, AT_ONCE))
    finally:
        done.set()
        await writing
