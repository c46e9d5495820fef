"""Relations as the graph stores them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, LiteralString

from graph.model import properties
from graph.model.sides import sides

if TYPE_CHECKING:
    from graph.model import Link


@cache
def names(link: Link) -> tuple[LiteralString, ...]:
    """The properties that are read of a relation."""
    versions = ("version", "sourceVersion") if link.named else ()
    assumed = ("assumed",) if assumes(link) else ()
    return (*(item.name for item in link.stated), "source", *assumed, *versions)


@cache
def key_names(link: Link) -> tuple[str, ...]:
    return tuple(item.name for item in link.stated if item.column in link.key)


@cache
def assumes(link: Link) -> bool:
    """Whether it is marked where the default criticality holds because none was stated."""
    return any(item.name == "assumed" for item in properties(link.properties))


@cache
def read_statement(link: Link) -> LiteralString:
    side = sides(link)
    values = ", ".join(f"r.{name}" for name in names(link))
    return (
        f"UNWIND $ids AS id\nMATCH (o:{side.owner} {{id: id}}){side.arrow}(t:{side.other})\n"
        f"RETURN collect([o.id, t.id, {values}])"
    )
