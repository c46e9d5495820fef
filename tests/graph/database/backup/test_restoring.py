"""Backup and restore, on either engine and from each to the other: the same estate, of one state, or none."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest

from graph.access import Grants
from graph.access.granting import Wish, add_key, withdraw_all
from graph.database.backup.erasures import erasures_in
from graph.database.backup.records import Head, Relation, Thing, Writer, whole_backup
from graph.database.backup.restoring import NotEmpty, RestoreInterrupted, require_known, restore
from graph.database.backup.taking import take_backup
from graph.database.doctor import condition, findings
from graph.database.engine import open_database
from graph.database.event_log import alone, last
from graph.database.schema import VERSION, refuse_half_restored, set_up_schema
from graph.database.schema.upgrading import silent
from graph.errors import Damaged, HalfRestored, Unavailable
from graph.model.grant import Role
from graph.writing.personal_data import erase_person
from graph.writing.personal_data.again import erase_again
from tests.engines import wipe
from tests.graph.database.schema.older import ESTATE, all_values, hold_estate_of_schema_1
from tests.graph.writing.personal_data.kept import HERS, made
from tests.snapshots import snapshot

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.backup.records import Backup
    from graph.database.engine import Database, EngineSettings, Transaction


async def taken(database: Database, path: Path, *, whole: bool = True) -> Backup:
    with path.open("wb") as file:
        await take_backup(database, file, "tests", silent, whole=whole)
    backup = await asyncio.to_thread(whole_backup, path)
    if whole:
        require_known(backup)
    return backup


async def nothing() -> None:
    """Is done at the end."""


async def all_of(database: Database) -> list[str]:
    things, relations = await snapshot(database)
    return sorted(
        [json.dumps([label, one], sort_keys=True) for label, rows in things.items() for one in rows]
        + [json.dumps([way, one], sort_keys=True) for way, rows in relations.items() for one in rows]
    )


async def test_a_restored_estate_is_the_same(quellhaven: Database, tmp_path: Path) -> None:
    key = await add_key(quellhaven, Wish("Reports", Role.READER, ["plumefort"]), "tests")
    await erase_person(quellhaven, await somebody(quellhaven), "tests", "here")
    backup = await taken(quellhaven, tmp_path / "b")
    before = await all_of(quellhaven)
    await wipe(quellhaven)
    await restore(quellhaven, backup, nothing, silent)
    assert await all_of(quellhaven) == before
    assert list(findings(await condition(quellhaven))) == []
    assert await Grants(quellhaven).of_key(key)


async def somebody(database: Database) -> str:
    return (await database.read("MATCH (p:Person) RETURN min(p.id)", name="somebody"))[0][0]


async def test_an_estate_moves_between_the_embedded_engine_and_one_on_neo4j(
    open_embedded: Database, open_neo4j: Database, tmp_path: Path
) -> None:
    for database in (open_embedded, open_neo4j):
        await wipe(database)
    await made(open_embedded)
    backup = await taken(open_embedded, tmp_path / "first")
    await restore(open_neo4j, backup, nothing, silent)
    assert await all_of(open_neo4j) == await all_of(open_embedded)
    back = await taken(open_neo4j, tmp_path / "second")
    await wipe(open_embedded)
    await restore(open_embedded, back, nothing, silent)
    assert await all_of(open_embedded) == await all_of(open_neo4j)
    assert back.head.estate == backup.head.estate


async def test_a_backup_is_of_one_state_while_others_write(
    quellhaven: Database, engine_settings: EngineSettings, tmp_path: Path
) -> None:
    """Each transaction makes one of the first things that are read, and one of the last."""
    acknowledged = 0
    over = False

    async def writer(own: Database) -> None:
        nonlocal acknowledged

        async def pair(transaction: Transaction) -> None:
            await alone(transaction)
            values = {"id": f"probe-{acknowledged}"}
            await transaction.run("CREATE (n:Organization) SET n = $values", {"values": values})
            await transaction.run("CREATE (n:Erasure) SET n = $values", {"values": values})

        while not over:
            await own.write(pair, name="probe")
            acknowledged += 1

    async with open_database(engine_settings) as own:
        writing = asyncio.create_task(writer(own))
        while acknowledged < 3:  # noqa: ASYNC110  # it writes
            await asyncio.sleep(0.01)
        backup = await taken(quellhaven, tmp_path / "b")
        there = acknowledged
        while acknowledged < there + 3:  # noqa: ASYNC110  # it goes on
            await asyncio.sleep(0.01)
        over = True
        await writing
    records = [record for record in backup.records() if isinstance(record, Thing)]
    ids = [(record.label, record.values["id"]) for record in records if record.values["id"].startswith("probe-")]
    of_first = {id_ for label, id_ in ids if label == "Organization"}
    assert of_first == {id_ for label, id_ in ids if label == "Erasure"}
    assert 3 <= len(of_first) <= there + 1


class Cut(Exception):
    """Something that comes in between."""


def cut_at(many: int) -> Any:
    def progress(stage: str, done: int, _total: int | None) -> None:
        if stage == "restoring" and done >= many:
            raise Cut

    return progress


async def test_a_restore_that_was_cut_off_says_so_and_begins_anew(quellhaven: Database, tmp_path: Path) -> None:
    backup = await taken(quellhaven, tmp_path / "b")
    before = await all_of(quellhaven)
    await wipe(quellhaven)
    for many in (200, 3_000):
        with pytest.raises(Cut):
            await restore(quellhaven, backup, nothing, cut_at(many))
        with pytest.raises(HalfRestored, match="run the same rapport restore again"):
            await set_up_schema(quellhaven)
        with pytest.raises(HalfRestored):
            await refuse_half_restored(quellhaven)
        assert [one.wrong.split(" (")[0] for one in findings(await condition(quellhaven))] == [
            "A restore into this database"
        ]
    await restore(quellhaven, backup, nothing, silent)
    assert await all_of(quellhaven) == before


async def test_what_comes_at_the_end_belongs_to_it(database: Database, tmp_path: Path) -> None:
    await made(database)
    backup = await taken(database, tmp_path / "b")
    await wipe(database)

    async def failing() -> None:
        raise Unavailable("The disk is full.")

    with pytest.raises(RestoreInterrupted, match=r"The disk is full\. The place holds a part"):
        await restore(database, backup, failing, silent)
    with pytest.raises(HalfRestored):
        await set_up_schema(database)


async def test_two_restores_do_not_meet(database: Database, engine_settings: EngineSettings, tmp_path: Path) -> None:
    await made(database)
    backup = await taken(database, tmp_path / "b")
    await wipe(database)

    async def another() -> None:
        async with open_database(engine_settings) as own:
            with pytest.raises(Unavailable, match=r"has not come to its end\. If it was interrupted"):
                await restore(own, backup, nothing, silent)

    await restore(database, backup, another, silent)
    await refuse_half_restored(database)


async def test_a_place_that_is_not_empty_is_left_as_it_is(database: Database, tmp_path: Path) -> None:
    await made(database)
    backup = await taken(database, tmp_path / "b")
    before = await all_of(database)
    with pytest.raises(NotEmpty, match="Nothing was written"):
        await restore(database, backup, nothing, silent)
    assert await all_of(database) == before


async def test_a_place_that_was_only_set_up_is_empty(database: Database, tmp_path: Path) -> None:
    await made(database)
    backup = await taken(database, tmp_path / "b")
    before = await all_of(database)
    await wipe(database)
    await set_up_schema(database)
    await restore(database, backup, nothing, silent)
    assert await all_of(database) == before


async def test_keys_open_nothing_where_they_are_withdrawn_at_the_end(database: Database, tmp_path: Path) -> None:
    await set_up_schema(database)
    key = await add_key(database, Wish("Reports", Role.READER), "tests")
    backup = await taken(database, tmp_path / "b")
    seq = await last(database)
    await wipe(database)
    assert await restore(database, backup, lambda: withdraw_all(database, "tests"), silent) == 1
    assert await Grants(database).of_key(key) is None
    assert await last(database) == seq + 1


async def test_who_was_erased_since_is_erased_again(database: Database, tmp_path: Path) -> None:
    await made(database)
    old = await taken(database, tmp_path / "old")
    await erase_person(database, "noor-haddad", "tests", "here")
    later = erasures_in(await taken(database, tmp_path / "erased", whole=False))
    assert later
    assert erasures_in(old) is None
    await wipe(database)
    done = await restore(
        database, old, lambda: erase_again(database, later, "tests", "restore", progress=silent), silent
    )
    assert (done.people, done.left) == (1, [])
    everything = "\n".join(await all_of(database)).lower()
    assert [word for word in HERS if word.lower() in everything and word != "u-17"] == []
    again = erasures_in(await taken(database, tmp_path / "again"))
    assert again
    assert again.hold("Person", "noor-haddad")
    assert again.salt == later.salt


async def test_a_backup_of_an_older_schema_is_brought_up(database: Database, tmp_path: Path) -> None:
    await hold_estate_of_schema_1(database)
    with (tmp_path / "older").open("wb") as file:
        writer = Writer(file, Head(1, "older", "2026-01-01T00:00:00.000000Z"))
        held = json.loads(ESTATE.read_text(encoding="utf-8"))
        for node in held["nodes"]:
            writer.write(Thing(node["label"], node["values"]))
        for each in held["relations"]:
            (start, a), (end, b) = each["from"], each["to"]
            writer.write(Relation(each["type"], start, a, end, b, each["values"]))
        writer.end()
    await set_up_schema(database)
    wanted = await all_values(database)
    await wipe(database)
    backup = whole_backup(tmp_path / "older")
    require_known(backup)
    await restore(database, backup, nothing, silent)
    assert await all_values(database) == wanted
    assert (await condition(database)).schema == VERSION


async def test_what_rapport_does_not_know_is_not_left_out_without_a_word(database: Database, tmp_path: Path) -> None:
    await made(database)

    async def foreign(transaction: Transaction) -> None:
        await transaction.run("CREATE (:Warehouse {id: 'w'})")

    await database.write(foreign, name="foreign")
    with pytest.raises(Damaged, match="no backup was made"):
        await taken(database, tmp_path / "b")
