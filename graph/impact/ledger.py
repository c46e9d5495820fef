"""Entries by key, those that are always valid apart from those with dates, so that a day costs what is asked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from graph.impact.status import ALWAYS_AFTER, ALWAYS_BEFORE, Day

if TYPE_CHECKING:
    from collections.abc import Callable

Entry = TypeVar("Entry")


class Ledger(Generic[Entry]):
    """`always[key]` and `dated[key]` = [(entry, first day, first day after)]."""

    __slots__ = ("always", "dated")

    def __init__(self, keys: int) -> None:
        self.always: list[list[Entry]] = [[] for _ in range(keys)]
        self.dated: dict[int, list[tuple[Entry, Day, Day]]] = {}

    def grow(self) -> int:
        """A new last key."""
        self.always.append([])
        return len(self.always) - 1

    def add(self, key: int, entry: Entry, first: Day = ALWAYS_BEFORE, end: Day = ALWAYS_AFTER) -> None:
        if first == ALWAYS_BEFORE and end == ALWAYS_AFTER:
            self.always[key].append(entry)
        else:
            self.dated.setdefault(key, []).append((entry, first, end))

    def drop(self, key: int, which: Callable[[Entry], bool]) -> None:
        self.always[key] = [entry for entry in self.always[key] if not which(entry)]
        if key in self.dated:
            left = [dated for dated in self.dated[key] if not which(dated[0])]
            if left:
                self.dated[key] = left
            else:
                del self.dated[key]

    def all_of(self, key: int) -> list[Entry]:
        return self.always[key] + [entry for entry, _, _ in self.dated.get(key, ())]

    def on(self, key: int, day: Day) -> list[Entry]:
        dated = self.dated.get(key)
        if dated is None:
            return self.always[key]
        return self.always[key] + [entry for entry, first, end in dated if first <= day < end]


class OnDay(dict[int, list[Entry]]):
    """A ledger's entries that are valid on one day, filled where they are looked at."""

    __slots__ = ("day", "ledger")

    def __init__(self, ledger: Ledger[Entry], day: Day) -> None:
        super().__init__()
        self.ledger = ledger
        self.day = day

    def __missing__(self, key: int) -> list[Entry]:
        entries = self[key] = self.ledger.on(key, self.day)
        return entries
