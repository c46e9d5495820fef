from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graph.database.event_log import tail
from graph.database.imports import Tally
from graph.model.event import EventAction
from seed.faults import Fault, Faulty
from seed.importing import Declined, import_estate, plan_import
from seed.removal import Listed, Removal
from tests.seed.estates import SMALL, imported, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import LiteralString

    from graph.database.engine import Database

LESS: Mapping[str, str] = {
    **SMALL,
    "people.csv": "id,name,member_of,reports_to\nbo,Bo,lastmile,\n",
    "offerings.csv": "id,name,provider,owner,status\nmaps,Maps,cartoleth,,AVAILABLE\ntiles,Tiles,maps-team,,\n",
    "dependencies.csv": "from,to,criticality,alternatives,required\nmaps,tiles,,base,1\n",
    "agreements.csv": "id,provider,consumer,offering,criticality,notice_days\nagr-1,cartoleth,lastmile,maps,MEDIUM,30\n",
}
"""Without Ada, Atlas, what rested on it, and the second agreement."""


async def change(database: Database, statement: LiteralString) -> None:
    await database.write(lambda transaction: transaction.run(statement), name="test")


async def ids(database: Database) -> set[str]:
    return {key for (key,) in await database.read("MATCH (n) WHERE n.source IS NOT NULL RETURN n.id", name="test")}


async def replaced(database: Database, folder: Path, **more: Any) -> Removal:
    return (await import_estate(database, [folder], source="test", replace=True, **more)).removal


async def test_what_the_files_no_longer_have_is_removed(database: Database, tmp_path: Path) -> None:
    await imported(database, write(tmp_path / "estate", SMALL))
    folder = write(tmp_path / "estate", LESS)
    result = await import_estate(database, [folder], source="test", replace=True)
    gone = {
        "Person": Listed(1, ("ada",)),
        "Offering": Listed(1, ("atlas",)),
        "Agreement": Listed(1, ("agr-2",)),
        "Membership": Listed(2, ("ada → cartoleth", "ada → maps-team")),
        "Organization.provides": Listed(1, ("maps-team → atlas",)),
        "Dependency": Listed(1, ("maps → atlas",)),
        "Agreement.relationship": Listed(1, ("agr-2 → cartoleth~lastmile",)),
        "COVERS": Listed(1, ("agr-2 → tiles",)),
    }
    assert result.removal == Removal(gone)
    assert result.tally == Tally(rows=10, unchanged=19, removed=11)
    assert {"ada", "atlas", "agr-2"}.isdisjoint(await ids(database))
    removed = [event for event in await tail(database, 0) if event.action is EventAction.REMOVED]
    assert {event.subject for event in removed} == set(gone)
    again = await import_estate(database, [folder], source="test", replace=True)
    assert again.nothing_new
    assert again.removal == Removal()


async def test_without_replace_nothing_is_removed(database: Database, tmp_path: Path) -> None:
    await imported(database, write(tmp_path / "estate", SMALL))
    before = await ids(database)
    await imported(database, write(tmp_path / "estate", LESS))
    assert await ids(database) >= {key for key in before if not key.startswith("import")} - {""}
    assert {"ada", "atlas", "agr-2"} <= await ids(database)


async def test_what_was_changed_by_hand_stays_with_what_it_needs(database: Database, tmp_path: Path) -> None:
    await imported(database, write(tmp_path / "estate", SMALL))
    await change(database, "MATCH (n:Agreement {id: 'agr-2'}) SET n.version = n.version + 1, n.reference = 'R-2'")
    await change(database, "MATCH ()-[r:DEPENDS_ON {id: 'maps|atlas'}]->() SET r.version = r.version + 1")
    removal = await replaced(database, write(tmp_path / "estate", LESS))
    assert removal.changed_by_hand == {
        "Agreement": Listed(1, ("agr-2",)),
        "Dependency": Listed(1, ("maps → atlas",)),
    }
    assert removal.rested_on == {
        "Offering": Listed(1, ("atlas",)),
        "Organization.provides": Listed(1, ("maps-team → atlas",)),
        "Agreement.relationship": Listed(1, ("agr-2 → cartoleth~lastmile",)),
        "COVERS": Listed(1, ("agr-2 → tiles",)),
    }
    assert set(removal.removed) == {"Person", "Membership"}
    assert {"atlas", "agr-2"} <= await ids(database)
    kept = "MATCH (:Agreement {id: 'agr-2'})-[:UNDER]->(r)-[:PROVIDER]->(o) RETURN o.id"
    assert await database.read(kept, name="test") == [["cartoleth"]]


