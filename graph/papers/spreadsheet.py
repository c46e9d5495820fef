"""Rows for a spreadsheet, as CSV (RFC 4180)."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Rows = tuple["Sequence[str]", "Iterable[Sequence[Any]]"]
"""Names of columns, and as many values in each row; None is an empty field."""


def spreadsheet(rows: Rows) -> str:
    columns, lines = rows
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in line] for line in lines)
    return out.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
