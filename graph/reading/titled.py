"""Finds planned changes by their titles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.model.folding import fold

if TYPE_CHECKING:
    from graph.database.engine import Database

TITLED: Final = """
MATCH (c:Change)
WHERE c.titleFolded = $title AND c.archivedAt IS NULL
RETURN c.id, c.title ORDER BY c.id LIMIT 20
"""

BEGUN: Final = """
MATCH (c:Change)
WHERE (c.titleFolded STARTS WITH $title OR c.id STARTS WITH $id) AND c.archivedAt IS NULL
RETURN c.id, c.title ORDER BY c.id LIMIT 50
"""


async def changes_titled(database: Database, title: str) -> list[tuple[str, str]]:
    """(id, title) of those in use, in any case."""
    rows = await database.read(TITLED, {"title": fold(title.strip())}, name="titled")
    return [(id_, called) for id_, called in rows]


async def changes_begun(database: Database, text: str) -> list[tuple[str, str]]:
    """(id, title) of those in use whose title, in any case, or id begins so."""
    rows = await database.read(BEGUN, {"title": fold(text.strip()), "id": text}, name="begun")
    return [(id_, called) for id_, called in rows]
