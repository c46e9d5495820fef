"""References by name, and the provider that an agreement leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.database.schema import set_up_schema
from seed.checking import check
from seed.faults import Faulty
from seed.importing import import_estate
from seed.reading import Reading
from tests.seed.estates import asked, imported, write

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database

BY_NAME = Reading(by_name=True)
THINGS = {
    "organizations.csv": "id,name\no1,Lattice Hosting\no2,Mühle\no3,Twin\no4,twin\n",
    "people.csv": "id,name,member_of\np1,Ada,Lattice Hosting|o2\n",
}
OFFERINGS = "id,name,provider,owner\nm,Machines,lattice hosting ,Ada\ns,Shop,Mühle,\n"
DEPENDENCIES = "from,to,criticality\nShop,machines,HIGH\n"
AGREEMENTS = "id,provider,consumer,offering\na1,lattice HOSTING,mühle,Machines\n"


async def test_the_name_of_one_thing_stands_for_its_id(database: Database, tmp_path: Path) -> None:
    await imported(database, write(tmp_path / "first", {"organizations.csv": THINGS["organizations.csv"]}))
    files = {"people.csv": THINGS["people.csv"], "offerings.csv": OFFERINGS, "dependencies.csv": DEPENDENCIES}
    folder = write(tmp_path / "second", {**files, "agreements.csv": AGREEMENTS})
    assert len(await check(database, [folder])) == 9
    await import_estate(database, [folder], reading=BY_NAME)
    assert await asked(database, "MATCH (o:Organization)-[:PROVIDES]->(x) RETURN o.id, x.id ORDER BY x.id") == [
        ["o1", "m"],
        ["o2", "s"],
    ]
    assert await asked(database, "MATCH (p:Person)-[:OWNS]->(x) RETURN p.id, x.id") == [["p1", "m"]]
    assert await asked(database, "MATCH (p:Person)-[:MEMBER_OF]->(x) RETURN x.id ORDER BY x.id") == [["o1"], ["o2"]]
    assert await asked(database, "MATCH (a:Offering)-[:DEPENDS_ON]->(b) RETURN a.id, b.id") == [["s", "m"]]
    assert await asked(database, "MATCH (r:ServiceRelationship) RETURN r.id") == [["o1~o2"]]
    assert (await import_estate(database, [folder], reading=BY_NAME)).nothing_new


async def test_a_name_of_several_things_is_a_fault_that_names_them(database: Database, tmp_path: Path) -> None:
    await set_up_schema(database)
    folder = write(tmp_path / "estate", {**THINGS, "offerings.csv": "id,name,provider\nm,Machines,Twin\n"})
    (fault,) = await check(database, [folder], reading=BY_NAME)
    assert (fault.place, fault.column) == ("offerings.csv:2", "provider")
    assert fault.message == "'Twin' is the name of several, o3, o4: write the id"


async def test_where_names_are_not_taken_the_fault_says_whose_name_it_is(database: Database, tmp_path: Path) -> None:
    await set_up_schema(database)
    folder = write(tmp_path / "estate", {**THINGS, "people.csv": "id,name\n", "offerings.csv": OFFERINGS})
    faults = [fault.message for fault in await check(database, [folder]) if fault.column == "provider"]
    assert faults[0].endswith("; it is the name of o1: write that, or import with --by-name")


async def test_where_many_names_stand_for_ids_it_is_said_first_how_they_are_taken(
    database: Database, tmp_path: Path
) -> None:
    await set_up_schema(database)
    offerings = "id,name,provider\na,A,Mühle\nb,B,Mühle\nc,C,Mühle\nd,D,mill\ne,E,Mühle\n"
    folder = write(tmp_path / "estate", {**THINGS, "people.csv": "id,name\n", "offerings.csv": offerings})
    with pytest.raises(Faulty) as refused:
        await import_estate(database, [folder])
    said = str(refused.value).splitlines()
    assert said[:2] == [
        "5 faults in the files; nothing was written.",
        "4 of them are names where ids are wanted: import with --by-name, which takes names.",
    ]
    assert len(said) == 7
    (left,) = await check(database, [folder], reading=BY_NAME)
    assert "'mill'" in left.message


async def test_an_agreement_without_a_provider_is_with_that_of_its_offering(database: Database, tmp_path: Path) -> None:
    organizations = "id,name\ngeo,Geo\nfleet,Fleet\n"
    offerings = "id,name,provider\nmaps,Maps,geo\n"
    agreements = "id,consumer,offering\na1,fleet,maps\n"
    files = {"organizations.csv": organizations, "offerings.csv": offerings, "agreements.csv": agreements}
    await imported(database, write(tmp_path / "estate", files))
    assert await asked(database, "MATCH (r:ServiceRelationship) RETURN r.id") == [["geo~fleet"]]
    again = write(tmp_path / "again", {"agreements.csv": "id,consumer,offering\na2,fleet,maps\na3,fleet,gone\n"})
    (fault,) = await check(database, [again])
    assert fault.message.startswith("there is no Offering 'gone'")


async def test_cells_that_are_wrong_alike_are_said_once_and_counted(database: Database, tmp_path: Path) -> None:
    await set_up_schema(database)
    rows = "".join(f"o{number},O,o0,01.03.2025\n" for number in range(12))
    folder = write(tmp_path / "estate", {"offerings.csv": f"id,name,provider,available_from\n{rows}", **THINGS})
    with pytest.raises(Faulty) as refused:
        await import_estate(database, [folder], reading=BY_NAME)
    days = [line for line in str(refused.value).splitlines() if "01.03.2025" in line]
    assert len(days) == 1
    assert days[0].startswith("offerings.csv:2: available_from")
    assert days[0].endswith("(and 11 more cells of this column)")
