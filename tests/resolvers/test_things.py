from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.estate import Estate
    from tests.resolvers.conftest import Ask


async def test_a_thing_is_read_by_its_key(estate: Estate, ask: Ask) -> None:
    await estate.things("Offering", {"id": "maps", "retiresOn": "2027-01-31", "externalIds": ["crm:42"]})
    question = """{ offering(id: "maps") {
      __typename id name status catalogue retiresOn goods version createdAt archivedAt externalIds source } }"""
    assert await ask(question) == {
        "data": {
            "offering": {
                "__typename": "Offering",
                "id": "maps",
                "name": "Maps",
                "status": "AVAILABLE",
                "catalogue": "RESTRICTED",
                "retiresOn": "2027-01-31",
                "goods": None,
                "version": 1,
                "createdAt": "2026-01-01T00:00:00.000000Z",
                "archivedAt": None,
                "externalIds": ["crm:42"],
                "source": None,
            }
        }
    }


async def test_what_is_not_there_is_null(estate: Estate, ask: Ask) -> None:
    await estate.things("Person", {"id": "maps"})
    question = """{ offering(id: "maps") { id } node(kind: Offering, id: "maps") { id }
      nodes(refs: [{kind: Offering, id: "maps"}]) { id } }"""
    assert await ask(question) == {"data": {"offering": None, "node": None, "nodes": [None]}}


async def test_nodes_keep_the_order_of_the_references(estate: Estate, ask: Ask) -> None:
    await estate.things("Offering", {"id": "maps"}, {"id": "billing"})
    await estate.things("Person", {"id": "maps", "email": "maps@example.org"})
    refs = [("Person", "maps"), ("Offering", "none"), ("Offering", "billing"), ("Offering", "maps"), ("Person", "maps")]
    question = """query($refs: [NodeRef!]!) { nodes(refs: $refs) {
      __typename id version ... on Person { email } ... on Offering { status } } }"""
    person = {"__typename": "Person", "id": "maps", "version": 1, "email": "maps@example.org"}
    assert await ask(question, refs=[{"kind": kind, "id": id_} for kind, id_ in refs]) == {
        "data": {
            "nodes": [
                person,
                None,
                {"__typename": "Offering", "id": "billing", "version": 1, "status": "AVAILABLE"},
                {"__typename": "Offering", "id": "maps", "version": 1, "status": "AVAILABLE"},
                person,
            ]
        }
    }


async def test_every_thing_has_an_id_among_things_of_all_kinds(estate: Estate, ask: Ask) -> None:
    """Wherever it is met: alone, in lists, beyond relations, behind the interface, read or known already."""
    await estate.things("Organization", {"id": "maps"})
    await estate.things("Offering", {"id": "maps"}, {"id": "a:b"})
    await estate.relations("Organization", "provides", ("maps", "maps"), ("maps", "a:b"))
    question = """{
      offering(id: "maps") { nodeId provider { nodeId provides { edges { node { key: nodeId } } } } }
      offerings { nodes { name nodeId } }
      nodes(refs: [{kind: Organization, id: "maps"}]) { nodeId ... on Organization { id } }
      search(text: "maps") { nodes { nodeId } } }"""
    offerings = ["Offering:a:b", "Offering:maps"]
    assert await ask(question) == {
        "data": {
            "offering": {
                "nodeId": "Offering:maps",
                "provider": {
                    "nodeId": "Organization:maps",
                    "provides": {"edges": [{"node": {"key": one}} for one in offerings]},
                },
            },
            "offerings": {"nodes": [{"name": one.split(":", 1)[1].capitalize(), "nodeId": one} for one in offerings]},
            "nodes": [{"nodeId": "Organization:maps", "id": "maps"}],
            "search": {"nodes": [{"nodeId": "Offering:maps"}, {"nodeId": "Organization:maps"}]},
        }
    }


async def test_a_thing_is_read_by_its_node_id(estate: Estate, ask: Ask) -> None:
    await estate.things("Organization", {"id": "maps"})
    await estate.things("Offering", {"id": "maps"}, {"id": "Person:ida"})
    question = """query($id: ID!, $kind: Kind) {
      node(id: $id, kind: $kind) { __typename id ... on Offering { name } ... on Organization { name } } }"""
    offering = {"__typename": "Offering", "id": "maps", "name": "Maps"}
    assert await ask(question, id="Offering:maps") == {"data": {"node": offering}}
    assert await ask(question, id="Organization:maps", kind=None) == {
        "data": {"node": offering | {"__typename": "Organization"}}
    }
    assert await ask(question, id="Person:maps") == {"data": {"node": None}}
    found = (await ask(question, id="Person:ida", kind="Offering"))["data"]["node"]
    assert (found["__typename"], found["id"]) == ("Offering", "Person:ida"), "beside a kind it is the own key"


