"""`countBy` of lists: what each page of a list would say of all of them."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import pytest

from graph.access import LOCAL
from graph.model import MODEL
from graph.model.grant import Role
from resolvers.derived.counts import enumerations, to_one
from resolvers.schema import schema
from tests.engines import EMBEDDED_ALONE
from tests.held import hold
from tests.resolvers.access.shops import held_shops
from tests.resolvers.access.tenants import KINDS, context_of, two_tenants, viewer
from tests.resolvers.conftest import answer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.database.engine import Database
    from graph.model import Kind
    from tests.estate import Estate
    from tests.resolvers.conftest import Ask

STATUSES: Final = "countBy { status { value total } }"


def totals(counted: list[dict[str, Any]]) -> dict[str | None, int]:
    return {each["value"]: each["total"] for each in counted}


def ids(counted: list[dict[str, Any]]) -> dict[str | None, int]:
    return {each["value"] and each["value"]["id"]: each["total"] for each in counted}


async def test_a_list_is_counted_by_value_on_all_pages_in_the_order_of_the_enum(estate: Estate, ask: Ask) -> None:
    await estate.things(
        "Offering",
        *({"id": id_, "status": "RETIRED"} for id_ in "ab"),
        {"id": "c", "status": "PLANNED"},
        {"id": "d", "status": "RETIRED", "archivedAt": "2026-01-01T00:00:00.000000Z"},
    )
    assert await ask(f"{{ offerings(first: 1) {{ totalCount {STATUSES} nodes {{ id }} }} }}") == {
        "data": {
            "offerings": {
                "totalCount": 3,
                "countBy": {"status": [{"value": "PLANNED", "total": 1}, {"value": "RETIRED", "total": 2}]},
                "nodes": [{"id": "a"}],
            }
        }
    }


async def test_what_is_not_given_is_counted_last(estate: Estate, ask: Ask) -> None:
    await estate.things("Change", {"id": "a"}, {"id": "b", "outcome": "AS_ANNOUNCED"}, {"id": "c"})
    counted = (await ask("{ changes { countBy { outcome { value total } } } }"))["data"]["changes"]["countBy"]
    assert counted == {"outcome": [{"value": "AS_ANNOUNCED", "total": 1}, {"value": None, "total": 2}]}


async def test_it_counts_what_the_filter_leaves(estate: Estate, ask: Ask) -> None:
    await estate.things("Organization", {"id": "geo"}, {"id": "pay"})
    await estate.things("Offering", *({"id": id_} for id_ in "abc"), {"id": "d", "status": "RETIRED"})
    await estate.relations("Offering", "provider", ("a", "geo"), ("b", "pay"), ("c", "geo"), ("d", "geo"))
    await estate.relations("Offering", "dependencies", ("a", "b"), ("a", "d"), criticality="HIGH")
    await estate.relations("Offering", "dependencies", ("c", "b"), criticality="LOW")
    asked = f"""{{
      ofGeo: offerings(filter: {{ provider: {{ id: {{ eq: "geo" }} }} }}) {{ {STATUSES} }}
      needed: offerings(filter: {{ dependents: {{ some: {{}} }} }}) {{ {STATUSES} }}
      none: offerings(filter: {{ id: {{ eq: "nothing" }} }}) {{ {STATUSES} }}
    }}"""
    found = (await ask(asked))["data"]
    assert {name: totals(each["countBy"]["status"]) for name, each in found.items()} == {
        "ofGeo": {"AVAILABLE": 2, "RETIRED": 1},
        "needed": {"AVAILABLE": 1, "RETIRED": 1},
        "none": {},
    }


async def test_a_relation_is_counted_by_its_own_properties_and_by_those_of_its_things(estate: Estate, ask: Ask) -> None:
    await estate.things("Offering", *({"id": id_} for id_ in "abc"), {"id": "d", "status": "RETIRED"})
    await estate.relations("Offering", "dependencies", ("a", "b"), ("a", "d"), criticality="HIGH")
    await estate.relations("Offering", "dependencies", ("a", "c"), ("b", "c"), criticality="LOW")
    asked = """{ offerings(filter: { dependencies: { some: {} } }) { nodes { id
      dependencies(first: 1) { countBy { criticality { value total } node { status { value total } } } }
      high: dependencies(filter: { criticality: { eq: HIGH } }) { countBy { node { status { value total } } } }
      predecessors { countBy { node { status { total } } } }
    } } }"""
    first, second = (await ask(asked))["data"]["offerings"]["nodes"]
    assert totals(first["dependencies"]["countBy"]["criticality"]) == {"LOW": 1, "HIGH": 2}
    assert totals(first["dependencies"]["countBy"]["node"]["status"]) == {"AVAILABLE": 2, "RETIRED": 1}
    assert totals(first["high"]["countBy"]["node"]["status"]) == {"AVAILABLE": 1, "RETIRED": 1}
    assert totals(second["dependencies"]["countBy"]["criticality"]) == {"LOW": 1}
    assert first["predecessors"]["countBy"] == {"node": {"status": []}}


async def test_a_list_is_counted_by_the_things_that_its_relations_lead_to(estate: Estate, ask: Ask) -> None:
    """The most first, then by id; nothing comes last. Read are only those that are asked for."""
    await estate.things("Organization", {"id": "geo"}, {"id": "pay"}, {"id": "city"}, {"id": "whole"})
    await estate.relations("Organization", "partOf", ("geo", "whole"), ("pay", "whole"))
    await estate.things("Offering", *({"id": id_} for id_ in "abcd"), {"id": "e", "status": "RETIRED"})
    ends = (("a", "pay"), ("b", "geo"), ("c", "pay"), ("d", "city"), ("e", "geo"))
    await estate.relations("Offering", "provider", *ends)
    await estate.relations("Offering", "dependencies", ("a", "b"), ("c", "b"), ("a", "d"), criticality="HIGH")
    asked = """{
      offerings { countBy { provider { value { id name partOf { id } } total } status { value total } } }
      some: offerings { countBy { provider(first: 2) { total value { id } } } }
      needed: offerings(filter: { dependents: { some: {} } }) { countBy { provider { total value { id } } } }
      offering(id: "a") { dependencies { countBy { node { provider { total value { nodeId } } } } } }
      organizations { countBy { partOf { total value { id } } } }
    }"""
    found = (await ask(asked))["data"]
    whole = {"id": "whole"}
    assert found["offerings"]["countBy"] == {
        "provider": [
            {"value": {"id": "geo", "name": "Geo", "partOf": whole}, "total": 2},
            {"value": {"id": "pay", "name": "Pay", "partOf": whole}, "total": 2},
            {"value": {"id": "city", "name": "City", "partOf": None}, "total": 1},
        ],
        "status": [{"value": "AVAILABLE", "total": 4}, {"value": "RETIRED", "total": 1}],
    }
    assert ids(found["some"]["countBy"]["provider"]) == {"geo": 2, "pay": 2}
    assert ids(found["needed"]["countBy"]["provider"]) == {"city": 1, "geo": 1}
    of_a = found["offering"]["dependencies"]["countBy"]["node"]["provider"]
    assert of_a == [
        {"total": 1, "value": {"nodeId": "Organization:city"}},
        {"total": 1, "value": {"nodeId": "Organization:geo"}},
    ]
    assert ids(found["organizations"]["countBy"]["partOf"]) == {"whole": 2, None: 2}


async def test_more_things_than_a_list_may_hold_are_not_counted(estate: Estate, ask: Ask) -> None:
    await estate.things("Offering", {"id": "a"})
    asked = "{ offerings { countBy { provider(first: 101) { total } } } }"
    [(message, path, code)] = (await ask(asked))["errors"]
    assert (message, code) == ("first must be 1 to 100 here, and is 101.", "BAD_INPUT")
    assert path[:3] == ["offerings", "countBy", "provider"]


async def test_relationships_that_are_chosen_by_health_are_counted_like_all_others(open_engine: Database) -> None:
    database = (await held_shops(open_engine)).database
    asked = """query($filter: ServiceRelationshipFilter) { serviceRelationships(filter: $filter) {
      totalCount countBy { status { value total } type { value total } provider { value { id } total } } } }"""
    filters: list[dict[str, Any]] = [{"health": {}}, {}]
    context = context_of(database, LOCAL)
    answers = [answer(await schema.execute(asked, {"filter": each}, context_value=context)) for each in filters]
    assert answers[0] == answers[1]
    assert answers[0]["data"]["serviceRelationships"]["totalCount"] > 0


async def counted_and_listed(database: Database, kind: Kind, *, everything: bool) -> int:
    """How many things of a kind are listed to a viewer; each enumeration and relation is counted as they are listed."""
    names = [item.name for item in enumerations(kind.properties)]
    relations = [relation.name for relation in to_one(MODEL, kind)]
    by = " ".join(f"{name} {{ value total }}" for name in names)
    by_thing = " ".join(f"{name}(first: 100) {{ value {{ id }} total }}" for name in relations)
    shown = " ".join([*names, *(f"{name} {{ id }}" for name in relations)])
    asked = f"{{ {kind.plural}(first: 100) {{ nodes {{ {shown} }} countBy {{ {by} {by_thing} }} }} }}"
    context = context_of(database, viewer(Role.OWNER, everything=everything))
    found = answer(await schema.execute(asked, context_value=context))
    assert "errors" not in found, found
    listed = found["data"][kind.plural]
    for name, values in listed["countBy"].items():
        if name in relations:
            led_to = Counter(node[name] and node[name]["id"] for node in listed["nodes"])
            assert ids(values) == led_to, (kind.label, name)
        else:
            assert totals(values) == Counter(node[name] for node in listed["nodes"]), (kind.label, name)
    return len(listed["nodes"])


async def nothing_is_learnt(database: Database, kinds: Iterable[Kind]) -> None:
    await hold(database, "two whole tenants", partial(two_tenants, seed=1, whole=True))
    for kind in kinds:
        own = await counted_and_listed(database, kind, everything=False)
        assert 0 < own < await counted_and_listed(database, kind, everything=True), kind.label


@pytest.mark.parametrize("label", ["Offering", "Agreement", "Assessment"])
async def test_nobody_learns_by_counting_of_what_is_not_listed(open_engine: Database, label: str) -> None:
    await nothing_is_learnt(open_engine, [MODEL.kinds[label]])


@EMBEDDED_ALONE
async def test_nobody_learns_so_of_any_kind(open_engine: Database) -> None:
    await nothing_is_learnt(
        open_engine, [kind for kind in KINDS if enumerations(kind.properties) or to_one(MODEL, kind)]
    )
