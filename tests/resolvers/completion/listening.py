"""What a question comes to: the statements that read the graph for it."""

from __future__ import annotations

from typing import Any, Final

from graph.database.engine import Database

READS: Final = "RETURN COLLECT", "RETURN COUNT", "UNWIND range", "MATCH (n0:"


class Listening(Database):
    """The same database; `heard` are the statements that read selections, with what goes beside them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.heard: list[tuple[str, Any]] = []
        self.snapshot = None

    @property
    def engine(self) -> Any:
        return self._database.engine

    async def read(self, statement: Any, parameters: Any = None, **named: Any) -> Any:
        if statement.startswith(READS):
            self.heard.append((statement, parameters))
        return await self._database.read(statement, parameters, **named)
