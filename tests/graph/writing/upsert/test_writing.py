from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graph.database.schema import set_up_schema
from graph.model import MODEL
from graph.writing.upsert import (
    DeclaredLinks,
    Difference,
    LinkRow,
    Overtaken,
    ThingRow,
    differing_things,
    remove_things,
    write_links,
    write_things,
)
from graph.writing.upsert.difference import all_written

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import LiteralString

    from graph.database.engine import Database, Transaction
    from graph.model import Link

OFFERING = MODEL.kinds["Offering"]
ORGANIZATION = MODEL.kinds["Organization"]


def link(kind: str) -> Link:
    return next(link for link in MODEL.links if link.type == kind)


async def things(database: Database, *rows: ThingRow, source: str | None = None) -> Difference:
    return await database.write(lambda transaction: write_things(transaction, OFFERING, rows, source), name="test")


async def links(
    database: Database, kind: str, stated: Sequence[DeclaredLinks], source: str | None = None
) -> Difference:
    return await database.write(lambda transaction: write_links(transaction, link(kind), stated, source), name="test")


async def asked(database: Database, statement: LiteralString) -> list[list[Any]]:
    return await database.read(statement, name="test")


@pytest.fixture
async def offerings(database: Database) -> Database:
    await set_up_schema(database)
    await things(database, *(ThingRow(key, {"name": key.title()}) for key in ("maps", "tiles", "atlas")))
    organizations = [ThingRow(key, {"name": key}) for key in ("one", "two")]
    await database.write(lambda transaction: write_things(transaction, ORGANIZATION, organizations), name="test")
    return database


async def test_what_is_not_given_stays_and_none_clears_or_sets_the_default(offerings: Database) -> None:
    await things(offerings, ThingRow("maps", {"description": "Straße", "status": "PLANNED", "goods": "paper"}))
    row = "MATCH (n:Offering {id: 'maps'}) RETURN n.description, n.descriptionFolded, n.status, n.goods, n.version"
    assert await asked(offerings, row) == [["Straße", "strasse", "PLANNED", "paper", 2]]
    difference = await things(offerings, ThingRow("maps", {"description": None, "status": None}))
    assert await asked(offerings, row) == [[None, None, "AVAILABLE", "paper", 3]]
    assert list(difference.ids) == ["maps"]
    assert not await things(offerings, ThingRow("maps", {"description": None, "status": "AVAILABLE"}))


async def test_the_version_at_the_last_import_shows_what_was_changed_by_hand(database: Database) -> None:
    await set_up_schema(database)
    versions = "MATCH (n:Offering) RETURN n.source, n.version, n.sourceVersion"
    await things(database, ThingRow("maps", {"name": "Maps"}), source="erp")
    assert await asked(database, versions) == [["erp", 1, 1]]
    await things(database, ThingRow("maps", {"name": "Maps 2"}), source="erp")
    assert await asked(database, versions) == [["erp", 2, 2]]
    await things(database, ThingRow("maps", {"name": "Maps 3"}))
    await things(database, ThingRow("maps", {"name": "Maps 4"}), source="other")
    assert await asked(database, versions) == [["erp", 4, 2]]


async def test_relations_are_made_changed_and_left(offerings: Database) -> None:
    first = [DeclaredLinks("maps", [LinkRow("tiles", {"criticality": "LOW"}), LinkRow("atlas", {"criticality": None})])]
    made = await links(offerings, "DEPENDS_ON", first, "erp")
    assert (len(made.create), list(made.ids)) == (2, ["maps"])
    assert not await links(offerings, "DEPENDS_ON", first, "erp")
    second = [DeclaredLinks("maps", [LinkRow("tiles", {"criticality": None, "required": 1}), LinkRow("atlas", {})])]
    changed = await links(offerings, "DEPENDS_ON", second)
    assert (len(changed.change), changed.unchanged) == (1, 1)
    needs = "MATCH (:Offering)-[r]->(o) RETURN o.id, r.criticality, r.assumed, r.version, r.sourceVersion ORDER BY o.id"
    assert await asked(offerings, needs) == [["atlas", "CRITICAL", True, 1, 1], ["tiles", "CRITICAL", True, 2, 1]]


