"""The folder of an export: new, empty, or holding nothing that an earlier export did not write."""

from __future__ import annotations

import contextlib
import csv
import errno
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, Self, TextIO, cast

import orjson

from graph.errors import BadInput, Unavailable
from seed.sheets import KIND

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence
    from types import TracebackType

    from seed.sheets import Cell, Sheet

MARK: Final = ".rapport-export"
"""Names the files that an export wrote, one a line: only these may a later one replace or remove."""
HALF: Final = ".half"
FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EIO}
"""Error numbers of a folder that may be written to when there is room again, or another disk."""
EXACT: Final = 2**53  # up to here every whole number can be kept as a float


class ExportFolder:
    """Files are written aside, and put in their places together in the end. A folder that was made for them goes again
    where that is not reached.
    """

    def __init__(self, folder: Path, format: Literal["csv", "jsonl"]) -> None:  # noqa: A002  # the word that users know
        self._folder = folder
        self._format = format
        with in_words(folder):
            self._earlier = _earlier(folder)
        self._open: dict[str, _Table | _Lines] = {}
        self._is_new = not folder.exists()

    def write(self, sheet: Sheet, rows: Sequence[Mapping[str, Any]]) -> None:
        if not rows:
            return
        name = f"{sheet.file}.{self._format}"
        with in_words(self._folder):
            if name not in self._open:
                path = self._folder / f".{name}{HALF}"
                self._open[name] = _Table(path, sheet) if self._format == "csv" else _Lines(path)
            self._open[name].write(sheet, rows)

    def __enter__(self) -> Self:
        with in_words(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            with in_words(self._folder):
                for file in self._open.values():
                    file.close()
                if error is None:
                    self._put_in_place()
        finally:
            with contextlib.suppress(OSError):
                for name in self._open:
                    (self._folder / f".{name}{HALF}").unlink(missing_ok=True)
                if error is not None and self._is_new:
                    self._folder.rmdir()

    def _put_in_place(self) -> None:
        self._mark({*self._earlier, *self._open})
        for name in self._open:
            (self._folder / f".{name}{HALF}").replace(self._folder / name)
        for name in self._earlier - set(self._open):
            (self._folder / name).unlink(missing_ok=True)
        self._mark(set(self._open))

    def _mark(self, names: set[str]) -> None:
        (self._folder / MARK).write_text("".join(f"{name}\n" for name in sorted(names)), encoding="utf-8")


@contextlib.contextmanager
def in_words(place: Path) -> Generator[None]:
    """What the system says against a place."""
    try:
        yield
    except OSError as error:
        words = f"{place} cannot be written to, so nothing was exported: {error.strerror}."
        raise (Unavailable(words) if error.errno in FULL else BadInput(words)) from error


def _earlier(folder: Path) -> set[str]:
    """Names of the files of an earlier export. Raises BadInput where there are others."""
    if folder.exists() and not folder.is_dir():
        raise BadInput(f"{folder} is a file: name a new or empty folder.")
    mark = folder / MARK
    names = set(mark.read_text(encoding="utf-8").split("\n")) - {""} if mark.is_file() else set[str]()
    names = {name for name in names if Path(name).name == name}
    others = sorted(path.name for path in folder.glob("*") if path.name not in names and not _half(path))
    others = [name for name in others if name != MARK]
    if others:
        shown = ", ".join(others[:3]) + (" …" if len(others) > 3 else "")
        raise BadInput(f"{folder} holds files that no export wrote ({shown}): name a new or empty folder.")
    return names


def _half(path: Path) -> bool:
    return path.name.startswith(".") and path.name.endswith(HALF)


class _Lines:
    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")

    def write(self, sheet: Sheet, rows: Sequence[Mapping[str, Any]]) -> None:
        for row in rows:
            line = {KIND: sheet.kind}
            for cell in sheet.cells:
                if (value := row.get(cell.column)) is not None:
                    line[sheet.kind_key if cell.column == KIND else cell.column] = value
            self._file.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))

    def close(self) -> None:
        self._file.close()


class _Table:
    """CSV with plain line ends. The columns of a shorthand are left out: what they say stands in other files."""

    def __init__(self, path: Path, sheet: Sheet) -> None:
        self._file = path.open("w", encoding="utf-8", newline="")
        self._cells = [cell for cell in sheet.cells if cell not in sheet.shorthand]
        self._rows = csv.writer(_PlainLineEnds(self._file))
        self._rows.writerow([cell.column for cell in self._cells])

    def write(self, sheet: Sheet, rows: Sequence[Mapping[str, Any]]) -> None:
        kind = {KIND: sheet.kind} if sheet.shared else {}
        self._rows.writerows([_text({**row, **kind}, cell) for cell in self._cells] for row in rows)

    def close(self) -> None:
        self._file.close()


class _PlainLineEnds:
    """The writer ends lines with CR LF, and therefore quotes cells with either; files get LF."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, row: str) -> int:
        return self._file.write(row.removesuffix("\r\n") + "\n")


def _text(row: Mapping[str, Any], cell: Cell) -> str:
    value = row.get(cell.column)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < EXACT else repr(value)
    if isinstance(value, list):
        return _list(cast("list[str]", value), cell, row)
    return str(value)


def _list(values: list[str], cell: Cell, row: Mapping[str, Any]) -> str:
    if any("|" in value for value in values):
        raise BadInput(f"{cell.column} of {row.get('id')!r} holds '|', which separates lists in CSV: use JSON lines.")
    return "|".join(values)
