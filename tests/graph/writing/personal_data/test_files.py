"""The embedded engine's files are rewritten after an erasure: while others work, and whatever comes between."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from typing import TYPE_CHECKING, Any, Final

from graph.database.definitions import definitions_in
from graph.database.engine import Engine, open_database
from graph.database.engine.folder import EngineFolder
from graph.database.engine.gate import WRITING, Gate
from graph.database.schema import set_up_schema
from graph.errors import Unavailable
from graph.writing.personal_data import complete_rewriting, erase_person
from tests.engines import embedded_settings
from tests.graph.writing.personal_data.kept import made

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from graph.database.engine import Database, EngineSettings, Transaction

WORDS: Final = (b"noor", b"haddad", b"555 01 02", b"crm:4711")


def left(folder: Path) -> list[str]:
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(word in path.read_bytes().lower() for word in WORDS)
    ]


async def write(database: Database, number: int) -> None:
    async def add(transaction: Transaction) -> None:
        await transaction.run("CREATE (:Probe {number: $number})", {"number": number})

    await database.write(add, name="probe")


async def numbers(database: Database) -> set[int]:
    return {row[0] for row in await database.read("MATCH (p:Probe) RETURN p.number", name="probes")}


async def test_others_read_and_write_meanwhile_and_nothing_is_lost(
    database: Database, engine_settings: EngineSettings
) -> None:
    await made(database)
    acknowledged: set[int] = set()
    over = False
    waits: list[float] = []

    async def writer(own: Database, first: int) -> None:
        number = first
        while not over:
            await write(own, number)
            acknowledged.add(number)
            number += 4

    async def reader(own: Database) -> None:
        while not over:
            began = time.perf_counter()
            assert await own.read("MATCH (o:Organization) RETURN count(o)", name="organizations") == [[2]]
            waits.append(time.perf_counter() - began)

    async with open_database(engine_settings) as other:  # as another process has it
        tasks = [
            asyncio.create_task(writer(own, first)) for first, own in enumerate((database, database, other, other))
        ]
        tasks += [asyncio.create_task(reader(own)) for own in (database, other)]
        await asyncio.sleep(0.3)
        erased = await erase_person(database, "noor-haddad", "tests", "tests")
        await asyncio.sleep(0.3)
        over = True
        await asyncio.gather(*tasks)
    assert erased.rewritten is (True if database.engine is Engine.EMBEDDED else None)
    assert await numbers(database) == acknowledged
    assert len(waits) > 10
    if engine_settings.uri is None:
        assert left(engine_settings.data) == []
    assert (await definitions_in(database)).missing == ()


async def test_what_was_cut_short_is_completed_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "engine"
    async with open_database(embedded_settings(folder)) as database:
        await made(database)

        async def refused(*_: Any) -> list[str]:
            raise Unavailable("The engine ended while its files were rewritten.")

        with monkeypatch.context() as patch:
            patch.setattr(database, "rewrite", refused)
            erased = await erase_person(database, "noor-haddad", "tests", "tests")
        assert erased.rewritten is False
        assert left(folder) != []
        await database.define("DROP CONSTRAINT Person_id IF EXISTS")  # as if it was cut short just then
        note = EngineFolder(folder).written_note()
        assert note
        os.kill(note.java, signal.SIGKILL)
        await asyncio.sleep(1)
    async with open_database(embedded_settings(folder)) as database:
        await set_up_schema(database)
        await complete_rewriting(database)
        assert left(folder) == []
        assert (await definitions_in(database)).missing == ()
        assert await database.read("MATCH (p:Person) WHERE p.name = '(erased)' RETURN count(p)", name="one") == [[1]]
        await complete_rewriting(database)  # nothing is due any more
    assert left(folder) == []


async def test_whoever_is_alone_waits_for_those_inside_and_keeps_others_out(tmp_path: Path) -> None:
    mine, theirs = Gate(tmp_path, WRITING), Gate(tmp_path, WRITING)
    order: list[str] = []

    async def inside(gate: Gate, name: str, seconds: float) -> None:
        async with gate.among_others():
            await asyncio.sleep(seconds)
            order.append(name)

    first = asyncio.create_task(inside(theirs, "first", 0.2))
    await asyncio.sleep(0.05)

    async def alone() -> None:
        async with mine.alone(2) as is_alone:
            assert is_alone
            later = [asyncio.create_task(inside(gate, "later", 0)) for gate in (mine, theirs)]
            await asyncio.sleep(0.1)
            order.append("alone")
        await asyncio.gather(*later)

    await asyncio.gather(first, alone())
    assert order == ["first", "alone", "later", "later"]
    async with theirs.among_others(), theirs.among_others(), mine.alone(0.1) as is_alone:
        assert not is_alone
    async with mine.alone(0.1) as is_alone:
        assert is_alone
    mine.close()
    theirs.close()
