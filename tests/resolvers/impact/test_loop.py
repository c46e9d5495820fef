"""No single request holds the event loop for long: whatever else is asked meanwhile goes on."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any, Final, cast

import pytest

from api.command.impact.asking import QUERY
from graph.database.engine import Database
from graph.projection.follower import KeptProjection
from graph.projection.projection import Projection
from resolvers.context import Context
from resolvers.schema import schema
from tests.graph.impact.small import estate

if TYPE_CHECKING:
    from graph.database.engine.database import Source

LONGEST: Final = 0.05
"""Seconds of CPU that one step of the loop may take."""
REACHED: Final = 2_000
NO_DATABASE: Final = Database(cast("Source", None))
"""Nothing is asked of it."""
COMPARED: Final = """query($scenario: ScenarioInput!, $other: ScenarioInput!, $today: Date) {
  compareScenarios(scenarios: [$scenario, $other], today: $today) {
    scenarios { because report { totals { people } consumers(first: 1000) { nodes { severity because path { id } } } } }
    consumers(first: 1000) { nodes { fates { severity overdue } } }
  }
}"""


class Held(KeptProjection):
    """Of an estate in which nobody writes."""

    def __init__(self, projection: Projection) -> None:
        super().__init__(NO_DATABASE)
        self._projection = projection

    async def _refresh(self, asked_at: float) -> Projection:  # noqa: ARG002
        assert self._projection
        return self._projection


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds of CPU that each step of the loop has taken, in its own thread."""
    taken: list[float] = []
    run = asyncio.Handle._run  # pyright: ignore[reportPrivateUsage, reportUnknownMemberType, reportAttributeAccessIssue, reportUnknownVariableType]  # noqa: SLF001  # where each step is run

    def watched(handle: asyncio.Handle) -> None:
        began = time.thread_time()
        run(handle)
        taken.append(time.thread_time() - began)

    monkeypatch.setattr(asyncio.Handle, "_run", watched)
    return taken


def kept() -> Held:
    """Each offering rests on one of ten before it; consumers have agreements on three each."""
    offerings = [f"o{number:04}" for number in range(REACHED)]
    dependencies = [f"{one} -> o{max(0, number - 10):04} HIGH" for number, one in enumerate(offerings) if number]
    agreements = [f"c{number % 700:03} {one}" for number, one in enumerate(offerings)]
    return Held(Projection(estate(dependencies, agreements)))


@pytest.mark.parametrize("question", [QUERY, COMPARED], ids=["impact", "compareScenarios"])
async def test_a_report_of_thousands_does_not_hold_the_event_loop(question: str, steps: list[float]) -> None:
    held = kept()

    async def ask(retired: str) -> dict[str, Any]:
        scenario = {"effectiveOn": "2027-01-01", "changes": [{"offering": retired, "action": "RETIRE"}]}
        other = {**scenario, "effectiveOn": "2027-02-01", "name": "later"}
        given = {"scenario": scenario, "today": "2026-11-01"} | ({"other": other} if question is COMPARED else {})
        answered = await schema.execute(question, given, Context(NO_DATABASE, impact=held))
        assert not answered.errors
        assert answered.data
        return answered.data

    await ask("o1990")  # the document is read and its plan made once
    steps.clear()
    began = time.process_time()
    await ask("o0000")
    assert time.process_time() - began > LONGEST, "the report is too small to say anything"
    assert max(steps) < LONGEST
