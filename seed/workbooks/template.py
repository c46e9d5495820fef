"""A workbook to begin with: all sheets and columns, and a few rows that show what stands where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model import MODEL
from seed.sheets import sheets
from seed.workbooks.book import EstateWorkbook
from seed.workbooks.invented import INVENTED

if TYPE_CHECKING:
    from pathlib import Path

    from graph.model import Model


def write_template(path: Path, model: Model = MODEL) -> None:
    """Raises BadInput where the file is there already."""
    with EstateWorkbook(path, model, template=True) as book:
        for sheet in sheets(model):
            if rows := INVENTED.get(sheet.kind):
                book.write(sheet, rows, invented=True)
