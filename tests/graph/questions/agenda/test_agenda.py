"""What is due, read from either engine."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, LiteralString

import pytest

from graph.errors import NotFound
from graph.questions.agenda import Asked, agenda
from graph.reading import EVERYTHING
from tests.graph.questions.agenda.due import TODAY, YEAR, accountable, agreement, lines, within

if TYPE_CHECKING:
    from tests.estate import Estate


async def test_a_relationship_in_which_nothing_is_due(estate: Estate) -> None:
    await accountable(estate)
    assert await lines(estate) == []


async def test_roles_that_nobody_holds_are_due_today(estate: Estate) -> None:
    assert await lines(estate) == [
        (TODAY, "VACANCY", "acme-shop", None, "linkStakeholder"),
        (TODAY, "VACANCY", "acme-shop", None, "linkStakeholder"),
    ]
    first, second = await agenda(estate.database, EVERYTHING, YEAR)
    assert first.place < second.place  # or a page that ends between them would leave the second out


async def test_a_role_that_will_fall_vacant_is_due_on_that_day(estate: Estate) -> None:
    await accountable(estate)
    await estate.relations(
        "Person", "stakeholderIn", ("eve", "acme-shop"), role="RELATIONSHIP_MANAGER", id="eve", until="2027-01-01"
    )
    assert await lines(estate) == []


async def test_open_commitments_by_their_day_and_kept_ones_not(estate: Estate) -> None:
    await accountable(estate)
    await within(estate, "Commitment", id="late", text="Send figures", side="PROVIDER", due="2026-09-01", status="OPEN")
    await within(estate, "Commitment", id="soon", text="Pay", side="CONSUMER", due="2026-11-01", status="OPEN")
    await within(estate, "Commitment", id="kept", text="Done", side="CONSUMER", due="2026-09-01", status="KEPT")
    await within(estate, "Commitment", id="some day", text="Sing", side="CONSUMER", status="OPEN")
    await estate.relations("Commitment", "person", ("soon", "ben"))
    assert await lines(estate) == [
        ("2026-09-01", "COMMITMENT", "late", None, "keepCommitment"),
        ("2026-11-01", "COMMITMENT", "soon", "ben", "keepCommitment"),
    ]


async def test_what_is_due_on_the_last_day_or_later_is_left_out(estate: Estate) -> None:
    await accountable(estate)
    await within(estate, "Commitment", id="soon", text="Pay", side="CONSUMER", due="2026-11-01", status="OPEN")
    assert await lines(estate, Asked(TODAY, "2026-11-01")) == []
    assert len(await lines(estate, Asked(TODAY, "2026-11-02"))) == 1


async def test_an_expectation_is_answered_within_two_weeks_and_then_met_by_its_day(estate: Estate) -> None:
    await accountable(estate)
    stated = {"statement": "Faster", "side": "CONSUMER", "statedAt": "2026-10-01"}
    await within(estate, "Expectation", id="stated", status="STATED", **stated, due="2027-03-01")
    await within(estate, "Expectation", id="agreed", status="AGREED", **stated, due="2027-03-01")
    await within(estate, "Expectation", id="declined", status="DECLINED", **stated, reason="Too dear")
    assert await lines(estate) == [
        ("2026-10-15", "EXPECTATION", "stated", None, "answerExpectation"),
        ("2027-03-01", "EXPECTATION", "agreed", None, "closeExpectation"),
    ]


async def test_complaints_wait_for_the_provider_and_then_for_the_consumer(estate: Estate) -> None:
    await accountable(estate)
    await within(estate, "Complaint", id="open", text="Slow", raisedAt="2026-09-16", status="OPEN")
    await within(
        estate, "Complaint", id="told", text="Dear", raisedAt="2026-09-16", answeredAt="2026-10-01", status="ANSWERED"
    )
    await within(estate, "Complaint", id="done", text="Loud", raisedAt="2026-09-16", status="CLOSED")
    await estate.relations("Complaint", "person", ("open", "ben"))
    assert await lines(estate) == [
        ("2026-09-30", "COMPLAINT", "open", "ben", "answerComplaint"),
        ("2026-10-15", "COMPLAINT", "told", None, "closeComplaint"),
    ]


async def test_a_demand_is_answered_before_it_begins(estate: Estate) -> None:
    await accountable(estate)
    await within(
        estate, "Demand", id="peak", kind="PEAK", status="RAISED", raisedAt="2026-10-04", **{"from": "2026-10-10"}
    )
    await within(estate, "Demand", id="unknown", kind="MORE", status="RAISED")
    await within(estate, "Demand", id="met", kind="MORE", status="MET")
    await estate.relations("Demand", "offering", ("peak", "pay"), ("unknown", "pay"), ("met", "pay"))
    assert await lines(estate) == [
        (TODAY, "DEMAND", "unknown", None, "answerDemand"),
        ("2026-10-10", "DEMAND", "peak", None, "answerDemand"),
    ]


async def test_improvements_that_both_sides_want(estate: Estate) -> None:
    await accountable(estate)
    await within(estate, "Improvement", id="better", title="Better", status="STARTED", due="2026-12-01")
    await within(estate, "Improvement", id="idea", title="Idea", status="PROPOSED", due="2026-12-01")
    assert await lines(estate) == [("2026-12-01", "IMPROVEMENT", "better", None, "finishImprovement")]


@pytest.mark.parametrize(
    "change",
    [
        "MATCH (r:ServiceRelationship) SET r.archivedAt = '2026-01-01T00:00:00.000000Z'",
        "MATCH (r:ServiceRelationship) SET r.status = 'ENDED'",
        "MATCH (r:ServiceRelationship) SET r.until = '2026-10-05'",
        "MATCH (o:Organization {id: 'shop'}) SET o.archivedAt = '2026-01-01T00:00:00.000000Z'",
    ],
)
async def test_nothing_is_due_of_what_is_archived_or_over(estate: Estate, change: LiteralString) -> None:
    await accountable(estate)
    await agreement(estate, "decide", renewal="BY_DECISION", terminationDays=60)
    assert len(await lines(estate)) == 1
    await estate.database.write(lambda work: work.run(change), name="change")
    assert await lines(estate) == []
    assert await lines(estate, replace(YEAR, relationship="acme-shop")) == []


async def test_a_relationship_that_ended_and_is_not_over_yet_is_kept_up(estate: Estate) -> None:
    await accountable(estate)
    await agreement(estate, "decide", renewal="BY_DECISION")
    change: LiteralString = "MATCH (r:ServiceRelationship) SET r.status = 'ENDED', r.until = '2026-10-06'"
    await estate.database.write(lambda work: work.run(change), name="change")
    assert len(await lines(estate)) == 1


async def test_whoever_is_archived_answers_for_nothing_and_is_not_to_be_spoken_to(estate: Estate) -> None:
    await accountable(estate)
    await within(estate, "Commitment", id="soon", text="Pay", side="CONSUMER", due="2026-11-01", status="OPEN")
    await estate.relations("Commitment", "person", ("soon", "ben"))
    gone: LiteralString = "MATCH (p:Person {id: 'ben'}) SET p.archivedAt = '2026-01-01T00:00:00.000000Z'"
    await estate.database.write(lambda work: work.run(gone), name="archive")
    assert await lines(estate) == [
        (TODAY, "VACANCY", "acme-shop", None, "linkStakeholder"),
        ("2026-11-01", "COMMITMENT", "soon", None, "keepCommitment"),
    ]


async def test_only_a_consumer_with_an_agreement_that_is_live_on_its_day_is_asked_about_a_change(
    estate: Estate,
) -> None:
    await accountable(estate)
    await agreement(estate, "a", renewal="NONE", validTo="2027-01-01")
    await estate.relations("Agreement", "covers", ("a", "pay"), criticality="HIGH")
    for id_, day in (("before", "2026-12-31"), ("after", "2027-01-01")):
        await estate.things("Change", {"id": id_, "title": id_, "status": "PROPOSED", "effectiveOn": day})
        await estate.relations("Change", "changes", (id_, "pay"), action="RETIRE")
    asked = ("2026-12-31", "CHANGE", "before", None, "answerChange")
    ends = ("2027-01-01", "AGREEMENT", "a", None, "renew")
    assert await lines(estate) == [asked, ends]
    auto: LiteralString = "MATCH (a:Agreement) SET a.renewal = 'AUTO'"
    await estate.database.write(lambda work: work.run(auto), name="change")
    also = ("2027-01-01", "CHANGE", "after", None, "answerChange")
    assert await lines(estate) == [asked, (*ends[:-1], "giveNotice"), also]


async def test_changes_that_the_consumer_has_not_answered_or_needs_time_for(estate: Estate) -> None:
    await accountable(estate)
    await estate.things("Agreement", {"id": "a", "status": "ACTIVE"})
    await estate.relations("Agreement", "relationship", ("a", "acme-shop"))
    await estate.relations("Agreement", "covers", ("a", "pay"), criticality="HIGH")
    for id_, day in (("open", "2027-01-01"), ("later", "2027-02-01"), ("taken", "2027-03-01")):
        await estate.things("Change", {"id": id_, "title": id_, "status": "PROPOSED", "effectiveOn": day})
        await estate.relations("Change", "changes", (id_, "pay"), action="RETIRE")
    await estate.things(
        "Answer",
        {"id": "1", "verdict": "NEEDS_TIME", "until": "2026-12-15", "at": "2026-10-02"},
        {"id": "2", "verdict": "OBJECT", "at": "2026-10-01"},
        {"id": "3", "verdict": "ACCEPT", "at": "2026-10-01"},
    )
    await estate.relations("Answer", "change", ("1", "later"), ("2", "later"), ("3", "taken"))
    await estate.relations("Answer", "organization", ("1", "shop"), ("2", "shop"), ("3", "shop"))
    assert await lines(estate) == [
        ("2026-12-15", "CHANGE", "later", None, "answerChange"),
        ("2027-01-01", "CHANGE", "open", None, "answerChange"),
    ]


async def test_what_the_consumer_was_asked_is_due_by_the_last_day_to_answer(estate: Estate) -> None:
    await accountable(estate)
    await estate.things("Agreement", {"id": "a", "status": "ACTIVE"})
    await estate.relations("Agreement", "relationship", ("a", "acme-shop"))
    await estate.relations("Agreement", "covers", ("a", "pay"), criticality="HIGH")
    await estate.things("Change", {"id": "open", "title": "x", "status": "PROPOSED", "effectiveOn": "2027-01-01"})
    await estate.relations("Change", "changes", ("open", "pay"), action="RETIRE")
    await estate.things("Answer", {"id": "1", "answerBy": "2026-11-01"})
    await estate.relations("Answer", "change", ("1", "open"))
    await estate.relations("Answer", "organization", ("1", "shop"))
    assert await lines(estate) == [("2026-11-01", "CHANGE", "open", None, "answerChange")]


async def test_messages_that_were_not_sent_or_not_acknowledged(estate: Estate) -> None:
    await accountable(estate)
    sent = {"sentAt": "2026-09-01T08:00:00.000000Z"}
    await estate.things(
        "Notice",
        {"id": "unsent", "deadline": "2026-10-03"},
        {"id": "silent", **sent},
        {"id": "heard", **sent, "acknowledgedAt": "2026-09-02T08:00:00.000000Z"},
    )
    for id_ in ("unsent", "silent", "heard"):
        await estate.relations("Notice", "relationships", (id_, "acme-shop"))
        await estate.relations("Notice", "person", (id_, "ben"))
    assert await lines(estate) == [
        ("2026-09-15", "NOTICE", "silent", "ben", "acknowledgeNotice"),
        ("2026-10-03", "NOTICE", "unsent", "ben", "markNoticeSent"),
    ]


async def test_the_agenda_of_a_manager_holds_the_relationships_of_which_they_are_manager(estate: Estate) -> None:
    await accountable(estate)
    await within(estate, "Commitment", id="soon", text="Pay", side="CONSUMER", due="2026-11-01", status="OPEN")
    assert [line[2] for line in await lines(estate, Asked(TODAY, YEAR.until, manager="ana"))] == ["soon"]
    assert await lines(estate, Asked(TODAY, YEAR.until, manager="ben")) == []


async def test_whoever_or_whatever_is_not_there_is_named(estate: Estate) -> None:
    with pytest.raises(NotFound, match="There is no relationship 'nowhere'"):
        await lines(estate, Asked(TODAY, YEAR.until, relationship="nowhere"))
    with pytest.raises(NotFound, match="There is no person 'nobody'"):
        await lines(estate, Asked(TODAY, YEAR.until, manager="nobody"))


async def test_relationships_that_are_over_have_no_agenda(estate: Estate) -> None:
    await estate.things("ServiceRelationship", {"id": "gone", "status": "ENDED"}, {"id": "left", "until": TODAY})
    assert {line[2] for line in await lines(estate)} == {"acme-shop"}


async def test_what_could_not_be_sent_and_whoever_nobody_can_tell_are_due(estate: Estate) -> None:
    await accountable(estate)
    await agreement(estate, "terms", renewal="AUTO", validTo=None)
    await estate.relations("Agreement", "covers", ("terms", "pay"))
    await estate.things("Change", {"id": "open", "title": "x", "status": "PROPOSED", "effectiveOn": "2027-01-01"})
    await estate.relations("Change", "changes", ("open", "pay"), action="RETIRE")
    await estate.things("Answer", {"id": "1", "answerBy": "2026-11-01", "askedAt": "2026-10-01T00:00:00.000000Z"})
    await estate.relations("Answer", "change", ("1", "open"))
    await estate.relations("Answer", "organization", ("1", "shop"))
    answer = ("2026-11-01", "CHANGE", "open", None, "answerChange")
    assert await lines(estate) == [answer, ("2026-11-01", "NOTICE", "open", None, "createChannel")]
    await estate.things(
        "Notice",
        {"id": "asked", "kind": "QUESTION", "state": "SENT", "sentAt": "2026-10-01T00:00:00.000000Z"},
        {"id": "lost", "kind": "NOTICE", "state": "FAILED", "failure": "550 no such user"},
    )
    for id_ in ("asked", "lost"):
        await estate.relations("Notice", "relationships", (id_, "acme-shop"))
        await estate.relations("Notice", "change", (id_, "open"))
    assert await lines(estate) == [(TODAY, "NOTICE", "lost", None, "markNoticeSent"), answer]
