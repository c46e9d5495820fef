"""What is measured of impact, as rows of the table."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from bench.impact.change import ChangedDependency
from bench.impact.comparing import same_answer
from bench.impact.freshness import seen
from bench.impact.projection import measured
from bench.impact.questions import FIRST_PAGE, TOTALS, WHOLE, variables_of
from bench.impact.search import DatabaseSearch
from bench.serving import asked, served
from bench.table import Row, milliseconds
from bench.timing import Alternative, side_by_side
from graph.model.severity import Severity

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence

    from bench.impact.estate import Imported
    from bench.impact.projection import Follow, Load
    from bench.impact.targets import Targets
    from bench.serving import Served
    from bench.table import Target
    from bench.timing import Timed
    from graph.engine import Database, EngineSettings

MB: Final = 1_000_000
QUESTIONS: Final = {"totals": TOTALS, "first page": FIRST_PAGE, "whole report": WHOLE}


@dataclass(frozen=True, slots=True)
class Reached:
    """An offering to retire, and what that is called in the table."""

    words: str
    offering: str
    share: float


@dataclass(frozen=True, slots=True)
class Measures:
    """`ten`: offerings that are retired together."""

    database: Database
    settings: EngineSettings
    targets: Targets
    reached: Sequence[Reached]
    ten: list[str]
    blocks: int

    async def rows(self) -> AsyncIterator[Row]:
        search = DatabaseSearch(self.database)
        await search.prepare()
        needed = self.reached[0].offering
        dependent = await self._untouched(search, needed)
        for row in projection_rows(*measured(self.settings, dependent, needed), self.targets):
            yield row
        with served(self.settings) as running:
            yield self._ready(running)
            for one in self.reached:
                affected = await same_answer(running, search, [one.offering])
                counts = f"{len(affected.offerings):,} offerings, {len(affected.consumers):,} consumers"
                async for row in self._questions(running, search, one, counts):
                    yield row
            yield await self._ten(running, search)
            yield await self._fresh(running, dependent, needed)

    async def _untouched(self, search: DatabaseSearch, needed: str) -> str:
        """An offering that does not suffer when `needed` is retired."""
        at = await search.severities({needed: int(Severity.CRITICAL)})
        return next(offering for offering in await search.offerings() if offering not in at)

    def _ready(self, running: Served) -> Row:
        before, began = running.memory(), time.perf_counter()
        running.answer(TOTALS, variables_of(TOTALS, [self.reached[0].offering]))
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
        self, running: Served, search: DatabaseSearch, one: Reached, counts: str
    ) -> AsyncIterator[Row]:
        sources = {one.offering: int(Severity.CRITICAL)}
        alternatives = {name: served_question(running, query, [one.offering]) for name, query in QUESTIONS.items()} | {
            "search": Alternative(lambda: search.affected(sources), time.process_time)
        }
        timed = await side_by_side(alternatives, blocks=self.blocks)
        for name in QUESTIONS:
            target = self.targets.of_question(name, one.share)
            beside = searched(timed["search"], timed[name]) if name == "totals" else ""
            measure = f"{one.words}: {name}" + (f" ({counts})" if name == "totals" else "")
            yield question_row(measure, timed[name], beside, target)

    async def _ten(self, running: Served, search: DatabaseSearch) -> Row:
        affected = await same_answer(running, search, self.ten)
        timed = await side_by_side({"ten": served_question(running, WHOLE, self.ten)}, blocks=self.blocks)
        words = f"10 changes, minimal causes ({len(affected.offerings):,} offerings): whole report"
        return question_row(words, timed["ten"], "", self.targets.ten)

    async def _fresh(self, running: Served, dependent: str, needed: str) -> Row:
        fresh = await seen(running, ChangedDependency(self.database, dependent, needed))
        more = fresh.question - fresh.quiet
        return Row(
            "a changed dependency in the next answer",
            f"{milliseconds(more)} more than without",
            beside=f"the write {milliseconds(fresh.write)}, the question {milliseconds(fresh.question)}",
            value=more,
            target=self.targets.fresh,
        )


def served_question(running: Served, query: str, retired: list[str]) -> Alternative:
    variables = variables_of(query, retired)
    running.answer(query, variables)
    body = asked(query, variables)

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


def searched(search: Timed, question: Timed) -> str:
    return (
        f"search: {milliseconds(search.wall)}, CPU {milliseconds(search.cpu)}: "
        f"{search.wall / question.wall:.0f}x, CPU {search.cpu / max(question.cpu, 0.01):.0f}x"
    )


def import_row(imported: Imported) -> Row:
    parts = ", ".join(f"{name} {phase.seconds:.0f} s" for name, phase in imported.phases.items())
    way = "straight by Cypher, nothing read" if imported.bulk else "the product's import"
    return Row(
        f"import of {imported.rows:,} rows ({way})",
        f"{imported.seconds:.0f} s: {imported.rows / imported.seconds:,.0f} rows/s",
        f"{imported.cpu:.0f} s",
        f"{parts}; {imported.created:,} things and relations",
    )


def projection_rows(load: Load, follow: Follow, targets: Targets) -> Iterator[Row]:
    yield Row("load of the projection", f"{load.wall:.2f} s", f"{load.cpu:.2f} s")
    yield Row(
        "memory of the projection",
        f"{(load.after - load.before) / MB:.0f} MB",
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
