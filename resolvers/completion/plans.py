"""Plans are kept for the operations asked last, as long as somebody else holds the document of an operation: how many
documents that are is bounded by their size.
"""

from __future__ import annotations

import weakref
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from graphql import NamedTypeNode, NonNullTypeNode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphql import OperationDefinitionNode

KEPT: Final = 2_000
KEPT_CHOICES: Final = 20
"""The most choices that are kept of an operation: values of its Boolean variables, by which `@skip` and `@include` go."""

Made = dict[Any, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """`operation` tells its plans to go when it goes, so that no other one is ever taken for it."""

    operation: weakref.ref[OperationDefinitionNode]
    flags: tuple[str, ...]
    made: dict[tuple[Any, ...], Made] = field(default_factory=dict[tuple[Any, ...], Made])


class Plans:
    """The plans of one schema."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, Kept] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def of(self, operation: OperationDefinitionNode, variables: Mapping[str, Any]) -> Made:
        """The plans made so far for the operation with such variables, by what they are for."""
        key = id(operation)
        kept = self._kept.get(key)
        if kept is None:
            gone = weakref.ref(operation, lambda _: self._kept.pop(key, None))
            kept = self._kept[key] = Kept(gone, _flags(operation))
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
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
