"""Data of an older version of the schema, brought to the newest: whatever comes in between."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from graph.database.process import this_process
from graph.database.schema import VERSION, schema_version, set_up_schema, upgrading
from graph.database.schema.step import Part, Step
from graph.database.schema.steps import STEPS
from graph.database.schema.upgrading import upgrade
from graph.errors import Unavailable
from graph.model import MODEL
from graph.model.scalars import now
from tests.graph.database.schema.begun import Killed, killed_after, note, noted
from tests.graph.database.schema.older import all_values, hold_estate_of_schema_1

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.database.engine import Database, Transaction


class Said(list[tuple[str, int, int | None]]):
    """What was said of how far it is."""

    def __call__(self, stage: str, done: int, total: int | None, /) -> None:
        self.append((stage, done, total))


def test_the_steps_lead_from_each_version_to_the_next() -> None:
    assert [step.to for step in STEPS] == list(range(2, VERSION + 1))
    assert all(step.words for step in STEPS)


async def test_what_is_brought_up_already_stays_as_it_is(database: Database) -> None:
    await hold_estate_of_schema_1(database)
    await set_up_schema(database)
    before = await all_values(database)
    await note(database, version=1, complete=1)
    await set_up_schema(database)
    assert await all_values(database) == before
    assert await noted(database) == {"id": "rapport", "version": VERSION, "complete": VERSION}


async def test_a_new_database_has_nothing_to_be_brought_up(database: Database) -> None:
    said = Said()
    await set_up_schema(database, progress=said)
    assert not said
    assert await noted(database) == {"id": "rapport", "version": VERSION, "complete": VERSION}


async def test_wherever_it_is_cut_short_the_next_start_completes_it(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upgrading, "BATCH", 1)
    monkeypatch.setattr(upgrading, "_let_go", nothing)
    monkeypatch.setattr(upgrading, "is_gone", gone)
    await hold_estate_of_schema_1(database)
    steps = await transactions(database)
    await set_up_schema(database)
    whole = await all_values(database)
    assert steps > 30
    for allowed in range(0, steps, 11):
        await wipe_all(database)
        await hold_estate_of_schema_1(database)
        with pytest.raises(Killed):
            await upgrade(database, MODEL, killed_after(allowed))
        assert await schema_version(database) == 1
        resumed = Said()
        await set_up_schema(database, progress=resumed)
        assert resumed[0][1] >= allowed - 1, "what is done is not done again"
        assert await all_values(database) == whole


def gone(_process: str) -> bool:
    return True


async def nothing(_database: Database, _holder: str) -> None:
    """Whoever is killed says nothing."""


async def transactions(database: Database) -> int:
    rows = await database.read("MATCH (n) WHERE NOT n:Schema AND NOT n:Counter RETURN count(n)", name="count")
    return rows[0][0]


async def wipe_all(database: Database) -> None:
    await database.write(lambda transaction: transaction.run("MATCH (n) DETACH DELETE n"), name="wipe")


async def test_who_died_is_followed_by_the_next_one(database: Database) -> None:
    await hold_estate_of_schema_1(database)
    machine, *_ = this_process().rsplit(" ", 2)
    await note(
        database,
        version=VERSION,
        complete=1,
        part="Person",
        after="",
        holder="x",
        process=f"{machine} 999999 1.00",
        seenAt=now(),
    )
    await asyncio.wait_for(set_up_schema(database), 10)
    assert await noted(database) == {"id": "rapport", "version": VERSION, "complete": VERSION}


async def test_who_is_alive_is_waited_for(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upgrading, "PAUSE", 0.05)
    await hold_estate_of_schema_1(database)
    await note(database, version=VERSION, complete=1, holder="x", process=this_process(), seenAt=now())
    said: list[str] = []
    looked = asyncio.Event()

    def progress(stage: str, _done: int, _total: int | None) -> None:
        said.append(stage)
        if len(said) == 2:
            looked.set()

    waiting = asyncio.create_task(set_up_schema(database, progress=progress))
    await asyncio.wait_for(looked.wait(), 10)
    assert said == [upgrading.WAITING] * 2
    assert not waiting.done()
    assert await schema_version(database) == 1
    await note(database, seenAt="2026-01-01T00:00:00.000000Z")
    await asyncio.wait_for(waiting, 10)
    assert await schema_version(database) == VERSION


async def test_who_was_silent_for_too_long_leaves_it_to_the_other(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upgrading, "PAUSE", 0.05)
    await hold_estate_of_schema_1(database)
    done: list[str] = []

    async def slow(transaction: Transaction, ids: Sequence[str]) -> None:
        done.extend(ids)
        if len(done) == 1:
            await transaction.run(
                "MATCH (s:Schema) SET s.holder = 'other', s.seenAt = $at", {"at": "2026-01-01T00:00:00Z"}
            )

    parts = [Part(label, label, slow) for label in ("Person", "Agreement")]
    steps = [*STEPS, Step(VERSION + 1, "slowly", lambda _: parts)]
    await asyncio.wait_for(upgrade(database, MODEL, steps=steps), 20)
    assert done == ["zoë", "général"], "what the first one had done is not done again"
    assert (await noted(database))["complete"] == VERSION + 1


async def test_starts_at_the_same_time_bring_the_data_up_once(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upgrading, "BATCH", 1)
    monkeypatch.setattr(upgrading, "PAUSE", 0.02)
    await hold_estate_of_schema_1(database)
    said = [Said(), Said(), Said()]
    await asyncio.gather(*(set_up_schema(database, progress=mine) for mine in said))
    worked = [mine for mine in said if {stage for stage, *_ in mine} - {upgrading.WAITING}]
    assert len(worked) == 1
    assert await noted(database) == {"id": "rapport", "version": VERSION, "complete": VERSION}


async def test_what_fails_does_not_let_the_next_start_wait(database: Database) -> None:
    await hold_estate_of_schema_1(database)

    async def fail(_transaction: Transaction, _ids: Sequence[str]) -> None:
        raise Unavailable("the disk is full")

    with pytest.raises(Unavailable, match="the disk is full"):
        await upgrade(database, MODEL, steps=[Step(2, "", lambda _: [Part("Person", "Person", fail)])])
    assert "holder" not in await noted(database)
    await asyncio.wait_for(set_up_schema(database), 10)


async def test_how_far_it_is_is_said(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upgrading, "BATCH", 2)
    await hold_estate_of_schema_1(database)
    said = Said()
    await set_up_schema(database, progress=said)
    stages, done, totals = zip(*said, strict=True)
    assert {*stages} == {f"bringing the data to schema {VERSION}"}
    assert list(done) == sorted(done)
    assert {*totals} == {done[-1]}
