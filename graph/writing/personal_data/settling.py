"""What becomes of the relations of somebody who is erased: they go, or they end and say nothing personal any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, LiteralString

from graph.model.scalars import today
from graph.writing.personal_data.events import DROPPED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graph.database.engine import Transaction
    from graph.model import Model, Relation

ASSESSMENTS: Final = """
MATCH (a:Assessment)-[:OF]->(:Person {id: $id})
DETACH DELETE a
"""
NOTICES: Final = """
MATCH (n:Notice)-[:FOR]->(:Person {id: $id})
REMOVE n.text, n.subject, n.failure, n.language, n.textLanguage
SET n.version = n.version + 1
"""
GRANTS: Final = """
UNWIND $ids AS id
MATCH (g:Grant {id: id})
DETACH DELETE g
"""
KEYS: Final = """
MATCH (k:IdempotencyKey)
WHERE k.thing = $id OR k.label = $id
DELETE k
"""


async def settle(transaction: Transaction, model: Model, person: str, grants: Sequence[str], key: str) -> None:
    """`grants`: ids of what opens the estate to the person; `key`: the id that the person gets."""
    await transaction.run(GRANTS, {"ids": list(grants)})
    for statement in (ASSESSMENTS, NOTICES, KEYS):
        await transaction.run(statement, {"id": person})
    for relation in person_relations(model):
        parameters = {"id": person, "old": person, "new": key, "today": today()}
        await transaction.run(settled_statement(relation), parameters)


def person_relations(model: Model) -> Iterator[Relation]:
    return (relation for relation in model.relations("Person") if relation.link is not None)


def settled_statement(relation: Relation) -> LiteralString:
    assert relation.link  # noqa: S101  # person_relations has no others
    return dropped_statement(relation) if relation.link.type in DROPPED else ended_statement(relation)


def dropped_statement(relation: Relation) -> LiteralString:
    return f"{_match(relation)}\nDELETE r"


def ended_statement(relation: Relation) -> LiteralString:
    names = {item.name for item in relation.edge}
    sets: list[LiteralString] = ["r.source = null"]
    if "until" in names:
        sets.append("r.until = CASE WHEN r.until IS NULL OR r.until > $today THEN $today ELSE r.until END")
    if "id" in names:
        sets.append(
            "r.id = CASE WHEN r.id STARTS WITH $old + '|' THEN $new + substring(r.id, size($old)) ELSE r.id END"
        )
    if "preferredChannel" in names:
        sets.append("r.preferredChannel = null")
    return f"{_match(relation)}\nSET {', '.join(sets)}"


def _match(relation: Relation) -> LiteralString:
    pattern = relation.pattern.format(this="p", edge="r", that="n")
    return "MATCH " + pattern.replace("(p)", "(p:Person {id: $id})", 1)
