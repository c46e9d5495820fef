"""The trail: every write transaction ends with one numbered event, so that whoever keeps something can follow.

The counter stays locked from its increment to the commit: numbers are dense and become visible in their order.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.model.event import EventAction
from graph.model.values import now

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.engine import Database, Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What an event says. `subject`: kind of the rows, `subject_ids`: ids of the things (of links: at their start)."""

    action: EventAction
    subject: str | None = None
    subject_ids: Sequence[str] = ()
    actor: str | None = None
    before: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Happened:
    """An event as those read it who follow the trail."""

    seq: int
    action: EventAction
    subject: str | None
    subject_ids: tuple[str, ...]


RECORD: Final = """
MATCH (c:Counter {id: 'estate'})
SET c.seq = c.seq + 1
CREATE (e:Event {
  id: $id, seq: c.seq, at: $at, createdAt: $at, updatedAt: $at, version: 1,
  actor: $actor, action: $action, subject: $subject, subjectIds: $subjectIds, before: $before, after: $after
})
RETURN e.seq
"""


async def record(transaction: Transaction, entry: Entry) -> int:
    """Write the event and return its number. It must be the last statement of its transaction."""
    rows = await transaction.run(
        RECORD,
        {
            "id": str(uuid.uuid4()),
            "at": now(),
            "actor": entry.actor,
            "action": entry.action.value,
            "subject": entry.subject,
            "subjectIds": list(entry.subject_ids),
            "before": entry.before,
            "after": entry.after,
        },
    )
    return rows[0][0]


TAIL: Final = """
MATCH (e:Event)
WHERE e.seq > $after
WITH e ORDER BY e.seq LIMIT $limit
RETURN e.seq, e.action, e.subject, e.subjectIds
"""


async def tail(database: Database, after: int, limit: int = 1_000) -> list[Happened]:
    """Events after the number `after`, in order, read where nothing that was acknowledged is missing."""
    rows = await database.read(TAIL, {"after": after, "limit": limit}, name="tail", leader=True)
    return [Happened(seq, EventAction(action), subject, tuple(ids or ())) for seq, action, subject, ids in rows]


LAST: Final = """
MATCH (c:Counter {id: 'estate'})
RETURN c.seq
"""


async def last(database: Database) -> int:
    """Number of the newest event; 0 before the first."""
    rows = await database.read(LAST, name="last_event", leader=True)
    return rows[0][0]
