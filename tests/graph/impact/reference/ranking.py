"""Scenarios side by side, and what the estate could least do without."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.graph.impact.reference.difference import greatest
from tests.graph.impact.reference.estate import CRITICAL, NONE
from tests.graph.impact.reference.life import lost_status
from tests.graph.impact.reference.outlook import WORST_FIRST, difference_on, harm
from tests.graph.impact.reference.report import Report
from tests.graph.impact.reference.scenario import Change, Scenario

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from tests.graph.impact.reference.estate import Estate


def ranked(estate: Estate, scenarios: Mapping[str, Scenario], today: date) -> list[tuple[str, date]]:
    """“`compareScenarios` ranks by the harm of the worst day within twelve months (then notices overdue, then id) and
    names that day” -> (scenario, day), the gentlest first.
    """
    found: list[tuple[list[int], int, str, date]] = []
    for name, scenario in scenarios.items():
        report = Report(estate, scenario, today)
        worst_on = report.outlook.worst_on
        worst = harm(difference_on(estate, scenario, worst_on, today))
        found.append((worst, report.notices.overdue, name, worst_on))
    return [(name, day) for _, _, name, day in sorted(found)]


@dataclass(frozen=True)
class WeakPoint:
    """`consumers`, `agreements`: each at its severity, what is masked for a time with it. `masked`: consumers that count
    for that alone.
    """

    offering: str
    offerings: dict[str, int]
    consumers: dict[str, int]
    agreements: dict[str, int]
    masked: dict[str, int]
    overdue: int

    @property
    def harm(self) -> list[int]:
        consumers, agreements = [*self.consumers.values()], [*self.agreements.values()]
        by_level = [several.count(level) for several in (consumers, agreements) for level in WORST_FIRST]
        return [*by_level, self.overdue]


def weak_points(estate: Estate, on: date, today: date) -> list[WeakPoint]:
    """“The loss (RETIRE) of every single offering of the estate, each as a scenario of its own today, context in place,
    those lost already left out; ranked by harm” -> the worst first, then by id.
    """
    there = [each.id for each in estate.offerings.values() if not each.is_archived and not lost_status(each, on)]
    found = [weak_point(estate, one, on, today) for one in sorted(there)]
    return sorted(found, key=lambda each: [-number for number in each.harm])


def weak_point(estate: Estate, offering: str, on: date, today: date) -> WeakPoint:
    """“An agreement or consumer counts at the greatest severity of its masked coverages with a known `until` where that is
    greater, and is counted beside (`masked`); what is masked for good counts not”.
    """
    report = Report(estate, Scenario((Change(offering, "RETIRE", CRITICAL),), on), today)
    for_a_time = [(each, mask.severity) for each, mask in report.masked.coverages.items() if mask.until]
    agreements = greatest((each.agreement, severity) for each, severity in for_a_time)
    consumers = greatest((estate.agreements[one].consumer, severity) for one, severity in agreements.items())
    affected = report.difference
    counted = greatest(both(affected.agreements, agreements))
    return WeakPoint(
        offering=offering,
        offerings=affected.offerings,
        consumers=greatest(both(affected.consumers, consumers)),
        agreements=counted,
        masked={one: grade for one, grade in consumers.items() if grade > affected.consumers.get(one, NONE)},
        overdue=sum(report.notices.of(one).is_overdue for one in counted),
    )


def both(some: dict[str, int], others: dict[str, int]) -> Iterable[tuple[str, int]]:
    return [*some.items(), *others.items()]
