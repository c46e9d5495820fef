"""Tables of other tools by a map: what its words do, and what is said of cells and of maps that something is wrong with."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl import Workbook

from graph.database.schema import set_up_schema
from graph.errors import BadInput
from seed.faults import Faulty
from seed.importing import import_estate
from seed.mapping import MappedTables, first_map, read_map
from seed.reading import Reading
from tests.docs.documents import ROOT
from tests.seed.estates import asked, write
from tests.seed.staged import Read, mapped

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database

SERVICES = "Key,Name,Team\nS1,Tide,Gauge Team\nS2,Berths,Canal Desk\n"
OFFERINGS = "{from: services.csv, kind: Offering, columns: {id: Key, name: Name, provider: {from: Team, make: true}}}"
READY = sorted((ROOT / "docs" / "maps").iterdir())


def by(folder: Path, map_: str, **files: str) -> Read:
    """Files are named without their ending, `.csv`."""
    write(folder, {f"{name}.csv": text for name, text in files.items()} | {"map.yaml": map_})
    return mapped(folder, folder / "map.yaml")


@pytest.mark.parametrize("folder", READY, ids=lambda folder: folder.name)
async def test_ready_maps_read_their_examples_without_a_hint(database: Database, folder: Path) -> None:
    await set_up_schema(database)
    reading = Reading(strict=True, foreign=partial(MappedTables, read_map(folder / "map.yaml")))
    result = await import_estate(database, [folder], reading=reading)
    assert result.tally.created > 10
    needed = await asked(
        database, "MATCH (a:Offering)-[:DEPENDS_ON]->(b) RETURN a.name, b.name ORDER BY a.name, b.name"
    )
    assert len(needed) >= 2
    again = await import_estate(database, [folder], reading=reading)
    assert again.nothing_new


@pytest.mark.parametrize("folder", READY, ids=lambda folder: folder.name)
def test_a_first_map_is_a_map(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "first.yaml").write_text(first_map([folder]), encoding="utf-8")
    tables = read_map(tmp_path / "first.yaml").tables
    assert {table.sheet.kind for table in tables} >= {"Offering"}
    for table in tables:
        for column in table.columns:
            assert column.headers or column.always


def test_a_first_map_guesses_relations_ids_and_what_to_make(tmp_path: Path) -> None:
    written = first_map([ROOT / "docs" / "maps" / "servicenow"])
    assert "from: parent.sys_id  # c3d0000000000000000000000000000a" in written
    assert "provider: {from: support_group, make: true}  # Canal Desk, Gauge Team" in written
    assert 'values: {Operational: AVAILABLE, "Non-Operational": SUSPENDED, Retired: RETIRED}' in written
    with pytest.raises(BadInput, match="no table with a row of headers"):
        first_map([tmp_path])


def test_headers_and_words_are_alike_without_case_blanks_and_signs(tmp_path: Path) -> None:
    map_ = "tables: [{from: S*.CSV, kind: offerings, columns: {ID: k_e.y, Name: NAME, provider: {from: team, make: true}}}]"
    assert set(by(tmp_path, map_, services=SERVICES).things["Offering"]) == {"S1", "S2"}


def test_rows_are_taken_by_where_and_not_by_unless_and_counted(tmp_path: Path) -> None:
    rows = "id,name,class,state\na,A,Web App,live\nb,B,Web Site,live\nc,C,Switch,live\nd,D,Web App,dead\n"
    columns = "columns: {id: id, name: name, provider: {value: Us, make: true}}"
    conditions = "where: {class: [web*]}, unless: {state: dead, class: web site}"
    found = by(tmp_path, f"tables: [{{from: t.csv, kind: Offering, {conditions}, {columns}}}]", t=rows)
    assert set(found.things["Offering"]) == {"a"}
    assert found.passed_over == ["3 rows of t.csv for Offering, by where and unless"]


def test_a_row_is_repeated_for_each_part_of_a_cell(tmp_path: Path) -> None:
    needs = (
        "{from: services.csv, kind: Dependency, each: {Needs: ';'}, columns: {from: Key, to: {from: Needs, by: name}}}"
    )
    rows = "Key,Name,Team,Needs\nS1,Tide,T,Berths; Charts;\nS2,Berths,T,\nS3,Charts,T,berths\n"
    found = by(tmp_path, f"tables: [{OFFERINGS}, {needs}]", services=rows)
    assert found.faults == []
    assert set(found.of("DEPENDS_ON")) == {("S1", "S2"), ("S1", "S3"), ("S3", "S2")}


def test_a_name_of_two_things_is_a_fault_that_lists_both(tmp_path: Path) -> None:
    needs = "{from: needs.csv, kind: Dependency, columns: {from: a, to: {from: b, by: name}}}"
    rows = SERVICES + "S3,tide,Gauge Team\n"
    found = by(tmp_path, f"tables: [{OFFERINGS}, {needs}]", services=rows, needs="a,b\nS2,Tide\nS2,TIDE\nS2,Tode\n")
    assert ("S2", "S1") in found.of("DEPENDS_ON")
    assert found.faults == [
        "needs.csv:3: b: 'TIDE' is the name of 2 of kind Offering: S1, S3: use a column that holds ids",
        "needs.csv:4: b: no Offering in these tables has the name 'Tode'; did you mean 'Tide'?",
    ]


def test_words_that_are_in_no_list_are_said_once_with_how_often(tmp_path: Path) -> None:
    rows = "id,name,state\na,A,Live\nb,B,gone\nc,C,gone\nd,D,lost\ne,E,\n"
    map_ = """\
