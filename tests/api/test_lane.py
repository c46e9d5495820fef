"""What becomes of a request, whatever carried it."""

from __future__ import annotations

import asyncio
import logging
from http import HTTPStatus
from typing import Any

import pytest
from graphql import build_client_schema, get_introspection_query

from api.lane.asked import Asked
from api.lane.lane import Answer, Lane, perform, prepare, refusal
from api.lane.refusal import Refused
from tests.api.sample import SECRET, SampleContext, schema

COST = {"cost": {"requested": 0, "limit": 50_000}}


@pytest.fixture(scope="module")
def lane() -> Lane:
    return Lane(schema, timeout=5.0)


async def answer(
    lane: Lane, query: str, name: str | None = None, variables: dict[str, Any] | None = None
) -> tuple[Any, HTTPStatus]:
    try:
        prepared = prepare(lane, Asked(query, name, variables or {}))
    except Refused as refused:
        told = refusal(refused)
    else:
        told = await perform(lane, prepared, SampleContext())
    assert isinstance(told, Answer)
    return told.body, told.status


async def test_a_query_is_answered_with_what_it_may_cost(lane: Lane) -> None:
    assert await answer(lane, '{ hello offering(id: "maps") { id name } }') == (
        {
            "data": {"hello": "there", "offering": {"id": "maps", "name": "Maps"}},
            "extensions": {"cost": {"requested": 1, "limit": 50_000}},
        },
        HTTPStatus.OK,
    )


async def test_the_operation_is_chosen_by_its_name(lane: Lane) -> None:
    query = "query One { hello } query Two { two: hello }"
    assert await answer(lane, query, "Two") == ({"data": {"two": "there"}, "extensions": COST}, HTTPStatus.OK)


@pytest.mark.parametrize(
    ("query", "name", "message"),
    [
        (
            "query One { hello } query Two { hello }",
            None,
            "Several operations are given; 'operationName' must say which: 'One', 'Two'.",
        ),
        ("query One { hello }", "Two", "There is no operation 'Two'; there is 'One'."),
        ("{ hello }", "Two", "There is no operation 'Two'; there is one without a name."),
        ("fragment F on Query { hello }", None, "The query holds no operation."),
    ],
)
async def test_an_operation_that_is_not_clear_is_refused(
    lane: Lane, query: str, name: str | None, message: str
) -> None:
    assert await answer(lane, query, name) == (
        {"errors": [{"message": message, "extensions": {"code": "BAD_INPUT"}}]},
        HTTPStatus.BAD_REQUEST,
    )


async def test_a_syntax_error_says_where(lane: Lane) -> None:
    assert await answer(lane, "{ hello") == (
        {
            "errors": [
                {
                    "message": "Syntax Error: Expected Name, found <EOF>.",
                    "locations": [{"line": 1, "column": 8}],
                    "extensions": {"code": "BAD_INPUT"},
                }
            ]
        },
        HTTPStatus.BAD_REQUEST,
    )


async def test_every_fault_of_an_invalid_query_is_told(lane: Lane) -> None:
    assert await answer(lane, "{ helo offering { id } }") == (
        {
            "errors": [
                {
                    "message": "Cannot query field 'helo' on type 'Query'. Did you mean 'hello'?",
                    "locations": [{"line": 1, "column": 3}],
                    "extensions": {"code": "BAD_INPUT"},
                },
                {
                    "message": "Argument 'Query.offering(id:)' of type 'ID!' is required, but it was not provided.",
                    "locations": [{"line": 1, "column": 8}],
                    "extensions": {"code": "BAD_INPUT"},
                },
            ]
        },
        HTTPStatus.BAD_REQUEST,
    )


async def test_a_fault_in_several_places_is_told_once_with_all_of_them(lane: Lane) -> None:
    assert await answer(lane, "{ helo helo @skip(if: true) hello(x: 1) }") == (
        {
            "errors": [
                {
                    "message": "Cannot query field 'helo' on type 'Query'. Did you mean 'hello'?",
                    "locations": [{"line": 1, "column": 3}, {"line": 1, "column": 8}],
                    "extensions": {"code": "BAD_INPUT"},
                },
                {
                    "message": "Unknown argument 'x' on field 'Query.hello'.",
                    "locations": [{"line": 1, "column": 35}],
                    "extensions": {"code": "BAD_INPUT", "path": ["x"]},
                },
            ]
        },
        HTTPStatus.BAD_REQUEST,
    )


