"""Whom the story's people must tell when Maps retires, by when, and what to look at first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from graph.impact.finding import FindingKind
from graph.impact.findings import findings_of
from graph.impact.notify.reachability import Unreachable
from graph.model.severity import Action
from tests.seed.quellhaven import if_done

if TYPE_CHECKING:
    from graph.impact.notify.plan import NotifyLine
    from graph.impact.report import Report

NEW_YEAR = date(2027, 1, 1)
SEPTEMBER = date(2026, 9, 3)


@pytest.fixture(scope="module")
def report() -> Report:
    return if_done({"maps": Action.RETIRE}, NEW_YEAR)


@pytest.fixture(scope="module")
def told(report: Report) -> dict[str, NotifyLine]:
    return {line.person: line for line in report.notify if line.person}


def of_kind(report: Report, kind: FindingKind) -> list[str | None]:
    return [finding.organization for finding in findings_of(report) if finding.kind is kind]


def test_the_hospitals_are_32_days_late_and_everybody_in_the_middle_with_them(report: Report) -> None:
    notices = {each.id: each.notice for each in report.agreements()}
    chilled = notices["transport-saint-orlan-chilled"]
    assert (chilled.notify_by, chilled.days_left, chilled.pass_on_by) == (SEPTEMBER, -32, None)
    for agreement in ("digital-transport-dispatch", "cartoleth-digital-maps", "geo-digital-maps-and-routes"):
        assert notices[agreement].pass_on_by == SEPTEMBER
    assert of_kind(report, FindingKind.NOTICE_MISSED) == ["saint-orlan", "digital"]


def test_the_earliest_date_lies_behind_the_freeze_that_new_year_falls_into(report: Report) -> None:
    assert report.notice.earliest_date == date(2027, 2, 2)
    frozen = {one.organization: (one.since, one.until) for one in report.notice.frozen}
    assert frozen["saint-orlan"] == (date(2026, 12, 15), date(2027, 1, 11))
    assert if_done({"maps": Action.RETIRE}, date(2027, 2, 2)).notice.frozen == ()
    soon = if_done({"chilled-delivery": Action.MODIFY}, date(2026, 12, 20))
    assert soon.notice.overdue == 0
    assert soon.notice.earliest_date is not None
    late = if_done({"chilled-delivery": Action.RETIRE}, date(2026, 12, 20))
    assert late.notice.earliest_date == date(2027, 2, 2)


def test_panoleto_has_only_a_mailbox(report: Report) -> None:
    assert of_kind(report, FindingKind.NO_REACHABLE_PERSON) == ["panoleto"]
    assert next(finding.only_a_channel for finding in findings_of(report))
    boxes = {line.channel.channel for line in report.notify if line.channel and not line.person}
    assert {"cartoleth-panoleto-mail", "transport-panoleto-mail", "parcel-panoleto-mail"} <= boxes


def test_ingrid_sorli_must_not_be_contacted_and_philippa_gray_can(told: dict[str, NotifyLine]) -> None:
    assert told["ingrid-sorli"].unreachable is Unreachable.DO_NOT_CONTACT
    assert told["philippa-gray"].unreachable is None


def test_after_bjorn_aas_comes_ifeoma_nwosu_and_petr_lukin_tells_both(told: dict[str, NotifyLine]) -> None:
    assert (told["bjorn-aas"].teller, told["bjorn-aas"].next) == ("petr-lukin", "ifeoma-nwosu")
    assert (told["ifeoma-nwosu"].teller, told["ifeoma-nwosu"].next) == ("petr-lukin", None)


def test_each_is_told_once_in_their_own_language(report: Report, told: dict[str, NotifyLine]) -> None:
    assert len(told) == report.totals.people == sum(line.person is not None for line in report.notify)
    languages = {person: told[person].language for person in ("aigerim-sadykova", "maelle-kervran", "lucia-ferreyra")}
    assert languages == {"aigerim-sadykova": "ru", "maelle-kervran": "fr", "lucia-ferreyra": "es"}
    assert {told[person].language for person in ("tomasz-zielinski", "ines-carvalho", "bjorn-aas")} == {
        "pl",
        "pt",
        "en",
    }


def test_noor_haddad_is_told_while_she_is_there_and_her_box_stays_where_notice_goes(
    report: Report, told: dict[str, NotifyLine]
) -> None:
    assert told["noor-haddad"].deadline == date(2026, 11, 2)
    gone = if_done({"maps": Action.RETIRE}, NEW_YEAR, today=date(2026, 11, 15))
    assert "noor-haddad" not in {line.person for line in gone.notify}
    for each in (report, gone):
        boxes = {line.channel.channel for line in each.notify if line.channel and not line.person}
        assert "transport-verdane-notice" in boxes


def test_a_cold_sponsor_makes_parcel_a_relationship_at_risk(report: Report) -> None:
    risks = {(risk.kind.value, risk.person) for risk in report.relationship_risk("parcel")}
    assert ("BAD_SENTIMENT", "kenji-moriyama") in risks
    assert "parcel" in of_kind(report, FindingKind.RELATIONSHIP_AT_RISK)


def test_carrying_is_used_without_any_agreement() -> None:
    basis = if_done({"carrying": Action.DEGRADE}, NEW_YEAR).basis
    assert basis.without_agreement == (("chilled-delivery", "carrying"), ("line-haul", "carrying"))
    findings = findings_of(if_done({"carrying": Action.DEGRADE}, NEW_YEAR))
    assert [one.dependency for one in findings if one.kind is FindingKind.NO_AGREEMENT] == list(basis.without_agreement)


def test_the_hospitals_must_consent_to_another_carrier() -> None:
    report = if_done({"chilled-delivery": Action.TRANSFER}, date(2027, 9, 1))
    (chilled,) = [each for each in report.agreements() if each.id == "transport-saint-orlan-chilled"]
    assert (chilled.notice.days, chilled.notice.basis, chilled.notice.action) == (180, "CONSENT", "TRANSFER")
    assert "saint-orlan" in of_kind(report, FindingKind.CONSENT_NEEDED)
