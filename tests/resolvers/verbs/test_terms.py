"""What sides do with agreements, offerings, use, value and escalation: each verb as a whole answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from resolvers.schema import schema
from tests.resolvers.verbs.faults import fault, faults

AGREEMENT = "... on Agreement { status validFrom validTo noticeGivenAt }"


def day(ahead: int) -> str:
    return (datetime.now(UTC).date() + timedelta(days=ahead)).isoformat()


async def agreement(do: Any, status: str, **given: Any) -> None:
    await do("", "createAgreement", id="a", relationship="acme-shop", status=status, **given)


async def test_what_was_proposed_is_agreed(do: Any) -> None:
    await agreement(do, "PROPOSED", validTo="2028-01-01")
    agreed = await do(AGREEMENT, "agree", id="a", validFrom="2027-01-01")
    term = {"validFrom": "2027-01-01", "validTo": "2028-01-01"}
    assert agreed == {"status": "ACTIVE", **term, "noticeGivenAt": None}
    assert await faults(do("", "agree", id="a")) == [
        fault("is ACTIVE: this can be done while it is DRAFT or PROPOSED", "id")
    ]


async def test_an_agreement_is_renewed_beyond_its_end(do: Any) -> None:
    await agreement(do, "NOTICE_GIVEN", validTo="2027-01-01", noticeGivenAt="2026-10-01")
    message = "2026-01-01 is not after 2027-01-01, until when it is valid already"
    assert await faults(do("", "renew", id="a", validTo="2026-01-01")) == [fault(message, "validTo")]
    renewed = await do(AGREEMENT, "renew", id="a", validTo="2028-01-01")
    assert renewed == {"status": "ACTIVE", "validFrom": None, "validTo": "2028-01-01", "noticeGivenAt": None}
    await do("", "updateAgreement", id="a", renewal="AUTO")
    message = "2027-06-01 is not after 2028-01-01, on which it renews itself"
    assert await faults(do("", "renew", id="a", validTo="2027-06-01")) == [fault(message, "validTo")]


async def test_notice_ends_an_agreement_as_early_as_its_terms_allow(do: Any) -> None:
    await agreement(do, "ACTIVE", terminationDays=90)
    message = "2027-01-01 is before 2027-01-03, the earliest that its terminationDays allow"
    given = {"id": "a", "givenOn": "2026-10-05"}
    assert await faults(do("", "giveNotice", **given, endsOn="2027-01-01")) == [fault(message, "endsOn")]
    noticed = await do(AGREEMENT, "giveNotice", **given)
    term = {"validFrom": None, "validTo": "2027-01-03"}
    assert noticed == {"status": "NOTICE_GIVEN", **term, "noticeGivenAt": "2026-10-05"}


async def test_notice_within_a_renewed_term_ends_it_as_early_as_its_terms_allow(do: Any) -> None:
    await agreement(do, "ACTIVE", renewal="AUTO", validTo="2025-01-01", terminationDays=90)
    noticed = await do(AGREEMENT, "giveNotice", id="a", givenOn="2026-10-05")
    assert (noticed["validTo"], noticed["noticeGivenAt"]) == ("2027-01-03", "2026-10-05")


async def test_without_termination_days_notice_ends_what_renews_itself_with_its_term(do: Any) -> None:
    given = {"id": "a", "givenOn": "2026-10-05"}
    await agreement(do, "ACTIVE", renewal="AUTO", validTo="2027-01-01")
    message = "2026-10-05 is the day of the notice: end an agreement at once by endAgreement"
    assert await faults(do("", "giveNotice", **given, endsOn="2026-10-05")) == [fault(message, "endsOn")]
    noticed = await do(AGREEMENT, "giveNotice", **given)
    assert (noticed["validTo"], noticed["noticeGivenAt"]) == ("2027-01-01", "2026-10-05")
    await do("", "updateAgreement", id="a", status="ACTIVE", validTo="2025-01-01")
    noticed = await do(AGREEMENT, "giveNotice", **given)
    assert (noticed["validTo"], noticed["noticeGivenAt"]) == ("2025-01-01", "2026-10-05")
    await do("", "renew", id="a", validTo="2028-01-01")
    noticed = await do(AGREEMENT, "giveNotice", **given, endsOn="2026-12-01")
    assert noticed["validTo"] == "2026-12-01"


async def test_an_agreement_ends_on_the_day_that_is_said_whatever_its_term(do: Any) -> None:
    await agreement(do, "ACTIVE", renewal="AUTO", validTo="2020-01-01")
    assert (await do(AGREEMENT, "endAgreement", id="a"))["validTo"] == day(0)


async def test_an_agreement_ends_today_and_not_in_days_to_come(do: Any) -> None:
    await agreement(do, "ACTIVE")
    message = f"{day(3)} has not come: give notice of an end that is ahead"
    assert await faults(do("", "endAgreement", id="a", endedOn=day(3))) == [fault(message, "endedOn")]
    ended = await do(AGREEMENT, "endAgreement", id="a", endedOn=day(-1))
    assert ended == {"status": "ENDED", "validFrom": None, "validTo": day(-1), "noticeGivenAt": None}


OFFERING = "... on Offering { status retiresOn successors { edges { coverage node { id } } } }"


async def test_an_offering_is_retired_with_its_successor(do: Any) -> None:
    retired = await do(
        OFFERING, "retireOffering", id="pay", retiresOn=day(30), successor="pay-next", coverage="PARTIAL"
    )
    assert retired == {
        "status": "AVAILABLE",
        "retiresOn": day(30),
        "successors": {"edges": [{"coverage": "PARTIAL", "node": {"id": "pay-next"}}]},
    }
    gone = await do(OFFERING, "retireOffering", id="pay-next", retiresOn=day(0))
    assert gone["status"] == "RETIRED"


async def test_a_successor_is_another_offering(do: Any) -> None:
    given = {"id": "pay", "retiresOn": day(30)}
    assert await faults(do("", "retireOffering", **given, successor="pay")) == [
        fault("is the offering itself", "successor")
    ]
    assert await faults(do("", "retireOffering", **given, coverage="FULL")) == [
        fault("is needed where something is said of it", "successor")
    ]
    assert (await do("", "retireOffering", **given, successor="nowhere"))["key"] == "nowhere"


async def test_adoption_and_fit_are_reported_of_an_offering(do: Any) -> None:
    of = {"relationship": "acme-shop", "offering": "pay", "at": "2026-10-05"}
    shown = "... on Adoption { at planned active trained unit }"
    adoption = await do(shown, "reportAdoption", **of, planned=100, active=41, unit="dispatchers")
    assert adoption == {"at": "2026-10-05", "planned": 100, "active": 41, "trained": None, "unit": "dispatchers"}
    shown = "... on FitCheck { at available understood usable note person { id } }"
    fit = await do(shown, "recordFitCheck", **of, available="YES", understood="PARTLY", person="ben")
    assert fit == {
        "at": "2026-10-05",
        "available": "YES",
        "understood": "PARTLY",
        "usable": None,
        "note": None,
        "person": {"id": "ben"},
    }
    nothing = "or active or trained is needed: nothing is said otherwise"
    assert await faults(do("", "reportAdoption", **of)) == [fault(nothing, "planned")]
    nothing = "or understood or usable is needed: nothing is said otherwise"
    assert await faults(do("", "recordFitCheck", **of)) == [fault(nothing, "available")]


async def test_outcomes_are_measured_and_signals_recorded(do: Any) -> None:
    await do("", "createOutcome", id="o", relationship="acme-shop", statement="Faster", side="CONSUMER")
    shown = "... on Measurement { at value outcome { id } }"
    measured = await do(shown, "reportMeasurement", outcome="o", value=4, at="2026-10-05")
    assert measured == {"at": "2026-10-05", "value": 4.0, "outcome": {"id": "o"}}
    time = {"from": "2026-09-01", "to": "2026-10-01"}
    shown = "... on Signal { kind value from to offering { id } target { id } }"
    signal = await do(shown, "recordSignal", kind="INCIDENTS", value=3, offering="pay", **time)
    assert signal == {"kind": "INCIDENTS", "value": 3.0, **time, "offering": {"id": "pay"}, "target": None}
    of = {"kind": "INCIDENTS", "value": 3, **time}
    assert await faults(do("", "recordSignal", **of)) == [fault("is missing: state target or offering", "offering")]
    backwards = {**of, "offering": "pay", "from": "2026-10-01", "to": "2026-09-01"}
    message = "2026-09-01 is not after from (2026-10-01): to is the first day on which it is over"
    assert await faults(do("", "recordSignal", **backwards)) == [fault(message, "to")]


async def test_a_signal_changed_later_is_still_of_a_target_or_an_offering(do: Any) -> None:
    time = {"from": "2026-09-01", "to": "2026-10-01"}
    await do("", "recordSignal", id="s", kind="INCIDENTS", value=3, offering="pay", **time)
    assert await faults(do("", "updateSignal", id="s", offering=None)) == [
        fault("is missing: state target or offering", "offering")
    ]
    assert await do("... on Signal { value }", "updateSignal", id="s", value=4) == {"value": 4.0}


async def test_nobody_attends_what_has_not_been_held(do: Any) -> None:
    call = {"kind": "CALL", "at": "2026-10-05T08:00:00Z", "relationships": ["acme-shop"]}
    await do("", "planEngagement", id="e", **call)
    message = "nobody attended an engagement that is PLANNED: leave it out, or state that it was HELD"
    given = {"person": "ana", "engagement": "e", "attended": True}
    assert await faults(do("", "linkAttendance", **given)) == [fault(message, "attended")]


async def test_nobody_knows_themselves(do: Any) -> None:
    refused = await do("", "linkPersonKnows", **{"from": "ana", "to": "ana"})
    assert refused["faults"][0]["path"] == ["input", "to"]


async def test_a_stakeholder_is_assessed(do: Any) -> None:
    of = {"relationship": "acme-shop", "person": "ben", "at": "2026-10-05"}
    shown = "... on Assessment { at influence interest sentiment visibility person { id } by { id } }"
    assessed = await do(shown, "assessStakeholder", **of, influence=5, sentiment=-1, by="ana")
    assert assessed == {
        "at": "2026-10-05",
        "influence": 5,
        "interest": None,
        "sentiment": -1,
        "visibility": "PROVIDER",
        "person": {"id": "ben"},
        "by": {"id": "ana"},
    }
    assert await faults(do("", "assessStakeholder", **of)) == [
        fault("or interest or sentiment is needed: nothing is said otherwise", "influence")
    ]
    assert (await faults(do("", "assessStakeholder", **of, influence=6)))[0]["path"] == ["input", "influence"]


async def test_an_escalation_goes_up_level_by_level_until_it_is_resolved(do: Any) -> None:
    shown = "... on Escalation { id level status topic reason resolvedAt relationship { id } }"
    raised = await do(shown, "escalate", id="e", relationship="acme-shop", topic="SERVICE", reason="Slow")
    assert raised == {
        "id": "e",
        "level": 1,
        "status": "OPEN",
        "topic": "SERVICE",
        "reason": "Slow",
        "resolvedAt": None,
        "relationship": {"id": "acme-shop"},
    }
    assert await do(shown, "escalate", escalation="e", reason="Still slow") == {
        **raised,
        "level": 2,
        "reason": "Still slow",
    }
    resolved = await do(shown, "resolveEscalation", id="e", resolvedAt="2030-10-05T08:00:00Z")
    assert (resolved["status"], resolved["resolvedAt"]) == ("RESOLVED", "2030-10-05T08:00:00.000000Z")
    assert await faults(do("", "escalate", escalation="e")) == [fault("is RESOLVED already", "escalation")]
    assert await faults(do("", "escalate", topic="SERVICE")) == [
        fault("is needed for a new escalation", "relationship")
    ]


async def test_an_improvement_is_proposed_weighed_and_finished(do: Any) -> None:
    await do("", "recordFeedback", id="f", relationship="acme-shop", text="Slow")
    shown = """... on Improvement { title status valueToConsumer effort due agreedAt doneAt person { id }
      feedback { nodes { id } } }"""
    proposed = await do(shown, "proposeImprovement", id="i", relationship="acme-shop", title="Faster", feedback=["f"])
    assert proposed == {
        "title": "Faster",
        "status": "PROPOSED",
        "valueToConsumer": None,
        "effort": None,
        "due": None,
        "agreedAt": None,
        "doneAt": None,
        "person": None,
        "feedback": {"nodes": [{"id": "f"}]},
    }
    weighed = await do(shown, "prioritizeImprovement", id="i", valueToConsumer="HIGH", effort="LOW", person="ana")
    assert weighed == {**proposed, "valueToConsumer": "HIGH", "effort": "LOW", "person": {"id": "ana"}}
    agreed = await do(shown, "prioritizeImprovement", id="i", agreed=True, decidedOn="2026-10-05", due="2027-01-01")
    assert agreed == {**weighed, "status": "AGREED", "agreedAt": "2026-10-05", "due": "2027-01-01"}
    done = await do(shown, "finishImprovement", id="i", doneAt="2026-12-01")
    assert done == {**agreed, "status": "DONE", "doneAt": "2026-12-01"}
    assert await faults(do("", "finishImprovement", id="i")) == [fault("is DONE already", "id")]


@pytest.mark.parametrize("verb", ["keepCommitment", "agree", "retireOffering"])
async def test_what_is_not_there_is_named(do: Any, verb: str) -> None:
    more = {"retiresOn": "2027-01-01"} if verb == "retireOffering" else {}
    assert (await do("", verb, id="nowhere", **more))["key"] == "nowhere"


def test_what_settles_a_line_of_an_agenda_is_a_mutation() -> None:
    mutations = schema._schema.mutation_type  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]  # graphql-core has it
    assert mutations is not None
    settled_by = {
        "keepCommitment", "answerExpectation", "closeExpectation", "finishImprovement", "answerComplaint",
        "closeComplaint", "answerDemand", "answerChange", "acknowledgeNotice", "markNoticeSent", "planEngagement", "recordEngagement",
        "giveNotice", "renew", "endAgreement", "linkStakeholder",
    }  # fmt: skip
    assert settled_by <= mutations.fields.keys()
