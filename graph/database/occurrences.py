"""Events as those are told of them who listen: with their ids, and the things that they are about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graph.model import MODEL
from graph.model.event import EventAction

if TYPE_CHECKING:
    from graph.database.engine import Database

MOST_AT_ONCE: Final = 200
OF_REACH: Final = frozenset({"Organization", "Organization.partOf", "Grant", "Grant.organizations", "Grant.person"})
"""Subjects of events after which somebody may reach something else."""
OF_ACCESS: Final = frozenset({EventAction.GRANTED, EventAction.WITHDRAWN, EventAction.ERASED})
STARTS: Final = {link.name: link.start for link in MODEL.links}

Thing = tuple[str, str]
"""Label and id."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """`things`: those that the event is about or concerns; a relation stands for the thing at its start."""

    seq: int
    id: str
    changes_access: bool
    things: frozenset[Thing]


OCCURRENCES: Final = """
MATCH (c:Counter {id: 'estate'})
WITH c.seq AS newest
UNWIND range($after, CASE WHEN newest < $upto THEN newest ELSE $upto END) AS number
MATCH (e:Event {seq: number})
RETURN e.seq, e.id, e.action, e.subject, e.subjectIds,
  COLLECT { MATCH (e)-[:CONCERNS]->(n) RETURN [head(labels(n)), n.id] }
"""


async def occurrences(database: Database, after: int, limit: int = MOST_AT_ONCE) -> list[Occurrence]:
    """The event of the number `after`, by which a log is known again, and those after it, in order; read where nothing
    that was acknowledged is missing.
    """
    given = {"after": max(1, after), "upto": after + limit}
    rows = await database.read(OCCURRENCES, given, name="occurrences", leader=True)
    return [_occurrence(*row) for row in sorted(rows, key=lambda row: row[0])]


def _occurrence(
    seq: int, id_: str, action: str, subject: str | None, ids: list[str] | None, concerned: list[list[str]]
) -> Occurrence:
    label = STARTS.get(subject or "", subject or "")
    things = {(label, one) for one in ids or ()} | {(label, one) for label, one in concerned}
    return Occurrence(seq, id_, EventAction(action) in OF_ACCESS or subject in OF_REACH, frozenset(things))


async def follows(database: Database, after: int, known: str | None = None) -> list[Occurrence] | None:
    """The events after the number `after`, without a hole; None where the log is another one than before: the event of
    that number is gone, or has not the id `known`.
    """
    found = await occurrences(database, after)
    if after:
        if not found or found[0].seq != after or known not in (None, found[0].id):
            return None
        found = found[1:]
    if [one.seq for one in found] != list(range(after + 1, after + 1 + len(found))):
        raise LookupError(f"Events are missing from the log after number {after}.")
    return found
