"""Conditions of a filter, asked of values that are at hand: `{"eq": …}`, `{"in": […], "gte": …}`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from graph.errors import BadInput
from graph.model.sentences import not_null

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Operators = Mapping[str, Any]
"""What is given, by operator."""

OPERATORS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "eq": lambda value, given: value == given,
    "in": lambda value, given: value in given,
    "lt": lambda value, given: value is not None and value < given,
    "lte": lambda value, given: value is not None and value <= given,
    "gt": lambda value, given: value is not None and value > given,
    "gte": lambda value, given: value is not None and value >= given,
}


def is_like(values: Iterable[Any], operators: Operators) -> bool:
    """Whether each operator holds of one of the values."""
    among = tuple(values)
    return all(any(OPERATORS[operator](value, given) for value in among) for operator, given in operators.items())


def present(given: Any, path: tuple[str, ...]) -> Any:
    """Raises BadInput for null where a filter must say something."""
    if given is None:
        raise BadInput(not_null(".".join(path)), path)
    return given
