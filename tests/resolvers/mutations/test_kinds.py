"""Things created, changed, archived, restored and deleted, and every refusal, as whole answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.resolvers.conftest import Ask
    from tests.resolvers.mutations.conftest import Change


def maps(**changed: Any) -> dict[str, Any]:
    usual = {"__typename": "Offering", "id": "maps", "version": 1, "name": "Maps", "status": "AVAILABLE"}
    return {**usual, "goods": "paper", "archivedAt": None, "provider": {"id": "acme"}, **changed}


async def test_a_thing_is_created_with_its_relations_and_answered_as_it_is(change: Change) -> None:
    created = await change("createOffering", id="tiles", name="Tiles", provider="acme", status="PLANNED")
    assert created == maps(id="tiles", name="Tiles", status="PLANNED", goods=None)


async def test_a_thing_without_an_id_gets_one(change: Change) -> None:
    first, second = [await change("createOffering", name="Tiles", provider="acme") for _ in range(2)]
    assert first["id"] != second["id"]
    assert len(first["id"]) == 36


async def test_what_is_left_out_stays_and_null_clears_or_sets_the_default(change: Change) -> None:
    assert await change("updateOffering", id="maps", name="Atlas") == maps(version=2, name="Atlas")
    assert await change("updateOffering", id="maps", goods=None) == maps(version=3, name="Atlas", goods=None)
    await change("updateOffering", id="maps", status="SUSPENDED")
    assert await change("updateOffering", id="maps", status=None) == maps(version=5, name="Atlas", goods=None)


async def test_what_changes_nothing_makes_no_version_and_no_event(change: Change) -> None:
    history = "... on Offering { version history { totalCount } }"
    same = await change("updateOffering", history, id="maps", name="Maps", provider="acme")
    assert same == {"__typename": "Offering", "version": 1, "history": {"totalCount": 1}}


async def test_a_stale_version_is_refused_with_what_is_there_now(change: Change) -> None:
    await change("updateOffering", id="maps", name="Atlas", expectedVersion=1)
    for name in ("updateOffering", "archiveOffering", "deleteOffering"):
        given = {"name": "Other"} if name == "updateOffering" else {}
        assert await change(name, "", id="maps", expectedVersion=1, **given) == {
            "__typename": "VersionConflict",
            "message": "Offering 'maps' was changed since: it has version 2, not 1. "
            "Look at what it is now, and change that.",
            "version": 2,
            "path": ["input", "expectedVersion"],
            "current": {"__typename": "Offering", "id": "maps", "version": 2},
        }


async def test_what_is_not_there_is_not_found(change: Change) -> None:
    for name in ("updateOffering", "archiveOffering", "restoreOffering", "deleteOffering"):
        assert await change(name, "", id="atlas") == {
            "__typename": "NotFound",
            "message": "There is no Offering 'atlas'.",
            "of": "Offering",
            "key": "atlas",
            "path": ["input", "id"],
        }
    assert await change("createOffering", "", name="Tiles", provider="nobody") == {
        "__typename": "NotFound",
        "message": "There is no Organization 'nobody'.",
        "of": "Organization",
        "key": "nobody",
        "path": ["input", "provider"],
    }


async def test_an_id_that_is_taken_is_refused_with_who_has_it(change: Change) -> None:
    assert await change("createOffering", "", id="maps", name="Maps", provider="acme") == {
        "__typename": "DuplicateKey",
        "message": "Offering 'maps' is there already: change that, or take another id.",
        "path": ["input", "id"],
        "key": "maps",
        "existing": {"__typename": "Offering", "id": "maps"},
    }


async def test_all_faults_are_shown_at_their_places(change: Change) -> None:
    items = [
        {"id": "a|b", "name": "Tiles", "provider": "acme"},
        {"name": "x" * 10_001, "provider": "acme"},
        {"name": "Tiles", "provider": "acme", "suspendedFrom": "2027-01-02", "suspendedUntil": "2027-01-02"},
    ]
    refused = await change("createOfferings", "", items=items)
    assert refused["faults"] == [
        {
            "path": ["input", "items", "0", "id"],
            "message": "'a|b': an id holds no '|'",
        },
        {"path": ["input", "items", "1", "name"], "message": "is longer than 10,000 characters"},
    ]
    refused = await change("createOfferings", "", items=items[2:])
    assert refused["faults"] == [
        {
            "path": ["input", "items", "0", "suspendedUntil"],
            "message": "2027-01-02 is not after suspendedFrom (2027-01-02): "
            "suspendedUntil is the first day on which it is over",
        }
    ]


@pytest.mark.parametrize("name", ["name", "provider"])
async def test_what_every_thing_of_a_kind_has_cannot_be_cleared(change: Change, name: str) -> None:
    refused = await change("updateOffering", "", id="maps", **{name: None})
    assert (refused["__typename"], refused["faults"][0]["path"]) == ("InvalidInput", ["input", name])


async def test_a_status_goes_along_its_ways(change: Change) -> None:
    assert (await change("updateOffering", id="maps", status="RETIRED"))["status"] == "RETIRED"
    refused = await change("updateOffering", "", id="maps", status="AVAILABLE")
    assert refused["faults"] == [
        {"path": ["input", "status"], "message": "RETIRED is not followed by AVAILABLE; nothing is"}
    ]


async def test_archived_once_and_restored(change: Change) -> None:
    first = await change("archiveOffering", id="maps")
    assert first == maps(version=2, archivedAt=first["archivedAt"])
    assert first["archivedAt"].endswith("Z")
    assert await change("archiveOffering", id="maps") == first
    assert await change("restoreOffering", id="maps") == maps(version=3)


async def test_what_others_hang_on_is_not_deleted(change: Change) -> None:
    assert await change("deleteOrganization", "", id="acme") == {
        "__typename": "StillReferenced",
        "message": "Organization 'acme' cannot be deleted: Offering 'maps' hangs on it. "
        "Unlink or delete that, or archive it.",
        "path": ["input", "id"],
        "references": [{"relation": "PROVIDES", "kind": "Offering", "id": "maps"}],
    }
    deleted = "... on Deleted { of ids }"
    assert await change("deleteOffering", deleted, id="maps") == {
        "__typename": "Deleted",
        "of": "Offering",
        "ids": ["maps"],
    }
    assert (await change("deleteOrganization", deleted, id="acme"))["ids"] == ["acme"]


async def test_several_are_changed_together_or_not_at_all(change: Change, ask: Ask) -> None:
    batch = "... on OfferingBatch { nodes { id version name } }"
    items = [{"id": f"o{number}", "name": f"O {number}", "provider": "acme"} for number in range(1_000)]
    created = await change("createOfferings", batch, items=items)
    assert [node["id"] for node in created["nodes"]] == [item["id"] for item in items]
    changes = [{"id": item["id"], "name": "New"} for item in items]
    refused = await change("updateOfferings", batch, items=[*changes[:999], {"id": "nothing", "name": "New"}])
    assert (refused["__typename"], refused["path"]) == ("NotFound", ["input", "items", "999", "id"])
    named = '{ offerings(filter: { name: { eq: "New" } }) { totalCount } }'
    assert (await ask(named))["data"]["offerings"]["totalCount"] == 0
    assert len((await change("updateOfferings", batch, items=changes))["nodes"]) == 1_000
    assert (await ask(named))["data"]["offerings"]["totalCount"] == 1_000
    ids = [{"id": item["id"]} for item in items]
    assert len((await change("deleteOfferings", "... on Deleted { ids }", items=ids))["ids"]) == 1_000


@pytest.mark.parametrize("number", [0, 1_001])
async def test_too_many_or_none_at_once_are_refused(change: Change, number: int) -> None:
    refused = await change("archiveOfferings", "", items=[{"id": "maps"}] * number)
    assert refused["faults"] == [
        {"path": ["input", "items"], "message": f"has {number:,} members; 1 to 1,000 can be done at once"}
    ]


async def test_the_same_thing_twice_at_once_is_refused(change: Change) -> None:
    refused = await change("updateOfferings", "", items=[{"id": "maps", "name": "A"}, {"id": "maps", "name": "B"}])
    twice = [{"path": ["input", "items", "1", "id"], "message": "'maps' is stated twice"}]
    assert refused["faults"] == twice
    assert (await change("deleteOfferings", "", items=[{"id": "maps"}] * 2))["faults"] == twice


async def test_a_list_that_must_have_one_is_not_emptied(change: Change) -> None:
    await change("createServiceRelationship", "", id="own", provider="acme", consumer="acme")
    given = {"kind": "CALL", "at": "2027-01-01T09:00:00Z"}
    missing = {"path": ["input", "relationships"], "message": "is missing; every Engagement states it"}
    assert (await change("createEngagement", "", relationships=[], **given))["faults"] == [missing]
    await change("createEngagement", "", id="call", relationships=["own"], **given)
    assert (await change("updateEngagement", "", id="call", relationships=[]))["faults"] == [missing]


async def test_a_request_sent_again_is_done_once(change: Change) -> None:
    given = {"name": "Tiles", "provider": "acme", "idempotencyKey": "k1"}
    first = await change("createOffering", **given)
    assert await change("createOffering", **given) == first
    refused = await change("createOffering", "", **{**given, "name": "Other"})
    assert refused == {
        "__typename": "DuplicateKey",
        "message": "The idempotency key 'k1' was used for something else within 24 hours: take another one.",
        "path": ["input", "idempotencyKey"],
        "key": "k1",
        "existing": {"__typename": "Offering", "id": first["id"]},
    }
    await change("deleteOffering", "", id=first["id"])
    assert (await change("createOffering", "", **given))["__typename"] == "NotFound"


async def test_each_member_of_several_may_have_its_own_key(change: Change) -> None:
    batch = "... on OfferingBatch { nodes { id name } }"
    one, two, three = [{"name": name, "provider": "acme", "idempotencyKey": name} for name in ("a", "b", "c")]
    first = await change("createOfferings", batch, items=[one, two])
    again = await change("createOfferings", batch, items=[two, three, one])
    assert [node["name"] for node in again["nodes"]] == ["b", "c", "a"]
    assert [again["nodes"][2], again["nodes"][0]] == first["nodes"]


async def test_one_request_reads_what_its_own_changes_made(ask: Ask, change: Change) -> None:
    question = """mutation {
      first: updateOffering(input: { id: "maps", name: "One" }) { ... on Offering { name provider { name } } }
      between: updateOrganization(input: { id: "acme", name: "New" }) { ... on Organization { name } }
      last: updateOffering(input: { id: "maps", name: "Two" }) { ... on Offering { name provider { name } } }
    }"""
    assert await ask(question) == {
        "data": {
            "first": {"name": "One", "provider": {"name": "Acme"}},
            "between": {"name": "New"},
            "last": {"name": "Two", "provider": {"name": "New"}},
        }
    }
    assert change


ALL_MISSING = "... on NotFound { faults { path message } }"


async def test_all_that_is_not_there_is_told_at_once(change: Change) -> None:
    refused = await change(
        "createPerson", ALL_MISSING, name="Ada", memberOf=["ghost", "acme", "spectre"], reportsTo="nobody"
    )
    assert refused["message"] == (
        "There is no Organization 'ghost'. There is no Organization 'spectre'. There is no Person 'nobody'."
    )
    assert refused["faults"] == [
        {"path": ["input", "memberOf", "0"], "message": "There is no Organization 'ghost'."},
        {"path": ["input", "memberOf", "2"], "message": "There is no Organization 'spectre'."},
        {"path": ["input", "reportsTo", "0"], "message": "There is no Person 'nobody'."},
    ]


@pytest.mark.parametrize(
    ("mutation", "items", "places"),
    [
        ("updateOfferings", [{"id": "maps"}, {"id": "a"}, {"id": "b"}], ["1.id", "2.id"]),
        ("deleteOfferings", [{"id": "a"}, {"id": "maps"}, {"id": "b"}], ["0.id", "2.id"]),
        ("archiveOfferings", [{"id": "a"}, {"id": "b"}], ["0.id", "1.id"]),
        (
            "linkDependencies",
            [{"from": "maps", "to": "a"}, {"from": "b", "to": "maps"}],
            ["1.from", "0.to"],
        ),
        ("unlinkDependencies", [{"from": "maps", "to": "a"}, {"from": "b", "to": "maps"}], ["0", "1"]),
    ],
)
async def test_all_items_that_name_nothing_are_told_at_once(
    change: Change, mutation: str, items: list[dict[str, Any]], places: list[str]
) -> None:
    refused = await change(mutation, ALL_MISSING, items=items)
    assert refused["__typename"] == "NotFound"
    assert [".".join(fault["path"]) for fault in refused["faults"]] == [f"input.items.{place}" for place in places]


EMPTY = {
    "createOrganization": ({"name": ""}, {"name": "is empty; every Organization states it"}),
    "createPerson": (
        {"name": "", "title": ""},
        {"name": "is empty; every Person states it", "title": "is empty: leave it out, or write null"},
    ),
    "createOffering": ({"name": "", "provider": "acme"}, {"name": "is empty; every Offering states it"}),
    "createDecision": ({"text": "", "relationship": "r"}, {"text": "is empty; every Decision states it"}),
    "createCommitment": (
        {"text": "", "side": "PROVIDER", "relationship": "r"},
        {"text": "is empty; every Commitment states it"},
    ),
    "createChange": ({"title": ""}, {"title": "is empty; every Change states it"}),
}


@pytest.mark.parametrize("mutation", EMPTY)
async def test_an_empty_text_that_is_required_is_not_told_to_be_left_out(change: Change, mutation: str) -> None:
    given, messages = EMPTY[mutation]
    refused = await change(mutation, "", **given)
    assert {fault["path"][-1]: fault["message"] for fault in refused["faults"]} == messages