async def test_what_another_source_rests_on_stays(database: Database, tmp_path: Path) -> None:
    await imported(database, write(tmp_path / "estate", SMALL))
    other = {
        "offerings.csv": "id,name,provider\nportal,Portal,lastmile\n",
        "dependencies.csv": "from,to\nportal,atlas\n",
    }
    await import_estate(database, [write(tmp_path / "other", other)])
    removal = await replaced(database, write(tmp_path / "estate", LESS))
    assert removal.rested_on == {
        "Offering": Listed(1, ("atlas",)),
        "Organization.provides": Listed(1, ("maps-team → atlas",)),
    }
    assert "portal" in await ids(database)
    assert "Dependency" in removal.removed


async def test_things_of_other_sources_and_of_nobody_are_left_alone(database: Database, tmp_path: Path) -> None:
    await imported(database, write(tmp_path / "estate", SMALL))
    await import_estate(database, [write(tmp_path / "other", {"organizations.csv": "id,name\nelse,Else\n"})])
    await change(database, "CREATE (:Organization {id: 'hand', name: 'Hand', version: 1})")
    await replaced(database, write(tmp_path / "estate", LESS))
    names = await database.read("MATCH (n:Organization) RETURN n.id ORDER BY n.id", name="test")
    assert [key for (key,) in names] == ["cartoleth", "else", "hand", "lastmile", "maps-team"]


async def test_a_removal_that_is_not_confirmed_leaves_everything(database: Database, tmp_path: Path) -> None:
    await imported(database, write(tmp_path / "estate", SMALL))
    folder = write(tmp_path / "estate", LESS)
    before = await ids(database)
    asked: list[Removal] = []

    async def decline(removal: Removal) -> bool:
        asked.append(removal)
        return False

    with pytest.raises(Declined, match="Nothing was written"):
        await replaced(database, folder, confirm=decline)
    assert await ids(database) == before
    plan = await plan_import(database, [folder], source="test", replace=True)
    assert asked == [plan.removal]
    assert plan.tally.removed == 11
    assert sum(tally.removed for tally in plan.by_kind.values()) == 11
    assert plan.by_kind["Person"].removed == 1
    assert await ids(database) == before

    def nine(removal: Removal) -> bool:
        return removal.total == 9

    await replaced(database, folder, confirm=nine)
    assert "atlas" not in await ids(database)


GROUP = "from,to,alternatives,required\nmaps,tiles,base,2\nmaps,atlas,base,2\n"


async def test_a_group_is_judged_by_what_is_left_of_it(database: Database, tmp_path: Path) -> None:
    await imported(database, write(tmp_path / "estate", {**SMALL, "dependencies.csv": GROUP}))
    folder = write(tmp_path / "estate", {"dependencies.csv": GROUP.replace("maps,atlas,base,2\n", "")})
    with pytest.raises(Faulty) as wrong:
        await replaced(database, folder)
    assert list(wrong.value.faults) == [
        Fault("dependencies.csv", 2, "required", "2 of the group 'base' are needed, but it has 1 member, at 'maps'")
    ]
    folder = write(tmp_path / "estate", {"dependencies.csv": "from,to,alternatives,required\nmaps,tiles,base,1\n"})
    assert (await replaced(database, folder)).removed == {"Dependency": Listed(1, ("maps → atlas",))}


async def test_what_another_source_has_of_a_group_is_not_left_too_small(database: Database, tmp_path: Path) -> None:
    await imported(database, write(tmp_path / "estate", {**SMALL, "dependencies.csv": GROUP}))
    third = {
        "offerings.csv": "id,name,provider\nsearch,Search,cartoleth\n",
        "dependencies.csv": "from,to,alternatives,required\nmaps,search,base,2\n",
    }
    await import_estate(database, [write(tmp_path / "other", third)], source="other")
    folder = write(tmp_path / "estate", {"dependencies.csv": "from,to\n"})
    with pytest.raises(Faulty) as wrong:
        await replaced(database, folder)
    message = "2 of the group 'base' are needed, but it has 1 member, at 'maps', once what is there no more is removed"
    assert list(wrong.value.faults) == [Fault("dependencies", 0, "", message)]
    [[left]] = await database.read("MATCH (:Offering {id: 'maps'})-[r:DEPENDS_ON]->() RETURN count(r)", name="left")
    assert left == 3


