"""A report as somebody sees it who does not see everything: computed on the whole truth, then cut to what they see.

What is left out is counted. A consumer is as badly affected as the agreements that are seen say; the steps of a way
stay, and whoever shows them shows those that are not seen as null.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from graph.impact.names import Names
from graph.impact.outcome import Outcome
from graph.impact.report import Report, Totals, counts, impact
from graph.reading.scope import UNSEEN
from graph.risk.risk import fresh_assessments, staleness

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.findings.findings import Finding
    from graph.impact.agreements import Cover
    from graph.impact.basis import Basis
    from graph.impact.groups import ContextFact, HeldGroup, UnderstaffedGroup
    from graph.impact.projection import Projection
    from graph.notice.owed import ScenarioNotice
    from graph.notify.lines import NotifyLine, Reason
    from graph.risk.risk import RelationshipRisk

T = TypeVar("T", "HeldGroup", "UnderstaffedGroup", "ContextFact")


class Named(NamedTuple):
    """Ids of what reports name or rest on, by kind; or those of them that somebody sees."""

    offerings: set[str]
    agreements: set[str]
    organizations: set[str]
    people: set[str]
    assessments: set[str]
    meetings: set[str]
    changes: set[str]


def named_in_all(reports: Iterable[Report]) -> Named:
    named = [named_in(report) for report in reports]
    return Named(*(set[str]().union(*(one[kind] for one in named)) for kind in range(len(Named._fields))))


def named_in(report: Report) -> Named:
    """All that a report may name, and whose facts may be those of one side alone."""
    outcome = report.outcome
    projection, unaffected = outcome.projection, outcome.unaffected
    offerings = {change.offering for change in report.scenario.changes}
    offerings.update(map(projection.offerings.ids.__getitem__, (*outcome.offerings, *unaffected.offerings)))
    for group in (*report.held, *report.understaffed, *report.context):
        offerings.add(group.offering)
    for pair in report.basis.without_agreement:
        offerings.update(pair)
    for held in report.held:
        offerings.update(member.offering for member in held.members)
    agreements = (*outcome.agreements, *unaffected.agreements)
    parties = (projection.agreements.consumer_of, projection.agreements.provider_of)
    assessments, meetings = _evidence_of_risk(report)
    return Named(
        offerings,
        set(map(projection.agreements.ids.__getitem__, agreements)),
        {projection.organization_ids[party[agreement]] for agreement in agreements for party in parties},
        set(report.people),
        assessments,
        meetings,
        {change for fact in report.context for change in fact.changes},
    )


def _evidence_of_risk(report: Report) -> tuple[set[str], set[str]]:
    """-> (assessments, engagements)."""
    outcome, today = report.outcome, report.today.toordinal()
    contacts, relationship_of = outcome.projection.contacts, outcome.projection.agreements.relationship_of
    assessments, meetings = set[str](), set[str]()
    for relationship in {relationship_of[agreement] for agreement in outcome.agreements}:
        assessments.update(row.id for row in fresh_assessments(contacts, relationship, today))
        meetings.update(risk.meeting for risk in staleness(contacts, relationship, today) if risk.meeting)
    return assessments, meetings


class SeenNames(Names):
    """Of what is not seen, none."""

    def __init__(self, projection: Projection, seen: Named) -> None:
        super().__init__(projection)
        self._seen = seen

    def offering(self, offering_id: str) -> str:
        return super().offering(offering_id) if offering_id in self._seen.offerings else UNSEEN

    def organization(self, organization_id: str) -> str:
        return super().organization(organization_id) if organization_id in self._seen.organizations else UNSEEN

    def agreement(self, agreement_id: str) -> str:
        return super().agreement(agreement_id) if agreement_id in self._seen.agreements else UNSEEN

    def person(self, person_id: str) -> str:
        return super().person(person_id) if person_id in self._seen.people else UNSEEN


class NarrowedReport(Report):
    """`seen`: what somebody sees of `named_in`. `count_hidden`: whether they are told how much is left out."""

    def __init__(self, whole: Report, seen: Named, *, count_hidden: bool) -> None:
        super().__init__(whole.outcome, whole.today)
        self.seen = seen
        self.people = self.people & seen.people
        self.totals = self._totals()
        shown = len(self.offering_ids) + len(self.agreement_ids) + len(self.consumer_ids)
        there = len(self.outcome.offerings) + len(self.outcome.agreements) + len(self.outcome.consumers)
        self.hidden = there - shown if count_hidden else None
        self.hides = there > shown or not count_hidden

    def whole(self, projection: Projection) -> Report:
        return impact(projection, self.scenario, self.today)

    def cut(self, outcome: Outcome) -> Outcome:
        return Outcome(outcome.projection, outcome.scenario, outcome.restored, outcome.before, self.seen.agreements)

    def _totals(self) -> Totals:
        projection, unaffected, seen = self.outcome.projection, self.outcome.unaffected, self.seen
        offerings, agreements = projection.offerings.ids, projection.agreements.ids
        return Totals(
            offerings=counts(
                map(self.severity_of_offering, self.offering_ids),
                [one for one in unaffected.offerings if offerings[one] in seen.offerings],
            ),
            agreements=counts(
                map(self.severity_of_agreement, self.agreement_ids),
                [one for one in unaffected.agreements if agreements[one] in seen.agreements],
            ),
            consumers=counts(
                map(self.severity_of_consumer, self.consumer_ids),
                [one for one in unaffected.consumers if self._is_consumer_seen(one)],
            ),
            people=len(self.people),
        )

    def _is_consumer_seen(self, consumer: int) -> bool:
        ids = self.outcome.projection.agreements.ids
        return any(ids[one] in self.seen.agreements for one in self.outcome.projection.agreements.of_consumer[consumer])

    @cached_property
    def offering_ids(self) -> list[str]:
        return [id_ for id_ in super().offering_ids if id_ in self.seen.offerings]

    @cached_property
    def agreement_ids(self) -> list[str]:
        return [id_ for id_ in super().agreement_ids if id_ in self.seen.agreements]

    @cached_property
    def consumer_ids(self) -> list[str]:
        """Those that are worse off, and are so by the agreements that are seen."""
        consumers, looked_at = self.outcome.projection.organization_at, self.looked_at.consumers
        seen = [id_ for id_ in super().consumer_ids if consumers[id_] in looked_at]
        return sorted(sorted(seen), key=self.severity_of_consumer, reverse=True)

    @cached_property
    def owed_ids(self) -> list[str]:
        return [id_ for id_ in super().owed_ids if id_ in self.seen.agreements]

    @cached_property
    def notice(self) -> ScenarioNotice:
        """The earliest date is that of the whole truth; the rest is of what is seen."""
        whole, at = super().notice, self.outcome.projection.agreements.at
        days = (self.deadlines.notify_by(at[id_]) for id_ in self.agreement_ids)
        return replace(
            whole,
            overdue=sum(day is not None and day < self.today.toordinal() for day in days),
            frozen=tuple(one for one in whole.frozen if self.affects(one.organization)),
        )

    @cached_property
    def names(self) -> Names:
        return SeenNames(self.outcome.projection, self.seen)

    @cached_property
    def notify(self) -> list[NotifyLine]:
        whole = super().notify_part(slice(None))
        lines = (replace(line, reasons=tuple(filter(self._is_reason_seen, line.reasons))) for line in whole)
        return [line for line in lines if line.reasons and (line.person is None or line.person in self.seen.people)]

    def notify_part(self, asked: slice) -> list[NotifyLine]:
        return self.notify[asked]

    def _is_reason_seen(self, reason: Reason) -> bool:
        consumer = reason.organization is None or reason.organization in self.seen.organizations
        of_relationship = reason.relationship is None or reason.relationship in self._relationships
        return consumer and of_relationship and reason.offering in self.seen.offerings

    @cached_property
    def _relationships(self) -> frozenset[str]:
        agreements = self.outcome.projection.agreements
        return frozenset(agreements.relationship_of[agreements.at[id_]] for id_ in self.seen.agreements)

    @property
    def people_around(self) -> set[str]:
        """Who tells, who is next, who stands in for somebody."""
        around = {person for line in self.notify for person in (line.teller, line.next, *line.deputies)}
        return {person for person in around if person is not None}

    @cached_property
    def basis(self) -> Basis:
        """Counted on the whole truth; of dependencies without an agreement those are named that are seen."""
        whole = super().basis
        return replace(whole, without_agreement=tuple(filter(self.seen.offerings.issuperset, whole.without_agreement)))

    @cached_property
    def findings(self) -> list[Finding]:
        return [one for one in super().findings if self._is_finding_seen(one)]

    def _is_finding_seen(self, finding: Finding) -> bool:
        return (
            (finding.organization is None or finding.organization in self._consumers)
            and (finding.agreement is None or finding.agreement in self.seen.agreements)
            and (finding.relationship is None or finding.relationship in self._relationships)
            and self.seen.offerings.issuperset(finding.dependency or ())
        )

    @property
    def assessments(self) -> set[str]:  # pyright: ignore[reportIncompatibleVariableOverride]  # all where nothing is hidden
        return self.seen.assessments

    def relationship_risk(self, consumer_id: str) -> list[RelationshipRisk]:
        """By what is seen of the relationships; not where the last meeting was one side's own."""
        risks = super().relationship_risk(consumer_id)
        return [risk for risk in risks if risk.meeting is None or risk.meeting in self.seen.meetings]

    @cached_property
    def held(self) -> list[HeldGroup]:
        """With all their members; whoever shows them leaves out those that are not seen."""
        return self._with_offering_seen(super().held)

    @cached_property
    def understaffed(self) -> list[UnderstaffedGroup]:
        return self._with_offering_seen(super().understaffed)

    @cached_property
    def context(self) -> list[ContextFact]:
        """Of planned changes only those that are seen; a fact of which nothing is left is left out."""
        facts = (
            replace(fact, changes=tuple(filter(self.seen.changes.__contains__, fact.changes)))
            for fact in self._with_offering_seen(super().context)
        )
        return [fact for fact in facts if fact.status or fact.changes]

    def _with_offering_seen(self, given: Sequence[T]) -> list[T]:
        return [one for one in given if one.offering in self.seen.offerings]

    def sees_offering(self, offering_id: str) -> bool:
        return offering_id in self.seen.offerings

    def sees_person(self, person_id: str) -> bool:
        return person_id in self.seen.people

    def affects(self, consumer_id: str) -> bool:
        return consumer_id in self._consumers

    @cached_property
    def _consumers(self) -> frozenset[str]:
        return frozenset(self.consumer_ids)

    def affected_agreements(self, consumer: int) -> list[int]:
        ids = self.outcome.projection.agreements.ids
        return [one for one in super().affected_agreements(consumer) if ids[one] in self.seen.agreements]

    def severity_of_consumer(self, consumer_id: str) -> int:
        return self.looked_at.consumers[self.outcome.projection.organization_at[consumer_id]]

    def last_step_to(self, consumer_id: str) -> Cover:
        affected: Iterable[int] = self.affected_agreements(self.outcome.projection.organization_at[consumer_id])
        return self.outcome.last_step(affected, self.severity_of_consumer(consumer_id))
