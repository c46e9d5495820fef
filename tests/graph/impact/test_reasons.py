"""Why it happens, what was given already, what held, and whom that concerns."""

from __future__ import annotations

from datetime import date

import pytest

from graph.errors import Unavailable
from graph.impact.affected import Cap
from graph.impact.report import impact
from graph.impact.scenario import Scenario
from graph.model.severity import Severity
from graph.projection.contacts.people import OwnerRow, StakeholderRow
from graph.projection.projection import Projection
from graph.projection.rows import DependencyRow, OfferingRow, OrganizationRow, PlannedRow
from graph.projection.tables import DEPENDENCY
from tests.graph.impact.small import DAY, TODAY, ask, change, consumers, estate, offerings, with_offering

PAIR = ["app -> a CRITICAL g1of", "app -> b CRITICAL g1of"]


def test_the_decisive_way_takes_the_need_of_the_earliest_round() -> None:
    tables = estate(["app -> far", "far -> far2", "far2 -> maps", "app -> near", "near -> maps"], ["acme app"])
    consumer = ask(tables, "maps RETIRE").consumer("acme")
    assert (consumer.path, consumer.hops, consumer.agreement) == (("maps", "near", "app"), 2, "acme app")


def test_ties_go_by_id() -> None:
    tables = estate(["app -> y", "app -> x", "x -> maps", "y -> maps"], ["acme app"])
    assert ask(tables, "maps RETIRE").consumer("acme").path == ("maps", "x", "app")


def test_a_way_through_a_group_and_a_cycle_is_real() -> None:
    """`b` rests on `app` itself: it cannot be what brings `app` down, though it falls with it."""
    tables = estate(["app -> b CRITICAL g2of", "app -> z CRITICAL g2of", "b -> app", "z -> maps"], ["acme app"])
    assert ask(tables, "maps RETIRE").consumer("acme").path == ("maps", "z", "app")


def test_a_commercial_change_begins_ways_of_no_hops_only() -> None:
    tables = estate(["app -> maps"], ["acme app", "zeta maps"])
    report = ask(tables, "maps MODIFY", "app REPRICE")
    assert report.consumer("acme").path == ("app",)
    assert report.consumer("zeta").path == ("maps",)


def test_what_capped_the_severity_is_named() -> None:
    tables = estate(["app -> shop HIGH", "shop -> maps"], ["acme app MEDIUM"])
    assert ask(tables, "maps RETIRE").consumer("acme").capped_by == (
        Cap(Severity.HIGH, dependent="app", needed="shop"),
        Cap(Severity.MEDIUM, agreement="acme app MEDIUM"),
    )


@pytest.mark.parametrize("status", ["RETIRED", "SUSPENDED", "PLANNED"])
def test_a_lost_offering_is_not_the_scenario_s_doing_but_takes_part_in_the_reason(status: str) -> None:
    tables = with_offering(estate(PAIR, ["acme app"]), OfferingRow("a", "host", status))
    report = ask(tables, "b RETIRE")
    assert offerings(report) == {"app": "CRITICAL", "b": "CRITICAL"}
    assert [(each.offering, each.reason) for each in report.context] == [("a", f"{status} on that day")]
    assert report.consumer("acme").path == ("b", "app")
    assert ask(tables, "a RETIRE").totals.offerings.critical == 0


def test_what_rests_on_something_lost_is_lost_already() -> None:
    tables = with_offering(estate(["app -> maps", "app -> b"], ["acme app"]), OfferingRow("maps", "host", "RETIRED"))
    report = ask(tables, "b RETIRE")
    assert (offerings(report), consumers(report)) == ({"b": "CRITICAL"}, {})
    assert (report.totals.offerings.none, report.masks.offering_ids) == (0, ["app"])


def test_a_deprecated_offering_is_still_there() -> None:
    tables = with_offering(estate(PAIR), OfferingRow("a", "host", "DEPRECATED"))
    assert offerings(ask(tables, "b RETIRE")) == {"b": "CRITICAL"}


