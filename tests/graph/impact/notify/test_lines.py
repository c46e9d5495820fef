"""Whom to tell, rule by rule. Today is 1 November 2026."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from graph.impact.notify.reachability import Address, Unreachable
from graph.model.contact.channel import ChannelKind
from graph.projection.contacts.channels import ChannelRow, StepRow
from graph.projection.contacts.notice import NoticeToRow
from graph.projection.contacts.people import AssessmentRow, DeputyRow, OwnerRow, PersonRow, StakeholderRow
from tests.graph.impact.small import ask, estate

if TYPE_CHECKING:
    from graph.impact.notify.plan import NotifyLine

HOST = "host-acme"
ADA = StakeholderRow("ada", HOST, "CUSTOMER")


def lines(*agreements: str, **around: Any) -> list[NotifyLine]:
    """When Maps retires, of agreements on it, each in the relationship `host-CONSUMER`."""
    return ask(estate([], agreements or ("acme maps",), **around), "maps RETIRE").notify


def ada(**around: Any) -> NotifyLine:
    around = {"stakeholders": [ADA], **around}
    (line,) = lines(**around)
    assert line.person == "ada"
    return line


def test_a_person_has_one_line_with_all_reasons() -> None:
    stakeholders = [ADA, StakeholderRow("ada", HOST, "SPONSOR"), StakeholderRow("ada", "host-zeta", "CUSTOMER")]
    (line,) = lines("acme maps", "zeta maps LOW", stakeholders=stakeholders, owners=[OwnerRow("ada", "maps")])
    assert [(reason.role, reason.organization, reason.offering, reason.severity.name) for reason in line.reasons] == [
        ("SERVICE_OWNER", None, "maps", "CRITICAL"),
        ("CUSTOMER", "acme", "maps", "CRITICAL"),
        ("SPONSOR", "acme", "maps", "CRITICAL"),
        ("CUSTOMER", "zeta", "maps", "LOW"),
    ]


def test_a_reason_has_the_worst_severity_of_its_agreements() -> None:
    tables = estate([], ["acme maps LOW", "acme maps HIGH"], stakeholders=[ADA])
    days = {"acme maps LOW": 60, "acme maps HIGH": 10}
    signed = [row._replace(notice_days=days[row.id]) for row in tables.agreements]
    (line,) = ask(tables._replace(agreements=signed), "maps RETIRE").notify
    assert [reason.severity.name for reason in line.reasons] == ["HIGH"]
    assert str(line.deadline) == "2026-11-02"


@pytest.mark.parametrize(
    ("person", "unreachable"),
    [
        (PersonRow("ada"), None),
        (PersonRow("ada", do_not_contact=True), Unreachable.DO_NOT_CONTACT),
        (PersonRow("ada", absent_from="2026-11-01"), Unreachable.ABSENT),
        (PersonRow("ada", absent_from="2026-11-02"), None),
        (PersonRow("ada", absent_from="2026-10-01", absent_until="2026-11-01"), None),
        (PersonRow("ada", absent_until="2026-11-02"), Unreachable.ABSENT),
        (PersonRow("ada", has_email=False), Unreachable.NO_ADDRESS),
        (PersonRow("ada", has_email=False, has_phone=True), None),
    ],
)
def test_reachable_is_who_may_be_contacted_is_there_and_has_an_address(
    person: PersonRow, unreachable: Unreachable | None
) -> None:
    assert ada(persons=[person]).unreachable is unreachable


def test_for_somebody_absent_the_deputies_of_the_day_are_named() -> None:
    persons = [
        PersonRow("ada", absent_from="2026-10-01"),
        PersonRow("bo"),
        PersonRow("cy", do_not_contact=True),
        PersonRow("dee"),
    ]
    deputies = [DeputyRow(each, "ada") for each in ("bo", "cy")] + [DeputyRow("dee", "ada", None, "2026-11-01")]
    assert ada(persons=persons, deputies=deputies).deputies == ("bo",)
    there = [PersonRow("ada"), *persons[1:]]
    assert ada(persons=there, deputies=deputies).deputies == ()


@pytest.mark.parametrize(
    ("preferred", "channels", "expected"),
    [
        (None, [], Address(ChannelKind.EMAIL)),
        ("phone", [], Address(ChannelKind.PHONE)),
        ("carrier pigeon", [], Address(ChannelKind.EMAIL)),
        (None, [ChannelRow("c", HOST, "CHAT", None, "fr", "ada")], Address(ChannelKind.CHAT, "c", "fr")),
        (None, [ChannelRow("c", HOST, "CHAT", ["SERVICE"], None, "ada")], Address(ChannelKind.EMAIL)),
        (None, [ChannelRow("c", HOST, "CHAT", None, None, "bo")], Address(ChannelKind.EMAIL)),
        ("e-mail", [ChannelRow("c", HOST, "CHAT", None, None, "ada")], Address(ChannelKind.EMAIL)),
        ("portal", [ChannelRow("c", HOST, "PORTAL", ["CHANGE"])], Address(ChannelKind.PORTAL, "c")),
        (None, [ChannelRow("c", HOST, "PORTAL", None, None, "ada", has_address=False)], Address(ChannelKind.EMAIL)),
        (
            None,
            [ChannelRow("a", HOST, "CHAT", None, None, "ada"), ChannelRow("b", HOST, "EMAIL", ["CHANGE"], None, "ada")],
            Address(ChannelKind.EMAIL, "b"),
        ),
    ],
)
def test_the_channel_is_the_preferred_then_the_person_s_then_the_common_one(
    preferred: str | None, channels: list[ChannelRow], expected: Address
) -> None:
    found = ada(
        persons=[PersonRow("ada", has_phone=True)],
        stakeholders=[ADA._replace(preferred_channel=preferred)],
        channels=channels,
    ).channel
    assert found == expected


def test_a_channel_that_nobody_keeps_makes_somebody_without_an_address_reachable() -> None:
    line = ada(persons=[PersonRow("ada", has_email=False)], channels=[ChannelRow("c", HOST, "PORTAL")])
    assert (line.channel, line.unreachable) == (Address(ChannelKind.PORTAL, "c"), None)


def test_the_language_is_the_person_s_else_the_channel_s() -> None:
    channels = [ChannelRow("c", HOST, "CHAT", None, "fr", "ada")]
    assert ada(persons=[PersonRow("ada", "pt")], channels=channels).language == "pt"
    assert ada(persons=[PersonRow("ada")], channels=channels).language == "fr"
    assert ada(persons=[PersonRow("ada")]).language is None


def test_contractual_notice_goes_to_its_channel_whoever_is_away() -> None:
    (line,) = lines(
        channels=[ChannelRow("box", HOST, "EMAIL", None, "it", "ada")],
        notice_to=[NoticeToRow("acme maps", "box")],
        persons=[PersonRow("ada", do_not_contact=True)],
    )
    assert (line.person, line.channel, line.unreachable) == (None, Address(ChannelKind.EMAIL, "box", "it"), None)
    assert [(reason.role, reason.side, reason.organization) for reason in line.reasons] == [(None, "CONSUMER", "acme")]


def manager(person: str, *, accountable: bool = False, until: str | None = None) -> StakeholderRow:
    return StakeholderRow(person, HOST, "RELATIONSHIP_MANAGER", None, None, until, accountable)


@pytest.mark.parametrize(
    ("managers", "assessments", "teller"),
    [
        ([], [], None),
        ([manager("zoe"), manager("bo")], [], "bo"),
        ([manager("bo"), manager("zoe", accountable=True)], [], "zoe"),
        ([manager("bo", accountable=True, until="2026-11-01"), manager("zoe")], [], "zoe"),
        ([manager("bo"), manager("zoe")], [("zoe", "2026-01-01", 4), ("bo", "2026-01-01", 3)], "zoe"),
        ([manager("bo"), manager("zoe")], [("zoe", "2026-01-01", 4), ("zoe", "2026-02-01", 1)], "zoe"),
        ([manager("bo"), manager("zoe")], [("zoe", "2026-01-01", 4), ("bo", "2026-02-01", 5)], "bo"),
    ],
    ids=["nobody", "by id", "accountable first", "only today's", "by influence", "alone assessed", "the greater"],
)
def test_the_accountable_manager_tells_else_the_most_influential(
    managers: list[StakeholderRow], assessments: list[tuple[str, str, int]], teller: str | None
) -> None:
    seen = [
        AssessmentRow(f"a{n}", HOST, person, at, influence) for n, (person, at, influence) in enumerate(assessments)
    ]
    assert ada(stakeholders=[ADA, *managers], assessments=seen).teller == teller


@pytest.mark.parametrize(
    ("steps", "following"),
    [
        ([], None),
        ([("CONSUMER", None, 1, "bo")], "bo"),
        ([("PROVIDER", None, 1, "bo")], None),
        ([("CONSUMER", None, 1, "ada"), ("CONSUMER", None, 2, None), ("CONSUMER", None, 3, "bo")], "bo"),
        ([("CONSUMER", None, 1, "bo"), ("CONSUMER", None, 2, "ada")], None),
        ([("CONSUMER", None, 1, "bo"), ("CONSUMER", "CHANGE", 2, "cy")], "cy"),
        ([("CONSUMER", "SERVICE", 1, "bo")], None),
    ],
    ids=[
        "no path",
        "the first step",
        "the other side's",
        "the next that somebody holds",
        "nobody above",
        "the path for changes first",
        "not that of another topic",
    ],
)
def test_next_is_who_holds_the_step_after_the_person_s_own(
    steps: list[tuple[str, str | None, int, str | None]], following: str | None
) -> None:
    rows = [StepRow(f"s{n}", HOST, topic, side, level, who) for n, (side, topic, level, who) in enumerate(steps)]
    persons = [PersonRow(each) for each in ("ada", "bo", "cy")]
    assert ada(steps=rows, persons=persons).next == following


def test_lines_come_by_deadline_then_severity_then_id() -> None:
    stakeholders = [
        StakeholderRow("zoe", "host-acme", "CUSTOMER"),
        StakeholderRow("bo", "host-beta", "CUSTOMER"),
        StakeholderRow("ada", "host-zeta", "CUSTOMER"),
        StakeholderRow("cy", "host-none", "CUSTOMER"),
    ]
    tables = estate([], ["acme maps", "beta maps LOW", "zeta maps", "none maps"], stakeholders=stakeholders)
    days = {"acme maps": 60, "beta maps LOW": 30, "zeta maps": 30, "none maps": None}
    tables = tables._replace(agreements=[row._replace(notice_days=days[row.id]) for row in tables.agreements])
    assert [line.person for line in ask(tables, "maps RETIRE").notify] == ["zoe", "ada", "bo", "cy"]


def test_who_must_not_be_contacted_or_is_archived_is_passed_over_on_the_path_of_escalation() -> None:
    steps = [StepRow(f"{level}", HOST, None, "CONSUMER", level, who) for level, who in ((1, "bo"), (2, "cy"))]
    assert ada(steps=steps, persons=[PersonRow("bo"), PersonRow("cy")]).next == "bo"
    assert ada(steps=steps, persons=[PersonRow("bo", do_not_contact=True), PersonRow("cy")]).next == "cy"
    assert ada(steps=steps, persons=[PersonRow("cy")]).next == "cy", "bo is archived, and not among those who are known"


DEADLINE = "2026-12-02"
"""Of 30 days before 1 January 2027."""


@pytest.mark.parametrize(
    ("since", "until", "notice_days", "is_told"),
    [
        (None, "2026-11-02", 90, True),
        (None, "2026-11-01", 90, False),
        (None, "2026-11-02", 30, False),
        (None, DEADLINE, 30, False),
        (None, "2026-12-03", 30, True),
        ("2026-12-10", "2026-12-20", 30, True),
        ("2026-12-10", "2026-12-20", 90, True),
        ("2027-01-01", None, 30, True),
        ("2027-01-02", None, 30, False),
        (None, "2027-01-01", None, False),
        (None, "2027-01-02", None, True),
    ],
    ids=[
        "the deadline is past: who has the role today",
        "gone by today",
        "left before it is told",
        "left on the day of telling",
        "there when it is told",
        "there in between",
        "there in between, and the deadline is past",
        "there when it takes effect",
        "comes after it",
        "nothing is owed: gone by the day",
        "nothing is owed: there on the day",
    ],
)
def test_who_has_the_role_from_the_day_of_telling_to_that_of_the_change_is_told(
    since: str | None,
    until: str | None,
    notice_days: int | None,
    is_told: bool,  # noqa: FBT001  # columns of the table
) -> None:
    tables = estate([], ["acme maps"], stakeholders=[ADA._replace(since=since, until=until)])
    signed = [row._replace(notice_days=notice_days) for row in tables.agreements]
    report = ask(tables._replace(agreements=signed), "maps RETIRE")
    assert [line.person for line in report.notify] == (["ada"] if is_told else [])
    assert report.totals.people == int(is_told)


@pytest.mark.parametrize(("until", "is_told"), [("2026-12-02", False), ("2026-12-03", True)])
def test_an_owner_is_told_who_owns_it_when_the_provider_has_to_tell(until: str, is_told: bool) -> None:  # noqa: FBT001  # columns of the table
    report = ask(estate([], ["acme maps"], owners=[OwnerRow("ada", "maps", None, until)]), "maps RETIRE")
    assert [line.person for line in report.notify] == (["ada"] if is_told else [])
    assert report.totals.people == int(is_told)


def test_of_several_agreements_each_tells_who_is_there_when_it_is_told() -> None:
    tables = estate([], ["acme maps LOW", "acme maps"], stakeholders=[ADA._replace(until="2026-11-20")])
    days = {"acme maps LOW": 60, "acme maps": 30}
    signed = [row._replace(notice_days=days[row.id]) for row in tables.agreements]
    (line,) = ask(tables._replace(agreements=signed), "maps RETIRE").notify
    assert [reason.severity.name for reason in line.reasons] == ["LOW"]
