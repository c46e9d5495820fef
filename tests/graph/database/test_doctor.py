"""The doctor's facts, on both engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.database.definitions import Definitions, definitions
from graph.database.doctor import Condition, Finding, condition, counts, findings, holds_database
from graph.database.engine import Engine, Server
from graph.database.imports import UnfinishedImport
from graph.database.schema import VERSION, set_up_schema
from graph.model import MODEL
from graph.model.scalars import now

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database, Transaction

LONG_AGO = "2026-10-05T08:00:00.000000Z"


async def two_organizations(transaction: Transaction) -> None:
    await transaction.run("CREATE (:Organization {id: 'digital'}), (:Organization {id: 'fleet'})")


async def an_import_that_died(transaction: Transaction) -> None:
    await transaction.run(
        "CREATE (:Import {id: 'one', source: 'quellhaven', status: 'RUNNING', startedAt: $at, updatedAt: $at})",
        {"at": LONG_AGO},
    )


async def test_a_database_that_was_set_up_is_in_order(database: Database) -> None:
    await set_up_schema(database)
    found = await condition(database)
    assert (found.schema, found.things, found.unfinished, found.last_event) == (VERSION, 0, (), 0)
    assert found.definitions.total == len(list(definitions(MODEL, database.engine)))
    assert (found.definitions.missing, found.definitions.waiting) == ((), ())
    assert found.server.name == ("ArcadeDB" if database.engine is Engine.EMBEDDED else "Neo4j")
    assert 0 < found.round_trip < 5_000
    assert not list(findings(found))


async def test_things_are_counted_by_kind_and_what_rapport_keeps_is_not(database: Database) -> None:
    await set_up_schema(database)
    await database.write(two_organizations, name="two")
    await database.write(an_import_that_died, name="died")
    found = await counts(database)
    assert found == {**dict.fromkeys(found, 0), "organizations": 2}
    assert "imports" not in found
    assert next(iter(found)) == "organizations"


async def test_a_missing_constraint_and_a_missing_index_are_named(database: Database) -> None:
    await set_up_schema(database)
    await database.define("DROP CONSTRAINT Offering_id")
    await database.define("DROP INDEX Offering_name")
    try:
        (finding,) = findings(await condition(database))
    finally:
        await set_up_schema(database)
    assert finding.wrong == "Constraints or indexes are missing: Offering.id, Offering.name."
    assert not list(findings(await condition(database)))


async def test_an_import_that_died_is_to_be_run_again(database: Database) -> None:
    await set_up_schema(database)
    await database.write(an_import_that_died, name="died")
    (finding,) = findings(await condition(database))
    assert finding == Finding(
        "The import of 'quellhaven' from 2026-10-05T08:00:00Z was interrupted (its last write: 2026-10-05T08:00:00Z).",
        "Run the same import again: it completes it.",
    )


def in_condition(
    schema: int | None = VERSION,
    definitions: Definitions = Definitions(3),  # noqa: B008  # it is frozen
    things: int = 0,
    unfinished: tuple[UnfinishedImport, ...] = (),
    server: Server = Server("Neo4j", "2026.08.1"),  # noqa: B008  # it is frozen
) -> Condition:
    return Condition(server, 1.0, schema, definitions, {"offerings": things}, unfinished, 0)


def test_an_import_that_writes_is_no_finding() -> None:
    assert not list(findings(in_condition(unfinished=(UnfinishedImport("one", "crm", "RUNNING", LONG_AGO, now()),))))


def test_an_empty_database_that_was_never_set_up_is_in_order() -> None:
    assert not list(findings(in_condition(schema=None)))


@pytest.mark.parametrize(
    ("found", "wrong"),
    [
        (in_condition(schema=None, things=1), "The database holds things, and was never set up."),
        (in_condition(schema=VERSION + 1), f"The database has schema {VERSION + 1}, written by a newer Rapport"),
        (in_condition(schema=VERSION - 1), f"The database has schema {VERSION - 1}; this Rapport knows"),
        (in_condition(definitions=Definitions(3, known=False)), "Constraints and indexes cannot be seen"),
        (in_condition(definitions=Definitions(3, waiting=("Offering.name",))), "Indexes are not ready: Offering.name."),
        (in_condition(server=Server("Neo4j", "4.4.30")), "Neo4j 4.4.30 is older than 5.26"),
    ],
)
def test_each_finding_says_what_to_do(found: Condition, wrong: str) -> None:
    (finding,) = findings(found)
    assert finding.wrong.startswith(wrong)
    assert finding.remedy


def test_a_folder_without_a_database_holds_none(tmp_path: Path) -> None:
    assert not holds_database(tmp_path)
    (tmp_path / "databases" / "rapport").mkdir(parents=True)
    assert holds_database(tmp_path)


def test_a_set_up_that_did_not_come_to_its_end_is_not_in_order() -> None:
    several = tuple(definitions(MODEL, Engine.EMBEDDED))
    (finding,) = findings(in_condition(schema=None, definitions=Definitions(107, several[:28])))
    assert finding.wrong == (
        "The set-up of the database did not come to its end: 28 of 107 constraints and indexes are missing."
    )
    assert not list(findings(in_condition(schema=None, definitions=Definitions(28, several[:28]))))
