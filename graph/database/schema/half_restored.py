"""A database into which a restore has not come to its end: it says so, and is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from graph.errors import HalfRestored

if TYPE_CHECKING:
    from graph.database.engine import Database

RESTORING: Final = """
MATCH (s:Schema {id: 'restore'})
RETURN s.holder, s.process, s.startedAt, s.seenAt
"""


class Restoring(NamedTuple):
    """The restore that has begun. `seen_at`: its last write."""

    holder: str
    process: str
    started_at: str
    seen_at: str

    def __str__(self) -> str:
        return f"A restore into this database (since {self.started_at[:19]}Z) has not come to its end."


REMEDY: Final = "Wait for it, or run the same rapport restore again: it begins anew."


async def half_restored(database: Database) -> Restoring | None:
    rows = await database.read(RESTORING, name="restoring", leader=True)
    return Restoring(*rows[0]) if rows else None


async def refuse_half_restored(database: Database) -> None:
    """Raises HalfRestored."""
    if found := await half_restored(database):
        raise HalfRestored(f"{found} {REMEDY}")
