"""Real estates, answered before by an independent program."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from graph.impact.report import Report, impact
from graph.impact.scenario import Change, Scenario
from graph.model.severity import Action, Severity
from graph.projection.projection import Projection
from tests.graph.impact.archive import FOLDERS, cases_of, tables_of

if TYPE_CHECKING:
    from pathlib import Path

    from graph.impact.totals import Counts

CASES = [
    pytest.param(folder, case, id=f"{folder.name}: {case['name']}") for folder in FOLDERS for case in cases_of(folder)
]


def report_of(folder: Path, asked: dict[str, Any]) -> Report:
    changes = tuple(
        Change(
            change["offering"], Action(change["action"]), Severity[change["severity"]] if "severity" in change else None
        )
        for change in asked["changes"]
    )
    scenario = Scenario(
        changes, date.fromisoformat(asked["effectiveOn"]), include_planned=asked["context"]["includePlanned"]
    )
    projection = Projection(tables_of(folder, asked["context"]))
    return impact(projection, scenario, date.fromisoformat(asked["today"]))


@pytest.mark.parametrize(("folder", "case"), CASES)
def test_the_archive_is_answered_as_before(folder: Path, case: dict[str, Any]) -> None:
    report = report_of(folder, case["scenario"])
    expect = case["expect"]
    offerings: dict[str, list[str]] = {name: [] for name in expect["offerings"]}
    for offering in report.offerings():
        offerings[offering.severity.name].append(offering.offering)
    assert {name: counts(getattr(report.totals, name)) for name in expect["totals"]} == expect["totals"]
    assert offerings == expect["offerings"]
    assert {agreement.id: agreement.severity.name for agreement in report.agreements()} == expect["agreements"]
    assert {consumer.organization: consumer.severity.name for consumer in report.consumers()} == expect["consumers"]
    assert notice(report) == expect["notice"]
    hops = {consumer.organization: consumer.hops for consumer in report.consumers()}
    assert hops.keys() == expect["hops"].keys()
    assert [name for name, (least, most) in expect["hops"].items() if not least <= hops[name] <= most] == []
    assert held(report) == sorted(expect["held"], key=lambda group: (group["offering"], group["group"]))
    if "causes" in expect:
        minimal = report.causes(report.consumer_ids)
        assert {consumer: [list(causes) for causes in sets] for consumer, sets in minimal.items()} == expect["causes"]


def counts(of: Counts) -> dict[str, int]:
    return {"CRITICAL": of.critical, "HIGH": of.high, "MEDIUM": of.medium, "LOW": of.low}


def notice(report: Report) -> dict[str, Any]:
    """Of what is affected: the archive's answers do not speak of what is masked."""
    owed = {agreement.id: agreement.notice for agreement in report.agreements()}
    days = [each.notify_by for each in owed.values() if each.notify_by]
    longest = max((report.scenario.effective_on - by for by in days), default=None)
    return {
        "agreements": {
            agreement: {"notifyBy": str(each.notify_by), "daysLeft": each.days_left, "overdue": each.overdue}
            for agreement, each in owed.items()
        },
        "overdue": sum(each.overdue for each in owed.values()),
        "earliestNotifyBy": str(min(days)) if days else None,
        "earliestDateOnWhichAllNoticeCanBeKept": None if longest is None else str(report.today + longest),
    }


def held(report: Report) -> list[dict[str, Any]]:
    return [
        {
            "offering": group.offering,
            "group": group.alternatives,
            "required": group.required,
            "members": len(group.members),
            "newlyLost": group.lost,
            "left": group.left,
            "margin": group.margin,
            "ownerAffected": group.offering in report.offering_ids,
        }
        for group in report.held
    ]
