"""A start from the snapshot is a start from the database, or the snapshot is thrown away."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from graph.database.event_log import last
from graph.database.imports import finish_import, start_import
from graph.database.schema import set_up_schema
from graph.projection.follower import KeptProjection
from graph.projection.loading import tables
from graph.projection.rows import OfferingRow, Tables
from graph.projection.snapshot import SnapshotKeeper, keeper
from graph.projection.snapshot.file import write
from graph.projection.snapshot.form import Mark, encoded, head_of
from graph.writing.personal_data import erase_person
from tests.engines import wipe
from tests.graph.projection.small_estate import SmallEstate

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from graph.database.engine import Database


@pytest.fixture
def kept_in(database: Database, tmp_path: Path) -> Generator[Path]:
    database.snapshot = tmp_path / "kept" / "projection.snapshot"
    yield database.snapshot
    database.snapshot = None


@pytest.fixture
async def estate(database: Database, kept_in: Path, tmp_path: Path) -> SmallEstate:
    await set_up_schema(database)
    (tmp_path / "files").mkdir()
    made = SmallEstate(database, tmp_path / "files")
    await made.brought_in()
    assert not is_there(kept_in)
    return made


def is_there(path: Path) -> bool:
    return path.exists()


def files_beside(path: Path) -> dict[str, int]:
    """Names, and who may do what with them."""
    return {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}


async def started(database: Database) -> None:
    """A process loads the projection, and ends."""
    async with aclosing(KeptProjection(database)) as kept:
        await kept.load()


async def found(database: Database) -> tuple[dict[str, list[Any]], int] | None:
    rows = await SnapshotKeeper(database).found()
    return rows and (in_order(rows[0]), rows[1])


async def in_database(database: Database) -> tuple[dict[str, list[Any]], int]:
    return in_order(await tables(database, lambda _: None)), await last(database)


def in_order(rows: Tables) -> dict[str, list[Any]]:
    return {name: sorted(each, key=repr) for name, each in rows._asdict().items()}


async def test_rows_are_kept_for_their_owner_alone_and_found_at_the_next_start(
    estate: SmallEstate, kept_in: Path
) -> None:
    assert await found(estate.database) is None
    await started(estate.database)
    assert files_beside(kept_in) == {kept_in.name: 0o600}, "no half of it is left"
    assert await found(estate.database) == await in_database(estate.database)


async def test_a_start_reads_no_row_that_is_kept(
    estate: SmallEstate, kept_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await started(estate.database)
    monkeypatch.setattr("graph.projection.follower.tables", None)
    estate.edit("offerings", "Maps", "Charts")
    await estate.brought_in()
    kept = KeptProjection(estate.database)
    assert await kept.ask(lambda state: state.projection.names.offering("maps")) == "Charts", "the trail is followed"
    assert is_there(kept_in)


async def test_after_any_writes_the_snapshot_holds_what_the_database_does(
    estate: SmallEstate, monkeypatch: pytest.MonkeyPatch
) -> None:
    random = Random(14)  # noqa: S311  # nobody's secret
    monkeypatch.setattr(keeper, "ENOUGH_EVENTS", 1)
    kept = KeptProjection(estate.database)
    for number in range(8):
        edited = random.sample(EDITS, random.randint(1, 3))
        for file, rows in edited:
            estate.edit(file, "", f"{estate.head(file)}\n{random.choice(rows)}\n")
        await estate.brought_in(replace=True)
        await kept.load()
        await kept.aclose()
        assert await found(estate.database) == await in_database(estate.database), (number, edited)
        if random.random() < 0.3:
            kept = KeptProjection(estate.database)  # a process that goes on from what it finds


EDITS: list[tuple[str, tuple[str, ...]]] = [
    ("dependencies", ("", "routes,maps,LOW", "parcels,maps,CRITICAL\nparcels,routes,LOW", "maps,parcels,HIGH")),
    ("stakeholders", ("", "olaf,carrier-shop,SPONSOR", "mina,carrier-shop,SPONSOR\nolaf,carrier-shop,CUSTOMER")),
    (
        "agreements",
        (
            "",
            "shop-parcels,ENDED,carrier-shop,parcels,LOW,30",
            "shop-routes,ACTIVE,carrier-shop,routes,HIGH,60\nshop-parcels,ACTIVE,carrier-shop,parcels,CRITICAL,90",
        ),
    ),
    ("changed_offerings", ("", "fewer-routes,maps,SUSPEND", "fewer-routes,routes,RETIRE\nfewer-routes,parcels,BREAK")),
    (
        "organizations",
        ("mapmaker,Maker of maps,\ncarrier,Co,9\nshop,S,", "mapmaker,Mapmaker,30\ncarrier,Carriers,\nshop,Shop,1"),
    ),
]


def gone_on(data: bytes) -> bytes:
    mark = head_of(data).mark
    return encoded(Mark(mark.number + 5, mark.id), Tables(offerings=[OfferingRow("maps", "mapmaker")]))


SPOILT: dict[str, Callable[[bytes], bytes]] = {
    "of a later state than the database": gone_on,
    "cut": lambda data: data[:-20],
    "flipped": lambda data: data[:200] + bytes([data[200] ^ 4]) + data[201:],
    "empty": lambda _: b"",
}


def spoil(path: Path, how: str) -> None:
    path.write_bytes(SPOILT[how](path.read_bytes()))


@pytest.mark.parametrize("spoilt", SPOILT)
async def test_a_snapshot_that_is_wrong_is_thrown_away_with_a_word(
    estate: SmallEstate, kept_in: Path, spoilt: str, caplog: pytest.LogCaptureFixture
) -> None:
    await started(estate.database)
    spoil(kept_in, spoilt)
    await thrown_away(estate, kept_in, caplog)


async def test_a_snapshot_of_another_estate_in_the_same_place_is_thrown_away(
    estate: SmallEstate, kept_in: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await started(estate.database)
    await wipe(estate.database)
    await set_up_schema(estate.database)
    await estate.brought_in()
    await thrown_away(estate, kept_in, caplog)


async def thrown_away(estate: SmallEstate, kept_in: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", keeper.__name__)
    assert await found(estate.database) is None
    assert [record.getMessage().partition(": ")[0] for record in caplog.records] == [
        f"the snapshot {kept_in} is not used, and deleted"
    ]
    assert not is_there(kept_in)
    await started(estate.database)
    assert await found(estate.database) == await in_database(estate.database)


async def test_a_snapshot_that_was_made_by_other_declarations_is_thrown_away(
    estate: SmallEstate, kept_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await started(estate.database)
    monkeypatch.setattr("graph.projection.snapshot.form.declared", lambda: "otherwise")
    assert await found(estate.database) is None
    assert not is_there(kept_in)


async def test_erasing_somebody_deletes_the_snapshot(estate: SmallEstate, kept_in: Path) -> None:
    await started(estate.database)
    await erase_person(estate.database, "olaf", "tests", "tests")
    assert not is_there(kept_in)
    await started(estate.database)
    rows = await found(estate.database)
    assert rows
    assert "olaf" not in repr(rows).lower()


async def test_a_process_that_learns_of_an_erasure_elsewhere_deletes_what_it_keeps(
    estate: SmallEstate, kept_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where two machines ask one Neo4j: each has a snapshot of its own."""
    kept = KeptProjection(estate.database)
    await kept.load()
    await kept.aclose()
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(estate.database, "snapshot", None)
        await erase_person(estate.database, "olaf", "tests", "tests")
    assert is_there(kept_in)
    await kept.load()
    await kept.aclose()
    rows = await found(estate.database)
    assert rows
    assert "olaf" not in repr(rows).lower()