async def test_only_kinds_whose_files_were_given_are_removed(database: Database, tmp_path: Path) -> None:
    await imported(database, write(tmp_path / "estate", SMALL))
    before = await ids(database)
    only = write(
        tmp_path / "only", {"dependencies.csv": "from,to,criticality,alternatives,required\nmaps,tiles,,base,1\n"}
    )
    removal = await replaced(database, only)
    assert removal.removed == {"Dependency": Listed(1, ("maps → atlas",))}
    assert removal.not_given == {
        "Organization": Listed(3, ("cartoleth", "lastmile", "maps-team"), ("organizations",)),
        "Person": Listed(2, ("ada", "bo"), ("people",)),
        "Offering": Listed(3, ("atlas", "maps", "tiles"), ("offerings",)),
        "ServiceRelationship": Listed(1, ("cartoleth~lastmile",), ("relationships",)),
        "Agreement": Listed(2, ("agr-1", "agr-2"), ("agreements",)),
        "Membership": Listed(
            4,
            ("ada → cartoleth", "ada → maps-team", "bo → cartoleth", "bo → lastmile"),
            ("memberships", "people"),
        ),
        "ReportingLine": Listed(1, ("bo → ada",), ("reporting_lines", "people")),
        "Owner": Listed(1, ("ada → maps",), ("owners", "offerings")),
        "Stakeholder": Listed(1, ("bo → cartoleth~lastmile",), ("stakeholders",)),
        "COVERS": Listed(2, ("agr-1 → maps", "agr-2 → tiles"), ("coverages", "agreements")),
    }
    assert before <= await ids(database)


async def test_a_thing_stays_on_which_rests_what_no_file_was_given_for(database: Database, tmp_path: Path) -> None:
    await imported(database, write(tmp_path / "estate", SMALL))
    offerings = {"offerings.csv": "id,name,provider\nmaps,Maps,cartoleth\ntiles,Tiles,maps-team\n"}
    removal = await replaced(database, write(tmp_path / "only", offerings))
    assert removal.removed == {}
    assert removal.rested_on["Offering"] == Listed(1, ("atlas",))
    assert removal.not_given["Dependency"] == Listed(2, ("maps → atlas", "maps → tiles"), ("dependencies",))
    assert "atlas" in await ids(database)


async def test_a_person_goes_with_what_the_row_said_and_stays_with_what_another_file_said(
    database: Database, tmp_path: Path
) -> None:
    more = {"people.csv": f"{SMALL['people.csv']}cy,Cy,lastmile,bo\n"}
    await imported(database, write(tmp_path / "estate", {**SMALL, **more}))
    people = {"people.csv": "id,name,member_of,reports_to\nada,Ada,cartoleth|maps-team,\n"}
    removal = await replaced(database, write(tmp_path / "only", people))
    assert removal.removed == {
        "Person": Listed(1, ("cy",)),
        "Membership": Listed(1, ("cy → lastmile",)),
        "ReportingLine": Listed(1, ("cy → bo",)),
    }
    assert removal.rested_on == {
        "Person": Listed(1, ("bo",)),
        "Membership": Listed(1, ("bo → lastmile",)),
        "ReportingLine": Listed(1, ("bo → ada",)),
    }
    assert removal.not_given["Membership"] == Listed(1, ("bo → cartoleth",), ("memberships",))


async def test_an_agreement_that_names_another_offering_covers_that_one_alone(
    database: Database, tmp_path: Path
) -> None:
    await imported(database, write(tmp_path / "estate", {**SMALL, "coverages.csv": "agreement,offering\nagr-2,maps\n"}))
    moved = {"agreements.csv": SMALL["agreements.csv"].replace("lastmile,maps", "lastmile,tiles")}
    removal = await replaced(database, write(tmp_path / "only", moved))
    assert removal.removed == {"COVERS": Listed(1, ("agr-1 → maps",))}
    assert removal.not_given["COVERS"] == Listed(1, ("agr-2 → maps",), ("coverages",))


async def test_json_lines_give_the_kinds_of_their_rows(database: Database, tmp_path: Path) -> None:
    await imported(database, write(tmp_path / "estate", SMALL))
    line = '{"kind": "Dependency", "from": "maps", "to": "tiles", "alternatives": "base", "required": 1}\n'
    removal = await replaced(database, write(tmp_path / "only", {"some.jsonl": line}))
    assert removal.removed == {"Dependency": Listed(1, ("maps → atlas",))}
    assert "Offering" in removal.not_given