@pytest.mark.parametrize(
    ("status", "effective_on", "include_planned", "leave_out", "coincides"),
    [
        ("AGREED", "2026-12-01", True, None, True),
        ("ANNOUNCED", "2027-01-01", True, None, True),
        ("ANNOUNCED", "2027-01-02", True, None, False),
        ("PROPOSED", "2026-12-01", True, None, False),
        ("AGREED", None, True, None, False),
        ("AGREED", "2026-12-01", False, None, False),
        ("AGREED", "2026-12-01", True, "theirs", False),
        ("AGREED", "2026-12-01", True, "another", True),
    ],
)
def test_a_planned_change_may_coincide_with_mine(
    status: str,
    effective_on: str | None,
    include_planned: bool,  # noqa: FBT001  # a column of the table
    leave_out: str | None,
    coincides: bool,  # noqa: FBT001  # a column of the table
) -> None:
    planned = [PlannedRow("theirs", status, effective_on, "a", "RETIRE")]
    tables = estate(PAIR, ["acme app"], planned=planned)
    report = ask(tables, "b RETIRE", include_planned=include_planned, leave_out=leave_out)
    assert consumers(report) == ({"acme": "CRITICAL"} if coincides else {})
    assert [each.reason for each in report.context] == (["planned change theirs"] if coincides else [])


def test_a_planned_reprice_does_not_travel() -> None:
    planned = [PlannedRow("theirs", "AGREED", "2026-12-01", "maps", "REPRICE", "CRITICAL")]
    tables = estate(["app -> maps"], ["acme maps", "zeta app"], planned=planned)
    report = ask(tables, "maps BREAK", include_planned=True)
    assert consumers(report) == {"zeta": "HIGH"}
    assert offerings(report) == {"app": "HIGH"}


def test_what_held_says_who_is_lost_who_is_left_and_how_many_more_may_go() -> None:
    tables = estate(["app -> a HIGH g1of", "app -> b HIGH g1of", "app -> c HIGH g1of"])
    held = ask(tables, "a RETIRE").held
    assert [(each.offering, each.alternatives, each.lost, each.left, each.margin) for each in held] == [
        ("app", "g", ["a"], ["b", "c"], 1)
    ]
    assert ask(tables, "a RETIRE", "b MODIFY").held[0].margin == 0
    assert ask(tables, "a RETIRE", "b MODIFY", "c MODIFY").held == []
    assert ask(tables, "a REPRICE").held == []


@pytest.mark.parametrize(
    ("changes", "causes"),
    [
        (["a RETIRE", "b RETIRE"], ((0, 1),)),
        (["a RETIRE", "b RETIRE", "app RETIRE"], ((2,), (0, 1))),
        (["app REPRICE CRITICAL", "b RETIRE"], ((0,),)),
        (["a RETIRE", "a SUSPEND", "b RETIRE"], ((0, 2), (1, 2))),
    ],
    ids=["only together", "together or alone", "a bystander", "either of two at one place"],
)
def test_causes_are_the_smallest_sets_that_suffice(changes: list[str], causes: tuple[tuple[int, ...], ...]) -> None:
    report = ask(estate(PAIR, ["acme app"]), *changes)
    assert report.causes(["acme"]) == {"acme": causes}
    assert report.causes_are_exact


def test_above_ten_changes_there_is_one_cause_each_and_the_report_says_so() -> None:
    tables = estate([*PAIR, *(f"x{number} -> y" for number in range(10))], ["acme app"])
    report = ask(tables, "app MODIFY", *(f"x{number} RETIRE" for number in range(10)), "a RETIRE", "b RETIRE")
    assert report.causes(["acme"]) == {"acme": ((11, 12),)}
    assert not report.causes_are_exact


def test_the_one_cause_is_minimal_too() -> None:
    """`b` falls through `w` or `x`, `a` through `x` alone: `x` is enough for both."""
    tables = estate([*PAIR, "a -> x", "b -> w", "b -> x", *(f"y{number} -> z" for number in range(10))], ["acme app"])
    report = ask(tables, *(f"y{number} RETIRE" for number in range(10)), "w RETIRE", "x RETIRE")
    assert report.causes(["acme"]) == {"acme": ((11,),)}


