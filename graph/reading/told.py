"""Which events of the trail speak of something that a viewer sees.

One condition for all kinds would take Neo4j ten seconds to plan: what events speak of is read first, then asked about
kind by kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.reading.visibility import told_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable
    from typing import LiteralString

    from graph.engine import Database

TOLD: Final[LiteralString] = f"""
MATCH (n0:Event)-[:CONCERNS]->(n1)
WHERE {told_of("n1", "n0")}
WITH head(labels(n1)) AS label, [n0.seq, n1.id] AS told
RETURN label, collect(told)
"""


async def told(database: Database, seen: Callable[[str, Iterable[str]], Awaitable[set[str]]]) -> dict[str, bool]:
    """Their numbers, as text, each true. `seen`: those of some ids of a kind that the viewer sees."""
    found: dict[str, bool] = {}
    for label, pairs in await database.read(TOLD, name="told"):
        visible = await seen(label, {id_ for _, id_ in pairs})
        found.update((str(number), True) for number, id_ in pairs if id_ in visible)
    return found
