"""The part of the graph that impact rests on, kept in the process and changed in place by later writes."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from graph.projection.day import DayView
from graph.projection.dialogue.dialogue import Dialogue
from graph.projection.estate import Estate
from graph.projection.names import Names

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from graph.projection.rows import Tables
    from graph.projection.status import Day
    from graph.projection.table import Changed, Part, Table

T = TypeVar("T")

DAYS_KEPT: Final = 64
"""Days that are kept: what is ahead of somebody is asked on each day on which something is planned."""
DAYS_KEPT_WHOLE: Final = 6
"""Days that are kept at least, however much was looked at on each."""
MOST_KEPT: Final = 500_000
"""Keys that were looked at on the other days, all together: each takes about 100 bytes."""


class Projection(Estate):
    """Each change of a thing takes effect in place and raises `revision`; a report that was made before must not
    be read any more, and what rooms above have `derived` of it is dropped. `sides` is raised where somebody may see
    something else from then on; `revisions` count the changes of each table. `dialogue` has no rows before the first question about it, and no impact rests on it;
    `watchers` are called with each table of which rows change.
    """

    def __init__(self, tables: Tables) -> None:
        self.revision = 0
        self.sides = 0
        self.derived: dict[Any, Any] = {}
        super().__init__(tables)
        self.revisions = dict.fromkeys(self.parts, 0)
        self.names = Names(self)
        self.dialogue = Dialogue({})
        self.watchers: list[Callable[[Table[Any], Changed], None]] = []
        self._days: OrderedDict[tuple[Day, Day | None], DayView] = OrderedDict()
        self._beside: dict[Any, Any] = {}

    def beside(self, make: Callable[[Projection], T]) -> T:
        """What a room above has made of the projection, once. It watches what changes, if it has to."""
        if make not in self._beside:
            self._beside[make] = make(self)
        return cast("T", self._beside[make])

    def on(self, day: Day, today: Day | None = None) -> DayView:
        """A day before `today`, where that is given, is one on which more agreements counted."""
        which = day, today if today is not None and day < today else None
        view = self._days.get(which)
        if view is None:
            view = self._days[which] = DayView(self, *which)
            self._drop_superfluous_days()
        self._days.move_to_end(which)
        return view

    def _drop_superfluous_days(self) -> None:
        size = sum(view.size for view in self._days.values())
        while len(self._days) > DAYS_KEPT or (size > MOST_KEPT and len(self._days) > DAYS_KEPT_WHOLE):
            _, dropped = self._days.popitem(last=False)
            size -= dropped.size

    def forget_unused(self) -> None:
        """Drop what rooms above have derived and nobody has asked for lately."""
        self.derived = {make: kept for make, kept in self.derived.items() if kept.forget_unused()}

    def replace(self, table: Table[Any], owners: Collection[str], *rows: Sequence[Any]) -> None:
        """Put in place all rows that some owners have now, in the table and in those beside it."""
        if self.part(table).holds(owners, *rows):
            return
        changed = self.part(table).replace(owners, *rows)
        for watch in self.watchers:
            watch(table, changed)
        if table.name in self.parts:
            self.revision += 1
            self.revisions[table.name] += 1
            self.derived.clear()
            self.sides += table.decides_visibility or changed.sides
            for view in self._days.values():
                view.forget(changed)

    def revision_of(self, tables: Iterable[str]) -> int:
        """Another number after each change of one of these tables."""
        return sum(self.revisions[name] for name in tables)

    def part(self, table: Table[Any]) -> Part:
        """What holds the rows of a table, of impact or of dialogue."""
        return self.parts[table.name] if table.name in self.parts else self.dialogue.registers[table.name]
