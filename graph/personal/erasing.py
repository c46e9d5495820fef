"""Erasing a person: a nameless node stays where the graph needs one, and nothing that tells who it was.

The id goes too, since people's ids are often their names. Roles end today, so that a vacancy is seen as one; what only
says something about the person (whom they know, how they are seen, what opens the estate to them) is deleted; texts in
which they are named are masked, in the trail as well.
"""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING, Any, Final, LiteralString, NamedTuple

from graph.model import MODEL
from graph.model.event import EventAction
from graph.model.folding import folded_copy
from graph.model.scalars import now, today
from graph.personal.data import events_about, person_relations, values_of
from graph.personal.traces import Traces
from graph.trail import Entry, alone, record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.engine import Database, Transaction
    from graph.model import Kind, Model, Relation
    from graph.personal.data import EventTrace
    from graph.personal.traces import Trace

NAME: Final = "(erased)"
KEPT: Final = ("createdAt", "version")
DROPPED: Final = frozenset({"KNOWS", "INFLUENCES", "DEPUTY_OF", "REPORTS_TO", "MEMBER_OF"})
"""Relationship types that say nothing but something about the person."""


class Erased(NamedTuple):
    """`id`: of the nameless node. `texts`, `events`: how many were masked."""

    id: str
    texts: int
    events: int


async def erase_person(database: Database, person: str, actor: str, place: str, model: Model = MODEL) -> Erased:
    """One transaction. Raises NotFound."""
    new = f"erased-{uuid.uuid4().hex[:12]}"

    async def erase(transaction: Transaction) -> Erased:
        await alone(transaction)
        values = await values_of(transaction, person)
        traces = Traces(values)
        events = await events_about(transaction, person, traces)
        texts = await traces.in_all(transaction, model)
        await _mask_texts(transaction, model, traces, texts)
        await _mask_events(transaction, model, traces, events, person, new)
        for statement in (ASSESSMENTS, NOTICES, GRANTS, KEYS):
            await transaction.run(statement, {"id": person})
        for relation in person_relations(model):
            await _settle(transaction, relation, person, new)
        await transaction.run(NAMELESS, {"id": person, "values": _nameless(values, new)})
        await record(
            transaction,
            Entry(action=EventAction.ERASED, subject="Person", subject_ids=(new,), actor=actor, place=place),
        )
        return Erased(new, len(texts), len(events))

    return await database.write(erase, name="erase_person", timeout=300.0)


ASSESSMENTS: Final = """
MATCH (a:Assessment)-[:OF]->(:Person {id: $id})
DETACH DELETE a
"""
NOTICES: Final = """
MATCH (n:Notice)-[:FOR]->(:Person {id: $id})
REMOVE n.text, n.language
SET n.version = n.version + 1
"""
GRANTS: Final = """
MATCH (g:Grant)-[:GIVEN_TO]->(:Person {id: $id})
DETACH DELETE g
"""
KEYS: Final = """
MATCH (k:IdempotencyKey)
WHERE k.label = 'Person' AND k.thing = $id
DELETE k
"""
NAMELESS: Final = """
MATCH (p:Person {id: $id})
SET p = $values
"""
MASKED_EVENTS: Final = """
UNWIND $rows AS row
MATCH (e:Event {id: row.id})
SET e += row.values
"""


def _nameless(values: dict[str, Any], new: str) -> dict[str, Any]:
    at = now()
    kept = {name: values[name] for name in KEPT if name in values}
    return kept | {
        "id": new,
        "name": NAME,
        "nameFolded": folded_copy(NAME),
        "doNotContact": True,
        "archivedAt": at,
        "updatedAt": at,
        "version": values.get("version", 1) + 1,
    }


async def _mask_texts(transaction: Transaction, model: Model, traces: Traces, texts: Sequence[Trace]) -> None:
    for label, kind in model.kinds.items():
        rows = [_masked_row(kind, traces, trace) for trace in texts if trace.kind == label]
        if rows:
            await transaction.run(masked_statement(kind), {"rows": rows, "at": now()})


def masked_statement(kind: Kind) -> LiteralString:
    return (
        f"UNWIND $rows AS row\nMATCH (n:{kind.label} {{id: row.id}})\n"
        "SET n += row.values, n.updatedAt = $at, n.version = n.version + 1"
    )


def _masked_row(kind: Kind, traces: Traces, trace: Trace) -> dict[str, Any]:
    item = next(item for item in kind.properties if item.name == trace.property)
    text = traces.masked(trace.text)
    values = {item.name: text}
    if item.searched:
        values[item.folded] = folded_copy(text)
    return {"id": trace.id, "values": values}


async def _mask_events(
    transaction: Transaction, model: Model, traces: Traces, events: Sequence[EventTrace], person: str, new: str
) -> None:
    of_people = {"Person", *(link.name for link in model.links if link.start == "Person")}
    old = re.compile(rf"(?<![\w-]){re.escape(person)}(?![\w-])")
    rows: list[dict[str, Any]] = []
    for event in events:
        values: dict[str, Any] = {}
        if event.actor == f"person {person}":
            values["actor"] = f"person {new}"
        if event.subject in of_people and event.subject_ids:
            values["subjectIds"] = [new if key == person else key for key in event.subject_ids]
        own = event.subject == "Person" and person in (event.subject_ids or ())
        for name, text in (("before", event.before), ("after", event.after)):
            if text is not None:
                masked = traces.masked(text)
                values[name] = None if own else old.sub(new, masked) if event.concerns else masked
        rows.append({"id": event.id, "values": values})
    if rows:
        await transaction.run(MASKED_EVENTS, {"rows": rows})


async def _settle(transaction: Transaction, relation: Relation, person: str, new: str) -> None:
    """What becomes of the relations of one type: they go, or they end and say nothing personal any more."""
    assert relation.link  # noqa: S101  # person_relations has no others
    await transaction.run(
        dropped_statement(relation) if relation.link.type in DROPPED else ended_statement(relation),
        {"id": person, "old": person, "new": new, "today": today()},
    )


def _match(relation: Relation) -> LiteralString:
    pattern = relation.pattern.format(this="p", edge="r", that="n")
    return "MATCH " + pattern.replace("(p)", "(p:Person {id: $id})", 1)


def dropped_statement(relation: Relation) -> LiteralString:
    return f"{_match(relation)}\nDELETE r"


def ended_statement(relation: Relation) -> LiteralString:
    link = relation.link
    names = {item.name for item in relation.edge} if link else set[str]()
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
