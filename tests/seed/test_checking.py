from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.database.schema import set_up_schema
from graph.errors import BadInput
from seed.checking import check
from seed.faults import Fault, Faults
from seed.importing import import_estate
from tests.seed.estates import SMALL, imported, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from graph.database.engine import Database

TWELVE: Mapping[str, str] = {
    "organizations.csv": (
        "id,name,part_of,notice_policy_days\n"
        "cartoleth,Cartoleth,,\n"
        "ring-a,Ring A,ring-b,\n"
        "ring-b,Ring B,ring-a,\n"
        "lastmile,Last Mile,,\n"
    ),
    "offerings.csv": (
        "id,name,provider,status,sttus,description,retires_on\n"
        'maps,Maps,cartoleth,AVAILBLE,,"a text\nover three\nlines",\n'
        "maps,Maps again,cartoleth,,,,\n"
        "tiles,Tiles,nobody,,,,2026-02-30\n"
        ",Nameless,cartoleth,,,,\n"
    ),
    "dependencies.csv": (
        "from,to,alternatives,required,valid_from,valid_to\n"
        "maps,tiles,base,2,,\n"
        "tiles,tiles,,,,\n"
        "tiles,maps,,,2026-02-01,2026-01-01\n"
    ),
    "agreements.csv": "id,provider,consumer,offering\nagr,lastmile,cartoleth,maps\n",
    "offering.csv": "id,name,provider\n",
    ".hidden.csv": "nonsense",
    "README.md": "nonsense",
    "cases.json": "{}",
}


async def test_a_folder_with_twelve_faults_shows_these_twelve(database: Database, tmp_path: Path) -> None:
    await set_up_schema(database)
    faults = await check(database, [write(tmp_path / "estate", TWELVE)])
    statuses = "PLANNED, AVAILABLE, SUSPENDED, DEPRECATED, RETIRED"
    provided = "which is neither the relationship's provider 'lastmile' nor a part of it"
    assert list(faults) == [
        Fault(
            "agreements.csv",
            2,
            "offering",
            f"'maps' cannot be covered by 'agr': it is provided by 'cartoleth', {provided}",
        ),
        Fault("dependencies.csv", 2, "required", "2 of the group 'base' are needed, but it has 1 member, at 'maps'"),
        Fault("dependencies.csv", 3, "to", "'tiles' cannot depend on itself"),
        Fault(
            "dependencies.csv",
            4,
            "valid_to",
            "2026-01-01 is not after valid_from (2026-02-01): valid_to is the first day on which it is over",
        ),
        Fault(
            "offering.csv",
            0,
            "",
            "is no file of an estate; did you mean offerings or changed_offerings? rename it, or move it elsewhere",
        ),
        Fault("offerings.csv", 1, "sttus", "there is no such column in offerings; did you mean status?"),
        Fault("offerings.csv", 2, "status", f"'AVAILBLE' is not one of {statuses}; did you mean AVAILABLE?"),
        Fault("offerings.csv", 5, "id", "'maps' is the id of another Offering already, in offerings.csv:2"),
        Fault(
            "offerings.csv",
            6,
            "provider",
            "there is no Organization 'nobody': add it to organizations, or correct the id",
        ),
        Fault(
            "offerings.csv", 6, "retires_on", "'2026-02-30': no such day in the calendar; a day is written YYYY-MM-DD"
        ),
        Fault("offerings.csv", 7, "id", "is missing; every Offering states it"),
        Fault("organizations.csv", 3, "part_of", "'ring-a' is a part of itself: ring-a → ring-b → ring-a"),
    ]


