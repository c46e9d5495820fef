"""A file that cannot be read is a fault at its place, and makes no faults of what others say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.database.schema import set_up_schema
from seed.checking import check
from seed.faults import Fault, Faulty
from seed.importing import import_estate
from tests.seed.estates import SMALL, imported, write

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database

NO_TEXT = "begins as UTF-16 and is none: save the file as UTF-8"
HALF = "cannot be checked".encode("utf-16")[:-1]
OTHERS = "as cp866 'x,╧Ёшўры'; as windows-1253 'x,Οπθχΰλ'"
CYRILLIC = "id,name\ncartoleth,C\nx,Причал\nlastmile,L\n".encode("windows-1251")
UNREAD = {
    "half a character": (HALF, 1, NO_TEXT),
    "an encoding that nobody can tell": (
        CYRILLIC,
        3,
        (
            f"is neither UTF-8 nor Western (Windows-1252). Row 3 reads as windows-1251 'x,Причал'; {OTHERS}: import it with "
            "--encoding windows-1251, or with the one that is right, or save the file as UTF-8"
        ),
    ),
    "an open quote": (
        b'id,name\n"cartoleth,C\nlastmile,L\n',
        2,
        "is not CSV from here on: unexpected end of data. Quotes must be closed and doubled inside",
    ),
}


@pytest.mark.parametrize("case", UNREAD)
@pytest.mark.parametrize("file", ["organizations", "people", "offerings", "agreements", "dependencies"])
async def test_nothing_else_is_at_fault(database: Database, tmp_path: Path, case: str, file: str) -> None:
    await set_up_schema(database)
    folder = write(tmp_path / "estate", SMALL)
    content, line, message = UNREAD[case]
    (folder / f"{file}.csv").write_bytes(content)
    faults = await check(database, [folder])
    assert {fault.file for fault in faults} == {f"{file}.csv"}
    assert Fault(f"{file}.csv", line, "", message) in list(faults)
    assert str(faults).endswith(f"so what rows say of these was not checked: {file}.")


async def test_faults_that_have_nothing_to_do_with_it_are_still_shown(database: Database, tmp_path: Path) -> None:
    await set_up_schema(database)
    folder = write(tmp_path / "estate", {**SMALL, "people.csv": "id,name,reports_to\nada,Ada,\nbo,Bo,nobody\n"})
    (folder / "organizations.csv").write_bytes(HALF)
    assert list(await check(database, [folder])) == [
        Fault("organizations.csv", 1, "", NO_TEXT),
        Fault("people.csv", 3, "reports_to", "there is no Person 'nobody': add it to people, or correct the id"),
    ]


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        (
            "organisations.csv",
            SMALL["organizations.csv"],
            "is no file of an estate; did you mean organizations? rename it",
        ),
        ("organizations.xlsx", "x", "is no workbook: save it as .xlsx, or as .csv"),
        ("organizations.csv", SMALL["organizations.csv"].replace("id,", "key,", 1), "there is no such column"),
        ("organizations.csv", "", "is empty: the first line names the columns"),
        ("organizations.jsonl", '{"kind": "Organization", "id": "cartoleth"', "is not JSON"),
        ("organizations.jsonl", '{"kind": "Organisation", "id": "cartoleth", "name": "C"}', "is no kind of row"),
    ],
)
async def test_a_file_that_has_another_name_or_columns_is_not_judged_as_missing(
    database: Database, tmp_path: Path, name: str, content: str, fault: str
) -> None:
    await set_up_schema(database)
    others = {file: text for file, text in SMALL.items() if file != "organizations.csv"}
    faults = await check(database, [write(tmp_path / "estate", {**others, name: content})])
    assert {one.file for one in faults} == {name}
    assert any(fault in one.message for one in faults)


async def test_a_file_that_the_system_does_not_give_is_a_fault(database: Database, tmp_path: Path) -> None:
    await set_up_schema(database)
    folder = write(tmp_path / "estate", SMALL)
    (folder / "organizations.csv").unlink()
    (folder / "organizations.csv").symlink_to("/proc/self/mem")
    assert list(await check(database, [folder])) == [
        Fault("organizations.csv", 0, "", "cannot be read: Input/output error")
    ]


async def test_what_would_be_replaced_is_not_judged_by_halves(database: Database, tmp_path: Path) -> None:
    await imported(database, write(tmp_path / "estate", SMALL))
    folder = tmp_path / "estate"
    (folder / "offerings.csv").write_bytes(HALF)
    with pytest.raises(Faulty) as raised:
        await import_estate(database, [folder], source="test", replace=True)
    assert list(raised.value.faults) == [Fault("offerings.csv", 1, "", NO_TEXT)]


async def test_many_files_that_were_not_read_are_not_named(database: Database, tmp_path: Path) -> None:
    await set_up_schema(database)
    (tmp_path / "estate.xlsx").write_bytes(b"PK")
    faults = await check(database, [tmp_path / "estate.xlsx"])
    assert str(faults).splitlines()[1:] == ["Not all could be read, so what rows say of others was not checked."]
