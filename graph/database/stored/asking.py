"""What is asked of the stored graph, in batches of ids."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final, LiteralString, NamedTuple

from graph.database.stored.links import names, read_statement
from graph.model.sides import sides

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.database.stored.reader import Reader
    from graph.model import Kind, Link


class Stored(NamedTuple):
    """A relation as it is: ids of its owner and of the other end, and its values by property name."""

    owner: str
    other: str
    values: Mapping[str, Any]


@cache
def known_statement(kind: Kind) -> LiteralString:
    return f"UNWIND $ids AS id\nMATCH (n:{kind.label} {{id: id}})\nRETURN collect(n.id)"


async def known_ids(reader: Reader, kind: Kind, ids: Sequence[str]) -> list[str]:
    """Which of the ids things of the kind have."""
    return (await reader.run(known_statement(kind), {"ids": ids}))[0][0]


@cache
def all_statement(kind: Kind) -> LiteralString:
    return f"MATCH (n:{kind.label})\nRETURN collect(n.id)"


async def all_ids(reader: Reader, kind: Kind) -> list[str]:
    """The ids of all things of the kind, sorted."""
    return sorted((await reader.run(all_statement(kind)))[0][0])


@cache
def any_statement(label: LiteralString) -> LiteralString:
    return f"MATCH (n:{label})\nWITH n LIMIT 1\nRETURN count(n)"


async def is_empty(reader: Reader, label: LiteralString) -> bool:
    return not (await reader.run(any_statement(label)))[0][0]


async def relations_of(reader: Reader, link: Link, owners: Sequence[str]) -> list[Stored]:
    found = await reader.run(read_statement(link), {"ids": owners})
    return [Stored(row[0], row[1], dict(zip(names(link), row[2:], strict=True))) for row in found[0][0]]


@cache
def other_end_statement(link: Link) -> LiteralString:
    side = sides(link)
    values = ", ".join(f"r.{name}" for name in names(link))
    arrow: LiteralString = f"<-[r:{link.type}]-" if side.at_start else f"-[r:{link.type}]->"
    return (  # begins where the id is: an engine without a planner walks patterns as they are written
        f"UNWIND $ids AS id\nMATCH (t:{side.other} {{id: id}}){arrow}(o:{side.owner})\n"
        f"RETURN collect([o.id, t.id, {values}])"
    )


async def relations_to(reader: Reader, link: Link, others: Sequence[str]) -> list[Stored]:
    """The relations of a link whose other end, not their owner, is one of these things."""
    found = await reader.run(other_end_statement(link), {"ids": others})
    return [Stored(row[0], row[1], dict(zip(names(link), row[2:], strict=True))) for row in found[0][0]]


async def relations_from(reader: Reader, link: Link, starts: Sequence[str]) -> list[Stored]:
    """The relations of a link that start at one of these things."""
    ask = relations_of if sides(link).at_start else relations_to
    return await ask(reader, link, starts)


@cache
def every_statement(link: Link) -> LiteralString:
    side = sides(link)
    values = ", ".join(f"r.{name}" for name in names(link))
    return f"MATCH (o:{side.owner}){side.arrow}(t:{side.other})\nRETURN collect([o.id, t.id, {values}])"


async def every_relation(reader: Reader, link: Link) -> list[Stored]:
    """All at once: for links of which there are not many more than people."""
    found = await reader.run(every_statement(link))
    return [Stored(row[0], row[1], dict(zip(names(link), row[2:], strict=True))) for row in found[0][0]]


@cache
def source_statement(kind: Kind) -> LiteralString:
    return f"MATCH (n:{kind.label})\nWHERE n.source = $source\nRETURN collect([n.id, n.version, n.sourceVersion])"


async def things_of_source(reader: Reader, kind: Kind, source: str) -> list[tuple[str, int, int | None]]:
    """(id, version, version after the last import) of what an import created."""
    found = await reader.run(source_statement(kind), {"source": source})
    return [(key, version, imported) for key, version, imported in found[0][0]]


@cache
def degree_statement(kind: Kind) -> LiteralString:
    return f"UNWIND $ids AS id\nMATCH (n:{kind.label} {{id: id}})\nRETURN collect([n.id, COUNT {{ (n)--() }} - COUNT {{ (n)<-[:CONCERNS]-() }}])"


async def degrees(reader: Reader, kind: Kind, ids: Sequence[str]) -> list[tuple[str, int]]:
    """How many relations things have, of whatever type but those of the trail."""
    found = await reader.run(degree_statement(kind), {"ids": ids})
    return [(key, degree) for key, degree in found[0][0]]


RELATIONSHIPS_OF_PROVIDERS: Final = """
UNWIND $ids AS id
MATCH (p:Organization {id: id})<-[:PROVIDER]-(r:ServiceRelationship)-[:CONSUMER]->(c:Organization)
RETURN collect([p.id, c.id, r.id])
"""


async def relationships_of_providers(reader: Reader, providers: Sequence[str]) -> list[tuple[str, str, str]]:
    """(provider, consumer, relationship) of all relationships of the providers."""
    found = await reader.run(RELATIONSHIPS_OF_PROVIDERS, {"ids": providers})
    return [(provider, consumer, key) for provider, consumer, key in found[0][0]]