FAULTY: Mapping[str, tuple[Mapping[str, str], tuple[str, int, str, str]]] = {
    "a missing column": (
        {"organizations.csv": "id,kind\na,x\nb,y\n"},
        ("organizations.csv", 1, "name", "the column is missing; every Organization states it"),
    ),
    "an empty file": (
        {"organizations.csv": ""},
        ("organizations.csv", 1, "", "is empty: the first line names the columns, "),
    ),
    "too many cells": (
        {"organizations.csv": "id,name\na,A, Limited\n"},
        (
            "organizations.csv",
            2,
            "",
            "has 3 cells, but the first line names 2 columns: a text with a comma stands in quotes",
        ),
    ),
    "an open quote": (
        {"organizations.csv": 'id,name\na,A\nb,"B\nc,C\n'},
        ("organizations.csv", 3, "", "is not CSV from here on: unexpected end of data"),
    ),
    "a column twice": (
        {"organizations.csv": "id,name,name\na,A,B\n"},
        ("organizations.csv", 1, "name", "the column stands there 2 times"),
    ),
    "no JSON": (
        {"all.jsonl": '{"kind": "Organization", "id": "a", "name": "A"}\n\n{"kind"\n'},
        ("all.jsonl", 3, "", "is not JSON: "),
    ),
    "no row": ({"all.jsonl": "[1]\n"}, ("all.jsonl", 1, "", "is not a row.")),
    "an unknown kind": (
        {"all.jsonl": '{"kind": "Ofering", "id": "a"}\n'},
        ("all.jsonl", 1, "kind", "'Ofering' is no kind of row; did you mean Offering"),
    ),
    "an unknown key": (
        {"all.jsonl": '{"kind": "Organization", "id": "a", "name": "A", "nam": "B"}\n'},
        ("all.jsonl", 1, "nam", "there is no such column of Organization; did you mean name?"),
    ),
    "a number for a text": (
        {"all.jsonl": '{"kind": "Organization", "id": "a", "name": 5}\n'},
        ("all.jsonl", 1, "name", "5 is not a text"),
    ),
    "a missing value": (
        {"all.jsonl": '{"kind": "Organization", "id": "a", "name": null}\n'},
        ("all.jsonl", 1, "name", "is missing; every Organization states it"),
    ),
    "an id with a bar": (
        {"organizations.csv": "id,name\na|b,A\n"},
        ("organizations.csv", 2, "id", "'a|b': an id holds no '|'"),
    ),
    "another format": (
        {"organizations.xlsx": "", "people.csv": "id,name\n"},
        ("organizations.xlsx", 0, "", "is no workbook: save it as .xlsx, or as .csv"),
    ),
    "half an agreement": (
        {"organizations.csv": "id,name\na,A\n", "agreements.csv": "id,provider\nagr,a\n"},
        ("agreements.csv", 2, "consumer", "is missing: an agreement states its relationship, or provider and consumer"),
    ),
    "a criticality of nothing": (
        {
            "organizations.csv": "id,name\na,A\nb,B\n",
            "agreements.csv": "id,provider,consumer,criticality\nagr,a,b,LOW\n",
        },
        ("agreements.csv", 2, "criticality", "belongs to the offering: state the offering, or use the file coverages"),
    ),
    "a number without a group": (
        {
            "organizations.csv": "id,name\na,A\n",
            "offerings.csv": "id,name,provider\nm,M,a\nt,T,a\n",
            "dependencies.csv": "from,to,required\nm,t,2\n",
        },
        ("dependencies.csv", 2, "required", "2 are needed, but no group is named"),
    ),
    "a dependency twice": (
        {
            "organizations.csv": "id,name\na,A\n",
            "offerings.csv": "id,name,provider\nm,M,a\nt,T,a\n",
            "dependencies.csv": "from,to\nm,t\nm,t\n",
        },
        (
            "dependencies.csv",
            3,
            "",
            "DEPENDS_ON between 'm' and 't' is stated already, in dependencies.csv:2: keep one of the two",
        ),
    ),
}


@pytest.mark.parametrize("case", FAULTY)
async def test_one_fault_is_shown_at_its_place_and_alone(database: Database, tmp_path: Path, case: str) -> None:
    await set_up_schema(database)
    files, (file, line, column, message) = FAULTY[case]
    faults = list(await check(database, [write(tmp_path / "estate", files)]))
    assert [fault[:3] for fault in faults] == [(file, line, column)]
    assert faults[0].message.startswith(message)


