"""What both engines promise alike."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Final

import pytest
import pytest_asyncio

from graph.database.engine import StatementRefused, open_database
from graph.errors import BadInput, TimedOut
from tests.engines import ENDLESS, running_statements, until_nothing_runs

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from graph.database.engine import Database, EngineSettings, Transaction

COUNT: Final = "MATCH (p:Probe) RETURN count(p)"


@pytest_asyncio.fixture
async def two_databases(
    database: Database, engine_settings: EngineSettings
) -> AsyncGenerator[tuple[Database, Database]]:
    """Of one engine, with a lock around writes each, like two processes: the engine itself must settle conflicts."""
    async with open_database(engine_settings) as second:
        yield database, second


async def add_probe(transaction: Transaction) -> None:
    await transaction.run("CREATE (:Probe {id: 'p'})")


async def count_up(transaction: Transaction) -> int:
    """A read and a write that depends on it: two at once must not both see the same number."""
    (seen,) = await transaction.run("MATCH (c:Counter {id: 'c'}) SET c.lock = true RETURN c.value")
    await transaction.run("MATCH (c:Counter {id: 'c'}) SET c.value = $value", {"value": seen[0] + 1})
    return seen[0] + 1


async def test_rows_come_with_columns_by_position(database: Database) -> None:
    rows = await database.read("UNWIND $ids AS id RETURN id, id + '!'", {"ids": ["a", "b"]}, name="rows")
    assert rows == [["a", "a!"], ["b", "b!"]]


async def test_more_rows_than_one_fetch_come_whole_and_in_order(database: Database) -> None:
    rows = await database.read("UNWIND range(1, 5000) AS n RETURN n", name="many rows")
    assert rows == [[number] for number in range(1, 5001)]


async def test_write_answers_what_the_work_returned(database: Database) -> None:
    async def add(transaction: Transaction) -> str:
        ((key,),) = await transaction.run("CREATE (p:Probe {id: $id}) RETURN p.id", {"id": "p-1"})
        return key

    assert await database.write(add, name="add") == "p-1"
    assert await database.read(COUNT, name="count") == [[1]]


async def test_work_that_fails_leaves_nothing(database: Database) -> None:
    async def fail(transaction: Transaction) -> None:
        await add_probe(transaction)
        raise BadInput("no")

    with pytest.raises(BadInput, match="no"):
        await database.write(fail, name="fail")
    assert await database.read(COUNT, name="count") == [[0]]


async def test_read_at_the_leader_sees_the_last_write(database: Database) -> None:
    await database.write(add_probe, name="add")
    assert await database.read(COUNT, name="count", leader=True) == [[1]]


async def test_concurrent_increments_lose_none(two_databases: tuple[Database, Database]) -> None:
    async def set_out(transaction: Transaction) -> None:
        await transaction.run("MERGE (c:Counter {id: 'c'}) SET c.value = 0")

    async def many(database: Database) -> list[int]:
        return [await database.write(count_up, name="count up") for _ in range(20)]

    await two_databases[0].write(set_out, name="set out")
    numbers = await asyncio.gather(*(many(database) for database in two_databases * 3))
    assert sorted(number for each in numbers for number in each) == list(range(1, 121))


async def test_two_merges_of_one_key_make_one_thing(two_databases: tuple[Database, Database]) -> None:
    await two_databases[0].define("CREATE CONSTRAINT IF NOT EXISTS FOR (p:Unique) REQUIRE p.id IS UNIQUE")

    async def merge(transaction: Transaction) -> None:
        await transaction.run(
            "UNWIND range(1, 20) AS n MERGE (p:Unique {id: 'u-' + n}) SET p.times = coalesce(p.times, 0) + 1"
        )

    await asyncio.gather(*(database.write(merge, name="merge") for database in two_databases * 4))
    rows = await two_databases[0].read("MATCH (p:Unique) RETURN count(p), sum(p.times)", name="count")
    assert rows == [[20, 160]]


async def test_same_key_twice_is_refused_in_words(database: Database) -> None:
    await database.define("CREATE CONSTRAINT IF NOT EXISTS FOR (p:Unique) REQUIRE p.id IS UNIQUE")

    async def create(transaction: Transaction) -> None:
        await transaction.run("CREATE (:Unique {id: 'same'})")

    await database.write(create, name="create")
    with pytest.raises(BadInput, match="exists already"):
        await database.write(create, name="create")


async def test_statement_the_engine_does_not_accept_is_our_defect(database: Database) -> None:
    with pytest.raises(StatementRefused) as refused:
        await database.read("MATCH (n RETURN n", name="broken")
    assert (refused.value.name, refused.value.code) == ("broken", "Neo.ClientError.Statement.SyntaxError")


async def test_endless_read_is_ended_in_time(database: Database, engine_settings: EngineSettings) -> None:
    began = time.monotonic()
    with pytest.raises(TimedOut, match="endless took longer"):
        await database.read(ENDLESS, name="endless", timeout=0.5)
    assert time.monotonic() - began < 2
    await until_nothing_runs(engine_settings)


async def test_endless_write_is_ended_and_undone(database: Database, engine_settings: EngineSettings) -> None:
    async def endless(transaction: Transaction) -> None:
        await add_probe(transaction)
        await transaction.run(ENDLESS)

    with pytest.raises(TimedOut, match="endless took longer"):
        await database.write(endless, name="endless", timeout=0.5)
    await until_nothing_runs(engine_settings)
    assert await database.read(COUNT, name="count") == [[0]]


async def test_cancelled_read_ends_in_the_engine_too(database: Database, engine_settings: EngineSettings) -> None:
    task = asyncio.create_task(database.read(ENDLESS, name="endless", timeout=60))
    await asyncio.sleep(0.5)
    assert await asyncio.to_thread(running_statements, engine_settings)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await until_nothing_runs(engine_settings)


async def test_cancelled_write_ends_in_the_engine_and_is_undone(
    database: Database, engine_settings: EngineSettings
) -> None:
    async def endless(transaction: Transaction) -> None:
        await add_probe(transaction)
        await transaction.run(ENDLESS)

    task = asyncio.create_task(database.write(endless, name="endless", timeout=60))
    await asyncio.sleep(0.5)
    assert await asyncio.to_thread(running_statements, engine_settings)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await until_nothing_runs(engine_settings)
    assert await database.read(COUNT, name="count") == [[0]]


async def test_waiting_for_the_writer_before_counts_as_time(database: Database) -> None:
    async def slow(transaction: Transaction) -> None:
        await add_probe(transaction)
        await asyncio.sleep(1)

    first = asyncio.create_task(database.write(slow, name="slow"))
    await asyncio.sleep(0.1)
    with pytest.raises(TimedOut, match="second took longer"):
        await database.write(add_probe, name="second", timeout=0.3)
    await first
    assert await database.read(COUNT, name="count") == [[1]]


async def test_callers_own_time_out_stays_the_callers(database: Database, engine_settings: EngineSettings) -> None:
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.3):
            await database.read(ENDLESS, name="endless")
    await until_nothing_runs(engine_settings)


async def test_server_and_round_trip_for_the_doctor(database: Database) -> None:
    server = await database.server()
    assert server.name == {"embedded": "ArcadeDB", "neo4j": "Neo4j"}[database.engine.value]
    assert int(server.version.partition(".")[0]) >= 5
    assert 0 < await database.round_trip() < 5000
