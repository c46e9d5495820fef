"""Filters of the lists of a report, whose members are asked of what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from graph.errors import BadInput
from graph.model.conditions import present
from graph.model.sentences import too_many
from graph.model.severity import Severity
from resolvers.derived.arguments import plain
from resolvers.derived.classes import empty, filled_input

if TYPE_CHECKING:
    from collections.abc import Mapping

    from resolvers.derived.classes import Class, Field

MOST: Final = 1_000
"""Values that one condition may list."""
GRADED: Final = {"severity", "arrives"}
"""Conditions on grades, which are given by their names."""


def filter_input(name: str, words: str, fields: Mapping[str, Field]) -> Class:
    made = empty(name)
    filled_input(made, words, fields)
    return made


def wanted(given: Any, path: tuple[str, ...] = ("filter",)) -> dict[str, Any]:
    """What a filter asks, its grades as such. Raises BadInput for what is null and must not be, and for lists that are too
    long.
    """
    asked: dict[str, Any] = plain(given) or {}
    return {name: _condition(name, value, (*path, name)) for name, value in asked.items()}


def _condition(name: str, value: Any, path: tuple[str, ...]) -> Any:
    if isinstance(present(value, path), dict):
        return {operator: _operand(name, operator, operand, (*path, operator)) for operator, operand in value.items()}
    return _checked(value, path)


def _operand(name: str, operator: str, value: Any, path: tuple[str, ...]) -> Any:
    checked: Any = _checked(value if operator == "eq" else present(value, path), path)
    if name not in GRADED or checked is None:
        return checked
    return Severity[checked] if isinstance(checked, str) else [Severity[one] for one in checked]


def _checked(value: Any, path: tuple[str, ...]) -> Any:
    listed = cast("list[Any]", value if isinstance(value, list) else [value])
    if len(listed) > MOST:
        raise BadInput(too_many(".".join(path), len(listed), MOST), path)
    return cast("Any", value)
