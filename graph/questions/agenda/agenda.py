"""What is due, for a relationship, for a relationship manager, or for all; by date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, LiteralString

from graph.errors import NotFound
from graph.model.duration import day_after
from graph.model.life import holds_on, over
from graph.model.sentences import no_such
from graph.questions.agenda.answers import ANSWERS
from graph.questions.agenda.meetings import MEETINGS
from graph.questions.agenda.promises import PROMISES
from graph.questions.agenda.stopped import waiting_lines
from graph.questions.agenda.terms import TERMS
from graph.questions.agenda.touching import may_read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.database.engine import Database
    from graph.questions.agenda.line import Line, Source
    from graph.questions.agenda.stopped import Stopped
    from graph.questions.agenda.touching import Changed
    from graph.reading import Scope

SOURCES: Final[tuple[Source, ...]] = (*PROMISES, *ANSWERS, *MEETINGS, *TERMS)
AT_ONCE: Final = 1_000
"""Relationships that one statement is asked about."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Days are ISO texts; what is due on `until` or later is left out, what is late is not.
    Neither `relationship` nor `manager`: all relationships.
    """

    today: str
    until: str
    relationship: str | None = None
    manager: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """`ids`: of the relationships that were asked about. `lines`: by the name of their source, whenever they are due."""

    ids: Sequence[str]
    lines: Mapping[str, Sequence[Line]]


async def agenda(database: Database, scope: Scope, asked: Asked, stands: Stopped | None = None) -> list[Line]:
    """The earliest first. `stands`: what keeps messages from going out. Raises NotFound for a relationship or a manager that
    is not there.
    """
    return await due(database, scope, asked, stands, await found(database, scope, asked))


async def due(database: Database, scope: Scope, asked: Asked, stands: Stopped | None, known: Found) -> list[Line]:
    """Lines that are due, of those found, and messages that wait; the earliest first."""
    waiting = await waiting_lines(database, scope, stands, asked.today, known.ids) if stands else []
    lines = [line for lines in (waiting, *known.lines.values()) for line in lines if line.due < asked.until]
    return sorted(lines, key=lambda line: line.place)


async def found(
    database: Database,
    scope: Scope,
    asked: Asked,
    before: Found | None = None,
    changed: Changed = frozenset(),
) -> Found:
    """What all sources give. `before`: what they gave before `changed`, so that only those which may read such are asked again."""
    ids = sorted(await relationships(database, scope, asked))
    kept = before if before and before.ids == ids else None
    lines = {
        source.name: kept.lines[source.name]
        if kept and not may_read(source.statement(scope), changed)
        else await _lines(database, scope, asked, source, ids)
        for source in SOURCES
    }
    return Found(ids, lines)


async def _lines(database: Database, scope: Scope, asked: Asked, source: Source, ids: Sequence[str]) -> list[Line]:
    lines: list[Line] = []
    for start in range(0, len(ids), AT_ONCE):
        parameters = {
            "ids": ids[start : start + AT_ONCE],
            "today": asked.today,
            "tomorrow": day_after(asked.today, "P1D"),
            **scope.parameters,
        }
        gathered = await database.read(source.statement(scope), parameters, name=source.name)
        lines += [line for row in gathered[0][0] for line in source.lines(row, asked.today)]
    return lines


async def relationships(database: Database, scope: Scope, asked: Asked) -> list[str]:
    """Ids of the relationships that are asked about: a named one as it is; of others those that are not over, not archived,
    and with a consumer that is not.
    """
    if asked.relationship is not None:
        found = await database.read(
            one_relationship(scope), {"id": asked.relationship, **scope.parameters}, name="agenda_relationship"
        )
        if not found:
            raise NotFound(no_such("ServiceRelationship", asked.relationship))
        return [asked.relationship]
    if asked.manager is not None:
        managed = await managed_by(database, scope, asked.manager, asked.today)
        if managed is None:
            raise NotFound(no_such("Person", asked.manager))
        return managed
    found = await database.read(
        all_relationships(scope), {"today": asked.today, **scope.parameters}, name="agenda_relationships"
    )
    return found[0][0]


async def managed_by(database: Database, scope: Scope, person: str, today: str) -> list[str] | None:
    """Ids of the relationships that the person manages on the day; None where there is no such person."""
    parameters = {"id": person, "today": today, **scope.parameters}
    found = await database.read(managed_relationships(scope), parameters, name="agenda_manager")
    return found[0][0] if found else None


def one_relationship(scope: Scope) -> LiteralString:
    return f"""
MATCH (r:ServiceRelationship {{id: $id}})
WHERE {scope.visible("ServiceRelationship", "r")}
RETURN r.id
"""


def managed_relationships(scope: Scope) -> LiteralString:
    return f"""
MATCH (p:Person {{id: $id}})
WHERE {scope.visible("Person", "p")}
RETURN COLLECT {{
  MATCH (p)-[s:STAKEHOLDER]->(r:ServiceRelationship)
  WHERE {scope.visible("ServiceRelationship", "r")} AND s.role = 'RELATIONSHIP_MANAGER'
    AND {holds_on("s", "$today")} AND {current("r")}
  RETURN DISTINCT r.id
}}
"""


def all_relationships(scope: Scope) -> LiteralString:
    return f"""
MATCH (r:ServiceRelationship)
WHERE {scope.visible("ServiceRelationship", "r")} AND {current("r")}
RETURN collect(r.id)
"""


def current(relationship: LiteralString) -> LiteralString:
    return (
        f"{relationship}.archivedAt IS NULL AND NOT {over(relationship, '$today')} "
        f"AND NOT EXISTS {{ MATCH ({relationship})-[:CONSUMER]->(k:Organization) WHERE k.archivedAt IS NOT NULL }}"
    )
