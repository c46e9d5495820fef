"""Plans are kept for the operations asked last: an operation is known by its nodes, which the kept entry holds."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from graphql import NamedTypeNode, NonNullTypeNode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphql import OperationDefinitionNode

KEPT: Final = 500
KEPT_CHOICES: Final = 20
"""Of the values of its Boolean variables: they decide what `@skip` and `@include` leave."""

Made = dict[Any, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    operation: OperationDefinitionNode
    flags: tuple[str, ...]
    made: dict[tuple[Any, ...], Made] = field(default_factory=dict[tuple[Any, ...], Made])


class Plans:
    """Of one schema."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, Kept] = OrderedDict()

    def of(self, operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> Made:
        """The plans made so far for the operation with such variables, by what they are for."""
        kept = self._kept.get(id(operation))
        if kept is None:
            kept = self._kept[id(operation)] = Kept(operation, _flags(operation))
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(id(operation))
        choice = tuple(variables.get(name) for name in kept.flags)
        if choice not in kept.made and len(kept.made) >= KEPT_CHOICES:
            kept.made.clear()
        return kept.made.setdefault(choice, {})


def _flags(operation: OperationDefinitionNode) -> tuple[str, ...]:
    """The names of its Boolean variables."""
    names: list[str] = []
    for variable in operation.variable_definitions or ():
        of = variable.type.type if isinstance(variable.type, NonNullTypeNode) else variable.type
        if isinstance(of, NamedTypeNode) and of.name.value == "Boolean":
            names.append(variable.variable.name.value)
    return tuple(names)
