"""The projection of a process follows what any process writes."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import TYPE_CHECKING

import pytest

from graph.access.viewer import ADMINISTRATOR
from graph.database.event_log import Entry, record
from graph.database.imports import finish_import, start_import
from graph.database.schema import set_up_schema
from graph.errors import Unavailable
from graph.impact.report import impact
from graph.impact.scenario import Change, Scenario
from graph.model import MODEL
from graph.model.event import EventAction
from graph.model.severity import Action
from graph.projection import follower as keeping
from graph.projection.follower import IncompleteReason, KeptProjection, State
from graph.projection.loading import Loaded, tables
from graph.questions.reach import Direction, reach
from graph.writing.mutations import Create
from graph.writing.mutations.change import Part, change, planned
from graph.writing.personal_data import erase_person
from tests.graph.projection.small_estate import SmallEstate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from graph.database.engine import Database, Transaction
    from graph.database.imports import ImportRun
    from graph.projection.projection import Projection
    from graph.projection.rows import Tables

DAY = date(2027, 1, 1)


@pytest.fixture
async def estate(database: Database, tmp_path: Path) -> SmallEstate:
    await set_up_schema(database)
    made = SmallEstate(database, tmp_path)
    await made.brought_in()
    return made


async def hit(kept: KeptProjection, *, include_planned: bool = False) -> dict[str, str]:
    """Consumers hit when Maps retires, with their severities."""
    scenario = Scenario((Change("maps", Action.RETIRE),), DAY, include_planned=include_planned)

    def asked(state: State) -> dict[str, str]:
        report = impact(state.projection, scenario, DAY)
        return {consumer.organization: consumer.severity.name for consumer in report.consumers()}

    return await kept.ask(asked)


async def seen(kept: KeptProjection, what: Callable[[Projection], object]) -> object:
    return await kept.ask(lambda state: what(state.projection))


async def loaded_anew(kept: KeptProjection, before: Projection) -> bool:
    return await kept.ask(lambda state: state.projection is not before)


EDITS: dict[str, tuple[str, str, str, dict[str, str]]] = {
    "a dependency's criticality": ("dependencies", "routes,maps,HIGH", "routes,maps,LOW", {"shop": "LOW"}),
    "a dependency on something else": ("dependencies", "parcels,routes", "parcels,maps", {"shop": "CRITICAL"}),
    "a coverage": ("agreements", "parcels,CRITICAL,90", "parcels,MEDIUM,90", {"shop": "MEDIUM"}),
    "an agreement that ended": ("agreements", "ACTIVE", "ENDED", {}),
    "an offering's status": ("offerings", "Maps,mapmaker,", "Maps,mapmaker,RETIRED", {}),
    "a relationship's consumer": ("relationships", "carrier,shop", "carrier,mapmaker", {"mapmaker": "HIGH"}),
}


@pytest.mark.parametrize("edited", EDITS)
async def test_what_was_written_is_seen_by_the_next_question_without_a_new_load(
    estate: SmallEstate, edited: str
) -> None:
    kept = KeptProjection(estate.database)
    assert await hit(kept) == {"shop": "HIGH"}
    before = await kept.ask(lambda state: state.projection)
    file, old, new, expected = EDITS[edited]
    estate.edit(file, old, new)
    await estate.brought_in(replace=True)
    assert await hit(kept) == expected
    assert await hit(KeptProjection(estate.database)) == expected, "as a process that loads everything sees it"
    assert not await loaded_anew(kept, before)


async def test_a_new_offering_is_seen_without_a_new_load(estate: SmallEstate) -> None:
    kept = KeptProjection(estate.database)
    before = await kept.ask(lambda state: state.projection)
    estate.edit("offerings", "maps,Maps", "atlas,Atlas,mapmaker,\nmaps,Maps")
    estate.edit("dependencies", "routes,maps,HIGH", "routes,maps,HIGH\natlas,maps,HIGH")
    await estate.brought_in()
    found = await seen(kept, lambda projection: reach(projection, "maps", Direction.SUPPORTS, DAY))
    assert found == [("atlas", 1), ("routes", 1), ("parcels", 2)]
    assert not await loaded_anew(kept, before)


async def test_one_load_is_enough_though_it_would_take_another_all_the_while(
    estate: SmallEstate, monkeypatch: pytest.MonkeyPatch
) -> None:
    loads = 0

    async def tables_and_one_more(database: Database, progress: Callable[[Loaded], None]) -> Tables:
        nonlocal loads
        loads += 1
        rows = await tables(database, progress)
        await made(database, f"new-{loads}")
        return rows

    kept = KeptProjection(estate.database)
    await kept.load()
    monkeypatch.setattr(keeping, "tables", tables_and_one_more)
    monkeypatch.setattr(keeping, "MOST_EVENTS", 0)
    await made(estate.database, "asked-about")
    async with asyncio.timeout(30):
        several = [seen(kept, lambda projection: {*projection.offerings.at}) for _ in range(3)]
        for found in await asyncio.gather(*several):
            assert isinstance(found, set)
            assert "asked-about" in found
    assert 1 <= loads <= 2, "whoever waits for a load that began later is answered from it"


async def made(database: Database, offering: str) -> None:
    created = Create(kind=MODEL.kinds["Offering"], id=offering, values={"name": offering, "provider": "mapmaker"})
    await change(database, "edit", [Part(planned(created))], ADMINISTRATOR)


async def test_a_plan_that_is_agreed_counts_as_given_when_asked_so(estate: SmallEstate) -> None:
    kept = KeptProjection(estate.database)
    assert await hit(kept, include_planned=True) == {"shop": "HIGH"}
    estate.edit("changes", "DRAFT", "AGREED")
    await estate.brought_in()
    assert await hit(kept, include_planned=True) == {}, "Routes are lost before Maps are"
    assert await hit(kept) == {"shop": "HIGH"}


async def test_who_is_to_be_told_follows_too(estate: SmallEstate) -> None:
    kept = KeptProjection(estate.database)

    async def told() -> object:
        scenario = Scenario((Change("maps", Action.RETIRE),), DAY)
        return await seen(kept, lambda projection: sorted(impact(projection, scenario, DAY).people))

    assert await told() == ["mina"]
    estate.edit("stakeholders", "mina,", "olaf,carrier-shop,SPONSOR\nmina,")
    await estate.brought_in()
    assert await told() == ["mina", "olaf"]
    estate.edit("stakeholders", "mina,carrier-shop,CUSTOMER\n", "")
    await estate.brought_in(replace=True)
    assert await told() == ["olaf"]


async def test_whose_data_was_erased_is_not_held_any_more(estate: SmallEstate) -> None:
    kept = KeptProjection(estate.database)
    assert await seen(kept, lambda projection: projection.names.person("olaf")) == "Olaf"
    await erase_person(estate.database, "olaf", "tests", "tests")
    assert await seen(kept, lambda projection: projection.contacts.persons.owned("olaf")) == ()


async def test_what_a_running_import_wrote_counts_from_its_end_on(estate: SmallEstate) -> None:
    kept = KeptProjection(estate.database)
    assert await hit(kept) == {"shop": "HIGH"}
    run = await start_import(estate.database, "elsewhere", rows=1)
    await weaken_routes(estate.database, run)
    assert await hit(kept) == {"shop": "HIGH"}
    assert await incomplete(kept) is None, "the state before is whole"
    assert await incomplete(KeptProjection(estate.database)) is IncompleteReason.IMPORT_INTERRUPTED
    await finish_import(estate.database, run)
    assert await hit(kept) == {"shop": "LOW"}
    assert await incomplete(kept) is None


async def test_an_import_that_died_is_said_until_it_is_completed(estate: SmallEstate) -> None:
    kept = KeptProjection(estate.database)
    await kept.load()
    run = await start_import(estate.database, "estate", rows=1)
    await weaken_routes(estate.database, run)
    await let_die(estate.database, run)
    assert await hit(kept) == {"shop": "HIGH"}
    assert await incomplete(kept) is IncompleteReason.IMPORT_INTERRUPTED
    await estate.brought_in()
    assert await incomplete(kept) is None
    assert await hit(kept) == {"shop": "HIGH"}, "the import put the criticality right again"


async def test_many_events_at_once_lead_to_a_new_load(estate: SmallEstate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.projection.follower.MOST_EVENTS", 2)
    kept = KeptProjection(estate.database)
    before = await kept.ask(lambda state: state.projection)
    estate.edit("dependencies", "HIGH", "MEDIUM")
    await estate.brought_in()
    assert await hit(kept) == {"shop": "MEDIUM"}
    assert await loaded_anew(kept, before)


async def test_a_load_goes_on_when_who_asked_has_gone_and_others_wait_for_it(
    estate: SmallEstate, monkeypatch: pytest.MonkeyPatch
) -> None:
    loads = SlowLoads(monkeypatch)
    kept = KeptProjection(estate.database)
    impatient = asyncio.create_task(hit(kept))
    await loads.began.wait()
    impatient.cancel()
    with pytest.raises(asyncio.CancelledError):
        await impatient
    waiting = asyncio.gather(hit(kept), kept.load(), hit(kept))
    loads.go_on.set()
    assert await waiting == [{"shop": "HIGH"}, None, {"shop": "HIGH"}]
    assert loads.count == 1


async def test_a_question_that_waited_long_enough_is_told_how_far_the_load_is(
    estate: SmallEstate, monkeypatch: pytest.MonkeyPatch
) -> None:
    loads = SlowLoads(monkeypatch)
    kept = KeptProjection(estate.database, patience=0.05)
    ahead = asyncio.create_task(kept.load())
    await loads.began.wait()
    with pytest.raises(Unavailable, match=r"^The estate is being loaded \(25 %\): ask again in a few seconds\.$"):
        await hit(kept)
    with pytest.raises(Unavailable):
        kept.check()
    loads.go_on.set()
    await ahead
    kept.check()
    assert await hit(kept) == {"shop": "HIGH"}


async def test_a_load_is_ended_with_what_wanted_it(estate: SmallEstate, monkeypatch: pytest.MonkeyPatch) -> None:
    loads = SlowLoads(monkeypatch)
    kept = KeptProjection(estate.database)
    waiting = asyncio.create_task(kept.load())
    await loads.began.wait()
    await kept.aclose()
    assert loads.cancelled
    with pytest.raises(asyncio.CancelledError):
        await waiting


async def test_a_load_that_fails_is_the_answer_and_the_next_question_loads(
    estate: SmallEstate, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = KeptProjection(estate.database)

    async def away(*_: object) -> None:
        raise Unavailable("The engine is away.")

    with monkeypatch.context() as patched:
        patched.setattr(keeping, "tables", away)
        with pytest.raises(Unavailable, match="away"):
            await hit(kept)
    assert await hit(kept) == {"shop": "HIGH"}


class SlowLoads:
    """From now on a load reads its rows, a quarter of the way, and waits."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        self.cancelled = False
        self.began = asyncio.Event()
        self.go_on = asyncio.Event()
        monkeypatch.setattr(keeping, "tables", self._slow)

    async def _slow(self, database: Database, progress: Callable[[Loaded], None]) -> Tables:
        self.count += 1
        rows = await tables(database, progress)
        progress(Loaded(1, 4))
        self.began.set()
        try:
            await self.go_on.wait()
        except asyncio.CancelledError:
            self.cancelled = True
            raise
        return rows


async def incomplete(kept: KeptProjection) -> IncompleteReason | None:
    return await kept.ask(lambda state: state.incomplete)


WEAKEN = (
    "MATCH (:Offering {id: 'routes'})-[d:DEPENDS_ON]->(:Offering {id: 'maps'}) SET d.criticality = 'LOW', d.version = 2"
)
LET_DIE = "MATCH (i:Import {id: $id}) SET i.updatedAt = '2020-01-01T00:00:00.000000Z'"


async def weaken_routes(database: Database, run: ImportRun) -> None:
    async def work(transaction: Transaction) -> None:
        await transaction.run(WEAKEN)
        await record(
            transaction,
            Entry(action=EventAction.IMPORTED, subject="Dependency", subject_ids=["routes"], actor=run.actor),
        )

    await database.write(work, name="test")


async def let_die(database: Database, run: ImportRun) -> None:
    await database.write(lambda transaction: transaction.run(LET_DIE, {"id": run.id}), name="test")
