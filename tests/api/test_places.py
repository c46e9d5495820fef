"""Where the faults of a request lie: in its arguments, and in its variables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from api.lane.asked import Asked
from api.lane.lane import Lane, perform, prepare, refusal
from api.lane.refusal import Refused
from graph.database.schema import set_up_schema
from graph.projection.follower import KeptProjection
from resolvers.context import Context
from resolvers.schema import schema

if TYPE_CHECKING:
    from graph.database.engine import Database

LANE = Lane(schema, timeout=30.0)
CREATE = "mutation($input: CreateOfferingInput!) { createOffering(input: $input) { __typename } }"
SCENARIO = "query($scenario: ScenarioInput!) { impact(scenario: $scenario) { effectiveOn } }"


async def faults(database: Database, query: str, **variables: Any) -> list[dict[str, Any]]:
    """The extensions of each error, without the code, which must be BAD_INPUT."""
    try:
        prepared = prepare(LANE, Asked(query, variables=variables))
    except Refused as refused:
        body = refusal(refused).body
    else:
        body = (await perform(LANE, prepared, Context(database, impact=KeptProjection(database)))).body
    told = [dict(error["extensions"]) for error in body["errors"]]
    assert {one.pop("code") for one in told} == {"BAD_INPUT"}
    return told


@pytest.mark.parametrize(
    ("query", "paths"),
    [
        (
            '{ impact(scenario: { changes: [{ offering: "a", action: BURN }] }) { effectiveOn } }',
            [["scenario", "changes", "0", "action"]],
        ),
        ("{ offerings(first: true) { totalCount } }", [["first"]]),
        ("{ offerings(frist: 1) { totalCount } }", [["frist"]]),
        ('{ offerings(filter: { nmae: { eq: "a" } }) { totalCount } }', [["filter", "nmae"]]),
        ("{ offerings(sort: [{ name: ASC }, { name: UP }]) { totalCount } }", [["sort", "1", "name"]]),
        (
            '{ offering(id: "a") { supports(on: "soon") { totalCount } restsOn(on: "late") { totalCount } } }',
            [["on"], ["on"]],
        ),
        ("query($x: Int) { offering(id: $x) { id } }", [["id"]]),
    ],
)
async def test_a_fault_of_the_document_is_placed_in_its_argument(
    database: Database, query: str, paths: list[list[str]]
) -> None:
    assert [fault["path"] for fault in await faults(database, query)] == paths


async def test_a_fault_of_a_variable_names_it_and_its_place_in_the_argument(database: Database) -> None:
    given = {"id": "a", "name": 7, "status": "GONE", "provider": "acme"}
    assert await faults(database, CREATE, input=given) == [
        {"path": ["input", "name"], "variable": "input"},
        {"path": ["input", "status"], "variable": "input"},
    ]
    within = 'query($day: Date!, $n: Int!) { offering(id: "a") { supports(on: $day, first: $n) { totalCount } } }'
    assert await faults(database, within, day="soon", n="many") == [
        {"path": ["on"], "variable": "day"},
        {"path": ["first"], "variable": "n"},
    ]
    assert await faults(database, within, day="2027-01-01") == [{"path": ["first"], "variable": "n"}]


async def test_what_an_answer_finds_wrong_names_the_variable_that_brought_it(database: Database) -> None:
    await set_up_schema(database)
    changes = [{"offering": "map", "action": "RETIRE"}, {"offering": "atlas", "action": "RETIRE"}]
    unknown = "There is no offering '{}': the graph holds none. `rapport doctor` says whether an import is due."
    assert await faults(database, SCENARIO, scenario={"changes": changes}) == [
        {
            "path": ["scenario", "changes", "0", "offering"],
            "variable": "scenario",
            "faults": [
                {
                    "message": unknown.format(id_),
                    "path": ["scenario", "changes", str(number), "offering"],
                    "said": {"code": "NO_OFFERING_AT_ALL", "values": {"id": id_}},
                }
                for number, id_ in enumerate(("map", "atlas"))
            ],
        }
    ]
    one = "query($id: ID!) { impact(scenario: { changes: [{ offering: $id, action: RETIRE }] }) { effectiveOn } }"
    assert await faults(database, one, id="map") == [
        {
            "path": ["scenario", "changes", "0", "offering"],
            "variable": "id",
            "said": {"code": "NO_OFFERING_AT_ALL", "values": {"id": "map"}},
        }
    ]
    bounds = {"name": "first", "least": "1", "most": "1000", "now": "2000"}
    assert await faults(database, "{ offerings(first: 2000) { totalCount } }") == [
        {"path": ["first"], "said": {"code": "BEYOND_BOUNDS", "values": bounds}}
    ]
