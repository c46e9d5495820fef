"""What becomes of a report after its day: its outlook, and until when groups hold."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

from graph.impact.groups import HeldGroup, held_groups
from graph.impact.holding import Holding, holding
from graph.impact.notice.calendar import in_calendar
from graph.impact.notice.owed import ScenarioDeadlines
from graph.impact.order import worst_first
from graph.impact.outcome import Outcome
from graph.impact.outlook import Outlook
from graph.impact.timeline import timelines_of
from graph.impact.totals import GradedCounts, graded_counts
from graph.model.answers import Names, answer
from graph.model.duration import same_day_after
from graph.model.lazy import Lazy
from graph.model.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.projection.status import Day

USUAL_MONTHS: Final = 12
MOST_MONTHS: Final = 60


NOTIFY_BY: Final = (
    "Last day on which the consumer can be told in time, counted back from that day; null where none is owed."
)


@answer("OutlookConsumer")
class Coming(NamedTuple):
    """A consumer that is affected on some of the days, the first one among them."""

    organization: Annotated[str, "The consumer itself.", Names("Organization")]
    severity: Annotated[Severity, "The worst that comes."]
    on: Annotated[date, "The first day on which it is so bad."]
    notify_by: Annotated[date | None, NOTIFY_BY]


class Later:
    """`today`: from which notice is counted. `sees_offering`: by its number, whether it is counted; None = all."""

    def __init__(self, outcome: Outcome, today: date, sees_offering: Callable[[int], bool] | None = None) -> None:
        self._outcome = outcome
        self._today = today
        self._sees_offering = sees_offering
        self._outlooks: dict[int, Outlook] = {}
        self._outcomes = Lazy(self._outcome_on)
        self._deadlines = Lazy(self._deadlines_on)

    def outlook(self, months: int = USUAL_MONTHS) -> Outlook:
        """Up to and including the same day of the month so many months later."""
        if months not in self._outlooks:
            last = same_day_after(self._outcome.scenario.effective_on, months).toordinal()
            self._outlooks[months] = Outlook(self._outcome, last, self._sees_offering)
        return self._outlooks[months]

    def consumer_ids(self, outlook: Outlook) -> list[str]:
        """Consumers that are affected on any of its days, the worst first, then by id."""
        worst = {consumer: severity for consumer, (severity, _) in outlook.consumers.items()}
        return worst_first(worst, self._outcome.projection.organization_ids)

    def coming(self, outlook: Outlook, consumer_id: str) -> Coming:
        """What comes to one of the outlook's consumers."""
        projection = self._outcome.projection
        consumer = projection.organization_at[consumer_id]
        severity, day = outlook.consumers[consumer]
        affected = filter(self._outcomes[day].affects, projection.agreements.of_consumer[consumer])
        last_days = [last for last in map(self._deadlines[day].last_day, affected) if last is not None]
        notify_by = in_calendar(min(last_days)) if last_days else None
        return Coming(consumer_id, Severity(severity), date.fromordinal(day), notify_by)

    def _deadlines_on(self, day: Day) -> ScenarioDeadlines:
        return ScenarioDeadlines(self._outcomes[day], self._today)

    def _outcome_on(self, day: Day) -> Outcome:
        """The outcome of a day of the outlook."""
        first = self._outcome
        if day == first.day.day:
            return first
        scenario = first.scenario.later(day)
        timeline = timelines_of(first.day).of(include_planned=scenario.include_planned, leave_out=scenario.leave_out)
        return Outcome(first.projection, scenario, before=timeline.baseline_on(day), only=first.only)

    @cached_property
    def worst_consumers(self) -> GradedCounts:
        """How many consumers are affected on any day within twelve months or as badly off already, each by its worst
        severity.
        """
        worst = {consumer: severity for consumer, (severity, _) in self.outlook().consumers.items()}
        for consumer, severity in self._outcome.masked_consumers.items():
            worst[consumer] = max(severity, worst.get(consumer, 0))
        return graded_counts(worst.values())

    def held_until(self, group: HeldGroup) -> date | None:
        """The first day on which a group that holds passes something on; None where no such day is known."""
        return _date(self._holding.until.get(self._number_of(group)))

    @property
    def held_known_to(self) -> date | None:
        """The last day up to which `held_until` was looked for, where there are later dates."""
        return _date(self._holding.known_to)

    @cached_property
    def _holding(self) -> Holding:
        return holding(self._outcome, [self._number_of(group) for group in held_groups(self._outcome)])

    def _number_of(self, group: HeldGroup) -> int:
        dependent = self._outcome.projection.offerings.at[group.offering]
        return self._outcome.projection.dependencies.group_at(dependent, group.alternatives)


def _date(day: int | None) -> date | None:
    return None if day is None else date.fromordinal(day)
