"""Which engine, and where."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Engine(enum.Enum):
    EMBEDDED = "embedded"
    NEO4J = "neo4j"


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """Which engine a database has, and where. Without `uri` the embedded engine runs in the folder `data`; `database`
    None is the user's home database.

    `snapshot`: the file in which rows of the projection are kept between starts; `java_cache`: the folder of what the
    engine's Java works out ahead. None: nothing is kept. `stays`: seconds that the embedded engine runs on after this
    process, where that is longer than usual.
    """

    data: Path
    uri: str | None = None
    username: str = "neo4j"
    password: str | None = field(default=None, repr=False)
    database: str | None = None
    java_options: tuple[str, ...] = ()
    snapshot: Path | None = None
    java_cache: Path | None = None
    stays: float | None = None

    @property
    def engine(self) -> Engine:
        return Engine.EMBEDDED if self.uri is None else Engine.NEO4J
