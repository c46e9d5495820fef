"""Things as the graph stores them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, LiteralString

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.database.stored.reader import Reader
    from graph.model import Kind, Property

STANDING: Final = ("version", "source", "sourceVersion")
"""Properties that are read of every thing beside the unmanaged ones. `sourceVersion`: its version after the last import."""


@cache
def unmanaged(kind: Kind) -> tuple[Property, ...]:
    """The properties of a kind that people set: all but the id and those that Rapport manages."""
    return tuple(item for item in kind.properties if not item.managed and item.name != "id")


@cache
def read_statement(kind: Kind) -> LiteralString:
    names: tuple[LiteralString, ...] = (*(item.name for item in unmanaged(kind)), *STANDING)
    values = ", ".join(f"n.{name}" for name in names)
    return f"UNWIND $ids AS id\nMATCH (n:{kind.label} {{id: id}})\nRETURN collect([n.id, {values}])"


async def stored_things(reader: Reader, kind: Kind, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Values by property of the things that there are, by id."""
    found = await reader.run(read_statement(kind), {"ids": ids})
    names = ("id", *(item.name for item in unmanaged(kind)), *STANDING)
    return {values[0]: dict(zip(names, values, strict=True)) for values in found[0][0]}


@cache
def named_elsewhere_statement(kind: Kind) -> LiteralString:
    return (
        f"MATCH (n:{kind.label})\n"
        "WHERE any(key IN n.externalIds WHERE key STARTS WITH $system)\n"
        "RETURN collect([n.id, n.externalIds])"
    )


async def named_elsewhere(reader: Reader, kind: Kind, system: str) -> dict[str, str]:
    """Ids of things by what a system, as `backstage:`, calls them."""
    found = await reader.run(named_elsewhere_statement(kind), {"system": system})
    return {key: id_ for id_, keys in found[0][0] for key in keys if key.startswith(system)}
