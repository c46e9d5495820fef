"""Relations stated, changed and removed one by one, and what is refused of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.resolvers.conftest import Ask
    from tests.resolvers.mutations.conftest import Change

DEPENDENCY = "... on LinkedDependency { version criticality assumed alternatives required from { id } to { id } }"


@pytest.fixture
async def tiles(change: Change) -> Change:
    await change(
        "createOfferings", "", items=[{"id": id_, "name": id_, "provider": "acme"} for id_ in ("tiles", "atlas")]
    )
    return change


def dependency(**changed: Any) -> dict[str, Any]:
    usual = {"__typename": "LinkedDependency", "version": 1, "criticality": "HIGH", "assumed": False}
    return {**usual, "alternatives": None, "required": 1, "from": {"id": "maps"}, "to": {"id": "tiles"}, **changed}


async def test_related_changed_and_no_longer_related(tiles: Change, ask: Ask) -> None:
    ends = {"from": "maps", "to": "tiles"}
    assert await tiles("linkDependency", DEPENDENCY, **ends, criticality="HIGH") == dependency()
    assert await tiles("linkDependency", DEPENDENCY, **ends, alternatives="base") == dependency(
        version=2, alternatives="base"
    )
    assert await tiles("linkDependency", DEPENDENCY, **ends, criticality=None) == dependency(
        version=3, alternatives="base", criticality="CRITICAL", assumed=True
    )
    needs = '{ offering(id: "maps") { version dependencies { edges { criticality node { id } } } } }'
    assert await ask(needs) == {
        "data": {
            "offering": {
                "version": 1,
                "dependencies": {"edges": [{"criticality": "CRITICAL", "node": {"id": "tiles"}}]},
            }
        }
    }
    assert await tiles("unlinkDependency", "... on Unlinked { start { id } end { id } }", **ends) == {
        "__typename": "Unlinked",
        "start": {"id": "maps"},
        "end": {"id": "tiles"},
    }
    assert (await ask(needs))["data"]["offering"]["dependencies"] == {"edges": []}


async def test_a_relation_that_is_not_there_is_not_found(tiles: Change) -> None:
    assert await tiles("unlinkDependency", "", **{"from": "maps", "to": "tiles"}) == {
        "__typename": "NotFound",
        "message": "There is no Dependency with from 'maps', to 'tiles'.",
        "of": "Offering",
        "key": "maps|tiles",
        "path": ["input"],
    }
    assert await tiles("linkDependency", "", **{"from": "maps", "to": "nothing"}) == {
        "__typename": "NotFound",
        "message": "There is no Offering 'nothing'.",
        "of": "Offering",
        "key": "nothing",
        "path": ["input", "to"],
    }


@pytest.mark.parametrize("name", ["linkDependency", "unlinkDependency"])
async def test_a_stale_version_of_a_relation_is_refused(tiles: Change, name: str) -> None:
    ends = {"from": "maps", "to": "tiles"}
    await tiles("linkDependency", "", **ends, expectedVersion=0)
    await tiles("linkDependency", "", **ends, criticality="LOW", expectedVersion=1)
    assert await tiles(name, "", **ends, expectedVersion=1) == {
        "__typename": "VersionConflict",
        "message": "Dependency 'maps' → 'tiles' was changed since: it has version 2, not version 1. "
        "Look at what it is now, and change that.",
        "version": 2,
        "path": ["input", "expectedVersion"],
        "current": {"__typename": "Offering", "id": "maps", "version": 1},
    }


async def test_many_relations_together_or_none(tiles: Change, ask: Ask) -> None:
    batch = "... on LinkedDependencyBatch { nodes { from { id } to { id } } }"
    items = [{"from": "maps", "to": "tiles"}, {"from": "maps", "to": "atlas"}]
    refused = await tiles("linkDependencies", batch, items=[*items, {"from": "atlas", "to": "nothing"}])
    assert (refused["__typename"], refused["path"]) == ("NotFound", ["input", "items", "2", "to"])
    count = '{ offering(id: "maps") { dependencies { totalCount } } }'
    assert (await ask(count))["data"]["offering"]["dependencies"]["totalCount"] == 0
    linked = await tiles("linkDependencies", batch, items=items)
    assert linked["nodes"] == [{"from": {"id": "maps"}, "to": {"id": to}} for to in ("tiles", "atlas")]
    unlinked = await tiles("unlinkDependencies", "... on UnlinkedSeveral { nodes { end { id } } }", items=items)
    assert unlinked["nodes"] == [{"end": {"id": "tiles"}}, {"end": {"id": "atlas"}}]


@pytest.mark.parametrize("name", ["linkDependencies", "unlinkDependencies"])
async def test_the_same_relation_twice_at_once_is_refused(tiles: Change, name: str) -> None:
    await tiles("linkDependency", "", **{"from": "maps", "to": "tiles"})
    refused = await tiles(name, "", items=[{"from": "maps", "to": "tiles"}] * 2)
    assert refused["faults"] == [{"path": ["input", "items", "1"], "message": "'maps' → 'tiles' is stated twice"}]


async def test_a_group_keeps_as_many_members_as_are_needed(tiles: Change) -> None:
    both = [{"from": "maps", "to": to, "alternatives": "base", "required": 2} for to in ("tiles", "atlas")]
    alone = await tiles("linkDependency", "", **both[0])
    assert alone["faults"] == [
        {
            "path": ["input", "required"],
            "message": "2 of the group 'base' are needed, but it has 1 member, at 'maps'",
        }
    ]
    assert (await tiles("linkDependencies", "", items=both))["__typename"] == "LinkedDependencyBatch"
    different = await tiles("linkDependency", "", **{**both[0], "required": 1})
    assert "1, 2: one number holds for the whole group" in different["faults"][0]["message"]
    taken = await tiles("unlinkDependency", "", **{"from": "maps", "to": "tiles"})
    assert taken["faults"][0]["path"] == ["input", "required"]


async def test_an_offering_does_not_need_itself_and_a_number_needs_a_group(tiles: Change) -> None:
    refused = await tiles("linkDependency", "", **{"from": "maps", "to": "maps", "required": 2})
    assert [fault["path"] for fault in refused["faults"]] == [["input", "to"], ["input", "required"]]


async def test_a_role_is_part_of_what_identifies_a_stakeholder(change: Change, ask: Ask) -> None:
    await change("createPerson", "", id="mina", name="Mina")
    await change("createServiceRelationship", "", id="own", provider="acme", consumer="acme")
    for role in ("SPONSOR", "CUSTOMER"):
        linked = "... on LinkedStakeholder { id role person { id } relationship { id } }"
        assert await change("linkStakeholder", linked, person="mina", relationship="own", role=role) == {
            "__typename": "LinkedStakeholder",
            "id": f"mina|own|{role}",
            "role": role,
            "person": {"id": "mina"},
            "relationship": {"id": "own"},
        }
    await change("unlinkStakeholder", "", person="mina", relationship="own", role="SPONSOR")
    roles = '{ person(id: "mina") { stakeholderIn { edges { role } } } }'
    assert (await ask(roles))["data"]["person"]["stakeholderIn"]["edges"] == [{"role": "CUSTOMER"}]
