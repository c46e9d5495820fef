"""A scenario judged on another baseline of its day: without any facts, or with those that are left of it later."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from graph.impact.baseline import raised
from graph.impact.columns import worse
from graph.impact.together import groups_touched, is_worse, judged_together

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from graph.impact.baseline import Baseline, Group
    from graph.impact.severities import Severities


class Judgement:
    """Severities by offering, as in `Severities`; `also`: those that are worse than by the scenario alone and by the
    baseline alone.
    """

    def __init__(
        self, outcome: Severities, before: Baseline, travelled: bytes | bytearray, also: Collection[int] = ()
    ) -> None:
        self.before = before
        self.travelled = travelled
        self.also = also
        self.at = raised(travelled, outcome.staying)

    @cached_property
    def reached(self) -> list[int]:
        """Offerings that dependencies make worse."""
        return worse(self.travelled, self.before.travelled)


def judged_alone(outcome: Severities) -> Judgement:
    """The scenario judged without any facts."""
    return Judgement(outcome, outcome.before.alone, outcome.alone)


def judged_with(outcome: Severities, before: Baseline, groups: Iterable[Group]) -> Judgement:
    """The scenario judged on `before`; `groups` as of `judged_together`."""
    wave = judged_together(outcome.alone, before, groups)
    return Judgement(outcome, before, wave.after, wave.worse)


def groups_lost_by_both(outcome: Severities) -> list[Group]:
    """Groups that have lost members by both, and may pass more on by that than the scenario alone makes of what rests on
    them.
    """
    day, at, alone = outcome.day, outcome.travelled, outcome.alone
    touched = groups_touched(alone, outcome.before)
    return [(dependent, group) for dependent, group in touched if is_worse(day, group, at, alone[dependent])]
