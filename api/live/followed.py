"""A subscription as it was asked: its field at the root, and the arguments by which it is followed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

import orjson
from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    VariableNode,
    Visitor,
    visit,
)
from graphql.execution.values import get_argument_values
from strawberry.execution import optimized_is_awaitable

from api.lane.lane import refused_variables
from api.lane.refusal import Refused, error
from graph.errors import Conflict
from graph.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphql import DocumentNode, SelectionSetNode

    from api.lane.lane import Lane, Prepared

EVENTS: Final = "events"
THINGS: Final = "things"
IMPACT: Final = "impact"


@dataclass(frozen=True, slots=True)
class Followed:
    """`after`: number of the last event that is known; `things`: labels and ids of those that are followed; `asks`: what
    is asked, alike for all who are told the same; `scenario`: what of it a report is computed of; `is_daily`: whether the
    answer is another one each day.
    """

    prepared: Prepared
    field: str
    asks: tuple[object, ...]
    after: int | None = None
    things: frozenset[tuple[str, str]] = frozenset()
    scenario: bytes = b""
    is_daily: bool = False

    @property
    def is_latest(self) -> bool:
        """Whether the newest answer alone counts."""
        return self.field != EVENTS


def executor(lane: Lane, prepared: Prepared, context: object) -> Any:
    """Executes the operation for one event after the other. Raises `Refused` for variables that are wrong."""
    made: Any = cast("Any", lane.schema).execution_context_class.build(
        lane.core,
        prepared.document.node,
        None,
        context,
        dict(prepared.variables),
        prepared.name,
        is_awaitable=optimized_is_awaitable,
    )
    if isinstance(made, list):
        raise refused_variables(cast("list[Any]", made), prepared)
    return made


def followed(lane: Lane, prepared: Prepared) -> Followed:
    """Raises `Refused` for what cannot be followed."""
    document = prepared.document.node
    node = root_field(document, prepared.operation.selection_set)
    root = lane.core.subscription_type
    if root is None or node.name.value not in (EVENTS, THINGS, IMPACT):
        raise Refused([error(f"'{node.name.value}' cannot be subscribed to.", "BAD_INPUT")])
    made = executor(lane, prepared, None)
    given: Mapping[str, Any] = get_argument_values(
        root.fields[node.name.value], node, made.variable_values, None, made.hide_suggestions
    )
    name = node.name.value
    variables = dict(prepared.variables)
    after = variable_of(node, "after")
    if name == EVENTS and after is not None and uses(document, after) == 1:
        variables.pop(after, None)
    asks = id(prepared.document), prepared.name, dumped(variables)
    if name == EVENTS:
        return Followed(prepared, name, asks, after=given.get("after"))
    if name == THINGS:
        refs = frozenset((getattr(ref["kind"], "value", ref["kind"]), ref["id"]) for ref in given["refs"])
        return Followed(prepared, name, asks, things=refs)
    today = given.get("today")
    return Followed(prepared, name, asks, scenario=dumped([given["scenario"], today]), is_daily=today is None)


def starting_at(followed: Followed, newest: int) -> int:
    """Number of the last event of which there is nothing to tell. Raises Conflict for one that is not there yet."""
    after = followed.after
    if after is None:
        return newest
    if after > newest:
        words = "There is no event {after:,} yet, the newest is {newest:,}: is this the estate that you know?"
        raise Conflict(Saying("NO_EVENT_YET", words, after=after, newest=newest), newest)
    return max(0, after)


def root_field(document: DocumentNode, selections: SelectionSetNode) -> FieldNode:
    """The one field of a valid subscription, wherever it stands."""
    selection = selections.selections[0]
    if isinstance(selection, FieldNode):
        return selection
    if isinstance(selection, FragmentSpreadNode):
        fragments = (one for one in document.definitions if isinstance(one, FragmentDefinitionNode))
        selection = next(one for one in fragments if one.name.value == selection.name.value)
    return root_field(document, cast("Any", selection).selection_set)


def variable_of(node: FieldNode, argument: str) -> str | None:
    """Name of the variable that an argument is taken from."""
    values = (one.value for one in node.arguments or () if one.name.value == argument)
    return next((value.name.value for value in values if isinstance(value, VariableNode)), None)


def uses(document: DocumentNode, variable: str) -> int:
    """How often a variable is used."""
    counting = Counting(variable)
    visit(document, counting)
    return counting.found - 1  # its definition holds it too


class Counting(Visitor):
    def __init__(self, variable: str) -> None:
        super().__init__()
        self.variable = variable
        self.found = 0

    def enter_variable(self, node: VariableNode, *_: object) -> None:
        self.found += node.name.value == self.variable


def dumped(given: object) -> bytes:
    return orjson.dumps(given, default=str, option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS)
