"""The stakeholder's edge shows how the person was seen in the relationship last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest

from graph.access import Viewer
from graph.model.grant import Role
from graph.reading import Scope
from resolvers.completion import selecting
from resolvers.context import Context
from resolvers.schema import schema
from tests.engines import EMBEDDED_ALONE
from tests.resolvers.conftest import answer

if TYPE_CHECKING:
    from tests.estate import Estate
    from tests.resolvers.conftest import Ask

OF_RELATIONSHIP: Final = """{ serviceRelationship(id: "geo-pay") { stakeholders {
  edges { role node { id } assessment { id at by { id } } again: assessment { sentiment } } } } }"""
OF_PERSON: Final = '{ person(id: "ann") { stakeholderIn { edges { node { id } assessment { id } } } } }'


async def hold(estate: Estate) -> None:
    """Ann is seen in two relationships, in one of them three times, of which the last is archived; Bob is not seen."""
    await estate.things("Organization", {"id": "geo"}, {"id": "pay"}, {"id": "sea"})
    await estate.things("Person", *({"id": id_} for id_ in ("ann", "bob", "mia")))
    await estate.things("ServiceRelationship", {"id": "geo-pay"}, {"id": "geo-sea"})
    relations = ("geo-pay", "geo-sea")
    await estate.relations("ServiceRelationship", "provider", *((each, "geo") for each in relations))
    await estate.relations("ServiceRelationship", "consumer", ("geo-pay", "pay"), ("geo-sea", "sea"))
    await estate.relations("Person", "stakeholderIn", *(("ann", each) for each in relations), role="CUSTOMER")
    await estate.relations("Person", "stakeholderIn", ("bob", "geo-pay"), role="USER")
    seen: list[dict[str, Any]] = [
        {"id": "first", "at": "2026-01-01", "sentiment": 1, "visibility": "SHARED"},
        {"id": "second", "at": "2026-03-01", "sentiment": -1},
        {"id": "gone", "at": "2026-04-01", "archivedAt": "2026-05-01T00:00:00.000000Z"},
        {"id": "elsewhere", "at": "2026-06-01"},
    ]
    await estate.things("Assessment", *seen)
    await estate.relations("Assessment", "person", *((each["id"], "ann") for each in seen))
    await estate.relations("Assessment", "by", ("second", "mia"))
    own = [each["id"] for each in seen if each["id"] != "elsewhere"]
    await estate.relations("Assessment", "relationship", *((id_, "geo-pay") for id_ in own), ("elsewhere", "geo-sea"))


LATEST: Final = {"id": "second", "at": "2026-03-01", "by": {"id": "mia"}}
EDGES: Final = [
    {"role": "CUSTOMER", "node": {"id": "ann"}, "assessment": LATEST, "again": {"sentiment": -1}},
    {"role": "USER", "node": {"id": "bob"}, "assessment": None, "again": None},
]


async def test_it_is_the_newest_one_in_this_relationship_that_is_in_use(estate: Estate, ask: Ask) -> None:
    await hold(estate)
    assert await ask(OF_RELATIONSHIP) == {"data": {"serviceRelationship": {"stakeholders": {"edges": EDGES}}}}
    edges = (await ask(OF_PERSON))["data"]["person"]["stakeholderIn"]["edges"]
    assert {edge["node"]["id"]: edge["assessment"]["id"] for edge in edges} == {
        "geo-pay": "second",
        "geo-sea": "elsewhere",
    }


@EMBEDDED_ALONE
async def test_so_it_is_where_another_statement_reads_it(
    estate: Estate, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selecting, "MOST_LEVELS", 1)
    await hold(estate)
    spread = OF_RELATIONSHIP.replace("{ sentiment }", "{ ... on Assessment { sentiment } }")
    assert await ask(spread) == {"data": {"serviceRelationship": {"stakeholders": {"edges": EDGES}}}}


@pytest.mark.parametrize(("side", "latest"), [("geo", "second"), ("pay", "first")])
async def test_each_side_is_shown_the_newest_one_that_it_may_see(estate: Estate, side: str, latest: str) -> None:
    await hold(estate)
    who = Viewer(f"key-of-{side}", Role.MANAGER, Scope(restricted=True, administers=False, organizations={side: True}))
    asked = '{ serviceRelationship(id: "geo-pay") { stakeholders(first: 1) { edges { assessment { id } } } } }'
    found = answer(await schema.execute(asked, context_value=Context(estate.database, viewer=who)))
    assert found == {"data": {"serviceRelationship": {"stakeholders": {"edges": [{"assessment": {"id": latest}}]}}}}
