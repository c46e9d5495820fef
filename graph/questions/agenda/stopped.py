"""What keeps messages about planned changes from going out: said once a change, to whoever keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, LiteralString, NamedTuple

from graph.model import MODEL
from graph.model.scalars import now
from graph.questions.agenda.line import Line, Matter, Reason
from graph.writing.outbox.outgoing import SENT_AT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.database.engine import Database
    from graph.reading import Scope


class Stopped(NamedTuple):
    """`why`: sending pauses, in the words of the mail server. Else the instants up to which messages were made that are held:
    all, and those that an import brought.
    """

    why: str | None
    held: str
    imported: str


EVERYTHING_GOES: Final = Stopped(None, "", "")
STANDS: Final = """
MATCH (s:Sending {id: 'estate'})
OPTIONAL MATCH (i:Import)
WHERE i.created + i.changed + i.removed > 0
WITH s, coalesce(s.releasedAt, '') AS released, coalesce(max(i.updatedAt), '') AS imported
RETURN CASE WHEN s.pausedUntil > $at THEN coalesce(s.pausedWhy, '') END,
  CASE WHEN coalesce(s.heldAt, '') > released THEN s.heldAt ELSE '' END,
  CASE WHEN imported > released THEN imported ELSE '' END
"""


async def stopped(database: Database) -> Stopped | None:
    """None where everything goes out, and where nothing was ever sent by itself."""
    rows = await database.read(STANDS, {"at": now()}, name="sending_stands", leader=True)
    found = Stopped(*rows[0]) if rows else None
    return None if found == EVERYTHING_GOES else found


def waiting_changes(scope: Scope) -> LiteralString:
    return f"""
UNWIND $ids AS id
MATCH (r:ServiceRelationship {{id: id}})<-[:ABOUT]-(n:Notice)-[:OF]->(c:Change)
WHERE n.state = 'PLANNED' AND n.archivedAt IS NULL AND c.archivedAt IS NULL AND coalesce(n.channel, 'EMAIL') = 'EMAIL'
  AND c.status IN $sent[coalesce(n.kind, 'NOTICE')]
  AND ($paused OR n.createdAt <= $held OR (n.source IS NOT NULL AND n.createdAt <= $imported))
  AND {scope.own(MODEL.kinds["Change"], "c")}
WITH c, n, min(id) AS relationship
ORDER BY coalesce(n.deadline, '9'), n.id
WITH c, collect([relationship, n.id, n.deadline]) AS waiting
RETURN c.title, size(waiting), waiting[0][0], waiting[0][1], waiting[0][2]
ORDER BY c.id
"""


async def waiting_lines(
    database: Database, scope: Scope, stands: Stopped, today: str, ids: Sequence[str]
) -> list[Line]:
    """One for each change of which messages wait, about the first of them. `ids`: of relationships."""
    parameters = {
        "ids": list(ids),
        "sent": {kind: sorted(statuses) for kind, statuses in SENT_AT.items()},
        "paused": stands.why is not None,
        "held": stands.held,
        "imported": stands.imported,
        **scope.parameters,
    }
    rows = await database.read(waiting_changes(scope), parameters, name="agenda_waiting")
    return [waiting_line(row, stands, today) for row in rows]


def waiting_line(row: list[Any], stands: Stopped, today: str) -> Line:
    """`row`: as `waiting_changes` returns it."""
    title, count, relationship, notice, deadline = row
    facts: dict[str, str | int] = {"title": title, "count": count}
    return Line(
        matter=Matter.NOTICE,
        due=min(deadline or today, today),
        relationship=relationship,
        label="Notice",
        id=notice,
        person=None,
        reason=Reason("notice-held", facts)
        if stands.why is None
        else Reason("notice-paused", {**facts, "why": stands.why}),
        settled_by="markNoticeSent",
    )
