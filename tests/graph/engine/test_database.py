"""What both engines promise alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.engine import Database


async def test_rows_come_with_columns_by_position(database: Database) -> None:
    rows = await database.read("UNWIND $ids AS id RETURN id, id + '!'", {"ids": ["a", "b"]}, name="rows")
    assert rows == [["a", "a!"], ["b", "b!"]]
