"""What is noted of an upgrade, and one that is cut short."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.database.engine import Database
    from graph.database.schema import upgrading


async def noted(database: Database) -> Mapping[str, Any]:
    return (await database.read("MATCH (s:Schema) RETURN properties(s)", name="noted"))[0][0]


async def note(database: Database, **values: Any) -> None:
    statement = "MATCH (s:Schema {id: 'rapport'}) SET s += $values"
    await database.write(lambda transaction: transaction.run(statement, {"values": values}), name="note")


class Killed(BaseException):
    """As if the process was gone: nothing can be said any more."""


def killed_after(batches: int) -> upgrading.Progress:
    seen: list[int] = []

    def progress(_stage: str, _done: int, _total: int | None) -> None:
        if len(seen) == batches:
            raise Killed
        seen.append(1)

    return progress
