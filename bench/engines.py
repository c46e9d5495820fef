"""The engine a benchmark runs on: the embedded one, a Neo4j by its address, or one that is started here."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, Final

from graph.database.engine import Engine, EngineSettings
from graph.database.engine.location import embedded_engine
from tests.engines import neo4j_jars, neo4j_settings, running_neo4j

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

NEO4J_OPTIONS: Final = ("-Xmx2g", "-XX:+UseSerialGC")
NEO4J_PAGES: Final = "1g"


@contextlib.contextmanager
def engine_in(folder: Path, engine: Engine) -> Generator[EngineSettings]:
    """What was kept in the folder is found again. Where NEO4J_URI is set, that Neo4j is used. Raises Neo4jMissing."""
    if engine is Engine.EMBEDDED:
        yield EngineSettings(folder / "embedded")
    elif os.environ.get("NEO4J_URI"):
        with neo4j_settings() as settings:
            yield settings
    else:
        home = folder.resolve() / "neo4j"  # Neo4j takes nothing else
        home.mkdir(parents=True, exist_ok=True)
        with running_neo4j(embedded_engine().java, neo4j_jars(), home, NEO4J_OPTIONS, NEO4J_PAGES) as uri:
            yield EngineSettings(folder, uri, "neo4j", "", "neo4j")
