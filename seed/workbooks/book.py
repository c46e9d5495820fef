"""A workbook that is written aside, sheet by sheet, and put in its place when it is whole."""

from __future__ import annotations

import secrets
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Self

from graph.errors import BadInput
from graph.model import MODEL
from seed.export_folder import in_words
from seed.faults import Faults
from seed.reading.workbook import GUIDE
from seed.sheets import sheets
from seed.workbooks.columns import Look
from seed.workbooks.pages import GUIDE_TEXT, INVENTED, Page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from graph.model import Model
    from seed.sheets import Sheet

OPTIONS: Final = {
    "constant_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}
GREY: Final = "#7A828A"


class EstateWorkbook:
    """All sheets of an estate, with headers; rows come after one another. `template`: it is to be filled in."""

    def __init__(self, path: Path, model: Model = MODEL, *, template: bool = False) -> None:
        """Raises BadInput where the file is there already, or its folder is not."""
        if path.exists() or path.is_symlink():
            raise BadInput(f"{path} is there already: name a new file, or move that one away.")
        if not path.parent.is_dir():
            raise BadInput(f"{path.parent} is no folder: make it first.")
        self._path = path
        self._template = template
        self._half = path.with_name(f".{path.name}.{secrets.token_hex(4)}.half")
        self._of: dict[str, list[Sheet]] = {}
        for sheet in sheets(model):
            self._of.setdefault(sheet.file, []).append(sheet)
        self._faults = Faults()

    def __enter__(self) -> Self:
        import xlsxwriter  # noqa: PLC0415  # pyright: ignore[reportMissingTypeStubs]  # slow to import; it states no types

        with in_words(self._path):
            self._book: Any = xlsxwriter.Workbook(str(self._half), OPTIONS)
            formats = _Formats(self._book)
            guide = self._book.add_worksheet(GUIDE)
            self._pages = {file: self._page(of, formats) for file, of in self._of.items()}
            _explain(guide, formats, template=self._template)
            self._formats = formats
        return self

    def _page(self, of: Sequence[Sheet], formats: _Formats) -> Page:
        cells = [cell for cell in of[0].cells if self._template or cell not in of[0].shorthand]
        return Page(formats, of, self._path.name, cells, self._faults)

    def write(self, sheet: Sheet, rows: Sequence[Mapping[str, Any]], *, invented: bool = False) -> None:
        with in_words(self._path):
            self._pages[sheet.file].write(sheet, rows, self._formats.all(invented=invented))

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            with in_words(self._path):
                self._book.close()
            if error is None:
                self._refuse_faults()
                with in_words(self._path):
                    self._half.replace(self._path)
        finally:
            self._half.unlink(missing_ok=True)

    def _refuse_faults(self) -> None:
        if self._faults:
            count = "1 cell" if len(self._faults) == 1 else f"{len(self._faults):,} cells"
            raise BadInput(
                f"{count} cannot be written into a workbook; nothing was written. CSV and JSON lines hold "
                f"everything: rapport export FOLDER --format jsonl\n{self._faults}"
            )


class _Formats:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.format = cache(self._format)
        self.header = cache(self._header)

    def worksheet(self, title: str) -> Any:
        return self._book.add_worksheet(title)

    def all(self, *, invented: bool) -> Mapping[Look, Any]:
        return {look: self.format(look, invented=invented) for look in Look}

    def _format(self, look: Look, *, invented: bool = False) -> Any:
        grey = {"font_color": GREY, "italic": True} if invented else {}
        return self._book.add_format({"num_format": look.value, **grey})

    def _header(self, *, required: bool) -> Any:
        look = {"bold": True, "bg_color": "#D9E2EC"} if required else {"bg_color": "#EEF2F6"}
        return self._book.add_format({"num_format": Look.TEXT.value, "border": 1, "border_color": "#B8C2CC", **look})


def _explain(guide: Any, formats: _Formats, *, template: bool) -> None:
    guide.set_column(0, 0, 110, formats.wrapped)
    for row, line in enumerate([*GUIDE_TEXT.splitlines(), *([INVENTED] if template else [])]):
        guide.write_string(row, 0, line, formats.wrapped)
