"""Cells of spreadsheets as the texts of their columns."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graph.model.scalars import Scalar
from seed.reading.table import Shown, Unread

if TYPE_CHECKING:
    from seed.reading.table import Value
    from seed.sheets import Cell

DIGITS: Final = 15
"""Digits of a number that a spreadsheet keeps."""
ZERO: Final = datetime(1899, 12, 30)  # noqa: DTZ001  # spreadsheets know no time zones
LATEST: Final = 2_958_465  # 9999-12-31


class Noticed(NamedTuple):
    """`sort`: alike ones in a column are said once."""

    sort: str
    message: str


def value_for(cell: Cell, value: Value) -> tuple[str | Unread | None, Noticed | None]:
    """The text that the column gets, and what is odd about it."""
    if value is None or isinstance(value, str | Unread):
        return value, None
    if isinstance(value, bool):
        return ("true" if value else "false"), None
    if isinstance(value, Shown):
        return _number(cell, value)
    return _moment(cell, value), None


def _number(cell: Cell, shown: Shown) -> tuple[str | Unread, Noticed | None]:
    text = _digits(shown.number)
    scalar = cell.property.scalar if cell.property else Scalar.ID
    if scalar in {Scalar.DAY, Scalar.INSTANT}:
        return Unread(f"{text} is a number, no day{_as_day(shown.number)}: format the cell as a date"), None
    if scalar is Scalar.ID or cell.column == "id":
        if abs(shown.number) >= 10**DIGITS:
            words = f"is a number of more than {DIGITS} digits, of which the spreadsheet kept no more: format the column as text"
            return Unread(f"{words}, and write it again"), None
        meant = text.zfill(len(shown.format)) if shown.format and not shown.format.strip("0") else f"00{text}"
        return text, Noticed("number", f"is the number {text}: format the column as text if {meant} is meant")
    if "%" in shown.format:
        words = f"is {text}, shown as {_digits(shown.number * 100)} %: {text} is read"
        return text, Noticed("percent", words)
    return text, None


def _digits(number: float) -> str:
    return str(int(number)) if number == int(number) and abs(number) < 10**DIGITS else repr(number)


def _as_day(number: float) -> str:
    if not 60 < number <= LATEST:  # before, spreadsheets count a day that there never was
        return ""
    return f" ({(ZERO + timedelta(days=int(number))).date().isoformat()} if it is formatted as a date)"


def _moment(cell: Cell, value: date | datetime | time | timedelta) -> str | Unread:
    wanted: Any = cell.property.scalar if cell.property else None
    if isinstance(value, timedelta | time):
        if wanted in {Scalar.DAY, Scalar.INSTANT}:
            return Unread(f"{value} is a time, a day is wanted, e.g. 2027-01-31")
        return str(value)
    if isinstance(value, datetime):
        if value.time() == time():
            return value.date().isoformat()
        if wanted is Scalar.DAY:
            return Unread(f"{value} is a day with a time, a day is wanted, e.g. {value.date().isoformat()}")
    return value.isoformat()
