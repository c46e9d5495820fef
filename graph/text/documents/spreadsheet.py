"""Rows for a spreadsheet, as CSV (RFC 4180). A text that a spreadsheet would take for a formula is told to be a text."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Rows = tuple["Sequence[str]", "Iterable[Sequence[Any]]"]
"""Names of columns, and as many values in each row; None is an empty field."""

NUMBER: Final = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
FORMULA: Final = re.compile(r"^(?=[=+\-@＝＋－＠\t\r\n])|(?<=[;\t\r\n])(?=[=+\-@＝＋－＠])")  # noqa: RUF001  # wide signs begin formulas too
"""The places where a formula would begin: at the start of a cell, and behind what other programs take for the end of
one.
"""


def spreadsheet(rows: Rows) -> str:
    columns, lines = rows
    out = _Lines()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in line] for line in lines)
    return "".join(out.lines)


class _Lines:
    """The writer ends lines with CR LF, and therefore quotes cells with either; these end with LF."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def write(self, row: str) -> None:
        self.lines.append(row.removesuffix("\r\n") + "\n")


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else _harmless(str(value))


def _harmless(text: str) -> str:
    """An apostrophe says that a text follows. A number stays a number."""
    return text if NUMBER.fullmatch(text) else FORMULA.sub("'", text)
