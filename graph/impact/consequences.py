"""Whom changes of offerings affect, each with the severity, the decisive way and what capped it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from graph.errors import Unavailable
from graph.impact.affected import AffectedAgreement, AffectedConsumer, AffectedOffering, Cap, Step
from graph.impact.at_offering import agreements_at, consumers_at, counts_at
from graph.impact.notice.owed import ScenarioDeadlines
from graph.impact.order import worst_first
from graph.model.severity import Severity
from graph.projection.dependencies import ALONE
from graph.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from graph.impact.outcome import Outcome
    from graph.impact.totals import Counts
    from graph.projection.agreements import Cover
    from graph.projection.dependencies import Edge


class Consequences:
    """Everything that is worse off. Ids begin with the worst, then go by id. Raises Unavailable where the projection has
    changed since.
    """

    def __init__(self, outcome: Outcome, today: date) -> None:
        self._numbers = outcome
        self._revision = outcome.projection.revision
        self.today = today

    @property
    def outcome(self) -> Outcome:
        if self._revision != self._numbers.projection.revision:
            raise Unavailable(Saying("REPORT_IS_OLD", "The estate has changed since this report was made: ask again."))
        return self._numbers

    @cached_property
    def looked_at(self) -> Outcome:
        return self.cut(self.outcome)

    def cut(self, outcome: Outcome) -> Outcome:
        """An outcome as it concerns the agreements that the asker may see."""
        return outcome

    @cached_property
    def deadlines(self) -> ScenarioDeadlines:
        return ScenarioDeadlines(self.outcome, self.today)

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
        by_id = sorted(filter(self.looked_at.owed.__contains__, notify_by), key=ids.__getitem__)
        return [ids[one] for one in sorted(by_id, key=notify_by.__getitem__)]

    def affects(self, consumer_id: str) -> bool:
        return self.outcome.projection.organization_at[consumer_id] in self.outcome.consumers

    def is_affected(self, agreement_id: str) -> bool:
        """Whether an agreement is affected; one that is not may be masked."""
        return self.outcome.projection.agreements.at[agreement_id] in self.looked_at.agreements

    def severity_of_offering(self, offering_id: str) -> int:
        return self.outcome.at[self.outcome.projection.offerings.at[offering_id]]

    def severity_of_agreement(self, agreement_id: str) -> int:
        return self.outcome.agreements[self.outcome.projection.agreements.at[agreement_id]]

    def severity_of_consumer(self, consumer_id: str) -> int:
        return self.looked_at.consumers[self.outcome.projection.organization_at[consumer_id]]

    def affected_agreements(self, consumer: int) -> list[int]:
        """Numbers of the affected agreements of a consumer, in no order."""
        affected = self.looked_at.agreements
        return [one for one in self.outcome.projection.agreements.of_consumer[consumer] if one in affected]

    def last_step_to(self, consumer_id: str) -> Cover:
        """The coverage that ends the decisive path to a consumer."""
        return self.looked_at.last_step_to(self.outcome.projection.organization_at[consumer_id])

    def agreement(self, agreement_id: str) -> AffectedAgreement:
        """One of `agreement_ids`."""
        return self._agreement(self.outcome.projection.agreements.at[agreement_id])

    def offering(self, offering_id: str) -> AffectedOffering:
        """One of `offering_ids`."""
        offering = self.outcome.projection.offerings.at[offering_id]
        severity = self.outcome.at[offering]
        way = self.outcome.way_to_offering(offering, severity)
        path, caps = self._path(way, offering), tuple(self._caps(way))
        return AffectedOffering(offering_id, Severity(severity), path, caps, self._step(way[-1]) if way else None)

    def agreements_at(self, offering_id: str) -> Counts:
        """Agreements that cover one of `offering_ids`, by how badly it hits them."""
        offering = self.outcome.projection.offerings.at[offering_id]
        return counts_at(agreements_at(self.looked_at, offering).values())

    def consumers_at(self, offering_id: str) -> Counts:
        """Consumers of these agreements."""
        offering = self.outcome.projection.offerings.at[offering_id]
        return counts_at(consumers_at(self.looked_at, offering).values())

    def path_to_offering(self, offering_id: str) -> tuple[str, ...]:
        """Ids on the decisive path to one of `offering_ids`, its own last."""
        offering = self.outcome.projection.offerings.at[offering_id]
        return self._path(self.outcome.way_to_offering(offering, self.outcome.at[offering]), offering)

    def path_to_consumer(self, consumer_id: str) -> tuple[str, ...]:
        """Ids on the decisive path to one of `consumer_ids`, the covered offering's last."""
        offering = self.last_step_to(consumer_id)[2]
        return self._path(self.outcome.way_to_offering(offering, self.severity_of_consumer(consumer_id)), offering)

    def consumer(self, consumer_id: str) -> AffectedConsumer:
        """One of `consumer_ids`."""
        outcome = self.outcome
        severity = self.severity_of_consumer(consumer_id)
        cover = self.last_step_to(consumer_id)
        way = outcome.way_to_offering(cover[2], severity)
        return AffectedConsumer(
            organization=consumer_id,
            severity=Severity(severity),
            path=self._path(way, cover[2]),
            agreement=outcome.projection.agreements.ids[cover[0]],
            capped_by=(*self._caps(way), *self._cap_of_agreement(cover)),
        )

    def agreements_of(self, consumer_id: str) -> list[AffectedAgreement]:
        """The affected agreements of one of `consumer_ids`, the worst first."""
        affected, ids = self.looked_at.agreements, self.outcome.projection.agreements.ids
        numbers = self.affected_agreements(self.outcome.projection.organization_at[consumer_id])
        return list(map(self._agreement, sorted(numbers, key=lambda number: (-affected[number], ids[number]))))

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

    def _step(self, last: Edge) -> Step:
        projection = self.outcome.projection
        _, group, criticality, needed, _ = last
        alternatives = None if group == ALONE else projection.dependencies.group_names[group][1]
        return Step(projection.offerings.ids[needed], Severity(criticality), alternatives)

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
