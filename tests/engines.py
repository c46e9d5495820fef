"""Real engines for tests: the embedded one in a throw-away folder, and a Neo4j given by address or started here."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, LiteralString

import neo4j
import platformdirs
import pytest

from graph.database.engine import EngineSettings
from graph.database.engine.abandoned import ordered
from graph.database.engine.folder import EngineFolder
from graph.database.engine.location import embedded_engine

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence

    from graph.database.engine import Database, Transaction

SIMPLY_COMPILED = ("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=240m")
"""By the first compiler alone. Java would then keep 48 MB of code: many tests need more of Neo4j, which was compiled anew each time."""
FAST_START = ("-Xmx512m", *SIMPLY_COMPILED)
NOT_AWAITED = "-Darcadedb.txWalFlush=0"
"""Writes are handed to the operating system, and its disk is not waited for: what they are is lost with the machine alone."""
SMALL_NEO4J = ("-Xmx640m", *SIMPLY_COMPILED, "-XX:+UseSerialGC")
PLANNED_ONCE = """
dbms.cypher.min_replan_interval=24h
dbms.cypher.statistics_divergence_threshold=1
internal.cypher.use_parameter_size=false
"""
"""Each test fills an empty database, and Neo4j would plan its statements anew for it, and for each magnitude of a list
that is given: most of the time of an import."""
NEO4J = Path(__file__).parent / "neo4j"
NEO4J_MAIN = "org.neo4j.server.Neo4jCommunity"
STARTING = 300.0  # seconds; an idle machine takes ten


EMBEDDED_ALONE: Final = pytest.mark.parametrize("chosen_engine", ["embedded"], indirect=True)
"""Marks a test in which the engine plays no part, and whose statements other tests ask Neo4j."""

ENDLESS: Final[LiteralString] = """
UNWIND range(1, 3000) AS a
UNWIND range(1, 3000) AS b
UNWIND range(1, 3000000) AS c
WITH a, b, c
WHERE a + b + c < 0
RETURN count(*)
"""


class Neo4jMissing(Exception):
    """No Neo4j can be had here; the sentence says what is needed."""


# --- starting ---------------------------------------------------------------------------------------------------------


def embedded_settings(folder: Path, *more: str) -> EngineSettings:
    return EngineSettings(folder, java_options=(*FAST_START, *more))


def compile_simply() -> None:
    """Every Java that is started from now on, by a command as well: few live long enough for the second compiler to pay."""
    os.environ.setdefault("JDK_JAVA_OPTIONS", " ".join(SIMPLY_COMPILED))


@contextlib.contextmanager
def neo4j_settings() -> Generator[EngineSettings]:
    """The server at NEO4J_URI, or one that lives as long as this context. Raises Neo4jMissing."""
    if uri := os.environ.get("NEO4J_URI"):
        given = os.environ.get
        username, password = given("NEO4J_USERNAME", "neo4j"), given("NEO4J_PASSWORD")
        yield EngineSettings(Path(), uri, username, password, given("NEO4J_DATABASE"))
        return
    java, jars = embedded_engine().java, neo4j_jars()  # the embedded engine's Java runs Neo4j as well
    with (
        tempfile.TemporaryDirectory(prefix="rapport-neo4j-", ignore_cleanup_errors=True) as folder,
        running_neo4j(java, jars, Path(folder), more=PLANNED_ONCE) as uri,
    ):
        yield EngineSettings(Path(), uri, "neo4j", "", "neo4j")


@contextlib.contextmanager
def running_neo4j(
    java: Path,
    jars: Path,
    folder: Path,
    java_options: tuple[str, ...] = SMALL_NEO4J,
    pages: str = "32m",
    port: int | None = None,
    more: str = "",
) -> Generator[str]:
    port = port or free_port()
    (folder / "neo4j.conf").write_text(neo4j_conf(port, pages) + more)
    log = folder / "out.log"
    command = [java, *java_options, *QUIET_JAVA, "-cp", f"{jars}/*"]
    with log.open("wb") as out:
        process = subprocess.Popen(  # noqa: S603  # found here, run in our own folder
            [
                sys.executable,
                "-I",
                NEO4J / "server.py",
                *command,
                NEO4J_MAIN,
                f"--home-dir={folder}",
                f"--config-dir={folder}",
            ],
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            await_port(process, port, log)
            yield f"bolt://127.0.0.1:{port}"
        finally:
            process.communicate()


QUIET_JAVA = (
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "--enable-native-access=ALL-UNNAMED",
    "-Dio.netty.tryReflectionSetAccessible=true",
)


def neo4j_conf(port: int, pages: str) -> str:
    return f"""
