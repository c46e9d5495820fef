"""Whether what was agreed is available, understood, used, and worth it, on either engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.access import Viewer
from graph.model.grant import Role
from graph.projection.follower import KeptProjection
from graph.reading import Scope
from resolvers.context import Context
from resolvers.schema import schema
from tests.resolvers.conftest import answer
from tests.resolvers.health.cases import hold_files

if TYPE_CHECKING:
    from pathlib import Path

    from graph.database.engine import Database
    from tests.resolvers.conftest import Ask

ASKED: Final = """query($side: Side, $relationship: ID = "r") { agreedUse(relationship: $relationship, side: $side,
  on: "2026-11-28") {
    relationship { id } side on
    offerings { offering { id } agreements { id } status fit fitCheck { understood } used adoption { active }
      scenarios { id } trainingDue demands { id } }
    outcomes { outcome { id } side measurement { id } reached }
    costs { side currency per costs saves }
  } }"""
R: Final = {"relationship": "r"}
FILES: Final[dict[str, list[dict[str, Any]]]] = {
    "organizations": [{"id": "pro", "name": "Pro"}, {"id": "con", "name": "Con"}],
    "relationships": [{"id": "r", "provider": "pro", "consumer": "con", "type": "BASIC"}],
    "offerings": [
        {"id": "mail", "name": "Mail", "provider": "pro", "status": "PLANNED"},
        {"id": "maps", "name": "Maps", "provider": "pro"},
        {"id": "old", "name": "Old", "provider": "pro"},
    ],
    "agreements": [{"id": "a", **R}, {"id": "b", **R}, {"id": "over", "status": "ENDED", **R}],
    "coverages": [
        {"agreement": "a", "offering": "maps"},
        {"agreement": "b", "offering": "maps"},
        {"agreement": "b", "offering": "mail"},
        {"agreement": "over", "offering": "old"},
    ],
    "fit_checks": [
        {"id": "f1", "at": "2026-10-01", "available": "NO", "offering": "maps", **R},
        {"id": "f2", "at": "2026-11-01", "available": "YES", "understood": "PARTLY", "offering": "maps", **R},
        {"id": "f3", "at": "2026-12-01", "available": "NO", "offering": "maps", **R},
    ],
    "adoption": [{"id": "n", "at": "2026-11-01", "planned": 200, "active": 50, "offering": "maps", **R}],
    "usage_scenarios": [
        {"id": "u1", "name": "U1", "offerings": "maps", "training_needed_by": "2026-12-24", **R},
        {
            "id": "u2",
            "name": "U2",
            "offerings": "maps",
            "training_needed_by": "2026-12-12",
            "visibility": "CONSUMER",
            **R,
        },
    ],
    "demands": [
        {"id": "d", "kind": "MORE", "offering": "maps", **R},
        {"id": "d-met", "kind": "MORE", "status": "MET", "offering": "maps", **R},
        {"id": "d-over", "kind": "PEAK", "from": "2026-01-01", "until": "2026-11-28", "offering": "maps", **R},
    ],
    "outcomes": [
        {"id": "o", "statement": "Faster", "side": "CONSUMER", "baseline": 10, "target": 5, **R},
        {"id": "o2", "statement": "Own", "side": "CONSUMER", "visibility": "CONSUMER", **R},
    ],
    "measurements": [{"id": "m", "outcome": "o", "at": "2026-11-01", "value": 9}],
    "costs": [
        {"id": "c1", "side": "CONSUMER", "amount": 100, "currency": "EUR", "per": "MONTH", **R},
        {"id": "c2", "side": "CONSUMER", "amount": 20.5, "currency": "EUR", "per": "MONTH", **R},
        {"id": "c3", "side": "CONSUMER", "effect": "SAVES", "amount": 300, "currency": "EUR", "per": "MONTH", **R},
        {"id": "c4", "side": "PROVIDER", "amount": 7, "currency": "EUR", "visibility": "PROVIDER", **R},
    ],
}


def cost(side: str, per: str, costs: float, saves: float) -> dict[str, Any]:
    return {"side": side, "currency": "EUR", "per": per, "costs": costs, "saves": saves}


def offering(id_: str, **said: Any) -> dict[str, Any]:
    nothing = dict.fromkeys(("fit", "fitCheck", "used", "adoption", "trainingDue"))
    return {"offering": {"id": id_}, **nothing, "scenarios": [], "demands": [], **said}


def maps(training: str, scenarios: list[str]) -> dict[str, Any]:
    return offering(
        "maps",
        agreements=[{"id": "a"}, {"id": "b"}],
        status="AVAILABLE",
        fit=75.0,
        fitCheck={"understood": "PARTLY"},
        used=25.0,
        adoption={"active": 50},
        scenarios=[{"id": id_} for id_ in scenarios],
        trainingDue=training,
        demands=[{"id": "d"}],
    )


REACHED: Final = {"outcome": {"id": "o"}, "side": "CONSUMER", "measurement": {"id": "m"}, "reached": 0.2}
FOR_PROVIDER: Final = {
    "relationship": {"id": "r"},
    "side": "PROVIDER",
    "on": "2026-11-28",
    "offerings": [offering("mail", agreements=[{"id": "b"}], status="PLANNED"), maps("2026-12-24", ["u1"])],
    "outcomes": [REACHED],
    "costs": [cost("CONSUMER", "MONTH", 120.5, 300.0), cost("PROVIDER", "ONCE", 7.0, 0.0)],
}


async def test_each_offering_that_was_agreed_says_how_it_fits_and_is_used_and_the_relationship_what_it_is_worth(
    database: Database, ask: Ask, tmp_path: Path
) -> None:
    await hold_files(database, tmp_path, FILES)
    assert await ask(ASKED) == {"data": {"agreedUse": FOR_PROVIDER}}
    found = (await ask(ASKED, side="CONSUMER"))["data"]["agreedUse"]
    assert found["offerings"][1] == maps("2026-12-12", ["u1", "u2"])
    nothing = {"outcome": {"id": "o2"}, "side": "CONSUMER", "measurement": None, "reached": None}
    assert found["outcomes"] == [REACHED, nothing]
    assert found["costs"] == [cost("CONSUMER", "MONTH", 120.5, 300.0)]


async def test_a_bounded_viewer_sees_what_their_side_sees_and_no_other_side(database: Database, tmp_path: Path) -> None:
    await hold_files(database, tmp_path, FILES)
    scope = Scope(restricted=True, administers=False, organizations={"pro": True})
    context = Context(database, viewer=Viewer("key", Role.READER, scope), impact=KeptProjection(database))
    found = answer(await schema.execute(ASKED, context_value=context))
    assert found == {"data": {"agreedUse": FOR_PROVIDER}}
    refused = answer(await schema.execute(ASKED, {"side": "CONSUMER"}, context_value=context))
    assert refused["errors"][0][0] == "You do not reach that side of the relationship 'r'."
