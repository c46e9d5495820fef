"""Acme provides Pay to Shop: Ana keeps the relationship for Acme, Ben speaks for Shop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest_asyncio

from graph.database.schema import set_up_schema
from tests.estate import Estate

if TYPE_CHECKING:
    from graph.database.engine import Database
    from tests.resolvers.conftest import Ask

REFUSED = "... on Refusal { message ... on InvalidInput { faults { path message } } ... on NotFound { of key path } }"


@pytest_asyncio.fixture
async def acme(database: Database) -> Estate:
    await set_up_schema(database)
    estate = Estate(database)
    await estate.things("Organization", {"id": "acme"}, {"id": "shop"})
    await estate.things("Offering", {"id": "pay"}, {"id": "pay-next"})
    await estate.relations("Organization", "provides", ("acme", "pay"), ("acme", "pay-next"))
    await estate.things("ServiceRelationship", {"id": "acme-shop", "status": "ACTIVE"})
    await estate.relations("ServiceRelationship", "provider", ("acme-shop", "acme"))
    await estate.relations("ServiceRelationship", "consumer", ("acme-shop", "shop"))
    await estate.things("Person", {"id": "ana"}, {"id": "ben"}, {"id": "eve"})
    for person, role in (("ana", "RELATIONSHIP_MANAGER"), ("ben", "CONSUMER_REPRESENTATIVE")):
        ends = (person, "acme-shop")
        side = "PROVIDER" if person == "ana" else "CONSUMER"
        await estate.relations("Person", "stakeholderIn", ends, role=role, side=side, accountable=True, id=person)
    return estate


@pytest_asyncio.fixture
async def do(acme: Estate, ask: Ask) -> Any:  # noqa: ARG001  # the estate is there before anything is done
    """The answer of one verb: what is selected of its result, its name, its input."""

    async def done(selection: str, name: str, **given: Any) -> Any:
        type_ = f"{name[0].upper()}{name[1:]}Input"
        question = f"mutation($input: {type_}!) {{ {name}(input: $input) {{ {selection} {REFUSED} }} }}"
        result = await ask(question, input=given)
        assert "errors" not in result, result
        return result["data"][name]

    return done
