"""What refusals say to somebody who does not see everything: no more than what is seen, and all of that."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio

from graph.access import LOCAL, Viewer
from graph.model.grant import Role
from graph.reading import Scope
from resolvers.context import Context
from resolvers.schema import schema
from tests.resolvers.access.shops import MANAGER, OWNER, asked, done, held_shops
from tests.resolvers.conftest import answer

if TYPE_CHECKING:
    from graph.database.engine import Database
    from tests.estate import Estate


@pytest_asyncio.fixture
async def estate(open_engine: Database) -> Estate:
    return await held_shops(open_engine)


# --- what hangs on a thing --------------------------------------------------------------------------------------------


HANGING = "... on StillReferenced { references { relation kind id } }"


async def hang_on_the_till(estate: Estate) -> None:
    """Its agreement and its two planned changes hang on it, and what the bank and the carrier need it for; it needs two."""
    await estate.things("Offering", {"id": "vending"}, {"id": "power"})
    await estate.relations("Offering", "provider", ("vending", "bank"), ("power", "carrier"))
    needs = (("courier", "till"), ("vending", "till"), ("shelf", "till"), ("till", "power"), ("till", "courier"))
    await estate.relations("Offering", "dependencies", *needs, criticality="HIGH")


async def test_what_hangs_is_counted_and_named_as_far_as_it_is_seen(estate: Estate) -> None:
    await hang_on_the_till(estate)
    till = 'deleteOffering(input: {id: "till"})'
    refused = await asked(estate.database, OWNER, till, HANGING)
    hanging = [(one["relation"], one["kind"], one["id"]) for one in refused.pop("references")]
    assert refused == {
        "__typename": "StillReferenced",
        "message": "Offering 'till' cannot be deleted: Change 'known', Change 'mixed', Change 'ours' and 3 others hang on "
        "it. Unlink or delete them, or archive it.",
    }
    assert hanging == [
        ("CHANGES", "Change", "known"),
        ("CHANGES", "Change", "mixed"),
        ("CHANGES", "Change", "ours"),
        ("COVERS", "Agreement", "tills"),
        ("DEPENDS_ON", "Offering", "courier"),
        ("DEPENDS_ON", "Offering", "shelf"),
    ]
    whole = await asked(estate.database, LOCAL, till, HANGING)
    assert ("DEPENDS_ON", "Offering", "vending") in [tuple(one.values()) for one in whole["references"]]
    assert " and 4 others hang on it" in whole["message"]


async def test_hidden_ones_leave_all_seen_ones_to_be_named(estate: Estate) -> None:
    """However many they are, and whatever their order."""
    many = [f"a{number}" for number in range(150)]
    await estate.things("Offering", *({"id": id_} for id_ in many))
    await estate.relations("Offering", "provider", *((id_, "bank") for id_ in many))
    await estate.relations("Offering", "dependencies", *((id_, "shelf") for id_ in many), ("till", "shelf"))
    refused = await asked(estate.database, OWNER, 'deleteOffering(input: {id: "shelf"})', HANGING)
    assert refused["message"] == (
        "Offering 'shelf' cannot be deleted: Offering 'till' hangs on it. Unlink or delete that, or archive it."
    )
    assert refused["references"] == [{"relation": "DEPENDS_ON", "kind": "Offering", "id": "till"}]
    await asked(estate.database, LOCAL, 'unlinkDependency(input: {from: "till", to: "shelf"})')
    assert await asked(estate.database, OWNER, 'deleteOffering(input: {id: "shelf"})', HANGING) == {
        "__typename": "StillReferenced",
        "message": "Offering 'shelf' cannot be deleted: something that you may not see hangs on it. Archive it instead.",
        "references": [],
    }


async def test_what_an_offering_needs_goes_with_it(estate: Estate) -> None:
    """By an event of its own, so that everybody who follows the trail knows."""
    await estate.relations("Offering", "dependencies", ("shelf", "courier"), ("shelf", "safe"), criticality="HIGH")
    await estate.relations("Offering", "successors", ("shelf", "till"))
    assert await done(estate.database, OWNER, 'deleteOffering(input: {id: "shelf"})') == "OK"
    events = "MATCH (e:Event) RETURN e.action, e.subject, e.before ORDER BY e.seq"
    *unlinked, deleted = await estate.database.read(events, name="events")
    assert [event[:2] for event in unlinked] == [["UNLINKED", "Dependency"]] * 2
    assert sorted(json.loads(event[2])["to"] for event in unlinked) == ["courier", "safe"]
    assert deleted[:2] == ["DELETED", "Offering"]


# --- chosen ids -------------------------------------------------------------------------------------------------------


async def test_ids_of_people_are_made_for_whoever_has_bounds(estate: Estate) -> None:
    refused = (
        "NotAllowed",
        (
            "The id of a person is made here for whoever does not reach everything, since a chosen one would tell who is "
            "known: leave it out."
        ),
    )
    for id_ in ("banker", "clerk", "nobody"):
        one = f'{{id: "{id_}", name: "x", memberOf: ["shop"]}}'
        assert await done(estate.database, MANAGER, f"createPerson(input: {one})") == refused
        several = f'createPeople(input: {{items: [{{name: "y", memberOf: ["shop"]}}, {one}]}})'
        assert await done(estate.database, MANAGER, several) == refused
    assert await done(estate.database, MANAGER, 'createPerson(input: {name: "x", memberOf: ["shop"]})') == "OK"
    everywhere = Viewer("tests", Role.MANAGER, Scope(administers=False))
    assert await done(estate.database, everywhere, 'createPerson(input: {id: "new", name: "x"})') == "OK"


async def test_that_another_id_is_taken_is_all_that_is_told(estate: Estate) -> None:
    taken = "... on DuplicateKey { key existing { id } }"
    create = 'createOffering(input: {id: "%s", name: "x", provider: "shop"})'
    assert await asked(estate.database, OWNER, create % "safe", taken) == {
        "__typename": "DuplicateKey",
        "message": "The id 'safe' cannot be had: take another one, or leave it out.",
        "key": "safe",
        "existing": None,
    }
    assert await asked(estate.database, OWNER, create % "till", taken) == {
        "__typename": "DuplicateKey",
        "message": "Offering 'till' is there already: change that, or take another id.",
        "key": "till",
        "existing": {"id": "till"},
    }


# --- asked for again --------------------------------------------------------------------------------------------------


async def test_what_was_made_under_a_key_is_not_shown_once_it_is_out_of_reach(estate: Estate) -> None:
    create = 'createOffering(input: {id: "lift", name: "Lift", provider: "kiosk", idempotencyKey: "k"})'
    assert await asked(estate.database, OWNER, create, "... on Offering { id }") == {
        "__typename": "Offering",
        "id": "lift",
    }
    now = Viewer(OWNER.actor, Role.OWNER, Scope(restricted=True, administers=False, organizations={"shop": True}))
    assert await done(estate.database, now, create) == (
        "NotFound",
        "Offering 'lift', which was made under this key, is there no more.",
    )
    other = create.replace("Lift", "Left")
    taken = "... on DuplicateKey { key existing { id } }"
    assert await asked(estate.database, now, other, taken) == {
        "__typename": "DuplicateKey",
        "message": "The idempotency key 'k' was used for something else within 24 hours: take another one.",
        "key": "k",
        "existing": None,
    }


async def test_what_is_no_longer_seen_after_a_change_is_null_in_its_answer(estate: Estate) -> None:
    """The driver was seen as a stakeholder alone."""
    unlink = 'unlinkStakeholder(input: {person: "driver", relationship: "carrier-shop", role: USER})'
    question = f"mutation {{ done: {unlink} {{ ... on Unlinked {{ start {{ id }} end {{ id }} }} }} }}"
    answered: Any = answer(await schema.execute(question, context_value=Context(estate.database, viewer=MANAGER)))
    assert answered == {"data": {"done": {"start": None, "end": {"id": "carrier-shop"}}}}


@pytest.mark.parametrize("action", ["keepCommitment", "archiveCommitment", "deleteCommitment"])
async def test_what_is_hidden_is_answered_as_if_it_were_not_there(estate: Estate, action: str) -> None:
    await estate.things("Commitment", {"id": "quiet", "text": "x", "side": "PROVIDER", "visibility": "PROVIDER"})
    await estate.relations("Commitment", "relationship", ("quiet", "carrier-shop"))
    for id_ in ("quiet", "none"):
        found = await done(estate.database, MANAGER, f'{action}(input: {{id: "{id_}"}})')
        assert found == ("NotFound", f"There is no Commitment {id_!r}.")
