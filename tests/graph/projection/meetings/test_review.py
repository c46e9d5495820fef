"""Which meetings are reviews, when the next one is due, and whom to speak to. Today is 1 November 2026."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graph.projection.contacts.people import AssessmentRow, StakeholderRow
from graph.projection.meetings.around import Around, Meeting
from graph.projection.meetings.review import review_of
from graph.projection.meetings.spoken import people_of_influence

TODAY = date(2026, 11, 1).toordinal()
ADA = StakeholderRow("ada", "r", "CUSTOMER", None, "2020-01-01", None, accountable=True)
BO = StakeholderRow("bo", "r", "SPONSOR", None, "2020-01-01", None)
CY = StakeholderRow("cy", "r", "SERVICE_OWNER", None, "2020-01-01", None)


def known(**given: Any) -> Around:
    return Around("2020-06-30", "P6M", (ADA, BO, CY), (), ())._replace(**given)


def review(*people: str, at: str = "2026-09-01", kind: str = "REVIEW", id_: str = "m") -> Meeting:
    return Meeting(id_, kind, f"{at}T10:00:00.000000Z", people)


def held(around: Around) -> str | None:
    found = review_of(around, TODAY)
    assert found
    return found.held


@pytest.mark.parametrize(
    ("meeting", "is_one"),
    [
        (review("ada", "cy"), True),
        (review("ada"), False),
        (review("cy"), False),
        (review("bo", "cy"), False),
        (review("ada", "cy", kind="CALL"), False),
        (review("ada", "cy", at="2026-11-02"), False),
        (review("ada", "eve"), False),
    ],
    ids=[
        "both sides",
        "the consumer's alone",
        "the provider's alone",
        "nobody whose word counts",
        "a call",
        "to come",
        "a stranger for the provider",
    ],
)
def test_a_review_needs_the_provider_and_somebody_of_the_consumer_s_whose_word_counts(
    meeting: Meeting,
    is_one: bool,  # noqa: FBT001  # columns of the table
) -> None:
    assert held(known(meetings=(meeting,))) == ("m" if is_one else None)


@pytest.mark.parametrize(
    ("influence", "at", "is_one"),
    [(4, "2026-10-01", True), (3, "2026-10-01", False), (5, "2026-11-02", False)],
    ids=["of influence", "of little", "not known yet"],
)
def test_influence_counts_as_it_is_known_today(influence: int, at: str, is_one: bool) -> None:  # noqa: FBT001  # columns of the table
    seen = AssessmentRow("v", "r", "bo", at, influence)
    assert held(known(meetings=(review("bo", "cy"),), assessments=(seen,))) == ("m" if is_one else None)


def test_who_was_accountable_then_and_has_left_was_still_there() -> None:
    left = ADA._replace(until="2026-10-01")
    assert held(known(meetings=(review("ada", "cy"),), stakeholders=(left, CY))) == "m"
    later = ADA._replace(since="2026-09-02")
    assert held(known(meetings=(review("ada", "cy"),), stakeholders=(later, CY))) is None


def test_the_side_is_that_of_the_role_begun_last() -> None:
    """Cy changed sides in October; in the meeting of September cy counts as the consumer's now."""
    changed = StakeholderRow("cy", "r", "USER", "CONSUMER", "2026-10-01")
    assert held(known(meetings=(review("ada", "cy"),), stakeholders=(ADA, CY, changed))) is None
    to_come = changed._replace(since="2026-12-01")
    assert held(known(meetings=(review("ada", "cy"),), stakeholders=(ADA, CY, to_come))) == "m"


@pytest.mark.parametrize(
    ("at", "due", "late", "contact"),
    [
        ("2026-05-01", "2026-11-01", 0, 100),
        ("2026-04-30", "2026-10-30", 2, 100 * (1 - 2 / 183)),
        ("2025-11-01", "2026-05-01", 184, 0),
        (None, "2020-12-30", 2_132, 0),
    ],
    ids=["due today", "two days late", "as long again", "none since the relationship began"],
)
def test_contact_is_full_until_the_next_review_is_due_and_then_falls(
    at: str | None, due: str, late: int, contact: float
) -> None:
    found = review_of(known(meetings=(review("ada", "cy", at=at),) if at else ()), TODAY)
    assert found
    assert (found.due, found.days_late(TODAY)) == (due, late)
    assert found.contact(TODAY) == pytest.approx(contact)


def test_without_an_interval_or_a_beginning_nothing_is_due() -> None:
    assert review_of(known(review_every=None), TODAY) is None
    assert review_of(known(since=None), TODAY) is None


def test_an_interval_of_no_days_is_late_at_once() -> None:
    found = review_of(known(review_every="P0D", meetings=(review("ada", "cy"),)), TODAY)
    assert found
    assert found.contact(TODAY) == 0


def test_people_of_influence_are_spoken_to_within_the_interval() -> None:
    seen = [AssessmentRow(each, "r", each, "2026-01-01", influence) for each, influence in (("ada", 5), ("bo", 3))]
    (never,) = people_of_influence(known(assessments=seen), TODAY)
    assert (never.person, never.met, never.last, never.due) == ("ada", None, "2020-01-01", "2020-07-01")
    meetings = (review("ada", at="2026-08-01", kind="CALL", id_="a"), review("ada", at="2026-06-01", id_="b"))
    (met,) = people_of_influence(known(assessments=seen, meetings=meetings, review_every=None), TODAY)
    assert (met.met, met.last, met.due, met.every) == ("a", "2026-08-01", "2027-01-28", "P180D")
