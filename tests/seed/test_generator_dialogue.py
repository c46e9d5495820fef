"""What happens in the relationships of generated estates keeps the rules, and is the same each time."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from seed.fates import TODAY
from seed.filling import row_faults
from seed.generator import DIALOGUE, FILES, write_estate
from seed.sheets import sheets

if TYPE_CHECKING:
    from pathlib import Path

Row = dict[str, str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("estates") / "talkative"
    write_estate(folder, "S", with_dialogue=True)
    return folder


@pytest.fixture(scope="module")
def estate(folder: Path) -> dict[str, list[Row]]:
    def rows(file: Path) -> list[Row]:
        with file.open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines, strict=True))

    return {file.stem: rows(file) for file in folder.iterdir()}


def test_it_is_written_only_where_it_is_wanted(folder: Path, tmp_path: Path) -> None:
    write_estate(tmp_path / "silent", "S")
    assert {file.stem for file in (tmp_path / "silent").iterdir()} == FILES.keys()
    assert {file.stem for file in folder.iterdir()} == {*FILES, *DIALOGUE}
    for file in (tmp_path / "silent").iterdir():
        assert (folder / file.name).read_bytes() == file.read_bytes()


def test_the_same_size_and_seed_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    write_estate(tmp_path / "again", "S", with_dialogue=True)
    assert all((tmp_path / "again" / file.name).read_bytes() == file.read_bytes() for file in folder.iterdir())


@pytest.mark.parametrize("name", DIALOGUE)
def test_what_is_named_is_there_and_nothing_contradicts_itself(estate: dict[str, list[Row]], name: str) -> None:
    sheet = next(sheet for sheet in sheets() if sheet.file == name)
    files = {sheet.kind: sheet.file for sheet in sheets() if sheet.thing}
    known = {label: {row["id"] for row in estate.get(file, ())} for label, file in files.items()}
    references = [(cell.column, cell.refers[0]) for cell in sheet.cells if cell.refers]
    assert estate[name]
    for row in estate[name]:
        assert set(row) <= set(sheet.columns)
        assert all(not row.get(column) or row[column] in known[label] for column, label in references), row
        assert list(row_faults(sheet, {column: text or None for column, text in row.items()})) == [], row


def test_nobody_was_at_a_meeting_that_is_still_to_come(estate: dict[str, list[Row]]) -> None:
    held = {row["id"] for row in estate["engagements"] if row["status"] == "HELD"}
    assert {row["engagement"] for row in estate["attendance"] if row["attended"]} == held
    assert all(row["at"] < TODAY.isoformat() for row in estate["engagements"] if row["id"] in held)


def test_each_person_knows_ten_others(estate: dict[str, list[Row]]) -> None:
    known: dict[str, set[str]] = {}
    for row in estate["ties"]:
        known.setdefault(row["from"], set()).add(row["to"])
    assert {len(others) for others in known.values()} == {10}
    assert len(known) == len(estate["people"])
    assert all(person not in others for person, others in known.items())
