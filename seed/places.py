"""Places in a file, as the user sees them there."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping


class FileName(str):
    """How remarks call a file or a part of it, and how they call the places in it."""

    __slots__ = ()

    def place(self, line: int, column: str) -> str:  # noqa: ARG002  # columns are named after the place
        return f"{self}:{line}" if line else str(self)

    def called(self, column: str) -> str:
        """What the file itself calls a column."""
        return column


class SheetName(FileName):
    """A sheet of a workbook: its cells are called `estate.xlsx Offerings D4`."""

    __slots__ = ("_letters",)
    _letters: dict[str, str]

    def __new__(cls, file: str, title: str) -> Self:
        named = super().__new__(cls, f"{file} {title.strip()}")
        named._letters = {}
        return named

    def letter(self, columns: Mapping[str, str]) -> None:
        """Says in which columns of the sheet the columns stand."""
        self._letters.update(columns)

    def place(self, line: int, column: str) -> str:
        if not line:
            return str(self)
        letter = self._letters.get(column, "")
        return f"{self} {letter}{line}" if letter else f"{self} row {line}"


class DocumentName(FileName):
    """A file of documents, in which each cell of a row stands on a line of its own."""

    __slots__ = ("_lines", "_numbers", "_shapes", "_which")
    _lines: array[int]
    _which: array[int]
    _shapes: list[dict[str, int]]
    _numbers: dict[tuple[tuple[str, int], ...], int]

    def __new__(cls, file: str) -> Self:
        named = super().__new__(cls, file)
        named._lines, named._which = array("Q"), array("L")
        named._shapes, named._numbers = [], {}
        return named

    def keep(self, line: int, cells: Mapping[str, int]) -> None:
        """Lines of the cells of a row that begins on `line`; rows come in their order, and most of them look alike."""
        shape = tuple((column, at - line) for column, at in cells.items())
        number = self._numbers.setdefault(shape, len(self._shapes))
        if number == len(self._shapes):
            self._shapes.append(dict(shape))
        self._lines.append(line)
        self._which.append(number)

    def place(self, line: int, column: str) -> str:
        at = bisect_left(self._lines, line)
        if at < len(self._lines) and self._lines[at] == line:
            line += self._shapes[self._which[at]].get(column, 0)
        return super().place(line, column)
