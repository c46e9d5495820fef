"""A scenario judged on another baseline of its day: without any facts, or with those that are left of it later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.impact.baseline import raised
from graph.impact.propagation import WORST_FIRST, Wave, propagate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.impact.baseline import Baseline
    from graph.impact.severities import Severities
    from graph.projection.day import DayView

Group = tuple[int, int]
"""(dependent, group of alternatives)"""


class Judgement:
    """Severities by offering, as in `Severities`; `reached`: those that dependencies make worse, `offerings`: all worse ones."""

    def __init__(self, outcome: Severities, before: Baseline, travelled: bytes | bytearray, reached: list[int]) -> None:
        self.before = before
        self.travelled = travelled
        self.reached = reached
        self.at = raised(travelled, outcome.staying)
        self.offerings = [o for o in {*reached, *outcome.staying} if self.at[o] > before.at[o]]


def judged_alone(outcome: Severities) -> Judgement:
    """The scenario judged without any facts."""
    nothing = outcome.before.alone
    return Judgement(outcome, nothing, *propagate(outcome.day, nothing.travelled, outcome.sources))


def judged_with(outcome: Severities, alone: Judgement, before: Baseline, groups: Iterable[Group]) -> Judgement:
    """The scenario judged on `before`. Both together are worse than each by itself only where one group has lost members by
    both: `groups` are these.
    """
    day, base = outcome.day, bytes(map(max, alone.travelled, before.travelled))
    wave = Wave(day, base)
    for dependent, group in groups:
        if is_worse(day, group, base, base[dependent]):
            wave.waiting[day.passed(group, base)].append((dependent, group))
    for level in WORST_FIRST:
        wave.run(level)
    reached = [o for o in (*alone.reached, *wave.worse) if wave.after[o] > before.travelled[o]]
    return Judgement(outcome, before, wave.after, reached)


def is_worse(day: DayView, group: int, at: bytes, than: int) -> bool:
    """Whether a group passes on more than that, without working out how much."""
    failing = [edge for edge in day.members[group] if edge[2] > than and at[edge[3]] > than]
    return len(failing) >= day.threshold[group]


def groups_lost_by_both(outcome: Severities, alone: Judgement) -> set[Group]:
    """Groups of which the scenario alone reaches a member, and the baseline has taken one."""
    lost, day = outcome.before.travelled, outcome.day
    touched = {(edge[0], edge[1]) for needed in alone.reached for edge in day.supports[needed] if edge[1] >= 0}
    return {(dependent, group) for dependent, group in touched if any(lost[edge[3]] for edge in day.members[group])}
