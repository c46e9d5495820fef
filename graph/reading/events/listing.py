"""Events as a list at the root, and one by one. In the order of the trail a page is read by its numbers, at any length of
the trail; for another order, for what a filter seldom finds, and to count what it finds, all events are looked through.
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
    from graph.reading.arguments import Asked
    from graph.reading.events.judged import Visible
    from graph.reading.events.visibility import EventVisibility
    from graph.reading.selection import Many

    Read = Callable[[Many, Sequence[Asked], Mapping[str, Any]], Awaitable[list[Any]]]
    """What a row would hold of a list; the mapping holds more parameters."""

KEPT: Final = 500
NUMBER: Final = "seq"
AHEAD: Final = 150
"""Events beyond the size of a page, among which one is sought that a filter leaves."""


class Stretch(NamedTuple):
    """A part of the trail, in the order in which a page takes it: from `above` to `below`, neither of them in it."""

    above: int | None
    below: int | None
    newest_first: bool

    def numbers(self, newest: int) -> range:
        first = max(0, self.above or 0) + 1
        last = newest if self.below is None else min(newest, self.below - 1)
        return range(last, first - 1, -1) if self.newest_first else range(first, last + 1)


@dataclass(frozen=True, slots=True)
class Events:
    """Of one viewer. `seen`: what the viewer sees of things."""

    database: Database
    told: EventVisibility
    scope: Scope
    seen: Visible

    async def listed(self, many: Many, lists: Sequence[Asked], read: Read) -> list[Any]:
        """What a row would hold of the list."""
        asked = lists[many.number]
        stretch = stretch_of(asked)
        if stretch is None or (many.counted and asked.form.filter):
            return await self._looked_through(many, lists, read)
        most: int = asked.values[LIMIT]
        wanted = most + AHEAD if asked.form.filter else most
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
        """Numbers, as text, of those that the viewer is told, each true."""
        numbers = (await self.database.read(NUMBERS, {"ids": ids}, name="numbers"))[0][0]
        async with self.told.of(self.scope.organizations) as judged:
            return _true(await judged.among([number for number in numbers if number <= judged.newest], self.seen))

    async def _numbers(self, many: Many, stretch: Stretch, wanted: int) -> tuple[Sequence[int], int]:
        """The first of the stretch, and how many there are in the trail, as far as they are asked for."""
        if not self.scope.restricted:
            newest, total = (await self.database.read(EVENTS, name="events", leader=True))[0]
            return stretch.numbers(newest)[:wanted], total
        async with self.told.of(self.scope.organizations) as judged:
            total = len(await judged.every(self.seen)) if many.counted else 0
            return await judged.first(wanted, stretch.numbers(judged.newest), self.seen) if many.rows else (), total

    async def _by_numbers(self, many: Many, lists: Sequence[Asked], numbers: Sequence[int], read: Read) -> list[Any]:
        asked = lists[many.number]
        given = (NUMBER, (("in", Value(many.number, len(asked.values))),))
        form = asked.form._replace(filter=(given, *asked.form.filter))
        by_number = replace(asked, form=form, values=[*asked.values, list(numbers)])
        lists = [*lists[: many.number], by_number, *lists[many.number + 1 :]]
        return (await read(_rows_of(many), lists, {"told": _true(numbers)} if self.scope.restricted else {}))[0]

    async def _looked_through(self, many: Many, lists: Sequence[Asked], read: Read) -> list[Any]:
        if not self.scope.restricted:
            return await read(many, lists, {})
        async with self.told.of(self.scope.organizations) as judged:
            told = _true(await judged.every(self.seen))
        return await read(many, lists, {"told": told})


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
    """The same list, uncounted."""
    return replace(many, counted=False)


def stretch_of(asked: Asked) -> Stretch | None:
    """None where another order is asked for."""
    key, form = asked.order.keys[0], asked.form
    if key.item.name != NUMBER:
        return None
    above, below = _cut(asked, form.after), _cut(asked, form.before)
    if key.descending:
        above, below = below, above
    return Stretch(above, below, newest_first=key.descending is not form.from_end)


def _cut(asked: Asked, cursor: Sequence[Value | None] | None) -> int | None:
    """The number of the event of a cursor."""
    number = cursor[0] if cursor else None
    return asked.values[number.place] if number else None
