"""The parts of an answer as the product has them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from graph.impact.finding import FindingKind
from graph.impact.findings import findings_of
from graph.model.terms.notice_term import NoticeBasis

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.impact.affected import Cap
    from graph.impact.groups import ContextFact
    from graph.impact.masks import Mask
    from graph.impact.notify.plan import NotifyLine
    from graph.impact.report import Report
    from graph.impact.totals import Counts, GradedCounts


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
    masks = report.masks
    return {
        "offerings": {each: mask(masks.offering(each)) for each in masks.offering_ids},
        "agreements": {each: mask(masks.agreement(each)) for each in masks.agreement_ids},
        "consumers": {each: mask(masks.consumer(each)) for each in masks.consumer_ids},
    }


def mask(found: Mask) -> dict[str, Any]:
    by = sorted((fact.offering, reason(fact)) for fact in found.by)
    return {"severity": int(found.severity), "until": found.until, "by": by, "byCount": found.by_count}


def reason(fact: ContextFact) -> str:
    """Of a fact by itself."""
    if fact.is_archived:
        return "ARCHIVED"
    return fact.status.value if fact.status else "".join(fact.changes)


def held(report: Report) -> dict[tuple[str, str | None], Any]:
    return {
        (each.offering, each.alternatives): {
            "required": each.required,
            "members": len(each.members),
            "lost": each.lost,
            "left": each.left,
            "margin": each.margin,
            "until": report.later.held_until(each),
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
    return sorted(
        (each.index, each.change or (each.status.value if each.status else "")) for each in report.already_planned
    )


def outlook(report: Report) -> dict[str, Any]:
    found, ids = report.later.outlook(), report.outcome.projection.organization_ids
    return {
        "days": {
            date.fromordinal(each.day): {
                "totals": [
                    worst_first(kind) for kind in (each.totals.offerings, each.totals.agreements, each.totals.consumers)
                ],
                "worse": {ids[one]: severity for one, severity in each.worse.items()},
            }
            for each in found.days
        },
        "worst_on": date.fromordinal(found.worst_on),
        "consumers": {
            ids[one]: (severity, date.fromordinal(first)) for one, (severity, first) in found.consumers.items()
        },
    }


def worst_first(counted: Counts | GradedCounts) -> tuple[int, ...]:
    return counted.critical, counted.high, counted.medium, counted.low


def reasons(report: Report) -> dict[str, Any]:
    return {
        "context": [each.offering for each in report.context],
        "understaffed": [(each.offering, each.alternatives, each.required, each.valid) for each in report.understaffed],
        "coinciding": {
            (consumer, *several): [each.offering for each in report.context_behind(consumer, several)]
            for consumer, sets in report.causes(report.consumer_ids).items()
            for several in sets
        },
    }


def lines(report: Report) -> dict[str, Any]:
    found = {each.person or f"#{each.channel and each.channel.channel}": each for each in report.notify}
    return {
        "order": [*found],
        **{
            who: {
                "deadline": line.deadline,
                "severity": int(line.severity),
                "reasons": sorted(
                    (
                        reason.relationship or "",
                        reason.offering,
                        reason.role or "",
                        reason.side.value,
                        reason.organization or "",
                    )
                    for reason in line.reasons
                ),
                "teller": line.teller,
                **(reached(line) if line.person else {}),
            }
            for who, line in found.items()
        },
    }


def reached(line: NotifyLine) -> dict[str, Any]:
    """That somebody has no address is not compared: it takes channels, and the ways that somebody prefers."""
    unreachable = line.unreachable.value if line.unreachable else None
    return {
        "next": line.next,
        "unreachable": None if unreachable == "NO_ADDRESS" else unreachable,
        "deputies": line.deputies,
    }


def basis(report: Report) -> dict[str, Any]:
    return asdict(report.basis)


def findings(report: Report) -> dict[str, Any]:
    undecided = [each for each in findings_of(report) if each.kind is FindingKind.RENEWAL_NOT_DECIDED]
    return {
        "renewals": {each.agreement: int(each.severity) for each in undecided},
        "archived": [each.needed for each in findings_of(report) if each.kind is FindingKind.ARCHIVED_IN_USE],
    }


def totals(report: Report) -> dict[str, Any]:
    found = report.totals
    return {
        "people": found.people,
        **{
            kind: {"affected": worst_first(getattr(found, kind)), "masked": worst_first(getattr(found.masked, kind))}
            for kind in ("offerings", "agreements", "consumers")
        },
    }


def coming(report: Report) -> dict[str, Any]:
    outlook = report.later.outlook()
    several = [report.later.coming(outlook, each) for each in report.later.consumer_ids(outlook)]
    return {each.organization: (int(each.severity), each.on, each.notify_by) for each in several}
