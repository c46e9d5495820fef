"""The rules of what happens in a relationship hold for mutations as they do for imports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

from graph.database.schema import set_up_schema
from tests.estate import Estate

if TYPE_CHECKING:
    from graph.database.engine import Database
    from tests.resolvers.conftest import Ask

FAULTS = "__typename ... on InvalidInput { faults { path message } }"


@pytest_asyncio.fixture
async def change(database: Database, ask: Ask) -> Any:
    """What became of one mutation: the faults of what was refused, else nothing."""
    await set_up_schema(database)
    estate = Estate(database)
    await estate.things("Organization", {"id": "acme"}, {"id": "corner"})
    await estate.things("Offering", {"id": "maps"})
    await estate.relations("Organization", "provides", ("acme", "maps"))
    await estate.things("ServiceRelationship", {"id": "r"})
    await estate.relations("ServiceRelationship", "provider", ("r", "acme"))
    await estate.relations("ServiceRelationship", "consumer", ("r", "corner"))
    await estate.things("Person", {"id": "ada"}, {"id": "bo"})

    async def changed(name: str, given: dict[str, Any]) -> list[tuple[str, str]]:
        type_ = f"{name[0].upper()}{name[1:]}Input"
        question = f"mutation($input: {type_}!) {{ {name}(input: $input) {{ {FAULTS} }} }}"
        result = await ask(question, input=given)
        assert "errors" not in result, result
        answered = result["data"][name]
        if answered["__typename"] != "InvalidInput":
            assert answered["__typename"] in DONE, answered
            return []
        return [(".".join(fault["path"]), fault["message"]) for fault in answered["faults"]]

    return changed


DONE = frozenset({"Expectation", "Risk", "Signal", "Engagement", "LinkedAttendanceBatch"})
TOLD = {"relationship": "r", "side": "CONSUMER", "statement": "Soon"}
SIGNAL = {"kind": "INCIDENTS", "value": 1, "from": "2026-01-01", "to": "2026-02-01"}


@pytest.mark.parametrize(
    ("name", "given", "faults"),
    [
        ("createExpectation", {**TOLD, "status": "STATED"}, []),
        (
            "createExpectation",
            {**TOLD, "statedAt": "2026-02-01", "answeredAt": "2026-01-31"},
            [("input.answeredAt", "2026-01-31 is before statedAt (2026-02-01)")],
        ),
        (
            "createExpectation",
            {**TOLD, "status": "DECLINED"},
            [("input.reason", "is missing: who declines says why")],
        ),
        (
            "createRisk",
            {"side": "CONSUMER", "statement": "It breaks"},
            [
                (
                    "input.visibility",
                    "is PROVIDER, but it is the view of the side CONSUMER: state CONSUMER or SHARED",
                )
            ],
        ),
        ("createRisk", {"side": "CONSUMER", "statement": "It breaks", "visibility": "CONSUMER"}, []),
        ("createSignal", {**SIGNAL, "offering": "maps"}, []),
        ("createSignal", SIGNAL, [("input.offering", "is missing: state target or offering")]),
        (
            "createSignal",
            {**SIGNAL, "to": "2026-01-01", "offering": "maps"},
            [("input.to", "2026-01-01 is not after from (2026-01-01): to is the first day on which it is over")],
        ),
    ],
)
async def test_what_contradicts_itself_is_refused(
    change: Any, name: str, given: dict[str, Any], faults: list[tuple[str, str]]
) -> None:
    assert await change(name, given) == faults


async def test_a_signal_keeps_one_subject(change: Any) -> None:
    assert await change("createSignal", {**SIGNAL, "id": "s", "offering": "maps"}) == []
    assert await change("updateSignal", {"id": "s", "offering": None}) == [
        ("input.offering", "is missing: state target or offering")
    ]


async def test_nobody_attends_what_did_not_take_place(change: Any) -> None:
    met = {"id": "e", "kind": "CALL", "at": "2026-01-01T10:00:00Z", "status": "MISSED", "relationships": ["r"]}
    assert await change("createEngagement", met) == []
    there = {"items": [{"person": "ada", "engagement": "e", "attended": True}]}
    assert await change("linkAttendances", there) == [
        (
            "input.items.0.attended",
            "nobody attended an engagement that is MISSED: leave it out, or state that it was HELD",
        )
    ]
    assert await change("linkAttendances", {"items": [{"person": "ada", "engagement": "e", "invited": True}]}) == []


async def test_what_somebody_attended_has_taken_place(change: Any) -> None:
    held = {"id": "e", "kind": "CALL", "at": "2026-01-01T10:00:00Z", "status": "HELD", "relationships": ["r"]}
    assert await change("createEngagement", held) == []
    assert await change("linkAttendances", {"items": [{"person": "ada", "engagement": "e", "attended": True}]}) == []
    for status in ("PLANNED", "CANCELLED", "MISSED"):
        [(place, message)] = await change("updateEngagement", {"id": "e", "status": status})
        assert (place, message) == ("input.status", f"HELD is not followed by {status}; nothing is")


async def test_nobody_knows_themselves(change: Any) -> None:
    faults = await change("linkKnowsTies", {"items": [{"from": "ada", "to": "ada"}]})
    assert faults == [("input.items.0.to", "'ada' is the same person at both ends")]
