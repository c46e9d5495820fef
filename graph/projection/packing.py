"""Rows as they are held in numbers of hundreds of thousands: days as ordinals, and each text but their own ids kept
once.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.projection.status import Day
    from graph.projection.table import Row, Table

KEPT: Final = 1 << 17
"""Texts, and days of as many forms, that are known again."""


@lru_cache(maxsize=KEPT)
def _day(text: str | None) -> Day | None:
    """`text`: a day, or an instant in UTC."""
    return None if text is None else date.fromisoformat(text[:10]).toordinal()


@lru_cache(maxsize=KEPT)
def _once(text: str | None) -> str | None:
    """The text that came first of those that are equal, so that each is kept once."""
    return text


def packed(table: Table[Row], values: Sequence[Sequence[Any]]) -> Iterable[Row]:
    """Rows of what the statement of a table found."""
    if table.days is None or not values:
        return map(table.row._make, values)
    names = table.row._fields
    columns = [
        column if number == 0 else _column(column, is_day=name in table.days)
        for number, (name, column) in enumerate(zip(names, zip(*values, strict=True), strict=True))
    ]
    return map(table.row._make, zip(*columns, strict=True))


def _column(values: Sequence[Any], *, is_day: bool) -> Iterable[Any]:
    if is_day:
        return map(_day, values)
    said = next((value for value in values if value is not None), None)
    return map(_once, values) if isinstance(said, str) else values
