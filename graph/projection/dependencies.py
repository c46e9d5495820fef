"""What rests on what, and in which groups of alternatives."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from graph.model.severity import Severity
from graph.projection.columns import Columns
from graph.projection.status import ALWAYS_AFTER, ALWAYS_BEFORE, Day, day_of, end_day, first_day
from graph.projection.table import Changed, Part, by_owner
from graph.projection.validity_index import ValidityIndex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from graph.projection.rows import DependencyRow

Edge = tuple[int, int, int, int, bool]
"""(dependent, group or ALONE, criticality, needed, assumed): one tuple, in up to three ledgers."""

DatedEdge = tuple[Day, tuple[Edge, bool]]
"""A day, and what begins (True) or ends on it."""

ALONE: Final = -1
GRADES: Final = {severity.name: severity.value for severity in Severity}


class Dependencies(Part):
    """`supports[needed]`, `needs[dependent]` and `members[group]` hold edges. A group is named by its dependent and
    its alternatives; `required[group]` is the greatest that a row of it states. `confirmed_on[dependent, needed]`: the
    last day on which somebody confirmed it, where there is one.
    """

    __slots__ = (
        "_dated",
        "_free",
        "_group_at",
        "_offering_at",
        "columns",
        "confirmed_on",
        "group_names",
        "members",
        "needs",
        "required",
        "supports",
    )

    def __init__(self, offering_at: Mapping[str, int], rows: Iterable[DependencyRow]) -> None:
        self._offering_at = offering_at
        self.supports: ValidityIndex[Edge] = ValidityIndex()
        self.needs: ValidityIndex[Edge] = ValidityIndex()
        self.columns = Columns(self.needs, 5)
        self.members: ValidityIndex[Edge] = ValidityIndex()
        self.required: list[int] = []
        self.confirmed_on: dict[tuple[int, int], Day] = {}
        self.group_names: list[tuple[int, str]] = []
        self._group_at: dict[tuple[int, str], int] = {}
        self._free: list[int] = []
        self._dated: list[DatedEdge] | None = None
        for row in rows:
            self._add(row)

    def replace(self, owners: Collection[str], rows: Sequence[DependencyRow], *_: Sequence[Any]) -> Changed:
        """Dependencies of an offering that is not there are left out."""
        rows_of = by_owner(rows)
        numbers = {self._offering_at[owner]: rows_of.get(owner, ()) for owner in owners if owner in self._offering_at}
        needed, groups = set[int](), set[int]()
        self._dated = None
        self.columns.forget(numbers)
        for dependent, own in numbers.items():
            led_to, theirs = self._exchange(dependent, own)
            needed |= led_to
            groups |= theirs
        return Changed(dependents=numbers, needed=needed, groups=groups)

    def _exchange(self, dependent: int, rows: Iterable[DependencyRow]) -> tuple[set[int], set[int]]:
        """All dependencies of one offering at once -> (what they led or lead to, their groups, gone ones too)."""
        before = self.needs.all_of(dependent)
        for needed in {edge[3] for edge in before}:
            self.confirmed_on.pop((dependent, needed), None)
            self.supports.drop(needed, lambda edge: edge[0] == dependent)
        self.needs.drop(dependent, lambda _: True)
        groups = {edge[1] for edge in before} - {ALONE}
        for group in groups:
            self._free_group(group)
        for row in rows:
            self._add(row)
        after = self.needs.all_of(dependent)
        groups |= {edge[1] for edge in after} - {ALONE}
        return {edge[3] for edge in (*before, *after)}, groups

    def dated_after(self, day: Day) -> Sequence[DatedEdge]:
        """What begins or ends on later days and is valid on some day, by day."""
        if self._dated is None:
            dated = [
                (day, (edge, begins))
                for spans in self.needs.dated.values()
                for edge, first, end in spans
                for day, begins in ((first, True), (end, False))
                if ALWAYS_BEFORE < day < ALWAYS_AFTER and first < end
            ]
            self._dated = sorted(dated, key=itemgetter(0))
        return self._dated[bisect_right(self._dated, day, key=itemgetter(0)) :]

    def group_at(self, dependent: int, alternatives: str) -> int:
        """The number of a group. Raises KeyError for one that is not there."""
        return self._group_at[dependent, alternatives]

    def _add(self, row: DependencyRow) -> None:
        dependent_id, needed_id, criticality, alternatives, required, valid_from, valid_to, assumed, confirmed_at = row
        dependent = self._offering_at.get(dependent_id)
        needed = self._offering_at.get(needed_id)
        if dependent is None or needed is None:
            return
        group = self._group(dependent, alternatives, required) if alternatives else ALONE
        edge = (dependent, group, GRADES[criticality], needed, assumed)
        span = (edge, first_day(valid_from), end_day(valid_to))
        if confirmed_at:
            self.confirmed_on[dependent, needed] = day_of(confirmed_at)
        self.supports.add(needed, span)
        self.needs.add(dependent, span)
        if group != ALONE:
            self.members.add(group, span)

    def _group(self, dependent: int, alternatives: str, required: int) -> int:
        name = (dependent, alternatives)
        group = self._group_at.get(name)
        if group is None:
            group = self._group_at[name] = self._new_group(name)
        self.required[group] = max(self.required[group], required)
        return group

    def _new_group(self, name: tuple[int, str]) -> int:
        if self._free:
            group = self._free.pop()
            self.group_names[group] = name
            self.required[group] = 1
            return group
        self.group_names.append(name)
        self.required.append(1)
        return len(self.required) - 1

    def _free_group(self, group: int) -> None:
        self.members.drop(group, lambda _: True)
        del self._group_at[self.group_names[group]]
        self._free.append(group)