dbms.security.auth_enabled=false
dbms.usage_report.enabled=false
server.bolt.enabled=true
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.bolt.telemetry.enabled=false
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size={pages}
db.tx_log.preallocate=false
db.tx_log.rotation.size=1m
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def await_port(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + STARTING
    while process.poll() is None and time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise RuntimeError(f"Neo4j did not start:\n{log.read_text(errors='replace')[-3000:]}")


# --- what it needs ----------------------------------------------------------------------------------------------------


def neo4j_jars() -> Path:
    """Neo4j's jars, fetched by maven once per version and kept in the user's cache folder."""
    pom = NEO4J / "pom.xml"
    version = ET.parse(pom).findtext(".//{*}dependency/{*}version")  # noqa: S314  # our own file
    cache = platformdirs.user_cache_path("rapport")
    jars = cache / f"neo4j-{version}"
    if jars.is_dir():
        return jars
    maven = shutil.which("mvn")
    if maven is None:
        raise Neo4jMissing("mvn was not found: set NEO4J_URI, or install Maven")
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache) as half:
        fetch = [maven, "-B", "-q", "-f", pom, "dependency:copy-dependencies", f"-DoutputDirectory={half}/jars"]
        fetched = subprocess.run(  # noqa: S603  # found here, run on our own file
            fetch, capture_output=True, text=True, check=False
        )
        if fetched.returncode:
            raise Neo4jMissing(f"Maven could not fetch Neo4j:\n{fetched.stdout[-2000:]}")
        with contextlib.suppress(OSError):  # another run was faster
            Path(half, "jars").rename(jars)
    return jars


# --- choosing ---------------------------------------------------------------------------------------------------------


def drawn(name: str, seeds: Sequence[int]) -> pytest.MarkDecorator:
    """Marks a test of what is drawn by chance: with every seed on the embedded engine, with the first one on Neo4j. It is
    asked the same statements of each, and takes long for them.
    """
    chosen = [*(("embedded", seed) for seed in seeds), ("neo4j", seeds[0])]
    return pytest.mark.parametrize(("chosen_engine", name), chosen, indirect=["chosen_engine"])


# --- using ------------------------------------------------------------------------------------------------------------


async def wipe(database: Database) -> None:
    """All data goes; constraints and indexes stay."""

    async def some(transaction: Transaction) -> int:
        rows = await transaction.run("MATCH (n) WITH n LIMIT 5000 DETACH DELETE n RETURN count(*)")
        return rows[0][0]

    while await database.write(some, name="wipe"):
        pass


def running_statements(settings: EngineSettings) -> list[str]:
    """What the engine itself says is running, but for this question."""
    if settings.uri is None:
        note = EngineFolder(settings.data).written_note()
        return [query["text"] for query in ordered(note, "list queries")] if note else []
    with neo4j_driver(settings) as driver:
        records = driver.execute_query("SHOW TRANSACTIONS YIELD currentQuery", database_=settings.database).records
    return [record["currentQuery"] for record in records if not record["currentQuery"].startswith("SHOW")]


async def until_nothing_runs(settings: EngineSettings) -> None:
    async with asyncio.timeout(8):  # Neo4j looks every two seconds
        while await asyncio.to_thread(running_statements, settings):  # noqa: ASYNC110  # in the engine
            await asyncio.sleep(0.1)


@dataclass(frozen=True, slots=True)
class Notification:
    code: str
    text: str


def notifications(
    settings: EngineSettings, statement: LiteralString, parameters: Mapping[str, Any] | None = None
) -> list[Notification]:
    """What Neo4j has to say against a statement (deprecated, unknown name, product, missing index): EXPLAIN only."""
    with neo4j_driver(settings) as driver:
        summary = driver.execute_query(
            f"EXPLAIN {statement}", dict(parameters or {}), database_=settings.database
        ).summary
    said = [status for status in summary.gql_status_objects if status.is_notification]
    return [Notification(status.gql_status, status.status_description) for status in said]


def neo4j_driver(settings: EngineSettings) -> neo4j.Driver:
    auth = (settings.username, settings.password or "")
    return neo4j.GraphDatabase.driver(settings.uri or "", auth=auth)  # pyright: ignore[reportUnknownMemberType]  # **config has no types
