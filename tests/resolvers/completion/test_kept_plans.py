from __future__ import annotations

import gc
from typing import Any

from graphql import OperationDefinitionNode, parse

from resolvers.completion.plans import KEPT, KEPT_CHOICES, Plans

FLAGGED = "query ($seen: Boolean!, $n: Int) { a @include(if: $seen) b(first: $n) }"


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