async def test_what_is_written_while_somebody_is_erased_does_not_stay(
    estate: SmallEstate, kept_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = asyncio.Event()
    erased = asyncio.Event()
    loop = asyncio.get_running_loop()

    def slowly(path: Path, data: bytes) -> bool:
        loop.call_soon_threadsafe(made.set)
        asyncio.run_coroutine_threadsafe(erased.wait(), loop).result()
        return write(path, data)

    monkeypatch.setattr(keeper, "write", slowly)
    kept = KeptProjection(estate.database)
    await kept.load()
    await made.wait()
    await erase_person(estate.database, "olaf", "tests", "tests")
    erased.set()
    await kept.aclose()
    assert not is_there(kept_in)


async def test_nothing_is_kept_of_an_import_under_way(
    estate: SmallEstate, kept_in: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "ENOUGH_EVENTS", 1)
    run = await start_import(estate.database, "elsewhere", rows=1)
    await started(estate.database)
    assert not is_there(kept_in)
    await finish_import(estate.database, run)
    await started(estate.database)
    assert await found(estate.database) == await in_database(estate.database)


async def test_two_processes_continue_what_either_has_written(
    estate: SmallEstate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeper, "ENOUGH_EVENTS", 1)
    one, other = KeptProjection(estate.database), KeptProjection(estate.database)
    await one.load()
    await one.aclose()
    await other.load()
    for grade, first, second in (("LOW", one, other), ("MEDIUM", other, one), ("HIGH", one, other)):
        estate.edit("dependencies", "", f"{estate.head('dependencies')}\nroutes,maps,{grade}\n")
        await estate.brought_in(replace=True)
        for each in (first, second):
            await each.load()
            await each.aclose()
            assert await found(estate.database) == await in_database(estate.database)
