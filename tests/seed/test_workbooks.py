"""Estates as workbooks: what a person finds in them, and what LibreOffice makes of them."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import TYPE_CHECKING, Any, Final

import openpyxl
import pytest

from graph.errors import BadInput
from graph.model import MODEL
from seed.exporting import export_estate
from seed.faults import Faults, Hints
from seed.importing import import_estate
from seed.reading import estate_files, read_rows
from seed.reading.archive import TEXTS, check_archive
from seed.reading.header import letters
from seed.reading.table import TableFault
from seed.reading.words import choice_of
from seed.sheets import sheets
from seed.workbooks import EstateWorkbook, write_template
from seed.workbooks.columns import title_of
from seed.workbooks.invented import INVENTED
from tests.engines import wipe
from tests.seed.estates import SMALL, contents, imported, write
from tests.seed.spreadsheet import typed

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database

TYPED: Final = ("007", "1E5", "2-1", "MARCH1", "3/4", "TRUE", "=1+1", "00:30", "10%", "+49")
"""What spreadsheet programs make numbers, days, formulas and flags of where a column is not of texts."""


def test_a_template_has_a_sheet_for_each_file_with_all_columns_and_their_words(tmp_path: Path) -> None:
    write_template(tmp_path / "estate.xlsx")
    book = openpyxl.load_workbook(tmp_path / "estate.xlsx")
    assert book.sheetnames[1:] == list(dict.fromkeys(title_of(sheet.file) for sheet in sheets()))
    for sheet in sheets():
        head = list(book[title_of(sheet.file)][1])
        assert [cell.value for cell in head] == list(sheet.columns)
        assert all(cell.comment and cell.comment.text for cell in head)
        assert [str(cell.value) for cell in head if getattr(cell.font, "b", None)] == [
            *sheet.columns[: len(sheet.required)]
        ]


def test_closed_sets_fit_into_their_lists_and_other_sheets_offer_their_ids(tmp_path: Path) -> None:
    write_template(tmp_path / "estate.xlsx")
    book = openpyxl.load_workbook(tmp_path / "estate.xlsx")
    for sheet in sheets():
        lists: dict[Any, Any] = {
            str(one.sqref).split("2:")[0]: one.formula1
            for one in book[title_of(sheet.file)].data_validations.dataValidation
            if one.type == "list"
        }
        for at, cell in enumerate(sheet.cells):
            formula = str(lists.get(letters(at)))
            if (choice := choice_of(cell)) and not cell.many:
                assert formula == f'"{",".join(choice)}"'
                assert len(formula) <= 257
            elif len(cell.refers) == 1 and not cell.many:
                assert formula == f"'{title_of(str(MODEL.kinds[cell.refers[0]].file))}'!$A$2:$A$1048576"


async def test_the_invented_rows_of_a_template_are_an_estate(database: Database, tmp_path: Path) -> None:
    write_template(tmp_path / "estate.xlsx")
    result = await imported(database, tmp_path / "estate.xlsx")
    assert result.tally.rows == sum(map(len, INVENTED.values()))


def test_what_is_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "estate.xlsx").write_text("mine", encoding="utf-8")
    with pytest.raises(BadInput, match="is there already"):
        write_template(tmp_path / "estate.xlsx")
    assert contents(tmp_path) == {"estate.xlsx": b"mine"}


def test_cells_that_no_workbook_holds_are_named_and_nothing_is_written(tmp_path: Path) -> None:
    offerings = next(sheet for sheet in sheets() if sheet.kind == "Offering")
    rows = [{"id": "a", "name": "A", "description": "x" * 32_768}, {"id": "b", "name": "B\uffff"}]
    with (
        pytest.raises(BadInput, match=r"(?s)estate.xlsx Offerings D2: description: has 32,768.*B3: name") as refused,
        EstateWorkbook(tmp_path / "estate.xlsx") as book,
    ):
        book.write(offerings, rows)
    assert str(refused.value).startswith("2 cells cannot be written")
    assert contents(tmp_path) == {}


def test_what_is_typed_in_libreoffice_stays_as_it_was_typed(tmp_path: Path) -> None:
    write_template(tmp_path / "estate.xlsx")
    cells = {("Organizations", f"{column}{row}"): text for row, text in enumerate(TYPED, 4) for column in "AB"}
    cells |= {("Organizations", "E4"): "30", ("Offerings", "K4"): "2027-01-31", ("People", "H3"): "TRUE"}
    book = typed(tmp_path / "estate.xlsx", cells, tmp_path / "typed.xlsx")
    rows = _rows(book)
    assert [(row["id"], row["name"]) for row in rows["Organization"][2:]] == [(text, text) for text in TYPED]
    assert rows["Organization"][2]["notice_policy_days"] == "30"
    assert rows["Offering"][2]["available_from"] == "2027-01-31"
    assert rows["Person"][1]["do_not_contact"] == "true"


def _rows(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Rows of a workbook without faults and hints, by kind."""
    found: dict[str, list[dict[str, Any]]] = {}
    faults, hints = Faults(), Hints()
    for file in estate_files([path], sheets(), faults):
        for chunk in read_rows(file, sheets(), faults, hints):
            found.setdefault(chunk.sheet.kind, []).extend(chunk.rows)
    assert [*faults, *hints] == []
    return found


