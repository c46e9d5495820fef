from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.database.schema import set_up_schema
from resolvers.context import Context
from resolvers.schema import schema
from tests.resolvers.conftest import answer

if TYPE_CHECKING:
    from graph.database.engine import Database
    from tests.estate import Estate
    from tests.resolvers.conftest import Ask


@pytest.fixture
async def chain(database: Database, estate: Estate) -> None:
    """Shop -> pay -> mail -> disk, shop -> mail, and app -> pay only from 2027 on."""
    await set_up_schema(database)
    await estate.things("Organization", {"id": "acme"})
    ids = ("shop", "pay", "mail", "disk", "app")
    await estate.things("Offering", *({"id": id_} for id_ in ids))
    await estate.relations("Organization", "provides", *(("acme", id_) for id_ in ids))
    for need in (("shop", "pay"), ("pay", "mail"), ("mail", "disk"), ("shop", "mail")):
        await estate.relations("Offering", "dependencies", need, id="|".join(need))
    await estate.relations("Offering", "dependencies", ("app", "pay"), id="app|pay", validFrom="2027-01-01")


@pytest.mark.usefixtures("chain")
async def test_all_that_an_offering_rests_on_and_supports(ask: Ask) -> None:
    question = """query($on: Date) { offerings(sort: [{ id: ASC }]) { nodes { id
      restsOn(on: $on) { totalCount edges { hops node { id } } }
      supports(on: $on) { totalCount nodes { id } } } } }"""

    def offering(id_: str, rests_on: str, supports: str) -> dict[str, object]:
        ends = [end.split(":") for end in rests_on.split()]
        ids = supports.split()
        return {
            "id": id_,
            "restsOn": {
                "totalCount": len(ends),
                "edges": [{"hops": int(hops), "node": {"id": end}} for end, hops in ends],
            },
            "supports": {"totalCount": len(ids), "nodes": [{"id": end} for end in ids]},
        }

    before = [
        offering("app", "", ""),
        offering("disk", "", "mail pay shop"),
        offering("mail", "disk:1", "pay shop"),
        offering("pay", "mail:1 disk:2", "shop"),
        offering("shop", "mail:1 pay:1 disk:2", ""),
    ]
    assert await ask(question, on="2026-12-31") == {"data": {"offerings": {"nodes": before}}}
    assert (await ask(question, on="2027-01-01"))["data"]["offerings"]["nodes"] == [
        offering("app", "pay:1 mail:2 disk:3", ""),
        offering("disk", "", "mail pay shop app"),
        offering("mail", "disk:1", "pay shop app"),
        offering("pay", "mail:1 disk:2", "app shop"),
        before[4],
    ]


@pytest.mark.usefixtures("chain")
async def test_reach_is_paged(ask: Ask) -> None:
    question = """query($after: String, $on: Date) { offering(id: "shop") { restsOn(first: 2, after: $after, on: $on) {
      totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } } } }"""
    first = (await ask(question, on="2026-12-31"))["data"]["offering"]["restsOn"]
    end = first["pageInfo"].pop("endCursor")
    assert first == {
        "totalCount": 3,
        "nodes": [{"id": "mail"}, {"id": "pay"}],
        "pageInfo": {"hasNextPage": True, "hasPreviousPage": False},
    }
    second = (await ask(question, after=end, on="2026-12-31"))["data"]["offering"]["restsOn"]
    second["pageInfo"].pop("endCursor")
    assert second == {
        "totalCount": 3,
        "nodes": [{"id": "disk"}],
        "pageInfo": {"hasNextPage": False, "hasPreviousPage": True},
    }
    assert await ask(question, after=end, on="2027-01-01") == {
        "data": {"offering": None},
        "errors": [
            (
                "after is a cursor of another list or of another sort; start again without it.",
                ["offering", "restsOn"],
                "BAD_INPUT",
            )
        ],
    }


async def test_without_a_projection_it_says_so(database: Database, estate: Estate) -> None:
    await estate.things("Offering", {"id": "shop"})
    question = '{ offering(id: "shop") { supports { totalCount } } }'
    assert answer(await schema.execute(question, context_value=Context(database))) == {
        "data": {"offering": None},
        "errors": [
            ("Ways along dependencies cannot be asked here.", ["offering", "supports"], "UNAVAILABLE"),
        ],
    }
