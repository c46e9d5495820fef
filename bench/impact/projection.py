"""The projection alone, in a fresh process: its load, its memory, what to ask of it, and what it costs to follow one
write.
"""

from __future__ import annotations

import asyncio
import gc
import multiprocessing
import time
from datetime import timedelta
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

import psutil

from bench.impact.change import ChangedDependency
from bench.impact.choosing import Chosen, chosen, unaffected
from graph.database.engine import open_database
from graph.impact.report import impact
from graph.impact.scenario import Change, Scenario
from graph.model.severity import Action
from graph.projection.follower import KeptProjection
from seed.fates import TODAY

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from datetime import date
    from pathlib import Path

    from graph.database.engine import EngineSettings
    from graph.projection.follower import State

ROUNDS = 15


class Load(NamedTuple):
    """Seconds, bytes; `day`: bytes of one more day, looked at as far as the question went."""

    wall: float
    cpu: float
    before: int
    after: int
    day: int


class Follow(NamedTuple):
    """Milliseconds, wall and CPU: of a question that asks nothing, and of one after a write."""

    nothing: tuple[float, float]
    after_write: tuple[float, float]


class Measured(NamedTuple):
    """`chosen`: by the number of offerings that were to be reached; `unaffected`: not reached by the first of them."""

    load: Load
    follow: Follow
    chosen: dict[int, Chosen]
    unaffected: str


def measured(settings: EngineSettings, wanted: Sequence[int], kept_choice: Path) -> Measured:
    """`kept_choice`: the file in which stands from the last time what to ask."""
    with multiprocessing.get_context("spawn").Pool(1) as process:
        return process.apply(_measured, (settings, wanted, kept_choice))


def _measured(settings: EngineSettings, wanted: Sequence[int], kept_choice: Path) -> Measured:
    return asyncio.run(_in_loop(settings, wanted, kept_choice))


async def _in_loop(settings: EngineSettings, wanted: Sequence[int], kept_choice: Path) -> Measured:
    async with open_database(settings) as database:
        kept = KeptProjection(database)
        load = await _load(kept)
        found = await kept.ask(lambda state: chosen(state.projection, wanted, kept_choice))
        needed = found[wanted[0]].offering
        dependent = await kept.ask(lambda state: unaffected(state.projection, needed))
        follow = await _follow(kept, ChangedDependency(database, dependent, needed))
        return Measured(load, follow, found, dependent)


async def _load(kept: KeptProjection) -> Load:
    before = _memory()
    wall, cpu = await _taken(kept.load)
    after = _memory()
    await kept.ask(lambda state: _asked(state, TODAY))
    one_day = _memory()
    await kept.ask(lambda state: _asked(state, TODAY + timedelta(1)))
    return Load(wall / 1000, cpu / 1000, before, after, _memory() - one_day)


def _asked(state: State, day: date) -> None:
    retired = state.projection.offerings.ids[0]
    impact(state.projection, Scenario((Change(retired, Action.RETIRE),), day), TODAY)


async def _follow(kept: KeptProjection, dependency: ChangedDependency) -> Follow:
    quiet: list[tuple[float, float]] = []
    after_write: list[tuple[float, float]] = []
    for number in range(ROUNDS):
        await dependency.write("LOW" if number % 2 else "CRITICAL")
        after_write.append(await _taken(lambda: kept.ask(_nothing)))
        quiet.append(await _taken(lambda: kept.ask(_nothing)))
    await dependency.remove()
    return Follow(_medians(quiet), _medians(after_write))


def _nothing(state: State) -> int:
    return state.projection.revision


async def _taken(work: Callable[[], Awaitable[object]]) -> tuple[float, float]:
    """Milliseconds, wall and CPU."""
    began = time.perf_counter(), time.process_time()
    await work()
    return (time.perf_counter() - began[0]) * 1000, (time.process_time() - began[1]) * 1000


def _medians(taken: list[tuple[float, float]]) -> tuple[float, float]:
    return median(wall for wall, _ in taken), median(cpu for _, cpu in taken)


def _memory() -> int:
    gc.collect()
    return psutil.Process().memory_info().rss
