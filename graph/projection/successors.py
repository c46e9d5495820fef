"""Which offering can be used instead of which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from graph.projection.status import Day, first_day
from graph.projection.table import Changed, Part

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from graph.projection.rows import SuccessorRow


class Successor(NamedTuple):
    """`first`: the day from which on it can be used. `coverage`: FULL, PARTIAL or None for unknown."""

    offering: int
    coverage: str | None
    first: Day


class Successors(Part):
    """`of[offering]`, by the successor's id."""

    __slots__ = ("_offering_at", "of")

    def __init__(self, offering_at: Mapping[str, int], rows: Iterable[SuccessorRow]) -> None:
        self._offering_at = offering_at
        self.of: dict[int, list[Successor]] = {}
        for row in sorted(rows, key=lambda row: row[:2]):
            self._add(row)

    def holds(self, owners: Collection[str], rows: Sequence[SuccessorRow], *_: Sequence[Any]) -> bool:
        now: dict[str, list[Successor]] = {}
        for row in sorted(rows, key=lambda row: row[:2]):
            if successor := self._successor(row):
                now.setdefault(row.offering, []).append(successor)
        there = (owner for owner in owners if owner in self._offering_at)
        return all(self.of.get(self._offering_at[owner], []) == now.get(owner, []) for owner in there)

    def replace(self, owners: Collection[str], rows: Sequence[SuccessorRow], *_: Sequence[Any]) -> Changed:
        for owner in owners:
            if owner in self._offering_at:
                self.of.pop(self._offering_at[owner], None)
        for row in sorted(rows, key=lambda row: row[:2]):
            self._add(row)
        return Changed(offerings=[self._offering_at[owner] for owner in owners if owner in self._offering_at])

    def on(self, day: Day, offering: int) -> list[Successor]:
        """Those that can be used by then, whether or not they are lost."""
        return [successor for successor in self.of.get(offering, ()) if successor.first <= day]

    def _add(self, row: SuccessorRow) -> None:
        offering, successor = self._offering_at.get(row.offering), self._successor(row)
        if offering is not None and successor:
            self.of.setdefault(offering, []).append(successor)

    def _successor(self, row: SuccessorRow) -> Successor | None:
        successor = self._offering_at.get(row.successor)
        return None if successor is None else Successor(successor, row.coverage, first_day(row.from_))
