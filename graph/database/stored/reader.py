"""Whoever answers a statement with rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, LiteralString, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.database.engine import Database


class Reader(Protocol):
    """A transaction, or whatever else answers a statement with rows."""

    async def run(self, statement: LiteralString, parameters: Mapping[str, Any] | None = None) -> list[list[Any]]: ...


class Questions:
    """A reader outside of a transaction."""

    def __init__(self, database: Database, name: LiteralString) -> None:
        self._database = database
        self._name: LiteralString = name

    async def run(self, statement: LiteralString, parameters: Mapping[str, Any] | None = None) -> list[list[Any]]:
        return await self._database.read(statement, parameters, name=self._name, timeout=120.0, leader=True)


class EmptyGraph:
    """What a graph answers that holds nothing: aggregations one row, other statements none."""

    async def run(
        self,
        statement: LiteralString,
        parameters: Mapping[str, Any] | None = None,  # noqa: ARG002  # whatever is asked about
    ) -> list[list[Any]]:
        _, _, answer = statement.rpartition("RETURN ")
        if answer.startswith("collect("):
            return [[[]]]
        return [[0]] if answer.startswith("count(") else []
