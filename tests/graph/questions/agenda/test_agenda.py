"""What is due, read from either engine."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, LiteralString

import pytest

from graph.database.schema import set_up_schema
from graph.errors import NotFound
from graph.questions.agenda import Asked, Matter, agenda
from graph.reading import EVERYTHING
from graph.text.agenda import agenda_reason
from graph.text.catalogue.language import Language
from tests.estate import Estate

if TYPE_CHECKING:
    from graph.database.engine import Database

TODAY = "2026-10-05"
YEAR = Asked(TODAY, "2027-10-05")


@pytest.fixture
async def estate(database: Database) -> Estate:
    """Acme provides Pay to Shop: nobody answers for it, and no interval of reviews is agreed."""
    await set_up_schema(database)
    made = Estate(database)
    await made.things("Organization", {"id": "acme"}, {"id": "shop"})
    await made.things("Offering", {"id": "pay"})
    await made.relations("Organization", "provides", ("acme", "pay"))
    await made.things("ServiceRelationship", {"id": "acme-shop", "status": "ACTIVE"})
    await made.relations("ServiceRelationship", "provider", ("acme-shop", "acme"))
    await made.relations("ServiceRelationship", "consumer", ("acme-shop", "shop"))
    await made.things("Person", {"id": "ana"}, {"id": "ben"}, {"id": "eve"})
    return made


async def accountable(estate: Estate) -> None:
    for person, role in (("ana", "RELATIONSHIP_MANAGER"), ("ben", "CONSUMER_REPRESENTATIVE")):
        ends = (person, "acme-shop")
        await estate.relations("Person", "stakeholderIn", ends, role=role, accountable=True, id=f"{person}|{role}")


async def within(estate: Estate, label: str, **given: object) -> None:
    await estate.things(label, given)
    await estate.relations(label, "relationship", (str(given["id"]), "acme-shop"))


async def lines(estate: Estate, asked: Asked = YEAR) -> list[tuple[str, str, str, str | None, str]]:
    found = await agenda(estate.database, EVERYTHING, asked)
    return [(line.due, line.matter.value, line.id, line.person, line.settled_by) for line in found]


async def test_a_relationship_in_which_nothing_is_due(estate: Estate) -> None:
    await accountable(estate)
    assert await lines(estate) == []


async def test_roles_that_nobody_holds_are_due_today(estate: Estate) -> None:
    assert await lines(estate) == [
        (TODAY, "VACANCY", "acme-shop", None, "linkStakeholder"),
        (TODAY, "VACANCY", "acme-shop", None, "linkStakeholder"),
    ]


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


async def agreement(estate: Estate, id_: str, **given: object) -> None:
    await estate.things("Agreement", {"id": id_, "status": "ACTIVE", "validTo": "2027-03-31", **given})
    await estate.relations("Agreement", "relationship", (id_, "acme-shop"))


async def test_agreements_are_due_while_something_can_be_done_about_them(estate: Estate) -> None:
    await accountable(estate)
    await agreement(estate, "auto", renewal="AUTO", terminationDays=90)
    await agreement(estate, "auto, too late", renewal="AUTO", terminationDays=300)
    await agreement(estate, "decide", renewal="BY_DECISION", terminationDays=60)
    await agreement(estate, "ends", renewal="NONE", terminationDays=60)
    await agreement(estate, "noticed", status="NOTICE_GIVEN", renewal="AUTO", terminationDays=60)
    await agreement(estate, "draft", status="DRAFT", renewal="NONE")
    assert await lines(estate) == [
        ("2026-12-31", "AGREEMENT", "auto", None, "giveNotice"),
        ("2027-01-30", "AGREEMENT", "decide", None, "renew"),
        ("2027-03-31", "AGREEMENT", "auto, too late", None, "renew"),
        ("2027-03-31", "AGREEMENT", "ends", None, "renew"),
        ("2027-03-31", "AGREEMENT", "noticed", None, "endAgreement"),
    ]


async def test_a_term_that_has_renewed_itself_is_due_no_more(estate: Estate) -> None:
    await accountable(estate)
    await agreement(estate, "today", renewal="AUTO", validTo=TODAY)
    await agreement(estate, "renewed", renewal="AUTO", validTo="2026-10-04", terminationDays=90)
    await agreement(estate, "long ago", renewal="AUTO", validTo="2019-01-01")
    await agreement(estate, "open", renewal="AUTO", validTo=None)
    assert await lines(estate) == [(TODAY, "AGREEMENT", "today", None, "giveNotice")]


async def test_what_is_said_of_the_end_of_a_term(estate: Estate) -> None:
    await accountable(estate)
    noticed = {"status": "NOTICE_GIVEN", "renewal": "AUTO", "validTo": "2026-01-01", "noticeGivenAt": "2026-10-01"}
    await agreement(estate, "auto", renewal="AUTO", terminationDays=90)
    await agreement(estate, "auto, too late", renewal="AUTO", terminationDays=300)
    await agreement(estate, "decide", renewal="BY_DECISION", terminationDays=60)
    await agreement(estate, "decided by nobody", renewal="BY_DECISION", validTo="2026-09-01", terminationDays=60)
    await agreement(estate, "ends later", **noticed, terminationDays=90)
    await agreement(estate, "ends when", **noticed)
    found = await agenda(estate.database, EVERYTHING, YEAR)
    assert [(line.due, agenda_reason(line.reason, Language.EN), line.settled_by) for line in found] == [
        ("2026-09-01", "decided by nobody ended on 2026-09-01 as nobody has renewed it.", "renew"),
        (
            "2026-10-01",
            "ends when was terminated on 2026-10-01, and nothing says when that ends it.",
            "updateAgreement",
        ),
        ("2026-12-30", "ends later ends: notice was given.", "endAgreement"),
        ("2026-12-31", "auto renews itself on 2027-03-31 unless it is terminated by then.", "giveNotice"),
        ("2027-01-30", "decide ends on 2027-03-31 unless both sides renew it by then.", "renew"),
        (
            "2027-03-31",
            "auto, too late renews itself on 2027-03-31; notice had to be given by 2026-06-04.",
            "renew",
        ),
    ]


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
    asked = ("2026-12-31", "CHANGE", "before", None, "createAnswer")
    ends = ("2027-01-01", "AGREEMENT", "a", None, "renew")
    assert await lines(estate) == [asked, ends]
    auto: LiteralString = "MATCH (a:Agreement) SET a.renewal = 'AUTO'"
    await estate.database.write(lambda work: work.run(auto), name="change")
    also = ("2027-01-01", "CHANGE", "after", None, "createAnswer")
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
        ("2026-12-15", "CHANGE", "later", None, "createAnswer"),
        ("2027-01-01", "CHANGE", "open", None, "createAnswer"),
    ]


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
        ("2026-09-15", "NOTICE", "silent", "ben", "updateNotice"),
        ("2026-10-03", "NOTICE", "unsent", "ben", "updateNotice"),
    ]


async def meeting(estate: Estate, id_: str, kind: str, at: str, status: str, *attended: str) -> None:
    await estate.things("Engagement", {"id": id_, "kind": kind, "at": f"{at}T09:00:00.000000Z", "status": status})
    await estate.relations("Engagement", "relationships", (id_, "acme-shop"))
    await estate.relations("Engagement", "participants", *((id_, person) for person in attended), attended=True)


async def reviewed(estate: Estate) -> None:
    await accountable(estate)
    await estate.things(
        "ServiceRelationship", {"id": "old", "status": "ACTIVE", "reviewEvery": "P6M", "since": "2026-01-31"}
    )
    await estate.relations("ServiceRelationship", "provider", ("old", "acme"))
    await estate.relations("ServiceRelationship", "consumer", ("old", "shop"))


async def test_a_review_counts_that_was_held_by_both_sides_with_somebody_whose_word_counts(estate: Estate) -> None:
    await reviewed(estate)
    old = Asked(TODAY, YEAR.until, relationship="old")

    async def review_due() -> list[tuple[str, str]]:
        found = await agenda(estate.database, EVERYTHING, old)
        return [(line.due, agenda_reason(line.reason, Language.EN)) for line in found if line.matter is Matter.REVIEW]

    async def role(person: str, name: str, **given: object) -> None:
        await estate.relations("Person", "stakeholderIn", (person, "old"), role=name, id=f"{person} {name}", **given)

    none = ("2026-07-31", "There has been no review since 2026-01-31, and one is due every P6M.")
    assert await review_due() == [none]
    await role("ana", "RELATIONSHIP_MANAGER", accountable=True)
    await role("eve", "USER")
    await meeting(estate, "with eve", "REVIEW", "2026-09-01", "HELD", "ana", "eve")
    await estate.relations("Engagement", "relationships", ("with eve", "old"))
    assert await review_due() == [none], "eve is neither accountable nor of influence"
    await estate.things("Assessment", {"id": "v", "at": "2026-09-01", "influence": 4})
    await estate.relations("Assessment", "relationship", ("v", "old"))
    await estate.relations("Assessment", "person", ("v", "eve"))
    assert await review_due() == [("2027-03-01", "The last review was on 2026-09-01, and one is due every P6M.")]
    await meeting(estate, "next", "REVIEW", "2027-02-01", "PLANNED")
    await estate.relations("Engagement", "relationships", ("next", "old"))
    assert await review_due() == [
        (
            "2027-03-01",
            "The last review was on 2026-09-01, and one is due every P6M; one is planned on 2027-02-01.",
        )
    ]


async def test_training_is_settled_by_one_that_was_held_within_the_year_before(estate: Estate) -> None:
    await accountable(estate)
    await within(estate, "UsageScenario", id="plan", name="Plan routes", trainingNeededBy="2026-12-01")
    await meeting(estate, "old", "TRAINING", "2025-11-01", "HELD")
    assert await lines(estate) == [("2026-12-01", "TRAINING", "plan", None, "planEngagement")]
    await meeting(estate, "next", "TRAINING", "2026-11-01", "PLANNED")
    assert await lines(estate) == [("2026-12-01", "TRAINING", "plan", None, "recordEngagement")]
    await meeting(estate, "done", "TRAINING", "2026-08-01", "HELD")
    assert await lines(estate) == []


async def test_people_of_influence_are_spoken_to_within_the_interval(estate: Estate) -> None:
    await accountable(estate)
    for person, influence in (("ana", 3), ("ben", 5)):
        await estate.things("Assessment", {"id": person, "at": "2026-01-01", "influence": influence})
        await estate.relations("Assessment", "relationship", (person, "acme-shop"))
        await estate.relations("Assessment", "person", (person, person))
    assert await lines(estate) == [(TODAY, "CONTACT", "ben", "ben", "planEngagement")]
    await meeting(estate, "call", "CALL", "2026-09-01", "HELD", "ben")
    assert await lines(estate) == [("2027-02-28", "CONTACT", "ben", "ben", "planEngagement")]


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
