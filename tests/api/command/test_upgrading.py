"""Commands on data of an older version, and ids and texts as people type them."""

from __future__ import annotations

import asyncio
import signal
import unicodedata
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from graph.database.schema import VERSION, schema_version, set_up_schema
from seed.generator import write_estate
from seed.importing import import_estate
from tests.graph.database.schema.older import all_values, hold_estate_of_schema_1

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from pathlib import Path

    from graph.database.engine import Database, Transaction
    from tests.api.command.conftest import Rapport

STAGE = f"bringing the data to schema {VERSION}"
APART = unicodedata.normalize("NFD", "übersicht")


async def test_the_first_command_brings_older_data_up_and_says_so(database: Database, empty: Rapport) -> None:
    await hold_estate_of_schema_1(database)
    status, out, err = await asyncio.to_thread(empty, "impact", f" {APART}=RETIRE", "--on", "2027-01-01")
    assert status == 0, err
    assert "İstanbul Straße" in out
    first, *_, last = err.splitlines()
    assert first.startswith(f"{STAGE}: 0 of ")
    assert last.startswith(STAGE)
    done, total = last.removeprefix(f"{STAGE}: ").split(" of ")
    assert done == total
    assert await asyncio.to_thread(empty, "impact", "übersicht=RETIRE", "--on", "2027-01-01") == (0, out, "")


async def test_a_dry_run_leaves_older_data_as_they_are(database: Database, empty: Rapport, tmp_path: Path) -> None:
    await hold_estate_of_schema_1(database)
    before = await all_values(database)
    (tmp_path / "organizations.csv").write_text("id,name\na,A\n", encoding="utf-8")
    status, out, err = await asyncio.to_thread(empty, "import", tmp_path, "--dry-run")
    assert (status, out) == (3, "")
    assert err == (
        f"rapport: This database has schema 1; this Rapport knows schema {VERSION}. Run rapport serve once, or any "
        "command that shows something of it: it brings the database up.\n"
    )
    assert await all_values(database) == before


async def test_what_was_killed_while_it_brought_data_up_is_completed_by_the_next(
    database: Database, empty: Rapport, tmp_path: Path
) -> None:
    write_estate(tmp_path / "estate", "XS")
    await set_up_schema(database)
    await import_estate(database, [tmp_path / "estate"])
    await database.write(make_older, name="older")
    async with held_agreements(database):
        child = empty.process("weak-points", "--first", "1")
        while await older_names(database):
            assert child.poll() is None
            await asyncio.sleep(0.01)
        child.send_signal(signal.SIGKILL)
        child.communicate(timeout=60)
    assert await schema_version(database) == 1
    assert await older_references(database)
    again = empty.process("weak-points", "--first", "1")
    _, err = again.communicate(timeout=300)
    assert again.returncode == 0
    begun = int(err.splitlines()[0].removeprefix(f"{STAGE}: ").split(" of ")[0].replace(",", ""))
    assert begun > 0
    assert await schema_version(database) == VERSION
    assert await older_references(database) == 0


async def make_older(transaction: Transaction) -> None:
    await transaction.run("MATCH (s:Schema) SET s.version = 1 REMOVE s.complete")
    await transaction.run("MATCH (p:Person) SET p.nameFolded = 'older'")
    await transaction.run("MATCH (a:Agreement) SET a.referenceFolded = 'older'")


@asynccontextmanager
async def held_agreements(database: Database) -> AsyncGenerator[None]:
    """An upgrade comes as far as agreements, and waits there."""
    held, free = asyncio.Event(), asyncio.Event()

    async def hold(transaction: Transaction) -> None:
        await transaction.run("MATCH (a:Agreement) SET a.referenceFolded = 'older'")
        held.set()
        await free.wait()

    holding = asyncio.create_task(database.write(hold, name="test"))
    await held.wait()
    yield
    free.set()
    await holding


async def older_names(database: Database) -> int:
    return (await database.read("MATCH (p:Person {nameFolded: 'older'}) RETURN count(p)", name="test"))[0][0]


async def older_references(database: Database) -> int:
    return (await database.read("MATCH (a:Agreement {referenceFolded: 'older'}) RETURN count(a)", name="test"))[0][0]


def test_hints_stand_below_what_an_import_did(empty: Rapport, tmp_path: Path) -> None:
    (tmp_path / "organizations.csv").write_text("id,name\ngeo,Geo\nGeo,Geo East\n", encoding="utf-8")
    status, out, err = empty("import", tmp_path, "--source", "hints")
    assert (status, err) == (0, "")
    assert out.endswith(
        "\n1 hint: what is likely wrong, and stops no import\n"
        "  organizations.csv:3: id: 'Geo' differs from 'geo', which is in organizations.csv:2, only by case: if both are "
        "one thing, keep one id\n"
    )
    assert "1 hint" in empty("import", tmp_path, "--source", "hints").out


def test_ids_of_keys_and_people_are_found_however_they_are_typed(empty: Rapport, tmp_path: Path) -> None:
    (tmp_path / "organizations.csv").write_text("id,name\ncafé,Café\n", encoding="utf-8")
    (tmp_path / "people.csv").write_text("id,name,member_of\nzoë,Zoë,café\n", encoding="utf-8")
    assert empty("import", tmp_path).status == 0
    organization, person = (unicodedata.normalize("NFD", id_) for id_ in ("café", "zoë"))
    added = empty(
        "keys", "add", f" {unicodedata.normalize('NFD', 'Börse')} ", "--role", "reader", "--organization", organization
    )
    assert added.status == 0, added.err
    assert "Börse" in empty("keys", "list").out
    refused = empty("keys", "add", "Mo\u202ele", "--role", "reader", "--everything")
    assert (refused.status, refused.err) == (
        2,
        (
            "rapport: A grant needs a name that says whose it is or what it is for; this one holds U+202E RIGHT-TO-LEFT "
            "OVERRIDE (character 3), which cannot be seen: take it out.\n"
        ),
    )
    assert '"id": "zoë"' in empty("person", "data", f"{person} ").out
    assert empty("person", "erase", person, "--yes").status == 0
