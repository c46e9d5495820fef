"""After the day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.graph.impact.reference.context import facts_on
from tests.graph.impact.reference.days import every_day, same_day
from tests.graph.impact.reference.difference import Difference
from tests.graph.impact.reference.estate import NONE
from tests.graph.impact.reference.held import in_place
from tests.graph.impact.reference.life import coverages_on
from tests.graph.impact.reference.spread import groups_on

if TYPE_CHECKING:
    from datetime import date

    from tests.graph.impact.reference.estate import Estate
    from tests.graph.impact.reference.scenario import Scenario

WORST_FIRST = (4, 3, 2, 1)


@dataclass(frozen=True)
class OutlookDay:
    """`worse`: the consumers that are worse than on the day given before, with their severity."""

    on: date
    difference: Difference
    worse: dict[str, int]


@dataclass(frozen=True)
class Outlook:
    """`consumers`: worst severity, and the first day of that."""

    days: list[OutlookDay]
    worst_on: date
    consumers: dict[str, tuple[int, date]]


def difference_on(estate: Estate, scenario: Scenario, day: date, today: date) -> Difference:
    """“Every later day is judged as the report for that day would be: the context as it is then, those changes of the
    scenario still in place that are not over”.
    """
    return Difference(
        estate,
        groups_on(estate, day),
        coverages_on(estate, day, today),
        facts_on(estate, day, scenario),
        in_place(scenario, day),
    )


def outlook(estate: Estate, scenario: Scenario, today: date, months: int = 12) -> Outlook:
    """“The days after `effectiveOn`, up to and including the same day of the month so many months later, on which the
    affected offerings, agreements or consumers, or their severities, differ from the day before”.
    """
    first = scenario.effective_on
    yesterday = difference_on(estate, scenario, first, today)
    worst_on, worst = first, harm(yesterday)
    consumers = {one: (severity, first) for one, severity in yesterday.consumers.items()}
    days: list[OutlookDay] = []
    for day in every_day(first, same_day(first, months)):
        difference = difference_on(estate, scenario, day, today)
        if affected(difference) != affected(yesterday):
            worse = {
                one: severity
                for one, severity in difference.consumers.items()
                if severity > yesterday.consumers.get(one, NONE)
            }
            days.append(OutlookDay(day, difference, worse))
            for one, severity in worse.items():
                if severity > consumers.get(one, (NONE, day))[0]:
                    consumers[one] = severity, day
            if harm(difference) > worst:
                worst_on, worst = day, harm(difference)
        yesterday = difference
    return Outlook(days, worst_on, consumers)


def affected(difference: Difference) -> tuple[dict[str, int], ...]:
    return difference.offerings, difference.agreements, difference.consumers


def harm(difference: Difference) -> list[int]:
    """“Consumers at CRITICAL, HIGH, MEDIUM, LOW in this order, then agreements alike”."""
    consumers, agreements = [*difference.consumers.values()], [*difference.agreements.values()]
    return [*(consumers.count(level) for level in WORST_FIRST), *(agreements.count(level) for level in WORST_FIRST)]
