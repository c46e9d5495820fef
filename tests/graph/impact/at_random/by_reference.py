"""The parts of an answer as the plain reference has them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.graph.impact.reference.difference import Difference
    from tests.graph.impact.reference.masked import Mask
    from tests.graph.impact.reference.report import Report

WORST_FIRST = (4, 3, 2, 1)


def offerings(report: Report) -> dict[str, int]:
    return report.difference.offerings


def agreements(report: Report) -> dict[str, int]:
    return report.difference.agreements


def consumers(report: Report) -> dict[str, int]:
    return report.difference.consumers


def none(report: Report) -> tuple[int, ...]:
    return len(report.none.offerings), len(report.none.agreements), len(report.none.consumers)


def ways(report: Report) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for offering, severity in report.difference.offerings.items():
        path, caps = report.ways.way(offering, severity)
        found[offering] = path, caps
    for consumer in report.difference.consumers:
        found[consumer] = report.ways.way_to_consumer(consumer)
    return found


def causes(report: Report) -> dict[str, list[list[int]]]:
    return report.ways.causes()


def masked(report: Report) -> dict[str, dict[str, Any]]:
    return {
        "offerings": masks(report.masked.listed),
        "agreements": masks(report.masked.agreements),
        "consumers": masks(report.masked.consumers),
    }


def masks(masked: dict[str, Mask]) -> dict[str, Any]:
    return {
        each: {"severity": mask.severity, "until": mask.until, "by": sorted(mask.by)[:10], "byCount": len(mask.by)}
        for each, mask in masked.items()
    }


def held(report: Report) -> dict[tuple[str, str | None], Any]:
    return {
        (each.offering, each.alternatives): {
            "required": each.required,
            "members": each.members,
            "lost": each.lost,
            "left": each.left,
            "margin": each.margin,
            "until": each.until,
        }
        for each in report.held
    }


def notice(report: Report) -> dict[str, Any]:
    notices = report.notices
    return {
        "agreements": {one: notices.of(one)._asdict() for one in notices.agreements},
        "overdue": notices.overdue,
        "earliest_notify_by": notices.earliest_notify_by,
        "earliest_date": notices.earliest_date,
    }


def people(report: Report) -> list[str]:
    return sorted(report.people.ids)


def already_planned(report: Report) -> list[tuple[int, str]]:
    return sorted(report.already_planned)


def outlook(report: Report) -> dict[str, Any]:
    return {
        "days": {day.on: {"totals": by_kind(day.difference), "worse": day.worse} for day in report.outlook.days},
        "worst_on": report.outlook.worst_on,
        "consumers": report.outlook.consumers,
    }


def by_kind(difference: Difference) -> list[tuple[int, ...]]:
    """How many offerings, agreements, consumers are affected CRITICAL, HIGH, MEDIUM, LOW."""
    return [worst_first(kind) for kind in (difference.offerings, difference.agreements, difference.consumers)]


def worst_first(severity_of: dict[str, int]) -> tuple[int, ...]:
    return tuple([*severity_of.values()].count(level) for level in WORST_FIRST)


def totals(report: Report) -> dict[str, Any]:
    difference, masked = report.difference, report.masked
    return {
        "people": len(report.people.ids),
        **{
            kind: {
                "affected": worst_first(affected),
                "masked": worst_first({each: mask.severity for each, mask in masks.items()}),
            }
            for kind, affected, masks in (
                ("offerings", difference.offerings, masked.listed),
                ("agreements", difference.agreements, masked.agreements),
                ("consumers", difference.consumers, masked.consumers),
            )
        },
    }


def reasons(report: Report) -> dict[str, Any]:
    """What of the context takes part, groups that are short of members, and what coincides in each cause."""
    return {
        "context": report.reasons.context,
        "understaffed": report.reasons.understaffed,
        "coinciding": {
            (consumer, *several): report.reasons.coinciding(consumer, several)
            for consumer, sets in report.ways.causes().items()
            for several in sets
        },
    }


def lines(report: Report) -> dict[str, Any]:
    """Whom to tell, in which order, by when, of what."""
    found = report.people.reasons
    ordered = sorted(found, key=lambda who: (found[who][0][:2], who.startswith("#"), who))
    return {
        "order": ordered,
        **{
            who: {
                "deadline": None if several[0].deadline == date.max else several[0].deadline,
                "severity": -min(why.severity for why in several),
                "reasons": sorted({why[2:] for why in several}),
                "teller": report.tellers.of(several),
                **(reached(report, who) if not who.startswith("#") else {}),
            }
            for who, several in found.items()
        },
    }


def reached(report: Report, person: str) -> dict[str, Any]:
    unreachable = report.tellers.unreachable(person)
    return {
        "next": report.tellers.next(person, report.people.reasons[person]),
        "unreachable": unreachable,
        "deputies": report.tellers.deputies(person) if unreachable == "ABSENT" else (),
    }


def basis(report: Report) -> dict[str, Any]:
    return report.basis._asdict()


def findings(report: Report) -> dict[str, Any]:
    return {
        "renewals": report.renewals_not_decided,
        "archived": report.archived_in_use,
    }


def coming(report: Report) -> dict[str, Any]:
    """Who is affected on any day of the outlook: how badly at worst, on which day first, to be told by when."""
    return {one: (severity, day, report.notify_by(one)) for one, (severity, day) in report.outlook.consumers.items()}
