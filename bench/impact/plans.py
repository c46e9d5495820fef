"""Questions about many scenarios: a comparison, suggestions, the weak points of the whole estate."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Final

from api.command.comparison.asking import QUERY as COMPARISON
from bench.serving import asked
from bench.table import Row, milliseconds
from bench.timing import Alternative
from seed.fates import TODAY

if TYPE_CHECKING:
    from bench.serving import Served
    from bench.table import Target

WEAK_POINTS: Final = """
query WeakPoints($today: Date) {
  weakPoints(first: 50, today: $today) { totalCount nodes { offering { id } consumers { critical } } aloneCount groupCount }
}
"""
UNFINISHED: Final = "are being worked out"


def compared(running: Served, retired: list[str]) -> Alternative:
    """As many scenarios as offerings, each of which retires one."""
    day = TODAY.isoformat()
    scenarios = [
        {"name": each, "effectiveOn": day, "changes": [{"offering": each, "action": "RETIRE"}]} for each in retired
    ]
    variables: dict[str, Any] = {"scenarios": scenarios, "today": day}
    running.answer(COMPARISON, variables)
    body = asked(COMPARISON, variables)

    async def call() -> None:
        running.post(body)

    return Alternative(call, running.cpu)


def weak_points_row(running: Served, target: Target | None) -> Row:
    """Asked again until they are there, as the API says; then once more, from what it keeps."""
    body = asked(WEAK_POINTS, {"today": TODAY.isoformat()})
    began = time.perf_counter()
    while UNFINISHED.encode() in running.post(body):
        pass
    first = time.perf_counter() - began
    began = time.perf_counter()
    found = running.answer(WEAK_POINTS, {"today": TODAY.isoformat()})["weakPoints"]
    again = (time.perf_counter() - began) * 1000
    return Row(
        f"weak points ({found['totalCount']:,} losses)",
        f"{first:.1f} s",
        beside=f"asked again {milliseconds(again)}",
        value=first,
        target=target,
    )
