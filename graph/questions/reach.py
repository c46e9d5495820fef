"""What an offering rests on and what it supports, all the way, on a day."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from graph.projection.projection import Projection


class Direction(Enum):
    RESTS_ON = "restsOn"
    SUPPORTS = "supports"


def reach(projection: Projection, offering_id: str, direction: Direction, day: date) -> list[tuple[str, int]]:
    """(offering, hops on the shortest way) by hops, then id, without the offering itself; empty for an unknown one."""
    start = projection.offerings.at.get(offering_id)
    if start is None:
        return []
    view = projection.on(day.toordinal())
    edges, other = (view.needs, 3) if direction is Direction.RESTS_ON else (view.supports, 0)
    ids = projection.offerings.ids
    seen = {start}
    found: list[tuple[str, int]] = []
    layer = [start]
    hops = 0
    while layer:
        hops += 1
        reached = {edge[other] for offering in layer for edge in edges[offering]} - seen
        layer = sorted(reached, key=ids.__getitem__)
        seen.update(layer)
        found += [(ids[offering], hops) for offering in layer]
    return found
