"""Makes what follows messages that nobody has acknowledged."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from graph.model import MODEL
from graph.model.contact.topic import Topic
from graph.model.scalars import written
from graph.projection.contacts.people import StakeholderRow
from graph.projection.people_on_day import side_of
from graph.writing.mutations.change import Part, change
from graph.writing.mutations.steps import Create
from graph.writing.outbox.following import Holder, Unacknowledged, due
from graph.writing.outbox.holding import Held
from graph.writing.outbox.marking import SENDER, LeaseLost

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from graph.database.engine import Database
    from graph.database.stored import Reader
    from graph.writing.mutations.steps import Step
    from graph.writing.outbox.following import Following

    Words = Callable[[Unacknowledged, Following], tuple[str, str, str]]
    """Subject, text and its language."""

LOOKED_BACK: Final = timedelta(days=1)

UNACKNOWLEDGED: Final = """
MATCH (n:Notice)-[:OF]->(c:Change)
WHERE n.state = 'SENT' AND n.acknowledgedAt IS NULL AND n.archivedAt IS NULL AND n.text IS NOT NULL
  AND n.kind IN ['NOTICE', 'MOVED'] AND n.sentAt > $held AND n.sentAt <= $before
  AND (n.source IS NULL OR n.sentAt > $imported)
  AND c.status = 'ANNOUNCED' AND c.effectiveOn IS NOT NULL
MATCH (n)-[:FOR]->(p:Person)
WHERE p.archivedAt IS NULL
OPTIONAL MATCH (n)-[:SENT_BY]->(t:Person)
OPTIONAL MATCH (later:Notice)-[:REPLACES]->(n)
WITH n, c, p, t, collect(later) AS later
RETURN n.id, c.id, p.id, p.timezone, n.sentAt, c.effectiveOn, n.subject, n.text, coalesce(n.textLanguage, n.language),
  n.severity, n.channel, t.id, COLLECT { MATCH (n)-[:ABOUT]->(r:ServiceRelationship) RETURN r.id },
  [each IN later | [each.id, each.kind, each.acknowledgedAt IS NOT NULL]]