@pytest.mark.parametrize("chosen_engine", ["embedded"], indirect=True)  # the workbook of the other is the same
async def test_an_export_edited_in_libreoffice_changes_the_edited_cells_alone(
    database: Database, tmp_path: Path
) -> None:
    await imported(database, write(tmp_path / "estate", {**SMALL, "targets.csv": TARGETS, "freezes.csv": FREEZES}))
    await export_estate(database, tmp_path / "book.xlsx")
    await export_estate(database, tmp_path / "before")
    same = typed(tmp_path / "book.xlsx", {}, tmp_path / "same.xlsx")
    assert (await import_estate(database, [same], source="test")).nothing_new
    edits = {("Offerings", "J2"): "DEPRECATED", ("Offerings", "K3"): "2027-03-01", ("Targets", "C3"): "2E-3"}
    edited = typed(tmp_path / "book.xlsx", edits, tmp_path / "edited.xlsx")
    result = await import_estate(database, [edited], source="test")
    assert (result.tally.created, result.tally.changed, result.tally.removed) == (0, 3, 0)
    await export_estate(database, tmp_path / "after")
    assert _differing(tmp_path / "before", tmp_path / "after") == [
        ("atlas", "status", "PLANNED", "DEPRECATED"),
        ("maps", "available_from", "", "2027-03-01"),
        ("1E5", "threshold", "0.1", "0.002"),
    ]


TARGETS: Final = "id,measure,threshold,agreement\n1E5,errors,0.1,agr-1\n007,=1+1,0.30000000000000004,agr-1\n"
FREEZES: Final = 'id,from,organization,reason\n2-1,1850-01-01,lastmile,"two\nlines"\n'


def _differing(before: Path, after: Path) -> list[tuple[str, str, str, str]]:
    """(id, column, before, after) of cells that differ."""
    return [
        (row["id"], column, row[column], other[column])
        for file in sorted(before.glob("*.csv"))
        for row, other in zip(
            *(csv.DictReader(io.StringIO((place / file.name).read_text("utf-8"))) for place in (before, after)),
            strict=True,
        )
        for column in row
        if row[column] != other[column]
    ]


async def test_a_workbook_holds_all_that_csv_holds(quellhaven: Database, tmp_path: Path) -> None:
    await export_estate(quellhaven, tmp_path / "csv")
    await export_estate(quellhaven, tmp_path / "book.xlsx")
    await wipe(quellhaven)
    await imported(quellhaven, tmp_path / "book.xlsx")
    await export_estate(quellhaven, tmp_path / "again")
    assert contents(tmp_path / "again") == contents(tmp_path / "csv")


def test_texts_of_a_workbook_are_counted_whatever_it_says_of_their_number(tmp_path: Path) -> None:
    texts = b"<sst>" + b"<si><t>a</t></si>" * (TEXTS + 1) + b"</sst>"
    path = tmp_path / "estate.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/sharedStrings.xml", texts)
    with pytest.raises(TableFault, match=f"holds {TEXTS + 1:,} different texts, more than {TEXTS:,}"):
        check_archive(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/sharedStrings.xml", texts.replace(b"<si>", b"<ph>", 1))
    check_archive(path)
