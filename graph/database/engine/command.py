"""The command line that runs the embedded engine in a folder."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine.location import Location

DATABASE = "rapport"
USER = "root"
LARGEST_MESSAGE = 128 * 2**20
HEAP = ("-XX:MaxRAMPercentage=25", "-XX:MaxRAM=16g")
"""Java's heap: at most a quarter of the memory that the machine or the container has, up to 4 GB. Pages are kept in a
quarter of it.
"""
MOST_COLLECTED = 5_000_000
"""Values that a statement may hold: an estate of a million agreements is read. What they weigh is bounded beside it."""
COMMAND_TIMEOUT = 30_000  # milliseconds; ends an endless query
REGEX_TIMEOUT = COMMAND_TIMEOUT
"""Milliseconds for all regular expressions of a statement together, by the clock: the engine's own second passes on a
busy machine.
"""


ASKED: Final = ("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS")
"""Java's own variables."""
COLLECTOR: Final = "-XX:+UseSerialGC"
"""The serial collector takes half the memory that Java's usual one does, in no more time, while most of what there is
are pages and not objects.
"""


def collector(asked: str) -> tuple[str, ...]:
    """Java refuses to be told two: what somebody asks for counts."""
    return () if re.search(r"-XX:\+Use\w+GC\b", asked) else (COLLECTOR,)


def java_command(location: Location, folder: Path, password_file: Path, options: tuple[str, ...]) -> list[str]:
    return [
        str(location.java),
        *HEAP,
        *collector(" ".join((*(os.environ.get(name, "") for name in ASKED), *options))),
        "-XX:+UseCompactObjectHeaders",
        "-XX:-UsePerfData",
        "-XX:+ExitOnOutOfMemoryError",
        f"-XX:ErrorFile={folder}/crash_%p.log",
        "--enable-native-access=ALL-UNNAMED",
        "--add-opens=java.base/java.util.concurrent.atomic=ALL-UNNAMED",
        "--add-opens=java.base/java.nio.channels.spi=ALL-UNNAMED",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "-Djava.awt.headless=true",
        "-Dfile.encoding=UTF8",
        f"-Djava.util.logging.config.file={folder}/log.properties",
        *(f"-Darcadedb.{name}={value}" for name, value in engine_settings(folder, password_file).items()),
        *options,
        "-cp",
        os.pathsep.join(str(jar) for jar in location.jars),
        "com.arcadedb.server.ArcadeDBServer",
    ]


def engine_settings(folder: Path, password_file: Path) -> dict[str, object]:
    settings: dict[str, object] = {
        "server.mode": "development",
        "server.rootPath": folder,
        "server.logsDirectory": folder / "log",
        "server.rootPasswordPath": password_file,
        "server.httpIncomingHost": "127.0.0.1",
        "server.httpIncomingPort": 0,
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "bolt.host": "127.0.0.1",
        "bolt.port": 0,
        "bolt.defaultDatabase": DATABASE,
        "bolt.maxMessageSize": LARGEST_MESSAGE,
        "bolt.packstream.maxValueLength": LARGEST_MESSAGE,
        "command.timeout": COMMAND_TIMEOUT,
        "command.regexTimeout": REGEX_TIMEOUT,
        "queryMaxHeapElementsAllowedPerOp": MOST_COLLECTED,
        "txWalFlush": 1,  # an acknowledged write is on disk
        "opencypher.loadCsv.allowFileUrls": "false",
        "opencypher.loadCsv.allowRemoteUrls": "false",
        "serverMetrics": "false",
        "server.healthCheck.enabled": "false",
        "installCustomFormatter": "false",
    }
    if not (folder / "databases" / DATABASE).exists():
        settings["server.defaultDatabases"] = f"{DATABASE}[]"
    return settings


def log_properties(folder: Path) -> str:
    handler = "java.util.logging.FileHandler"
    return (
        f"handlers = {handler}\n.level = SEVERE\ncom.arcadedb.bolt.level = OFF\n"
        f"{handler}.pattern = {folder.as_posix()}/engine.log\n{handler}.limit = 2000000\n{handler}.count = 2\n"
        f"{handler}.formatter = com.arcadedb.log.LogFormatter\n"
    )
