"""Who reads what a message about a planned change says: its person, who sends it, and who sees all that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

from graph.access import LOCAL, Viewer
from graph.model.grant import Role
from graph.reading import Scope
from resolvers.context import Context
from resolvers.schema import schema
from tests.resolvers.access.shops import held_shops
from tests.resolvers.conftest import answer

if TYPE_CHECKING:
    from graph.database.engine import Database

READ = '{ notice(id: "word") { subject text } }'
SAID = {"subject": "Tills", "text": "Tills end."}
NOTHING = {"subject": None, "text": None}


@pytest_asyncio.fixture
async def database(open_engine: Database) -> Database:
    """`word` tells the carrier's driver of a change on account of what the carrier and the bank deal with the shop."""
    estate = await held_shops(open_engine)
    if not await open_engine.read("MATCH (n:Notice {id: 'word'}) RETURN n.id", name="known"):
        await estate.things("ServiceRelationship", {"id": "shop-bank", "status": "ACTIVE"})
        await estate.relations("ServiceRelationship", "provider", ("shop-bank", "shop"))
        await estate.relations("ServiceRelationship", "consumer", ("shop-bank", "bank"))
        await estate.things("Notice", {"id": "word", **SAID})
        await estate.relations("Notice", "change", ("word", "ours"))
        await estate.relations("Notice", "person", ("word", "driver"))
        await estate.relations("Notice", "sentBy", ("word", "banker"))
        await estate.relations("Notice", "relationships", ("word", "shop-carrier"), ("word", "shop-bank"))
    return open_engine


def of(organization: str, actor: str = "key") -> Viewer:
    return Viewer(actor, Role.OWNER, Scope(restricted=True, administers=False, organizations={organization: True}))


async def read(database: Database, who: Viewer, question: str = READ) -> Any:
    return answer(await schema.execute(question, context_value=Context(database, viewer=who)))


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        (LOCAL, SAID),
        (of("shop"), SAID),  # a side of both relationships
        (of("carrier"), NOTHING),  # a side of one
        (of("bank"), NOTHING),
        (of("carrier", "person driver"), SAID),
        (of("bank", "person banker"), SAID),
    ],
    ids=["everything", "provider", "consumer", "another consumer", "its person", "who sends it"],
)
async def test_what_a_message_says_is_read_by_its_person_its_sender_and_who_sees_all_it_is_about(
    database: Database, who: Viewer, seen: dict[str, Any]
) -> None:
    assert (await read(database, who))["data"]["notice"] == seen


async def test_nobody_who_may_not_read_it_finds_it_by_its_words(database: Database) -> None:
    found = await read(database, of("carrier"), '{ notices(filter: { text: { eq: "Tills end." } }) { totalCount } }')
    assert "you may not see text" in str(found["errors"][0])
