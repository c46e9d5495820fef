"""Entries of an index as columns of numbers: for what looks at a large part of an estate at once."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from graph.projection.status import ALWAYS_AFTER, ALWAYS_BEFORE

if TYPE_CHECKING:
    from graph.projection.status import Day
    from graph.projection.validity_index import ValidityIndex

Numbers = NDArray[np.int32]

BYTES_OF_A_KEY: Final = 100
"""What a key of a mapping takes, in which the size of a day is counted."""


class Columns:
    """All entries of an index, whatever their days: made when they are first asked for, and after each change anew."""

    __slots__ = ("_index", "_rows", "_width")

    def __init__(self, index: ValidityIndex[Any], width: int) -> None:
        """`width`: numbers of an entry."""
        self._index = index
        self._width = width
        self._rows: Numbers | None = None

    def forget(self) -> None:
        """The index has changed."""
        self._rows = None

    def on(self, day: Day, *which: int) -> list[Numbers]:
        """Some of the numbers of the entries that are valid on a day, each a column, in no order that matters."""
        if self._rows is None:
            self._rows = self._read()
        first, end = self._rows[-2:]
        valid = (first <= day) & (day < end)
        return [self._rows[number][valid] for number in which]

    def _read(self) -> Numbers:
        always, width = self._index.always.values(), self._width
        whenever = np.fromiter(chain.from_iterable(chain.from_iterable(always)), np.int32).reshape(-1, width)
        spans = [(*entry, first, end) for spans in self._index.dated.values() for entry, first, end in spans]
        dated = np.array(spans, np.int32).reshape(-1, width + 2)
        days = np.tile(np.array((ALWAYS_BEFORE, ALWAYS_AFTER), np.int32), (len(whenever), 1))
        return np.ascontiguousarray(np.vstack((np.hstack((whenever, days)), dated)).T)
