"""Imports that died, and several at once: one at a time, and the next completes what is left."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from graph.database.engine import Database
from graph.database.event_log import tail
from graph.database.imports import (
    ImportInterrupted,
    ImportRunning,
    UnfinishedImport,
    finish_import,
    start_import,
    unfinished_imports,
)
from graph.database.schema import set_up_schema
from graph.errors import TimedOut
from graph.model import MODEL
from graph.model.event import EventAction
from graph.writing.upsert import ThingRow
from seed import staging
from seed.batches import BatchWriter, Things
from seed.importing import import_estate
from tests.seed.estates import SMALL, asked, imported, imports, write


class Enough(Exception):
    """Somebody pressed Ctrl-C."""


@pytest.mark.parametrize("batches", [1, 4, 9])
async def test_an_interrupted_import_is_completed_by_the_next(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batches: int
) -> None:
    monkeypatch.setattr(staging, "BATCH_ROWS", 2)
    folder = write(tmp_path / "small", SMALL)
    await set_up_schema(database)

    def impatient(stage: str, done: int, total: int | None) -> None:
        del total
        if stage == "writing" and done == batches:
            raise Enough

    with pytest.raises(Enough):
        await import_estate(database, [folder], source="test", progress=impatient)
    [cut_short] = await unfinished_imports(database)
    assert (cut_short.source, cut_short.status, cut_short.alive()) == ("test", "INTERRUPTED", False)
    assert (await tail(database, 0))[-1].action is EventAction.IMPORT_INTERRUPTED
    result = await imported(database, folder)
    assert result.tally.created + result.tally.unchanged == 30
    assert 0 < result.tally.created < 30
    assert [status for _, status, _ in await imports(database)] == ["INTERRUPTED", "DONE"]
    assert await unfinished_imports(database) == []
    [[things]] = await asked(database, "MATCH (n) WHERE n.sourceVersion IS NOT NULL RETURN count(n)")
    [[links]] = await asked(database, "MATCH ()-[r]->() RETURN count(r)")
    assert (things, links) == (11, 19)


async def test_what_comes_in_the_way_is_said_with_how_to_complete_the_import(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "small", SMALL)
    await set_up_schema(database)

    async def slow(*_: object) -> None:
        raise TimedOut("import took longer than 120 seconds and was ended.")

    monkeypatch.setattr(BatchWriter, "write", slow)
    with pytest.raises(
        ImportInterrupted, match=r"120 seconds and was ended\. .* running the same import again completes it"
    ):
        await import_estate(database, [folder], source="test")
    assert await imports(database) == [["test", "INTERRUPTED", 0]]


async def test_an_import_is_refused_while_another_is_alive(database: Database, tmp_path: Path) -> None:
    await set_up_schema(database)
    await start_import(database, "other", 1)
    [running] = await unfinished_imports(database)
    assert (running.source, running.status, running.alive()) == ("other", "RUNNING", True)
    with pytest.raises(ImportRunning, match="An import of 'other' is writing"):
        await imported(database, write(tmp_path / "small", SMALL))
    assert await imports(database) == [["other", "RUNNING", 0]]


async def let_die(database: Database) -> None:
    """As if the last write were long ago."""
    await database.write(
        lambda transaction: transaction.run(
            "MATCH (i:Import) WHERE i.status = 'RUNNING' SET i.updatedAt = '2026-01-01T00:00:00.000000Z'"
        ),
        name="test",
    )


async def test_a_dead_import_of_another_source_stays_for_its_own_run(database: Database, tmp_path: Path) -> None:
    await set_up_schema(database)
    await start_import(database, "other", 1)
    await let_die(database)
    await imported(database, write(tmp_path / "small", SMALL))
    assert await imports(database) == [["other", "RUNNING", 0], ["test", "DONE", 30]]


async def test_of_two_imports_at_once_one_is_refused(database: Database) -> None:
    await set_up_schema(database)
    outcomes = await asyncio.gather(
        *(start_import(database, source, 1) for source in ("one", "other")), return_exceptions=True
    )
    assert [type(outcome).__name__ for outcome in outcomes].count("ImportRunning") == 1


async def test_an_import_that_was_taken_over_writes_no_more(database: Database) -> None:
    await set_up_schema(database)
    silent = await start_import(database, "test", 1)
    await let_die(database)
    await start_import(database, "test", 1)
    writer = BatchWriter(database, silent)
    kind = MODEL.kinds["Organization"]
    with pytest.raises(ImportRunning, match="Another import of 'test' took over while this one was silent"):
        await writer.write(Things(kind, [ThingRow("cartoleth", {"name": "Cartoleth"})]))
    assert await asked(database, "MATCH (n:Organization) RETURN n.id") == []
    with pytest.raises(ImportRunning):
        await finish_import(database, silent)
    assert [status for _, status, _ in await imports(database)] == ["INTERRUPTED", "RUNNING"]


def test_an_import_is_alive_for_a_minute_after_its_last_write() -> None:
    run = UnfinishedImport("x", "test", "RUNNING", "2026-01-01T00:00:00.000000Z", "2026-01-01T00:10:00.000000Z")
    assert run.alive(datetime(2026, 1, 1, 0, 10, 59, tzinfo=UTC))
    assert not run.alive(datetime(2026, 1, 1, 0, 11, 0, tzinfo=UTC))
