"""Notice, rule by rule. The change is on 1 January 2027, a Friday; today is 1 November 2026."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from graph.projection.contacts.notice import FreezeRow, NoticeTermRow
from graph.projection.rows import AgreementRow, CoverageRow, OrganizationRow
from tests.graph.impact.small import ask, estate

if TYPE_CHECKING:
    from graph.impact.notice.owed import Notice

GOOD = "acme app"


def notice(*changes: str, terms: list[NoticeTermRow], days: int | None = 30, policy: int | None = None) -> Notice:
    """Of an agreement on `app`, which needs `maps`."""
    tables = estate(["app -> maps"], [GOOD])
    tables = tables._replace(
        agreements=[row._replace(notice_days=days) for row in tables.agreements],
        organizations=[row._replace(notice_policy_days=policy) for row in tables.organizations],
        terms=terms,
    )
    return ask(tables, *changes).agreements()[0].notice


@pytest.mark.parametrize(
    ("changes", "terms", "notify_by", "action"),
    [
        (["maps RETIRE"], [("RETIRE", 60)], date(2026, 11, 2), "RETIRE"),
        (["maps RETIRE"], [("RETIRE", 10)], date(2026, 12, 22), "RETIRE"),
        (["maps RETIRE"], [("BREAK", 60)], date(2026, 12, 2), None),
        (["maps RETIRE", "app BREAK"], [("RETIRE", 10)], date(2026, 12, 2), None),
        (["maps RETIRE", "app BREAK"], [("RETIRE", 10), ("BREAK", 60)], date(2026, 11, 2), "BREAK"),
        (["maps RETIRE", "maps REPRICE"], [("REPRICE", 60)], date(2026, 12, 2), None),
        (["maps RETIRE", "app REPRICE"], [("REPRICE", 60)], date(2026, 11, 2), "REPRICE"),
        (["maps RETIRE"], [("RETIRE", 10), ("RETIRE", 20)], date(2026, 12, 12), "RETIRE"),
    ],
    ids=[
        "a term goes before the usual days",
        "also a shorter one",
        "another action's does not count",
        "without a term an action owes the usual days",
        "of several actions the earliest counts",
        "a price of something else does not reach it",
        "the price of what it covers does",
        "two terms for one action: the earlier",
    ],
)
def test_terms_of_the_actions_that_reach_an_agreement_count(
    changes: list[str], terms: list[tuple[str, int]], notify_by: date, action: str | None
) -> None:
    rows = [NoticeTermRow(f"t{number}", GOOD, name, days) for number, (name, days) in enumerate(terms)]
    found = notice(*changes, terms=rows)
    assert (found.notify_by, found.action) == (notify_by, action)


def test_business_days_and_consent_come_from_the_term() -> None:
    found = notice("maps RETIRE", terms=[NoticeTermRow("t", GOOD, "RETIRE", 5, "BUSINESS", "CONSENT")])
    assert (found.notify_by, found.calendar, found.basis) == (date(2026, 12, 25), "BUSINESS", "CONSENT")
    assert (found.days, found.days_left, found.overdue) == (5, 54, False)


def test_the_policy_counts_where_the_agreement_says_nothing() -> None:
    found = notice("maps RETIRE", terms=[], days=None, policy=61)
    assert (found.days, found.by_policy, found.notify_by, found.overdue) == (61, True, date(2026, 11, 1), False)
    assert notice("maps RETIRE", terms=[], days=None).notify_by is None
    with_term = notice("maps RETIRE", terms=[NoticeTermRow("t", GOOD, "RETIRE", 5)], days=None, policy=61)
    assert (with_term.days, with_term.by_policy) == (5, False)


@pytest.mark.parametrize(
    ("freezes", "earliest"),
    [
        ([], date(2026, 12, 1)),
        ([("acme", "2026-11-20", "2026-12-05")], date(2026, 12, 5)),
        ([("acme", "2026-12-01", "2026-12-02")], date(2026, 12, 2)),
        ([("acme", "2026-11-01", "2026-12-01")], date(2026, 12, 1)),
        ([("acme", "2026-12-03", "2026-12-20"), ("acme", "2026-11-30", "2026-12-03")], date(2026, 12, 20)),
        ([("acme", "2026-11-30", "2026-12-20"), ("acme", "2026-12-05", "2026-12-10")], date(2026, 12, 20)),
        ([("zeta", "2026-11-20", "2026-12-05")], date(2026, 12, 1)),
        ([("acme", "2026-11-20", None)], None),
        ([("acme", "2027-03-01", None)], date(2026, 12, 1)),
    ],
)
def test_the_earliest_date_falls_into_no_freeze_of_an_affected_consumer(
    freezes: list[tuple[str, str, str | None]], earliest: date | None
) -> None:
    rows = [FreezeRow(f"f{number}", *freeze) for number, freeze in enumerate(freezes)]
    tables = estate(["app -> maps"], [GOOD, "zeta other"])._replace(freezes=rows)
    assert ask(tables, "maps RETIRE").notice.earliest_date == earliest


def test_a_freeze_counts_also_where_no_notice_is_owed() -> None:
    tables = estate([], ["acme maps"])
    bare = tables._replace(agreements=[row._replace(notice_days=None) for row in tables.agreements])
    assert ask(bare, "maps RETIRE").notice.earliest_date is None
    frozen = bare._replace(freezes=[FreezeRow("f", "acme", "2026-10-01", "2026-11-20", "Stocktaking")])
    assert ask(frozen, "maps RETIRE").notice.earliest_date == date(2026, 11, 20)


def test_freezes_that_hold_the_day_are_named() -> None:
    rows = [
        FreezeRow("new-year", "acme", "2026-12-24", "2027-01-02", "Closed"),
        FreezeRow("over", "acme", "2026-12-01", "2027-01-01"),
        FreezeRow("open", "acme", "2027-01-01"),
        FreezeRow("theirs", "zeta", "2026-12-24", "2027-01-02"),
    ]
    tables = estate(["app -> maps"], [GOOD, "zeta other"])._replace(freezes=rows)
    assert [
        (one.freeze, one.organization, one.until, one.reason) for one in ask(tables, "maps RETIRE").notice.frozen
    ] == [
        ("new-year", "acme", date(2027, 1, 2), "Closed"),
        ("open", "acme", None, None),
    ]


def test_a_party_in_the_middle_must_be_told_before_it_has_to_tell() -> None:
    """Host → mill → shop → guest, each resting on the one before."""
    chain = [("host", "mill", "a", 10), ("mill", "shop", "b", 20), ("shop", "guest", "c", 90)]
    tables = estate(["b -> a", "c -> b"])._replace(
        organizations=[OrganizationRow(each) for each in ("guest", "host", "mill", "shop")],
        agreements=[AgreementRow(f"{p}-{c}", f"{p}-{c}", p, c, notice_days=days) for p, c, _, days in chain],
        coverages=[CoverageRow(f"{p}-{c}", offering, "CRITICAL") for p, c, offering, _ in chain],
    )
    found = {each.id: (each.notice.notify_by, each.notice.pass_on_by) for each in ask(tables, "a RETIRE").agreements()}
    last = date(2026, 10, 3)
    assert found == {
        "host-mill": (date(2026, 12, 22), last),
        "mill-shop": (date(2026, 12, 12), last),
        "shop-guest": (last, None),
    }
