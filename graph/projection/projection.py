"""The part of the graph that impact rests on, kept in the process and changed in place by later writes."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any, Final

from graph.projection.day import DayView
from graph.projection.estate import Estate
from graph.projection.names import Names

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from graph.projection.rows import Tables
    from graph.projection.status import Day
    from graph.projection.table import Table

DAYS_KEPT: Final = 6


class Projection(Estate):
    """Each change of a known thing takes effect in place and raises `revision`; a report that was made before must not
    be read any more. `sides` is raised where somebody may see something else from then on.
    """

    def __init__(self, tables: Tables) -> None:
        self.revision = 0
        self.sides = 0
        super().__init__(tables)
        self.names = Names(self)
        self._days: OrderedDict[tuple[Day, Day | None], DayView] = OrderedDict()

    def on(self, day: Day, today: Day | None = None) -> DayView:
        """A day before `today`, where that is given, is one on which more agreements counted."""
        which = day, today if today is not None and day < today else None
        view = self._days.get(which)
        if view is None:
            view = self._days[which] = DayView(self, *which)
            if len(self._days) > DAYS_KEPT:
                self._days.popitem(last=False)
        self._days.move_to_end(which)
        return view

    def replace(self, table: Table[Any], owners: Collection[str], *rows: Sequence[Any]) -> bool:
        """Put in place all rows that some owners have now, in the table and in those beside it. False where only a new
        projection can hold them; this one is not to be asked any more then.
        """
        changed = self.parts[table.name].replace(owners, *rows)
        if changed is None:
            return False
        self.revision += 1
        self.sides += table.decides_visibility
        for view in self._days.values():
            view.forget(changed)
        return True
