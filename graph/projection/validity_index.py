"""Entries by key, those that are always valid apart from those with dates, so that a day costs what is asked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from graph.model.lazy import Lazy
from graph.projection.status import ALWAYS_AFTER, ALWAYS_BEFORE, Day

if TYPE_CHECKING:
    from collections.abc import Callable

Entry = TypeVar("Entry")


class ValidityIndex(Generic[Entry]):
    """`always[key]` = [entry], `dated[key]` = [(entry, first day, first day after)]."""

    __slots__ = ("always", "dated")

    def __init__(self) -> None:
        self.always: dict[int, list[Entry]] = {}
        self.dated: dict[int, list[tuple[Entry, Day, Day]]] = {}

    def add(self, key: int, span: tuple[Entry, Day, Day]) -> None:
        """One `span` may be added to several indexes, which then share it."""
        entry, first, end = span
        if first == ALWAYS_BEFORE and end == ALWAYS_AFTER:
            self.always.setdefault(key, []).append(entry)
        else:
            self.dated.setdefault(key, []).append(span)

    def drop(self, key: int, which: Callable[[Entry], bool]) -> None:
        always = [entry for entry in self.always.pop(key, ()) if not which(entry)]
        if always:
            self.always[key] = always
        dated = [span for span in self.dated.pop(key, ()) if not which(span[0])]
        if dated:
            self.dated[key] = dated

    def all_of(self, key: int) -> list[Entry]:
        return [*self.always.get(key, ()), *(entry for entry, _, _ in self.dated.get(key, ()))]

    def spans(self, key: int) -> list[tuple[Entry, Day, Day]]:
        """Each with its first day and the first day after."""
        always = ((entry, ALWAYS_BEFORE, ALWAYS_AFTER) for entry in self.always.get(key, ()))
        return [*always, *self.dated.get(key, ())]

    def on(self, key: int, day: Day) -> list[Entry]:
        """Not to be changed by whoever asks."""
        always = self.always.get(key)
        dated = self.dated.get(key)
        if dated is None:
            return [] if always is None else always
        valid = [entry for entry, first, end in dated if first <= day < end]
        return valid if always is None else always + valid


OnDay = Lazy[int, list[Entry]]
"""Key -> its entries that are valid on one day."""


def on_day(index: ValidityIndex[Entry], day: Day, more: ValidityIndex[Entry] | None = None) -> OnDay[Entry]:
    """The entries that are valid on one day, each found when it is first looked at. `more`: an index that counts too."""

    def valid(key: int) -> list[Entry]:
        entries = index.on(key, day)
        others = more.on(key, day) if more is not None else None
        return entries + others if others else entries

    return Lazy(valid)
