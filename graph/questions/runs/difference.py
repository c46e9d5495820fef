"""What is other than at the last run of the same scenario."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from graph.model.scalars import Choice
from graph.model.severity import Severity

if TYPE_CHECKING:
    from graph.questions.runs.run import Run


class Turn(Choice):
    """How a consumer fares, held against the last run."""

    NEW = "NEW", "It was not affected, and is now."
    WORSE = "WORSE", "It is affected worse."
    BETTER = "BETTER", "It is affected less."
    MASKED = "MASKED", "It was affected, and what it has is as badly off already by now: the scenario would do it too."
    GONE = "GONE", "It was affected, and is not any more."


class Turned(NamedTuple):
    """A consumer whose severity is another. `masked`: how badly it would be affected where that is as bad already."""

    organization: str
    before: Severity
    after: Severity
    masked: Severity = Severity.NONE

    @property
    def turn(self) -> Turn:
        if not self.before:
            return Turn.NEW
        if self.masked > self.after < self.before:
            return Turn.MASKED
        if not self.after:
            return Turn.GONE
        return Turn.WORSE if self.after > self.before else Turn.BETTER


@dataclass(frozen=True)
class Difference:
    before: Run
    after: Run

    @cached_property
    def consumers(self) -> list[Turned]:
        """The worst now first, then by id."""
        then, now = self.before.consumers, self.after.consumers
        masked, none = self.after.masked_consumers, Severity.NONE
        every = (Turned(id_, then.get(id_, none), now.get(id_, none), masked.get(id_, none)) for id_ in {*then, *now})
        turned = [one for one in every if one.before != one.after]
        return sorted(turned, key=lambda one: (-one.after, one.organization))

    @property
    def by_other_rules(self) -> bool:
        """Whether the earlier run was judged by rules that hold no more, so that not only the estate may differ."""
        return self.before.rules != self.after.rules

    def __bool__(self) -> bool:
        """What the earlier rules did not keep counts for nothing."""
        before, after = self.before, self.after
        if self.by_other_rules:
            before = replace(before, rules=after.rules, masked=after.masked, masked_consumers=after.masked_consumers)
        return before != after
