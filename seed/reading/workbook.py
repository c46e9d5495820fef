"""Workbooks of Excel as tables, one of each sheet."""

from __future__ import annotations

import itertools
import re
import warnings
import zipfile
from typing import TYPE_CHECKING, Any, Final

from seed.places import SheetName
from seed.reading.archive import SAVE, check_archive, holds_formulas
from seed.reading.table import Record, Shown, Table, TableFault, Unread

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl.cell.read_only import ReadOnlyCell

    from seed.reading.table import Value

GUIDE: Final = "About this workbook"
"""The title of the sheet that explains a workbook which Rapport wrote; it is no part of the estate."""
ERRORS: Final = frozenset({"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!"})
ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
UNCOUNTED: Final = Unread(
    "holds a formula whose value is not stored: open the workbook in a spreadsheet program and save it, or write the value"
)


class Workbook:
    """A workbook that is open, and has to be closed. `tables`: of visible sheets; `hidden`: titles of the others."""

    def __init__(self, path: Path, name: str) -> None:
        """Raises TableFault where it cannot be opened."""
        import openpyxl  # noqa: PLC0415  # slow to import, and needed only here

        check_archive(path)
        self._name = name
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of styles and lists that are not read
                self._values = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
                self._formulas = openpyxl.load_workbook(path, read_only=True, keep_links=False)
        except Exception as error:  # noqa: BLE001  # whatever the package meets in a damaged file
            raise TableFault(0, f"cannot be read as a workbook ({type(error).__name__}): {SAVE}") from None
        self._archive = zipfile.ZipFile(path)

    @property
    def hidden(self) -> list[str]:
        return [sheet.title for sheet in self._values.worksheets if sheet.sheet_state != "visible"]

    def tables(self) -> Iterator[Table]:
        """One of each visible sheet, in their order."""
        for sheet in self._values.worksheets:
            if sheet.sheet_state == "visible" and sheet.title != GUIDE:
                yield Table(SheetName(self._name, sheet.title), sheet.title, self._records(sheet), lambda: 0)

    def close(self) -> None:
        self._values.close()
        self._formulas.close()
        self._archive.close()

    def _records(self, sheet: Any) -> Iterator[Record]:
        line = 0
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                for line, cells in enumerate(self._rows(sheet), 1):
                    if cells:
                        yield Record(line, cells)
        except TableFault:
            raise
        except Exception as error:  # noqa: BLE001  # whatever the package meets in a damaged file
            raise TableFault(line, f"cannot be read from here on ({type(error).__name__}): {SAVE}") from None

    def _rows(self, sheet: Any) -> Iterator[list[Value]]:
        part = str(sheet._worksheet_path).lstrip("/")  # noqa: SLF001  # there is no public way to it
        sheet.reset_dimensions()  # which some programs write wrong
        rows = sheet.iter_rows()
        if not holds_formulas(self._archive, part):
            return map(_values, rows)
        stated: Any = self._formulas[sheet.title]
        stated.reset_dimensions()
        both = itertools.zip_longest(rows, stated.iter_rows(values_only=True), fillvalue=())
        return itertools.starmap(_with_formulas, both)


def _values(row: tuple[ReadOnlyCell, ...]) -> list[Value]:
    cells = [None if cell.value is None else _value(cell) for cell in row]
    while cells and cells[-1] is None:
        del cells[-1]
    return cells


def _with_formulas(row: tuple[ReadOnlyCell, ...], stated: tuple[Any, ...]) -> list[Value]:
    cells = _values(row)
    cells += [None] * (len(stated) - len(cells))
    for at, formula in enumerate(stated):
        if cells[at] is None and formula is not None:
            cells[at] = UNCOUNTED
    return cells


def unescape(text: str) -> str:
    """Characters that a workbook cannot hold, such as the end of a line before a line feed, stand there as `_x000D_`."""
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _value(cell: Any) -> Value:
    value = cell.value
    if isinstance(value, str):
        if value in ERRORS or cell.data_type == "e":
            return Unread(f"holds {value}, an error of the spreadsheet: correct its formula, or write the value")
        return unescape(value) if "_x" in value else value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Shown(value, cell.number_format)
    return value
