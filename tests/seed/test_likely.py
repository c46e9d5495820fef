"""Hints: what is likely wrong with what files say, and need not be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.database.schema import set_up_schema
from seed.checking import check
from seed.importing import plan_import
from seed.reading import Reading
from tests.seed.estates import imported, write

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database

ORGANIZATIONS = "id,name\ngeo,Geo\nfleet,Fleet\n"
OFFERINGS = "id,name,provider\nmaps,Maps,geo\natlas,Atlas,geo\ntours,Tours,fleet\n"
NEEDS = "from,to,alternatives,required\ntours,maps,base,1\ntours,atlas,base,1\n"
COVERED = "id,provider,consumer,offering\na,geo,fleet,maps\n"
LIKELY = {
    "an address without a domain": (
        {"people.csv": "id,name,email\nada,Ada,ada@geo\nbo,Bo,bo@geo.example\n"},
        "people.csv:2: email: 'ada@geo' is no e-mail address",
    ),
    "a day far away": (
        {"agreements.csv": "id,provider,consumer,valid_to\na,geo,fleet,9999-12-31\n"},
        "agreements.csv:2: valid_to: 9999-12-31 is far away: correct the year, or leave the cell empty where no day is known",
    ),
    "one organization on both sides": (
        {"agreements.csv": "id,provider,consumer\na,geo,geo\n"},
        "agreements.csv:2: consumer: 'geo' is provider and consumer at once: correct the side that is wrong",
    ),
    "the provider of an offering as its consumer": (
        {
            "offerings.csv": OFFERINGS,
            "agreements.csv": "id,offering,consumer\na,maps,geo\nb,atlas,fleet\nc,tours,geo\n",
        },
        "agreements.csv:2: consumer: 'geo' is provider and consumer at once: correct the side that is wrong",
    ),
    "an agreement that ended long ago": (
        {
            "agreements.csv": "id,provider,consumer,valid_to,status,renewal\na,geo,fleet,2020-01-01,ACTIVE,\n"
            "b,geo,fleet,2020-01-01,ENDED,\nc,geo,fleet,2020-01-01,ACTIVE,AUTO\n"
        },
        (
            "agreements.csv:2: valid_to: 2020-01-01 is more than a year ago, but the agreement is ACTIVE: "
            "say what became of it in status"
        ),
    ),
    "a group of one": (
        {"offerings.csv": OFFERINGS, "dependencies.csv": NEEDS.replace("tours,atlas,base,1", "tours,atlas,,")},
        "dependencies.csv:2: alternatives: the group 'base' has one member at 'tours': give it another, or take its name out",
    ),
}


@pytest.mark.parametrize("likely", LIKELY)
async def test_what_is_likely_wrong_is_a_hint_and_a_fault_where_it_is_strict(
    database: Database, tmp_path: Path, likely: str
) -> None:
    await set_up_schema(database)
    files, words = LIKELY[likely]
    write(tmp_path, {"organizations.csv": ORGANIZATIONS, **files})
    assert [str(hint) for hint in (await plan_import(database, [tmp_path])).hints] == [words]
    assert [str(fault) for fault in await check(database, [tmp_path], reading=Reading(strict=True))] == [words]


async def test_what_the_graph_holds_beside_the_files_is_not_missing(database: Database, tmp_path: Path) -> None:
    files = {"offerings.csv": OFFERINGS, "dependencies.csv": NEEDS, "agreements.csv": COVERED + "b,fleet,geo,tours\n"}
    await imported(database, write(tmp_path / "first", {"organizations.csv": ORGANIZATIONS, **files}))
    fewer = {
        "offerings.csv": OFFERINGS,
        "dependencies.csv": NEEDS.replace("tours,atlas,base,1\n", ""),
        "agreements.csv": COVERED,
    }
    assert not (await plan_import(database, [write(tmp_path / "second", fewer)])).hints


async def test_a_group_of_one_is_said_again_when_it_is_in_the_graph(database: Database, tmp_path: Path) -> None:
    needs = "from,to,alternatives\ntours,maps,base\n"
    files = {"organizations.csv": ORGANIZATIONS, "offerings.csv": OFFERINGS, "dependencies.csv": needs}
    await imported(database, write(tmp_path, files))
    (hint,) = (await plan_import(database, [tmp_path])).hints
    assert str(hint).startswith("dependencies.csv:2: alternatives: the group 'base' has one member at 'tours'")


UNUSED = "id,name,provider,status\nbell,Bell,geo,\nquay,Quay,geo,\nmaps,Maps,geo,\nold,Old,geo,RETIRED\n"
ALONE = (
    "offerings.csv:2: id: 'bell' stands alone, since no agreement covers it and nothing rests on it (so do 'quay'): "
    "say who uses it"
)


async def test_offerings_that_nobody_uses_are_one_hint(database: Database, tmp_path: Path) -> None:
    await set_up_schema(database)
    files = {"organizations.csv": ORGANIZATIONS, "offerings.csv": UNUSED}
    assert not (await plan_import(database, [write(tmp_path / "offerings alone", files)])).hints
    whole = write(tmp_path / "whole", {**files, "agreements.csv": COVERED})
    assert [str(hint) for hint in (await plan_import(database, [whole])).hints] == [ALONE]


async def test_what_rests_on_an_offering_only_until_it_is_replaced_does_not_use_it(
    database: Database, tmp_path: Path
) -> None:
    files = {"organizations.csv": ORGANIZATIONS, "offerings.csv": OFFERINGS, "agreements.csv": COVERED}
    needed = {"dependencies.csv": "from,to\nmaps,atlas\natlas,tours\n"}
    await imported(database, write(tmp_path / "first", {**files, **needed}))
    second = write(tmp_path / "second", {**files, "dependencies.csv": "from,to\nmaps,atlas\n"})
    assert not (await plan_import(database, [second], source="test")).hints
    (hint,) = (await plan_import(database, [second], source="test", replace=True)).hints
    assert str(hint).startswith("offerings.csv:4: id: 'tours' stands alone")
