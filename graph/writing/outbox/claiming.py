"""Leases of messages that are due. They stand beside the messages: no kind, no event, and in no backup.

Whoever holds a lease may send the message until it ends; what is written down afterwards is written only under the
lease's number. So a message goes out twice only where a process died, stood still or lost its engine in between.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from graph.database.event_log import alone
from graph.model.scalars import written
from graph.writing.outbox.outgoing import Fate, Outgoing, fate_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from graph.database.engine import Database, Transaction
    from graph.writing.outbox.holding import Held

AT_ONCE: Final = 50
"""Messages of which it is decided in one transaction whether they go out."""
LONGEST: Final = 60.0
"""Seconds for a look at all messages."""
LEASE: Final = timedelta(minutes=10)
NONCE: Final = 16
"""Bytes of the random number of a message's link."""
ATTEMPT: Final = timedelta(minutes=2)
"""Time after which an attempt to send is cut off."""

MOST: Final = 10_000
"""Messages that one look at all finds."""

IS_DUE: Final = """
WHERE n.state = 'PLANNED' AND n.archivedAt IS NULL AND c.archivedAt IS NULL AND n.createdAt > $held
  AND (n.source IS NULL OR n.createdAt > $imported)
OPTIONAL MATCH (d:Delivery {id: n.id})
WITH n, c, d
WHERE (d IS NULL OR (coalesce(d.leasedUntil, '') <= $at AND coalesce(d.nextAt, '') <= $at AND d.writtenAt IS NULL))
OPTIONAL MATCH (n)-[:FOR]->(p:Person)
OPTIONAL MATCH (n)-[:VIA]->(v:Channel)
WITH n, c, d, p, v,
  CASE
    WHEN v IS NOT NULL AND v.kind = 'EMAIL' AND v.archivedAt IS NULL AND v.address IS NOT NULL THEN v.address
    WHEN p IS NOT NULL AND coalesce(n.channel, 'EMAIL') = 'EMAIL' THEN p.email
  END AS address
WHERE $any OR address IS NOT NULL
WITH n, c, d, p, v, address
ORDER BY coalesce(n.deadline, '9'), n.id
"""
DUE: Final = f"""
MATCH (n:Notice)-[:OF]->(c:Change)
{IS_DUE}
RETURN n.id
LIMIT $most
"""
STILL_DUE: Final = f"""
UNWIND $ids AS id
MATCH (n:Notice {{id: id}})-[:OF]->(c:Change)
{IS_DUE}
OPTIONAL MATCH (n)-[:REPLACES]->(b:Notice)
OPTIONAL MATCH (bd:Delivery {{id: b.id}})
OPTIONAL MATCH (n)-[:SENT_BY]->(t:Person)
RETURN {{
  id: n.id, kind: coalesce(n.kind, 'NOTICE'), change: c.id, status: c.status, day: c.effectiveOn, subject: n.subject,
  text: n.text, language: coalesce(n.textLanguage, n.language), deadline: n.deadline, reader: p.name, address: address,
  teller: t.name, do_not_contact: coalesce(p.doNotContact, false), absent_from: p.absentFrom,
  absent_until: p.absentUntil, erased: p IS NULL AND v IS NULL, before: b.state,
  before_leased: coalesce(bd.leasedUntil, '') > $at,
  replaced: size(COLLECT {{
    MATCH (l:Notice)-[:REPLACES]->(n)
    WHERE l.kind IN ['NOTICE', 'MOVED'] AND l.state IN ['PLANNED', 'SENT']
    RETURN l.id
  }}) > 0, attempts: coalesce(d.attempts, 0), first_at: d.firstAt,
  nonce: d.nonce, number: coalesce(d.number, 0) + 1, recipient: coalesce(p.id, v.id, '')
}}
"""
LAST_SENT_TO_PERSON: Final = """
UNWIND $rows AS row
MATCH (r:Person {id: row.recipient})<-[:FOR]-(o:Notice)-[:OF]->(c:Change {id: row.change})
WHERE o.state = 'SENT'
RETURN row.id, max(o.sentAt)
"""
LAST_SENT_OVER_CHANNEL: Final = """
UNWIND $rows AS row
MATCH (r:Channel {id: row.recipient})<-[:VIA]-(o:Notice)-[:OF]->(c:Change {id: row.change})
WHERE o.state = 'SENT'
RETURN row.id, max(o.sentAt)
"""
LEASE_ROWS: Final = """
UNWIND $rows AS row
MERGE (d:Delivery {id: row.id})
SET d.number = row.number, d.leasedUntil = $until, d.nonce = row.nonce, d.nextAt = null
"""
POSTPONE: Final = """
UNWIND $rows AS row
MERGE (d:Delivery {id: row.id})
SET d.nextAt = row.nextAt, d.reason = row.reason, d.number = coalesce(d.number, 0) + 1
"""


