"""Rows of a report, those that a filter asks for, in the order that is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from graph.model.conditions import is_like
from graph.model.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from graph.impact.lists.order import Order
    from graph.model.conditions import Operators

    Values = Mapping[str, Callable[[Any], tuple[Any, ...]]]
    """What can be asked of a row, by name: its values, of which one has to be as is asked; sorted is by the first."""

R = TypeVar("R")

TEXT = "text"
"""The condition that one of the row's texts contains this, however it is written."""


class Selection(NamedTuple):
    """`wanted`: a value, or values by operators, by name. `order`: None for the list's own."""

    wanted: Mapping[str, Any]
    order: Order | None


def chosen(rows: Sequence[R], choice: Selection, values: Values) -> Sequence[R]:
    """`values` has the row's `id`, by which equal ones go."""
    found = list(_matching(rows, choice.wanted, values)) if choice.wanted else rows
    if choice.order is None:
        return found
    order = choice.order
    return sorted(found, key=lambda row: order.key(place_of(row, order, values)))


def place_of(row: Any, order: Order, values: Values) -> list[Any]:
    """What a cursor holds of a row."""
    return [values[name](row)[0] for name, _ in (*order.keys, ("id", False))]


def _matching(rows: Iterable[R], wanted: Mapping[str, Any], values: Values) -> Iterable[R]:
    conditions = [(values[name], _condition(name, asked)) for name, asked in wanted.items()]
    return (row for row in rows if all(holds(of(row)) for of, holds in conditions))


def _condition(name: str, asked: Any) -> Callable[[tuple[Any, ...]], bool]:
    if name == TEXT:
        text = fold(asked)
        return lambda texts: any(text in fold(one) for one in texts)
    operators = cast("Operators", asked) if isinstance(asked, Mapping) else {"eq": asked}
    return lambda found: is_like(found, operators)
