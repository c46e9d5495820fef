from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

from graphql import OperationDefinitionNode, parse

from api.lane.asked import Asked
from api.lane.lane import Lane, perform, prepare
from graph.access import LOCAL, Viewer
from graph.model.grant import Role
from graph.reading import Scope
from resolvers.completion.plans import KEPT, KEPT_CHOICES, Plans
from resolvers.context import Context
from resolvers.schema import schema

if TYPE_CHECKING:
    from tests.estate import Estate

FLAGGED = "query ($seen: Boolean!, $n: Int) { a @include(if: $seen) b(first: $n) }"


ASKED = """query ($n: Int = 1, $named: String, $mail: String) {
  offerings(first: $n, filter: { or: [{ name: { contains: $named } }, { id: { in: ["a", "b"] } }] }) { nodes { id } }
  people(filter: { not: { email: { eq: $mail } } }) { totalCount }
}"""
LONG = "x" * 1_000


def operation_of(text: str) -> OperationDefinitionNode:
    (operation,) = parse(text).definitions
    assert isinstance(operation, OperationDefinitionNode)
    return operation


def test_plans_are_found_again_by_the_values_that_decide_what_is_left() -> None:
    plans, operation = Plans(), operation_of(FLAGGED)
    plans.of(operation, {"seen": True, "n": 1})["made"] = 1
    assert plans.of(operation, {"seen": True, "n": 2}) == {"made": 1}
    assert plans.of(operation, {"seen": False, "n": 1}) == {}
    assert plans.of(operation_of(FLAGGED), {"seen": True}) == {}


def test_plans_go_with_the_document_that_they_are_of() -> None:
    plans = Plans()
    kept: list[Any] = [operation_of(f"{{ a{number} }}") for number in range(3)]
    for operation in kept:
        plans.of(operation, {})["made"] = 1
    kept[1:] = operation = [None]
    gc.collect()
    assert len(plans) == 1
    assert plans.of(kept[0], {}) == {"made": 1}


def test_plans_are_bounded_in_number() -> None:
    plans = Plans()
    kept = [operation_of("query ($seen: Boolean) { a @skip(if: $seen) }") for _ in range(KEPT + 3)]
    for operation in kept:
        plans.of(operation, {})
    assert len(plans) == KEPT
    for number in range(3 * KEPT_CHOICES):
        plans.of(kept[-1], {"seen": number})["made"] = number
    assert plans.of(kept[-1], {"seen": 3 * KEPT_CHOICES - 1}) == {"made": 3 * KEPT_CHOICES - 1}
    assert plans.of(kept[-1], {"seen": 0}) == {}


async def test_a_document_that_is_kept_answers_by_the_variables_and_the_viewer_of_each_request(estate: Estate) -> None:
    await estate.things("Offering", *({"id": id_} for id_ in "abcd"))
    await estate.things("Person", {"id": "ada", "email": "ada@example.org"})
    lane = Lane(schema, timeout=60)
    reader = Viewer("reader", Role.READER, Scope(addresses=False))

    async def asked(viewer: Viewer = LOCAL, **variables: Any) -> tuple[list[str], Any]:
        prepared = prepare(lane, Asked(ASKED, variables=variables))
        body = (await perform(lane, prepared, Context(estate.database, viewer=viewer))).body
        if body["data"] is None:
            return [], [error["extensions"]["code"] for error in body["errors"]]
        return [node["id"] for node in body["data"]["offerings"]["nodes"]], body["data"]["people"]["totalCount"]

    for _ in range(2):
        assert await asked(named="d") == (["a"], 0)
        assert await asked(named="d", n=4) == (["a", "b", "d"], 0)
        assert await asked(named="d", n=None) == (["a", "b", "d"], 0)
        assert await asked(named="c", n=4, mail="ada@example.org") == (["a", "b", "c"], 0)
        assert await asked(named="c", n=4, mail="bob@example.org") == (["a", "b", "c"], 1)
        assert await asked(named=LONG, n=4) == (["a", "b"], 0)
        assert await asked(n=4) == (["a", "b", "c", "d"], 0)
        assert await asked(named="d", mail="bob@example.org") == (["a"], 1)
        assert await asked(reader, named="d", mail="bob@example.org") == ([], ["FORBIDDEN"])
        assert await asked(named=None, n=4) == ([], ["BAD_INPUT"])


async def test_an_order_that_was_kept_for_one_viewer_is_refused_to_another(estate: Estate) -> None:
    lane = Lane(schema, timeout=60)
    prepared = prepare(lane, Asked("{ people(sort: [{ email: ASC }]) { nodes { id } } }", variables={}))
    for viewer, codes in ((LOCAL, []), (Viewer("reader", Role.READER, Scope(addresses=False)), ["FORBIDDEN"])):
        body = (await perform(lane, prepared, Context(estate.database, viewer=viewer))).body
        assert [error["extensions"]["code"] for error in body.get("errors", [])] == codes
