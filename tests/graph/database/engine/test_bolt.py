"""Reaching a server by its address: what is said when that fails, and how a cluster's members are asked."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph.database.engine import EngineSettings, open_database
from graph.database.engine.folder import EngineFolder
from graph.errors import AccessRefused, Unavailable
from tests.engines import embedded_settings, free_port, wipe

if TYPE_CHECKING:
    from graph.database.engine import Database, Transaction


async def opened(settings: EngineSettings) -> None:
    async with open_database(settings):
        pass


def address_of(settings: EngineSettings) -> str:
    note = EngineFolder(settings.data).written_note()
    return settings.uri or (note.address if note else "")


@pytest.mark.parametrize("scheme", ["bolt", "neo4j", "bolt+s", "neo4j+ssc"])
async def test_nobody_listens_at_the_address(scheme: str) -> None:
    address = f"{scheme}://127.0.0.1:{free_port()}"
    with pytest.raises(Unavailable, match=rf"{scheme.replace('+', '.')}://\S+ cannot be reached. Check that it runs"):
        await opened(EngineSettings(Path(), address, password="secret"))


async def test_host_that_does_not_exist() -> None:
    with pytest.raises(Unavailable, match="cannot be reached"):
        await opened(EngineSettings(Path(), "bolt://nowhere.invalid:7687", password="secret"))


@pytest.mark.parametrize("address", ["http://127.0.0.1:7474", "127.0.0.1:7687", "bolt://host:notaport", ""])
async def test_text_that_is_no_address(address: str) -> None:
    with pytest.raises(Unavailable, match="is no address of a Neo4j, like bolt://host:7687"):
        await opened(EngineSettings(Path(), address))


async def test_encryption_the_server_does_not_speak(database: Database, engine_settings: EngineSettings) -> None:
    await database.round_trip()
    address = address_of(engine_settings).replace("bolt://", "bolt+ssc://")
    with pytest.raises(Unavailable, match="whether it asks for encryption"):
        await opened(EngineSettings(Path(), address))


async def test_database_that_does_not_exist_on_neo4j(running_neo4j: EngineSettings) -> None:
    with pytest.raises(Unavailable, match=r"There is no database 'nowhere' at .* Check its name"):
        await opened(dataclasses.replace(running_neo4j, database="nowhere"))


async def test_home_database_is_found_where_none_is_named_on_neo4j(running_neo4j: EngineSettings) -> None:
    async with open_database(dataclasses.replace(running_neo4j, database=None)) as home:
        assert await home.read("RETURN 1", name="one") == [[1]]


async def test_cluster_address_reads_at_the_leader_and_elsewhere_as_much_on_neo4j(
    running_neo4j: EngineSettings,
) -> None:
    async def add(transaction: Transaction) -> None:
        await transaction.run("CREATE (:Probe {id: 'p'})")

    address = address_of(running_neo4j).replace("bolt://", "neo4j://")
    async with (
        open_database(running_neo4j) as one,  # another process, as far as the cluster's database knows
        open_database(dataclasses.replace(running_neo4j, uri=address)) as cluster,
    ):
        await wipe(one)
        await one.write(add, name="add")
        assert await cluster.read("MATCH (p:Probe) RETURN count(p)", name="count", leader=True) == [[1]]
        assert await cluster.read("MATCH (p:Probe) RETURN count(p)", name="count") == [[1]]


async def test_wrong_password(tmp_path: Path) -> None:
    """Asked of the embedded engine: the Neo4j of the tests has no passwords."""
    async with open_database(embedded_settings(tmp_path)):
        address = address_of(embedded_settings(tmp_path))
        settings = EngineSettings(tmp_path, address, "root", "wrong-one", "rapport")
        with pytest.raises(AccessRefused, match="refused the user name or password"):
            await opened(settings)
    assert "wrong-one" not in repr(settings)
