"""Whatever is written, the projection that follows it says what a load of everything says, and is not loaded anew."""

from __future__ import annotations

from contextlib import aclosing
from random import Random
from typing import TYPE_CHECKING, Any, Final

from graph.access.viewer import ADMINISTRATOR
from graph.database.schema import set_up_schema
from graph.errors import RapportError
from graph.impact.report import impact
from graph.impact.scenario import Change, Scenario
from graph.model import MODEL
from graph.model.severity import Action
from graph.projection.follower import KeptProjection
from graph.projection.loading import tables
from graph.projection.projection import Projection
from graph.projection.visibility import Visibility
from graph.writing.mutations import Connect, Create, Delete, Disconnect, Update
from graph.writing.mutations.change import Part, change, planned
from tests.graph.impact.at_random.dates import DAY
from tests.graph.projection.said import contexts, everything, registered, succeeding, weak_points
from tests.graph.projection.small_estate import SmallEstate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from graph.database.engine import Database
    from graph.writing.mutations.steps import Step

ORGANIZATIONS: Final = ("mapmaker", "carrier", "shop", "aero", "nets")
OFFERINGS: Final = ("maps", "routes", "parcels", "atlas", "notes")
AGREEMENTS: Final = ("shop-parcels", "again")
RELATIONSHIPS: Final = ("carrier-shop", "another")
CHANGES: Final = ("fewer-routes", "later")
ARCHIVED: Final = ("2026-05-01T00:00:00.000000Z", None)
GRADES: Final = ("LOW", "HIGH", "CRITICAL")


def a_step(random: Random) -> Step:
    one = random.choice
    provider, offering, other = one(ORGANIZATIONS), *random.sample(OFFERINGS, 2)
    steps: list[Callable[[], Step]] = [
        *[lambda: made("Organization", one(ORGANIZATIONS), name="New")] * 2,
        lambda: changed("Organization", provider, partOf=one((None, *ORGANIZATIONS))),
        lambda: gone("Organization", provider),
        *[lambda: made("Offering", offering, name="New", provider=provider)] * 4,
        lambda: changed("Offering", offering, provider=provider),
        lambda: changed("Offering", offering, catalogue=one(("PUBLIC", "RESTRICTED"))),
        lambda: changed("Offering", offering, status=one(("AVAILABLE", "SUSPENDED", "RETIRED"))),
        *[lambda: changed("Offering", offering, archivedAt=one(ARCHIVED))] * 3,
        *[lambda: gone("Offering", offering)] * 2,
        *[lambda: tied("Dependency", offering, other, criticality=one(GRADES), alternatives=one((None, "a")))] * 4,
        lambda: untied("Dependency", offering, other),
        *[lambda: tied("Successor", offering, other, coverage="FULL")] * 2,
        lambda: untied("Successor", offering, other),
        lambda: made("ServiceRelationship", "another", provider=provider, consumer=one(ORGANIZATIONS)),
        lambda: changed("ServiceRelationship", one(RELATIONSHIPS), consumer=one(ORGANIZATIONS)),
        *[lambda: made("Agreement", one(AGREEMENTS), relationship=one(RELATIONSHIPS), status="ACTIVE")] * 2,
        lambda: gone("Agreement", one(AGREEMENTS)),
        *[lambda: tied("COVERS", one(AGREEMENTS), offering, criticality=one(GRADES))] * 3,
        lambda: untied("COVERS", one(AGREEMENTS), offering),
        lambda: made("Change", "later", title="Later", status="DRAFT", effectiveOn="2026-12-01"),
        lambda: changed("Change", one(CHANGES), status=one(("DRAFT", "PROPOSED", "AGREED"))),
        *[lambda: tied("ChangedOffering", one(CHANGES), offering, action=one(("RETIRE", "BREAK")))] * 2,
    ]
    return one(steps)()


def made(label: str, id_: str, **values: Any) -> Step:
    return Create(kind=MODEL.kinds[label], id=id_, values=values)


def changed(label: str, id_: str, **values: Any) -> Step:
    return Update(kind=MODEL.kinds[label], id=id_, values=values)


def gone(label: str, id_: str) -> Step:
    return Delete(kind=MODEL.kinds[label], id=id_)


def tied(link: str, start: str, end: str, **values: Any) -> Step:
    return Connect(link=MODEL.link(link), start=start, end=end, values=values)


def untied(link: str, start: str, end: str) -> Step:
    return Disconnect(link=MODEL.link(link), start=start, end=end, values={})


def answers(projection: Projection) -> list[object]:
    """What is said of the loss of each offering, and what some people see."""
    scenarios = [Scenario((Change(id_, Action.RETIRE),), DAY, True) for id_ in sorted(projection.offerings.at)]  # noqa: FBT003  # planned changes count
    sights = [Visibility(projection, dict.fromkeys(reach, True)) for reach in (("shop",), ("mapmaker", "aero"))]
    return [
        *(everything(impact(projection, scenario, DAY)) for scenario in scenarios),
        contexts(projection),
        succeeding(projection),
        weak_points(projection),
        registered(projection),
        [
            (
                sight.sees("Offering", offering),
                sight.sees("Organization", organization),
                sight.sees("Agreement", "again"),
            )
            for sight in sights
            for offering in OFFERINGS
            for organization in ORGANIZATIONS
        ],
    ]


async def loaded(database: Database) -> list[object]:
    return answers(Projection(await tables(database, lambda _: None)))


async def test_writes_of_any_kind_are_followed(database: Database, tmp_path: Path) -> None:
    random, done, refused = Random(14), list[str](), 0  # noqa: S311  # the same each time
    await set_up_schema(database)
    await SmallEstate(database, tmp_path).brought_in()
    async with aclosing(KeptProjection(database)) as kept:
        first = await kept.ask(lambda state: state.projection)
        for _ in range(240):
            steps = [a_step(random) for _ in range(random.choice((1, 1, 2)))]
            try:
                await change(database, "edit", [Part(planned(*steps))], ADMINISTRATOR)
            except RapportError:
                refused += 1
                continue
            done += [type(step).__name__ for step in steps]
            if len(done) % 4 == 0:
                assert await kept.ask(lambda state: answers(state.projection)) == await loaded(database), steps
        assert await kept.ask(lambda state: answers(state.projection)) == await loaded(database)
        assert await kept.ask(lambda state: state.projection) is first
    assert {*done} == {"Create", "Update", "Delete", "Connect", "Disconnect"}
    assert len(done) > 60 < refused


async def test_providers_that_an_import_changes_are_followed(database: Database, tmp_path: Path) -> None:
    await set_up_schema(database)
    estate = SmallEstate(database, tmp_path)
    await estate.brought_in()
    async with aclosing(KeptProjection(database)) as kept:
        first = await kept.ask(lambda state: state.projection)
        edits = (
            ("offerings", "Maps,mapmaker", "Maps,carrier"),
            ("offerings", "parcels,Parcels,carrier,", "atlas,Atlas,nets,\nparcels,Parcels,carrier,"),
            ("offerings", "atlas,Atlas,nets,\n", ""),
            ("organizations", "nets,Nets,\n", ""),
        )
        estate.edit("organizations", "shop,Shop,", "nets,Nets,\nshop,Shop,")
        for edit in edits:
            estate.edit(*edit)
            await estate.brought_in(replace=True)
            assert await kept.ask(lambda state: answers(state.projection)) == await loaded(database), edit
        assert await kept.ask(lambda state: state.projection) is first
