"""Cells brought to the types of their columns, and in the product's words what is wrong with those that are not."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Optional, Required, cast

from pydantic import ConfigDict, TypeAdapter, ValidationError
from typing_extensions import TypedDict

from graph.model.values import Choice
from seed.faults import Fault, Faults, near

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from seed.reading.rows import Chunk
    from seed.sheets import Cell, Sheet

SHOWN = 60  # characters of a wrong value


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
    row: Any = TypedDict(sheet.kind, {cell.column: _type(cell) for cell in sheet.cells}, total=False)  # pyright: ignore[reportArgumentType]  # put together while it runs
    row.__pydantic_config__ = ConfigDict(extra="forbid")
    return TypeAdapter(list[row])


def _type(cell: Cell) -> Any:
    value = list[cell.value] if cell.refers and cell.many else cell.value
    return Required[value] if cell.required else Optional[value]  # noqa: UP045  # put together while it runs


def _said(chunk: Chunk, detail: ErrorDetails) -> bool:
    return detail["type"] == "missing" and detail["loc"][1] in chunk.absent


def _fault(chunk: Chunk, detail: ErrorDetails) -> Fault:
    index, column = cast("int", detail["loc"][0]), str(detail["loc"][1])
    return Fault(chunk.file, chunk.lines[index], column, _words(chunk.sheet, column, detail))


def _words(sheet: Sheet, column: str, detail: ErrorDetails) -> str:
    value, limits = shown(detail["input"]), detail.get("ctx", {})
    if detail["type"] == "extra_forbidden":
        return f"there is no such column in {sheet.kind}{near(column, sheet.columns) or '; its columns are ' + ', '.join(sheet.columns)}"
    match detail["type"]:
        case "missing":
            return f"is missing; every {sheet.kind} states it"
        case "enum":
            return _no_choice(_choice(sheet, column), detail["input"])
        case "value_error":
            return f"{value}: {limits['error']}"
        case "greater_than_equal":
            return f"{value} is less than {limits['ge']}"
        case "less_than_equal":
            return f"{value} is more than {limits['le']}"
        case "less_than":
            return f"{value} is too large: less than {limits['lt']} is possible"
        case "string_too_long":
            return f"is longer than {limits['max_length']:,} characters"
        case "string_too_short":
            return "is empty: leave it out, or write null"
        case "too_long":
            return f"has more than {limits['max_length']} entries"
        case kind:
            return f"{value} is not {WANTED.get(kind.split('_')[0], 'possible here')}"


WANTED = {
    "int": "a whole number",
    "float": "a number",
    "finite": "a number",
    "string": "a text",
    "list": "a list",
}


def _choice(sheet: Sheet, column: str) -> type[Choice]:
    cell = next(cell for cell in sheet.cells if cell.column == column)
    return cell.property.choice if cell.property and cell.property.choice else cell.value


def _no_choice(choice: type[Choice], value: object) -> str:
    names = [member.value for member in choice]
    return f"{shown(value)} is not one of {', '.join(names)}{near(str(value), names)}"


def shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
