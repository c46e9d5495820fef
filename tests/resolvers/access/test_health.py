"""What a side judges, and by what policy, is the side's own: the other one does not see it, and makes none in its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest_asyncio

from graph.access import LOCAL, Viewer
from graph.model.grant import Role
from graph.reading import Scope
from resolvers.context import Context
from resolvers.schema import schema
from tests.resolvers.access.shops import MANAGER, OWNER, asked, done, held_shops
from tests.resolvers.conftest import answer

if TYPE_CHECKING:
    from graph.database.engine import Database
    from tests.estate import Estate

CARRIER = Viewer(
    "key-of-carrier", Role.OWNER, Scope(restricted=True, administers=False, organizations={"carrier": True})
)
JUDGED = '{relationship: "carrier-shop", grade: AT_RISK, reason: "Late", until: "2099-01-01"}'
READ = "{ judgements { nodes { side } totalCount } healthPolicies { nodes { number organization { id } } totalCount } }"


@pytest_asyncio.fixture
async def estate(open_engine: Database) -> Estate:
    return await held_shops(open_engine)


async def read(database: Database, who: Viewer) -> Any:
    answered = answer(await schema.execute(READ, context_value=Context(database, viewer=who)))
    assert "errors" not in answered, answered
    return answered["data"]


async def test_each_side_sees_its_own_judgement_and_its_own_policy_alone(estate: Estate) -> None:
    database = estate.database
    for who, side, organization in ((OWNER, "CONSUMER", "shop"), (CARRIER, "PROVIDER", "carrier")):
        made = await asked(database, who, f"judge(input: {JUDGED})", "... on Judgement { side }")
        assert made == {"__typename": "Judgement", "side": side}
        policy = f'setHealthPolicy(input: {{organization: "{organization}"}})'
        assert await done(database, who, policy) == "OK"
    for who, side, organization in ((OWNER, "CONSUMER", "shop"), (CARRIER, "PROVIDER", "carrier")):
        assert await read(database, who) == {
            "judgements": {"nodes": [{"side": side}], "totalCount": 1},
            "healthPolicies": {"nodes": [{"number": 1, "organization": {"id": organization}}], "totalCount": 1},
        }
    assert (await read(database, LOCAL))["judgements"]["totalCount"] == 2


async def test_nobody_judges_for_the_other_side_or_sets_its_policy(estate: Estate) -> None:
    database = estate.database
    other = JUDGED.replace("grade", "side: PROVIDER, grade")
    refused = await done(database, MANAGER, f"judge(input: {other})")
    assert refused[0] == "NotAllowed"
    assert refused[1].endswith("would not be of an organization in your reach.")
    refused = await done(database, OWNER, 'setHealthPolicy(input: {organization: "carrier", expectedVersion: 9})')
    assert refused == (
        "NotAllowed",
        "Organization 'carrier' is not of an organization in your reach: you see it, not more.",
    )
    refused = await done(database, MANAGER, 'setHealthPolicy(input: {organization: "shop"})')
    assert refused == (
        "NotAllowed",
        "Changing HealthPolicy in this way needs the role OWNER; yours is MANAGER.",
    )
