"""A message is acknowledged by whoever holds the link in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.access import Viewer
from graph.model import MODEL
from graph.model.role import Role
from graph.model.scalars import now
from graph.writing.mutations.change import Part, change
from graph.writing.mutations.steps import Update

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.database.engine import Database
    from graph.database.stored import Reader
    from graph.writing.mutations.steps import Step

READER: Final = Viewer("reader by link", Role.ADMIN, credential="link")
"""Who acknowledges, as the event log calls it: a link says which message it was in, not who followed it."""

FOUND: Final = """
MATCH (d:Delivery {nonce: $nonce})
MATCH (n:Notice {id: d.id})-[:OF]->(c:Change)
WHERE n.archivedAt IS NULL AND n.text IS NOT NULL
OPTIONAL MATCH (later:Notice)-[:REPLACES]->(n)
WHERE later.kind = 'MOVED' AND later.archivedAt IS NULL
RETURN n.id, coalesce(n.textLanguage, n.language), n.subject, n.state, n.acknowledgedAt, c.status, count(later)
"""
CHAIN: Final = """
MATCH (n:Notice {id: $id})
OPTIONAL MATCH (n)-[:REPLACES]->(b:Notice)
WHERE n.kind = 'REMINDER'
RETURN n.acknowledgedAt, b.id, b.acknowledgedAt
"""


@dataclass(frozen=True, slots=True)
class Reached:
    """The message of a link. `superseded`: a newer one about the change takes its place; `withdrawn`: the change is not
    done any more.
    """

    id: str
    language: str | None
    subject: str | None
    acknowledged: bool
    superseded: bool
    withdrawn: bool


async def reached(database: Database, nonce: str) -> Reached | None:
    """None for a message that is not there, was not sent, or whose reader was erased."""
    rows = await database.read(FOUND, {"nonce": nonce}, name="acknowledging", leader=True)
    if not rows:
        return None
    id_, language, subject, state, acknowledged_at, status, later = rows[0]
    if state not in {"SENT", "PLANNED", "SUPERSEDED", "WITHDRAWN"}:
        return None
    return Reached(
        id_,
        language,
        subject,
        acknowledged=acknowledged_at is not None,
        superseded=state == "SUPERSEDED" or later > 0,
        withdrawn=state == "WITHDRAWN" or status in {"CANCELLED", "REJECTED"},
    )


async def acknowledge(database: Database, notice: str) -> None:
    """Notes that the message has arrived, and so has that of which it reminds. Done again, nothing changes."""

    async def steps(reader: Reader) -> Sequence[Step]:
        acknowledged_at, before, before_at = (await reader.run(CHAIN, {"id": notice}))[0]
        open_ones = [(notice, acknowledged_at), *([(before, before_at)] if before else [])]
        said = {"acknowledgedAt": now(), "acknowledgedHow": "LINK"}
        kind = MODEL.kinds["Notice"]
        fresh = [Update(kind=kind, id=id_, values=said) for id_, at in open_ones if at is None]
        return fresh or [Update(kind=kind, id=notice, values={})]

    await change(database, "acknowledgeNotice", [Part(steps, by_verb=True)], READER)
