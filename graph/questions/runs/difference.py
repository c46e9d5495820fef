"""What is other than at the last run of the same scenario."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

from graph.model.answers import Called, Names, answer
from graph.model.scalars import Choice
from graph.model.severity import Severity
from graph.projection.names import Names as EstateNames

if TYPE_CHECKING:
    from graph.questions.runs.run import Run

BY_OTHER_RULES: Final = (
    "True where it was judged then by rules that hold no more, so that not only the estate may be other."
)


class Turn(Choice):
    """How a consumer fares, held against the last run."""

    NEW = "NEW", "It was not affected, and is now."
    WORSE = "WORSE", "It is affected worse."
    BETTER = "BETTER", "It is affected less."
    MASKED = "MASKED", "It was affected, and what it has is as badly off already by now: the scenario would do it too."
    GONE = "GONE", "It was affected, and is not any more."


@answer("TurnedConsumer")
class Turned(NamedTuple):
    """A consumer that fares otherwise than at the last run.

    `masked`: how badly it would be affected where that is as bad already.
    """

    organization: Annotated[str, "Id of the consumer.", Called("id")]
    before: Annotated[Severity, "How badly it was affected; NONE for not at all."]
    after: Annotated[Severity, "How badly it is affected now; NONE for not at all.", Called("severity")]
    masked: Severity = Severity.NONE
    thing: Annotated[str | None, "The consumer; null if it is gone.", Names("Organization"), Called("organization")] = (
        None
    )

    @property
    def turn(self) -> Annotated[Turn, "In which way."]:
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


@answer("RunDifference")
class RunDifference(NamedTuple):
    """What is other than at the last run of a planned change: what that run said, and who fares otherwise now.

    `at`: the instant of that run. `names`: those of now.
    """

    at: str
    difference: Difference
    names: EstateNames

    @property
    def by_other_rules(self) -> Annotated[bool, BY_OTHER_RULES]:
        return self.difference.by_other_rules

    @property
    def is_other(self) -> Annotated[bool, "False where nothing is other."]:
        return bool(self.difference)

    @property
    def effective_on(self) -> Annotated[date, "The day for which it was asked then."]:
        return date.fromisoformat(self.difference.before.effective_on)

    @property
    def overdue(self) -> Annotated[int, "Agreements whose deadline of notice was past then."]:
        return self.difference.before.overdue

    @property
    def earliest_date(self) -> Annotated[date | None, "The day from which all notice could be kept then."]:
        earliest = self.difference.before.earliest_date
        return None if earliest is None else date.fromisoformat(earliest)

    @property
    def consumer_count(self) -> Annotated[int, "How many consumers fare otherwise."]:
        return len(self.difference.consumers)

    def shown(self, one: Turned) -> Turned:
        """One of those that fare otherwise, with its organization where that is still there."""
        return one._replace(thing=one.organization) if self.names.knows_organization(one.organization) else one
