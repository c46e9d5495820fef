from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graph.database.event_log import tail
from graph.database.imports import (
    Tally,
)
from graph.database.schema import set_up_schema
from graph.model.event import EventAction
from seed.importing import import_estate, plan_import
from tests.seed.estates import SMALL, asked, imported, imports, write

if TYPE_CHECKING:
    from graph.database.engine import Database


ROOT = Path(__file__).parents[2]


async def everything(database: Database) -> list[list[Any]]:
    """All things and relations of an estate, with their properties."""
    things = await asked(
        database,
        "MATCH (n) WHERE n.source IS NOT NULL AND n.startedAt IS NULL "
        "RETURN labels(n)[0], n.id, properties(n) ORDER BY labels(n)[0], n.id",
    )
    links = await asked(
        database,
        "MATCH (a)-[r]->(b) RETURN type(r), a.id, b.id, properties(r) ORDER BY type(r), a.id, b.id",
    )
    return things + links


async def test_an_estate_becomes_things_and_relations(database: Database, tmp_path: Path) -> None:
    result = await imported(database, write(tmp_path / "small", SMALL))
    assert result.tally == Tally(rows=14, created=30)
    assert {kind: tally.created for kind, tally in result.by_kind.items()} == {
        "Organization": 3,
        "Person": 2,
        "Offering": 3,
        "ServiceRelationship": 1,
        "Agreement": 2,
        "Organization.partOf": 1,
        "Organization.provides": 3,
        "Membership": 4,
        "ReportingLine": 1,
        "Owner": 1,
        "Dependency": 2,
        "ServiceRelationship.provider": 1,
        "ServiceRelationship.consumer": 1,
        "Stakeholder": 1,
        "Agreement.relationship": 2,
        "COVERS": 2,
    }
    [[maps]] = await asked(database, "MATCH (n:Offering {id: 'maps'}) RETURN properties(n)")
    at = maps.pop("createdAt")
    assert maps == {
        "id": "maps",
        "name": "Maps",
        "nameFolded": "maps",
        "catalogue": "RESTRICTED",
        "status": "AVAILABLE",
        "updatedAt": at,
        "version": 1,
        "source": "test",
        "sourceVersion": 1,
    }
    covers = "MATCH (a:Agreement)-[r:COVERS]->(o:Offering) RETURN a.id, o.id, properties(r) ORDER BY a.id"
    assert await asked(database, covers) == [
        ["agr-1", "maps", {"criticality": "MEDIUM", "assumed": False, "source": "test"}],
        ["agr-2", "tiles", {"criticality": "HIGH", "assumed": True, "source": "test"}],
    ]
    needs = "MATCH (:Offering)-[r:DEPENDS_ON]->(o:Offering {id: 'atlas'}) RETURN properties(r)"
    assert await asked(database, needs) == [
        [
            {
                "id": "maps|atlas",
                "version": 1,
                "criticality": "LOW",
                "assumed": False,
                "alternatives": "base",
                "required": 1,
                "source": "test",
                "sourceVersion": 1,
            }
        ]
    ]
    stakeholder = "MATCH (:Person)-[r:STAKEHOLDER]->(:ServiceRelationship) RETURN r.id, r.accountable"
    assert await asked(database, stakeholder) == [["bo|cartoleth~lastmile|CONSUMER_REPRESENTATIVE", True]]


@pytest.mark.parametrize("estate", ["tests/data/archive-300", "tests/data/archive-300-mixed", "seed/quellhaven"])
async def test_a_second_import_changes_nothing(database: Database, estate: str) -> None:
    first = await imported(database, ROOT / estate)
    before = await everything(database)
    second = await imported(database, ROOT / estate)
    assert first.tally.changed == first.tally.unchanged == first.tally.removed == 0
    assert second.tally == Tally(first.tally.rows, unchanged=first.tally.created)
    assert second.nothing_new
    assert await everything(database) == before
    assert [status for _, status, _ in await imports(database)] == ["DONE", "DONE"]


async def test_the_trail_says_what_was_written(database: Database, tmp_path: Path) -> None:
    await imported(database, write(tmp_path / "small", SMALL))
    events = [(event.action, event.subject, event.subject_ids) for event in await tail(database, 0)]
    assert events[0][:2] == (EventAction.IMPORT_STARTED, "Import")
    assert events[-1][:2] == (EventAction.IMPORT_FINISHED, "Import")
    assert {event[0] for event in events[1:-1]} == {EventAction.IMPORTED}
    assert events[1][1:] == ("Organization", ("cartoleth", "lastmile", "maps-team"))
    by_subject = {subject: sorted(ids) for _, subject, ids in events[1:-1]}
    assert by_subject["Organization.provides"] == ["cartoleth", "maps-team"]
    assert by_subject["Dependency"] == ["maps"]
    assert by_subject["COVERS"] == ["agr-1", "agr-2"]


