"""Cells brought to the types of their columns, and in the product's words what is wrong with those that are not."""

from __future__ import annotations

import shlex
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Optional, Required, cast

from pydantic import ConfigDict, TypeAdapter, ValidationError
from typing_extensions import TypedDict

from graph.model.scalars import Scalar
from graph.model.sentences import sentence, shown
from graph.model.texts import kept
from seed.faults import ColumnHint, DayFault, Fault, Faults, near
from seed.reading.amounts import is_uneven
from seed.reading.dates import readings
from seed.reading.table import Unread
from seed.reading.words import choice_of, counts_days, understood

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic_core import ErrorDetails

    from graph.model.scalars import Choice
    from seed.faults import Hints
    from seed.reading.rows import Chunk
    from seed.sheets import Cell, Sheet


SPOKEN: Final = frozenset({"enum", "value_error", "int_parsing"})
"""What pydantic calls the errors of cells that may be words for something."""


class Checked(NamedTuple):
    """A row with typed values; where it is faulty, without the cells that are at fault."""

    line: int
    row: dict[str, Any]
    faulty: bool = False


def checked(chunk: Chunk, faults: Faults, hints: Hints, dates: Sequence[str] = ()) -> list[Checked]:
    """`dates`: forms in which days are written beside that of ISO 8601."""
    rows, wrong = _validated(chunk)
    if sum(_understood(chunk, detail, hints, dates) for detail in wrong):
        rows, wrong = _validated(chunk)
    if not wrong:
        return [Checked(line, row) for line, row in zip(chunk.lines, rows, strict=True)]
    for detail in wrong:
        if not _said(chunk, detail):
            faults.add(_fault(chunk, detail))
    bad: dict[int, set[int | str]] = {}
    for detail in wrong:
        bad.setdefault(cast("int", detail["loc"][0]), set()).add(detail["loc"][1])
    rest = [
        {column: value for column, value in row.items() if column not in bad.get(index, ())}
        for index, row in enumerate(chunk.rows)
    ]
    rows = _adapter(chunk.sheet, whole=False).validate_python(rest)
    return [Checked(line, row, index in bad) for index, (line, row) in enumerate(zip(chunk.lines, rows, strict=True))]


def _validated(chunk: Chunk) -> tuple[list[dict[str, Any]], list[ErrorDetails]]:
    try:
        return _adapter(chunk.sheet, whole=True).validate_python(chunk.rows), []
    except ValidationError as error:
        return [], error.errors(include_url=False)


def _understood(chunk: Chunk, detail: ErrorDetails, hints: Hints, dates: Sequence[str]) -> bool:
    """Whether a word is another way to write what is known; then that stands there."""
    index, column, *place = detail["loc"]
    cell = _cell(chunk.sheet, column)
    meant = understood(cell, detail["input"], dates) if cell and detail["type"] in SPOKEN else None
    if meant is None:
        return False
    if cell and cell.property and cell.property.scalar in {Scalar.INTEGER, Scalar.DURATION}:
        read = f"{meant} days" if cell.property.scalar is Scalar.INTEGER else meant
        words = f"{shown(detail['input'])} is read as {read}"
        hints.add(ColumnHint(chunk.file, chunk.lines[cast("int", index)], str(column), words))
    row = chunk.rows[cast("int", index)]
    if cell and cell.many:
        row[str(column)][place[0]] = meant
    else:
        row[str(column)] = meant
    return True


def _cell(sheet: Sheet, column: object) -> Cell | None:
    return next((cell for cell in sheet.cells if cell.column == column), None)


@cache
def _adapter(sheet: Sheet, *, whole: bool) -> TypeAdapter[list[dict[str, Any]]]:
    """All rows of a chunk are checked by one call. `whole`: required cells must be there."""
    declare: Any = TypedDict  # its fields are known only while it runs
    row = declare(sheet.kind, {cell.column: _type(cell, whole=whole) for cell in sheet.cells}, total=False)
    row.__pydantic_config__ = ConfigDict(extra="forbid")
    rows: Any = list[row]
    return TypeAdapter(rows)


def _type(cell: Cell, *, whole: bool) -> Any:
    value = list[cell.value] if cell.refers and cell.many else cell.value
    return Required[value] if cell.required and whole else Optional[value]  # noqa: UP045  # put together while it runs


def _said(chunk: Chunk, detail: ErrorDetails) -> bool:
    if isinstance(detail["input"], Unread):
        return not detail["input"].message
    return detail["type"] == "missing" and detail["loc"][1] in chunk.absent


def _fault(chunk: Chunk, detail: ErrorDetails) -> Fault:
    index, column = cast("int", detail["loc"][0]), str(detail["loc"][1])
    line, given, cell = chunk.lines[index], detail["input"], _cell(chunk.sheet, column)
    if cell and cell.property and isinstance(given, str):
        if cell.property.scalar is Scalar.DAY and (days := readings(kept(given))):
            return DayFault(chunk.file, line, column, _other_day(given, days))
        if counts_days(cell) and is_uneven(given):
            words = f"{shown(given)} is no number of days, since not all months and years have as many: write days"
            return Fault(chunk.file, line, column, words)
    return Fault(chunk.file, line, column, _words(chunk.sheet, column, detail))


def _other_day(text: str, days: Mapping[str, str]) -> str:
    if len(days) == 1:
        ((form, day),) = days.items()
        return f"{text!r}: a day is written YYYY-MM-DD, here {day}; --dates {shlex.quote(form)} reads days of this form"
    meanings = " or ".join(f"{day} ({form})" for form, day in days.items())
    return (
        f"{text!r}: a day is written YYYY-MM-DD, and this may be {meanings}; --dates and one of these forms says which"
    )


def _words(sheet: Sheet, column: str, detail: ErrorDetails) -> str:
    if isinstance(detail["input"], Unread):
        return detail["input"].message
    if detail["type"] == "extra_forbidden":
        meant = near(column, sheet.columns) or f"; its columns are {', '.join(sheet.columns)}"
        return f"there is no such column of {sheet.kind}{meant}"
    if detail["type"] == "enum":
        cell = next(cell for cell in sheet.cells if cell.column == column)
        return _no_choice(cast("type[Choice]", choice_of(cell)), detail["input"])
    return sentence(detail, sheet.kind, required=column in sheet.required)


def _no_choice(choice: type[Choice], value: object) -> str:
    names = [member.value for member in choice]
    return f"{shown(value)} is not one of {', '.join(names)}{near(str(value), names)}"
