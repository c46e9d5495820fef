"""What is measured of impact, as rows of the table."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from bench.impact.change import ChangedDependency
from bench.impact.comparing import same_answer
from bench.impact.freshness import seen
from bench.impact.plans import compared, weak_points_row
from bench.impact.projection import measured
from bench.impact.questions import CAUSES, FIRST_PAGE, TOTALS, WHOLE, variables
from bench.impact.search import DatabaseSearch
from bench.serving import asked, served
from bench.table import Row, milliseconds
from bench.timing import Alternative, side_by_side
from graph.model.severity import Severity

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence
    from pathlib import Path

    from bench.impact.choosing import Chosen
    from bench.impact.estate import Imported
    from bench.impact.projection import Measured
    from bench.impact.targets import Targets
    from bench.serving import Served
    from bench.table import Target
    from bench.timing import Timed
    from graph.database.engine import Database, EngineSettings

MB: Final = 1_000_000
WITH_CAUSES: Final = "consumers with minimal causes"
QUESTIONS: Final = {"totals": TOTALS, "first page": FIRST_PAGE, WITH_CAUSES: CAUSES, "whole report": WHOLE}


class Wanted(NamedTuple):
    """How many offerings a retired one is to reach, and what that is called in the table."""

    words: str
    number: int


@dataclass(frozen=True, slots=True)
class Measures:
    """`wanted`: what to retire one at a time; `ten`: what to retire together; `offerings`: of the whole estate.
    `searches`: whether the database is searched beside it, and the answers are compared. `kept_choice`: as in
    `projection.measured`.
    """

    database: Database
    settings: EngineSettings
    targets: Targets
    offerings: int
    wanted: Sequence[Wanted]
    ten: Sequence[int]
    blocks: int
    searches: bool
    kept_choice: Path

    async def rows(self) -> AsyncIterator[Row]:
        alone = measured(self.settings, [*(one.number for one in self.wanted), *self.ten], self.kept_choice)
        for row in projection_rows(alone, self.targets):
            yield row
        search = DatabaseSearch(self.database) if self.searches else None
        if search:
            await search.prepare()
        with served(self.settings) as running:
            needed = alone.chosen[self.wanted[0].number].offering
            yield self._ready(running, needed)
            for wanted in self.wanted:
                async for row in self._questions(running, search, wanted, alone.chosen[wanted.number]):
                    yield row
            ten = sorted({alone.chosen[number].offering for number in self.ten})
            async for row in self._ten(running, search, ten):
                yield row
            yield await self._compared(running, ten)
            yield weak_points_row(running, self.targets.weak_points)
            yield await self._fresh(running, ChangedDependency(self.database, alone.unaffected, needed))

    def _ready(self, running: Served, retired: str) -> Row:
        before, began = running.memory(), time.perf_counter()
        running.answer(TOTALS, variables([retired]))
        waited = time.perf_counter() - began
        grown = (running.memory() - before) / MB
        words = f"{running.started + waited:.1f} s (listens after {running.started:.1f}, first answer {waited:.1f})"
        return Row(
            "ready after start, the engine running",
            words,
            beside=f"grows by {grown:.0f} MB",
            value=running.started + waited,
            target=self.targets.ready,
        )

    async def _questions(
        self, running: Served, search: DatabaseSearch | None, wanted: Wanted, chosen: Chosen
    ) -> AsyncIterator[Row]:
        size = await answered(running, search, [chosen.offering])
        alternatives = {name: question(running, query, [chosen.offering]) for name, query in QUESTIONS.items()}
        if search:
            sources = {chosen.offering: int(Severity.CRITICAL)}
            alternatives["search"] = Alternative(lambda: search.affected(sources), time.process_time)
        timed = await side_by_side(alternatives, blocks=self.blocks)
        for name in QUESTIONS:
            target = self.targets.of_question(name, wanted.number / self.offerings)
            beside = searched(timed["search"], timed[name]) if search and name == "totals" else ""
            yield question_row(f"reach {wanted.words} ({size}): {name}", timed[name], beside, target)

    async def _ten(self, running: Served, search: DatabaseSearch | None, retired: list[str]) -> AsyncIterator[Row]:
        size = await answered(running, search, retired)
        asked_of_ten = {WITH_CAUSES: CAUSES, "whole report": WHOLE}
        alternatives = {name: question(running, query, retired) for name, query in asked_of_ten.items()}
        timed = await side_by_side(alternatives, blocks=self.blocks)
        for name, query in asked_of_ten.items():
            target = self.targets.ten if query is CAUSES else None
            yield question_row(f"{len(retired)} changes ({size}): {name}", timed[name], "", target)

    async def _compared(self, running: Served, retired: list[str]) -> Row:
        timed = await side_by_side({"compared": compared(running, retired)}, blocks=self.blocks)
        return question_row(f"{len(retired)} scenarios compared", timed["compared"], "", None)

    async def _fresh(self, running: Served, dependency: ChangedDependency) -> Row:
        fresh = await seen(running, dependency)
        more = fresh.question - fresh.quiet
        return Row(
            "a changed dependency in the next answer",
            f"{milliseconds(more)} more than without",
            beside=f"the write {milliseconds(fresh.write)}, the question {milliseconds(fresh.question)}",
            value=more,
            target=self.targets.fresh,
        )


async def answered(running: Served, search: DatabaseSearch | None, retired: list[str]) -> str:
    """How much is affected, in words. Raises Different where the search finds something else."""
    if search:
        await same_answer(running, search, retired)
    totals = running.answer(TOTALS, variables(retired))["impact"]["totals"]
    offerings, consumers = (sum(totals[part].values()) for part in ("offerings", "consumers"))
    return f"{offerings:,} offerings, {consumers:,} consumers"


def question(running: Served, query: str, retired: list[str]) -> Alternative:
    asking = variables(retired)
    running.answer(query, asking)
    body = asked(query, asking)

    async def call() -> None:
        running.post(body)

    return Alternative(call, running.cpu)


def question_row(measure: str, timed: Timed, beside: str, target: Target | None) -> Row:
    return Row(
        measure,
        f"{milliseconds(timed.wall)}, p95 {milliseconds(timed.wall95)}, least {milliseconds(timed.least)}",
        milliseconds(timed.cpu),
        beside,
        timed.wall95,
        target,
    )


def searched(search: Timed, asked: Timed) -> str:
    return (
        f"search: {milliseconds(search.wall)}, CPU {milliseconds(search.cpu)}: "
        f"{search.wall / asked.wall:.0f}x, CPU {search.cpu / max(asked.cpu, 0.01):.0f}x"
    )


def import_row(imported: Imported) -> Row:
    parts = ", ".join(f"{name} {phase.seconds:.0f} s" for name, phase in imported.phases.items())
    way = "straight by Cypher, nothing read" if imported.bulk else "the product's import"
    return Row(
        f"import of {imported.rows:,} rows ({way})",
        f"{imported.seconds:.0f} s: {imported.rows / imported.seconds:,.0f} rows/s",
        f"{imported.cpu:.0f} s",
        f"{parts}; {imported.created:,} things and relations; at most {imported.peak / MB:.0f} MB",
    )


def projection_rows(alone: Measured, targets: Targets) -> Iterator[Row]:
    load, follow = alone.load, alone.follow
    yield Row("load of the projection", f"{load.wall:.2f} s", f"{load.cpu:.2f} s")
    yield Row(
        "memory of the projection",
        f"{(load.after - load.before) / MB:.3g} MB",
        beside=f"process {load.before / MB:.0f} → {load.after / MB:.0f} MB; one more day {load.day / MB:.1f} MB",
    )
    more = follow.after_write[0] - follow.nothing[0]
    yield Row(
        "following one changed dependency",
        milliseconds(more),
        milliseconds(follow.after_write[1] - follow.nothing[1]),
        f"looking for news {milliseconds(follow.nothing[0])}, CPU {milliseconds(follow.nothing[1])}",
        more,
        targets.fresh,
    )
