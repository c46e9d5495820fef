"""The planned changes that a person was told of, and those about which consumers in their reach were asked or told."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final, LiteralString, TypeVar

from graph.questions.calendar.entry import Asked, Changed, Planned, Told, entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from graph.access import Viewer
    from graph.database.engine import Database
    from graph.questions.calendar.entry import Entry
    from graph.reading import Scope

PERSON: Final = """
MATCH (p:Person {id: $person})
WHERE p.archivedAt IS NULL
RETURN p.language
"""
LEAST: Final = 400
"""Days back from which on changes are looked at that may have been given up since."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Calendar:
    """`language`: in which its reader likes to be written to."""

    language: str | None
    entries: Sequence[Entry]


def told_changes(scope: Scope) -> LiteralString:
    return f"""
MATCH (c:Change)
WHERE c.archivedAt IS NULL AND c.status <> 'DRAFT' AND c.effectiveOn >= $since AND {scope.visible("Change", "c")}
RETURN c.id, c.title, c.status, coalesce(c.doneOn, c.effectiveOn), c.createdAt, c.updatedAt, c.version
ORDER BY c.id
"""


def changed_offerings(scope: Scope) -> LiteralString:
    return f"""
UNWIND $ids AS id
MATCH (c:Change {{id: id}})-[x:CHANGES]->(o:Offering)
WHERE o.archivedAt IS NULL AND {scope.visible("Offering", "o")}
RETURN c.id, o.name, x.action, x.until
ORDER BY o.name, x.action
"""


def asked_consumers(scope: Scope) -> LiteralString:
    return f"""
UNWIND $ids AS id
MATCH (c:Change {{id: id}})<-[:TO]-(a:Answer)-[:FROM]->(k:Organization)
WHERE a.archivedAt IS NULL AND $scope[k.id] AND {scope.visible("Answer", "a")}
RETURN c.id, k.name, a.verdict, a.until, a.lapsedAt IS NOT NULL
ORDER BY k.name, a.id
"""


def sent_messages(scope: Scope) -> LiteralString:
    return f"""
UNWIND $ids AS id
MATCH (c:Change {{id: id}})<-[:OF]-(n:Notice)
WHERE n.archivedAt IS NULL AND n.sentAt IS NOT NULL AND {scope.visible("Notice", "n")}
RETURN c.id, coalesce(n.kind, 'NOTICE'), n.severity, n.deadline, n.sentAt, n.acknowledgedAt IS NOT NULL, n.updatedAt,
  EXISTS {{ MATCH (n)-[:FOR]->(p:Person) WHERE p.id = $person }},
  COLLECT {{ MATCH (n)-[:ABOUT]->(:ServiceRelationship)-[:CONSUMER]->(k:Organization) WHERE $scope[k.id] RETURN k.name }}
ORDER BY n.sentAt, n.id
"""


async def calendar(database: Database, viewer: Viewer, today: date) -> Calendar | None:
    """None for somebody who is not there. `viewer`: a person who reaches some organizations."""
    person = await database.read(PERSON, {"person": viewer.person}, name="calendar_person", leader=True)
    if not person:
        return None
    return Calendar(person[0][0], entries(await _planned(database, viewer, today), today))


async def _planned(database: Database, viewer: Viewer, today: date) -> list[Planned]:
    scope, since = viewer.scope, (today - timedelta(days=LEAST)).isoformat()
    given = {"since": since, "person": viewer.person, **scope.parameters}
    rows = await database.read(told_changes(scope), given, name="calendar_changes", leader=True)
    given = {**given, "ids": [row[0] for row in rows]}
    done = await database.read(changed_offerings(scope), given, name="calendar_offerings", leader=True)
    asked = await database.read(asked_consumers(scope), given, name="calendar_asked", leader=True)
    told = await database.read(sent_messages(scope), given, name="calendar_told", leader=True)
    by_done = _by_change((row[0], Changed(offering=row[1], action=row[2], until=row[3])) for row in done)
    by_asked = _by_change(
        (row[0], Asked(consumer=row[1], verdict=row[2], until=row[3], lapsed=row[4])) for row in asked
    )
    by_told = _by_change((row[0], _told(*row[1:])) for row in told if row[7] or row[8])
    return [
        Planned(
            id=id_,
            title=title,
            status=status,
            day=day,
            created_at=created_at,
            updated_at=updated_at,
            version=version,
            done=tuple(by_done[id_]),
            asked=tuple(by_asked[id_]),
            told=tuple(by_told[id_]),
        )
        for id_, title, status, day, created_at, updated_at, version in rows
    ]


def _told(
    kind: str,
    severity: str | None,
    deadline: str | None,
    sent_at: str,
    acknowledged: bool,  # noqa: FBT001  # a column
    updated_at: str,
    own: bool,  # noqa: FBT001  # a column
    consumers: Iterable[str],
) -> Told:
    return Told(
        kind=kind,
        severity=severity,
        deadline=deadline,
        sent_at=sent_at,
        acknowledged=acknowledged,
        updated_at=updated_at,
        own=own,
        consumers=tuple(sorted(set(consumers))),
    )


def _by_change(pairs: Iterable[tuple[str, T]]) -> defaultdict[str, list[T]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for change, one in pairs:
        found[change].append(one)
    return found
