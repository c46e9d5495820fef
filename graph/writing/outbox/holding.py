"""What waits until somebody releases it: all that was unsent when the estate was restored or got another public address,
and what an import brought. So only what verbs made in this installation goes out by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.database.event_log import alone
from graph.model.scalars import now

if TYPE_CHECKING:
    from graph.database.engine import Database, Transaction


@dataclass(frozen=True, slots=True)
class Held:
    """Messages that wait: `every` is the instant up to which all were made that do, `imported` that of those that an import
    brought; empty where none does.
    """

    every: str = ""
    imported: str = ""

    @property
    def parameters(self) -> dict[str, str]:
        return {"held": self.every, "imported": self.imported}


KNOWN: Final = """
MATCH (s:Sending {id: 'estate'})
RETURN s.publicUrl
"""
BEGIN: Final = """
MERGE (s:Sending {id: 'estate'})
SET s.publicUrl = $url, s.heldAt = $at
"""
HELD: Final = """
OPTIONAL MATCH (s:Sending {id: 'estate'})
OPTIONAL MATCH (i:Import)
WHERE i.created + i.changed + i.removed > 0
RETURN coalesce(s.heldAt, '9'), coalesce(s.releasedAt, ''), coalesce(max(i.updatedAt), '')
"""
RELEASE: Final = """
MERGE (s:Sending {id: 'estate'})
SET s.releasedAt = $at, s.pausedUntil = null, s.pausedWhy = null, s.heldAt = coalesce(s.heldAt, '')
"""
WAITING: Final = """
MATCH (n:Notice)
WHERE n.state = 'PLANNED' AND n.archivedAt IS NULL
  AND (n.createdAt <= $held OR (n.source IS NOT NULL AND n.createdAt <= $imported))
RETURN count(n)
"""
PAUSED: Final = """
MATCH (s:Sending {id: 'estate'})
WHERE s.pausedUntil > $at
RETURN s.pausedUntil, s.pausedWhy
"""
PAUSE: Final = """
MERGE (s:Sending {id: 'estate'})
SET s.pausedUntil = $until, s.pausedWhy = $why
"""


async def know_installation(database: Database, public_url: str | None) -> None:
    """Remembers this installation. Where it is new to the estate, or is reached by another address, what is unsent is
    held.
    """
    url = public_url or ""
    rows = await database.read(KNOWN, name="sending", leader=True)
    if rows and rows[0][0] == url:
        return

    async def once(transaction: Transaction) -> None:
        await alone(transaction)
        there = await transaction.run(KNOWN)
        if not there or there[0][0] != url:
            await transaction.run(BEGIN, {"url": url, "at": now()})

    await database.write(once, name="sending")


async def held_until(database: Database) -> Held:
    rows = await database.read(HELD, name="sending", leader=True)
    held_at, released_at, imported_at = rows[0]
    return Held(*(at if at > released_at else "" for at in (held_at, imported_at)))


async def waiting(database: Database) -> int:
    """How many messages are held."""
    held = await held_until(database)
    return (await database.read(WAITING, held.parameters, name="sending", leader=True))[0][0]


async def release(database: Database) -> int:
    """Lets go what is held, and what paused. How many messages were held."""
    count = await waiting(database)
    await database.write(lambda work: work.run(RELEASE, {"at": now()}), name="release")
    return count


async def pause(database: Database, until: str, why: str) -> None:
    """Nothing is sent until that instant."""
    await database.write(lambda work: work.run(PAUSE, {"until": until, "why": why}), name="pause")


async def paused(database: Database) -> tuple[str, str] | None:
    """The instant until which sending pauses, and why; None where it does not."""
    rows = await database.read(PAUSED, {"at": now()}, name="sending", leader=True)
    return (rows[0][0], rows[0][1]) if rows else None