values:
  states: {live: AVAILABLE}
tables:
  - from: t.csv
    kind: Offering
    columns: {id: id, name: name, provider: {value: Us, make: true}, status: {from: state, values: states}}
"""
    (fault,) = by(tmp_path, map_, t=rows).faults
    assert fault == (
        "t.csv:3: state: no word of ours is stated for 'gone' (2\N{MULTIPLICATION SIGN}), 'lost' (1\N{MULTIPLICATION SIGN}): "
        "add it to the values in map.yaml:2, or an else"
    )
    found = by(tmp_path / "else", map_.replace("values: states}", "values: states, else: RETIRED}"), t=rows)
    assert [one["status"] for one in found.things["Offering"].values()] == ["AVAILABLE", *["RETIRED"] * 4]


def test_texts_of_several_cells_are_empty_where_one_is(tmp_path: Path) -> None:
    map_ = """\
empty: ["0", N/A]
tables:
  - from: t.csv
    kind: Organization
    columns: {id: {text: "org-{id}"}, name: [long, short], part_of: {text: "org-{parent}"}, external_ids: {from: keys, split: "||"}}
"""
    found = by(tmp_path, map_, t="id,long,short,parent,keys\n1,n/a,One,0,a:1||b:2\n2,Two,2,1,\n")
    assert found.things["Organization"]["org-1"] == {"name": "One", "externalIds": ["a:1", "b:2"]}
    assert set(found.of("PART_OF")) == {("org-1", None), ("org-2", "org-1")}


def test_days_are_read_as_they_are_written(tmp_path: Path) -> None:
    columns = "{id: id, name: id, provider: {value: Us, make: true}, retires_on: {from: end, date: DD.MM.YY}}"
    rows = "id,end\na,31.12.27\nb,2027-12-31\nc,1.2.2028\nd,31.12.27 23:59\n"
    found = by(tmp_path, f"tables: [{{from: t.csv, kind: Offering, columns: {columns}}}]", t=rows)
    assert found.faults == ["t.csv:4: end: '1.2.2028' is no day written DD.MM.YY"]
    assert {one.get("retiresOn") for one in found.things["Offering"].values()} == {"2027-12-31", None}


NOTES = "\n\nAs of January 2027\nSee the wiki of the team\n"


def test_a_note_below_a_table_is_passed_over_with_a_hint(tmp_path: Path) -> None:
    uses = "{from: services.csv, kind: Agreement, columns: {consumer: {from: Team, make: true}, offering: Key}}"
    found = by(tmp_path, f"tables: [{OFFERINGS}, {uses}]", services=SERVICES + NOTES)
    assert found.faults == []
    assert [hint for hint in found.hints if "note" in hint] == [
        "services.csv:6: is passed over as a note: 'As of January 2027'",
        "services.csv:7: is passed over as a note: 'See the wiki of the team'",
    ]
    assert set(found.things["Offering"]) == {"S1", "S2"}


def test_a_row_of_a_name_alone_is_no_note_where_it_is_whole(tmp_path: Path) -> None:
    map_ = "tables: [{from: t.csv, kind: Organization, columns: {name: Name, description: Notes}}]"
    found = by(tmp_path, map_, t="Name,Notes\nOne,x\n,\nCanal Desk,\n")
    assert set(found.things["Organization"]) == {"one", "canal-desk"}
    assert found.faults == []


def test_what_stands_alone_directly_below_a_row_is_a_row(tmp_path: Path) -> None:
    found = by(tmp_path, f"tables: [{OFFERINGS}]", services=f"{SERVICES}S3 and more,,\n")
    assert any("services.csv:4" in fault for fault in found.faults)


def test_people_are_made_of_addresses_and_found_by_them(tmp_path: Path) -> None:
    owners = "{from: o.csv, kind: Owner, columns: {offering: s, person: {from: who, make: true}}}"
    people = "{from: p.csv, kind: Person, columns: {id: id, name: name, email: mail}}"
    found = by(
        tmp_path,
        f"tables: [{OFFERINGS}, {owners}, {people}]",
        services=SERVICES,
        o="s,who\nS1,ilse.orban@veld.example\nS2,Ilse Orban\nS1,bo@veld.example\n",
        p="id,name,mail\nb7,Bo Lund,Bo@veld.example\n",
    )
    assert found.things["Person"] == {
        "b7": {"name": "Bo Lund", "email": "Bo@veld.example"},
        "ilse-orban": {"name": "Ilse Orban", "email": "ilse.orban@veld.example"},
    }
    assert set(found.of("OWNS")) == {("S1", "ilse-orban"), ("S2", "ilse-orban"), ("S1", "b7")}


def test_two_names_that_make_one_id_are_a_fault_that_lists_both(tmp_path: Path) -> None:
    found = by(
        tmp_path, f"tables: [{OFFERINGS}]", services="Key,Name,Team\na,A,Port & Sons\nb,B,Port Sons\nc,C,port-sons\n"
    )
    assert found.faults == [
        "services.csv:3: Team: 'Port & Sons' and 'Port Sons' would both get the id 'port-sons': rename one of them",
        "services.csv:4: Team: 'Port & Sons' and 'port-sons' would both get the id 'port-sons': rename one of them",
    ]


def test_an_agreement_has_the_provider_of_its_offering_and_an_id_of_its_own(tmp_path: Path) -> None:
    uses = "{from: u.csv, kind: Agreement, columns: {consumer: {from: who, make: true}, offering: what}}"
    found = by(
        tmp_path, f"tables: [{OFFERINGS}, {uses}]", services=SERVICES, u="who,what\nDay Boats,S1\nDay Boats,S1\n"
    )
    assert found.faults == []
    assert found.pairs == {("gauge-team~day-boats~S1", "gauge-team", "day-boats")}


def test_a_column_that_is_not_there_is_one_fault_and_nothing_that_follows_from_it(tmp_path: Path) -> None:
    needs = "{from: services.csv, kind: Dependency, columns: {from: Key, to: {from: Needs, by: name}}}"
    found = by(tmp_path, f"tables:\n- {OFFERINGS}\n- {needs}\n", services=SERVICES.replace("Team", "Teem"))
    assert found.faults == [
        "services.csv:1: Needs: there is no such column, which map.yaml:3 names; there are Key, Name, Teem",
        "services.csv:1: Team: there is no such column, which map.yaml:2 names; did you mean Teem?",
    ]


def test_a_file_that_is_not_there_is_a_fault_at_the_line_of_the_map(tmp_path: Path) -> None:
    found = by(tmp_path, f"tables:\n- {OFFERINGS}\n", servcies=SERVICES)
    assert found.faults == [
        "map.yaml:2: from: there is no file 'services.csv' among those given; did you mean servcies.csv?"
    ]
    assert found.hints == ["map.yaml: tables: no entry reads servcies.csv"]


def test_cells_of_a_workbook_are_named_as_it_names_them(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for title, rows in {
        "Apps": [["Ours"], [], ["Key", "Name", "Team", "End"], ["Id", "n", "t", "e"], ["S1", "A", "T", 46418]],
        "Other": [["x"]],
    }.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    del book["Sheet"]
    book.save(tmp_path / "book.xlsx")
    columns = "{id: Key, name: Name, provider: {from: Team, make: true}, retires_on: End}"
    found = by(tmp_path, f"tables: [{{from: 'book.xlsx#apps', data: 5, kind: Offering, columns: {columns}}}]")
    (fault,) = found.faults
    assert fault.startswith(
        "book.xlsx Apps D5: End: 46418 is a number, no day (2027-01-31 if it is formatted as a date)"
    )
    assert (
        by(tmp_path, f"tables: [{{from: book.xlsx, kind: Offering, columns: {columns}}}]")
        .faults[0]
        .startswith("book.xlsx: has several sheets, Apps, Other: name one of them")
    )


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("tabels: []", "map.yaml:1: tabels: a map has no such key; did you mean tables?"),
        ("source: x", "map.yaml:1: tables: is missing"),
        (
            "tables:\n- {from: a.csv, kind: Ofering, columns: {id: id}}",
            "map.yaml:2: kind: 'Ofering' is no kind; did you mean Offering or ChangedOffering?",
        ),
        (
            "tables:\n- from: a.csv\n  kind: Owner\n  columns: {person: a}",
            "map.yaml:4: columns: offering is missing: every Owner states it",
        ),
        ("tables:\n- {from: a.csv, kind: Owner, columns: {persn: a, offering: b, person: c}}", "did you mean person?"),
        (
            "tables:\n- {from: a.csv, kind: Owner, columns: {person: {form: a}, offering: b}}",
            "form: a column has no such key; did you mean from?",
        ),
        (
            "tables:\n- {from: a.csv, kind: Owner, columns: {person: {from: a, values: x}, offering: b}}",
            "there is no list 'x' under the values",
        ),
        (
            "tables:\n- {from: a.csv, kind: Owner, columns: {person: {from: a, split: ;}, offering: b}}",
            "takes one value: write `each`",
        ),
        (
            "tables:\n- {from: a.csv, kind: Owner, columns: {person: {from: a, text: '{b}'}, offering: b}}",
            "has from and text: a column has one",
        ),
        (
            "tables:\n- {from: a.csv, kind: Owner, columns: {person: a, offering: {from: b, make: true}}}",
            "makes organizations and people",
        ),
        (
            "tables:\n- {from: a.csv, kind: Owner, columns: {person: a, offering: b, since: {from: c, date: MM}}}",
            "'MM' is no way to write a day",
        ),
        (
            "tables:\n- {from: a.csv, kind: Owner, header: first, columns: {person: a, offering: b}}",
            "'first' is no number of a row",
        ),
        (
            "tables:\n- {from: a.csv, kind: Owner, columns: {person: a, person: c, offering: b}}",
            "person: stands twice: keep one of the two",
        ),
        ("tables:\n- [", "is not YAML from here on"),
    ],
)
def test_what_is_wrong_with_a_map_is_said_with_its_line(tmp_path: Path, wrong: str, said: str) -> None:
    (tmp_path / "map.yaml").write_text(wrong, encoding="utf-8")
    with pytest.raises(Faulty) as refused:
        read_map(tmp_path / "map.yaml")
    assert said in str(refused.value)
    assert all(fault.line for fault in refused.value.faults)


def test_what_is_odd_about_a_column_is_said_once_however_many_kinds_it_serves(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["Key", "Name", "Team"], [1, "Tide", "Gauge Team"], [2, "Berths", "Canal Desk"]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "services.xlsx")
    tables = OFFERINGS.replace("services.csv", "services.xlsx")
    uses = "{from: services.xlsx, kind: Agreement, columns: {consumer: {from: Team, make: true}, offering: Key}}"
    hints = by(tmp_path, f"tables: [{tables}, {uses}]").hints
    assert [hint.rpartition(" A2: ")[2] for hint in hints] == [
        "Key: is the number 1: format the column as text if 001 is meant (so are 1 more in this column)"
    ]
