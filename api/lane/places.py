"""Where a fault lies: its path in the arguments of a document, and the variable that brought it."""

# graphql-core leaves types of its nodes and errors open:
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graphql import ArgumentNode, FieldNode, ListValueNode, Node, ObjectFieldNode, ObjectValueNode, Undefined
from graphql import VariableNode as Variable
from graphql.execution.get_variable_signature import get_variable_signature
from graphql.pyutils import print_path_list
from graphql.type import is_non_null_type
from graphql.utilities import validate_input_value

from resolvers.scalars import Mistyped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graphql import (
        DocumentNode,
        GraphQLError,
        GraphQLSchema,
        OperationDefinitionNode,
        ValueNode,
        VariableDefinitionNode,
    )

Steps = tuple[str, ...]
"""A path from an argument on; numbers of members are texts, as in refusals: ("input", "items", "3", "validTo")."""

MOST: Final = 50
"""Faults of variables that are told, as many as graphql-core tells."""
INPUT: Final = "input"
"""The argument of every mutation."""


class Place(NamedTuple):
    path: Steps
    variable: str | None = None

    def told(self) -> dict[str, Any]:
        """The place as extensions of an error."""
        return {"path": list(self.path)} | ({} if self.variable is None else {"variable": self.variable})


class VariableFault(NamedTuple):
    """`message`: as graphql-core words it; `is_typo`: a day, an instant or a duration that is text, and not written as one."""

    message: str
    place: Place
    is_typo: bool


@dataclass(slots=True)
class Places:
    """Places in one document; they are looked up only where something is wrong."""

    document: DocumentNode
    _paths: dict[int, Steps] = field(default_factory=dict[int, Steps])

    def of(self, fault: GraphQLError) -> dict[str, Any]:
        """The place of the first of its nodes that stands in an argument, as extensions; {} where none does."""
        self._paths = self._paths or {id(node): path for node, path in within(self.document)}
        for node in fault.nodes or ():
            if id(node) in self._paths:
                variable = node.name.value if isinstance(node, Variable) else None
                return Place(self._paths[id(node)], variable).told()
        return {}


def variable_faults(
    schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, variables: Mapping[str, Any]
) -> list[VariableFault]:
    """What is wrong with the values of variables, the first fifty; a value of the wrong depth has no place."""
    found: list[VariableFault] = []
    uses = _first_uses(document)
    try:
        for declared in operation.variable_definitions or ():
            found += _faults_of(schema, declared, variables, uses)
    except RecursionError:
        return []
    return found[:MOST]


def _faults_of(
    schema: GraphQLSchema, declared: VariableDefinitionNode, variables: Mapping[str, Any], uses: Mapping[str, Steps]
) -> Iterator[VariableFault]:
    signature: Any = get_variable_signature(schema, declared)
    of = getattr(signature, "type", None)
    name = declared.variable.name.value
    value = variables.get(name, Undefined)
    if of is None or (value is Undefined and (declared.default_value or not is_non_null_type(of))):
        return
    met: list[tuple[GraphQLError, list[str | int]]] = []
    validate_input_value(value, of, lambda error, path: met.append((error, path)))
    for error, path in met[:MOST]:
        message = f"Variable '${name}' has invalid value{print_path_list(path)}: {error.message}"
        place = Place((*uses.get(name, ()), *map(str, path)), name)
        yield VariableFault(message, place, isinstance(error.original_error, Mistyped))


def are_typos_of_inputs(
    faults: Sequence[VariableFault], document: DocumentNode, operation: OperationDefinitionNode
) -> bool:
    """Whether all that is wrong are typos in what mutations are given as input, and is used nowhere else."""
    inputs = [
        argument
        for selection in operation.selection_set.selections
        if isinstance(selection, FieldNode)
        for argument in selection.arguments or ()
        if argument.name.value == INPUT
    ]
    there = [name for one in inputs for name in _variables(within(one))]
    everywhere = list(_variables(within(document)))
    return bool(faults) and all(
        fault.is_typo and fault.place.variable is not None and _count(fault, there) == _count(fault, everywhere)
        for fault in faults
    )


def variable_at(fault: GraphQLError, path: Sequence[str | int]) -> str | None:
    """The variable that gave the field of a fault what stands at this path of its arguments."""
    nodes = [node for node in fault.nodes or () if isinstance(node, FieldNode)]
    given = next((one.value for one in nodes[0].arguments or () if one.name.value == path[0]), None) if nodes else None
    for step in path[1:]:
        if given is None or isinstance(given, Variable):
            break
        given = _member(given, step)
    return given.name.value if isinstance(given, Variable) else None


def within(node: Node) -> Iterator[tuple[Node, Steps]]:
    """Arguments and all that they hold, in the order of the text, each with its path."""
    waiting: list[tuple[Node, Steps]] = [(node, ())]
    while waiting:
        node, path = waiting.pop()
        here = (*path, node.name.value) if isinstance(node, ArgumentNode) else path
        if here:
            yield node, here
        waiting.extend(reversed(list(_held(node, here))))


def _held(node: Node, path: Steps) -> Iterable[tuple[Node, Steps]]:
    if isinstance(node, ArgumentNode | ObjectFieldNode):
        return [(node.value, path)]
    if isinstance(node, ListValueNode):
        return [(value, (*path, str(number))) for number, value in enumerate(node.values)]
    if isinstance(node, ObjectValueNode):
        return [(one, (*path, one.name.value)) for one in node.fields]
    held = [getattr(node, key) for key in node.keys] if not path else []
    several = [value if isinstance(value, list | tuple) else [value] for value in held]
    return [(one, path) for values in several for one in values if isinstance(one, Node)]


def _member(value: ValueNode, step: str | int) -> ValueNode | None:
    if isinstance(value, ObjectValueNode):
        return next((one.value for one in value.fields if one.name.value == step), None)
    if isinstance(value, ListValueNode) and isinstance(step, int):
        return value.values[step] if step < len(value.values) else None
    return value


def _first_uses(document: DocumentNode) -> dict[str, Steps]:
    uses: dict[str, Steps] = {}
    for node, path in within(document):
        if isinstance(node, Variable):
            uses.setdefault(node.name.value, path)
    return uses


def _variables(nodes: Iterable[tuple[Node, Steps]]) -> Iterator[str]:
    return (node.name.value for node, _ in nodes if isinstance(node, Variable))


def _count(fault: VariableFault, names: Sequence[str]) -> int:
    return names.count(fault.place.variable or "")
