"""Everything that a report holds, worked out from plain rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from tests.graph.impact.reference.basis import Basis, basis
from tests.graph.impact.reference.context import already_planned
from tests.graph.impact.reference.findings import archived_in_use, reached_from, renewals_not_decided, stands
from tests.graph.impact.reference.held import held, in_place
from tests.graph.impact.reference.masked import Masked
from tests.graph.impact.reference.notice import Notices
from tests.graph.impact.reference.outlook import difference_on, outlook
from tests.graph.impact.reference.people import People
from tests.graph.impact.reference.reasons import Reasons
from tests.graph.impact.reference.tellers import Tellers
from tests.graph.impact.reference.ways import Ways

if TYPE_CHECKING:
    from datetime import date

    from tests.graph.impact.reference.difference import Difference
    from tests.graph.impact.reference.estate import Estate
    from tests.graph.impact.reference.held import Held
    from tests.graph.impact.reference.outlook import Outlook
    from tests.graph.impact.reference.scenario import Scenario


@dataclass(frozen=True)
class Unaffected:
    offerings: set[str]
    agreements: set[str]
    consumers: set[str]


@dataclass(frozen=True)
class Report:
    estate: Estate
    scenario: Scenario
    today: date

    @cached_property
    def difference(self) -> Difference:
        return difference_on(self.estate, self.scenario, self.scenario.effective_on, self.today)

    @cached_property
    def masked(self) -> Masked:
        return Masked(self.estate, self.scenario.effective_on, self.difference)

    @cached_property
    def none(self) -> Unaffected:
        """“`none` = offerings in use that an edge reaches from something made worse or masked and that are themselves
        neither, and their live agreements and consumers that are neither”. In use is what is neither archived nor retired.
        """
        changed = self.difference.offerings.keys() | self.masked.offerings.keys()
        offerings = {
            one
            for one in reached_from(self.masked, changed) - changed
            if stands(self.estate, one, self.scenario.effective_on)
        }
        covering = {each.agreement for each in self.difference.coverages if each.offering in offerings}
        consumers = {self.estate.agreements[one].consumer for one in covering}
        return Unaffected(
            offerings,
            covering - self.difference.agreements.keys() - self.masked.agreements.keys(),
            consumers - self.difference.consumers.keys() - self.masked.consumers.keys(),
        )

    @cached_property
    def ways(self) -> Ways:
        return Ways(self.difference)

    @cached_property
    def held(self) -> list[Held]:
        return held(self.masked, self.scenario)

    @cached_property
    def notices(self) -> Notices:
        return Notices(self.masked, self.today)

    @cached_property
    def people(self) -> People:
        return People(self.notices)

    @property
    def tellers(self) -> Tellers:
        return Tellers(self.estate.rows, self.today)

    @cached_property
    def basis(self) -> Basis:
        return basis(self.masked, self.today)

    @cached_property
    def reasons(self) -> Reasons:
        return Reasons(self.masked)

    @cached_property
    def already_planned(self) -> list[tuple[int, str]]:
        return already_planned(self.estate, self.scenario)

    @cached_property
    def renewals_not_decided(self) -> dict[str, int]:
        return renewals_not_decided(self.masked, self.today)

    @cached_property
    def archived_in_use(self) -> list[str]:
        return archived_in_use(self.masked, self.today)

    @cached_property
    def outlook(self) -> Outlook:
        return outlook(self.estate, self.scenario, self.today)

    def on(self, day: date) -> Report:
        """Of a later day: those changes still in place that are not over."""
        scenario = replace(self.scenario, effective_on=day, changes=in_place(self.scenario, day))
        return Report(self.estate, scenario, self.today)

    def notify_by(self, consumer: str) -> date | None:
        """“`outlook.consumers` say `notifyBy`, counted back from that day”: the earliest of its affected agreements."""
        later = self.on(self.outlook.consumers[consumer][1])
        mine = [one for one in later.difference.agreements if self.estate.agreements[one].consumer == consumer]
        return min((by for one in mine if (by := later.notices.notify_by(one))), default=None)
