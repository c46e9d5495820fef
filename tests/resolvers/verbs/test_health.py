"""How an organization weighs the health of its relationships, and what a manager holds of one: each as a whole answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.resolvers.verbs.faults import fault, faults

POLICY = "... on HealthPolicy { number outcomesWeight useWeight feedbackDays capsOff organization { id } }"


async def test_a_policy_changes_what_it_names_and_the_one_before_stays_readable(do: Any, ask: Any) -> None:
    weights = [{"factor": "OUTCOMES", "weight": 40}]
    first = await do(POLICY, "setHealthPolicy", organization="acme", weights=weights, expectedVersion=0)
    usual = {"useWeight": 10, "feedbackDays": 180, "organization": {"id": "acme"}}
    assert first == {"number": 1, "outcomesWeight": 40, "capsOff": None, **usual}
    second = await do(
        POLICY,
        "setHealthPolicy",
        organization="acme",
        windows=[{"factor": "FEEDBACK", "days": 90}],
        caps=[{"cap": "NOTICE_MISSED", "holds": False}],
        expectedVersion=1,
    )
    assert second == {**first, "number": 2, "feedbackDays": 90, "capsOff": ["NOTICE_MISSED"]}
    answer = await ask('{ organization(id: "acme") { healthPolicies { nodes { number feedbackDays } } } }')
    assert answer["data"]["organization"]["healthPolicies"]["nodes"] == [
        {"number": 1, "feedbackDays": 180},
        {"number": 2, "feedbackDays": 90},
    ]


async def test_a_policy_that_somebody_else_has_changed_is_not_set_anew(do: Any) -> None:
    await do("", "setHealthPolicy", organization="acme")
    selected = "... on VersionConflict { version current { id } }"
    refused = await do(selected, "setHealthPolicy", organization="acme", expectedVersion=0)
    assert refused["message"] == ("The policy was changed since: its number is 1, not 0. Look at it, and change that.")
    assert refused["version"] == 1
    assert refused["current"]["id"]


async def test_a_policy_weighs_something_and_states_each_factor_once(do: Any) -> None:
    factors = (
        "OUTCOMES",
        "EXPECTATIONS",
        "FEEDBACK",
        "COMMITMENTS",
        "BREADTH",
        "USE",
        "TARGETS",
        "SENTIMENT",
        "CONTACT",
    )
    nothing = [{"factor": factor, "weight": 0} for factor in factors]
    message = "is 0 as all weights are, so that nothing would make a score: give at least one factor a weight above 0"
    assert await faults(do("", "setHealthPolicy", organization="acme", weights=nothing)) == [
        fault(message, "outcomesWeight")
    ]
    twice = [{"factor": "USE", "weight": 1}, {"factor": "USE", "weight": 2}]
    assert await faults(do("", "setHealthPolicy", organization="acme", weights=twice)) == [
        fault("USE is stated twice", "weights")
    ]
    message = "CONTACT has no window: how often it is due is said by `reviewEvery` of the relationship"
    assert await faults(do("", "setHealthPolicy", organization="acme", windows=[{"factor": "CONTACT", "days": 9}])) == [
        fault(message, "windows")
    ]
    heavy = [{"factor": "USE", "weight": 101}]
    assert [one["path"] for one in await faults(do("", "setHealthPolicy", organization="acme", weights=heavy))] == [
        ["input", "weights", "0", "weight"]
    ]
    none = [{"factor": "USE", "days": 0}]
    assert [one["path"] for one in await faults(do("", "setHealthPolicy", organization="acme", windows=none))] == [
        ["input", "windows", "0", "days"]
    ]


async def test_a_judgement_is_that_of_a_side_and_ends(do: Any) -> None:
    today = datetime.now(UTC).date()
    until = (today + timedelta(days=90)).isoformat()
    selected = "... on Judgement { grade side reason at until by { id } relationship { id } }"
    given = {"relationship": "acme-shop", "grade": "WATCH", "reason": "They wait for the new tariff."}
    assert await do(selected, "judge", **given, until=until) == {
        **given,
        "relationship": {"id": "acme-shop"},
        "side": "PROVIDER",
        "at": today.isoformat(),
        "until": until,
        "by": None,
    }
    past = today.isoformat()
    message = f"{past} is not after at ({past}): until is the first day on which it is over"
    assert await faults(do("", "judge", **given, until=past)) == [fault(message, "until")]
    message = "is neither side of the relationship: state PROVIDER or CONSUMER"
    assert await faults(do("", "judge", **given, until=until, side="THIRD_PARTY")) == [fault(message, "side")]
