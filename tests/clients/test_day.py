"""A relationship manager's day, scripted in TypeScript with generated types alone, on either engine."""

from __future__ import annotations

from typing import Any

import pytest

from tests.clients.programs import answer

DUE = [
    ["CONTACT", "kenji-moriyama", "planEngagement"],
    ["EXPECTATION", "parcel-planner-hours", "answerExpectation"],
    ["COMMITMENT", "parcel-answer-changes", "keepCommitment"],
    ["EXPECTATION", "parcel-own-language", "answerExpectation"],
    ["REVIEW", "digital-parcel", "planEngagement"],
    ["CONTACT", "delphine-garrec", "planEngagement"],
    ["COMMITMENT", "parcel-forecast", "keepCommitment"],
    ["EXPECTATION", "parcel-volume-forecast", "closeExpectation"],
    ["TRAINING", "parcel-morning-tours", "planEngagement"],
]


def typeless(told: Any) -> Any:
    """Without `__typename`, but for what an answer of a mutation is."""
    if isinstance(told, list):
        return [typeless(member) for member in told]  # pyright: ignore[reportUnknownVariableType]  # of JSON
    if not isinstance(told, dict):
        return told
    return {name: typeless(value) for name, value in told.items() if name != "__typename"}  # pyright: ignore[reportUnknownVariableType]  # of JSON


@pytest.mark.usefixtures("built")
def test_a_day_of_a_relationship_manager_runs_through(address: str) -> None:
    told = answer("plain/day", address)
    assert told["morning"] == {"mine": True, "due": DUE}

    declined, agreed, stale = told["expectation"]
    reason = {"path": ["input", "reason"], "message": "is needed: an expectation is declined with a reason"}
    assert typeless(declined) == {"faults": [reason]}
    assert typeless(agreed) == {"id": "parcel-planner-hours", "status": "AGREED", "due": "2026-12-01", "version": 2}
    assert stale["__typename"] == "VersionConflict"
    assert typeless(stale) == {"version": 2, "current": {"id": "parcel-planner-hours", "version": 2}}

    kept, twice = typeless(told["commitment"])
    assert kept == {"status": "KEPT", "doneAt": "2026-10-05", "history": {"nodes": [{"mutation": "keepCommitment"}]}}
    assert twice == {"faults": [{"path": ["input", "id"], "message": "is KEPT already"}]}
    assert typeless(told["confirmed"]) == [
        {"faults": [{"path": ["input", "person"]}]},
        {"confirmedBy": {"id": "delphine-garrec"}},
    ]

    assert typeless(told["review"]) == [
        {"of": "Person", "key": "nobody"},
        {"id": "review-2026-10", "status": "PLANNED", "participants": {"totalCount": 3}},
        {
            "status": "HELD",
            "decisions": {"nodes": [{"text": "Costs a stop are shown from January"}]},
            "commitments": {"nodes": [{"text": "A first list of costs", "side": "PROVIDER", "due": "2026-11-15"}]},
        },
    ]

    side = "is not on the consumer's side of the relationship, which alone closes a complaint"
    assert typeless(told["complaint"]) == {
        "raiseComplaint": {"status": "OPEN"},
        "answerComplaint": {"status": "ANSWERED", "answer": "It is shown at five from now on."},
        "ours": {"message": f"input.person: {side}"},
        "theirs": {"status": "CLOSED"},
    }
    assert typeless(told["improved"]) == {
        "proposeImprovement": {},
        "prioritizeImprovement": {"status": "AGREED", "valueToConsumer": "HIGH"},
        "finishImprovement": {"status": "DONE", "complaints": {"nodes": [{"id": "late-board"}]}},
    }
    hanging = {"relation": "CAUSED_BY", "kind": "Improvement", "id": "early-board"}
    assert typeless(told["hanging"]) == {"references": [hanging]}
    assert told["feedback"] == ["Feedback", "Feedback", "DuplicateKey"]
    assert told["sameFeedback"]
    assert told["call"] == ["Delphine Garrec", "Kenji Moriyama"]

    promised = [line for line in told["evening"]["due"] if line[0] == "COMMITMENT" and line[1] != "parcel-forecast"]
    assert len(promised) == 1, "what was promised at the review is due now"
    assert [line for line in told["evening"]["due"] if line not in promised] == [
        ["EXPECTATION", "parcel-own-language", "answerExpectation"],
        ["COMMITMENT", "parcel-forecast", "keepCommitment"],
        ["EXPECTATION", "parcel-volume-forecast", "closeExpectation"],
        ["TRAINING", "parcel-morning-tours", "planEngagement"],
        ["EXPECTATION", "parcel-planner-hours", "closeExpectation"],
    ]
