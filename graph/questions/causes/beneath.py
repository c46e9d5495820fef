"""What the offerings of an agreement rest on, as far as one viewer sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.projection.projection import Projection
    from graph.projection.status import Day
    from graph.projection.visibility import Visibility


class Beneath:
    """What offerings rest on, on one day. `seen`: what whoever asks sees; None = everything. What lies beneath an
    offering is found once.
    """

    def __init__(self, projection: Projection, seen: Visibility | None, day: Day) -> None:
        self._offerings = projection.offerings
        self._needs = projection.dependencies.needs
        self._seen = seen
        self._day = day
        self._found: dict[int, frozenset[int]] = {}

    def offerings(self, covered: Iterable[str]) -> set[str]:
        """Those that are covered, and all beneath them that are seen, by id."""
        numbers = {self._offerings.at[id_] for id_ in covered if id_ in self._offerings.at}
        found = set[int]()
        for number in numbers:
            if number not in self._found:
                self._found[number] = self._from(number)
            found |= self._found[number]
        return {self._offerings.ids[number] for number in found}

    def _from(self, start: int) -> frozenset[int]:
        if not self._is_there(start):
            return frozenset()
        found, pending = {start}, [start]
        while pending:
            for edge in self._needs.on(pending.pop(), self._day):
                needed = edge[3]
                if needed not in found and self._is_there(needed):
                    found.add(needed)
                    pending.append(needed)
        return frozenset(found)

    def _is_there(self, number: int) -> bool:
        if number in self._offerings.archived:
            return False
        return self._seen is None or self._seen.offering(self._offerings.ids[number])