async def due(database: Database, at: datetime, *, held: Held, any_channel: bool = False) -> list[str]:
    """Ids of the messages that may be sent, the earliest deadline first. It looks at all that are planned, so that it is asked
    once for many claims. `held`, `any_channel`: as of `claim`.
    """
    parameters = {"at": written(at), "any": any_channel, "most": MOST, **held.parameters}
    rows = await database.read(DUE, parameters, name="due_messages", timeout=LONGEST, leader=True)
    return [id_ for (id_,) in rows]


async def claim(
    database: Database,
    at: datetime,
    ids: Sequence[str],
    *,
    held: Held,
    domains: frozenset[str] = frozenset(),
    any_channel: bool = False,
) -> tuple[list[Outgoing], list[tuple[Outgoing, Fate]]]:
    """Claims those of these messages, `AT_ONCE` at most, that are to be sent now, and says the fate of those that never
    will be. `held`: what waits. `any_channel`: also those that no mail address is known for.
    """

    async def once(transaction: Transaction) -> tuple[list[Outgoing], list[tuple[Outgoing, Fate]]]:
        await alone(transaction)
        found = await _still_due(transaction, at, ids[:AT_ONCE], held=held, any_channel=any_channel)
        decided = [(one, fate_of(one, at, domains)) for one in found]
        going = _one_a_recipient(one for one, fate in decided if fate is None)
        waiting = [
            {"id": one.id, "nextAt": fate.next_at, "reason": fate.reason}
            for one, fate in decided
            if fate and fate.next_at
        ]
        await transaction.run(POSTPONE, {"rows": waiting})
        rows = [{"id": one.id, "number": one.number, "nonce": one.nonce} for one in going]
        await transaction.run(LEASE_ROWS, {"rows": rows, "until": written(at + LEASE)})
        return going, [(one, fate) for one, fate in decided if fate and fate.state]

    return await database.write(once, name="claim")


async def _still_due(
    transaction: Transaction, at: datetime, ids: Sequence[str], *, held: Held, any_channel: bool
) -> list[Outgoing]:
    parameters = {"ids": list(ids), "at": written(at), "any": any_channel, **held.parameters}
    found: list[dict[str, Any]] = [row[0] for row in await transaction.run(STILL_DUE, parameters)]
    asked = [{"id": one["id"], "change": one["change"], "recipient": one["recipient"]} for one in found]
    last: dict[str, str] = {}
    for statement in (LAST_SENT_OVER_CHANNEL, LAST_SENT_TO_PERSON):
        last |= dict(await transaction.run(statement, {"rows": asked}))
    for one in found:
        one["nonce"] = one["nonce"] or secrets.token_hex(NONCE)
    return [Outgoing(**one, last_sent=last.get(one["id"])) for one in found]


def _one_a_recipient(due: Iterable[Outgoing]) -> list[Outgoing]:
    """The first of several messages about one change to one recipient; the others follow an hour later."""
    first: dict[tuple[str, str], Outgoing] = {}
    for one in due:
        first.setdefault((one.change, one.recipient), one)
    return list(first.values())
