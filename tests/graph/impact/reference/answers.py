"""A report as the cases write answers down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.graph.impact.reference.estate import NAMES
from tests.graph.impact.reference.ranking import ranked, weak_points

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from tests.graph.impact.reference.estate import Estate
    from tests.graph.impact.reference.masked import Mask
    from tests.graph.impact.reference.outlook import Outlook
    from tests.graph.impact.reference.report import Report
    from tests.graph.impact.reference.scenario import Scenario


def counts(severities: Iterable[int]) -> dict[str, int]:
    all_ = [*severities]
    return {NAMES[level].lower(): all_.count(level) for level in (4, 3, 2, 1)}


def graded(severity_of: Mapping[str, int]) -> dict[str, str]:
    return {each: NAMES[severity] for each, severity in severity_of.items()}


def masks(masked: Mapping[str, Mask]) -> dict[str, Any]:
    return {
        each: {
            "severity": NAMES[mask.severity],
            "until": text(mask.until),
            "by": [" ".join(by) for by in sorted(mask.by)],
        }
        for each, mask in masked.items()
    }


def text(day: date | None) -> str | None:
    return day and day.isoformat()


def answer(report: Report) -> dict[str, Any]:
    difference, masked, none = report.difference, report.masked, report.none
    return {
        "offerings": graded(difference.offerings),
        "agreements": graded(difference.agreements),
        "consumers": graded(difference.consumers),
        "none": {
            "offerings": len(none.offerings),
            "agreements": len(none.agreements),
            "consumers": len(none.consumers),
        },
        "masked": {
            "offerings": masks(masked.listed),
            "agreements": masks(masked.agreements),
            "consumers": masks(masked.consumers),
        },
        "notice": notice(report),
        "people": sorted(report.people.ids),
        "held": [
            {
                "offering": each.offering,
                "alternatives": each.alternatives,
                "margin": each.margin,
                "until": text(each.until),
            }
            for each in report.held
        ],
        "causes": report.ways.causes(),
        "paths": {
            consumer: dict(zip(("path", "agreement"), report.ways.way_to_consumer(consumer), strict=False))
            for consumer in difference.consumers
        },
        "findings": [
            *(["RENEWAL_NOT_DECIDED", one] for one in sorted(report.renewals_not_decided)),
            *(["ARCHIVED_IN_USE", one] for one in report.archived_in_use),
        ],
        "alreadyPlanned": [{"index": index, "by": by} for index, by in report.already_planned],
        "outlook": ahead(report.outlook),
    }


def notice(report: Report) -> dict[str, Any]:
    owed = {one: report.notices.of(one) for one in report.notices.agreements}
    return {
        "agreements": {one: {"notifyBy": text(each.by), "overdue": each.is_overdue} for one, each in owed.items()},
        "overdue": report.notices.overdue,
        "earliestDate": text(report.notices.earliest_date),
    }


def ahead(outlook: Outlook) -> dict[str, Any]:
    return {
        "days": [
            {
                "on": text(day.on),
                "totals": {
                    "offerings": counts(day.difference.offerings.values()),
                    "agreements": counts(day.difference.agreements.values()),
                    "consumers": counts(day.difference.consumers.values()),
                },
                "worse": graded(day.worse),
            }
            for day in outlook.days
        ],
        "worstOn": text(outlook.worst_on),
        "consumers": {one: [NAMES[severity], text(day)] for one, (severity, day) in outlook.consumers.items()},
    }


def ranking(estate: Estate, scenarios: Mapping[str, Scenario], today: date) -> dict[str, Any]:
    found = ranked(estate, scenarios, today)
    return {"ranking": [{"name": name, "worstOn": text(day)} for name, day in found]}


def weakness(estate: Estate, on: date, today: date) -> dict[str, Any]:
    return {
        "offerings": [
            {
                "offering": each.offering,
                "consumers": counts(each.consumers.values()),
                "masked": counts(each.masked.values()),
            }
            for each in weak_points(estate, on, today)
        ]
    }
