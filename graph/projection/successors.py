"""Which offering can be used instead of which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from graph.projection.status import Day, first_day
from graph.projection.table import Changed, Part

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from graph.projection.offerings import Offerings
    from graph.projection.rows import SuccessorRow


class Successor(NamedTuple):
    """`first`: the day from which on it can be used. `coverage`: FULL, PARTIAL or None for unknown."""

    offering: int
    coverage: str | None
    first: Day


class Successors(Part):
    """`of[offering]`, by the successor's id."""

    __slots__ = ("_offerings", "of")

    def __init__(self, offerings: Offerings, rows: Iterable[SuccessorRow]) -> None:
        self._offerings = offerings
        self.of: dict[int, list[Successor]] = {}
        for row in sorted(rows, key=lambda row: row[:2]):
            self._add(row)

    def holds(self, owners: Collection[str], rows: Sequence[SuccessorRow], *_: Sequence[Any]) -> bool:
        now: dict[str, list[Successor]] = {}
        for row in sorted(rows, key=lambda row: row[:2]):
            if successor := self._successor(row):
                now.setdefault(row.offering, []).append(successor)
        return all(self.of.get(number, []) == now.get(owner, []) for owner, number in self._known(owners))

    def replace(self, owners: Collection[str], rows: Sequence[SuccessorRow], *_: Sequence[Any]) -> Changed:
        numbers = [number for _, number in self._known(owners)]
        for number in numbers:
            self.of.pop(number, None)
        for row in sorted(rows, key=lambda row: row[:2]):
            self._add(row)
        return Changed(offerings=numbers)

    def owners_at(self, ids: Collection[str]) -> Collection[str]:
        """Ids of the offerings that some of these succeed."""
        numbers = {number for _, number in self._known(ids)}
        following = ((offering, one.offering) for offering, several in self.of.items() for one in several)
        return {self._offerings.ids[offering] for offering, successor in following if successor in numbers}

    def _known(self, ids: Iterable[str]) -> Iterator[tuple[str, int]]:
        numbers = self._offerings.numbers
        return ((id_, numbers[id_]) for id_ in ids if id_ in numbers)

    def on(self, day: Day, offering: int) -> list[Successor]:
        """Successors of the offering that can be used by then, whether or not they are lost."""
        return [successor for successor in self.of.get(offering, ()) if successor.first <= day]

    def _add(self, row: SuccessorRow) -> None:
        if successor := self._successor(row):
            self.of.setdefault(self._offerings.at[row.offering], []).append(successor)

    def _successor(self, row: SuccessorRow) -> Successor | None:
        """None where one of both is archived or not there."""
        at = self._offerings.at
        if row.offering not in at or row.successor not in at:
            return None
        return Successor(at[row.successor], row.coverage, first_day(row.from_))
