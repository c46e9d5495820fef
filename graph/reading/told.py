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
WITH n1, collect(n0.seq) AS numbers
RETURN head(labels(n1)), collect([n1.id, numbers])
"""


async def told(database: Database, seen: Callable[[str, Iterable[str]], Awaitable[set[str]]]) -> dict[str, bool]:
    """Their numbers, as text, each true. `seen`: those of some ids of a kind that the viewer sees."""
    found: dict[str, bool] = {}
    for label, things in await database.read(TOLD, name="told"):
        visible = await seen(label, (id_ for id_, _ in things))
        found.update(
            dict.fromkeys((str(number) for id_, numbers in things if id_ in visible for number in numbers), True)
        )
    return found
