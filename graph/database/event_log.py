"""The trail: every write transaction ends with its numbered events, so that whoever keeps something can follow.

The counter stays locked from its increment to the commit: numbers are dense and become visible in their order.
"""

from __future__ import annotations

import uuid
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, LiteralString

from graph.model.event import EventAction
from graph.model.scalars import now

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.database.engine import Database, Transaction


REQUEST: Final[ContextVar[str | None]] = ContextVar("request", default=None)
"""The request in which something happens: its id stands in all its events."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What an event says. `subject`: kind of the rows, `subject_ids`: ids of the things (of links: at their start).
    `concerns`: (label, id) of the things in whose history it stands.
    """

    action: EventAction
    subject: str | None = None
    subject_ids: Sequence[str] = ()
    actor: str | None = None
    mutation: str | None = None
    place: str | None = None
    before: str | None = None
    after: str | None = None
    concerns: Sequence[tuple[LiteralString, str]] = ()


@dataclass(frozen=True, slots=True)
class Happened:
    """An event as those read it who follow the trail."""

    seq: int
    action: EventAction
    subject: str | None
    subject_ids: tuple[str, ...]


ALONE: Final = """
MATCH (c:Counter {id: 'estate'})
SET c.seq = c.seq + 0
"""


async def alone(transaction: Transaction) -> None:
    """Keeps others from writing before the commit. To be the transaction's first statement: what it reads from here on
    stays.
    """
    await transaction.run(ALONE)


RECORD: Final = """
MATCH (c:Counter {id: 'estate'})
SET c.seq = c.seq + $count
WITH c.seq - $count AS last
UNWIND $events AS event
CREATE (e:Event)
SET e = event
SET e.seq = last + event.seq
RETURN max(e.seq)
"""


async def record(transaction: Transaction, *entries: Entry) -> int:
    """Write the events and return the number of the last one. To be the end of a transaction."""
    at = now()
    events = [_event(entry, number, at) for number, entry in enumerate(entries, 1)]
    rows = await transaction.run(RECORD, {"count": len(events), "events": events})
    concerned: dict[LiteralString, list[dict[str, str]]] = {}
    for event, entry in zip(events, entries, strict=True):
        for label, key in entry.concerns:
            concerned.setdefault(label, []).append({"event": event["id"], "id": key})
    for label, pairs in concerned.items():
        await transaction.run(concerns_statement(label), {"rows": pairs})
    return rows[0][0]


@cache
def concerns_statement(label: LiteralString) -> LiteralString:
    return (
        f"UNWIND $rows AS row\nMATCH (e:Event {{id: row.event}})\nMATCH (n:{label} {{id: row.id}})\n"
        "CREATE (e)-[:CONCERNS]->(n)"
    )


def _event(entry: Entry, number: int, at: str) -> dict[str, Any]:
    values: dict[str, Any] = {
        "id": str(uuid.uuid4()),
        "seq": number,
        "at": at,
        "createdAt": at,
        "updatedAt": at,
        "version": 1,
        "actor": entry.actor,
        "mutation": entry.mutation,
        "place": entry.place,
        "requestId": REQUEST.get(),
        "action": entry.action.value,
        "subject": entry.subject,
        "subjectIds": list(entry.subject_ids),
        "before": entry.before,
        "after": entry.after,
    }
    return {name: value for name, value in values.items() if value is not None}


TAIL: Final = """
MATCH (c:Counter {id: 'estate'})
WITH c.seq AS newest
UNWIND range($after + 1, CASE WHEN newest < $upto THEN newest ELSE $upto END) AS number
MATCH (e:Event {seq: number})
RETURN e.seq, e.action, e.subject, e.subjectIds
"""


async def tail(database: Database, after: int, limit: int = 1_000) -> list[Happened]:
    """Events after the number `after`, in order, read where nothing that was acknowledged is missing. One by one by
    their numbers: of a range of them the embedded engine looks at its whole index. It also finds none without the WITH.
    """
    rows = await database.read(TAIL, {"after": after, "upto": after + limit}, name="tail", leader=True)
    happened = [Happened(seq, EventAction(action), subject, tuple(ids or ())) for seq, action, subject, ids in rows]
    return sorted(happened, key=lambda event: event.seq)


def follow_on(events: Sequence[Happened], known: int) -> bool:
    """Whether events, read from the newest known one on, begin with it, leave none out, and say all that happened. A log
    that lacks it is another one; an erasure does not say whom it erased.
    """
    first = max(1, known)
    return (
        (bool(events) or not known)
        and [event.seq for event in events] == list(range(first, first + len(events)))
        and not any(event.action is EventAction.ERASED and event.seq > known for event in events)
    )


LAST: Final = """
MATCH (c:Counter {id: 'estate'})
RETURN c.seq
"""


async def last(database: Database) -> int:
    """Number of the newest event; 0 before the first, and where there is no estate yet."""
    rows = await database.read(LAST, name="last_event", leader=True)
    return rows[0][0] if rows else 0


ID: Final = """
MATCH (e:Event {seq: $number})
RETURN e.id
"""


async def event_id(database: Database, number: int) -> str | None:
    """Id of the event of a number, which no event of another estate has; None where there is none."""
    rows = await database.read(ID, {"number": number}, name="event_id", leader=True)
    return rows[0][0] if rows else None
