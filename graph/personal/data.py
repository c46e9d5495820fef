"""All that is kept about a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, LiteralString, NamedTuple

from graph.errors import NotFound
from graph.model import MODEL
from graph.personal.traces import Trace, Traces
from graph.writing import Questions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.engine import Database
    from graph.model import Model, Relation
    from graph.writing import Reader

PERSON: Final = """
MATCH (p:Person {id: $id})
RETURN properties(p)
"""

EVENTS: Final = """
MATCH (e:Event)
WHERE $id IN e.subjectIds OR e.actor = $actor OR EXISTS { MATCH (e)-[:CONCERNS]->(:Person {id: $id}) }
  OR any(w IN $words WHERE toLower(coalesce(e.before, '')) CONTAINS w OR toLower(coalesce(e.after, '')) CONTAINS w)
WITH e ORDER BY e.seq
RETURN e.id, e.seq, e.at, e.actor, e.action, e.subject, e.subjectIds, e.before, e.after,
  EXISTS { MATCH (e)-[:CONCERNS]->(:Person {id: $id}) }
"""


class EventTrace(NamedTuple):
    """An event that is about the person, was caused by them, or names them."""

    id: str
    seq: int
    at: str
    actor: str | None
    action: str
    subject: str | None
    subject_ids: list[str] | None
    before: str | None
    after: str | None
    concerns: bool


@dataclass(frozen=True, slots=True)
class Related:
    """A relation of the person: the name of the field that leads to the other thing, and what the relation says.
    `texts`: of the other thing, where it may be the person's own words or words about them.
    """

    relation: str
    kind: str
    id: str
    values: dict[str, Any]
    texts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class PersonalData:
    """`values`: what is kept of the person itself, by property; `traces`: texts elsewhere that name them."""

    id: str
    values: dict[str, Any]
    related: list[Related]
    traces: list[Trace]
    events: list[EventTrace]


async def personal_data(database: Database, person: str, model: Model = MODEL) -> PersonalData:
    """Raises NotFound."""
    reader = Questions(database, "personal_data")
    values = await values_of(reader, person)
    traces = Traces(values)
    return PersonalData(
        person,
        {name: value for name, value in sorted(values.items()) if not name.endswith("Folded")},
        [
            related
            for relation in person_relations(model)
            for related in await _related(reader, model, relation, person)
        ],
        await traces.in_all(reader, model),
        await events_about(reader, person, traces),
    )


async def values_of(reader: Reader, person: str) -> dict[str, Any]:
    """Everything on the node. Raises NotFound."""
    rows = await reader.run(PERSON, {"id": person})
    if not rows:
        raise NotFound(f"There is no person {person!r}.")
    return rows[0][0]


async def events_about(reader: Reader, person: str, traces: Traces) -> list[EventTrace]:
    parameters = {"id": person, "actor": f"person {person}", **traces.parameters}
    return [EventTrace(*row) for row in await reader.run(EVENTS, parameters)]


def person_relations(model: Model) -> Iterator[Relation]:
    return (relation for relation in model.relations("Person") if relation.link is not None)


async def _related(reader: Reader, model: Model, relation: Relation, person: str) -> list[Related]:
    texts = {"Organization", "Offering", "ServiceRelationship", "Person"}
    rows = (await reader.run(related_statement(relation), {"id": person}))[0][0]
    return [
        Related(
            relation.name,
            relation.to,
            key,
            {name: value for name, value in values.items() if value is not None},
            {}
            if relation.to in texts
            else {
                item.name: thing[item.name]
                for item in model.kinds[relation.to].properties
                if thing.get(item.name) is not None and not item.managed and item.name != "id"
            },
        )
        for key, values, thing in rows
    ]


def related_statement(relation: Relation) -> LiteralString:
    pattern = relation.pattern.format(this="p", edge="r", that="n")
    named = pattern.replace("(p)", "(p:Person {id: $id})", 1)
    return f"MATCH {named}\nWITH n, r ORDER BY n.id\nRETURN collect([n.id, properties(r), properties(n)])"
