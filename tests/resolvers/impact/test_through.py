"""The last step of the decisive way to an offering, by which a picture of an impact is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.access import LOCAL, Viewer
from graph.model.role import Role
from graph.projection.follower import KeptProjection
from graph.reading import Scope
from resolvers.context import Context
from resolvers.schema import schema

if TYPE_CHECKING:
    from graph.database.engine import Database

QUESTION: Final = """{ impact(
  scenario: { effectiveOn: "2027-01-01", changes: [{ offering: "maps", action: RETIRE }] }, today: "2026-10-05"
) {
  totals { offerings { none low medium high critical total } masked { offerings { low medium high critical total } } }
  offerings(first: 1000) { nodes { offering { id } path { id } through { offering { id } criticality alternatives } } }
} }"""
DEPENDENCIES: Final = "MATCH (o:Offering)-[d:DEPENDS_ON]->(n:Offering) RETURN o.id, n.id, d.criticality, d.alternatives"
ORLAN: Final = Viewer(
    "tests", Role.READER, Scope(restricted=True, administers=False, organizations={"saint-orlan": True})
)


async def report(database: Database, viewer: Viewer) -> Any:
    context = Context(database, viewer=viewer, impact=KeptProjection(database))
    found = await schema.execute(QUESTION, context_value=context)
    assert not found.errors
    assert found.data
    return found.data["impact"]


async def test_each_affected_offering_hangs_on_the_one_before_it_by_a_dependency_that_is_there(
    quellhaven: Database,
) -> None:
    stated = {tuple(row) for row in await quellhaven.read(DEPENDENCIES, name="dependencies")}
    nodes = (await report(quellhaven, LOCAL))["offerings"]["nodes"]
    assert len(nodes) > 3
    for node in nodes:
        path, through = node["path"], node["through"]
        assert (through is None) is (len(path) == 1)
        if through:
            step = (node["offering"]["id"], path[-2]["id"], through["criticality"], through["alternatives"])
            assert through["offering"] == path[-2]
            assert step in stated


async def test_the_step_of_somebody_bounded_leads_where_their_path_does(quellhaven: Database) -> None:
    nodes = (await report(quellhaven, ORLAN))["offerings"]["nodes"]
    assert nodes
    for node in nodes:
        if node["through"]:
            assert node["through"]["offering"] == node["path"][-2]


async def test_a_total_counts_what_is_affected_and_not_what_is_only_reached(quellhaven: Database) -> None:
    for viewer in (LOCAL, ORLAN):
        found = await report(quellhaven, viewer)
        counts, masked = found["totals"]["offerings"], found["totals"]["masked"]["offerings"]
        assert counts["total"] == sum(counts[name] for name in ("low", "medium", "high", "critical"))
        assert counts["total"] == len(found["offerings"]["nodes"])
        assert masked["total"] == sum(masked[name] for name in ("low", "medium", "high", "critical"))