@pytest.mark.parametrize("id_", ["maps", "Thing:maps", "offering:maps", ":maps"])
async def test_what_is_no_node_id_is_refused(ask: Ask, id_: str) -> None:
    sentence = f"{id_!r} is no `nodeId`, as `Offering:maps` is one; with an `id` of your own say its `kind` too."
    assert await ask("query($id: ID!) { node(id: $id) { id } }", id=id_) == {
        "data": {"node": None},
        "errors": [(sentence, ["node"], "BAD_INPUT")],
    }


async def test_more_than_a_thousand_references_are_refused(ask: Ask) -> None:
    refs = [{"kind": "Offering", "id": str(number)} for number in range(1_001)]
    assert await ask("query($refs: [NodeRef!]!) { nodes(refs: $refs) { id } }", refs=refs) == {
        "data": None,
        "errors": [("refs has 1,001 members; 1,000 are the most.", ["nodes"], "BAD_INPUT")],
    }


async def test_archived_things_are_left_out_of_lists_and_read_by_id(estate: Estate, ask: Ask) -> None:
    at = "2026-06-01T00:00:00.000000Z"
    await estate.things("Organization", {"id": "acme"})
    await estate.things("Offering", {"id": "maps"}, {"id": "plans", "archivedAt": at})
    await estate.relations("Organization", "provides", ("acme", "maps"), ("acme", "plans"))
    lists = "nodes { id } totalCount"
    question = f"""{{
      offering(id: "plans") {{ archivedAt provider {{ id provides {{ {lists} }} }} }}
      usual: offerings {{ {lists} }}
      inUse: offerings(filter: {{ archived: false }}) {{ {lists} }}
      archived: offerings(filter: {{ archived: true }}) {{ {lists} }}
      both: offerings(filter: {{ archived: null }}) {{ {lists} }}
      since: offerings(filter: {{ archivedAt: {{ gt: "2026-05-01T00:00:00Z" }} }}) {{ {lists} }}
      nested: offerings(filter: {{ not: {{ archived: true }} }}) {{ {lists} }}
      providers: organizations(filter: {{ provides: {{ some: {{ id: {{ eq: "plans" }} }} }} }}) {{ {lists} }}
      ofArchived: organizations(filter: {{ provides: {{ some: {{ archived: true }} }} }}) {{ {lists} }}
    }}"""

    def listed(*ids: str) -> dict[str, object]:
        return {"nodes": [{"id": id_} for id_ in ids], "totalCount": len(ids)}

    assert await ask(question) == {
        "data": {
            "offering": {"archivedAt": at, "provider": {"id": "acme", "provides": listed("maps")}},
            "usual": listed("maps"),
            "inUse": listed("maps"),
            "archived": listed("plans"),
            "both": listed("maps", "plans"),
            "since": listed("plans"),
            "nested": listed("maps"),
            "providers": listed(),
            "ofArchived": listed("acme"),
        }
    }


@pytest.mark.parametrize("text", ["2027-2-1", "tomorrow", "2027-02-30"])
async def test_a_day_that_is_none_is_refused(ask: Ask, text: str) -> None:
    question = "query($day: Date!) { offerings(filter: { retiresOn: { lt: $day } }) { totalCount } }"
    result = await ask(question, day=text)
    assert result["data"] is None
    ((message, path, code),) = result["errors"]
    assert "a day is written YYYY-MM-DD" in message
    assert (path, code) == (None, None)


async def test_a_relationship_is_called_by_its_sides(estate: Estate, ask: Ask) -> None:
    await estate.things("Organization", {"id": "acme", "name": "Acme"}, {"id": "shop", "name": "Shop"})
    await estate.things("ServiceRelationship", {"id": "one"}, {"id": "two"})
    await estate.relations("ServiceRelationship", "provider", ("one", "acme"), ("two", "shop"))
    await estate.relations("ServiceRelationship", "consumer", ("one", "shop"), ("two", "acme"))
    names = {"one": "Acme \u2013 Shop", "two": "Shop \u2013 Acme"}
    listed = (await ask("{ serviceRelationships { nodes { id name } } }"))["data"]["serviceRelationships"]["nodes"]
    assert {one["id"]: one["name"] for one in listed} == names
    question = """{ node(kind: ServiceRelationship, id: "two") { ... on ServiceRelationship { name } }
      organization(id: "acme") { relationshipsAsProvider { edges { node { called: name } } } } }"""
    assert (await ask(question))["data"] == {
        "node": {"name": names["two"]},
        "organization": {"relationshipsAsProvider": {"edges": [{"node": {"called": names["one"]}}]}},
    }
