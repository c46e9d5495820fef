"""The answer to the main question: who is affected, how badly, why, and by when they must be told."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from graph.access.telling import ALL, Telling
from graph.errors import Unavailable
from graph.impact.affected import AffectedAgreement, AffectedConsumer, AffectedOffering, Cap
from graph.impact.already import AlreadyPlanned, already_planned
from graph.impact.archived import archived_in_use
from graph.impact.basis import Basis, basis_of
from graph.impact.causes import MOST_EXACT, Causes, causes
from graph.impact.coincidence import Coincidences
from graph.impact.dated import DatedFact, dated_facts
from graph.impact.groups import (
    ContextFact,
    HeldGroup,
    UnderstaffedGroup,
    context_facts,
    held_groups,
    understaffed_groups,
)
from graph.impact.later import Later
from graph.impact.masks import Masks
from graph.impact.notice.owed import ScenarioDeadlines
from graph.impact.notify.plan import Lines, NotifyLine
from graph.impact.notify.told import people_told
from graph.impact.order import worst_first
from graph.impact.outcome import Outcome
from graph.impact.scenario import Scenario, check_scenario
from graph.impact.totals import Totals, counts
from graph.model.severity import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from graph.impact.finding import Finding
    from graph.impact.notice.owed import ScenarioNotice
    from graph.impact.outlook import LaterDay
    from graph.projection.agreements import Cover
    from graph.projection.dependencies import Edge
    from graph.projection.names import Names
    from graph.projection.projection import Projection
    from graph.projection.relationship_risk import RelationshipRisk


def impact(projection: Projection, scenario: Scenario, today: date) -> Report:
    """Raises BadInput for a scenario that cannot be asked."""
    check_scenario(scenario, projection.offerings)
    return Report(Outcome(projection, scenario, today=today.toordinal()), today)


class Report:
    """Totals are there at once; whom it concerns is worked out for what is asked for. Lists begin with the worst, then
    go by id. Raises Unavailable where the projection has changed since. `hides`: whether something is left out that the
    asker may not see; `hidden`: how much, None where that may not be told either; `telling`: what of it is told.
    """

    hides: bool = False
    hidden: int | None = 0
    telling: Telling = ALL

    def __init__(self, outcome: Outcome, today: date) -> None:
        self.derived: dict[Any, Any] = {}
        self._numbers = outcome
        self._revision = outcome.projection.revision
        self.scenario = outcome.scenario
        self.today = today
        self.people = self.concerned()
        self.totals = self.counted()

    def concerned(self) -> frozenset[str]:
        """Ids of the people to tell."""
        return frozenset(people_told(self.outcome, self.deadlines, self.today.toordinal()))

    def counted(self) -> Totals:
        outcome, unaffected = self.outcome, self.outcome.unaffected
        return Totals(
            offerings=counts(map(outcome.at.__getitem__, outcome.offerings), unaffected.offerings),
            agreements=counts(outcome.agreements.values(), unaffected.agreements),
            consumers=counts(outcome.consumers.values(), unaffected.consumers),
            people=len(self.people),
            masked=self.masks.totals(),
        )

    def whole(self, projection: Projection) -> Report:
        """The same with nothing left out, on the projection as it is now."""
        return self if self.is_current(projection) else impact(projection, self.scenario, self.today)

    def is_current(self, projection: Projection) -> bool:
        """Whether it was made on the projection as it is now."""
        return self._numbers.projection is projection and self._revision == projection.revision

    @property
    def outcome(self) -> Outcome:
        if self._revision != self._numbers.projection.revision:
            raise Unavailable("The estate has changed since this report was made: ask again.")
        return self._numbers

    @cached_property
    def looked_at(self) -> Outcome:
        return self.cut(self.outcome)

    def cut(self, outcome: Outcome) -> Outcome:
        """An outcome as it concerns the agreements that the asker may see."""
        return outcome

    @cached_property
    def offering_ids(self) -> list[str]:
        at = {offering: self.outcome.at[offering] for offering in self.outcome.offerings}
        return worst_first(at, self.outcome.projection.offerings.ids)

    @cached_property
    def agreement_ids(self) -> list[str]:
        return worst_first(self.looked_at.agreements, self.outcome.projection.agreements.ids)

    @cached_property
    def consumer_ids(self) -> list[str]:
        return worst_first(self.outcome.consumers, self.outcome.projection.organization_ids)

    @cached_property
    def masks(self) -> Masks:
        """What is as bad already."""
        return Masks(self.looked_at)

    @cached_property
    def later(self) -> Later:
        """What becomes of it after its day."""
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
    def deadlines(self) -> ScenarioDeadlines:
        return ScenarioDeadlines(self.outcome, self.today)

    @cached_property
    def names(self) -> Names:
        return self.outcome.projection.names

    @cached_property
    def notify(self) -> list[NotifyLine]:
        """Whom to tell, the earliest deadline first."""
        return self.notify_part(slice(None))

    def notify_part(self, asked: slice) -> list[NotifyLine]:
        return self._lines.part(asked)

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
        """Of one of `concerned_ids`."""
        consumer = self.outcome.projection.organization_at[consumer_id]
        outcome = self.looked_at
        return Severity(max(outcome.consumers.get(consumer, 0), outcome.masked_consumers.get(consumer, 0)))

    def relationship_risk(self, consumer_id: str) -> list[RelationshipRisk]:
        """Of the relationships of its affected and masked agreements, by id."""
        agreements = self.outcome.projection.agreements
        consumer, outcome = self.outcome.projection.organization_at[consumer_id], self.looked_at
        affected = outcome.agreements.keys() | outcome.masked_agreements.keys()
        mine = (one for one in agreements.of_consumer[consumer] if one in affected)
        hit = sorted({agreements.relationship_of[agreement] for agreement in mine})
        return list(chain.from_iterable(map(self.risks_at, hit)))

    def risks_at(self, relationship: str) -> list[RelationshipRisk]:
        """Not to be changed by whoever asks."""
        return self.outcome.projection.on(self.today.toordinal()).risks[relationship]

    @cached_property
    def held(self) -> list[HeldGroup]:
        return held_groups(self.outcome)

    @cached_property
    def understaffed(self) -> list[UnderstaffedGroup]:
        return understaffed_groups(self.outcome)

    @cached_property
    def context(self) -> list[ContextFact]:
        return context_facts(self.outcome)

    @property
    def causes_are_exact(self) -> bool:
        """Else each consumer has one minimal set of changes, and there may be others."""
        return len(self.scenario.changes) <= MOST_EXACT

    def causes(self, consumer_ids: Iterable[str]) -> dict[str, Causes]:
        """Of some of `consumer_ids`: ask for a page at once."""
        at = {self.outcome.projection.organization_at[consumer]: consumer for consumer in consumer_ids}
        return {at[consumer]: minimal for consumer, minimal in causes(self.looked_at, at).items()}

    def context_behind(self, consumer_id: str, changes: tuple[int, ...]) -> list[ContextFact]:
        """Of one of `consumer_ids` and one of its causes: the facts of `context` without which these changes would not
        be enough.
        """
        return self._coincidences.behind(self.outcome.projection.organization_at[consumer_id], changes)

    @cached_property
    def _coincidences(self) -> Coincidences:
        return Coincidences(self.looked_at, self.context)

    def offerings(self, start: int = 0, count: int | None = None) -> list[AffectedOffering]:
        return [self.offering(offering) for offering in _page(self.offering_ids, start, count)]

    def agreements(self, start: int = 0, count: int | None = None) -> list[AffectedAgreement]:
        at = self.outcome.projection.agreements.at
        return [self._agreement(at[agreement]) for agreement in _page(self.agreement_ids, start, count)]

    def consumers(self, start: int = 0, count: int | None = None) -> list[AffectedConsumer]:
        return [self.consumer(consumer) for consumer in _page(self.consumer_ids, start, count)]

    @cached_property
    def owed_ids(self) -> list[str]:
        """Agreements to which notice is owed, affected and told masked ones, the earliest deadline first."""
        ids, notify_by = self.outcome.projection.agreements.ids, self.deadlines.notify_by
        owed = self.looked_at.owed
        return [id_ for _, id_ in sorted((day, ids[one]) for one, day in notify_by.items() if one in owed)]

    def affects(self, consumer_id: str) -> bool:
        return self.outcome.projection.organization_at[consumer_id] in self.outcome.consumers

    def is_affected(self, agreement_id: str) -> bool:
        """Else it is masked at most."""
        return self.outcome.projection.agreements.at[agreement_id] in self.looked_at.agreements

    def severity_of_offering(self, offering_id: str) -> int:
        return self.outcome.at[self.outcome.projection.offerings.at[offering_id]]

    def severity_of_agreement(self, agreement_id: str) -> int:
        return self.outcome.agreements[self.outcome.projection.agreements.at[agreement_id]]

    def severity_of_consumer(self, consumer_id: str) -> int:
        return self.looked_at.consumers[self.outcome.projection.organization_at[consumer_id]]

    def sees_offering(self, _offering_id: str) -> bool:
        """Whether the asker may see it: only then it is named."""
        return True

    def sees_person(self, _person_id: str) -> bool:
        return True

    def affected_agreements(self, consumer: int) -> list[int]:
        """Of a consumer by its number, in no order."""
        affected = self.looked_at.agreements
        return [one for one in self.outcome.projection.agreements.of_consumer[consumer] if one in affected]

    def last_step_to(self, consumer_id: str) -> Cover:
        """What ends the decisive way to a consumer."""
        return self.looked_at.last_step_to(self.outcome.projection.organization_at[consumer_id])

    def agreement(self, agreement_id: str) -> AffectedAgreement:
        """One of `agreement_ids`."""
        return self._agreement(self.outcome.projection.agreements.at[agreement_id])

    def offering(self, offering_id: str) -> AffectedOffering:
        """One of `offering_ids`."""
        offering = self.outcome.projection.offerings.at[offering_id]
        severity = self.outcome.at[offering]
        way = self.outcome.way_to_offering(offering, severity)
        return AffectedOffering(offering_id, Severity(severity), self._path(way, offering), tuple(self._caps(way)))

    def consumer(self, consumer_id: str) -> AffectedConsumer:
        """One of `consumer_ids`."""
        outcome = self.outcome
        consumer = outcome.projection.organization_at[consumer_id]
        severity = self.severity_of_consumer(consumer_id)
        cover = self.last_step_to(consumer_id)
        way = outcome.way_to_offering(cover[2], severity)
        ids = outcome.projection.agreements.ids
        mine = sorted(
            self.affected_agreements(consumer), key=lambda agreement: (-outcome.agreements[agreement], ids[agreement])
        )
        return AffectedConsumer(
            organization=consumer_id,
            severity=Severity(severity),
            path=self._path(way, cover[2]),
            agreement=ids[cover[0]],
            capped_by=(*self._caps(way), *self._cap_of_agreement(cover)),
            agreements=tuple(self._agreement(agreement) for agreement in mine),
        )

    def _agreement(self, agreement: int) -> AffectedAgreement:
        projection, affected = self.outcome.projection, self.looked_at.agreements.get(agreement, 0)
        return AffectedAgreement(
            id=projection.agreements.ids[agreement],
            consumer=projection.organization_ids[projection.agreements.consumer_of[agreement]],
            severity=Severity(affected or self.looked_at.masked_agreements[agreement]),
            notice=self.deadlines.of(agreement),
            is_masked=not affected,
        )

    def _path(self, way: list[Edge], last: int) -> tuple[str, ...]:
        ids = self.outcome.projection.offerings.ids
        return (*(ids[edge[3]] for edge in way), ids[last])

    def _caps(self, way: list[Edge]) -> Iterable[Cap]:
        ids, travelled = self.outcome.projection.offerings.ids, self.outcome.travelled
        for dependent, _, criticality, needed, _ in way:
            if criticality < travelled[needed]:
                yield Cap(Severity(criticality), dependent=ids[dependent], needed=ids[needed])

    def _cap_of_agreement(self, cover: Cover) -> Iterable[Cap]:
        agreement, criticality, offering, _ = cover
        if criticality < self.outcome.at[offering]:
            yield Cap(Severity(criticality), agreement=self.outcome.projection.agreements.ids[agreement])


def _page(ids: list[str], start: int, count: int | None) -> list[str]:
    return ids[start:] if count is None else ids[start : start + count]
