"""The plain reference itself, against answers that were worked out by hand or by an independent program."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from tests.graph.impact.cases import Case, cases
from tests.graph.impact.reference.answers import answer, counts, ranking, weakness
from tests.graph.impact.reference.estate import NAMES, estate_of
from tests.graph.impact.reference.report import Report
from tests.graph.impact.reference.scenario import scenario_of

DATA: Final = Path(__file__).parents[2] / "data"
ARCHIVES: Final = ("archive-300", "archive-300-mixed")


def archive_cases(folder: str) -> list[dict[str, Any]]:
    return json.loads((DATA / folder / "cases.json").read_text(encoding="utf-8"))["cases"]


BEFORE: Final = [
    pytest.param(folder, case, id=f"{folder}: {case['name']}") for folder in ARCHIVES for case in archive_cases(folder)
]


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in cases()])
def test_small_estates_are_answered_as_by_hand(case: Case) -> None:
    assert reference_answer(case) == case.expect


def reference_answer(case: Case) -> dict[str, Any]:
    estate, asked = estate_of(case.estate), case.asked
    if case.ask == "weakPoints":
        on = date.fromisoformat(asked["on"])
        return weakness(estate, on, on)
    today = date.fromisoformat(asked["today"])
    if case.ask == "compareScenarios":
        return ranking(estate, {each["name"]: scenario_of(each) for each in asked["scenarios"]}, today)
    return answer(Report(estate, scenario_of(asked["scenario"]), today))


@pytest.mark.parametrize(("folder", "case"), BEFORE)
def test_the_archive_is_answered_as_by_a_package_solver(folder: str, case: dict[str, Any]) -> None:
    asked, expect = case["scenario"], case["expect"]
    context = asked["context"]
    report = Report(
        estate_of(archive(folder, context)),
        scenario_of({**asked, "includePlanned": context["includePlanned"]}),
        date.fromisoformat(asked["today"]),
    )
    difference = report.difference
    by_severity = {name: list[str]() for name in expect["offerings"]}
    for offering, severity in sorted(difference.offerings.items()):
        by_severity[NAMES[severity]].append(offering)
    assert by_severity == expect["offerings"]
    assert {one: NAMES[severity] for one, severity in difference.agreements.items()} == expect["agreements"]
    assert {one: NAMES[severity] for one, severity in difference.consumers.items()} == expect["consumers"]
    for kind, totals in expect["totals"].items():
        assert counts(getattr(difference, kind).values()) == {name.lower(): many for name, many in totals.items()}
    assert held(report) == sorted(expect["held"], key=lambda group: (group["offering"], group["group"]))
    assert notice(report) == expect["notice"]
    hops = {consumer: len(report.ways.way_to_consumer(consumer)[0]) - 1 for consumer in difference.consumers}
    assert hops.keys() == expect["hops"].keys()
    assert [name for name, (least, most) in expect["hops"].items() if not least <= hops[name] <= most] == []
    if "causes" in expect:
        assert report.ways.causes() == expect["causes"]


def archive(folder: str, context: dict[str, Any]) -> dict[str, list[dict[str, str]]]:
    """The estate with the statuses and planned changes of a case."""
    rows: dict[str, list[dict[str, str]]] = {}
    for file in (DATA / folder).glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            rows[file.stem] = list(csv.DictReader(lines))
    for row in rows["offerings"]:
        row["status"] = context["statuses"].get(row["id"], row["status"])
    planned = {f"planned-{number}": each for number, each in enumerate(context["planned"])}
    rows["changes"] = [
        {"id": change, "status": each["status"], "effective_on": each["effectiveOn"]}
        for change, each in planned.items()
    ]
    rows["changed_offerings"] = [
        {"change": change, "offering": each["offering"], "action": each["action"], "severity": each.get("severity", "")}
        for change, each in planned.items()
    ]
    return rows


def held(report: Report) -> list[dict[str, Any]]:
    return [
        {
            "offering": group.offering,
            "group": group.alternatives,
            "required": group.required,
            "members": group.members,
            "newlyLost": group.lost,
            "left": group.left,
            "margin": group.margin,
            "ownerAffected": group.offering in report.difference.offerings,
        }
        for group in report.held
    ]


def notice(report: Report) -> dict[str, Any]:
    """Of what is affected: the archive's answers do not speak of what is masked."""
    notices = report.notices
    owed = {one: notices.of(one) for one in report.difference.agreements}
    days = [each.by for each in owed.values() if each.by]
    longest = max((report.scenario.effective_on - by for by in days), default=None)
    return {
        "agreements": {
            one: {"notifyBy": str(each.by), "daysLeft": each.days_left, "overdue": each.is_overdue}
            for one, each in owed.items()
        },
        "overdue": sum(each.is_overdue for each in owed.values()),
        "earliestNotifyBy": str(min(days)) if days else None,
        "earliestDateOnWhichAllNoticeCanBeKept": None if longest is None else str(report.today + longest),
    }
