"""What is likely wrong with a row by itself, and need not be."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from graph.model.scalars import Scalar, today
from seed.reading.twice import meant_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from seed.sheets import Sheet

ADDRESS: Final = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
"""Loose on purpose: what has no `@`, or no domain, is no e-mail address."""
EARLIEST: Final = "1950"
LATEST: Final = "2100"
"""Years outside of these are likelier mistyped than meant."""
RENEWS_ITSELF: Final = "AUTO"
DATES: Final = frozenset({Scalar.DAY, Scalar.INSTANT})


def row_hints(sheet: Sheet, row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(column, message)."""
    for column, value in row.items():
        if isinstance(value, str) and not value.isascii() and (meant := meant_by(value)):
            yield (
                column,
                f"{value!r} looks like text that was read in the wrong encoding and saved: {meant!r} is meant?",
            )
    for column in dates(sheet):
        if (day := row.get(column)) and not EARLIEST <= day[:4] < LATEST:
            yield column, f"{day} is far away: correct the year, or leave the cell empty where no day is known"
    if (email := row.get("email")) and not ADDRESS.fullmatch(email):
        yield "email", f"{email!r} is no e-mail address"
    if sheet.kind != "Agreement" and (provider := row.get("provider")) and provider == row.get("consumer"):
        yield "consumer", own_consumer(provider)
    if sheet.kind == "Agreement" and (end := row.get("valid_to")) and _is_long_past(row, end):
        yield "valid_to", f"{end} is more than a year ago, but the agreement is ACTIVE: say what became of it in status"


def own_consumer(provider: str) -> str:
    return f"{provider!r} is provider and consumer at once: correct the side that is wrong"


@cache
def dates(sheet: Sheet) -> tuple[str, ...]:
    """Columns of days and instants."""
    return tuple(cell.column for cell in sheet.cells if cell.property and cell.property.scalar in DATES)


def _is_long_past(row: Mapping[str, Any], end: str) -> bool:
    now = date.fromisoformat(today())
    return (
        row.get("status") in {None, "ACTIVE"}
        and row.get("renewal") != RENEWS_ITSELF
        and end < f"{now.year - 1}{now.isoformat()[4:]}"
    )
