"""Entries of an index as columns of numbers: for what looks at a large part of an estate at once."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from graph.projection.status import ALWAYS_AFTER, ALWAYS_BEFORE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from graph.projection.status import Day
    from graph.projection.validity_index import ValidityIndex

T = TypeVar("T")

Numbers = NDArray[np.int32]

BYTES_OF_A_KEY: Final = 100
"""What a key of a mapping takes, in which the size of a day is counted."""


class Columns:
    """All entries of an index, whatever their days: made when they are first asked for, and of what changed anew. The first
    number of an entry is its key.
    """

    __slots__ = ("_changed", "_index", "_rows", "_width")

    def __init__(self, index: ValidityIndex[Any], width: int) -> None:
        """`width`: numbers of an entry."""
        self._index = index
        self._width = width
        self._rows: Numbers | None = None
        self._changed = set[int]()

    def forget(self, keys: Iterable[int]) -> None:
        """Entries of these have changed, come or gone."""
        if self._rows is not None:
            self._changed.update(keys)

    def on(self, day: Day, *which: int) -> list[Numbers]:
        """Some of the numbers of the entries that are valid on a day, each a column, in no order that matters."""
        rows = self._rows = self._all()
        self._changed.clear()
        first, end = rows[-2:]
        valid = (first <= day) & (day < end)
        return [rows[number][valid] for number in which]

    def _all(self) -> Numbers:
        if self._rows is None:
            return self._read(self._index.always, self._index.dated)
        if not self._changed:
            return self._rows
        unchanged = self._rows[:, ~np.isin(self._rows[0], list(self._changed))]
        return np.hstack((unchanged, self._read(*map(self._of_changed, (self._index.always, self._index.dated)))))

    def _of_changed(self, entries: Mapping[int, list[T]]) -> dict[int, list[T]]:
        return {key: entries[key] for key in self._changed if key in entries}

    def _read(self, always: Mapping[int, list[Any]], dated: Mapping[int, list[tuple[Any, Day, Day]]]) -> Numbers:
        width, entries = self._width, chain.from_iterable(chain.from_iterable(always.values()))
        whenever = np.fromiter(entries, np.int32).reshape(-1, width)
        spans = [(*entry, first, end) for spans in dated.values() for entry, first, end in spans]
        on_days = np.array(spans, np.int32).reshape(-1, width + 2)
        days = np.tile(np.array((ALWAYS_BEFORE, ALWAYS_AFTER), np.int32), (len(whenever), 1))
        return np.ascontiguousarray(np.vstack((np.hstack((whenever, days)), on_days)).T)


class ListColumn(Generic[T]):
    """The values of a list as a column of numbers, which `number` makes of them; the list may grow."""

    __slots__ = ("_changed", "_known", "_number", "_values")

    def __init__(self, values: Sequence[T], number: Callable[[T], int]) -> None:
        self._values = values
        self._number = number
        self._known = np.empty(0, np.int32)
        self._changed = set[int]()

    def forget(self, places: Iterable[int]) -> None:
        """Notes that the values at these places have changed."""
        self._changed.update(places)

    def numbers(self) -> Numbers:
        if self._changed or len(self._known) < len(self._values):
            new = map(self._number, islice(self._values, len(self._known), None))
            self._known = np.concatenate((self._known, np.fromiter(new, np.int32)))
            for place in self._changed:
                self._known[place] = self._number(self._values[place])
            self._changed.clear()
        return self._known
