"""The impact of a scenario: who is affected, how badly, why, and by when they must be told."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from graph.access.telling import ALL, Telling
from graph.impact.already import AlreadyPlanned, already_planned
from graph.impact.archived import archived_in_use
from graph.impact.basis import Basis, basis_of
from graph.impact.causes import MOST_EXACT, Causes, causes
from graph.impact.coincidence import Coincidences
from graph.impact.consequences import Consequences
from graph.impact.dated import DatedFact, dated_facts
from graph.impact.dependencies import AffectedDependencies
from graph.impact.groups import (
    ContextFact,
    GaveWayGroup,
    HeldGroup,
    UnderstaffedGroup,
    context_facts,
    groups_that_gave_way,
    held_groups,
    understaffed_groups,
)
from graph.impact.later import Later
from graph.impact.masks import Masks
from graph.impact.notify.plan import Lines, NotifyLine
from graph.impact.notify.recipients import recipients
from graph.impact.outcome import Outcome
from graph.impact.scenario import Scenario, check_scenario
from graph.impact.totals import Counting, Totals, graded_counts
from graph.model.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from graph.impact.finding import Finding
    from graph.impact.notice.owed import ScenarioNotice
    from graph.impact.notify.plan import Place
    from graph.impact.outlook import LaterDay
    from graph.projection.names import Names
    from graph.projection.projection import Projection
    from graph.projection.relationship_risk import RelationshipRisk


def impact(projection: Projection, scenario: Scenario, today: date) -> Report:
    """The report of a scenario. Raises BadInput for a wrong one."""
    check_scenario(scenario, projection.offerings)
    return Report(Outcome(projection, scenario, today=today.toordinal()), today)


class Report(Consequences):
    """Each part is worked out where it is asked for. Lists begin with the worst, then
    go by id. Raises Unavailable where the projection has changed since. `hides`: whether something is left out that the
    asker may not see; `hidden`: how much, None where that may not be told either; `telling`: what of it is told.
    """

    hides: bool = False
    hidden: int | None = 0
    telling: Telling = ALL

    def __init__(self, outcome: Outcome, today: date) -> None:
        super().__init__(outcome, today)
        self.derived: dict[Any, Any] = {}
        self.scenario = outcome.scenario

    @cached_property
    def people(self) -> frozenset[str]:
        """Ids of the people to tell."""
        return frozenset(recipients(self.outcome, self.deadlines, self.today.toordinal()))

    @cached_property
    def totals(self) -> Totals:
        return Totals(
            offerings=self.offering_counts.counted(),
            agreements=self.agreement_counts.counted(),
            consumers=self.consumer_counts.counted(),
            people=len(self.people),
            masked=self.masks.totals(),
        )

    @property
    def offering_counts(self) -> Counting:
        severities = map(self.outcome.at.__getitem__, self.outcome.offerings)
        return Counting(graded_counts(severities), lambda: self.outcome.unaffected.offerings)

    @property
    def agreement_counts(self) -> Counting:
        return Counting(graded_counts(self.outcome.agreements.values()), lambda: self.outcome.unaffected.agreements)

    @property
    def consumer_counts(self) -> Counting:
        return Counting(graded_counts(self.outcome.consumers.values()), lambda: self.outcome.unaffected.consumers)

    def whole(self, projection: Projection) -> Report:
        """The report with nothing left out, on the projection as it is now."""
        return self if self.is_current(projection) else impact(projection, self.scenario, self.today)

    def is_current(self, projection: Projection) -> bool:
        """Whether it was made on the projection as it is now."""
        return self._numbers.projection is projection and self._revision == projection.revision

    @cached_property
    def masks(self) -> Masks:
        """The masked consequences: what is as bad already."""
        return Masks(self.looked_at)

    @cached_property
    def later(self) -> Later:
        """The consequences after the day of the scenario."""
        return Later(self.looked_at, self.today)

    def dated_facts(self, day: LaterDay) -> list[DatedFact]:
        """Why a day of its outlook is other than the day before."""
        return dated_facts(self.outcome.projection, self.scenario, day)

    @cached_property
    def already_planned(self) -> list[AlreadyPlanned]:
        return already_planned(self.outcome.projection, self.scenario)

    @cached_property
    def notice(self) -> ScenarioNotice:
        return self.deadlines.of_scenario()

    @cached_property
    def names(self) -> Names:
        return self.outcome.projection.names

    @cached_property
    def notify(self) -> list[NotifyLine]:
        """Whom to tell, the earliest deadline first."""
        return self.notify_part(slice(None))

    def notify_part(self, part: slice) -> list[NotifyLine]:
        return self._lines.part(part)

    def notify_at(self, places: Sequence[Place]) -> list[NotifyLine]:
        """The lines at some of `notify_places`."""
        return self._lines.at(places)

    @property
    def notify_places(self) -> Sequence[Place]:
        """The places of `notify`, without the lines being made."""
        return self._lines.places

    def has_teller(self, relationship: str) -> bool:
        return self._lines.teller(relationship) is not None

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.outcome, self.deadlines, self.today.toordinal())

    @cached_property
    def basis(self) -> Basis:
        return basis_of(self.outcome, self.today.toordinal())

    def is_finding_seen(self, finding: Finding) -> bool:  # noqa: ARG002  # whoever sees everything
        """Whether whoever asks may see what a finding is about."""
        return True

    @cached_property
    def archived_in_use(self) -> list[str]:
        """Archived offerings that it reaches or that something it reaches needs, and on which something still rests."""
        return archived_in_use(self.outcome, self.today.toordinal())

    @cached_property
    def concerned_ids(self) -> list[str]:
        """Consumers that are affected or as badly off already, each by the greater, the worst first, then by id."""
        return sorted(
            {*self.consumer_ids, *self.masks.consumer_ids}, key=lambda one: (-self.worst_of_consumer(one), one)
        )

    def worst_of_consumer(self, consumer_id: str) -> Severity:
        """The worst severity of one of `concerned_ids`, affected or masked."""
        consumer = self.outcome.projection.organization_at[consumer_id]
        outcome = self.looked_at
        return Severity(max(outcome.consumers.get(consumer, 0), outcome.masked_consumers.get(consumer, 0)))

    def relationship_risk(self, consumer_id: str) -> list[RelationshipRisk]:
        """Risks of the relationships of a consumer's affected and masked agreements, by id."""
        agreements = self.outcome.projection.agreements
        consumer, outcome = self.outcome.projection.organization_at[consumer_id], self.looked_at
        affected, masked = outcome.agreements, outcome.masked_agreements
        mine = (one for one in agreements.of_consumer[consumer] if one in affected or one in masked)
        hit = sorted({agreements.relationship_of[agreement] for agreement in mine})
        return list(chain.from_iterable(map(self.risks_at, hit)))

    def risks_at(self, relationship: str) -> list[RelationshipRisk]:
        """Not to be changed by whoever asks."""
        return self.outcome.projection.on(self.today.toordinal()).risks[relationship]

    @cached_property
    def dependencies(self) -> AffectedDependencies:
        """The dependencies among `offering_ids`."""
        return AffectedDependencies(self.outcome, self.offering_ids)

    @cached_property
    def held(self) -> list[HeldGroup]:
        return held_groups(self.outcome)

    @cached_property
    def gave_way(self) -> list[GaveWayGroup]:
        return groups_that_gave_way(self.outcome)

    @cached_property
    def understaffed(self) -> list[UnderstaffedGroup]:
        return understaffed_groups(self.outcome)

    @cached_property
    def context(self) -> list[ContextFact]:
        return context_facts(self.outcome)

    @property
    def causes_are_exact(self) -> bool:
        """Whether all minimal causes are found; else each consumer has one, and there may be others."""
        return len(self.scenario.changes) <= MOST_EXACT

    def causes(self, consumer_ids: Iterable[str]) -> dict[str, Causes]:
        """Minimal causes of some of `consumer_ids`, which are found quickest for a whole page at once."""
        at = {self.outcome.projection.organization_at[consumer]: consumer for consumer in consumer_ids}
        return {at[consumer]: minimal for consumer, minimal in causes(self.looked_at, at).items()}

    def context_behind(self, consumer_id: str, changes: tuple[int, ...]) -> list[ContextFact]:
        """The facts of `context` without which `changes`, one of the minimal causes of a consumer, would not be enough."""
        return self._coincidences.behind(self.outcome.projection.organization_at[consumer_id], changes)

    @cached_property
    def _coincidences(self) -> Coincidences:
        return Coincidences(self.looked_at, self.context)

    def sees_offering(self, _offering_id: str) -> bool:
        """Whether the asker may see it: only then it is named."""
        return True

    def sees_organization(self, _organization_id: str) -> bool:
        return True

    def sees_person(self, _person_id: str) -> bool:
        return True
