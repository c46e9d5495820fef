"""What is found, and in which words. Today is 1 November 2026."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graph.impact.findings import findings_of
from graph.projection.contacts.channels import ChannelRow
from graph.projection.contacts.notice import FreezeRow, NoticeTermRow, NoticeToRow
from graph.projection.contacts.people import DeputyRow, PersonRow, StakeholderRow
from graph.projection.contacts.relationships import RelationshipRow
from graph.projection.rows import OfferingRow, OrganizationRow
from graph.text.catalogue.language import Language
from graph.text.findings import FindingWords
from tests.graph.impact.small import ask, estate

if TYPE_CHECKING:
    from graph.impact.report import Report

ADA = StakeholderRow("ada", "host-acme", "CUSTOMER")
ALICE = StakeholderRow("alice", "host-acme", "SPONSOR")
AROUND = [
    ADA,
    ALICE,
    StakeholderRow("bo", "host-acme", "RELATIONSHIP_MANAGER"),
    StakeholderRow("cy", "host-acme", "SERVICE_OWNER"),
]


def report(**around: Any) -> Report:
    """Of an agreement on `maps` with everybody in place, who can be told in time."""
    known = {"persons": [PersonRow(each) for each in ("ada", "alice", "bo", "cy")], "stakeholders": AROUND}
    return ask(estate([], ["acme maps"], **{**known, **around}), "maps RETIRE")


def found(**around: Any) -> list[tuple[str, str]]:
    return found_in(Language.EN, **around)


def found_in(language: Language, **around: Any) -> list[tuple[str, str]]:
    made = report(**around)
    words = FindingWords(made, language)
    return [(finding.kind.value, words.of(finding)) for finding in findings_of(made)]


def test_nothing_is_found_where_everything_is_in_place() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("around", "is_reached"),
    [
        ({"persons": [PersonRow("ada", do_not_contact=True), PersonRow("alice")]}, True),
        ({"persons": [PersonRow(each, do_not_contact=True) for each in ("ada", "alice")]}, False),
        ({"persons": [PersonRow(each, absent_from="2026-11-01") for each in ("ada", "alice")]}, False),
        (
            {
                "persons": [
                    *(PersonRow(each, absent_from="2026-11-01") for each in ("ada", "alice")),
                    PersonRow("dee"),
                ],
                "deputies": [DeputyRow("dee", "ada")],
            },
            True,
        ),
        ({"persons": [PersonRow(each, has_email=False) for each in ("ada", "alice")]}, False),
    ],
    ids=["one of two is left", "nobody may", "all are absent", "a deputy is there", "no address"],
)
def test_a_consumer_of_whom_nobody_can_be_told_is_found_first(around: dict[str, Any], is_reached: bool) -> None:  # noqa: FBT001  # a column of the table
    expected = [] if is_reached else [("NO_REACHABLE_PERSON", "acme is hit CRITICAL, and nobody there can be told.")]
    assert found(**around) == expected


def test_a_consumer_with_a_mailbox_alone_says_so() -> None:
    around = {
        "stakeholders": AROUND[2:],
        "relationships": [RelationshipRow("host-acme", "BASIC")],
        "channels": [ChannelRow("box", "host-acme", "EMAIL")],
        "notice_to": [NoticeToRow("acme maps", "box")],
    }
    words = "acme is hit CRITICAL, and nobody there can be told: contractual notice goes to a channel alone."
    assert found(**around) == [("NO_REACHABLE_PERSON", words)]


@pytest.mark.parametrize(
    ("days", "english", "russian"),
    [
        (62, "one day ago", "1 день назад"),
        (63, "2 days ago", "2 дня назад"),
        (66, "5 days ago", "5 дней назад"),
        (82, "21 days ago", "21 день назад"),
    ],
)
def test_missed_notice_says_how_late_it_is(days: int, english: str, russian: str) -> None:
    terms = [NoticeTermRow("t", "acme maps", "RETIRE", days)]
    ((kind, words),) = found(terms=terms)
    assert kind == "NOTICE_MISSED"
    assert words.startswith("acme had to be told by 2026-")
    assert words.endswith(f", {english} (acme maps).")
    ((_, words),) = found_in(Language.RU, terms=terms)
    assert words.endswith(f", {russian} (acme maps).")


def test_consent_freezes_and_weak_relationships_are_found() -> None:
    around = {
        "terms": [NoticeTermRow("t", "acme maps", "RETIRE", 10, "CALENDAR", "CONSENT")],
        "freezes": [
            FreezeRow("a", "acme", "2026-12-24", "2027-01-02"),
            FreezeRow("b", "acme", "2026-12-24", None, "Closed for good"),
        ],
        "stakeholders": [ADA, *AROUND[2:]],
    }
    assert found(**around) == [
        ("CONSENT_NEEDED", "acme must consent (acme maps)."),
        ("FROZEN", "acme can take no change from 2026-12-24 until 2027-01-02."),
        ("FROZEN", "acme can take no change from 2026-12-24 on: Closed for good."),
        (
            "RELATIONSHIP_AT_RISK",
            "acme is hit CRITICAL; with host-acme, the relationship hangs on a single person on the consumer's side.",
        ),
    ]


def test_a_relationship_that_nobody_manages_is_found() -> None:
    around = [ADA, ALICE, StakeholderRow("cy", "host-acme", "SERVICE_OWNER")]
    relationships = [RelationshipRow("host-acme", "BASIC", provider="host")]
    assert found(stakeholders=around, relationships=relationships) == [
        ("NO_TELLER", "Nobody manages the relationship with acme, so that it is open who tells."),
    ]


def test_a_dependency_across_houses_without_an_agreement_is_found_and_one_with_is_not() -> None:
    tables = estate(["app -> maps"], ["acme app"])._replace(
        offerings=[OfferingRow("app", "unit"), OfferingRow("maps", "host", name="World Maps")],
        organizations=[
            OrganizationRow("acme"),
            OrganizationRow("host"),
            OrganizationRow("house"),
            OrganizationRow("unit", None, None, "house"),
        ],
    )
    assert ask(tables, "maps RETIRE").basis.without_agreement == (("app", "maps"),)
    words = FindingWords(ask(tables, "maps RETIRE"), Language.EN)
    last = findings_of(ask(tables, "maps RETIRE"))[-1]
    assert words.of(last) == "app needs World Maps, and its provider has no live agreement on it."
    covered = estate(["app -> maps"], ["acme app", "house maps"])
    bought = tables._replace(agreements=covered.agreements, coverages=covered.coverages)
    assert ask(bought, "maps RETIRE").basis.without_agreement == ()
    inside = tables._replace(offerings=[OfferingRow("app", "unit"), OfferingRow("maps", "house")])
    assert ask(inside, "maps RETIRE").basis.without_agreement == ()
