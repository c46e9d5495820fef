"""What sides say and promise, and when they meet: each verb as a whole answer, on either engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.resolvers.verbs.faults import fault, faults

if TYPE_CHECKING:
    from tests.resolvers.conftest import Ask


ENGAGEMENT = """... on Engagement { id kind at status summary relationships { nodes { id } }
  participants(sort: [{ node: { id: ASC } }]) { edges { invited attended node { id } } }
  decisions { nodes { text at status people { nodes { id } } relationship { id } } }
  commitments { nodes { text side at due status person { id } relationship { id } } } }"""


async def test_an_engagement_is_planned_and_then_held_with_what_came_of_it(do: Any) -> None:
    planned = await do(
        ENGAGEMENT,
        "planEngagement",
        id="review",
        kind="REVIEW",
        at="2026-10-05T08:00:00Z",
        relationships=["acme-shop"],
        invited=["ana", "ben"],
    )
    invited = [{"invited": True, "attended": False, "node": {"id": who}} for who in ("ana", "ben")]
    assert planned == {
        "id": "review",
        "kind": "REVIEW",
        "at": "2026-10-05T08:00:00.000000Z",
        "status": "PLANNED",
        "summary": None,
        "relationships": {"nodes": [{"id": "acme-shop"}]},
        "participants": {"edges": invited},
        "decisions": {"nodes": []},
        "commitments": {"nodes": []},
    }
    held = await do(
        ENGAGEMENT,
        "recordEngagement",
        planned="review",
        summary="All is well.",
        attended=["ana", "eve"],
        decisions=[{"text": "Move in March", "people": ["ana"]}],
        commitments=[{"text": "Send figures", "side": "PROVIDER", "person": "ana", "due": "2026-11-01"}],
    )
    assert held == {
        **planned,
        "status": "HELD",
        "summary": "All is well.",
        "participants": {
            "edges": [
                {"invited": True, "attended": True, "node": {"id": "ana"}},
                {"invited": True, "attended": False, "node": {"id": "ben"}},
                {"invited": False, "attended": True, "node": {"id": "eve"}},
            ]
        },
        "decisions": {
            "nodes": [
                {
                    "text": "Move in March",
                    "at": "2026-10-05",
                    "status": "TAKEN",
                    "people": {"nodes": [{"id": "ana"}]},
                    "relationship": {"id": "acme-shop"},
                }
            ]
        },
        "commitments": {
            "nodes": [
                {
                    "text": "Send figures",
                    "side": "PROVIDER",
                    "at": "2026-10-05",
                    "due": "2026-11-01",
                    "status": "OPEN",
                    "person": {"id": "ana"},
                    "relationship": {"id": "acme-shop"},
                }
            ]
        },
    }


async def test_an_engagement_that_was_not_planned_says_what_it_was(do: Any) -> None:
    assert await faults(do(ENGAGEMENT, "recordEngagement", kind="CALL", at="2026-10-05T08:00:00Z")) == [
        fault("is needed where the engagement was not planned", "relationships")
    ]
    call = {"kind": "CALL", "at": "2026-10-05T08:00:00Z", "relationships": ["acme-shop"]}
    assert (await do("... on Engagement { status }", "recordEngagement", **call)) == {"status": "HELD"}
    unknown = await do("", "recordEngagement", planned="nowhere")
    assert unknown["path"] == ["input", "planned"]


async def test_what_was_decided_belongs_to_one_of_the_relationships_of_the_engagement(do: Any) -> None:
    call = {"kind": "CALL", "at": "2026-10-05T08:00:00Z", "relationships": ["acme-shop"]}
    decision = {"text": "Sing", "relationship": "other"}
    assert await faults(do("", "recordEngagement", **call, decisions=[decision])) == [
        fault("0 must name one of the engagement's relationships: acme-shop", "decisions")
    ]


async def commitment(do: Any, id_: str, **given: Any) -> None:
    usual = {"id": id_, "text": "Send", "side": "PROVIDER", "relationship": "acme-shop"}
    await do("", "createCommitment", **usual, **given)


async def test_a_commitment_is_kept_broken_or_released_once(do: Any) -> None:
    shown = "... on Commitment { status doneAt }"
    for verb, status in (
        ("keepCommitment", "KEPT"),
        ("breakCommitment", "BROKEN"),
        ("releaseCommitment", "RELEASED"),
    ):
        await commitment(do, verb)
        settled = await do(shown, verb, id=verb, doneAt="2026-10-05")
        assert settled == {"status": status, "doneAt": "2026-10-05"}
        assert await faults(do(shown, "keepCommitment", id=verb)) == [fault(f"is {status} already", "id")]


EXPECTATION = (
    "... on Expectation { statement side priority status reason statedAt answeredAt due closedAt person { id } }"
)


async def test_an_expectation_is_stated_answered_and_closed(do: Any) -> None:
    stated = await do(
        EXPECTATION,
        "stateExpectation",
        id="fast",
        relationship="acme-shop",
        statement="Faster",
        side="CONSUMER",
        priority="HIGH",
        person="ben",
        statedAt="2026-10-01",
    )
    assert stated == {
        "statement": "Faster",
        "side": "CONSUMER",
        "priority": "HIGH",
        "status": "STATED",
        "reason": None,
        "statedAt": "2026-10-01",
        "answeredAt": None,
        "due": None,
        "closedAt": None,
        "person": {"id": "ben"},
    }
    agreed = await do(
        EXPECTATION, "answerExpectation", id="fast", answer="AGREED", due="2027-01-01", answeredAt="2026-10-02"
    )
    assert agreed == {**stated, "status": "AGREED", "due": "2027-01-01", "answeredAt": "2026-10-02"}
    met = await do(EXPECTATION, "closeExpectation", id="fast", end="MET", closedAt="2026-12-01")
    assert met == {**agreed, "status": "MET", "closedAt": "2026-12-01"}
    assert await faults(do("", "answerExpectation", id="fast", answer="AGREED")) == [fault("is MET already", "id")]


async def test_an_expectation_is_declined_with_a_reason(do: Any) -> None:
    await do("", "stateExpectation", id="free", relationship="acme-shop", statement="For free", side="CONSUMER")
    assert await faults(do("", "answerExpectation", id="free", answer="DECLINED")) == [
        fault("is needed: an expectation is declined with a reason", "reason")
    ]
    declined = await do(EXPECTATION, "answerExpectation", id="free", answer="DECLINED", reason="We must live")
    assert (declined["status"], declined["reason"]) == ("DECLINED", "We must live")


async def test_the_other_side_confirms_what_one_side_has_said(do: Any) -> None:
    await commitment(do, "figures")
    given = {"kind": "Commitment", "id": "figures", "confirmedAt": "2026-10-05"}
    refused = "is not on the consumer's side of the relationship, which has to confirm it"
    assert await faults(do("", "confirm", **given, person="ana")) == [fault(refused, "person")]
    shown = "... on Commitment { confirmedAt confirmedBy { id } }"
    confirmed = await do(shown, "confirm", **given, person="ben")
    assert confirmed == {"confirmedAt": "2026-10-05", "confirmedBy": {"id": "ben"}}
    stale = await do("... on VersionConflict { version }", "confirm", **given, person="ben", expectedVersion=1)
    assert stale["version"] == 2


async def test_a_member_of_an_organization_is_on_its_side(do: Any, acme: Any) -> None:
    await acme.relations("Person", "memberOf", ("eve", "shop"))
    await commitment(do, "figures")
    confirmed = await do("... on Commitment { version }", "confirm", kind="Commitment", id="figures", person="eve")
    assert confirmed == {"version": 2}


async def test_feedback_is_recorded_and_answered(do: Any) -> None:
    shown = "... on Feedback { score text at answer answeredAt offering { id } person { id } }"
    said = await do(
        shown,
        "recordFeedback",
        id="f",
        relationship="acme-shop",
        offering="pay",
        person="ben",
        score=7,
        at="2026-10-01",
    )
    assert said == {
        "score": 7,
        "text": None,
        "at": "2026-10-01",
        "answer": None,
        "answeredAt": None,
        "offering": {"id": "pay"},
        "person": {"id": "ben"},
    }
    answered = await do(shown, "answerFeedback", id="f", answer="Thank you", answeredAt="2026-10-02")
    assert answered == {**said, "answer": "Thank you", "answeredAt": "2026-10-02"}
    assert await faults(do("", "recordFeedback", relationship="acme-shop")) == [
        fault("is needed where there is no score: feedback says something", "text")
    ]


async def test_a_complaint_is_answered_by_the_provider_and_closed_by_the_consumer(do: Any) -> None:
    shown = "... on Complaint { text status raisedAt answer answeredAt closedAt }"
    raised = await do(
        shown, "raiseComplaint", id="c", relationship="acme-shop", text="Slow", person="ben", raisedAt="2026-09-16"
    )
    assert raised["status"] == "OPEN"
    answered = await do(shown, "answerComplaint", id="c", answer="Mended", answeredAt="2026-09-20")
    assert (answered["status"], answered["answer"]) == ("ANSWERED", "Mended")
    refused = "is not on the consumer's side of the relationship, which alone closes a complaint"
    assert await faults(do("", "closeComplaint", id="c", person="ana")) == [fault(refused, "person")]
    closed = await do(shown, "closeComplaint", id="c", person="ben", closedAt="2026-09-21")
    assert closed == {**answered, "status": "CLOSED", "closedAt": "2026-09-21"}
    assert await faults(do("", "answerComplaint", id="c", answer="Again")) == [fault("is CLOSED already", "id")]


async def test_a_complaint_may_be_withdrawn(do: Any) -> None:
    await do("", "raiseComplaint", id="c", relationship="acme-shop", text="Slow")
    withdrawn = await do("... on Complaint { status }", "closeComplaint", id="c", person="ben", withdrawn=True)
    assert withdrawn == {"status": "WITHDRAWN"}


async def test_a_demand_is_raised_and_answered(do: Any) -> None:
    shown = "... on Demand { kind quantity unit from status answer answeredAt offering { id } }"
    given = {"relationship": "acme-shop", "offering": "pay", "kind": "PEAK", "quantity": 180, "unit": "%"}
    raised = await do(shown, "raiseDemand", id="d", **given, raisedAt="2026-10-01", **{"from": "2026-11-27"})
    assert raised == {
        "kind": "PEAK",
        "quantity": 180.0,
        "unit": "%",
        "from": "2026-11-27",
        "status": "RAISED",
        "answer": None,
        "answeredAt": None,
        "offering": {"id": "pay"},
    }
    answered = await do(shown, "answerDemand", id="d", decision="ACCEPTED", answer="Two more", answeredAt="2026-10-05")
    assert answered == {**raised, "status": "ACCEPTED", "answer": "Two more", "answeredAt": "2026-10-05"}


async def test_each_verb_stands_in_the_history_by_its_name(do: Any, ask: Ask) -> None:
    await commitment(do, "figures")
    await do("", "keepCommitment", id="figures")
    history = await ask('{ commitment(id: "figures") { history { nodes { action mutation } } } }')
    nodes = history["data"]["commitment"]["history"]["nodes"]
    assert sorted(node["mutation"] for node in nodes) == ["createCommitment", "keepCommitment"]
