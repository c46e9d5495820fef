"""Writes things by their ids, at most 1,000 a statement."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, LiteralString, NamedTuple

from graph.database.stored.things import stored_things, unmanaged
from graph.model.folding import folded_copy
from graph.model.scalars import now
from graph.writing.upsert.difference import Difference, all_written, differing, values_or_defaults

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from graph.database.engine import Transaction
    from graph.database.stored.reader import Reader
    from graph.model import Kind


class ThingRow(NamedTuple):
    """A thing to be written. `values` by property: None clears or sets the default, what is left out stays as it is."""

    id: str
    values: Mapping[str, Any]


@cache
def create_statement(kind: Kind) -> LiteralString:
    return f"UNWIND $rows AS row\nCREATE (n:{kind.label})\nSET n = row\nRETURN count(n)"


@cache
def change_statement(kind: Kind) -> LiteralString:
    return (
        f"UNWIND $rows AS row\nMATCH (n:{kind.label} {{id: row.id}})\nWHERE n.version = row.version\n"
        "SET n += row.values\nRETURN count(n)"
    )


@cache
def remove_statement(kind: Kind) -> LiteralString:
    return (
        f"UNWIND $rows AS row\nMATCH (n:{kind.label} {{id: row.id}})\n"
        "WHERE n.version = row.version AND COUNT { (n)--() } = COUNT { (n)<-[:CONCERNS]-() }\n"
        "WITH n, n.id AS id\nDETACH DELETE n\nRETURN collect(id)"
    )


async def write_things(
    transaction: Transaction, kind: Kind, rows: Sequence[ThingRow], source: str | None = None
) -> Difference:
    """Bring things to the state of the rows; `source` is remembered on what is new. Raises Overtaken."""
    difference = await differing_things(transaction, kind, rows, source)
    await put_things(transaction, kind, difference)
    return difference


async def put_things(transaction: Transaction, kind: Kind, difference: Difference) -> None:
    """Write what differs. Raises Overtaken."""
    if difference.create:
        all_written(await transaction.run(create_statement(kind), {"rows": difference.create}), len(difference.create))
    if difference.change:
        all_written(await transaction.run(change_statement(kind), {"rows": difference.change}), len(difference.change))


async def differing_things(
    reader: Reader, kind: Kind, rows: Sequence[ThingRow], source: str | None = None
) -> Difference:
    return compared_things(kind, rows, await stored_things(reader, kind, [row.id for row in rows]), source)


def compared_things(
    kind: Kind, rows: Sequence[ThingRow], stored: Mapping[str, Mapping[str, Any]], source: str | None = None
) -> Difference:
    """`stored`: as `stored_things` reads them, by id."""
    difference = Difference()
    at = now()
    for row in rows:
        before = stored.get(row.id)
        if before is None:
            difference.create.append(_created(kind, row, source, at))
        elif values := differing(unmanaged(kind), before, row.values):
            difference.change.append(_changed(kind, row.id, before, values, source, at))
        else:
            difference.unchanged += 1
            continue
        difference.ids[row.id] = None
    return difference


def touched(kind: Kind, difference: Difference, stored: Mapping[str, Mapping[str, Any]]) -> None:
    """Marks these things as changed too, since a relation that is theirs has been."""
    changed = {row["id"] for row in difference.change}
    at = now()
    difference.change += [
        _changed(kind, key, before, {}, None, at) for key, before in stored.items() if key not in changed
    ]


async def remove_things(transaction: Transaction, kind: Kind, versions: Iterable[tuple[str, int]]) -> list[str]:
    """Remove those of (id, version) that still have that version and bear no relation but to the event log; returns
    their ids.
    """
    rows = [{"id": key, "version": version} for key, version in versions]
    found = await transaction.run(remove_statement(kind), {"rows": rows})
    return found[0][0]


def _created(kind: Kind, row: ThingRow, source: str | None, at: str) -> dict[str, Any]:
    values = values_or_defaults(unmanaged(kind), row.values)
    values |= {"id": row.id, "createdAt": at, "updatedAt": at, "version": 1}
    if source is not None:
        values |= {"source": source, "sourceVersion": 1}
    return values | _folded(kind, values)


def _changed(
    kind: Kind, key: str, before: Mapping[str, Any], values: dict[str, Any], source: str | None, at: str
) -> dict[str, Any]:
    values = {**values, **_folded(kind, values), "updatedAt": at, "version": before["version"] + 1}
    if source is not None and before["source"] == source:
        values["sourceVersion"] = values["version"]
    return {"id": key, "version": before["version"], "values": values}


def _folded(kind: Kind, values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        item.folded: None if values[item.name] is None else folded_copy(values[item.name])
        for item in kind.properties
        if item.searched and item.name in values
    }
