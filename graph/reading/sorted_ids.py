"""The ids of all things of a kind in the kind's own order, so that a page is found without sorting them all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

Entry = tuple[Any, ...]
"""What things are sorted by, as `Order.entry` makes it; its last member is the thing's id."""


class SortedIds:
    """The entries of things that are not archived, in order."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = sorted(entries)
        self._by_id: dict[str, Entry] = {entry[-1]: entry for entry in self._entries}

    def __len__(self) -> int:
        return len(self._entries)

    def replace(self, ids: Collection[str], entries: Iterable[Entry]) -> None:
        """Replaces the entries of the things with these ids: those that have an entry here have it from now on, the
        others are gone.
        """
        for id_ in ids:
            if (before := self._by_id.pop(id_, None)) is not None:
                del self._entries[bisect_left(self._entries, before)]
        for entry in entries:
            self._by_id[entry[-1]] = entry
            insort(self._entries, entry)

    def page(self, size: int, after: Entry | None, before: Entry | None, *, from_end: bool) -> Sequence[Entry]:
        """At most `size` entries from the start, or backwards from the end, of those between `after` and `before`."""
        start = 0 if after is None else bisect_right(self._entries, after)
        end = len(self._entries) if before is None else bisect_left(self._entries, before)
        if from_end:
            return self._entries[max(start, end - size) : end][::-1]
        return self._entries[start : min(end, start + size)]
