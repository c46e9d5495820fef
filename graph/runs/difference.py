"""What is other than at the last run of the same scenario."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from graph.model.scalars import Choice
from graph.model.severity import Severity

if TYPE_CHECKING:
    from graph.runs.run import Run


class Turn(Choice):
    """How a consumer fares, held against the last run."""

    NEW = "NEW", "It was not affected, and is now."
    WORSE = "WORSE", "It is affected worse."
    BETTER = "BETTER", "It is affected less."
    GONE = "GONE", "It was affected, and is not any more."


class Turned(NamedTuple):
    """A consumer whose severity is another."""

    organization: str
    before: Severity
    after: Severity

    @property
    def turn(self) -> Turn:
        if not self.before:
            return Turn.NEW
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
        every = (Turned(id_, then.get(id_, Severity.NONE), now.get(id_, Severity.NONE)) for id_ in {*then, *now})
        turned = [one for one in every if one.before != one.after]
        return sorted(turned, key=lambda one: (-one.after, one.organization))

    def __bool__(self) -> bool:
        return self.before != self.after
