"""The estate as it is valid on one day."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from graph.model.lazy import Lazy
from graph.model.offering import OfferingStatus
from graph.projection.agreements import by_criticality
from graph.projection.columns import BYTES_OF_A_KEY
from graph.projection.people_on_day import Audience
from graph.projection.relationship_risk import risks_on_day
from graph.projection.tellers import teller_on_day
from graph.projection.validity_index import on_day

if TYPE_CHECKING:
    from collections.abc import Collection

    from graph.projection.agreement_columns import CoverColumns
    from graph.projection.columns import Numbers
    from graph.projection.dependencies import Edge
    from graph.projection.estate import Estate
    from graph.projection.status import Day, Lost
    from graph.projection.table import Changed
    from graph.projection.validity_index import OnDay

Key = TypeVar("Key")

AUDIENCES_KEPT: Final = 6


class EdgeColumns(NamedTuple):
    """All dependencies of a day, as columns."""

    dependent: Numbers
    needed: Numbers


def threshold_of(members: OnDay[Edge], required: list[int], group: int) -> int:
    """How many members of a group have to fail for it to fail; one, where fewer than required are valid."""
    valid = len(members[group])
    return valid - min(required[group], valid) + 1


class DayView:
    """What follows from the day alone, whatever is asked. Everything is filled where it is looked at: a new day costs next
    to nothing, a change drops what it touches.
    """

    def __init__(self, estate: Estate, day: Day, today: Day | None = None) -> None:
        """`today`: only of a day before it, on which what is over by its status may have counted."""
        self.estate = estate
        self.day = day
        self.today = today
        dependencies, agreements = estate.dependencies, estate.agreements
        self.supports: OnDay[Edge] = on_day(dependencies.supports, day)
        self.needs: OnDay[Edge] = on_day(dependencies.needs, day)
        self.members: OnDay[Edge] = on_day(dependencies.members, day)
        self.threshold = Lazy(partial(threshold_of, self.members, dependencies.required))
        self.covers, self.covered = agreements.covers_on(day, today)
        self.covering = Lazy(partial(by_criticality, self.covers))
        self.risks = Lazy(partial(risks_on_day, estate.contacts, day))
        self.tellers = Lazy(partial(teller_on_day, estate.contacts, day))
        self._lost: dict[int, Lost] | None = None
        self._cover_columns: CoverColumns | None = None
        self._edge_columns: EdgeColumns | None = None
        self.derived: dict[Any, Any] = {}
        self._audiences: dict[Day, Audience] = {}

    def later(self, day: Day) -> DayView:
        """A view of another day, for this one question: it is not kept."""
        return DayView(self.estate, day, self.today)

    @property
    def size(self) -> int:
        """How much has been looked at, in keys."""
        known = self.supports, self.needs, self.members, self.covers, self.covered, self.covering
        return sum(map(len, known)) + self._bytes_of_columns // BYTES_OF_A_KEY

    @property
    def _bytes_of_columns(self) -> int:
        return sum(column.nbytes for column in (*(self._cover_columns or ()), *(self._edge_columns or ())))

    @property
    def cover_columns(self) -> CoverColumns:
        if self._cover_columns is None:
            self._cover_columns = self.estate.agreements.columns.covers_on(self.day, self.today)
        return self._cover_columns

    @property
    def edge_columns(self) -> EdgeColumns:
        if self._edge_columns is None:
            self._edge_columns = EdgeColumns(*self.estate.dependencies.columns.on(self.day, 0, 3))
        return self._edge_columns

    @property
    def lost(self) -> dict[int, Lost]:
        if self._lost is None:
            self._lost = self.estate.offerings.lost_on(self.day)
        return self._lost

    def passed(self, group: int, severity: bytes | bytearray) -> int:
        """What a group passes on: the k-th smallest of what its members do; nothing where it has none on the day."""
        members = self.members[group]
        if not members:
            return 0
        passed = sorted((min(severity[edge[3]], edge[2]) for edge in members), reverse=True)
        return passed[self.threshold[group] - 1]

    def is_in_use(self, offering: int) -> bool:
        """Neither archived nor retired on the day."""
        lost = self.lost.get(offering)
        return lost is None or lost.status not in {None, OfferingStatus.RETIRED}

    def audience(self, today: Day) -> Audience:
        """Who is to be told of what takes effect on this day."""
        audience = self._audiences.get(today)
        if audience is None:
            if len(self._audiences) == AUDIENCES_KEPT:
                self._audiences.clear()
            audience = self._audiences[today] = Audience(self.estate.contacts, today, self.day)
        return audience

    def forget(self, changed: Changed) -> None:
        """Drop what was worked out of rows that are others now."""
        _drop(changed.dependents, self.needs)
        _drop(changed.needed, self.supports)
        _drop(changed.groups, self.members, self.threshold)
        _drop(changed.agreements, self.covered)
        _drop(changed.covered, self.covers, self.covering)
        _drop(changed.ids, self.risks, self.tellers)
        for audience in self._audiences.values():
            audience.forget(changed.ids)
        if changed.agreements:
            self._cover_columns = None
        if changed.dependents:
            self._edge_columns = None
        if changed.losses:
            self._lost = None
        for known in self.derived.values():
            for dependent in changed.dependents:
                known.forget_dependencies(dependent)
            if changed.losses:
                known.forget_losses()


def _drop(keys: Collection[Key], *known: dict[Key, Any]) -> None:
    for each in known:
        for key in keys:
            each.pop(key, None)