async def test_a_wrong_variable_keeps_its_message_and_nothing_is_executed(lane: Lane) -> None:
    query = "query ($first: Int!) { offerings(first: $first) { totalCount } }"
    assert await answer(lane, query, variables={"first": "many"}) == (
        {
            "errors": [
                {
                    "message": "Variable '$first' has invalid value: Int cannot represent non-integer value: 'many'",
                    "locations": [{"line": 1, "column": 8}],
                    "extensions": {"code": "BAD_INPUT", "path": ["first"], "variable": "first"},
                }
            ]
        },
        HTTPStatus.BAD_REQUEST,
    )


@pytest.mark.parametrize(
    ("field", "message", "extensions"),
    [
        (
            "badInput",
            "There is no offering 'maps'; the nearest is 'map'.",
            {"code": "BAD_INPUT", "path": ["scenario", "changes", "2", "offering"]},
        ),
        ("slowEngine", "The engine took longer than 10 seconds.", {"code": "TIMEOUT"}),
        ("chosen", "Chosen words", {"code": "CONFLICT"}),
    ],
)
async def test_an_expected_error_keeps_its_words_and_has_a_code(
    lane: Lane, field: str, message: str, extensions: dict[str, Any]
) -> None:
    assert await answer(lane, f"{{ {field} }}") == (
        {
            "errors": [
                {
                    "message": message,
                    "locations": [{"line": 1, "column": 3}],
                    "path": [field],
                    "extensions": extensions,
                }
            ],
            "data": {field: None},
            "extensions": COST,
        },
        HTTPStatus.OK,
    )


async def test_an_unexpected_error_is_an_id_that_is_in_the_log_with_the_traceback(
    lane: Lane, caplog: pytest.LogCaptureFixture
) -> None:
    body, status = await answer(lane, "{ hello broken }")
    name = body["errors"][0]["extensions"]["id"]
    assert (body, status) == (
        {
            "errors": [
                {
                    "message": "internal error",
                    "locations": [{"line": 1, "column": 9}],
                    "path": ["broken"],
                    "extensions": {"code": "INTERNAL", "id": name},
                }
            ],
            "data": {"hello": "there", "broken": None},
            "extensions": COST,
        },
        HTTPStatus.OK,
    )
    assert [(record.levelno, record.getMessage()) for record in caplog.records] == [
        (logging.ERROR, f"internal error {name} at broken")
    ]
    assert SECRET in caplog.text
    assert "Traceback" in caplog.text


async def test_a_value_that_is_not_of_its_type_is_our_fault(lane: Lane, caplog: pytest.LogCaptureFixture) -> None:
    body, _ = await answer(lane, "{ wronglyTyped }")
    (told,) = body["errors"]
    assert told["message"] == "Int cannot represent non 32-bit signed integer value: 1099511627776"
    assert told["extensions"]["code"] == "INTERNAL"
    assert told["extensions"]["id"] in caplog.text


async def test_an_engine_that_cannot_be_reached_is_503_where_there_is_a_status(lane: Lane) -> None:
    assert await answer(lane, "{ hello unavailable }") == (
        {
            "errors": [
                {
                    "message": "The engine cannot be reached.",
                    "locations": [{"line": 1, "column": 9}],
                    "path": ["unavailable"],
                    "extensions": {"code": "UNAVAILABLE"},
                }
            ],
            "data": None,
            "extensions": COST,
        },
        HTTPStatus.SERVICE_UNAVAILABLE,
    )


async def test_the_schema_is_described(lane: Lane) -> None:
    first, _ = await answer(lane, get_introspection_query())
    assert build_client_schema(first["data"]).query_type is not None
    mixed, _ = await answer(lane, "{ hello __schema { queryType { name } } }")
    assert mixed["data"] == {"hello": "there", "__schema": {"queryType": {"name": "Query"}}}


async def test_a_request_over_its_time_is_cancelled() -> None:
    lane, context = Lane(schema, timeout=0.05), SampleContext()
    told = await perform(lane, prepare(lane, Asked("{ hello endless }")), context)
    assert (told.body, told.status) == (
        {
            "errors": [
                {
                    "message": "The request took longer than the 0.05 seconds it may take. Ask for less at once.",
                    "extensions": {"code": "TIMEOUT"},
                }
            ],
            "extensions": COST,
        },
        HTTPStatus.GATEWAY_TIMEOUT,
    )
    assert context.happened == ["started", "cancelled"]


async def test_cancelling_a_request_cancels_every_field_under_way(lane: Lane) -> None:
    context = SampleContext()
    task = asyncio.create_task(perform(lane, prepare(lane, Asked("{ endless again: endless }")), context))
    await context.started.wait()
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert sorted(context.happened) == ["cancelled", "cancelled", "started", "started"]
