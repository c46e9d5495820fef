"""Which messages that lie in a folder are still to be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.database.engine import Database

STILL: Final = """
UNWIND $nonces AS nonce
MATCH (d:Delivery {nonce: nonce})
MATCH (n:Notice {id: d.id})-[:OF]->(c:Change)
WHERE n.state = 'PLANNED' AND n.text IS NOT NULL
RETURN collect([nonce, coalesce(n.kind, 'NOTICE'), c.status])
"""


async def still_to_send(database: Database, nonces: Sequence[str]) -> list[tuple[str, str, str]]:
    """The messages that are still to be sent, of those with these random numbers, with their kind and the change's
    status.
    """
    rows = await database.read(STILL, {"nonces": list(nonces)}, name="still_to_send", leader=True)
    return [tuple(row) for row in rows[0][0]]
