"""What is due, for a relationship, for a relationship manager, or for all; by date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, LiteralString

from graph.errors import NotFound
from graph.model.duration import day_after
from graph.model.life import holds_on, over
from graph.questions.agenda.answers import ANSWERS
from graph.questions.agenda.meetings import MEETINGS
from graph.questions.agenda.promises import PROMISES
from graph.questions.agenda.stopped import waiting_lines
from graph.questions.agenda.terms import TERMS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from graph.database.engine import Database
    from graph.questions.agenda.line import Line, Source
    from graph.questions.agenda.stopped import Stopped
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


async def agenda(database: Database, scope: Scope, asked: Asked, stands: Stopped | None = None) -> list[Line]:
    """The earliest first. `stands`: what keeps messages from going out. Raises NotFound for a relationship or a manager that
    is not there.
    """
    ids = await relationships(database, scope, asked)
    lines = await waiting_lines(database, scope, stands, asked.today, ids) if stands else []
    for start in range(0, len(ids), AT_ONCE):
        lines += [line async for line in _lines(database, scope, asked, ids[start : start + AT_ONCE])]
    return sorted((line for line in lines if line.due < asked.until), key=lambda line: line.place)


async def _lines(database: Database, scope: Scope, asked: Asked, ids: Sequence[str]) -> AsyncIterator[Line]:
    parameters = {
        "ids": list(ids),
        "today": asked.today,
        "tomorrow": day_after(asked.today, "P1D"),
        **scope.parameters,
    }
    for source in SOURCES:
        rows = await database.read(source.statement(scope), parameters, name=source.name)
        for row in rows:
            for line in source.lines(row, asked.today):
                yield line


async def relationships(database: Database, scope: Scope, asked: Asked) -> list[str]:
    """Ids of the relationships that are asked about: a named one as it is; of others those that are not over, not archived,
    and with a consumer that is not.
    """
    if asked.relationship is not None:
        found = await database.read(
            one_relationship(scope), {"id": asked.relationship, **scope.parameters}, name="agenda_relationship"
        )
        if not found:
            raise NotFound(f"There is no relationship {asked.relationship!r}.")
        return [asked.relationship]
    if asked.manager is not None:
        found = await database.read(
            managed_relationships(scope),
            {"id": asked.manager, "today": asked.today, **scope.parameters},
            name="agenda_manager",
        )
        if not found:
            raise NotFound(f"There is no person {asked.manager!r}.")
        return found[0][0]
    found = await database.read(
        all_relationships(scope), {"today": asked.today, **scope.parameters}, name="agenda_relationships"
    )
    return found[0][0]


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
