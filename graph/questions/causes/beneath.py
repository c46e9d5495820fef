"""Which relationships rest on each offering: those that agreed on it, and on what needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.projection.projection import Projection
    from graph.projection.status import Day
    from graph.projection.visibility import Visibility


class Beneath:
    """What offerings rest on, on one day. `seen`: what whoever asks sees; None = everything."""

    def __init__(self, projection: Projection, seen: Visibility | None, day: Day) -> None:
        self._offerings = projection.offerings
        self._needs = projection.dependencies.needs
        self._seen = seen
        self._day = day

    def resting(self, agreed: Mapping[str, int]) -> dict[str, int]:
        """`agreed`: by id of an offering, the relationships that agreed on it, a bit each; so are those that rest on it,
        by id.
        """
        there = [self._is_there(number) for number in range(len(self._offerings.ids))]
        masks = [agreed.get(id_, 0) if there[at] else 0 for at, id_ in enumerate(self._offerings.ids)]
        below = [
            [edge[3] for edge in self._needs.on(at, self._day) if there[edge[3]]] if there[at] else []
            for at in range(len(there))
        ]
        for circle in _from_above(below):
            mask = 0
            for at in circle:
                mask |= masks[at]
            if mask:
                for at in circle:
                    masks[at] = mask
                    for needed in below[at]:
                        masks[needed] |= mask
        return {id_: mask for id_, mask in zip(self._offerings.ids, masks, strict=True) if mask}

    def _is_there(self, number: int) -> bool:
        if number in self._offerings.archived:
            return False
        return self._seen is None or self._seen.offering(self._offerings.ids[number])


def _from_above(below: list[list[int]]) -> list[list[int]]:
    """Offerings from above: those that need one another in a circle together, each of these before what it needs."""
    import rustworkx  # noqa: PLC0415  # only this question needs it

    graph: Any = rustworkx.PyDiGraph()
    graph.add_nodes_from(range(len(below)))
    graph.add_edges_from_no_data([(at, needed) for at, several in enumerate(below) for needed in several])
    return list(reversed(rustworkx.strongly_connected_components(graph)))
