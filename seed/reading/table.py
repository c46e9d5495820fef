"""One table of cells with places: what every format of tables yields, and all checks after it read alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from seed.places import FileName


@dataclass(frozen=True, slots=True)
class Unread:
    """Stands for a cell that holds no value, such as an error of a spreadsheet. `message`: what is wrong, and what to do;
    empty where that is said elsewhere.
    """

    message: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A number, and the format in which the spreadsheet shows it."""

    number: float
    format: str


Value = str | bool | Shown | date | datetime | time | timedelta | Unread | None
"""What a cell may hold; of CSV always a text."""


class Record(NamedTuple):
    """`line`: of the file, or the row of the sheet, from 1. `cells`: from the first column on, empty ones too."""

    line: int
    cells: Sequence[Value]


@dataclass(frozen=True, slots=True)
class Table:
    """`title`: says of what kind the rows are: the name of a file without its ending, or of a sheet. `records`: titles
    above the header, the header, and the rows. `even`: all records have as many cells, else a separator is missing.
    `position`: bytes of the file that were read.
    """

    name: FileName
    title: str
    records: Iterator[Record]
    position: Callable[[], int]
    even: bool = False


class TableFault(Exception):  # it becomes a fault
    """Raised by `records` where a table cannot be read further. `line` 0: the file as a whole."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message