ORDER BY n.id
"""
OF_ONE: Final = UNACKNOWLEDGED.replace(":Change)", ":Change {id: $change})", 1)
STEPS: Final = """
UNWIND $ids AS id
MATCH (s:EscalationStep)-[:WITHIN]->(r:ServiceRelationship {id: id})
MATCH (s)-[:HELD_BY]->(p:Person)
WHERE s.archivedAt IS NULL AND p.archivedAt IS NULL
RETURN r.id, s.level, s.id, p.id, s.topic, s.side, s.after, p.timezone, p.language, coalesce(p.doNotContact, false)
ORDER BY r.id, s.level, s.id
"""
SIDES: Final = """
UNWIND $rows AS row
MATCH (p:Person {id: row.person})-[x:STAKEHOLDER]->(r:ServiceRelationship)
WHERE r.id IN row.relationships
RETURN p.id, r.id, x.role, x.side
ORDER BY p.id, r.id
"""


async def remind(database: Database, at: datetime, held: Held, words: Words) -> int:
    """How many messages were made. `held`: what another installation may have sent. `words`:
    gives each its text.
    """
    made = 0
    for one in await unacknowledged(database, at, held):
        following = due(one, at)
        if following is not None:
            made += await _made(database, one, following, words(one, following))
    return made


async def unacknowledged(database: Database, at: datetime, held: Held) -> list[Unacknowledged]:
    """The messages of all changes that were sent a day ago or earlier and are not acknowledged."""
    parameters = {"before": written(at - LOOKED_BACK), **held.parameters}
    rows = await database.read(UNACKNOWLEDGED, parameters, name="unacknowledged", timeout=60.0, leader=True)
    return await _with_paths(database, rows)


async def unacknowledged_of(database: Database, change: str, at: datetime) -> list[Unacknowledged]:
    """The messages of one change that are not acknowledged, whenever they were sent."""
    parameters = {"before": written(at), "change": change, **Held().parameters}
    return await _with_paths(database, await database.read(OF_ONE, parameters, name="unacknowledged", timeout=60.0))


async def _with_paths(database: Database, rows: Sequence[Sequence[Any]]) -> list[Unacknowledged]:
    open_ones = [row for row in rows if not any(kind == "MOVED" or acknowledged for _, kind, acknowledged in row[-1])]
    paths = await _paths(database, open_ones)
    return [
        Unacknowledged(
            id=row[0],
            change=row[1],
            person=row[2],
            timezone=row[3],
            sent_at=row[4],
            day=row[5],
            subject=row[6] or "",
            text=row[7],
            language=row[8] or "en",
            severity=row[9],
            channel=row[10],
            teller=row[11],
            relationships=tuple(sorted(row[12])),
            path=paths.get(row[0], ()),
            made=frozenset(id_ for id_, _, _ in row[-1]),
        )
        for row in open_ones
    ]


async def _paths(database: Database, rows: Sequence[Sequence[Any]]) -> dict[str, tuple[Holder, ...]]:
    """Who is next, by message: on the path of the reader's side, of its first relationship that has one."""
    relationships = sorted({id_ for row in rows for id_ in row[12]})
    if not relationships:
        return {}
    steps: dict[str, list[Sequence[Any]]] = {}
    for step in await database.read(STEPS, {"ids": relationships}, name="steps", timeout=60.0, leader=True):
        steps.setdefault(step[0], []).append(step[1:])
    asked = [{"person": row[2], "relationships": row[12]} for row in rows]
    sides = {
        (person, relationship): side_of(StakeholderRow(person, relationship, role, side))
        for person, relationship, role, side in await database.read(
            SIDES, {"rows": asked}, name="sides", timeout=60.0, leader=True
        )
    }
    found: dict[str, tuple[Holder, ...]] = {}
    for row in rows:
        candidates = (
            _path(row[2], sides.get((row[2], relationship)), steps.get(relationship, ()))
            for relationship in sorted(row[12])
        )
        found[row[0]] = next(filter(None, candidates), ())
    return found


def _path(person: str, side: str | None, steps: Sequence[Sequence[Any]]) -> tuple[Holder, ...]:
    """The steps after the person's own: those for changes, else those for everything; who must not be contacted is passed over."""
    mine = [step for step in steps if step[4] == side and step[3] in {None, Topic.CHANGE.value}]
    path = [step for step in mine if step[3]] or mine
    own = max((step[0] for step in path if step[2] == person), default=0)
    return tuple(
        Holder(step=step[1], person=step[2], after=step[5], timezone=step[6], language=step[7])
        for step in path
        if step[0] > own and step[2] != person and not step[8]
    )


async def _made(database: Database, one: Unacknowledged, following: Following, words: tuple[str, str, str]) -> int:
    subject, text, language = words
    holder = following.holder
    values: dict[str, Any] = {
        "change": one.change,
        "kind": "ESCALATION" if holder else "REMINDER",
        "state": "PLANNED",
        "severity": one.severity,
        "channel": None if holder else one.channel,
        "language": (holder.language if holder else None) or language,
        "textLanguage": language,
        "subject": subject,
        "text": text,
        "person": holder.person if holder else one.person,
        "sentBy": one.teller,
        "replaces": one.id,
        "relationships": list(one.relationships),
    }

    async def steps(reader: Reader) -> Sequence[Step]:
        there = await reader.run(THERE, {"id": following.id, "before": one.id})
        if there[0][0]:
            raise LeaseLost(f"Notice {following.id!r} is there, or needed no more.")
        return [Create(kind=MODEL.kinds["Notice"], id=following.id, values=values)]

    try:
        await change(database, "followNotice", [Part(steps, by_verb=True)], SENDER)
    except LeaseLost:
        return 0
    return 1


THERE: Final = """
OPTIONAL MATCH (n:Notice {id: $id})
OPTIONAL MATCH (b:Notice {id: $before})
RETURN n IS NOT NULL OR b IS NULL OR b.acknowledgedAt IS NOT NULL
"""
