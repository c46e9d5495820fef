"""What of a report has to be looked at first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from graph.impact.finding import Finding, FindingKind
from graph.impact.order import worst_first
from graph.impact.renewals import ends_not_known, renewals_not_decided
from graph.model.relationship import Side
from graph.model.severity import Severity
from graph.model.terms.notice_term import NoticeBasis
from graph.projection.derived import derived

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graph.impact.report import Report


@derived
def findings_of(report: Report) -> list[Finding]:
    """Findings by kind, then the worst first, then by id, without those that the viewer may not see."""
    found = (
        *_unreachable(report),
        *_notice(report),
        *_frozen(report),
        *renewals_of(report),
        *_without_end(report),
        *_at_risk(report),
        *_untold(report),
        *(Finding(FindingKind.ARCHIVED_IN_USE, needed=one) for one in report.archived_in_use),
        *(Finding(FindingKind.NO_AGREEMENT, dependency=pair) for pair in report.basis.without_agreement),
    )
    return [one for one in found if report.is_finding_seen(one)]


def _unreachable(report: Report) -> Iterator[Finding]:
    """A deputy of somebody absent counts as well."""
    told: set[str] = set()
    by_channel: set[str] = set()
    for line in report.notify:
        consumers = {r.organization for r in line.reasons if r.organization and r.side is Side.CONSUMER}
        if line.person is None:
            by_channel |= consumers
        elif line.unreachable is None or line.deputies:
            told |= consumers
    for consumer in report.concerned_ids:
        if consumer not in told:
            yield Finding(
                FindingKind.NO_REACHABLE_PERSON,
                report.worst_of_consumer(consumer),
                organization=consumer,
                only_a_channel=consumer in by_channel,
            )


def _notice(report: Report) -> Iterator[Finding]:
    """Findings about notice, the earliest deadline first."""
    owed = [report.agreement(agreement) for agreement in report.owed_ids]
    missed = [one for one in owed if one.notice.overdue]
    consent = [one for one in owed if one.notice.basis is NoticeBasis.CONSENT]
    for kind, several in ((FindingKind.NOTICE_MISSED, missed), (FindingKind.CONSENT_NEEDED, consent)):
        yield from (Finding(kind, one.severity, one.consumer, one.id, notice=one.notice) for one in several)


def _frozen(report: Report) -> Iterator[Finding]:
    for frozen in report.notice.frozen:
        severity = report.worst_of_consumer(frozen.organization)
        yield Finding(FindingKind.FROZEN, severity, frozen.organization, frozen=frozen)


def renewals_of(report: Report) -> list[Finding]:
    """Renewals that are not decided, the worst first, then by id."""
    decided_by, day = report.outcome.projection.agreements.decided_by, report.outcome.day.day
    return [
        replace(found, ends_on=date.fromordinal(decided_by[number]), has_ended=decided_by[number] <= day)
        for number, found in _of_agreements(
            report, FindingKind.RENEWAL_NOT_DECIDED, renewals_not_decided(report.looked_at)
        )
    ]


def _without_end(report: Report) -> Iterator[Finding]:
    found = _of_agreements(report, FindingKind.END_NOT_KNOWN, ends_not_known(report.looked_at))
    return (each for _, each in found)


def _of_agreements(report: Report, kind: FindingKind, severity_of: Mapping[int, int]) -> Iterator[tuple[int, Finding]]:
    """Findings about agreements, the worst first, each with the number of its agreement."""
    projection = report.outcome.projection
    for id_ in worst_first(severity_of, projection.agreements.ids):
        number = projection.agreements.at[id_]
        consumer = projection.organization_ids[projection.agreements.consumer_of[number]]
        yield number, Finding(kind, Severity(severity_of[number]), consumer, id_)


def _at_risk(report: Report) -> Iterator[Finding]:
    for consumer in report.concerned_ids:
        severity = report.worst_of_consumer(consumer)
        for risk in report.relationship_risk(consumer):
            yield Finding(
                FindingKind.RELATIONSHIP_AT_RISK, severity, consumer, relationship=risk.relationship, risk=risk
            )


def _untold(report: Report) -> Iterator[Finding]:
    """Relationships without a relationship manager, by id."""
    without = {
        reason.relationship: reason
        for line in report.notify
        for reason in line.reasons
        if reason.relationship and reason.organization and not report.has_teller(reason.relationship)
    }
    for relationship, reason in sorted(without.items()):
        yield Finding(
            FindingKind.NO_TELLER, organization=reason.organization, relationship=relationship, severity=reason.severity
        )
