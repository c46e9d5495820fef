"""One generated estate in each format that `rapport import` reads, rows of the same kinds and values in all of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Literal, TextIO

import orjson

from graph.model import MODEL
from seed.estate import SIZES, Size
from seed.export_folder import ExportFolder
from seed.faults import Faults, Hints
from seed.generator import write_estate
from seed.reading import checked, estate_files, read_rows
from seed.sheets import sheets
from seed.workbooks import EstateWorkbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from seed.sheets import Sheet

Format = Literal["csv", "jsonl", "yaml", "xlsx"]
FORMATS: Final[tuple[Format, ...]] = ("csv", "jsonl", "yaml", "xlsx")
ROWS_OF_THOUSAND: Final = 31_300
"""Rows of a generated estate for each thousand of its offerings."""
PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9-]*")

Part = tuple["Sheet", list[dict[str, Any]]]


def size_of(rows: int) -> Size:
    """The size of an estate that has about as many rows; of few, the smallest there is."""
    thousands = round(rows / ROWS_OF_THOUSAND)
    return Size(1_000 * thousands, 10_000 * thousands, 5_000 * thousands) if thousands else SIZES["XS"]


def write_in_all(folder: Path, rows: int, formats: list[Format]) -> dict[Format, Path]:
    """Writes the estate as CSV, and from that in the other formats."""
    files: dict[Format, Path] = {"csv": folder / "csv"}
    write_estate(files["csv"], size_of(rows))
    for format_ in formats:
        if format_ != "csv":
            files[format_] = folder / f"estate.{format_}" if format_ != "jsonl" else folder / "jsonl"
            write_in(format_, files[format_], files["csv"])
    return {format_: files[format_] for format_ in formats}


def write_in(format_: Format, place: Path, csv: Path) -> None:
    if format_ == "yaml":
        with place.open("w", encoding="utf-8") as file:
            write_yaml(file, csv)
        return
    with EstateWorkbook(place) if format_ == "xlsx" else ExportFolder(place, "jsonl") as written:
        for sheet, rows in typed_rows(csv):
            written.write(sheet, rows)


def write_yaml(file: TextIO, csv: Path) -> None:
    """Lists by the names of files, as people write them: block by block, quotes where they are needed."""
    last = ""
    for sheet, rows in typed_rows(csv):
        if sheet.file != last:
            file.write(f"{sheet.file}:\n")
            last = sheet.file
        for row in rows:
            stated = [f"{column}: {scalar(value)}" for column, value in row.items() if value is not None]
            file.write("  - " + "\n    ".join(stated) + "\n")


def scalar(value: object) -> str:
    if isinstance(value, str) and PLAIN.fullmatch(value):
        return value
    return orjson.dumps(value).decode()


def typed_rows(csv: Path) -> Iterator[Part]:
    """Chunks of rows as an export has them. Raises AssertionError where the generated files have any."""
    known, faults, hints = sheets(MODEL), Faults(), Hints()
    for file in estate_files([csv], known, faults):
        for chunk in read_rows(file, known, faults, hints):
            yield chunk.sheet, [one.row for one in checked(chunk, faults, hints)]
    if faults:
        raise AssertionError(str(faults))
