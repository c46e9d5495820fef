"""What people have: dialects of CSV, workbooks, YAML. Each gives rows, or faults at the places that the user sees."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from graph.database.schema import set_up_schema
from seed.checking import check
from seed.faults import Faulty
from seed.importing import import_estate
from seed.reading import Reading
from tests.seed.estates import asked, imported

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from graph.database.engine import Database

NAMES = "MATCH (o:Organization) RETURN o.id, o.name ORDER BY o.id"
DIALECTS = {
    "semicolons in Windows-1252": ("Organizations.csv", "id;name\r\nmühle;Mühle, am Fluß\r\n".encode("windows-1252")),
    "tabs in UTF-16": ("organizations.tsv", "id\tname\nmühle\tMühle, am Fluß\n".encode("utf-16")),
    "sep=": ("organizations (1).csv", "sep=;\nID ;NAME\nmühle;Mühle, am Fluß\n".encode()),
    "a title, blank columns and rows": (
        "organizations.csv",
        'Ours,,\n,,\nId,,Name\nmühle,,"Mühle, am Fluß"\n,,\n'.encode(),
    ),
    "YAML": ("estate.yaml", "organizations:\n- {id: mühle, name: 'Mühle, am Fluß'}\n".encode()),
    "a document of YAML": ("estate.yml", "kind: Organization\nid: mühle\nname: Mühle, am Fluß\n".encode()),
}


@pytest.mark.parametrize("dialect", DIALECTS)
async def test_every_dialect_gives_the_same_rows(database: Database, tmp_path: Path, dialect: str) -> None:
    name, content = DIALECTS[dialect]
    (tmp_path / name).write_bytes(content)
    await imported(database, tmp_path)
    assert await asked(database, NAMES) == [["mühle", "Mühle, am Fluß"]]


async def test_an_encoding_that_cannot_be_told_is_named(database: Database, tmp_path: Path) -> None:
    await set_up_schema(database)
    (tmp_path / "organizations.csv").write_bytes("id;name\nprichal;Причал\n".encode("windows-1251"))
    (fault,) = await check(database, [tmp_path])
    assert "as windows-1251 'prichal;Причал'" in fault.message
    await import_estate(database, [tmp_path], reading=Reading(encoding="windows-1251"))
    assert await asked(database, NAMES) == [["prichal", "Причал"]]


async def test_flags_and_members_are_read_as_people_write_them(database: Database, tmp_path: Path) -> None:
    rows = "id,name,do_not_contact\na,A,x\nb,B,нет\nc,C,TRUE\nd,D,0\n"
    (tmp_path / "people.csv").write_text(rows, encoding="utf-8")
    (tmp_path / "organizations.csv").write_text("id,name\na,A\n", encoding="utf-8")
    (tmp_path / "offerings.csv").write_text("id,name,provider,status\nm,M,a, deprecated\n", encoding="utf-8")
    await imported(database, tmp_path)
    flags = await asked(database, "MATCH (p:Person) RETURN p.doNotContact ORDER BY p.id")
    assert flags == [[True], [False], [True], [False]]
    assert await asked(database, "MATCH (o:Offering) RETURN o.status") == [["DEPRECATED"]]


async def test_strict_makes_faults_of_hints(database: Database, tmp_path: Path) -> None:
    await set_up_schema(database)
    (tmp_path / "organizations.csv").write_text("Ours,\nid,name\na,A\n", encoding="utf-8")
    assert list(await check(database, [tmp_path])) == []
    with pytest.raises(Faulty, match="row 1 is passed over as a title: 'Ours'"):
        await import_estate(database, [tmp_path], reading=Reading(strict=True))


async def test_cells_of_a_workbook_are_named_as_it_names_them(database: Database, tmp_path: Path) -> None:
    await set_up_schema(database)
    at = datetime(2027, 1, 5, 14, 30, tzinfo=UTC).replace(tzinfo=None)
    sheets = {
        "Organizations": [["id", "name", "notice_policy_days"], [7, "Seven", 30], ["b", "B", 30.5]],
        "Offerings": [
            [],
            [None, "id", "name", "provider", "available_from"],
            [None, "one", "One", 7, date(2027, 1, 31)],
            [None, "two", "Two", "b", at],
            [None, "three", "=1+1", "b", 46418],
            [None, "four", "Four", "b", "#REF!"],
        ],
        "notes": [["nothing"]],
    }
    faults = await check(database, [_workbook(tmp_path / "estate.xlsx", sheets)])
    assert [fault.place for fault in faults] == [
        *(f"estate.xlsx Offerings {cell}" for cell in ("E4", "E5", "C5", "E6")),
        "estate.xlsx Organizations C3",
    ]


async def test_numbers_of_a_workbook_lose_their_fraction_of_nothing(database: Database, tmp_path: Path) -> None:
    sheets = {"Organizations": [["id", "name", "notice_policy_days"], [7.0, "Seven", 30.0]]}
    result = await imported(database, _workbook(tmp_path / "estate.xlsx", sheets))
    assert [str(hint) for hint in result.hints] == [
        "estate.xlsx Organizations A2: id: is the number 7: format the column as text if 007 is meant"
    ]
    assert await asked(database, "MATCH (o:Organization) RETURN o.id, o.noticePolicyDays") == [["7", 30]]


async def test_cells_far_from_the_table_are_named_and_not_read(database: Database, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Organizations"
    for row in (["id", "name"], ["a", "A", *["beside"] * 5]):
        sheet.append(row)
    sheet["XFD1048576"] = "far"
    book.save(tmp_path / "estate.xlsx")
    (hint,) = (await imported(database, tmp_path / "estate.xlsx")).hints
    assert str(hint) == (
        "estate.xlsx Organizations: C2, D2, E2 and 3 more stand outside the columns that row 1 names, and were not read"
    )


@pytest.mark.parametrize("name", ["estate.ods", "estate.xls", "estate.numbers"])
async def test_other_workbooks_are_refused_and_the_rest_is_checked(
    database: Database, tmp_path: Path, name: str
) -> None:
    await set_up_schema(database)
    (tmp_path / name).write_bytes(b"PK")
    (tmp_path / "people.csv").write_text("id,name,timezone\na,A,Nowhere\n", encoding="utf-8")
    faults = list(await check(database, [tmp_path]))
    assert [fault.file for fault in faults] == [name, "people.csv"]
    assert faults[0].message.endswith("save it as .xlsx")


async def test_cells_of_yaml_have_lines_of_their_own_and_keep_their_texts(database: Database, tmp_path: Path) -> None:
    await set_up_schema(database)
    text = "organizations:\n- id: 007\n  name: Seven\n- id: NO\n  name: A\n  part_of: nobody\n  name: B\n"
    (tmp_path / "estate.yaml").write_text(text, encoding="utf-8")
    assert [(fault.place, fault.message[:12]) for fault in await check(database, [tmp_path])] == [
        ("estate.yaml:7", "stands twice"),
        ("estate.yaml:6", "there is no "),
    ]


async def test_aliases_repeat_only_so_much(database: Database, tmp_path: Path) -> None:
    await set_up_schema(database)
    levels = "".join(f"  - &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]\n" for n in range(1, 9))
    (tmp_path / "estate.yaml").write_text(f"kind: Organization\nname:\n  - &l0 [a]\n{levels}", encoding="utf-8")
    assert any("aliases repeat more than 10,000" in fault.message for fault in await check(database, [tmp_path]))


def _workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Path:
    book = openpyxl.Workbook()
    del book["Sheet"]
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


async def test_text_that_was_read_twice_is_a_hint_that_says_what_was_meant(database: Database, tmp_path: Path) -> None:
    await set_up_schema(database)
    rows = "id,name\nmuehle,MÃ¼hle am FluÃŸ\nquai,Café «L’Âge»\n"
    (tmp_path / "organizations.csv").write_text(rows, encoding="utf-8")
    (hint,) = (await import_estate(database, [tmp_path])).hints
    assert (hint.line, hint.column) == (2, "name")
    assert hint.message.endswith("'Mühle am Fluß' is meant?")


@pytest.mark.parametrize(("wrong", "meant"), [("Mill", "mill"), ("mil", "mill"), ("windmill", None)])
async def test_an_id_that_is_not_there_suggests_a_near_one(
    database: Database, tmp_path: Path, wrong: str, meant: str | None
) -> None:
    await set_up_schema(database)
    (tmp_path / "organizations.csv").write_text("id,name\nmill,Old Mill\nquay,Quay\n", encoding="utf-8")
    (tmp_path / "offerings.csv").write_text(f"id,name,provider\nflour,Flour,{wrong}\n", encoding="utf-8")
    (fault,) = await check(database, [tmp_path])
    assert fault.message.partition("; did you mean ")[2] == (f"{meant}?" if meant else "")


OWN_COLUMNS = {
    "organizations.csv": "id,name,Our notes,kind\na,A,call on Mondays,Firm of theirs\n",
    "organizations.jsonl": '{"kind": "Organization", "id": "a", "name": "A", "our_notes": "x", "organization_kind": "y"}\n',
    "estate.yaml": "organizations:\n- {id: a, name: A, Our-Notes: x, organization_kind: y}\n",
}


@pytest.mark.parametrize("name", OWN_COLUMNS)
async def test_columns_that_are_nobody_elses_business_are_passed_over(
    database: Database, tmp_path: Path, name: str
) -> None:
    await set_up_schema(database)
    (tmp_path / name).write_text(OWN_COLUMNS[name], encoding="utf-8")
    assert len(await check(database, [tmp_path])) == 1
    await import_estate(database, [tmp_path], reading=Reading(without=frozenset({"ournotes"})))
    assert await asked(database, NAMES) == [["a", "A"]]


async def test_a_column_that_is_needed_is_missing_where_it_is_passed_over(database: Database, tmp_path: Path) -> None:
    await set_up_schema(database)
    (tmp_path / "organizations.csv").write_text("id,name,notes\na,A,\n", encoding="utf-8")
    (fault,) = await check(database, [tmp_path])
    assert fault.message.endswith("; --without notes passes it over")
    (fault,) = await check(database, [tmp_path], reading=Reading(without=frozenset({"name", "notes"})))
    assert (fault.column, fault.message[:21]) == ("name", "the column is missing")
