"""Cells brought to the types of their columns, and in the product's words what is wrong with those that are not."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, Optional, Required, cast

from pydantic import ConfigDict, TypeAdapter, ValidationError
from typing_extensions import TypedDict

from seed.faults import Fault, Faults, near

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from graph.model.values import Choice
    from seed.reading.rows import Chunk
    from seed.sheets import Cell, Sheet

SHOWN: Final = 60  # characters of a wrong value


def checked(chunk: Chunk, faults: Faults) -> list[dict[str, Any] | None]:
    """The chunk's rows with typed values; None where a row has a fault."""
    adapter = _adapter(chunk.sheet)
    try:
        return list(adapter.validate_python(chunk.rows))
    except ValidationError as error:
        wrong = error.errors(include_url=False)
    bad = {cast("int", detail["loc"][0]) for detail in wrong}
    faults.extend(_fault(chunk, detail) for detail in wrong if not _said(chunk, detail))
    good = iter(adapter.validate_python([row for index, row in enumerate(chunk.rows) if index not in bad]))
    return [None if index in bad else next(good) for index in range(len(chunk.rows))]


@cache
def _adapter(sheet: Sheet) -> TypeAdapter[list[dict[str, Any]]]:
    """All rows of a chunk are checked by one call."""
    declare: Any = TypedDict  # its fields are known only while it runs
    row = declare(sheet.kind, {cell.column: _type(cell) for cell in sheet.cells}, total=False)
    row.__pydantic_config__ = ConfigDict(extra="forbid")
    rows: Any = list[row]
    return TypeAdapter(rows)


def _type(cell: Cell) -> Any:
    value = list[cell.value] if cell.refers and cell.many else cell.value
    return Required[value] if cell.required else Optional[value]  # noqa: UP045  # put together while it runs


def _said(chunk: Chunk, detail: ErrorDetails) -> bool:
    return detail["type"] == "missing" and detail["loc"][1] in chunk.absent


def _fault(chunk: Chunk, detail: ErrorDetails) -> Fault:
    index, column = cast("int", detail["loc"][0]), str(detail["loc"][1])
    return Fault(chunk.file, chunk.lines[index], column, _words(chunk.sheet, column, detail))


WORDS: Final = {
    "missing": "is missing; every {kind} states it",
    "value_error": "{value}: {error}",
    "greater_than_equal": "{value} is less than {ge}",
    "less_than_equal": "{value} is more than {le}",
    "less_than": "{value} is too large: it must be less than {lt}",
    "string_too_long": "is longer than {max_length:,} characters",
    "string_too_short": "is empty: leave it out, or write null",
    "string_type": "{value} is not a text",
    "list_type": "{value} is not a list",
    "too_long": "has more than {max_length} entries",
    "int_parsing": "{value} is not a whole number",
    "int_parsing_size": "{value} is too large",
    "int_type": "{value} is not a whole number",
    "int_from_float": "{value} is not a whole number",
    "float_parsing": "{value} is not a number",
    "float_type": "{value} is not a number",
    "finite_number": "{value} is not a number",
}
"""By the names that pydantic gives its errors."""


def _words(sheet: Sheet, column: str, detail: ErrorDetails) -> str:
    if detail["type"] == "extra_forbidden":
        meant = near(column, sheet.columns) or f"; its columns are {', '.join(sheet.columns)}"
        return f"there is no such column of {sheet.kind}{meant}"
    if detail["type"] == "enum":
        return _no_choice(_choice(sheet, column), detail["input"])
    words = WORDS.get(detail["type"], "{value} is not possible here")
    return words.format(value=shown(detail["input"]), kind=sheet.kind, **detail.get("ctx", {}))


def _choice(sheet: Sheet, column: str) -> type[Choice]:
    cell = next(cell for cell in sheet.cells if cell.column == column)
    return cell.property.choice if cell.property and cell.property.choice else cell.value


def _no_choice(choice: type[Choice], value: object) -> str:
    names = [member.value for member in choice]
    return f"{shown(value)} is not one of {', '.join(names)}{near(str(value), names)}"


def shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
