"""How badly offerings are off after a scenario, and before it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from graph.impact.baseline import greatest, raised
from graph.impact.baselines import baseline_on
from graph.impact.columns import worse
from graph.impact.paths import Paths
from graph.impact.propagation import propagate
from graph.impact.together import groups_touched, judged_together

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.impact.baseline import Baseline
    from graph.impact.scenario import Scenario
    from graph.projection.dependencies import Edge
    from graph.projection.projection import Projection
    from graph.projection.status import Day


class Severities:
    """Severities by offering: `travelled` is what dependencies pass on, `at` adds the scenario's own that do not travel.
    `offerings`: those that are worse, in no order; `reached`: those that dependencies make worse.
    """

    travelled: bytes | bytearray

    def __init__(
        self,
        projection: Projection,
        scenario: Scenario,
        restored: frozenset[int] = frozenset(),
        before: Baseline | None = None,
        today: Day | None = None,
        solved: tuple[bytes, list[int]] | None = None,
    ) -> None:
        """`restored`: offerings that are taken to be there although they are lost. `before`: the baseline; by default that
        of the day. `today`: by default the day is not before it. `solved`: `travelled` and `reached`, where they have been worked out already.
        """
        self.projection = projection
        self.scenario = scenario
        self.restored = restored
        self.before = before or baseline_on(
            projection.on(scenario.effective_on.toordinal(), today),
            include_planned=scenario.include_planned,
            leave_out=scenario.leave_out,
            restored=restored,
        )
        self.day = self.before.day
        at = projection.offerings.at
        self.sources = [(at[c.offering], int(c.severity)) for c in scenario.changes if c.action.travels]
        self.staying = greatest((at[c.offering], int(c.severity)) for c in scenario.changes if not c.action.travels)
        self.changed = greatest((*self.sources, *self.staying.items()))
        self.travelled, self.reached = solved or self._solved()
        self.at = raised(self.travelled, self.staying)
        self.offerings = self._worse_offerings()
        self.derived: dict[Any, Any] = {}
        self._paths: dict[int, Paths] = {}

    def _worse_offerings(self) -> list[int]:
        at, before, travelled = self.at, self.before.at, self.travelled
        staying = [o for o in self.staying if at[o] > before[o] and travelled[o] == self.before.travelled[o]]
        if not self.before.staying:
            return self.reached + staying
        return [o for o in self.reached if at[o] > before[o]] + staying

    @cached_property
    def alone(self) -> bytes:
        """What its sources would bring about if nothing else were lost."""
        return bytes(propagate(self.day, bytes(len(self.projection.offerings.ids)), self.sources)[0])

    def _solved(self) -> tuple[bytes | bytearray, list[int]]:
        """Severities of what travels, and the offerings that it makes worse."""
        travelled = self.alone
        if self.before.sources:
            travelled = judged_together(travelled, self.before, groups_touched(travelled, self.before)).after
        return travelled, worse(travelled, self.before.travelled)

    @property
    def offering_ids(self) -> Iterator[str]:
        """Ids of `offerings`, in their order."""
        return map(self.projection.offerings.ids.__getitem__, self.offerings)

    def paths(self, level: int) -> Paths:
        paths = self._paths.get(level)
        if paths is None:
            paths = self._paths[level] = Paths(self.day, level, self.before.travelled, self.travelled, self.sources)
        return paths

    def way_to_offering(self, offering: int, level: int) -> list[Edge]:
        """The dependencies of the decisive way, from the changed offering on."""
        return [] if self.changed.get(offering, 0) >= level else self.paths(level).to(offering)

    def round_of(self, offering: int, level: int) -> int | None:
        return 0 if self.changed.get(offering, 0) >= level else self.paths(level).round_of.get(offering)
