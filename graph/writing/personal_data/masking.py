"""Texts, ids and sources in which somebody is named, written without that."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, LiteralString

from graph.model.folding import folded_copy
from graph.model.scalars import now
from graph.writing.personal_data.mentions import APART, link_texts, searched

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.database.engine import Transaction
    from graph.model import Kind, Link, Model, Property
    from graph.writing.personal_data.mentions import Mention, Read
    from graph.writing.personal_data.nameless import Renaming
    from graph.writing.personal_data.naming.traces import Traces


@cache
def masked_statement(kind: Kind) -> LiteralString:
    return (
        f"UNWIND $rows AS row\nMATCH (n:{kind.label} {{id: row.id}})\n"
        "SET n += row.values, n.updatedAt = $at, n.version = n.version + 1"
    )


async def mask_texts(
    transaction: Transaction, model: Model, traces: Traces, mentions: Sequence[Mention], key: str
) -> None:
    """`key`: what stands in the place of the person's id."""
    for label, kind in model.kinds.items():
        items = {item.name: item for item in searched(kind)}
        rows: dict[str, dict[str, Any]] = {}
        for mention in mentions:
            if mention.kind == label and mention.property in items:
                values = _values(items[mention.property], traces.masked(mention.text, key))
                rows.setdefault(mention.id, {}).update(values)
        if rows:
            written = [{"id": id_, "values": values} for id_, values in rows.items()]
            await transaction.run(masked_statement(kind), {"rows": written, "at": now()})


def _values(item: Property, text: Any) -> dict[str, Any]:
    return {item.name: text, item.folded: folded_copy(text)} if item.searched else {item.name: text}


@cache
def masked_link_statement(link: Link, item: Property) -> LiteralString:
    return (
        f"UNWIND $rows AS row\nMATCH (:{link.start} {{id: row.start}})-[r:{link.type}]->(:{link.end} {{id: row.end}})\n"
        f"WHERE r.{item.name} = row.text\nSET r.{item.name} = row.masked"
    )


async def mask_links(transaction: Transaction, model: Model, traces: Traces, read: Read, key: str) -> int:
    """How many texts of relations there were."""
    count = 0
    for name, links in read.links.items():
        link = model.link(name)
        for number, item in enumerate(link_texts(link)):
            rows = [
                {"start": each.start, "end": each.end, "text": text, "masked": traces.masked(text, key)}
                for each in links
                if (text := each.texts[number]) is not None and traces.are_in(text)
            ]
            if rows:
                await transaction.run(masked_link_statement(link, item), {"rows": rows})
                count += len(rows)
    return count


# --- ids --------------------------------------------------------------------------------------------------------------


@cache
def renamed_statement(kind: Kind) -> LiteralString:
    return (
        f"UNWIND $rows AS row\nMATCH (n:{kind.label} {{id: row.id}})\n"
        "SET n.id = row.to, n.updatedAt = $at, n.version = n.version + 1"
    )


@cache
def relations_statement(kind: Kind, link: Link) -> LiteralString:
    """Ids of relations that are made of the ids of their ends."""
    return (
        f"UNWIND $ids AS id\nMATCH (n:{kind.label} {{id: id}})-[r:{link.type}]-()\nRETURN collect(DISTINCT [id, r.id])"
    )


@cache
def related_statement(kind: Kind, link: Link) -> LiteralString:
    return (
        f"UNWIND $rows AS row\nMATCH (n:{kind.label} {{id: row.id}})-[r:{link.type}]-()\n"
        "WHERE r.id = row.was\nSET r.id = row.to"
    )


RUNS: Final = """
UNWIND $rows AS row
MATCH (r:ImpactRun {id: row.id})
SET r.id = row.to
"""
RUNS_APART: Final = """
UNWIND $rows AS row
MATCH (r:ImpactRun)
WHERE r.change = row.id
SET r.change = row.to
"""
KEYS: Final = """
UNWIND $rows AS row
MATCH (k:IdempotencyKey)
WHERE k.label = row.label AND k.thing = row.id
SET k.thing = row.to
"""


async def rename(transaction: Transaction, model: Model, renaming: Renaming, things: Sequence[tuple[str, str]]) -> None:
    """`things`: (label, id) of those whose ids name the person."""
    for label, kind in model.kinds.items():
        rows = [{"label": of, "id": id_, "to": renaming.of(id_)} for of, id_ in things if of == label]
        if not rows:
            continue
        await transaction.run(renamed_statement(kind), {"rows": rows, "at": now()})
        await transaction.run(KEYS, {"rows": rows})
        if label == "Change":
            await transaction.run(RUNS, {"rows": rows})
            await transaction.run(RUNS_APART, {"rows": rows})
        for link in model.links:
            if link.named and label in {link.start, link.end}:
                await _rename_relations(transaction, kind, link, renaming, [row["to"] for row in rows])


async def _rename_relations(
    transaction: Transaction, kind: Kind, link: Link, renaming: Renaming, ids: Sequence[str]
) -> None:
    found = (await transaction.run(relations_statement(kind, link), {"ids": list(ids)}))[0][0]
    rows = [
        {"id": id_, "was": was, "to": "|".join(map(renaming.of, was.split("|")))}
        for id_, was in found
        if was is not None
    ]
    if rows:
        await transaction.run(related_statement(kind, link), {"rows": rows})


# --- sources ----------------------------------------------------------------------------------------------------------


@cache
def source_statement(label: LiteralString) -> LiteralString:
    return f"MATCH (n:{label} {{source: $was}})\nSET n.source = $to"


@cache
def link_source_statement(link: Link) -> LiteralString:
    return f"MATCH (:{link.start})-[r:{link.type}]->(:{link.end})\nWHERE r.source = $was\nSET r.source = $to"


async def mask_sources(
    transaction: Transaction, model: Model, traces: Traces, sources: Sequence[str], key: str
) -> None:
    """Names of imports: they are remembered on all that was imported."""
    for was in filter(traces.are_in, sources):
        parameters = {"was": was, "to": traces.masked(was, key)}
        for kind in model.kinds.values():
            if kind.label not in APART or kind.label == "Import":
                await transaction.run(source_statement(kind.label), parameters)
        for link in model.links:
            await transaction.run(link_source_statement(link), parameters)


# --- the trail --------------------------------------------------------------------------------------------------------

EVENTS: Final = """
UNWIND $rows AS row
MATCH (e:Event {id: row.id})
SET e += row.values
"""


async def mask_events(transaction: Transaction, rows: Sequence[tuple[str, dict[str, Any]]]) -> None:
    """`rows`: id of an event, and what it says from now on."""
    for start in range(0, len(rows), 1_000):
        written = [{"id": id_, "values": values} for id_, values in rows[start : start + 1_000]]
        await transaction.run(EVENTS, {"rows": written})
