"""`python -m bench.impact.writes`: what the first question after a write of each kind costs more than one after none.

Written as a mutation does it and asked in this process, without HTTP. The estate is that of `--data`, brought in as
`python -m bench.impact` does it; what is written is deleted again.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import time
from contextlib import aclosing
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from bench.engines import engine_in
from bench.impact.estate import BenchEstate, brought_in
from bench.table import HEAD, Row, milliseconds
from graph.access.viewer import ADMINISTRATOR
from graph.database.engine import Engine, open_database
from graph.model import MODEL
from graph.projection.follower import KeptProjection
from graph.writing.mutations import Connect, Create, Delete, Update
from graph.writing.mutations.change import Part, change, planned
from seed.estate import SIZES

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence

    from graph.database.engine import Database, EngineSettings
    from graph.writing.mutations.steps import Step

ARCHIVED: Final = "2026-05-01T00:00:00.000000Z"
Taken = tuple[float, float]
"""Milliseconds, wall and CPU of the process."""


def made(label: str, id_: str, **values: Any) -> Step:
    return Create(kind=MODEL.kinds[label], id=id_, values=values)


def changed(label: str, id_: str, **values: Any) -> Step:
    return Update(kind=MODEL.kinds[label], id=id_, values=values)


def gone(label: str, id_: str) -> Step:
    return Delete(kind=MODEL.kinds[label], id=id_)


def tied(link: str, start: str, end: str, **values: Any) -> Step:
    return Connect(link=MODEL.link(link), start=start, end=end, values=values)


def steps(offering: str, organization: str) -> Mapping[str, Step]:
    """One after the other; the last ones take away what the first ones made."""
    return {
        "a new organization": made("Organization", "bench-org", name="Bench"),
        "a new offering": made("Offering", "bench-offering", name="Bench", provider="bench-org"),
        "an offering archived": changed("Offering", "bench-offering", archivedAt=ARCHIVED),
        "an offering restored": changed("Offering", "bench-offering", archivedAt=None),
        "a new relationship": made("ServiceRelationship", "bench-rel", provider="bench-org", consumer=organization),
        "a new agreement": made("Agreement", "bench-agreement", relationship="bench-rel", status="ACTIVE"),
        "a new coverage": tied("COVERS", "bench-agreement", "bench-offering", criticality="HIGH"),
        "a new dependency": tied("Dependency", "bench-offering", offering, criticality="HIGH"),
        "a planned change": made("Change", "bench-change", title="Bench", status="DRAFT", effectiveOn="2027-01-01"),
        "a planned change deleted": gone("Change", "bench-change"),
        "an agreement deleted": gone("Agreement", "bench-agreement"),
        "a relationship deleted": gone("ServiceRelationship", "bench-rel"),
        "an offering deleted": gone("Offering", "bench-offering"),
        "an organization deleted": gone("Organization", "bench-org"),
    }


async def asked(kept: KeptProjection) -> Taken:
    began = time.perf_counter(), time.process_time()
    await kept.ask(lambda state: state.number)
    return (time.perf_counter() - began[0]) * 1000, (time.process_time() - began[1]) * 1000


async def rows(database: Database, kept: KeptProjection, times: int) -> AsyncIterator[Row]:
    fresh = KeptProjection(database)
    async with aclosing(fresh):
        began = time.perf_counter(), time.process_time()
        await fresh.load()
        load = (time.perf_counter() - began[0]) * 1000, (time.process_time() - began[1]) * 1000
    offering, organization = await kept.ask(
        lambda state: (state.projection.offerings.ids[0], state.projection.organization_ids[0])
    )
    first = await kept.ask(lambda state: state.projection)
    wanted = steps(offering, organization)
    after: dict[str, list[Taken]] = {name: [] for name in wanted}
    quiet: list[Taken] = []
    for _ in range(times):
        for name, step in wanted.items():
            await change(database, "bench", [Part(planned(step))], ADMINISTRATOR)
            after[name].append(await asked(kept))
            quiet.append(await asked(kept))
    yield Row("nothing", milliseconds(_median(quiet, 0)), milliseconds(_median(quiet, 1)))
    for name, taken in after.items():
        wall, cpu = _median(taken, 0), _median(taken, 1)
        beside = f"loaded anew {milliseconds(load[0])}, CPU {milliseconds(load[1])}: CPU {load[1] / cpu:.0f}x"
        yield Row(name, milliseconds(wall), milliseconds(cpu), beside)
    is_same = await kept.ask(lambda state: state.projection is first)
    yield Row("the projection", "patched" if is_same else "loaded anew", "")


def _median(taken: Sequence[Taken], which: int) -> float:
    return median(each[which] for each in taken)


async def measured(settings: EngineSettings, estate: BenchEstate, times: int) -> None:
    async with open_database(settings) as database:
        await brought_in(database, estate, bulk=True)
        async with aclosing(KeptProjection(database)) as kept:
            await kept.load()
            async for row in rows(database, kept, times):
                print(row, flush=True)


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.impact.writes", description=__doc__)
    parser.add_argument("--size", choices=list(SIZES), default="M")
    parser.add_argument("--engine", type=Engine, choices=list(Engine), default=Engine.EMBEDDED)
    parser.add_argument("--data", type=Path, required=True, help="a folder that keeps files and engine")
    parser.add_argument("--times", type=int, default=7, help="how often each is written")
    given = parser.parse_args(arguments)
    given.data.mkdir(parents=True, exist_ok=True)
    print(HEAD, flush=True)
    with engine_in(given.data.resolve(), given.engine) as settings:
        estate = BenchEstate(given.data.resolve(), given.size)
        estate.write()
        asyncio.run(measured(settings, estate, given.times))


if __name__ == "__main__":
    main(sys.argv[1:])
