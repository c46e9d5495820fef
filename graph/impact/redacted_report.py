"""A report as somebody sees it who does not see everything: computed on the whole truth, then cut to what they see.

What is left out is counted. A consumer is as badly affected as the agreements that are seen say; the steps of a way
stay, and whoever shows them shows those that are not seen as null. Whoever may not know how much is left out is told no
deadline of what is not seen: theirs are those of the agreements that they see.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from graph.impact.later import Later
from graph.impact.masks import Masks
from graph.impact.notice.owed import ScenarioDeadlines
from graph.impact.notify.plan import Lines
from graph.impact.order import worst_first
from graph.impact.report import Report, impact
from graph.impact.totals import Counting, graded_counts
from graph.projection.meetings.around import around
from graph.projection.relationship_risk import risks_of
from graph.projection.visibility import VisibleNames

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graph.access.telling import Telling
    from graph.impact.already import AlreadyPlanned
    from graph.impact.basis import Basis
    from graph.impact.dated import DatedFact
    from graph.impact.fact import Fact
    from graph.impact.finding import Finding
    from graph.impact.groups import ContextFact, GaveWayGroup, HeldGroup, UnderstaffedGroup
    from graph.impact.notice.owed import ScenarioNotice
    from graph.impact.notify.plan import NotifyLine, Place, Reason
    from graph.impact.outcome import Outcome
    from graph.impact.outlook import LaterDay
    from graph.projection.names import Names
    from graph.projection.projection import Projection
    from graph.projection.relationship_risk import RelationshipRisk
    from graph.projection.visibility import Visibility

T = TypeVar("T", "HeldGroup", "GaveWayGroup", "UnderstaffedGroup", "ContextFact")


class RedactedReport(Report):
    """A report for one viewer. `visibility`: what the viewer sees; `telling`: whether they may know of the rest."""

    def __init__(self, whole: Report, visibility: Visibility, telling: Telling) -> None:
        self.visibility = visibility
        self.telling = telling
        self._with_all = whole
        super().__init__(whole.outcome, whole.today)
        shown = sum(map(len, (self.offering_ids, self.agreement_ids, self.consumer_ids)))
        shown += sum(map(len, (self.masks.offering_ids, self.masks.agreement_ids, self.masks.consumer_ids)))
        outcome = self.outcome
        there = sum(map(len, (outcome.offerings, outcome.agreements, outcome.consumers)))
        there += sum(map(len, (outcome.masked.offerings, outcome.masked_agreements, outcome.masked_consumers)))
        self.hidden = telling.of_whole(there - shown)
        self.hides = there > shown or not telling.of_hidden

    def whole(self, projection: Projection) -> Report:
        return impact(projection, self.scenario, self.today)

    def cut(self, outcome: Outcome) -> Outcome:
        return outcome.among(self.visibility.sees_agreement)

    @cached_property
    def people(self) -> frozenset[str]:
        return frozenset(filter(self.visibility.person, self._with_all.people))

    @property
    def offering_counts(self) -> Counting:
        def unaffected() -> list[int]:
            ids = self.outcome.projection.offerings.ids
            return [one for one in self.outcome.unaffected.offerings if self.visibility.offering(ids[one])]

        return Counting(graded_counts(map(self.severity_of_offering, self.offering_ids)), unaffected)

    @property
    def agreement_counts(self) -> Counting:
        def unaffected() -> list[int]:
            return list(filter(self.visibility.sees_agreement, self.outcome.unaffected.agreements))

        return Counting(graded_counts(self.looked_at.agreements.values()), unaffected)

    @property
    def consumer_counts(self) -> Counting:
        def unaffected() -> list[int]:
            return list(filter(self._is_consumer_seen, self.outcome.unaffected.consumers))

        return Counting(graded_counts(map(self.severity_of_consumer, self.consumer_ids)), unaffected)

    @cached_property
    def masks(self) -> Masks:
        return Masks(self.looked_at, self.visibility.offering, self._sees_fact, self.telling)

    def _sees_fact(self, fact: Fact) -> bool:
        """Whether the viewer sees the offering of a fact, and its planned change if it has one."""
        offering = self.outcome.projection.offerings.ids[fact.offering]
        return self.visibility.offering(offering) and (fact.change is None or self.visibility.change(fact.change))

    @cached_property
    def later(self) -> Later:
        ids = self.outcome.projection.offerings.ids
        return Later(self.looked_at, self.today, lambda offering: self.visibility.offering(ids[offering]))

    @cached_property
    def already_planned(self) -> list[AlreadyPlanned]:
        return [one for one in super().already_planned if one.change is None or self.visibility.change(one.change)]

    def dated_facts(self, day: LaterDay) -> list[DatedFact]:
        return list(filter(self._is_dated_seen, super().dated_facts(day)))

    def _is_dated_seen(self, fact: DatedFact) -> bool:
        visibility = self.visibility
        return (
            visibility.offering(fact.offering)
            and (fact.agreement is None or visibility.agreement(fact.agreement))
            and (fact.change is None or visibility.change(fact.change))
        )

    def _is_consumer_seen(self, consumer: int) -> bool:
        return any(map(self.visibility.sees_agreement, self.outcome.projection.agreements.of_consumer[consumer]))

    @cached_property
    def offering_ids(self) -> list[str]:
        return list(filter(self.visibility.offering, super().offering_ids))

    @cached_property
    def consumer_ids(self) -> list[str]:
        """Ids of consumers that are worse off, and are so by agreements that the viewer sees."""
        worse = self.outcome.consumers
        seen = {one: severity for one, severity in self.looked_at.consumers.items() if one in worse}
        return worst_first(seen, self.outcome.projection.organization_ids)

    @cached_property
    def deadlines(self) -> ScenarioDeadlines:
        return ScenarioDeadlines(self._outcome_of_deadlines, self.today)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self._outcome_of_deadlines, self.deadlines, self.today.toordinal())

    @property
    def _outcome_of_deadlines(self) -> Outcome:
        """The outcome from which deadlines follow."""
        return self.outcome if self.telling.of_hidden else self.looked_at

    @cached_property
    def notice(self) -> ScenarioNotice:
        """The earliest date is that of the whole truth; the rest is of what is seen."""
        whole = super().notice
        days = map(self.deadlines.notify_by.get, self.looked_at.owed)
        return replace(
            whole,
            earliest_date=self.telling.of_whole(whole.earliest_date),
            overdue=sum(day is not None and day < self.today.toordinal() for day in days),
            frozen=tuple(one for one in whole.frozen if one.organization in self._concerned),
        )

    @cached_property
    def names(self) -> Names:
        return VisibleNames(self.outcome.projection, self.visibility)

    @cached_property
    def notify(self) -> list[NotifyLine]:
        lines = map(self._as_seen, super().notify_part(slice(None)))
        seen = (
            line
            for line in lines
            if line.reasons and (self.visibility.person(line.person) if line.person else line.channel)
        )
        return sorted(seen, key=attrgetter("place"))

    def _as_seen(self, line: NotifyLine) -> NotifyLine:
        """A line without the reasons and the channel that the viewer does not see, and without the channel's language."""
        reasons = tuple(filter(self._is_reason_seen, line.reasons))
        if reasons:
            line = replace(line, place=line.place._replace(severity=-reasons[0].severity))
        if line.channel is None or line.channel.channel is None or self.visibility.channel(line.channel.channel):
            return replace(line, reasons=reasons)
        person = self.outcome.projection.contacts.persons.first_of(line.person) if line.person else None
        return replace(line, reasons=reasons, channel=None, language=person and person.language)

    def notify_part(self, part: slice) -> list[NotifyLine]:
        return self.notify[part]

    def notify_at(self, places: Sequence[Place]) -> list[NotifyLine]:
        wanted = frozenset(places)
        return [line for line in self.notify if line.place in wanted]

    @property
    def notify_places(self) -> Sequence[Place]:
        return [line.place for line in self.notify]

    def _is_reason_seen(self, reason: Reason) -> bool:
        consumer = reason.organization is None or self.visibility.organization(reason.organization)
        of_relationship = reason.relationship is None or self.visibility.relationship(reason.relationship)
        return consumer and of_relationship and self.visibility.offering(reason.offering)

    @cached_property
    def basis(self) -> Basis:
        """The basis, counted on the whole truth; of dependencies without an agreement the visible ones are named. A viewer
        who may not know of what is hidden is told of those of the own side.
        """
        whole, telling = super().basis, self.telling
        return replace(
            whole,
            facts=telling.of_whole(whole.facts),
            assumed=telling.of_whole(whole.assumed),
            unconfirmed=telling.of_whole(whole.unconfirmed),
            without_agreement=tuple(filter(self._is_bare, whole.without_agreement)),
        )

    def _is_bare(self, dependency: tuple[str, str]) -> bool:
        return self._sees_all(dependency) and (self.telling.of_hidden or self.visibility.provides(dependency[0]))

    def _sees_all(self, offerings: Iterable[str]) -> bool:
        return all(map(self.visibility.offering, offerings))

    def is_finding_seen(self, finding: Finding) -> bool:
        return (
            (finding.agreement is not None or finding.organization is None or finding.organization in self._concerned)
            and (finding.agreement is None or self.visibility.agreement(finding.agreement))
            and (finding.relationship is None or self.visibility.relationship(finding.relationship))
            and self._sees_all(finding.dependency or ())
            and (finding.needed is None or self.visibility.offering(finding.needed))
        )

    def risks_at(self, relationship: str) -> list[RelationshipRisk]:
        """Risks of a relationship, judged by what the viewer sees of it."""
        contacts, visibility = self.outcome.projection.contacts, self.visibility
        row = contacts.relationships.first_of(relationship)
        known = around(
            contacts, relationship, is_assessment_seen=visibility.assessment, is_meeting_seen=visibility.meeting
        )
        return risks_of(relationship, row and row.type, known, self.today.toordinal())

    @cached_property
    def held(self) -> list[HeldGroup]:
        """Groups with all their members; whoever shows them leaves out the invisible ones."""
        return self._with_offering_seen(super().held)

    @cached_property
    def gave_way(self) -> list[GaveWayGroup]:
        """Groups with all their members; whoever shows them leaves out the invisible ones."""
        return self._with_offering_seen(super().gave_way)

    @cached_property
    def understaffed(self) -> list[UnderstaffedGroup]:
        return self._with_offering_seen(super().understaffed)

    @cached_property
    def context(self) -> list[ContextFact]:
        """Facts with the planned changes that the viewer sees, without facts of which nothing is left."""
        facts = (
            replace(fact, changes=tuple(filter(self.visibility.change, fact.changes)))
            for fact in self._with_offering_seen(super().context)
        )
        return [fact for fact in facts if fact.status or fact.changes]

    def _with_offering_seen(self, items: Sequence[T]) -> list[T]:
        return [one for one in items if self.visibility.offering(one.offering)]

    def sees_offering(self, offering_id: str) -> bool:
        return self.visibility.offering(offering_id)

    def sees_organization(self, organization_id: str) -> bool:
        return self.visibility.organization(organization_id)

    def sees_person(self, person_id: str) -> bool:
        return self.visibility.person(person_id)

    def affects(self, consumer_id: str) -> bool:
        return consumer_id in self._consumers

    @cached_property
    def _concerned(self) -> frozenset[str]:
        return frozenset(self.concerned_ids)

    @cached_property
    def _consumers(self) -> frozenset[str]:
        return frozenset(self.consumer_ids)