async def test_only_differences_are_written(database: Database, tmp_path: Path) -> None:
    agreement = "id,provider,consumer,offering\nagr-1,cartoleth,lastmile,maps\n"
    await imported(database, write(tmp_path / "small", {**SMALL, "agreements.csv": agreement}))
    before = {(row[0], row[1], str(row[2])): row for row in await everything(database)}
    more = {
        "organizations.csv": "id,name,part_of,kind\nmaps-team,Tile team,lastmile,team\n",
        "offerings.csv": "id,name,provider,status\nmaps,Maps,cartoleth,\natlas,Atlas,maps-team,\n",
        "people.csv": "id,name,member_of\nada,Ada,lastmile\n",
        "dependencies.csv": "from,to,criticality\nmaps,atlas,\n",
    }
    result = await imported(database, write(tmp_path / "more", more))
    assert result.tally == Tally(rows=5, created=1, changed=4, unchanged=4, removed=2)
    changed = {(row[0], row[1]) for row in await everything(database) if (row[0], row[1], str(row[2])) not in before}
    assert changed >= {("Organization", "maps-team"), ("Offering", "atlas")}
    [[team]] = await asked(database, "MATCH (n:Organization {id: 'maps-team'}) RETURN properties(n)")
    assert (team["name"], team["nameFolded"], team["version"], team["sourceVersion"]) == (
        "Tile team",
        "tile team",
        2,
        2,
    )
    assert team["updatedAt"] > team["createdAt"]
    assert await asked(database, "MATCH (:Organization {id: 'maps-team'})-[:PART_OF]->(o) RETURN o.id") == [
        ["lastmile"]
    ]
    assert await asked(database, "MATCH (:Person {id: 'ada'})-[:MEMBER_OF]->(o) RETURN o.id") == [["lastmile"]]
    assert await asked(database, "MATCH (n:Offering {id: 'atlas'}) RETURN n.status, n.version") == [["AVAILABLE", 2]]
    needs = "MATCH (:Offering)-[r:DEPENDS_ON]->(:Offering {id: 'atlas'}) RETURN r.criticality, r.assumed, r.version"
    assert await asked(database, needs) == [["CRITICAL", True, 2]]


async def test_an_absent_column_leaves_and_an_empty_cell_clears(database: Database, tmp_path: Path) -> None:
    await imported(database, write(tmp_path / "small", SMALL))
    people = "MATCH (p:Person {id: 'bo'}) OPTIONAL MATCH (p)-[r:MEMBER_OF]->(o) RETURN o.id, r.title ORDER BY o.id"
    await imported(database, write(tmp_path / "absent", {"people.csv": "id,name\nbo,Bo\n"}))
    assert await asked(database, people) == [["cartoleth", "Guest"], ["lastmile", None]]
    await imported(database, write(tmp_path / "empty", {"people.csv": "id,name,member_of\nbo,Bo,\n"}))
    assert await asked(database, people) == [["cartoleth", "Guest"]], "a file's row says more than a column"


async def test_json_lines_say_the_same_as_csv(database: Database, tmp_path: Path) -> None:
    lines = (
        '{"criticality":"LOW","kind":"Dependency","from":"maps","to":"tiles"}\n'
        '{"kind":"Offering","id":"maps","name":"Maps","provider":"c","external_ids":["erp:1","cmdb:2"]}\n\n'
        '{"kind":"DEPENDS_ON","from":"tiles","to":"atlas","required":1}\n'
        '{"kind":"Organization","id":"c","name":"C","organization_kind":"company"}\n'
    )
    files = {"rows.ndjson": lines, "offerings.csv": "\ufeffname,provider,id\nTiles,c,tiles\nAtlas,c,atlas\n"}
    result = await imported(database, write(tmp_path / "mixed", files))
    assert result.tally == Tally(rows=6, created=9)
    assert await asked(database, "MATCH (n:Organization) RETURN n.kind") == [["company"]]
    assert await asked(database, "MATCH (n:Offering {id: 'maps'}) RETURN n.externalIds") == [[["erp:1", "cmdb:2"]]]
    again = await import_estate(database, [tmp_path / "mixed" / "offerings.csv"])
    assert again.source == "mixed"
    assert again.tally == Tally(rows=2, unchanged=4)


async def test_a_plan_says_what_an_import_then_does(database: Database, tmp_path: Path) -> None:
    folder = write(tmp_path / "small", SMALL)
    await set_up_schema(database)
    before = await everything(database)
    plan = await plan_import(database, [folder], source="test")
    assert await everything(database) == before
    assert await imports(database) == []
    result = await imported(database, folder)
    assert (plan.id, plan.tally, plan.by_kind) == (None, result.tally, result.by_kind)
    again = await plan_import(database, [folder], source="test")
    assert again.tally == Tally(rows=14, unchanged=30)
