"""What makes a relationship weak. Today is 1 November 2026."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graph.projection.contacts.contacts import Contacts
from graph.projection.contacts.people import AssessmentRow, StakeholderRow
from graph.projection.contacts.relationships import AttendedRow, MeetingRow, RelationshipRow
from graph.projection.relationship_risk import RelationshipRisk, risks_on_day
from graph.projection.rows import Tables

TODAY = date(2026, 11, 1)
FOUR = [
    StakeholderRow("ada", "r", "CUSTOMER", accountable=True),
    StakeholderRow("bo", "r", "SPONSOR"),
    StakeholderRow("cy", "r", "SERVICE_OWNER"),
    StakeholderRow("dee", "r", "RELATIONSHIP_MANAGER"),
]


def risks(**around: Any) -> list[RelationshipRisk]:
    tables = Tables(stakeholders=FOUR)._replace(**around)
    return risks_on_day(Contacts(tables), TODAY.toordinal(), "r")


def kinds(**around: Any) -> list[tuple[str, str | None, str | None]]:
    return [(risk.kind, risk.side, risk.person) for risk in risks(**around)]


def test_two_who_keep_it_up_on_either_side_are_enough() -> None:
    assert kinds() == []


@pytest.mark.parametrize(
    ("stakeholders", "expected"),
    [
        (FOUR[1:], [("SINGLE_THREAD", "CONSUMER", "bo")]),
        (FOUR[2:], [("NOBODY", "CONSUMER", None)]),
        (FOUR[:3], [("SINGLE_THREAD", "PROVIDER", "cy")]),
        ([*FOUR[1:], StakeholderRow("eve", "r", "USER")], [("SINGLE_THREAD", "CONSUMER", "bo")]),
        ([*FOUR[1:], StakeholderRow("bo", "r", "CUSTOMER")], [("SINGLE_THREAD", "CONSUMER", "bo")]),
        ([FOUR[0]._replace(until="2026-11-01"), *FOUR[1:]], [("SINGLE_THREAD", "CONSUMER", "bo")]),
    ],
    ids=["one consumer", "no consumer", "one provider", "users are quiet", "two roles, one person", "gone today"],
)
def test_a_side_that_hangs_on_one_person_is_a_risk(
    stakeholders: list[StakeholderRow], expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert kinds(stakeholders=stakeholders) == expected
    assert kinds(stakeholders=stakeholders, relationships=[RelationshipRow("r", "BASIC")]) == []


@pytest.mark.parametrize(
    ("held", "days", "since", "met"),
    [
        (["2026-05-01"], None, None, None),
        (["2026-04-30"], 2, "2026-04-30", True),
        (["2026-04-30", "2026-05-02"], None, None, None),
        (["2026-04-30", "2026-11-02"], 2, "2026-04-30", True),
        ([], 2_132, "2020-06-30", False),
    ],
    ids=["due today", "due before", "the last counts", "a meeting to come does not", "never met"],
)
def test_a_review_that_was_due_before_today_is_a_risk(
    held: list[str],
    days: int | None,
    since: str | None,
    met: bool | None,  # noqa: FBT001  # columns of the table
) -> None:
    meetings = [MeetingRow(f"m{number}", "r", f"{day}T10:00:00.000000Z") for number, day in enumerate(held)]
    attended = [AttendedRow(person, meeting.id, "r") for meeting in meetings for person in ("ada", "cy")]
    around = {"meetings": meetings, "attended": attended}
    found = risks(relationships=[RelationshipRow("r", "PARTNERSHIP", "2020-06-30", "P6M")], **around)
    expected = [] if days is None else [("STALE_CONTACT", days, since, met)]
    assert [
        (risk.kind, risk.days, risk.review and risk.review.last, bool(risk.review and risk.review.held))
        for risk in found
    ] == expected
    assert risks(relationships=[RelationshipRow("r", None, "2020-06-30")], **around) == []
    assert risks(relationships=[RelationshipRow("r", "BASIC", "2020-06-30", "P6M")], **around) == []


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ([("ada", "2026-10-01", -1)], [("ada", -1)]),
        ([("ada", "2026-10-01", 0)], []),
        ([("ada", "2026-10-01", -1), ("ada", "2026-10-02", 1)], []),
        ([("ada", "2026-05-05", -2)], [("ada", -2)]),
        ([("ada", "2026-05-04", -2)], []),
        ([("ada", "2026-11-02", -2)], []),
        ([("eve", "2026-10-01", -2)], []),
        ([("ada", "2026-10-01", -1), ("bo", "2026-10-01", -2)], [("bo", -2), ("ada", -1)]),
    ],
    ids=["against", "neither", "better since", "180 days old", "older", "to come", "no stakeholder", "worst first"],
)
def test_a_stakeholder_last_seen_as_against_it_is_a_risk(
    seen: list[tuple[str, str, int]], expected: list[tuple[str, int]]
) -> None:
    rows = [AssessmentRow(f"a{n}", "r", person, at, None, sentiment) for n, (person, at, sentiment) in enumerate(seen)]
    found = risks(assessments=rows)
    assert [(risk.person, risk.sentiment) for risk in found] == expected
    kinds = {risk.person: risk.kind.value for risk in found}
    assert kinds == {
        person: "ACCOUNTABLE_AGAINST" if (person, sentiment) == ("ada", -2) else "BAD_SENTIMENT"
        for person, sentiment in expected
    }


def test_the_provider_s_own_people_are_not_against_it() -> None:
    manager = StakeholderRow("dee", "r", "RELATIONSHIP_MANAGER", accountable=True)
    rows = [AssessmentRow("a", "r", "dee", "2026-10-01", None, -2)]
    found = risks(stakeholders=[*FOUR[:3], manager], assessments=rows)
    assert [(risk.kind.value, risk.person) for risk in found] == [("BAD_SENTIMENT", "dee")]
