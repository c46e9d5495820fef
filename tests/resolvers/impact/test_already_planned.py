"""What of a scenario is so already: planned, or by an offering's own status."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from tests.resolvers.impact.conftest import Asking

ALREADY: Final = """query($changes: [ChangeInput!]!, $on: Date! = "2027-01-15", $planned: Boolean! = false) {
  impact(scenario: { effectiveOn: $on, includePlanned: $planned, changes: $changes }, today: "2026-12-01") {
    alreadyPlanned { index change { id } status }
    offerings { nodes { offering { id } } }
    masked { offerings { nodes { offering { id } until by { reason } } } }
  }
}"""
OF_CHANGE: Final = """{ impactOfChange(id: "sa", today: "2026-12-01") {
  alreadyPlanned { index } offerings { nodes { offering { id } } } masked { offerings { totalCount } }
} }"""
SUSPEND: Final = {"offering": "a", "action": "SUSPEND"}
BY_PLAN: Final = [{"index": 0, "change": {"id": "sa"}, "status": None}]


def until(day: str) -> dict[str, str]:
    return {**SUSPEND, "until": day}


@pytest.mark.parametrize(
    ("changes", "on", "already"),
    [
        ([until("2027-01-20")], "2027-01-15", BY_PLAN),
        ([until("2027-02-01")], "2027-01-15", BY_PLAN),
        ([until("2027-02-02")], "2027-01-15", []),
        ([SUSPEND], "2027-01-15", []),
        ([until("2027-01-20")], "2027-01-04", []),
        ([until("2027-03-01")], "2027-02-01", []),
        ([{"offering": "a", "action": "RETIRE"}], "2027-01-15", []),
        ([{**until("2027-01-20"), "action": "DEGRADE"}], "2027-01-15", []),
        (
            [until("2027-01-20"), {**until("2027-03-10"), "offering": "x"}],
            "2027-01-15",
            [*BY_PLAN, {"index": 1, "change": None, "status": "SUSPENDED"}],
        ),
        ([{**SUSPEND, "offering": "x"}], "2027-01-15", []),
        ([{"offering": "x", "action": "RETIRE"}], "2027-01-15", []),
    ],
)
async def test_a_plan_or_a_status_does_the_same_as_badly_and_as_long(
    masking: Asking, changes: list[Any], on: str, already: list[Any]
) -> None:
    assert (await masking(ALREADY, changes=changes, on=on))["impact"]["alreadyPlanned"] == already


async def test_the_report_is_the_same_beside_it(masking: Asking) -> None:
    """The plan counts as given only where it is asked for; then what it does too is masked by it, and still said."""
    given = [until("2027-01-20")]
    alone = (await masking(ALREADY, changes=given))["impact"]
    assert [node["offering"]["id"] for node in alone["offerings"]["nodes"]] == ["a"]
    included = (await masking(ALREADY, changes=given, planned=True))["impact"]
    assert included["alreadyPlanned"] == alone["alreadyPlanned"] == BY_PLAN
    assert included["offerings"]["nodes"] == []
    assert included["masked"]["offerings"]["nodes"][0] == {
        "offering": {"id": "a"},
        "until": "2027-02-01",
        "by": [{"reason": "planned change sa"}],
    }


async def test_a_planned_change_is_not_planned_by_itself(masking: Asking) -> None:
    found = (await masking(OF_CHANGE))["impactOfChange"]
    assert (found["alreadyPlanned"], found["offerings"]["nodes"]) == ([], [{"offering": {"id": "a"}}])


async def test_a_plan_that_is_not_seen_is_not_told_of(masking: Asking) -> None:
    await masking('mutation { updateChange(input: { id: "sa", visibility: PROVIDER }) { __typename } }')
    both = [until("2027-01-20"), {**until("2027-02-01"), "offering": "x"}]
    of_q = (await masking(ALREADY, "q", changes=both))["impact"]["alreadyPlanned"]
    assert of_q == [{"index": 1, "change": None, "status": "SUSPENDED"}]
    assert (await masking(ALREADY, "p", changes=both[:1]))["impact"]["alreadyPlanned"] == BY_PLAN
