"""The parts of an answer as the product has them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from graph.impact.already import already_planned as planned_already
from graph.impact.outlook import Outlook
from graph.impact.status import ALWAYS_AFTER
from graph.model.terms.notice_term import NoticeBasis
from tests.graph.impact.reference.days import same_day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.impact.affected import Cap
    from graph.impact.fact import Fact
    from graph.impact.report import Report


def offerings(report: Report) -> dict[str, int]:
    return {each.offering: int(each.severity) for each in report.offerings()}


def agreements(report: Report) -> dict[str, int]:
    return {each.id: int(each.severity) for each in report.agreements()}


def consumers(report: Report) -> dict[str, int]:
    return {each.organization: int(each.severity) for each in report.consumers()}


def none(report: Report) -> tuple[int, ...]:
    totals = report.totals
    return totals.offerings.none, totals.agreements.none, totals.consumers.none


def ways(report: Report) -> dict[str, Any]:
    found: dict[str, Any] = {each.offering: ([*each.path], caps(each.capped_by)) for each in report.offerings()}
    for each in report.consumers():
        found[each.organization] = [*each.path], each.agreement, caps(each.capped_by)
    return found


def caps(capped_by: Iterable[Cap]) -> list[tuple[str, ...]]:
    return [
        (cap.criticality.name, cap.agreement)
        if cap.agreement
        else (cap.criticality.name, cap.dependent or "", cap.needed or "")
        for cap in capped_by
    ]


def causes(report: Report) -> dict[str, list[list[int]]]:
    found = report.causes(report.consumer_ids)
    return {consumer: [list(several) for several in sets] for consumer, sets in found.items()}


def masked(report: Report) -> dict[str, dict[str, Any]]:
    outcome = report.outcome
    projection = outcome.projection
    consumer_of = projection.agreements.consumer_of
    covers = {one: {(each.offering, each.severity) for each in several} for one, several in outcome.masked_covers.items()}
    behind: dict[int, set[tuple[int, int]]] = {}
    for one, several in covers.items():
        consumer = consumer_of[one]
        worst = outcome.masked_consumers.get(consumer, 0)
        behind.setdefault(consumer, set()).update(each for each in several if each[1] == worst)
    return {
        "offerings": {
            projection.offerings.ids[one]: mask(report, severity, {(one, severity)})
            for one, severity in outcome.masked.offerings.items()
        },
        "agreements": {
            projection.agreements.ids[one]: mask(report, severity, covers[one])
            for one, severity in outcome.masked_agreements.items()
        },
        "consumers": {
            projection.organization_ids[one]: mask(report, severity, behind[one])
            for one, severity in outcome.masked_consumers.items()
        },
    }


def mask(report: Report, severity: int, several: set[tuple[int, int]]) -> dict[str, Any]:
    masked = report.outcome.masked
    ids = report.outcome.projection.offerings.ids
    by = sorted({(ids[fact.offering], reason(fact)) for fact in masked.facts(several)})
    return {"severity": int(severity), "until": day(masked.until(several)), "by": by, "byCount": len(by)}


def reason(fact: Fact) -> str:
    return "ARCHIVED" if fact.is_archived else fact.change or (fact.status.value if fact.status else "")


def day(number: int) -> date | None:
    return None if number == ALWAYS_AFTER else date.fromordinal(number)


def held(report: Report) -> dict[tuple[str, str | None], Any]:
    return {
        (each.offering, each.alternatives): {
            "required": each.required,
            "members": len(each.members),
            "lost": each.lost,
            "left": each.left,
            "margin": each.margin,
        }
        for each in report.held
    }


def notice(report: Report) -> dict[str, Any]:
    whole, ids = report.notice, report.outcome.projection.agreements.ids
    affected = report.outcome.agreements
    return {
        "agreements": {ids[one]: owed(report, one, is_masked=one not in affected) for one in report.outcome.owed},
        "overdue": whole.overdue,
        "earliest_notify_by": whole.earliest_notify_by,
        "earliest_date": whole.earliest_date,
    }


def owed(report: Report, agreement: int, *, is_masked: bool) -> dict[str, Any]:
    given = report.deadlines.of(agreement)
    return {
        "by": given.notify_by,
        "days_left": given.days_left,
        "is_overdue": given.overdue,
        "by_policy": given.by_policy,
        "needs_consent": given.basis is NoticeBasis.CONSENT,
        "is_masked": is_masked,
        "pass_on_by": given.pass_on_by,
    }


def people(report: Report) -> list[str]:
    return sorted(report.people)


def already_planned(report: Report) -> list[tuple[int, str]]:
    found = planned_already(report.outcome.projection, report.scenario)
    return sorted((each.index, each.change or (each.status.value if each.status else "")) for each in found)


def outlook(report: Report) -> dict[str, Any]:
    last = same_day(report.scenario.effective_on, 12).toordinal()
    found, ids = Outlook(report.outcome, last), report.outcome.projection.organization_ids
    return {
        "days": {
            date.fromordinal(each.day): {
                "totals": [*each.totals],
                "worse": {ids[one]: severity for one, severity in each.worse.items()},
            }
            for each in found.days
        },
        "worst_on": date.fromordinal(found.worst_on),
        "consumers": {
            ids[one]: (severity, date.fromordinal(first)) for one, (severity, first) in found.consumers.items()
        },
    }
