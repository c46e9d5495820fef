"""How severity travels, rule by rule."""

from __future__ import annotations

from datetime import date

import pytest

from graph.model.severity import Action
from graph.projection.rows import DependencyRow
from tests.graph.impact.small import DAY, agreements, ask, consumers, estate, offerings


@pytest.mark.parametrize(
    ("action", "at_the_offering", "at_its_dependent"),
    [
        ("RETIRE", "CRITICAL", "CRITICAL"),
        ("SUSPEND", "CRITICAL", "CRITICAL"),
        ("BREAK", "HIGH", "HIGH"),
        ("DEGRADE", "MEDIUM", "MEDIUM"),
        ("MODIFY", "LOW", "LOW"),
        ("TRANSFER", "MEDIUM", None),
        ("REPRICE", "MEDIUM", None),
        ("RETERM", "MEDIUM", None),
    ],
)
def test_an_action_has_its_severity_and_travels_or_stays(
    action: str, at_the_offering: str, at_its_dependent: str | None
) -> None:
    report = ask(estate(["app -> maps"], ["acme maps", "zeta app"]), f"maps {action}")
    expected = {"maps": at_the_offering} | ({"app": at_its_dependent} if at_its_dependent else {})
    assert offerings(report) == expected
    assert consumers(report) == {"acme": at_the_offering} | ({"zeta": at_its_dependent} if at_its_dependent else {})
    assert report.totals.offerings.none == (0 if at_its_dependent else 1)


def test_every_action_is_in_the_table_above() -> None:
    assert len(Action) == 8
    assert all(action.words for action in Action)


def test_a_change_may_state_another_severity() -> None:
    assert offerings(ask(estate(["app -> maps"]), "maps RETIRE LOW")) == {"app": "LOW", "maps": "LOW"}


def test_repriced_as_critical_and_modified_only_the_modification_travels() -> None:
    report = ask(estate(["app -> maps"], ["acme maps", "zeta app"]), "maps REPRICE CRITICAL", "maps MODIFY")
    assert offerings(report) == {"maps": "CRITICAL", "app": "LOW"}
    assert consumers(report) == {"acme": "CRITICAL", "zeta": "LOW"}


@pytest.mark.parametrize(
    ("dependencies", "changes", "app"),
    [
        (["app -> a LOW"], ["a RETIRE"], "LOW"),
        (["app -> a LOW", "app -> b HIGH"], ["a RETIRE", "b RETIRE"], "HIGH"),
        (["app -> a HIGH g1of", "app -> b LOW g1of"], ["a RETIRE"], None),
        (["app -> a HIGH g1of", "app -> b LOW g1of"], ["a RETIRE", "b RETIRE"], "LOW"),
        (["app -> a HIGH g2of", "app -> b LOW g2of"], ["a RETIRE"], "HIGH"),
        (["app -> a HIGH g2of", "app -> b HIGH g2of", "app -> c HIGH g2of"], ["a RETIRE"], None),
        (["app -> a HIGH g2of", "app -> b HIGH g2of", "app -> c HIGH g2of"], ["a RETIRE", "c MODIFY"], "LOW"),
        (["app -> a HIGH g1of", "app -> b HIGH h1of"], ["a RETIRE"], "HIGH"),
        (["app -> a HIGH g1of", "app -> b HIGH g1of", "b -> a"], ["a RETIRE"], "HIGH"),
    ],
    ids=[
        "a dependency caps",
        "the greatest counts",
        "one of two is left",
        "the second smallest passes",
        "both are needed",
        "two of three are left",
        "two of three are touched: the lesser passes",
        "other names are other groups",
        "alternatives that share a need fall together",
    ],
)
def test_a_group_passes_on_what_its_last_needed_member_does(
    dependencies: list[str], changes: list[str], app: str | None
) -> None:
    assert offerings(ask(estate(dependencies), *changes)).get("app") == app


def test_a_group_of_the_same_name_at_another_offering_is_another_group() -> None:
    report = ask(estate(["app -> a HIGH g1of", "app -> b HIGH g1of", "web -> a HIGH g1of"]), "a RETIRE")
    assert offerings(report) == {"a": "CRITICAL", "web": "HIGH"}


def test_on_a_cycle_nothing_is_affected_without_a_cause() -> None:
    report = ask(estate(["a -> b", "b -> a", "a -> c LOW"], ["acme a"]), "c RETIRE")
    assert offerings(report) == {"c": "CRITICAL", "a": "LOW", "b": "LOW"}
    alternatives = estate(["a -> b CRITICAL g1of", "a -> x CRITICAL g1of", "b -> a"])
    assert offerings(ask(alternatives, "x RETIRE")) == {"x": "CRITICAL"}


