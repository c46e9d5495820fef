"""Finds relationships by their two sides, since they have no name of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.model.folding import fold
from graph.model.texts import kept

if TYPE_CHECKING:
    from graph.database.engine import Database

BETWEEN: Final = """
MATCH (p:Organization) WHERE p.id = $provider OR p.nameFolded = $providerFolded
MATCH (c:Organization) WHERE c.id = $consumer OR c.nameFolded = $consumerFolded
MATCH (p)<-[:PROVIDER]-(r:ServiceRelationship)-[:CONSUMER]->(c)
WHERE r.archivedAt IS NULL
RETURN r.id, p.name, c.name ORDER BY r.id LIMIT 20
"""


async def relationships_between(database: Database, provider: str, consumer: str) -> list[tuple[str, str, str]]:
    """(id, provider's name, consumer's name) of those in use; the sides by id or by whole name, in any case."""
    parameters = {
        "provider": kept(provider),
        "providerFolded": fold(provider.strip()),
        "consumer": kept(consumer),
        "consumerFolded": fold(consumer.strip()),
    }
    return [(id_, one, other) for id_, one, other in await database.read(BETWEEN, parameters, name="between")]
