"""The baselines of a day that are asked for again and again, kept as long as what they rest on stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.impact.baseline import Baseline
from graph.impact.fact import fact_of_loss, facts_of_plans
from graph.projection.derived import derived

if TYPE_CHECKING:
    from graph.impact.fact import Fact
    from graph.projection.day import DayView

KEPT: Final = 6

Which = tuple[bool, str | None, frozenset[int]]
"""A baseline of a day: whether with planned changes, without which of them, which offerings are restored."""


class Baselines:
    """The baselines of one day: with planned changes or not, without one of them, with lost offerings restored."""

    def __init__(self, view: DayView) -> None:
        self._view = view
        self._kept: dict[Which, Baseline] = {}
        self._in_doubt: set[Which] = set()

    def of(self, *, include_planned: bool, leave_out: str | None, restored: frozenset[int]) -> Baseline:
        which = (include_planned, leave_out if include_planned else None, restored)
        baseline = self._kept.get(which)
        if baseline is None or which in self._in_doubt:
            facts = self._facts(*which)
            if baseline is None or not baseline.rests_on(facts):
                if len(self._kept) == KEPT:
                    self._kept.clear()
                baseline = self._kept[which] = Baseline(self._view, facts)
            self._in_doubt.discard(which)
        baseline.settle()
        return baseline

    def _facts(self, include_planned: bool, leave_out: str | None, restored: frozenset[int]) -> list[Fact]:  # noqa: FBT001  # as in `Which`
        view = self._view
        losses = [fact_of_loss(o, lost) for o, lost in view.lost.items() if o not in restored]
        return losses + facts_of_plans(view.estate.planned_by(view.day, leave_out) if include_planned else [])

    def forget_dependencies(self, dependent: int) -> None:
        for baseline in self._kept.values():
            baseline.note_dependencies(dependent)

    def forget_losses(self) -> None:
        """Other facts may be given now: each is looked over when it is asked for again."""
        self._kept = {which: baseline for which, baseline in self._kept.items() if baseline.is_of_all}
        self._in_doubt = set(self._kept)


baselines_of = derived(Baselines)


def baseline_on(
    view: DayView, *, include_planned: bool, leave_out: str | None, restored: frozenset[int] = frozenset()
) -> Baseline:
    """The baseline of a day. `leave_out`: id of a planned change. `restored`: offerings, by their numbers, that are
    taken to be there although they are lost.
    """
    return baselines_of(view).of(include_planned=include_planned, leave_out=leave_out, restored=restored)
