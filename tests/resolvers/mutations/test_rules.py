"""The rules that keep the graph true, however it would be broken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest_asyncio

if TYPE_CHECKING:
    from tests.resolvers.mutations.conftest import Change


@pytest_asyncio.fixture
async def estate(empty: Change) -> Change:
    """A group with a unit that offers Maps, a shop with an agreement on it, and two people."""
    organizations = [
        {"id": "group", "name": "Group"},
        {"id": "unit", "name": "Unit"},
        {"id": "shop", "name": "Shop"},
    ]
    await empty("createOrganizations", "", items=organizations)
    await empty("updateOrganization", "", id="unit", partOf="group")
    await empty("createOffering", "", id="maps", name="Maps", provider="unit")
    await empty("createServiceRelationship", "", id="group-shop", provider="group", consumer="shop")
    await empty("createAgreement", "", id="deal", relationship="group-shop", validTo="2030-01-01")
    await empty("createPeople", "", items=[{"id": "ada", "name": "Ada"}, {"id": "bo", "name": "Bo"}])
    covered = await empty("linkAgreementCovers", "", agreement="deal", offering="maps")
    assert covered["__typename"] == "LinkedAgreementCovers", covered
    return empty


def fault(answer: Any) -> tuple[list[str], str]:
    assert answer["__typename"] == "InvalidInput", answer
    (only,) = answer["faults"]
    return only["path"], only["message"]


async def test_no_organization_is_a_part_of_itself(estate: Change) -> None:
    assert fault(await estate("updateOrganization", "", id="group", partOf="unit")) == (
        ["input", "partOf"],
        "'group' is a part of itself: group → unit → group",
    )


async def test_two_moves_that_make_a_circle_only_together_are_refused_together(estate: Change) -> None:
    await estate("createOrganization", "", id="till", name="Till")
    items = [{"id": "till", "partOf": "shop"}, {"id": "shop", "partOf": "till"}]
    path, message = fault(await estate("updateOrganizations", "", items=items))
    assert path[:2] == ["input", "items"]
    assert message.endswith(("till → shop → till", "shop → till → shop"))


async def test_nobody_reports_to_themselves_on_any_day(estate: Change) -> None:
    await estate("linkReportingLine", "", person="ada", manager="bo", until="2027-01-01")
    later = {"person": "bo", "manager": "ada", "since": "2027-01-01"}
    assert (await estate("linkReportingLine", "", **later))["__typename"] == "LinkedReportingLine"
    _, message = fault(await estate("linkReportingLine", "", **{**later, "since": "2026-12-31"}))
    assert "reports to themselves" in message
    assert fault(await estate("updatePerson", "", id="ada", reportsTo=["ada"]))[0] == ["input", "reportsTo"]


async def test_one_accountable_manager_at_a_time(estate: Change) -> None:
    of = {"relationship": "group-shop", "role": "RELATIONSHIP_MANAGER", "accountable": True}
    await estate("linkStakeholder", "", person="ada", until="2027-01-01", **of)
    assert fault(await estate("linkStakeholder", "", person="bo", since="2026-12-31", **of)) == (
        ["input", "accountable"],
        (
            "'ada' and 'bo' would both be accountable as RELATIONSHIP_MANAGER of 'group-shop' at the same time: "
            "let one of them end before"
        ),
    )
    after = await estate("linkStakeholder", "", person="bo", since="2027-01-01", **of)
    assert after["__typename"] == "LinkedStakeholder"


async def test_a_handover_is_one_change(estate: Change) -> None:
    of = {"relationship": "group-shop", "role": "CONSUMER_REPRESENTATIVE", "accountable": True}
    await estate("linkStakeholder", "", person="ada", **of)
    items = [{"person": "ada", **of, "until": "2027-01-01"}, {"person": "bo", **of, "since": "2027-01-01"}]
    assert (await estate("linkStakeholders", "", items=items))["__typename"] == "LinkedStakeholderBatch"


async def test_an_agreement_covers_what_its_provider_or_a_part_of_it_provides(estate: Change) -> None:
    await estate("createOffering", "", id="till", name="Till", provider="shop")
    assert fault(await estate("linkAgreementCovers", "", agreement="deal", offering="till")) == (
        ["input"],
        (
            "'till' cannot be covered by 'deal': it is provided by 'shop', "
            "which is neither the relationship's provider 'group' nor a part of it"
        ),
    )


async def test_what_is_covered_stays_with_its_provider_while_the_agreement_is_in_force(estate: Change) -> None:
    moves = [
        ("updateOffering", {"id": "maps", "provider": "shop"}, "provider"),
        ("updateServiceRelationship", {"id": "group-shop", "provider": "shop"}, "provider"),
        ("updateOrganization", {"id": "unit", "partOf": None}, "partOf"),
        ("updateOrganization", {"id": "unit", "partOf": "shop"}, "partOf"),
    ]
    for name, given, place in moves:
        path, message = fault(await estate(name, "", **given))
        assert path == ["input", place]
        assert message.startswith("'maps' cannot be covered by 'deal': it is provided by")
    await estate("updateAgreement", "", id="deal", status="ENDED")
    for name, given, _ in moves[:1]:
        assert (await estate(name, "", **given))["__typename"] == "Offering"


async def test_an_agreement_that_renews_itself_is_in_force_after_its_term_unless_its_relationship_is_over(
    estate: Change,
) -> None:
    move = {"id": "maps", "provider": "shop"}
    await estate("updateAgreement", "", id="deal", validTo="2020-01-01", renewal="AUTO")
    assert fault(await estate("updateOffering", "", **move))[0] == ["input", "provider"]
    for done in ({"status": "NOTICE_GIVEN", "noticeGivenAt": "2019-12-01"}, {"renewal": "NONE", "status": "ACTIVE"}):
        await estate("updateAgreement", "", id="deal", **done)
        assert (await estate("updateOffering", "", **move))["__typename"] == "Offering"
        await estate("updateOffering", "", id="maps", provider="unit")
    await estate("updateAgreement", "", id="deal", renewal="AUTO")
    assert fault(await estate("updateOffering", "", **move))[0] == ["input", "provider"]
    await estate("updateServiceRelationship", "", id="group-shop", status="ENDED")
    assert (await estate("updateOffering", "", **move))["__typename"] == "Offering"


async def test_an_agreement_moves_only_to_a_provider_of_what_it_covers(estate: Change) -> None:
    await estate("createServiceRelationship", "", id="shop-unit", provider="shop", consumer="unit")
    assert fault(await estate("updateAgreement", "", id="deal", relationship="shop-unit"))[0] == [
        "input",
        "relationship",
    ]


async def test_an_interval_of_a_relation_holds_at_least_one_day(estate: Change) -> None:
    given = {"agreement": "deal", "offering": "maps", "validFrom": "2027-01-01", "validTo": "2027-01-01"}
    assert fault(await estate("linkAgreementCovers", "", **given))[0] == ["input", "validTo"]


async def test_an_interval_counts_with_what_is_stored(estate: Change) -> None:
    assert fault(await estate("updateAgreement", "", id="deal", validFrom="2031-01-01"))[0] == ["input", "validTo"]


async def test_only_what_is_for_a_time_is_over_on_a_day_after_the_change(estate: Change) -> None:
    await estate("createChange", "", id="works", title="Works", effectiveOn="2027-01-10")
    said = {"change": "works", "offering": "maps"}
    assert fault(await estate("linkChangedOffering", "", **said, action="RETIRE", until="2027-02-01")) == (
        ["input", "until"],
        "only SUSPEND and DEGRADE are for a time: leave it out, for RETIRE lasts",
    )
    early = "SUSPEND of 'maps' is over on 2027-01-10, which is not after the day on which the change takes effect (2027-01-10)"
    items = [{**said, "action": "DEGRADE"}, {**said, "action": "SUSPEND", "until": "2027-01-10"}]
    assert fault(await estate("linkChangedOfferings", "", items=items)) == (["input", "items", "1", "until"], early)
    linked = await estate(
        "linkChangedOffering", "... on LinkedChangedOffering { until }", **items[1] | {"until": "2027-01-11"}
    )
    assert linked == {"__typename": "LinkedChangedOffering", "until": "2027-01-11"}
    assert fault(await estate("updateChange", "", id="works", effectiveOn="2027-01-11")) == (
        ["input", "effectiveOn"],
        early.replace("2027-01-10", "2027-01-11") + "; so it is in the graph",
    )
    assert (await estate("updateChange", "", id="works", effectiveOn=None))["__typename"] == "Change"
    assert (await estate("linkChangedOffering", "", **items[1]))["__typename"] == "LinkedChangedOffering"
    assert fault(await estate("updateChange", "", id="works", effectiveOn="2027-01-10"))[1] == (
        early + "; so it is in the graph"
    )