async def test_the_whole_of_a_column_replaces_what_it_does_not_name(offerings: Database) -> None:
    await links(offerings, "PROVIDES", [DeclaredLinks("maps", [LinkRow("one")], whole=True)])
    moved = await links(offerings, "PROVIDES", [DeclaredLinks("maps", [LinkRow("two")], whole=True)])
    assert (len(moved.create), len(moved.remove), moved.replaced) == (1, 1, 1)
    assert sorted(moved.ids) == ["one", "two"], "the trail names the start of both"
    assert await asked(offerings, "MATCH (o)-[:PROVIDES]->(:Offering) RETURN o.id") == [["two"]]
    plain = DeclaredLinks("maps", [LinkRow("tiles"), LinkRow("atlas", {"coverage": "FULL"})])
    await links(offerings, "SUCCEEDED_BY", [plain])
    cleared = await links(offerings, "SUCCEEDED_BY", [DeclaredLinks("maps", [], whole=True)])
    assert len(cleared.remove) == 1
    assert await asked(offerings, "MATCH (:Offering)-[:SUCCEEDED_BY]->(o) RETURN o.id") == [["atlas"]]


async def test_the_key_of_a_relation_tells_two_between_the_same_things_apart(database: Database) -> None:
    await set_up_schema(database)
    await database.write(
        lambda transaction: transaction.run(
            "CREATE (:Person {id: 'ada', version: 1}) CREATE (:ServiceRelationship {id: 'r', version: 1})"
        ),
        name="test",
    )
    roles = [LinkRow("r", {"role": "SPONSOR"}), LinkRow("r", {"role": "USER", "accountable": True})]
    await links(database, "STAKEHOLDER", [DeclaredLinks("ada", roles)])
    await links(database, "STAKEHOLDER", [DeclaredLinks("ada", [LinkRow("r", {"role": "USER", "accountable": None})])])
    found = "MATCH ()-[r:STAKEHOLDER]->() RETURN r.id, r.accountable, r.version ORDER BY r.id"
    assert await asked(database, found) == [["ada|r|SPONSOR", False, 1], ["ada|r|USER", False, 2]]


async def test_a_thing_with_relations_or_of_another_version_is_not_removed(offerings: Database) -> None:
    await links(offerings, "DEPENDS_ON", [DeclaredLinks("maps", [LinkRow("tiles", {})])])
    await things(offerings, ThingRow("atlas", {"name": "Atlas 2"}))

    async def remove(transaction: Transaction) -> list[str]:
        return await remove_things(transaction, OFFERING, [("maps", 1), ("tiles", 1), ("atlas", 1), ("nothing", 1)])

    assert await offerings.write(remove, name="test") == []
    assert await offerings.write(
        lambda transaction: remove_things(transaction, OFFERING, [("atlas", 2)]), name="test"
    ) == ["atlas"]


async def test_a_change_upon_what_was_changed_meanwhile_is_refused(offerings: Database) -> None:
    async def late(transaction: Transaction) -> None:
        difference = await differing_things(transaction, OFFERING, [ThingRow("maps", {"name": "Mine"})])
        await transaction.run("MATCH (n:Offering {id: 'maps'}) SET n.version = 7, n.name = 'Theirs'")
        statement = "UNWIND $rows AS row MATCH (n:Offering {id: row.id}) WHERE n.version = row.version RETURN count(n)"
        all_written(await transaction.run(statement, {"rows": difference.change}), 1)

    with pytest.raises(Overtaken):
        await offerings.write(late, name="test")
    assert await asked(offerings, "MATCH (n:Offering {id: 'maps'}) RETURN n.name") == [["Maps"]]


async def test_a_relation_to_nothing_is_refused(offerings: Database) -> None:
    with pytest.raises(Overtaken):
        await links(offerings, "DEPENDS_ON", [DeclaredLinks("maps", [LinkRow("nowhere", {})])])
