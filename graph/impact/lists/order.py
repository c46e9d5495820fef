"""The order in which rows of a report are listed, by values that a cursor holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from graph.errors import BadInput
from graph.model.sentences import too_many

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MOST_KEYS = 5


class Descending:
    """A value of which the greatest comes first."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Descending) and self.value == other.value

    def __hash__(self) -> int:
        return hash(self.value)

    def __lt__(self, other: Descending) -> bool:
        return other.value < self.value


class Order(NamedTuple):
    """`keys`: what rows are sorted by, and whether the greatest comes first; what is not given comes last either way. Rows
    that are equal in all of these go by id.
    """

    keys: tuple[tuple[str, bool], ...]

    @property
    def name(self) -> str:
        return ",".join(f"{'-' if descending else ''}{name}" for name, descending in self.keys)

    def key(self, place: Sequence[Any]) -> tuple[Any, ...]:
        """What rows are compared by. `place`: values of the keys, then the id. Raises ValueError for another number of values."""
        *values, id_ = place
        ordered = (
            (value is None, Descending(value) if descending else value)
            for value, (_, descending) in zip(values, self.keys, strict=True)
        )
        return *ordered, id_


def order_of(sort: Sequence[Mapping[str, str]], path: tuple[str, ...] = ("sort",)) -> Order:
    """`[{"severity": "DESC"}, …]`. Raises BadInput for too many."""
    if len(sort) > MOST_KEYS:
        raise BadInput(too_many(".".join(path), len(sort), MOST_KEYS), path)
    return Order(tuple((name, direction == "DESC") for one in sort for name, direction in one.items()))
