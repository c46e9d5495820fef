"""Whether all that is stored can be read: in order, and with damage that was made."""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from graph.database.doctor import REMEDY, Finding, damage_findings
from graph.database.engine import Engine, open_database
from graph.database.engine.folder import EngineFolder
from graph.database.schema import set_up_schema
from graph.database.soundness import Reading, damage
from graph.errors import Damaged
from seed.exporting import export_estate
from tests.engines import embedded_settings
from tests.seed.estates import SMALL, imported, write

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database, EngineSettings, Transaction

PAGE = 65_536


async def test_an_estate_in_order_is_read_as_a_whole(quellhaven: Database) -> None:
    looked: list[tuple[int, int]] = []
    assert await damage(quellhaven, told=lambda done, total: looked.append((done, total))) == []
    assert looked[0][0] == 0
    assert looked[-1][0] == looked[-1][1] - 1


async def test_an_id_that_two_things_have_is_found(database: Database) -> None:
    await set_up_schema(database)
    await database.define("DROP CONSTRAINT Offering_id")

    async def twins(transaction: Transaction) -> None:
        await transaction.run("CREATE (:Offering {id: 'maps'}), (:Offering {id: 'maps'}), (:Offering {id: 'tiles'})")

    try:
        await database.write(twins, name="twins")
        (found,) = await damage(database)
        assert str(found) == "Offering: 1 ids are there more than once"
    finally:
        await database.write(lambda transaction: transaction.run("MATCH (n:Offering) DETACH DELETE n"), name="gone")
        await set_up_schema(database)


async def test_what_is_written_meanwhile_is_no_damage(database: Database, tmp_path: Path) -> None:
    await set_up_schema(database)
    done = asyncio.Event()

    async def made_and_gone(transaction: Transaction) -> None:
        await transaction.run("MATCH (n:Organization) DETACH DELETE n")
        await transaction.run("CREATE (:Organization {id: 'part'})-[:PART_OF]->(:Organization {id: 'whole'})")

    async def gone(transaction: Transaction) -> None:
        await transaction.run("MATCH (n:Organization) DETACH DELETE n")

    async def writing() -> None:
        while not done.is_set():
            await database.write(made_and_gone, name="made")
            await database.write(gone, name="gone")

    busy = asyncio.create_task(writing())
    try:
        await export_estate(database, tmp_path / "out")
    finally:
        done.set()
        await busy


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> EngineSettings:
    return embedded_settings(tmp_path_factory.mktemp("damaged"))


@pytest_asyncio.fixture
async def files(settings: EngineSettings) -> Path:
    """Of a stopped engine that holds a small estate."""
    files = settings.data / "databases" / "rapport"
    if not files.exists():
        async with open_database(settings) as database:
            await imported(database, write(settings.data.with_name("small"), SMALL))
    await stopped(settings)
    return files


async def stopped(settings: EngineSettings) -> None:
    while EngineFolder(settings.data).note.exists():  # noqa: ASYNC110  # another process
        await asyncio.sleep(0.1)


@pytest.mark.parametrize(
    ("start", "named", "noise", "is_counted_anew"),
    [
        ("Person_0.", "Person", False, True),
        ("Person_0.", "Person", True, False),
        ("STAKEHOLDER_0.", "STAKEHOLDER", False, False),
        ("STAKEHOLDER_0.", "STAKEHOLDER", True, True),
    ],
)
async def test_64_kb_that_were_overwritten_are_found_and_nothing_is_exported_without_them(
    settings: EngineSettings,
    files: Path,
    tmp_path: Path,
    noise: bool,  # noqa: FBT001  # a case
    start: str,
    named: str,
    is_counted_anew: bool,  # noqa: FBT001  # as the engine does after it was ended by force
) -> None:
    (path,) = files.glob(f"{start}*")  # noqa: ASYNC240  # a test that waits for nothing else
    whole, statistics = path.read_bytes(), files / "statistics.json"
    kept = statistics.read_bytes()
    with path.open("r+b") as file:
        file.write(random.Random(7).randbytes(PAGE) if noise else bytes(PAGE))  # noqa: S311  # noise
    if is_counted_anew:
        statistics.unlink()
    try:
        async with open_database(settings) as database:
            found = await damage(database)
            assert found
            assert is_counted_anew or named in {one.part for one in found}
            with pytest.raises(Damaged, match="Not all that is stored can be read, and an export leaves nothing out"):
                await export_estate(database, tmp_path / "out")
            assert not (tmp_path / "out").exists()
            wrong = await damage_findings(database)
            assert wrong[-1] == Finding("Not all that is stored can be read.", REMEDY[Engine.EMBEDDED])
            assert any(one.wrong.startswith("The engine's check of its own files finds: ") for one in wrong)
    finally:
        await stopped(settings)
        path.write_bytes(whole)
        statistics.write_bytes(kept)


@pytest.mark.parametrize(
    ("reading", "is_sound"),
    [
        (Reading("Person", (2, 2), (2, 2)), True),
        (Reading("Person", (2, 3), (3, 3)), True),
        (Reading("Person", (2, 3), (2, 3)), False),
        (Reading("Person", (2, 2), (2, 1)), False),
        (Reading("Person", (2, 2), (None,)), False),
        (Reading("Person", (2, 2), (2, 2), twice=1), False),
    ],
)
def test_what_was_read_is_as_before_or_as_after(reading: Reading, is_sound: bool) -> None:  # noqa: FBT001  # a column of the table
    assert reading.is_sound is is_sound
