"""What every verb has because it is declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest_asyncio

if TYPE_CHECKING:
    from tests.resolvers.mutations.conftest import Change

AGREEMENT = "... on Agreement { id version status validTo history(last: 1) { nodes { action mutation before after } } }"


@pytest_asyncio.fixture
async def deal(change: Change) -> Change:
    await change("createServiceRelationship", "", id="own", provider="acme", consumer="acme")
    await change("createAgreement", "", id="deal", relationship="own", validTo="2027-01-01", status="NOTICE_GIVEN")
    return change


async def test_a_verb_changes_what_it_says_and_stands_in_the_history(deal: Change) -> None:
    assert await deal("renew", AGREEMENT, id="deal", validTo="2028-01-01", expectedVersion=1) == {
        "__typename": "Agreement",
        "id": "deal",
        "version": 2,
        "status": "ACTIVE",
        "validTo": "2028-01-01",
        "history": {
            "nodes": [
                {
                    "action": "CHANGED",
                    "mutation": "renew",
                    "before": '{"status":"NOTICE_GIVEN","validTo":"2027-01-01"}',
                    "after": '{"status":"ACTIVE","validTo":"2028-01-01"}',
                }
            ]
        },
    }


async def test_a_verb_refuses_by_the_state_that_is_there(deal: Change) -> None:
    refused = await deal("renew", "", id="deal", validTo="2027-01-01")
    assert refused["faults"] == [
        {"path": ["input", "validTo"], "message": "2027-01-01 is not after 2027-01-01, until when it is valid already"}
    ]
    assert (await deal("renew", "", id="other"))["__typename"] == "NotFound"
    stale = await deal("renew", "", id="deal", expectedVersion=7)
    assert (stale["__typename"], stale["version"]) == ("VersionConflict", 1)