async def test_bytes_that_are_no_text_are_a_fault(database: Database, tmp_path: Path) -> None:
    await set_up_schema(database)
    folder = write(tmp_path / "estate", {})
    (folder / "organizations.csv").write_bytes(b"id,name\na,\x81\x98\n")
    (fault,) = await check(database, [folder])
    assert fault[:3] == ("organizations.csv", 2, "")
    assert fault.message.startswith("is neither UTF-8 nor Western (Windows-1252). Row 2 reads as ")


async def test_two_accountable_managers_at_a_time_are_a_fault_also_beside_the_graph(
    database: Database, tmp_path: Path
) -> None:
    await imported(database, write(tmp_path / "small", SMALL))
    more = {
        "stakeholders.csv": (
            "person,relationship,role,accountable,since\n"
            "ada,cartoleth~lastmile,CONSUMER_REPRESENTATIVE,true,2026-01-01\n"
        )
    }
    faults = list(await check(database, [write(tmp_path / "more", more)]))
    assert [fault[:3] for fault in faults] == [("stakeholders.csv", 2, "accountable")]
    assert "'ada' and 'bo' would both be accountable as CONSUMER_REPRESENTATIVE" in faults[0].message
    more["stakeholders.csv"] = (
        "person,relationship,role,accountable,since,until\n"
        "ada,cartoleth~lastmile,CONSUMER_REPRESENTATIVE,true,2026-01-01,\n"
        "bo,cartoleth~lastmile,CONSUMER_REPRESENTATIVE,true,2020-01-01,2026-01-01\n"
    )
    assert list(await check(database, [write(tmp_path / "more", more)])) == []


async def test_groups_and_circles_count_what_is_in_the_graph(database: Database, tmp_path: Path) -> None:
    await imported(database, write(tmp_path / "small", SMALL))
    more = {
        "organizations.csv": "id,name,part_of\ncartoleth,Cartoleth,maps-team\n",
        "people.csv": "id,name,reports_to\nada,Ada,bo\n",
        "dependencies.csv": "from,to,alternatives,required\nmaps,tiles,base,2\n",
    }
    faults = list(await check(database, [write(tmp_path / "more", more)]))
    assert [fault[:3] for fault in faults] == [
        ("dependencies.csv", 2, "required"),
        ("organizations.csv", 2, "part_of"),
        ("people.csv", 2, "reports_to"),
    ]
    assert faults[0].message.startswith("the members of the group 'base' say 1, 2")


async def test_references_may_lead_into_the_graph(database: Database, tmp_path: Path) -> None:
    await imported(database, write(tmp_path / "small", SMALL))
    more = {
        "offerings.csv": "id,name,provider\nsearch,Search,maps-team\n",
        "agreements.csv": "id,relationship,offering\nagr-3,cartoleth~lastmile,search\n",
        "dependencies.csv": "from,to\nsearch,maps\n",
    }
    assert list(await check(database, [write(tmp_path / "more", more)])) == []
    more["agreements.csv"] += "agr-4,nowhere,search\n"
    assert [fault[:3] for fault in await check(database, [write(tmp_path / "more", more)])] == [
        ("agreements.csv", 3, "relationship")
    ]


async def test_a_fault_leaves_the_graph_as_it_is(database: Database, tmp_path: Path) -> None:
    await set_up_schema(database)
    before = await database.read("MATCH (n) RETURN count(n)", name="count")
    with pytest.raises(BadInput, match="12 faults in the files; nothing was written"):
        await import_estate(database, [write(tmp_path / "estate", TWELVE)])
    assert await database.read("MATCH (n) RETURN count(n)", name="count") == before


async def test_a_path_that_holds_nothing_is_refused(database: Database, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"nowhere does not exist\."):
        await import_estate(database, [tmp_path / "nowhere"])
    with pytest.raises(BadInput, match="no file of an estate, such as"):
        await import_estate(database, [write(tmp_path / "empty", {"notes.txt": ""})])


def test_the_first_hundred_faults_are_shown_and_how_many_there_are() -> None:
    faults = Faults(Fault("people.csv", line, "name", f"{line} is no name") for line in range(250, 1, -1))
    shown = str(faults).splitlines()
    assert len(shown) == 101
    assert shown[0] == "people.csv:2: name: 2 is no name"
    assert shown[-1] == "… and 149 more"
    assert faults.total == 249