@pytest.mark.parametrize(
    ("agreed", "policy", "notify_by", "days_left", "overdue", "by_policy"),
    [
        (30, None, date(2026, 12, 2), 31, False, False),
        (30, 90, date(2026, 12, 2), 31, False, False),
        (61, None, date(2026, 11, 1), 0, False, False),
        (62, None, date(2026, 10, 31), -1, True, False),
        (None, 90, date(2026, 10, 3), -29, True, True),
        (0, 90, date(2027, 1, 1), 61, False, False),
        (None, None, None, None, False, False),
    ],
)
def test_notice_counts_back_from_the_day_it_takes_effect(
    agreed: int | None,
    policy: int | None,
    notify_by: date | None,
    days_left: int | None,
    overdue: bool,  # noqa: FBT001  # a column of the table
    by_policy: bool,  # noqa: FBT001  # a column of the table
) -> None:
    tables = estate([], ["acme maps"])
    signed = [row._replace(notice_days=agreed) for row in tables.agreements]
    parties = [OrganizationRow("acme"), OrganizationRow("host", policy)]
    report = ask(tables._replace(agreements=signed, organizations=parties), "maps RETIRE")
    notice = report.agreements()[0].notice
    assert (notice.notify_by, notice.days_left, notice.overdue, notice.by_policy) == (
        notify_by,
        days_left,
        overdue,
        by_policy,
    )
    assert report.notice.earliest_notify_by == notify_by
    assert report.notice.overdue == overdue


def test_the_earliest_date_keeps_the_longest_notice() -> None:
    tables = estate([], ["acme maps", "zeta maps"])
    signed = [row._replace(notice_days=days) for row, days in zip(tables.agreements, (10, 45), strict=True)]
    assert ask(tables._replace(agreements=signed), "maps RETIRE").notice.earliest_date == date(2026, 12, 16)
    assert ask(tables, "maps RETIRE", on=date(2026, 11, 2)).notice.overdue == 2


@pytest.mark.parametrize(
    ("role", "side", "severity", "is_told"),
    [
        ("CUSTOMER", "CONSUMER", "LOW", True),
        ("SPONSOR", None, "LOW", True),
        ("CONSUMER_REPRESENTATIVE", "CONSUMER", "LOW", True),
        ("SPONSOR", "PROVIDER", "CRITICAL", False),
        ("USER", "CONSUMER", "MEDIUM", False),
        ("USER", "CONSUMER", "HIGH", True),
        ("SERVICE_OWNER", "PROVIDER", "LOW", True),
        ("SERVICE_OWNER", "CONSUMER", "CRITICAL", False),
        ("RELATIONSHIP_MANAGER", "PROVIDER", "CRITICAL", False),
        ("REGULATOR", "THIRD_PARTY", "CRITICAL", False),
    ],
)
def test_who_is_told_follows_from_role_side_and_severity(
    role: str,
    side: str | None,
    severity: str,
    is_told: bool,  # noqa: FBT001  # a column of the table
) -> None:
    stakeholders = [StakeholderRow("ada", "host-acme", role, side), StakeholderRow("bo", "host-zeta", "CUSTOMER")]
    report = ask(estate([], ["acme maps"], stakeholders=stakeholders), f"maps RETIRE {severity}")
    assert report.people == ({"ada"} if is_told else set())
    assert report.totals.people == len(report.people)


def test_a_person_with_several_roles_is_told_once_and_only_while_there() -> None:
    stakeholders = [
        StakeholderRow("ada", "host-acme", "CUSTOMER"),
        StakeholderRow("ada", "host-acme", "SPONSOR"),
        StakeholderRow("bo", "host-acme", "SPONSOR", None, "2027-01-02"),
        StakeholderRow("cy", "host-acme", "SPONSOR", None, None, "2025-01-01"),
    ]
    owners = [OwnerRow("ada", "maps"), OwnerRow("dee", "app"), OwnerRow("eve", "app", None, "2025-01-01")]
    tables = estate(["app -> maps"], ["acme maps"], stakeholders=stakeholders, owners=owners)
    assert ask(tables, "maps RETIRE").people == {"ada", "dee"}


def test_lists_begin_with_the_worst_and_come_by_page() -> None:
    tables = estate(["b -> maps LOW", "a -> maps LOW", "c -> maps HIGH"], ["z a", "y b", "x c"])
    report = ask(tables, "maps RETIRE")
    assert report.consumer_ids == ["x", "y", "z"]
    assert [each.organization for each in report.consumers(1, 1)] == ["y"]
    assert report.offering_ids == ["maps", "c", "a", "b"]
    assert [each.hops for each in report.offerings(0, 2)] == [0, 1]


def test_a_report_is_not_read_after_a_write() -> None:
    projection = Projection(estate(["app -> maps"], ["acme app"]))
    report = impact(projection, Scenario((change("maps RETIRE"),), DAY), TODAY)
    projection.replace(DEPENDENCY, ["app"], [DependencyRow("app", "maps", "LOW")])
    with pytest.raises(Unavailable, match="ask again"):
        report.consumers()
    again = impact(projection, report.scenario, TODAY)
    assert consumers(again) == {"acme": "LOW"}
