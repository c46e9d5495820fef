"""What people type into tables of their own: days, spans, names in place of ids, notes below, a second table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from graph.database.schema import set_up_schema
from graph.database.stored import EmptyGraph
from graph.model import MODEL
from seed.checking import read_files
from seed.faults import Faulty, Hints
from seed.importing import import_estate
from seed.mapping import first_map
from seed.reading import Reading
from tests.seed.estates import asked, imported, write
from tests.seed.messy import OFFERINGS, messy_workbook

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from graph.database.engine import Database

SPOKEN = Reading(by_name=True, dates=("DD.MM.YYYY",))
GEO = {"organizations.csv": "id,name\ngeo,Geo\nfleet,Fleet\n"}


async def said(path: Path, reading: Reading) -> tuple[list[str], list[str]]:
    """Faults and hints, as they are shown, where there is no estate yet."""
    with read_files([path], reading=reading) as files:
        await files.find(EmptyGraph())
        lines = (*str(files.faults).splitlines(), "|", *str(files.stage.hints).splitlines())
    at = lines.index("|")
    return list(lines[:at]), list(lines[at + 1 :])


async def test_a_messy_workbook_is_brought_in_by_what_its_faults_say(database: Database, tmp_path: Path) -> None:
    book = messy_workbook(tmp_path / "services.xlsx")
    first, _ = await said(book, Reading())
    assert [line for line in first if "--dates DD.MM.YYYY" in line and "more cells of this column" in line] == [
        line for line in first if "retires_on" in line or "valid_from" in line
    ]
    assert [line.rpartition("; ")[2] for line in first if ": id: " in line] == ["--by-name makes ids of names"] * 2
    second, hints = await said(book, SPOKEN)
    assert second == [
        (
            "services.xlsx Offerings B20: provider: there is no Organization 'Platform': add it to organizations, or correct "
            "the id; did you mean plattform?"
        )
    ]
    assert (
        "services.xlsx Offerings row 4: id: Offering 'Kunden-Portal' gets the id 'kunden-portal', made of its name (and so "
        "on for 59 more)"
    ) in hints
    assert any(line.startswith("services.xlsx Offerings row 65: is passed over as a note: 'Gelb = ") for line in hints)
    edited = openpyxl.load_workbook(book)
    edited["Offerings"]["B20"] = "Plattform"
    edited.save(book)
    await set_up_schema(database)
    result = await import_estate(database, [book], reading=SPOKEN)
    assert {kind: tally.created for kind, tally in result.by_kind.items() if kind in MODEL.kinds} == {
        "Organization": 11,
        "Offering": len(OFFERINGS),
        "ServiceRelationship": 20,
        "Agreement": 20,
    }
    assert await asked(database, "MATCH (a:Agreement {id: 'V-3'}) RETURN a.validFrom, a.noticeDays") == [
        ["2025-04-01", 28]
    ]
    assert (await import_estate(database, [book], reading=SPOKEN)).nothing_new


async def test_what_the_graph_knows_by_that_name_is_meant_where_there_is_no_id(
    database: Database, tmp_path: Path
) -> None:
    await imported(database, write(tmp_path / "first", {"organizations.csv": "id,name\no1,Geo\nfleet,Fleet\n"}))
    files = {"organizations.csv": "name,kind\nGEO,team\nRail,team\n", "offerings.csv": "name,provider\nMaps,Geo\n"}
    await import_estate(database, [write(tmp_path / "second", files)], reading=SPOKEN)
    names = await asked(database, "MATCH (o:Organization) RETURN o.id, o.kind ORDER BY o.id")
    assert names == [["fleet", None], ["o1", "team"], ["rail", "team"]]
    assert await asked(database, "MATCH (o)-[:PROVIDES]->(x) RETURN o.id, x.id") == [["o1", "maps"]]


DAYS: Mapping[str, tuple[tuple[str, ...], str]] = {
    "31.12.2027": ((), "here 2027-12-31; --dates DD.MM.YYYY reads days of this form"),
    "12/31/2027": ((), "here 2027-12-31; --dates MM/DD/YYYY reads days of this form"),
    "03/04/2027": (
        (),
        "and this may be 2027-04-03 (DD/MM/YYYY) or 2027-03-04 (MM/DD/YYYY); --dates and one of these forms says which",
    ),
    "3/4/2027": (("DD/MM/YYYY", "MM/DD/YYYY"), "--dates and one of these forms says which"),
    "30.02.2027": (("DD.MM.YYYY",), "a day is written YYYY-MM-DD, e.g. 2027-01-31"),
    "4/3/2027": (("DD.MM.YYYY", "MM/DD/YYYY"), ""),
}


@pytest.mark.parametrize("day", DAYS)
async def test_a_day_is_read_in_the_forms_that_are_stated_and_never_guessed(tmp_path: Path, day: str) -> None:
    forms, end = DAYS[day]
    folder = write(tmp_path, {**GEO, "offerings.csv": f"id,name,provider,retires_on\nmaps,Maps,geo,{day}\n"})
    faults, _ = await said(folder, Reading(dates=forms))
    assert len(faults) == bool(end)
    assert not end or faults[0].endswith(end)


async def test_spans_are_read_as_days_unless_nobody_knows_how_many(tmp_path: Path) -> None:
    rows = "a1,geo,fleet,30 Tage\na2,geo,fleet,4 Weeks\na3,geo,fleet,3 months\na4,geo,fleet,soon\n"
    relation = "id,provider,consumer,review_every\ngeo~fleet,geo,fleet,6 Monate\n"
    files = {"agreements.csv": f"id,provider,consumer,notice_days\n{rows}", "relationships.csv": relation}
    faults, hints = await said(write(tmp_path, {**GEO, **files}), Reading())
    assert faults == [
        (
            "agreements.csv:4: notice_days: '3 months' is no number of days, since not all months and years have as many: write "
            "days"
        ),
        "agreements.csv:5: notice_days: 'soon' is not a whole number",
    ]
    assert hints == [
        "agreements.csv:2: notice_days: '30 Tage' is read as 30 days (and 1 more cell of this column)",
        "relationships.csv:2: review_every: '6 Monate' is read as P6M",
    ]


async def test_what_stands_below_a_table_is_never_dropped_silently(tmp_path: Path) -> None:
    rows = (
        "id,name,provider\nmaps,Maps,geo\n,,\n,ask Ann about these,\n,,\ntiles,Tiles,geo\nnot behind an empty row,,\n"
    )
    faults, hints = await said(write(tmp_path / "notes", {**GEO, "offerings.csv": rows}), Reading())
    assert [line.partition(": ")[0] for line in faults] == ["offerings.csv:7"] * 2
    assert "offerings.csv:4: is passed over as a note: 'ask Ann about these'" in hints
    rows = "id,name,provider,\nmaps,Maps,geo,\n,,,\n,,,ask Ann\n"
    _, hints = await said(write(tmp_path / "beside", {**GEO, "offerings.csv": rows}), Reading())
    assert hints[0].startswith("offerings.csv: line 4 cell 4 stands outside the columns that row 1 names")
    rows = "id,name,provider\nmaps,Maps,geo\n\nFrom,To,\nmaps,maps,\n"
    faults, _ = await said(write(tmp_path / "second", {**GEO, "offerings.csv": rows}), Reading())
    assert faults[0].startswith("offerings.csv:4: here begins another table, and nothing is read from here on: ")


async def test_two_names_that_would_have_one_id_are_a_fault(tmp_path: Path) -> None:
    files = {"organizations.csv": "name\nA & B\nA + B\n"}
    with read_files([write(tmp_path, files)], reading=SPOKEN) as read, pytest.raises(Faulty) as refused:
        await read.refuse()
    (fault,) = refused.value.faults
    assert (fault.place, fault.column) == ("organizations.csv:3", "id")
    assert "'A & B' and 'A + B' would both get the id 'a-b'" in fault.message
    assert isinstance(read.stage.hints, Hints)


def test_a_first_map_of_our_own_columns_says_them(tmp_path: Path) -> None:
    said = first_map([messy_workbook(tmp_path / "services.xlsx")])
    assert [line.split()[1] for line in said.splitlines() if line.startswith("    kind: ")] == [
        *("Organization", "Offering", "Dependency", "Agreement")
    ]
    assert "retires_on: {from: Retires on, date: DD.MM.YYYY}" in said
    assert "offering: {from: Offering, by: name}" in said
    assert "not used" not in said
    assert "INFORMAL" not in said
