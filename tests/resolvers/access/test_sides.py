"""Who writes what between provider and consumer: the provider its promises, the consumer what it says and asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

from graph.access import LOCAL
from graph.model.grant import Role
from tests.resolvers.access.shops import MANAGER, OWNER, asked, done, held_shops, of_shop

if TYPE_CHECKING:
    from graph.access import Viewer
    from graph.database.engine import Database
    from tests.estate import Estate


@pytest_asyncio.fixture
async def estate(open_engine: Database) -> Estate:
    return await held_shops(open_engine)


def foreign(label: str, id_: str) -> tuple[str, str]:
    return "NotAllowed", f"{label} {id_!r} is not of an organization in your reach: you see it, not more."


def beyond(label: str, id_: str, why: str) -> tuple[str, str]:
    return "NotAllowed", f"{label} {id_!r} would not be of an organization in your reach{why}."


PROVIDER_WRITES = ": who reaches the provider writes it"
PROVIDER_FOUNDS = ": beyond PROSPECTIVE, who reaches the provider writes it"
ALL_OF_THEM = " alone: all offerings that it changes must be of one"


@pytest.mark.parametrize(
    ("mutation", "label", "id_"),
    [
        ('updateAgreement(input: {id: "couriers", noticeDays: 0})', "Agreement", "couriers"),
        ('updateAgreement(input: {id: "couriers", validTo: "2027-01-01"})', "Agreement", "couriers"),
        ('updateAgreements(input: {items: [{id: "tills", noticeDays: 1}, {id: "couriers", noticeDays: 0}]})', "Agreement", "couriers"),
        ('archiveAgreement(input: {id: "couriers"})', "Agreement", "couriers"),
        ('restoreAgreements(input: {items: [{id: "couriers"}]})', "Agreement", "couriers"),
        ('deleteAgreement(input: {id: "couriers"})', "Agreement", "couriers"),
        ('giveNotice(input: {id: "couriers"})', "Agreement", "couriers"),
        ('endAgreement(input: {id: "couriers"})', "Agreement", "couriers"),
        ('renew(input: {id: "couriers", validTo: "2031-01-01"})', "Agreement", "couriers"),
        ('linkAgreementCovers(input: {agreement: "couriers", offering: "news"})', "Agreement", "couriers"),
        ('linkAgreementCovers(input: {agreement: "couriers", offering: "courier", criticality: LOW})', "Agreement", "couriers"),
        ('unlinkAgreementCovers(input: {agreement: "couriers", offering: "courier"})', "Agreement", "couriers"),
        ('unlinkCoverages(input: {items: [{agreement: "couriers", offering: "courier"}]})', "Agreement", "couriers"),
        ('linkAgreementUsedBy(input: {agreement: "couriers", organization: "kiosk"})', "Agreement", "couriers"),
        ('updateNoticeTerm(input: {id: "couriers-term", days: 0})', "NoticeTerm", "couriers-term"),
        ('deleteNoticeTerm(input: {id: "couriers-term"})', "NoticeTerm", "couriers-term"),
        ('updateTarget(input: {id: "couriers-target", threshold: 1})', "Target", "couriers-target"),
        ('deleteTargets(input: {items: [{id: "couriers-target"}]})', "Target", "couriers-target"),
        ('updateServiceRelationship(input: {id: "carrier-shop", status: ENDED})', "ServiceRelationship", "carrier-shop"),
        ('updateServiceRelationship(input: {id: "carrier-shop", typeWantedByConsumer: BASIC, type: BASIC})', "ServiceRelationship", "carrier-shop"),
        ('archiveServiceRelationship(input: {id: "carrier-shop"})', "ServiceRelationship", "carrier-shop"),
        ('deleteServiceRelationship(input: {id: "carrier-shop"})', "ServiceRelationship", "carrier-shop"),
    ],
)  # fmt: skip
async def test_terms_are_written_by_who_reaches_the_provider(
    estate: Estate, mutation: str, label: str, id_: str
) -> None:
    assert await done(estate.database, OWNER, mutation) == foreign(label, id_)


@pytest.mark.parametrize(
    ("mutation", "outcome"),
    [
        ('createAgreement(input: {id: "a", relationship: "carrier-shop"})', beyond("Agreement", "a", PROVIDER_WRITES)),
        ('createAgreement(input: {id: "a", relationship: "carrier-shop", status: DRAFT})', beyond("Agreement", "a", PROVIDER_WRITES)),
        ('createNoticeTerm(input: {id: "n", agreement: "couriers", action: RETIRE, days: 0})', beyond("NoticeTerm", "n", "")),
        ('updateNoticeTerm(input: {id: "tills-term", agreement: "couriers"})', beyond("NoticeTerm", "tills-term", "")),
        ('createTarget(input: {id: "t", agreement: "couriers", measure: "x", threshold: 1})', beyond("Target", "t", "")),
        ('createServiceRelationship(input: {id: "r", provider: "carrier", consumer: "kiosk"})', beyond("ServiceRelationship", "r", PROVIDER_FOUNDS)),
        ('createServiceRelationships(input: {items: [{id: "r", provider: "carrier", consumer: "kiosk", status: ONBOARDING}]})', beyond("ServiceRelationship", "r", PROVIDER_FOUNDS)),
        ('createServiceRelationship(input: {id: "r", provider: "carrier", consumer: "kiosk", status: PROSPECTIVE})', "OK"),
        ('createServiceRelationship(input: {id: "r", provider: "kiosk", consumer: "carrier"})', "OK"),
        ('updateServiceRelationship(input: {id: "carrier-shop", typeWantedByConsumer: BASIC})', "OK"),
        ('updateServiceRelationship(input: {id: "shop-carrier", status: OFFBOARDING})', "OK"),
        ('linkStakeholder(input: {person: "clerk", relationship: "carrier-shop", role: CUSTOMER})', "OK"),
        ('unlinkStakeholder(input: {person: "driver", relationship: "carrier-shop", role: USER})', "OK"),
        ('createExpectation(input: {statement: "x", side: CONSUMER, relationship: "carrier-shop"})', "OK"),
        ('raiseDemand(input: {relationship: "carrier-shop", offering: "courier", kind: MORE})', "OK"),
        ('updateAgreement(input: {id: "tills", noticeDays: 10})', "OK"),
        ('updateNoticeTerm(input: {id: "tills-term", days: 10})', "OK"),
        ('linkAgreementCovers(input: {agreement: "tills", offering: "shelf"})', "OK"),
        ('createTarget(input: {agreement: "tills", measure: "x", threshold: 1})', "OK"),
    ],
)  # fmt: skip
async def test_what_comes_into_being_between_two_sides(estate: Estate, mutation: str, outcome: Any) -> None:
    assert await done(estate.database, OWNER, mutation) == outcome


async def test_a_prospect_becomes_a_relationship_by_its_provider(estate: Estate) -> None:
    found = 'createServiceRelationship(input: {id: "r", provider: "carrier", consumer: "kiosk", status: PROSPECTIVE})'
    assert await done(estate.database, OWNER, found) == "OK"
    named = 'updateServiceRelationship(input: {id: "r", reviewEvery: "P1M"})'
    assert await done(estate.database, OWNER, named) == "OK"
    begun = 'updateServiceRelationship(input: {id: "r", status: ACTIVE})'
    assert await done(estate.database, OWNER, begun) == beyond("ServiceRelationship", "r", PROVIDER_FOUNDS)
    assert await done(estate.database, LOCAL, begun) == "OK"


# --- what hangs on a relationship stays with the other side -----------------------------------------------------------


def moved(label: str, id_: str) -> tuple[str, str]:
    message = f"{label} {id_!r} would pass from another side than yours, or to another: it stays with that side."
    return "NotAllowed", message


async def test_the_other_side_is_not_replaced_nor_taken_over(estate: Estate) -> None:
    """What it keeps for itself hangs on the relationship."""
    for organization in ("kiosk", "shop"):
        given = f'updateServiceRelationship(input: {{id: "shop-carrier", consumer: "{organization}"}})'
        assert await done(estate.database, OWNER, given) == moved("ServiceRelationship", "shop-carrier")


async def test_what_hangs_on_a_relationship_is_not_moved_to_another_consumer(estate: Estate) -> None:
    await estate.things("ServiceRelationship", {"id": "shop-kiosk", "status": "ACTIVE"}, {"id": "again"})
    await estate.relations("ServiceRelationship", "provider", ("shop-kiosk", "shop"), ("again", "shop"))
    await estate.relations("ServiceRelationship", "consumer", ("shop-kiosk", "kiosk"), ("again", "carrier"))
    await estate.things("Outcome", {"id": "sold", "statement": "x"})
    await estate.relations("Outcome", "relationship", ("sold", "shop-carrier"))
    for mutation, label, id_ in (
        ('updateAgreement(input: {id: "tills", relationship: "%s"})', "Agreement", "tills"),
        ('updateOutcome(input: {id: "sold", relationship: "%s"})', "Outcome", "sold"),
    ):
        assert await done(estate.database, OWNER, mutation % "shop-kiosk") == moved(label, id_)
        assert await done(estate.database, OWNER, mutation % "again") == "OK"


async def test_a_committee_of_several_is_kept_by_who_is_in_all_its_relationships(estate: Estate) -> None:
    given = {"kind": "COMMITTEE", "at": "2026-01-02T03:04:05.000000Z"}
    await estate.things("Engagement", {"id": "board", **given}, {"id": "talk", **given})
    about = (("board", "carrier-shop"), ("board", "bank-carrier"), ("talk", "carrier-shop"), ("talk", "shop-carrier"))
    await estate.relations("Engagement", "relationships", *about)
    assert await done(estate.database, MANAGER, 'updateEngagement(input: {id: "talk", summary: "x"})') == "OK"
    for mutation in ('updateEngagement(input: {id: "board", summary: "x"})', 'deleteEngagement(input: {id: "board"})'):
        assert await done(estate.database, MANAGER, mutation) == foreign("Engagement", "board")
    held = 'recordEngagement(input: {planned: "board", decisions: [{text: "x"}]})'
    kind, message = await done(estate.database, MANAGER, held)
    unseen = "input.decisions: 0 must name one of the engagement's relationships: •••, carrier-shop"
    assert (kind, message) == ("InvalidInput", unseen)


async def test_each_side_speaks_for_itself(estate: Estate) -> None:
    await estate.things("Commitment", {"id": "prompt", "text": "x", "side": "CONSUMER"})
    await estate.relations("Commitment", "relationship", ("prompt", "carrier-shop"))
    await estate.things("Complaint", {"id": "late", "text": "x"})
    await estate.relations("Complaint", "relationship", ("late", "shop-carrier"))
    confirm = 'confirm(input: {kind: Commitment, id: "prompt", person: "%s"})'
    close = 'closeComplaint(input: {id: "late", person: "%s"})'
    state = 'createCommitment(input: {text: "x", side: PROVIDER, relationship: "carrier-shop", confirmedBy: "%s"})'
    for mutation in (confirm, close, state):
        assert await done(estate.database, MANAGER, mutation % "driver") == foreign("Person", "driver")
        for nobody in ("banker", "none"):
            refused = ("NotFound", f"There is no Person {nobody!r}.")
            assert await done(estate.database, MANAGER, mutation % nobody) == refused
    assert await done(estate.database, MANAGER, state % "clerk") == "OK"


# --- people of several ------------------------------------------------------------------------------------------------


NOT_YOURS = (
    "NotAllowed",
    "Person 'advisor' is, or would be, a member of organizations out of your reach: that is not yours to say.",
)


@pytest.mark.parametrize(
    ("mutation", "outcome"),
    [
        ('updatePerson(input: {id: "advisor", title: "x"})', "OK"),
        ('linkMembership(input: {person: "advisor", organization: "kiosk"})', "OK"),
        ('unlinkMembership(input: {person: "advisor", organization: "shop"})', ("NotAllowed", "Person 'advisor' would not be of an organization in your reach.")),
        ('deletePerson(input: {id: "advisor"})', NOT_YOURS),
        ('linkMembership(input: {person: "advisor", organization: "carrier"})', NOT_YOURS),
        ('updatePerson(input: {id: "clerk", memberOf: ["shop", "carrier"]})', ("NotAllowed", NOT_YOURS[1].replace("advisor", "clerk"))),
        ('deletePerson(input: {id: "clerk"})', "OK"),
    ],
)  # fmt: skip
async def test_a_member_of_several_is_not_taken_from_the_others(estate: Estate, mutation: str, outcome: Any) -> None:
    assert await done(estate.database, MANAGER, mutation) == outcome


async def test_whoever_states_all_does_not_speak_of_what_is_not_seen(estate: Estate) -> None:
    """The advisor is a member of the bank too, which the shop does not see."""
    stated = 'updatePerson(input: {id: "advisor", memberOf: ["kiosk"]})'
    assert await done(estate.database, MANAGER, stated) == "OK"
    members = "MATCH (:Person {id: 'advisor'})-[:MEMBER_OF]->(o) RETURN o.id ORDER BY o.id"
    assert await estate.database.read(members, name="members") == [["bank"], ["kiosk"]]


# --- changes ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "mutation", "outcome"),
    [
        (MANAGER, 'updateChange(input: {id: "ours", effectiveOn: "2030-02-01"})', "OK"),
        (MANAGER, 'cancelChange(input: {id: "ours", reason: "x"})', "OK"),
        (OWNER, 'updateChange(input: {id: "mixed", title: "y"})', foreign("Change", "mixed")),
        (OWNER, 'cancelChange(input: {id: "mixed", reason: "x"})', foreign("Change", "mixed")),
        (OWNER, 'updateChanges(input: {items: [{id: "ours", title: "y"}, {id: "mixed", title: "y"}]})', foreign("Change", "mixed")),
        (OWNER, 'deleteChange(input: {id: "mixed"})', foreign("Change", "mixed")),
        (OWNER, 'unlinkChangedOffering(input: {change: "mixed", offering: "courier", action: RETIRE})', foreign("Change", "mixed")),
        (OWNER, 'linkChangedOffering(input: {change: "ours", offering: "courier", action: RETIRE})', beyond("Change", "ours", ALL_OF_THEM)),
        (OWNER, 'linkChangedOfferings(input: {items: [{change: "ours", offering: "shelf", action: RETIRE}, {change: "ours", offering: "news", action: RETIRE}]})', beyond("Change", "ours", ALL_OF_THEM)),
        (OWNER, 'linkChangedOffering(input: {change: "ours", offering: "safe", action: RETIRE})', ("NotFound", "There is no Offering 'safe'.")),
        (OWNER, 'linkChangedOffering(input: {change: "ours", offering: "shelf", action: RETIRE})', "OK"),
        (OWNER, 'createChange(input: {title: "x"})', "OK"),
        (MANAGER, 'updateChange(input: {id: "known", effectiveOn: "2029-01-01"})', ("NotAllowed", "Changing an announced Change in this way needs the role OWNER; yours is MANAGER.")),
        (MANAGER, 'updateChange(input: {id: "known", status: CANCELLED})', ("NotAllowed", "Changing an announced Change in this way needs the role OWNER; yours is MANAGER.")),
        (MANAGER, 'linkChangedOffering(input: {change: "known", offering: "shelf", action: RETIRE})', ("NotAllowed", "Changing an announced Change in this way needs the role OWNER; yours is MANAGER.")),
        (OWNER, 'updateChange(input: {id: "known", title: "y"})', "OK"),
    ],
)  # fmt: skip
async def test_who_changes_a_planned_change(estate: Estate, who: Viewer, mutation: str, outcome: Any) -> None:
    found = await done(estate.database, who, mutation)
    assert found[0] == "NotAllowed" if outcome is None else found == outcome


async def test_a_draft_without_offerings_belongs_to_who_made_it(estate: Estate) -> None:
    """Until it names offerings: then it is theirs whose these are."""
    other = of_shop(Role.OWNER, "another key of shop")
    one = {"__typename": "Change", "id": "plan"}
    assert (
        await asked(estate.database, MANAGER, 'createChange(input: {id: "plan", title: "x"})', "...on Change { id }")
        == one
    )
    title = 'updateChange(input: {id: "plan", title: "y"})'
    link = 'linkChangedOffering(input: {change: "plan", offering: "%s", action: RETIRE})'
    unknown = ("NotFound", "There is no Change 'plan'.")
    assert await done(estate.database, other, title) == unknown
    assert await done(estate.database, other, link % "till") == unknown
    assert await done(estate.database, MANAGER, title) == "OK"
    assert await done(estate.database, MANAGER, link % "courier") == beyond("Change", "plan", ALL_OF_THEM)
    assert await done(estate.database, MANAGER, link % "till") == "OK"
    assert await done(estate.database, other, title.replace('"y"', '"z"')) == "OK"
    assert await done(estate.database, MANAGER, 'deleteChange(input: {id: "plan"})') == "OK"
    assert await done(estate.database, MANAGER, 'createChange(input: {id: "plan", title: "x"})') == "OK"
    assert await done(estate.database, other, title) == unknown


async def test_a_planned_change_goes_its_course(estate: Estate) -> None:
    """By who reaches its offerings alone, as docs/access.md says."""
    for mutation in (
        'createChange(input: {id: "plan", title: "x", effectiveOn: "2030-01-01"})',
        'linkChangedOffering(input: {change: "plan", offering: "till", action: RETIRE})',
        'proposeChange(input: {id: "plan", answerBy: "2029-12-31"})',
        'cancelChange(input: {id: "plan", reason: "x"})',
    ):
        assert await done(estate.database, OWNER, mutation) == "OK", mutation
