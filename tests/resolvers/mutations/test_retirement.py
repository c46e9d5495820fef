"""An offering's status and the day on which it retires never say different things of today."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graph.model.duration import day_after
from graph.model.scalars import today

if TYPE_CHECKING:
    from tests.resolvers.mutations.conftest import Change

LATER, TODAY = day_after(today(), "P30D"), today()
RUNS = f"RETIRED contradicts retiresOn, which is {LATER}: until then it runs. Say one of them, or a day up to today"
OVER = f"contradicts retiresOn, which is {TODAY}: since then it is RETIRED. Change that day with it"


@pytest.mark.parametrize(
    ("before", "given", "fault"),
    [
        ({}, {"status": "RETIRED"}, None),
        ({}, {"status": "RETIRED", "retiresOn": TODAY}, None),
        ({}, {"status": "RETIRED", "retiresOn": LATER}, ("status", RUNS)),
        ({"retiresOn": LATER}, {"status": "RETIRED"}, ("status", RUNS)),
        ({"retiresOn": LATER}, {"status": "RETIRED", "retiresOn": TODAY}, None),
        ({"retiresOn": LATER}, {"status": "RETIRED", "retiresOn": None}, None),
        ({"retiresOn": LATER}, {"status": "DEPRECATED"}, None),
        ({"status": "RETIRED"}, {"retiresOn": LATER}, ("retiresOn", RUNS)),
        ({"status": "RETIRED"}, {"name": "Other"}, None),
        ({"retiresOn": TODAY}, {"status": "DEPRECATED"}, ("status", f"DEPRECATED {OVER}")),
        ({"retiresOn": TODAY}, {"status": "DEPRECATED", "retiresOn": LATER}, None),
        ({"status": "DEPRECATED"}, {"retiresOn": TODAY}, None),
    ],
)
async def test_a_status_that_contradicts_its_dates_is_refused(
    change: Change, before: dict[str, Any], given: dict[str, Any], fault: tuple[str, str] | None
) -> None:
    if before:
        assert (await change("updateOffering", id="maps", **before))["__typename"] == "Offering"
    answer = await change("updateOffering", id="maps", **given)
    if fault is None:
        assert answer["__typename"] == "Offering", answer
    else:
        assert answer["faults"] == [{"path": ["input", fault[0]], "message": fault[1]}]


async def test_what_is_new_does_not_contradict_itself(change: Change) -> None:
    new = {"name": "Tiles", "provider": "acme"}
    refused = await change("createOffering", **new, status="RETIRED", retiresOn=LATER)
    assert refused["faults"] == [{"path": ["input", "status"], "message": RUNS}]
    retiring = await change("createOffering", **new, retiresOn=LATER)
    assert retiring["status"] == "AVAILABLE"
