"""Two to ten scenarios side by side: which hurts least, and where they differ."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any, Final

from graph.errors import BadInput
from graph.impact.kept import kept_reports
from graph.impact.scenario_input import parsed_scenario
from graph.model.answers import Names, answer
from graph.model.severity import Severity
from graph.model.texts import stated_name
from graph.questions.comparison.harm import Difference, Harm, difference, harm_of
from graph.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.access.telling import Telling
    from graph.impact.report import Report
    from graph.impact.scenario import Scenario
    from graph.projection.projection import Projection

FEWEST: Final = 2
MOST: Final = 10


@dataclass(frozen=True, slots=True)
class Named:
    """A scenario with the name it has among those it is compared with."""

    name: str
    scenario: Scenario


@answer("ComparedScenario")
@dataclass(frozen=True, slots=True)
class Ranked:
    """One of the scenarios that are compared.

    `other`: the index of the one that it is held against: the next worse
    one for the first rank, else the next better one. `difference` is None where they do the same harm. `worst_on`: the day
    whose harm it is, within twelve months; `is_later`: whether that is not the scenario's own. `hides`: whether
    whoever reads it does not see all that counts; `seen_alone`: whether what they see is all that counts.
    """

    rank: Annotated[int, "1 for the one that hurts least."]
    index: Annotated[int, "Its place among what was asked, from 0."]
    name: Annotated[str, "Its name; its number, from 1, where none was given."]
    harm: Harm
    other: int
    difference: Difference | None
    worst_on: date
    is_later: bool
    hides: bool = False
    seen_alone: bool = False


@answer("ConsumerFate")
@dataclass(frozen=True, slots=True)
class Fate:
    """What one scenario does to a consumer.

    `overdue`: affected agreements and masked ones that are told.
    """

    severity: Annotated[Severity, "How badly it is affected; NONE if not at all."]
    overdue: Annotated[int, "Its affected agreements whose notice is overdue."]


@answer("DifferingConsumer")
@dataclass(frozen=True, slots=True)
class DifferingConsumer:
    """A consumer that the scenarios do not treat alike.

    `fates`: one for each scenario, as they were asked.
    """

    organization: Annotated[str, "The consumer itself.", Names("Organization")]
    fates: tuple[Fate, ...]

    @property
    def severity(self) -> Annotated[Severity, "The worst that one of the scenarios does to it."]:
        return max(fate.severity for fate in self.fates)


def parsed_scenarios(given: Sequence[Mapping[str, Any]], today: date) -> list[Named]:
    """Scenarios as clients and files state them; one without a name has its number. Raises BadInput for a wrong day, at
    its place.
    """
    named: list[Named] = []
    for index, scenario in enumerate(given[: MOST + 1]):
        try:
            named.append(Named(_name(scenario.get("name"), index), parsed_scenario(scenario, today)))
        except BadInput as wrong:
            raise _at(index, wrong) from None
    return named


def _at(index: int, wrong: BadInput, called: str = "") -> BadInput:
    """The faults of one scenario, as faults of the list."""
    return BadInput.of(
        [BadInput(Saying.of(one.message).after(called), ("scenarios", index, *one.path[1:])) for one in wrong.causes]
    )


def _name(given: str | None, index: int) -> str:
    try:
        return stated_name(given) if given else str(index + 1)
    except ValueError as wrong:
        words = "The name of scenario {index} {wrong}."
        raise BadInput(Saying("NAME_NOT_POSSIBLE", words, index=index, wrong=wrong), ("scenario", "name")) from None


def compare_scenarios(projection: Projection, scenarios: Sequence[Named], today: date) -> Comparison:
    """Raises BadInput that names the wrong places of the first wrong scenario, e.g. ("scenarios", 1, "changes", 0, "offering")."""
    if not FEWEST <= len(scenarios) <= MOST:
        words = "{least} to {most} scenarios can be compared; these are {count:,}."
        said = Saying("SCENARIOS_BEYOND_BOUNDS", words, least=FEWEST, most=MOST, count=len(scenarios))
        raise BadInput(said, ("scenarios",))
    names: dict[str, int] = {}
    reports: list[Report] = []
    for index, named in enumerate(scenarios):
        first = names.setdefault(named.name, index)
        if first != index:
            words = "Scenarios {first} and {second} are both called {name!r}: name them apart."
            said = Saying("SAME_NAME", words, first=first, second=index, name=named.name)
            raise BadInput(said, ("scenarios", index, "name"))
        try:
            reports.append(kept_reports(projection).report(named.scenario, today))
        except BadInput as wrong:
            raise _at(index, wrong, f"{named.name}: ") from None
    return Comparison([named.name for named in scenarios], reports)


@answer("ScenarioComparison")
class Comparison:
    """Which of these scenarios hurts least, and where do they differ? Ranked by consumers at CRITICAL, HIGH, MEDIUM and LOW,
    then agreements alike, each on the worst day within twelve months, then notices overdue, then name; by the whole truth,
    also what you may not see of it, unless you may not know how much that is.

    `names` and `reports` are in the order in which the scenarios were asked.
    """

    def __init__(self, names: list[str], reports: Sequence[Report], ranked: list[Ranked] | None = None) -> None:
        self.names = names
        self.reports = reports
        self.ranked = ranked_by_harm(names, reports) if ranked is None else ranked

    @property
    def today(self) -> Annotated[date, "The day from which days left are counted."]:
        return self.reports[0].today

    def cut(self, reports: Sequence[Report], telling: Telling) -> Comparison:
        """What these reports show of the same scenarios: ranked as this one is, or, for whoever may not know what follows
        from the whole truth, by what they see.
        """
        if not telling.of_hidden:
            ranked = [replace(one, seen_alone=True) for one in ranked_by_harm(self.names, reports)]
            return Comparison(self.names, reports, ranked)
        hides = any(report.hides for report in reports)
        return Comparison(self.names, reports, [replace(one, hides=hides) for one in self.ranked])

    @cached_property
    def differing_ids(self) -> list[str]:
        """Consumers that not all scenarios treat alike, those that one of them hits worst first, then by id."""
        consumers = {consumer for of in (*self._severities, *self._overdue) for consumer in of}
        fates = {consumer: self.fates(consumer) for consumer in consumers}
        differing = {
            consumer: max(fate.severity for fate in each) for consumer, each in fates.items() if len({*each}) > 1
        }
        return sorted(differing, key=lambda consumer: (-differing[consumer], consumer))

    def consumer(self, consumer_id: str) -> DifferingConsumer:
        """One of `differing_ids`."""
        return DifferingConsumer(consumer_id, self.fates(consumer_id))

    def fates(self, consumer_id: str) -> tuple[Fate, ...]:
        return tuple(
            Fate(severities.get(consumer_id, Severity.NONE), overdue.get(consumer_id, 0))
            for severities, overdue in zip(self._severities, self._overdue, strict=True)
        )

    @cached_property
    def _severities(self) -> list[dict[str, Severity]]:
        return [
            {consumer: Severity(report.severity_of_consumer(consumer)) for consumer in report.consumer_ids}
            for report in self.reports
        ]

    @cached_property
    def _overdue(self) -> list[dict[str, int]]:
        return [overdue_of_consumers(report) for report in self.reports]


def ranked_by_harm(names: Sequence[str], reports: Sequence[Report]) -> list[Ranked]:
    """The least harmful first; of the same harm, by name."""
    harms = [harm_of(report) for report in reports]
    order = sorted(range(len(harms)), key=lambda index: (harms[index], names[index]))
    ranked: list[Ranked] = []
    for place, index in enumerate(order):
        other = order[place - 1] if place else order[1]
        differs = difference(harms[index], harms[other])
        report = reports[index]
        worst_on = date.fromordinal(report.later.outlook().worst_on)
        is_later = worst_on > report.scenario.effective_on
        ranked.append(Ranked(place + 1, index, names[index], harms[index], other, differs, worst_on, is_later))
    return ranked


def overdue_of_consumers(report: Report) -> dict[str, int]:
    """Agreements whose notice is past, affected ones and masked ones that are told, by consumer."""
    late: dict[str, int] = {}
    if report.notice.overdue:
        for agreement in map(report.agreement, report.owed_ids):
            if agreement.notice.overdue:
                late[agreement.consumer] = late.get(agreement.consumer, 0) + 1
    return late
