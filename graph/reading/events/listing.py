"""Events as a list at the root, and one by one. In the order of the event log a page is read by numbers, however long the
log is; for another order, for what a filter seldom finds, and to count what it finds, all events are looked through.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graph.reading.arguments import LIMIT
from graph.reading.parameters import Value

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence

    from graph.access.scope import Scope
    from graph.database.engine import Database
    from graph.reading.arguments import ListArguments
    from graph.reading.events.visibility import EventVisibility
    from graph.reading.events.visible import Visible
    from graph.reading.selection import Many

    Read = Callable[[Many, Sequence[ListArguments], Mapping[str, Any]], Awaitable[list[Any]]]
    """Reads a list as a row holds it (see `Many`); the mapping holds more parameters of the statement."""

KEPT: Final = 500
NUMBER: Final = "seq"
AHEAD: Final = 150
"""Events that are read beyond the size of a page, so that those that a filter leaves fill it."""


class Stretch(NamedTuple):
    """A part of the event log, in the order in which a page takes it: from `above` to `below`, both excluded."""

    above: int | None
    below: int | None
    newest_first: bool

    def numbers(self, newest: int) -> range:
        first = max(0, self.above or 0) + 1
        last = newest if self.below is None else min(newest, self.below - 1)
        return range(last, first - 1, -1) if self.newest_first else range(first, last + 1)


@dataclass(frozen=True, slots=True)
class Events:
    """The events of one viewer. `seen` answers which things the viewer sees."""

    database: Database
    event_visibility: EventVisibility
    scope: Scope
    seen: Visible

    async def listed(self, many: Many, lists: Sequence[ListArguments], read: Read) -> list[Any]:
        """The list as a row holds it (see `Many`)."""
        arguments = lists[many.number]
        stretch = stretch_of(arguments)
        if stretch is None or many.groupings or (many.counted and arguments.form.filter):
            return await self._looked_through(many, lists, read)
        most: int = arguments.values[LIMIT]
        wanted = most + AHEAD if arguments.form.filter else most
        numbers, total = await self._numbers(many, stretch, wanted)
        answer: list[Any] = []
        if many.rows:
            rows = await self._by_numbers(many, lists, numbers, read) if numbers else []
            if len(rows) < most and len(numbers) == wanted:  # there may be more of them
                return await self._looked_through(many, lists, read)
            answer.append(rows)
        if many.counted:
            answer.append(total)
        return answer

    async def of_ids(self, ids: Sequence[str]) -> dict[str, bool]:
        """Maps the number of each visible event, as text, to true."""
        numbers = (await self.database.read(NUMBERS, {"ids": ids}, name="numbers"))[0][0]
        async with self.event_visibility.of(self.scope.organizations) as visible:
            return _true(await visible.among([number for number in numbers if number <= visible.newest], self.seen))

    async def _numbers(self, many: Many, stretch: Stretch, wanted: int) -> tuple[Sequence[int], int]:
        """The first `wanted` numbers of the stretch, and the total of the event log, each where the selection wants it."""
        if not self.scope.restricted:
            newest, total = (await self.database.read(EVENTS, name="events", leader=True))[0]
            return stretch.numbers(newest)[:wanted], total
        async with self.event_visibility.of(self.scope.organizations) as visible:
            total = len(await visible.every(self.seen)) if many.counted else 0
            return await visible.first(wanted, stretch.numbers(visible.newest), self.seen) if many.rows else (), total

    async def _by_numbers(
        self, many: Many, lists: Sequence[ListArguments], numbers: Sequence[int], read: Read
    ) -> list[Any]:
        arguments = lists[many.number]
        condition = (NUMBER, (("in", Value(many.number, len(arguments.values))),))
        form = arguments.form._replace(filter=(condition, *arguments.form.filter))
        by_number = replace(arguments, form=form, values=[*arguments.values, list(numbers)])
        lists = [*lists[: many.number], by_number, *lists[many.number + 1 :]]
        return (await read(_rows_of(many), lists, {"visibleEvents": _true(numbers)} if self.scope.restricted else {}))[
            0
        ]

    async def _looked_through(self, many: Many, lists: Sequence[ListArguments], read: Read) -> list[Any]:
        if not self.scope.restricted:
            return await read(many, lists, {})
        async with self.event_visibility.of(self.scope.organizations) as visible:
            numbers = _true(await visible.every(self.seen))
        return await read(many, lists, {"visibleEvents": numbers})


EVENTS: Final = """
MATCH (c:Counter {id: 'estate'})
RETURN c.seq, COUNT { MATCH (n:Event) }
"""
NUMBERS: Final = """
UNWIND $ids AS id
MATCH (n:Event {id: id})
RETURN collect(n.seq)
"""


def _true(numbers: Iterable[int]) -> dict[str, bool]:
    return dict.fromkeys(map(str, numbers), True)


@lru_cache(KEPT)
def _rows_of(many: Many) -> Many:
    """The list without its count."""
    return replace(many, counted=False)


def stretch_of(arguments: ListArguments) -> Stretch | None:
    """The part of the event log that a page takes; None where the list is in another order than the log."""
    key, form = arguments.order.keys[0], arguments.form
    if key.item.name != NUMBER:
        return None
    above, below = _cut(arguments, form.after), _cut(arguments, form.before)
    if key.descending:
        above, below = below, above
    return Stretch(above, below, newest_first=key.descending is not form.from_end)


def _cut(arguments: ListArguments, cursor: Sequence[Value | None] | None) -> int | None:
    """The number of the event at which a cursor stands."""
    number = cursor[0] if cursor else None
    return arguments.values[number.place] if number else None
