"""What happens in the relationships of the sample estate is as the story tells it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.seed.quellhaven import TODAY, Row, by_id, is_live, rows, stakeholders

HALF_A_YEAR_AGO = TODAY - timedelta(days=180)


def within(file: str, relationship: str) -> list[Row]:
    return [row for row in rows(file) if row["relationship"] == relationship]


def engagements(relationship: str, status: str = "HELD") -> list[Row]:
    found = [row for row in rows("engagements") if relationship in row["relationships"].split("|")]
    return sorted((row for row in found if row["status"] == status), key=lambda row: row["at"])


def attended(engagement: str) -> set[str]:
    return {
        row["person"] for row in rows("attendance") if row["engagement"] == engagement and row["attended"] == "true"
    }


def met(relationship: str, side: str, since: date) -> set[str]:
    """People of a side who were at an engagement of the relationship."""
    people = {row["person"] for row in stakeholders(relationship, side)}
    recent = [row["id"] for row in engagements(relationship) if row["at"] >= since.isoformat()]
    return people & {person for engagement in recent for person in attended(engagement)}


def signals(target: str) -> list[float]:
    return [float(row["value"]) for row in rows("signals") if row["target"] == target]


def last(found: list[Row]) -> Row:
    return max(found, key=lambda row: row["at"])


# --- targets met, relationship at risk ----------------------------------------------------------------------------------


def test_dispatch_was_there_for_parcel_99_97_per_cent_of_twelve_months() -> None:
    target = by_id("targets")["parcel-dispatch-availability"]
    assert by_id("agreements")[target["agreement"]]["relationship"] == "digital-parcel"
    assert (target["comparator"], float(target["threshold"])) == ("AT_LEAST", 99.9)
    assert signals(target["id"]) == [99.97] * 12
    months = [(row["from"], row["to"]) for row in rows("signals") if row["target"] == target["id"]]
    assert (months[0][0], months[-1][1]) == ("2025-10-01", "2026-10-01")
    assert [after[0] for after in months[1:]] == [before[1] for before in months[:-1]]


def test_four_of_six_of_parcels_expectations_are_unanswered_or_unmet() -> None:
    stated = within("expectations", "digital-parcel")
    assert len(stated) == 6
    assert len([row for row in stated if row["status"] in {"STATED", "UNMET"}]) == 4
    assert not any(row["answered_at"] for row in stated if row["status"] == "STATED")


def test_parcels_last_review_is_seven_months_ago_and_the_next_was_missed() -> None:
    reviews = [row["at"][:10] for row in engagements("digital-parcel") if row["kind"] == "REVIEW"]
    assert reviews[-1] == "2026-03-05"
    assert [row["at"][:10] for row in engagements("digital-parcel", "MISSED")] == ["2026-09-10"]
    assert by_id("relationships")["digital-parcel"]["review_every"] == "P6M"
    assert met("digital-parcel", "CONSUMER", HALF_A_YEAR_AGO) == {"owen-tully"}


def test_parcels_sponsor_is_cold_and_grew_colder() -> None:
    seen = [row for row in within("assessments", "digital-parcel") if row["person"] == "kenji-moriyama"]
    assert [int(row["sentiment"]) for row in sorted(seen, key=lambda row: row["at"])] == [0, -1, -1]
    assert last(seen)["interest"] == "1"
    assert {row["role"] for row in stakeholders("digital-parcel") if row["person"] == "kenji-moriyama"} == {"SPONSOR"}


def test_41_per_cent_of_those_who_should_use_dispatch_do() -> None:
    used = last([row for row in within("adoption", "digital-parcel") if row["offering"] == "dispatch"])
    assert int(used["active"]) / int(used["planned"]) == pytest.approx(0.41)


def test_of_its_twin_only_targets_contact_and_use_are_known() -> None:
    assert [row["agreement"] for row in rows("targets") if "depots-invoices" in row["id"]] == [
        "finance-depots-invoicing"
    ]
    assert min(signals("depots-invoices-right")) >= 98
    assert engagements("finance-depots")
    silent = ("expectations", "feedback", "complaints", "commitments", "outcomes", "fit_checks", "assessments")
    assert [file for file in silent if within(file, "finance-depots")] == []


# --- a champion leaves --------------------------------------------------------------------------------------------------


def test_noor_haddad_is_the_last_thread_level_2_and_the_addressee_of_notice() -> None:
    verdane = {row["id"] for row in rows("relationships") if row["consumer"] == "verdane"}
    assert met("digital-verdane", "CONSUMER", date.min) == {"noor-haddad"}
    steps = [row for row in rows("escalation_steps") if row["person"] == "noor-haddad"]
    assert {(row["relationship"], row["level"]) for row in steps} == {
        ("digital-verdane", "2"),
        ("transport-verdane", "2"),
    }
    kept = {row["id"] for row in rows("channels") if row["person"] == "noor-haddad"}
    notice = {row["id"] for row in rows("agreements") if row["notice_to"] in kept}
    assert notice >= {"transport-verdane-chilled", "digital-verdane-trace", "parcel-verdane-courier"}
    assert {by_id("agreements")[agreement]["relationship"] for agreement in notice} <= verdane


def test_her_heir_is_a_quiet_user_who_was_at_two_workshops_with_us() -> None:
    assert {row["role"] for row in rows("stakeholders") if row["person"] == "tomasz-zielinski"} == {"USER"}
    workshops = [row["id"] for row in engagements("transport-verdane") if row["kind"] == "WORKSHOP"]
    assert len(workshops) == 2
    assert all({"tomasz-zielinski", "andres-quiroga"} <= attended(workshop) for workshop in workshops)


def test_sipho_dlamini_was_trained_together_with_ana_souza() -> None:
    together = [row for row in rows("engagements") if {"sipho-dlamini", "ana-souza"} <= attended(row["id"])]
    assert [(row["kind"], row["status"]) for row in together] == [("TRAINING", "HELD")]
    ties = {(row["from"], row["to"]) for row in rows("ties") if row["kind"] == "KNOWS"}
    assert ("sipho-dlamini", "ana-souza") in ties


# --- the change ---------------------------------------------------------------------------------------------------------


def test_what_the_consumers_say_to_the_retirement_of_maps() -> None:
    said = {r["organization"]: (r["person"], r["verdict"]) for r in rows("answers") if r["change"] == "maps-retirement"}
    assert said["fleet"] == ("lucia-ferreyra", "OBJECT")
    assert said["saint-orlan"] == ("maelle-kervran", "NEEDS_TIME")
    assert said["brinmarkt"] == ("lotte-verhagen", "ACCEPT")
    assert by_id("answers")["maps-saint-orlan"]["until"] == "2027-02-15"
    assert "depots" not in said


def test_petr_lukin_tells_each_person_once_in_six_languages() -> None:
    told = [row for row in rows("notices") if row["change"] == "maps-retirement"]
    assert {row["sent_by"] for row in told} == {"petr-lukin"}
    assert len({row["person"] for row in told}) == len(told)
    assert {row["language"] for row in told} == {"ru", "fr", "es", "pl", "pt", "en"}
    assert all(row["language"] == by_id("people")[row["person"]]["language"] for row in told)


def test_bjorn_aas_never_acknowledges_and_it_escalates_to_ifeoma_nwosu() -> None:
    unacknowledged = [row["person"] for row in rows("notices") if row["sent_at"] and not row["acknowledged_at"]]
    assert unacknowledged == ["bjorn-aas"]
    steps = {
        (row["side"], row["topic"], row["level"]): row["person"] for row in within("escalation_steps", "digital-depots")
    }
    assert steps["CONSUMER", "CHANGE", "1"] == "bjorn-aas"
    escalation = by_id("escalations")["maps-bjorn-aas"]
    assert (escalation["status"], escalation["topic"]) == ("OPEN", "CHANGE")
    assert steps["CONSUMER", "CHANGE", escalation["level"]] == "ifeoma-nwosu"


def test_the_hospitals_freeze_runs_from_15_december_to_10_january() -> None:
    freeze = by_id("freezes")["saint-orlan-new-year-2026"]
    last_day = date.fromisoformat(freeze["until"]) - timedelta(days=1)
    assert (freeze["organization"], freeze["from"], last_day) == ("saint-orlan", "2026-12-15", date(2027, 1, 10))


def test_no_freeze_holds_on_the_day_on_which_all_notice_can_be_kept() -> None:
    assert [row["id"] for row in rows("freezes") if row["from"] <= "2027-02-02" < (row["until"] or "9999")] == []


# --- edges --------------------------------------------------------------------------------------------------------------


def test_panoleto_has_only_a_mailbox() -> None:
    panoleto = {row["id"] for row in rows("relationships") if row["consumer"] == "panoleto"}
    channels = [row for row in rows("channels") if row["relationship"] in panoleto]
    assert {(row["kind"], row["address"], row["person"]) for row in channels} == {
        ("EMAIL", "casella@panoleto.example", "")
    }
    agreements = [row for row in rows("agreements") if row["relationship"] in panoleto and is_live(row)]
    assert {row["notice_to"] for row in agreements} == {row["id"] for row in channels}


def test_plumeforts_black_friday_is_180_per_cent_more_and_unanswered() -> None:
    demand = by_id("demands")["plumefort-black-friday"]
    assert (demand["kind"], demand["quantity"], demand["unit"], demand["status"]) == ("PEAK", "180", "%", "RAISED")
    assert demand["from"] <= "2026-11-27" < demand["until"]
    assert demand["answer"] == ""


def test_marevas_complaint_in_portuguese_is_open_for_19_days() -> None:
    complaint = by_id("complaints")["mareva-warm-boxes"]
    assert (complaint["relationship"], complaint["status"]) == ("transport-mareva", "OPEN")
    assert TODAY - date.fromisoformat(complaint["raised_at"]) == timedelta(days=19)
    assert complaint["due"] < TODAY.isoformat()
    assert by_id("people")[complaint["person"]]["language"] == "pt"
    assert "explicação" in complaint["text"]


def test_drovetek_may_go_bankrupt_with_all_that_it_offers() -> None:
    risk = by_id("risks")["drovetek-bankruptcy"]
    offered = {row["id"] for row in rows("offerings") if row["provider"] == "drovetek"}
    assert (risk["status"], risk["action"], set(risk["offerings"].split("|"))) == ("OPEN", "RETIRE", offered)
    assert (risk["side"], risk["visibility"]) == ("CONSUMER", "CONSUMER")


def test_a_promise_kept_the_alarm_takes_4_minutes_instead_of_11_by_the_inspectorates_word() -> None:
    outcome = by_id("outcomes")["inspectorate-alarm"]
    assert (outcome["relationship"], outcome["baseline"], outcome["target"]) == ("cold-chain-inspectorate", "11", "5")
    measured = sorted(
        (row for row in rows("measurements") if row["outcome"] == outcome["id"]), key=lambda row: row["at"]
    )
    values = [float(row["value"]) for row in measured]
    assert values == sorted(values, reverse=True)
    assert (values[0], values[-1]) == (11, 4)
    inspectors = {row["person"] for row in stakeholders("cold-chain-inspectorate", "CONSUMER")}
    assert {row["confirmed_by"] for row in measured} <= inspectors


def test_the_inspectorates_relationship_has_facts_of_every_sort_and_none_is_bad() -> None:
    relationship = "cold-chain-inspectorate"
    assert {row["status"] for row in within("expectations", relationship)} == {"MET", "AGREED"}
    assert {row["status"] for row in within("commitments", relationship)} == {"KEPT"}
    assert min(int(row["score"]) for row in within("feedback", relationship)) >= 9
    assert {row["usable"] for row in within("fit_checks", relationship)} == {"YES"}
    assert min(int(row["sentiment"]) for row in within("assessments", relationship)) == 2
    assert all(len(met(relationship, side, HALF_A_YEAR_AGO)) >= 2 for side in ("PROVIDER", "CONSUMER"))
    assert within("adoption", relationship)
    assert within("complaints", relationship) == []


def test_two_managers_judge_what_scores_do_not_say() -> None:
    judged = by_id("judgements")
    assert {(row["side"], row["relationship"], row["grade"]) for row in judged.values()} == {
        ("PROVIDER", "finance-depots", "AT_RISK"),
        ("CONSUMER", "transport-saint-orlan", "WATCH"),
    }
    for row in judged.values():
        assert date.fromisoformat(row["at"]) <= TODAY < date.fromisoformat(row["until"])
        managing = {each["person"]: each["side"] for each in stakeholders(row["relationship"], row["side"])}
        assert managing[row["by"]] == row["side"]


def test_the_hospitals_weigh_promises_and_reviews_more_in_their_second_policy() -> None:
    first, second = (row for row in rows("health_policies") if row["organization"] == "saint-orlan")
    assert (first["number"], second["number"]) == ("1", "2")
    assert (int(second["commitments_weight"]), int(second["contact_weight"])) == (20, 15)
