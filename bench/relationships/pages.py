"""What the first page of relationships by health costs a client of a server, and one health with all of its reasons."""

from __future__ import annotations

import time
from datetime import date, timedelta
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

from bench.serving import served
from bench.table import Row, Target, milliseconds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bench.serving import Served
    from graph.database.engine import EngineSettings

COLD: Final = Target(300, "ms")
WARM: Final = Target(30, "ms")
ONE: Final = Target(10, "ms")
"""Of CPU."""
TIMES: Final = 20
IDLE: Final = 15
"""Seconds, one after the other, in each of which the server uses less than BUSY seconds of CPU."""
BUSY: Final = 0.02

PAGE: Final = """
query ($on: Date, $after: String) {
  serviceRelationships(sort: [{health: ASC}], healthOn: $on, first: 20, after: $after) {
    totalCount
    pageInfo { endCursor }
    nodes { id provider { name } consumer { name } health(on: $on) { score grade confidence caps { kind } } }
  }
}
"""
HANGING: Final = """
{ serviceRelationships(filter: {health: {singleThread: {eq: true}}}, first: 20) { totalCount nodes { id } } }
"""
WHOLE: Final = """
query ($id: ID!, $on: Date) {
  serviceRelationship(id: $id) {
    health(on: $on) {
      score uncapped atLeast atMost confidence grade saidByConsumer measuredByProvider policyVersion
      factors { factor points weight contribution reason evidence { nodes { points reason subject { __typename id } } } }
      trend { daysAgo30 daysAgo90 moved { factor difference } }
      nextSteps { act gain reason }
    }
  }
}
"""


class Asked(NamedTuple):
    """Milliseconds of one question: wall, and CPU of the server."""

    wall: float
    cpu: float


def pages(settings: EngineSettings, relationships: int) -> Iterator[Row]:
    """Asks a server that has worked ahead since it started."""
    with served(settings) as running:
        _worked_ahead(running)
        yield _row(f"first page by health of {relationships:,}, asked first", [_ask(running, PAGE, {})], COLD)
        again = [_ask(running, PAGE, {}) for _ in range(TIMES)]
        yield _row("the same, asked again", again, WARM)
        days = [{"on": (date(2026, 10, 5) - timedelta(day)).isoformat()} for day in range(3)]
        yield _row("the same on a day that nobody has asked for", [_ask(running, PAGE, day) for day in days])
        yield _row("first page of those that hang on one person", [_ask(running, HANGING, {})])
        yield _row("the same, asked again", [_ask(running, HANGING, {}) for _ in range(TIMES)])
        ids = [{"id": f"relationship-{number * relationships // TIMES}", "on": "2026-10-05"} for number in range(TIMES)]
        whole = [_ask(running, WHOLE, each) for each in ids]
        cpu = median(each.cpu for each in whole)
        yield _row("one health with evidence, trend and next steps", whole)._replace(value=cpu, target=ONE)
        yield Row("memory of the server", f"{running.memory() / 2**20:.0f} MB")


def _worked_ahead(running: Served) -> None:
    """Waits until the estate is there, and then until the server has nothing to do any more."""
    running.answer("{ serviceRelationships(first: 1) { totalCount } }", {})
    idle, used = 0, running.cpu()
    while idle < IDLE:
        time.sleep(1)
        before, used = used, running.cpu()
        idle = idle + 1 if used - before < BUSY else 0


def _ask(running: Served, query: str, variables: Mapping[str, object]) -> Asked:
    cpu, wall = running.cpu(), time.perf_counter()
    running.answer(query, variables)
    return Asked((time.perf_counter() - wall) * 1000, (running.cpu() - cpu) * 1000)


def _row(measure: str, asked: list[Asked], target: Target | None = None) -> Row:
    walls = sorted(each.wall for each in asked)
    wall, slow = median(walls), walls[min(len(walls) - 1, int(0.95 * len(walls)))]
    beside = f"p95 {milliseconds(slow)}" if len(walls) > 1 else ""
    cpu = milliseconds(median(each.cpu for each in asked))
    return Row(measure, milliseconds(wall), cpu, beside, wall, target)