def test_an_agreement_over_several_offerings_counts_once_by_its_worst() -> None:
    report = ask(estate(["a -> c", "b -> c"], ["acme a LOW b HIGH"]), "c RETIRE")
    assert agreements(report) == {"acme a LOW b HIGH": "HIGH"}
    assert report.totals.agreements.high == 1


def test_consumer_reached_twice_counts_once() -> None:
    report = ask(estate(["a -> c", "b -> c"], ["acme a LOW", "acme b HIGH"]), "c RETIRE")
    assert consumers(report) == {"acme": "HIGH"}
    assert (report.totals.consumers.high, report.totals.consumers.low) == (1, 0)
    assert [each.id for each in report.agreements_of("acme")] == ["acme b HIGH", "acme a LOW"]


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "counts"),
    [
        (None, None, True),
        ("2027-01-01", None, True),
        ("2027-01-02", None, False),
        (None, "2027-01-02", True),
        (None, "2027-01-01", False),
        ("2027-01-01", "2027-01-01", False),
    ],
)
def test_only_what_is_valid_on_the_day_counts(valid_from: str | None, valid_to: str | None, counts: bool) -> None:  # noqa: FBT001  # a column of the table
    plain = estate(["app -> maps"], ["acme app"])
    dependency = DependencyRow("app", "maps", valid_from=valid_from, valid_to=valid_to)
    assert consumers(ask(plain._replace(dependencies=[dependency]), "maps RETIRE")) == (
        {"acme": "CRITICAL"} if counts else {}
    )
    dated = [row._replace(valid_from=valid_from, valid_to=valid_to) for row in plain.coverages]
    assert bool(consumers(ask(plain._replace(coverages=dated), "maps RETIRE"))) is counts
    signed = [row._replace(valid_from=valid_from, valid_to=valid_to) for row in plain.agreements]
    assert bool(consumers(ask(plain._replace(agreements=signed), "maps RETIRE"))) is counts


@pytest.mark.parametrize(
    ("status", "is_live"),
    [
        ("ACTIVE", True),
        ("NOTICE_GIVEN", True),
        ("DRAFT", False),
        ("PROPOSED", False),
        ("SUSPENDED", False),
        ("EXPIRED", False),
        ("ENDED", False),
    ],
)
def test_only_live_agreements_count(status: str, is_live: bool) -> None:  # noqa: FBT001  # a column of the table
    plain = estate([], ["acme maps"])
    signed = [row._replace(status=status) for row in plain.agreements]
    assert bool(agreements(ask(plain._replace(agreements=signed), "maps RETIRE"))) is is_live


def test_a_group_with_fewer_valid_members_than_required_needs_all_and_is_reported() -> None:
    plain = estate(["app -> a HIGH g2of", "app -> b HIGH g2of", "app -> c HIGH g2of"])
    ended = [row._replace(valid_to="2027-01-01") if row.needed != "a" else row for row in plain.dependencies]
    report = ask(plain._replace(dependencies=ended), "a RETIRE")
    assert offerings(report) == {"a": "CRITICAL", "app": "HIGH"}
    assert [(each.offering, each.alternatives, each.required, each.valid) for each in report.understaffed] == [
        ("app", "g", 2, 1)
    ]
    assert ask(plain, "a RETIRE").understaffed == []


def test_none_counts_what_was_reached_and_is_not_worse() -> None:
    tables = estate(["app -> a HIGH g1of", "app -> b HIGH g1of", "far -> app"], ["acme app", "zeta far", "zeta a"])
    totals = ask(tables, "a RETIRE").totals
    assert (totals.offerings.none, totals.agreements.none, totals.consumers.none) == (1, 1, 1)
    assert (totals.offerings.critical, totals.agreements.critical, totals.consumers.critical) == (1, 1, 1)


def test_days_are_answered_apart() -> None:
    plain = estate(["app -> maps"])
    tables = plain._replace(dependencies=[DependencyRow("app", "maps", valid_from="2027-06-01")])
    assert offerings(ask(tables, "maps RETIRE", on=DAY)) == {"maps": "CRITICAL"}
    assert len(offerings(ask(tables, "maps RETIRE", on=date(2027, 6, 1)))) == 2
