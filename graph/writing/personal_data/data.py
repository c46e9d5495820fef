"""All that is kept about a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, LiteralString

from graph.database.stored import Questions
from graph.model import MODEL
from graph.writing.personal_data.events import events_of
from graph.writing.personal_data.mentions import Mention
from graph.writing.personal_data.preparing import prepared
from graph.writing.personal_data.settling import person_relations

if TYPE_CHECKING:
    from graph.database.engine import Database
    from graph.database.stored import Reader
    from graph.model import Model, Relation
    from graph.writing.personal_data.events import EventTrace

OF_OTHERS = frozenset({"Organization", "Offering", "ServiceRelationship", "Person"})
"""Kinds whose texts are neither the person's words nor words about them."""


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
    """`values`: what is kept of the person itself, by property; `mentions`: texts and ids elsewhere that name them;
    `undecided`: those that may, and may not.
    """

    id: str
    values: dict[str, Any]
    related: list[Related]
    mentions: list[Mention]
    undecided: list[Mention]
    events: list[EventTrace]


async def personal_data(database: Database, person: str, model: Model = MODEL) -> PersonalData:
    """Raises NotFound."""
    found = await prepared(database, person, (), model)
    reader = Questions(database, "personal_data")
    return PersonalData(
        person,
        {name: value for name, value in sorted(found.about.values.items()) if not name.endswith("Folded")},
        [
            related
            for relation in person_relations(model)
            for related in await _related(reader, model, relation, person)
        ],
        [*found.mentions(model), *(Mention(label, id_, "id", id_) for label, id_ in found.ids())],
        found.undecided(model),
        events_of(found.about, found.events),
    )


async def _related(reader: Reader, model: Model, relation: Relation, person: str) -> list[Related]:
    rows = (await reader.run(related_statement(relation), {"id": person}))[0][0]
    return [
        Related(
            relation.name,
            relation.to,
            key,
            {name: value for name, value in values.items() if value is not None},
            {}
            if relation.to in OF_OTHERS
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
