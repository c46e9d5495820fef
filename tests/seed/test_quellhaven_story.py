"""The sample estate tells its story: each claim of it, in the order in which it is told."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from graph.model.severity import Action, Severity
from tests.seed.quellhaven import (
    TODAY,
    agreements_between,
    by_id,
    consumers_of,
    group_of,
    if_done,
    is_live,
    line_of,
    needs,
    offering_severities,
    projection,
    rows,
    severities,
)

if TYPE_CHECKING:
    from graph.impact.report import Report

NEW_YEAR = date(2027, 1, 1)
DECEMBER = date(2026, 12, 1)
FEBRUARY = date(2027, 2, 2)
APRIL = date(2027, 4, 1)
LOW, MEDIUM, HIGH, CRITICAL = Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL


@pytest.fixture(scope="module")
def maps_retired() -> Report:
    return if_done({"maps": Action.RETIRE}, NEW_YEAR)


def test_inside_outside_and_both() -> None:
    inside = {row["id"] for row in rows("organizations") if line_of(row["id"])[-1] == "quellhaven"}
    assert len(inside) == 18
    provides = {row["provider"] for row in rows("relationships")} - inside
    consumes = {row["consumer"] for row in rows("relationships")} - inside
    suppliers = {"cartoleth", "terravane", "hostvale", "rackmere", "ringale", "notewing", "paysill", "drovetek"}
    both = {"ellmore", "road-union-12"}
    assert provides == suppliers | {"nimbary", "keyforth", "skolvane"} | both
    customers = {"saint-orlan", "verdane", "brinmarkt", "panoleto", "mareva", "plumefort", "tessaly", "inspectorate"}
    assert consumes == customers | both | {"notewing", "paysill"}


def test_three_of_eight_consumers_of_maps_have_moved_to_its_successor() -> None:
    assert [(r["offering"], r["successor"], r["coverage"]) for r in rows("successors")] == [
        ("maps", "maps-next", "PARTIAL")
    ]
    assert len(consumers_of("maps")) == 8
    moved = consumers_of("maps") & consumers_of("maps-next")
    assert moved == {"last-mile", "ellmore", "inspectorate"}
    assert consumers_of("maps", NEW_YEAR) == consumers_of("maps") - moved


def test_the_retirement_is_a_change_and_not_a_date_of_the_offering() -> None:
    """A date would make the loss a part of the context, and the change would do no more harm."""
    assert by_id("offerings")["maps"]["retires_on"] == ""
    change = by_id("changes")["maps-retirement"]
    assert (change["status"], change["effective_on"], change["proposed_by"]) == (
        "PROPOSED",
        "2027-01-01",
        "aigerim-sadykova",
    )


def test_routing_has_lost_its_other_map_on_the_15th_of_august() -> None:
    assert group_of("routing", "base-map") == ({"maps", "atlas"}, {"1"})
    atlas = by_id("offerings")["atlas"]
    assert (atlas["status"], atlas["suspended_from"], atlas["suspended_until"]) == ("SUSPENDED", "2026-08-15", "")


def test_fleet_has_agreed_routing_as_critical_until_the_end_of_march() -> None:
    assert [
        (row["criticality"], row["valid_to"])
        for row in agreements_between("digital", "fleet", "routing")
        if is_live(row)
    ] == [("CRITICAL", "2027-03-31")]


def test_who_is_hit_when_maps_retires(maps_retired: Report) -> None:
    assert offering_severities(maps_retired) == {
        "maps": CRITICAL,
        "routing": CRITICAL,
        "dispatch": CRITICAL,
        "arrival-estimate": HIGH,
        "chilled-delivery": HIGH,
        "driver-app": HIGH,
        "arrival-notice": MEDIUM,
        "courier": MEDIUM,
        "evening-delivery": MEDIUM,
        "parcel-lockers": MEDIUM,
        "returns-pickup": MEDIUM,
        "care-line": LOW,
        "claims-handling": LOW,
        "line-haul": LOW,
        "parcel-fulfilment": LOW,
        "track-and-trace": LOW,
    }
    assert severities(maps_retired) == {
        "fleet": CRITICAL,
        **dict.fromkeys(("digital", "parcel", "road-union-12", "saint-orlan", "transport", "verdane"), HIGH),
        **dict.fromkeys(("brinmarkt", "depots", "ellmore", "last-mile", "mareva"), MEDIUM),
        **dict.fromkeys(("panoleto", "plumefort", "safety", "tessaly"), MEDIUM),
        "customer-care": LOW,
    }


def test_the_loss_reaches_saint_orlan_over_routing_dispatch_and_chilled_delivery(maps_retired: Report) -> None:
    assert maps_retired.consumer("saint-orlan").path == ("maps", "routing", "dispatch", "chilled-delivery")
    assert maps_retired.consumer("fleet").path == ("maps", "routing")


@pytest.mark.parametrize(
    ("offering", "alternatives", "members", "margin"),
    [
        ("yard-plan", "site-map", {"maps", "floor-plans"}, 0),
        ("traffic-view", "traffic-source", {"maps", "road-sensors", "traffic-feed"}, 1),
    ],
)
def test_groups_that_hold_in_the_same_scenario(
    maps_retired: Report, offering: str, alternatives: str, members: set[str], margin: int
) -> None:
    lost = offering_severities(maps_retired).keys()
    assert group_of(offering, alternatives) == (members, {"1"})
    assert len(members - lost) - 1 == margin
    assert offering not in lost


def test_no_other_group_loses_a_member_in_the_same_scenario(maps_retired: Report) -> None:
    lost = offering_severities(maps_retired).keys()
    touched = {(r["from"], r["alternatives"]) for r in rows("dependencies") if r["alternatives"] and r["to"] in lost}
    touched -= {(r["from"], r["alternatives"]) for r in rows("dependencies") if r["valid_to"]}
    assert touched == {("routing", "base-map"), ("yard-plan", "site-map"), ("traffic-view", "traffic-source")}


def test_customer_care_is_capped_at_low_by_its_own_agreement(maps_retired: Report) -> None:
    caps = maps_retired.consumer("customer-care").capped_by
    assert [(cap.agreement, cap.criticality) for cap in caps if cap.agreement] == [
        ("digital-customer-care-arrival", LOW)
    ]


def test_hosting_needs_two_of_three_sites() -> None:
    assert group_of("app-hosting", "sites") == ({"hostvale-east", "hostvale-west", "rackmere-hosting"}, {"2"})
    assert "app-hosting" not in offering_severities(if_done({"hostvale-east": Action.RETIRE}, NEW_YEAR))
    both_banks = if_done({"hostvale-east": Action.RETIRE, "hostvale-west": Action.RETIRE}, NEW_YEAR)
    assert offering_severities(both_banks)["app-hosting"] is CRITICAL


def test_notice_to_digital_was_given_on_the_day_and_to_saint_orlan_it_is_32_days_late(maps_retired: Report) -> None:
    assert by_id("offerings")["maps"]["deprecated_from"] == "2026-10-03"
    due = {a.id: a.notice for a in maps_retired.agreements()}
    assert due["cartoleth-digital-maps"].notify_by == date(2026, 10, 3) == NEW_YEAR - timedelta(days=90)
    chilled = due["transport-saint-orlan-chilled"]
    assert (chilled.days, chilled.notify_by, chilled.days_left) == (120, date(2026, 9, 3), -32)
    assert {agreement for agreement, notice in due.items() if notice.overdue} == {
        "cartoleth-digital-maps",
        "transport-saint-orlan-chilled",
    }


def test_all_notice_can_be_kept_from_the_2nd_of_february(maps_retired: Report) -> None:
    assert maps_retired.notice.earliest_date == FEBRUARY == TODAY + timedelta(days=120)
    assert if_done({"maps": Action.RETIRE}, FEBRUARY).notice.overdue == 0
    assert by_id("changes")["maps-retirement-february"]["effective_on"] == FEBRUARY.isoformat()


def test_panoletos_notice_comes_from_the_policy_of_cartoleth(maps_retired: Report) -> None:
    due = {a.id: a.notice for a in maps_retired.agreements()}
    by_policy = {agreement for agreement, notice in due.items() if notice.by_policy}
    assert by_policy == {"transport-panoleto-line-haul", "cartoleth-panoleto-maps"}
    assert due["cartoleth-panoleto-maps"].days == int(by_id("organizations")["cartoleth"]["notice_policy_days"])


def test_three_more_months_of_maps_spare_fleet() -> None:
    assert by_id("changes")["maps-extension"]["effective_on"] == APRIL.isoformat()
    assert severities(if_done({"maps": Action.RETIRE}, FEBRUARY))["fleet"] is CRITICAL
    assert severities(if_done({"maps": Action.RETIRE}, APRIL)).get("fleet", LOW) < CRITICAL


def test_with_atlas_settled_the_group_holds_and_saint_orlan_is_untouched() -> None:
    report = if_done({"maps": Action.RETIRE}, NEW_YEAR, projection(atlas="AVAILABLE"))
    assert offering_severities(report) == {"maps": CRITICAL}
    assert severities(report).keys() == {"digital", "safety", "road-union-12", "tessaly", "panoleto"}


def test_sms_and_push_hurt_brinmarkt_only_together() -> None:
    assert group_of("arrival-notice", "notice-way") == ({"sms-gateway", "push"}, {"1"})
    sms, push = by_id("changes")["sms-gateway-retirement"], by_id("changes")["push-suspension"]
    assert (sms["status"], push["status"]) == ("AGREED", "ANNOUNCED")
    assert sms["effective_on"] == push["effective_on"] == DECEMBER.isoformat()
    changed = {(r["change"], r["offering"], r["action"]) for r in rows("changed_offerings")}
    assert ("sms-gateway-retirement", "sms-gateway", "RETIRE") in changed
    assert ("push-suspension", "push", "SUSPEND") in changed
    both = {"sms-gateway": Action.RETIRE, "push": Action.SUSPEND}
    for offering, action in both.items():
        alone = if_done({offering: action}, DECEMBER)
        assert "brinmarkt" not in severities(alone)
        assert "arrival-notice" not in offering_severities(alone)
    assert severities(if_done(both, DECEMBER))["brinmarkt"] is HIGH


def test_cold_chain_is_hit_by_the_end_of_maps_once_the_drone_flies(maps_retired: Report) -> None:
    outcome = maps_retired.outcome
    offering = outcome.projection.offerings.at["drone-drop"]
    consumers, agreements = outcome.projection.organization_ids, outcome.projection.agreements.ids
    assert outcome.masked.offerings == {offering: MEDIUM}
    assert {agreements[one]: severity for one, severity in outcome.masked_agreements.items()} == {
        "last-mile-cold-chain-drones": MEDIUM
    }
    assert {consumers[one]: severity for one, severity in outcome.masked_consumers.items()} == {"cold-chain": MEDIUM}
    assert outcome.masked.until([(offering, MEDIUM)]) == APRIL.toordinal()
    assert severities(if_done({"maps": Action.RETIRE}, APRIL))["cold-chain"] is MEDIUM


def test_seven_agreements_that_the_end_of_maps_hits_end_within_a_year_of_it_unless_somebody_decides(
    maps_retired: Report,
) -> None:
    hit = [by_id("agreements")[agreement] for agreement in maps_retired.agreement_ids]
    undecided = {row["id"] for row in hit if row["renewal"] == "BY_DECISION" and row["valid_to"] <= "2028-01-01"}
    assert undecided == {
        "digital-fleet-routing",
        "parcel-ellmore-courier",
        "parcel-plumefort-fulfilment",
        "transport-mareva-chilled",
        "transport-plumefort-line-haul",
        "transport-verdane-chilled",
        "transport-verdane-islands",
    }


def test_last_miles_agreement_on_ice_warning_renews_itself_before_the_winter_is_over() -> None:
    agreement = by_id("agreements")["nimbary-last-mile-ice"]
    assert (agreement["renewal"], agreement["valid_to"]) == ("AUTO", "2026-12-01")
    assert "last-mile" in consumers_of("road-ice-warning", date(2027, 1, 15))


def test_sign_on_holds_without_keyforths_directory_until_the_old_one_ends() -> None:
    assert group_of("identity-sign-on", "directory") == ({"keyforth-directory", "old-directory"}, {"1"})
    march = if_done({"keyforth-directory": Action.RETIRE}, date(2027, 3, 1))
    assert [(group.offering, group.left, group.margin) for group in march.held] == [
        ("identity-sign-on", ["old-directory"], 0)
    ]
    assert severities(march) == {"digital": CRITICAL}
    june = if_done({"keyforth-directory": Action.RETIRE}, date(2027, 6, 30))
    assert offering_severities(june)["identity-sign-on"] is CRITICAL
    assert len(severities(june)) > 5


def test_no_other_change_is_settled_before_the_new_year() -> None:
    settled = {
        r["id"] for r in rows("changes") if r["status"] in {"AGREED", "ANNOUNCED"} and r["effective_on"] <= "2027-01-01"
    }
    assert settled == {"sms-gateway-retirement", "push-suspension"}


def test_identity_and_the_service_desk_need_each_other_and_nothing_else_goes_round() -> None:
    assert needs("identity-sign-on")["service-desk-support"]["criticality"] == "MEDIUM"
    assert needs("service-desk-support")["identity-sign-on"]["criticality"] == "MEDIUM"
    below: dict[str, set[str]] = {row["id"]: set(needs(row["id"])) for row in rows("offerings")}
    for _ in below:
        below = {offering: needed.union(*(below[other] for other in needed)) for offering, needed in below.items()}
    assert {offering for offering, needed in below.items() if offering in needed} == {
        "identity-sign-on",
        "service-desk-support",
    }


def test_road_union_12_buys_dispatch_and_sells_carrying_without_any_agreement() -> None:
    assert agreements_between("quellhaven", "road-union-12", "dispatch")
    assert by_id("offerings")["carrying"]["provider"] == "road-union-12"
    assert by_id("relationships")["road-union-12-quellhaven"]["status"] == "ACTIVE"
    assert [row["id"] for row in rows("agreements") if row["relationship"] == "road-union-12-quellhaven"] == []
    assert {row["from"] for row in rows("dependencies") if row["to"] == "carrying"} == {"chilled-delivery", "line-haul"}


def test_ellmore_sells_its_traffic_feed_and_buys_courier() -> None:
    assert agreements_between("ellmore", "digital", "traffic-feed")
    assert agreements_between("parcel", "ellmore", "courier")
