"""The sheets of a workbook, one of each file of an estate, with headers, formats and drop-downs, and rows below."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final, cast

from seed.faults import Fault
from seed.places import SheetName
from seed.reading.header import letters
from seed.sheets import KIND
from seed.workbooks.columns import EARLIEST, LAST_ROW, Look, look_of, title_of, validation_of, width_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from seed.faults import Faults
    from seed.sheets import Cell, Sheet

LONGEST: Final = 32_767
"""Characters of a cell, as spreadsheets count them: in UTF-16."""
UNWRITABLE: Final = frozenset("\ufffe\uffff")
"""What no file of XML may hold."""
COMMENT: Final = {"author": "Rapport", "x_scale": 2.4, "font_size": 9}
GUIDE_TEXT: Final = """\
An estate for Rapport: a sheet for each kind of thing, a row for each thing.

Bold headers are required; other columns may stay empty or be removed, and so may sheets. Hold the mouse over a header \
to read what its column means.
An id is a key of your own, such as maps or 007. Columns such as provider hold the ids of rows in other sheets, which \
they offer in a list; ids that Rapport knows already are taken, too.
Begin with Organizations, Offerings, Dependencies (what rests on what) and Agreements (who is promised what).
Columns of ids and texts are formatted as text, so that 007 and 1-2 stay what they are: paste values only, else the \
format is replaced.
Days are written 2027-01-31. Several values in one cell are separated by |.

Save it as .xlsx, then: rapport import THIS_FILE --dry-run
It says what is wrong, cell by cell, and what would change. Without --dry-run it is written.
"""
INVENTED: Final = "The rows in grey are invented: write over them, or remove them."


class Page:
    """One sheet, whose rows are written in their order. `cells`: its columns. `faults`: where cells that cannot be
    written are said.
    """

    def __init__(self, book: Any, of: Sequence[Sheet], file: str, cells: Sequence[Cell], faults: Faults) -> None:
        title = title_of(of[0].file)
        self._sheet: Any = book.worksheet(title)
        self._of = of
        self._cells = [(at, cell, look_of(cell)) for at, cell in enumerate(cells)]
        self._name = SheetName(file, title)
        self._name.letter({cell.column: letters(at) for at, cell, _ in self._cells})
        self._faults = faults
        self._rows = 0
        self._head(book)

    def _head(self, book: Any) -> None:
        self._sheet.freeze_panes(1, 1)
        self._sheet.autofilter(0, 0, LAST_ROW, len(self._cells) - 1)
        for at, cell, look in self._cells:
            self._sheet.set_column(at, at, width_of(cell), book.format(look))
            self._sheet.write_string(0, at, cell.column, book.header(required=cell.required))
            words = words_of(cell, self._of)
            lines = sum(1 + len(line) // 45 for line in words.splitlines())
            self._sheet.write_comment(0, at, words, {**COMMENT, "y_scale": max(0.6, lines * 0.22)})
            if validation := validation_of(cell, self._of):
                self._sheet.data_validation(1, at, LAST_ROW, at, {**validation, "ignore_blank": True})

    def write(self, sheet: Sheet, rows: Sequence[Mapping[str, Any]], formats: Mapping[Look, Any]) -> None:
        """Values as an export has them: texts of days, lists of texts."""
        kind = {KIND: sheet.kind} if sheet.shared else {}
        for row in rows:
            self._rows += 1
            if self._rows > LAST_ROW:
                if self._rows == LAST_ROW + 1:
                    self._faults.add(Fault(self._name, 0, "", f"a sheet holds no more than {LAST_ROW:,} rows"))
                continue
            for at, cell, look in self._cells:
                value = kind.get(cell.column, row.get(cell.column))
                if value is not None:
                    self._put(at, cell, value, look, formats)

    def _put(self, at: int, cell: Cell, value: Any, look: Look, formats: Mapping[Look, Any]) -> None:
        sheet, row = self._sheet, self._rows
        if isinstance(value, bool):
            sheet.write_boolean(row, at, value, formats[look])
        elif isinstance(value, int | float) and value == float(f"{value:.15G}"):
            sheet.write_number(row, at, value, formats[look])
        elif look is Look.DAY and (day := date.fromisoformat(str(value))) >= EARLIEST:
            sheet.write_datetime(row, at, day, formats[look])
        else:
            text = self._text(cell, value)
            for wrong in _unwritable(text):
                self._faults.add(Fault(self._name, row + 1, cell.column, wrong))
                return
            sheet.write_string(row, at, text, formats[Look.TEXT])

    def _text(self, cell: Cell, value: Any) -> str:
        if not isinstance(value, list):
            return value if isinstance(value, str) else repr(value)
        values = cast("list[str]", value)
        if any("|" in one for one in values):
            self._faults.add(
                Fault(self._name, self._rows + 1, cell.column, "holds '|', which separates the values of a cell")
            )
        return "|".join(values)


def _unwritable(text: str) -> Iterator[str]:
    length = len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
    if length > LONGEST:
        yield f"has {length:,} characters, and a cell holds no more than {LONGEST:,}"
    elif not UNWRITABLE.isdisjoint(text):
        yield "holds a character that no workbook can hold (U+FFFE or U+FFFF)"
