"""What became of a message that was leased: written down under the lease's number, or not at all."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from graph.access import Viewer
from graph.database.event_log import alone
from graph.errors import RapportError
from graph.model import MODEL
from graph.model.role import Role
from graph.model.scalars import written
from graph.writing.mutations.change import Part, change
from graph.writing.mutations.steps import Update

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from graph.database.engine import Database, Transaction
    from graph.database.stored import Reader
    from graph.writing.mutations.steps import Step
    from graph.writing.outbox.outgoing import Fate, Outgoing

SENDER: Final = Viewer("sending", Role.ADMIN, credential="sending")
"""Who writes what becomes of messages, as the event log calls it."""
RETRIES: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60))
GIVES_UP: Final = timedelta(days=1)
"""Time after the first attempt at which sending gives up; in between it is tried each hour."""
LONGEST: Final = 200
"""Characters that are kept of why a message could not be sent."""

LEASED: Final = """
MATCH (d:Delivery {id: $id})
WHERE d.number = $number
MATCH (n:Notice {id: $id})
RETURN n.state
"""
FREE: Final = """
MATCH (d:Delivery {id: $id})
WHERE d.number = $number
SET d.leasedUntil = null, d.nextAt = $next, d.reason = $reason, d.attempts = coalesce(d.attempts, 0) + $attempts,
  d.firstAt = coalesce(d.firstAt, $first), d.writtenAt = $written
RETURN d.attempts, d.firstAt
"""


class LeaseLost(RapportError):
    """Somebody else sends the message by now."""

    code = "UNAVAILABLE"


async def mark_sent(database: Database, one: Outgoing, at: datetime) -> None:
    """Raises LeaseLost."""
    await _mark(database, "markNoticeSent", one, state="SENT", sentAt=written(at), failure=None)


async def mark_failed(database: Database, one: Outgoing, reason: str) -> None:
    """Raises LeaseLost."""
    await _mark(database, "markNoticeFailed", one, state="FAILED", failure=reason[:LONGEST])


async def settle(database: Database, one: Outgoing, fate: Fate) -> None:
    """Writes what a message comes to that was not leased, since it never goes out."""
    reason = fate.reason[:LONGEST] if fate.state == "FAILED" else None

    async def steps(reader: Reader) -> Sequence[Step]:
        rows = await reader.run(STATE, {"id": one.id})
        if not rows or rows[0][0] != "PLANNED":
            raise LeaseLost(f"Notice {one.id!r} is not planned any more.")
        return [_update(one, state=fate.state, failure=reason)]

    await change(database, "settleNotice", [Part(steps, by_verb=True)], SENDER)


STATE: Final = """
MATCH (n:Notice {id: $id})
RETURN n.state
"""


async def mark_written(database: Database, one: Outgoing, at: datetime) -> None:
    """The message lies in a folder, from which somebody sends it."""
    await _free(database, one, reason=None, next_at=None, attempts=0, at=at, written_at=written(at))


async def give_back(database: Database, one: Outgoing, at: datetime) -> None:
    """Gives a message back that was not tried."""
    await _free(database, one, reason=None, next_at=None, attempts=0, at=at)


async def retry_later(database: Database, one: Outgoing, at: datetime, reason: str) -> None:
    """Lets a message be tried again; a day after the first attempt it has failed. Raises LeaseLost."""
    first = datetime.fromisoformat(one.first_at) if one.first_at else at
    if at - first >= GIVES_UP:
        await mark_failed(database, one, reason)
        return
    delay = RETRIES[min(one.attempts, len(RETRIES) - 1)]
    await _free(database, one, reason=reason[:LONGEST], next_at=written(at + delay), attempts=1, at=at)


async def _free(
    database: Database,
    one: Outgoing,
    *,
    reason: str | None,
    next_at: str | None,
    attempts: int,
    at: datetime,
    written_at: str | None = None,
) -> None:
    values = {"next": next_at, "reason": reason, "attempts": attempts, "first": written(at), "written": written_at}

    async def once(transaction: Transaction) -> None:
        await alone(transaction)
        if not await transaction.run(FREE, {"id": one.id, "number": one.number, **values}):
            raise LeaseLost(f"Notice {one.id!r} is sent by somebody else by now.")

    await database.write(once, name="free_lease")


async def _mark(database: Database, mutation: str, one: Outgoing, **values: Any) -> None:
    await change(database, mutation, [Part(_under_lease(one, values), by_verb=True)], SENDER)


def _under_lease(one: Outgoing, values: dict[str, Any]) -> Callable[[Reader], Awaitable[Sequence[Step]]]:
    async def steps(reader: Reader) -> Sequence[Step]:
        rows = await reader.run(LEASED, {"id": one.id, "number": one.number})
        if not rows or rows[0][0] != "PLANNED":
            raise LeaseLost(f"Notice {one.id!r} is sent by somebody else by now, or was withdrawn.")
        freed = {"next": None, "reason": None, "attempts": 1, "first": None, "written": None}
        await reader.run(FREE, {"id": one.id, "number": one.number, **freed})
        return [_update(one, **values)]

    return steps


def _update(one: Outgoing, **values: Any) -> Update:
    return Update(kind=MODEL.kinds["Notice"], id=one.id, values=values)
