"""A scenario on top of a baseline, from what each of them does by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.impact.columns import affected, highest
from graph.impact.propagation import WORST_FIRST, Wave

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.impact.baseline import Baseline, Group
    from graph.projection.day import DayView


def judged_together(alone: bytes, before: Baseline, groups: Iterable[Group]) -> Wave:
    """Severities by both; worse than by each of them only where one group has lost members by both: `groups` are these."""
    day, base = before.day, highest(alone, before.travelled)
    wave = Wave(day, base)
    for dependent, group in groups:
        if is_worse(day, group, base, base[dependent]):
            wave.waiting[day.passed(group, base)].append((dependent, group))
    for level in WORST_FIRST:
        wave.run(level)
    return wave


def groups_touched(alone: bytes, before: Baseline) -> set[Group]:
    """Groups of which a scenario alone reaches a member, and the baseline has taken one."""
    beside = before.groups_of_lost
    return {group for needed in affected(alone) if needed in beside for group in beside[needed]} if beside else set()


def is_worse(day: DayView, group: int, at: bytes | bytearray, than: int) -> bool:
    """Whether a group passes on more than that, without working out how much."""
    failing = 0
    for _, _, criticality, needed, _ in day.members[group]:
        if criticality > than and at[needed] > than:
            failing += 1
    return failing >= day.threshold[group]
