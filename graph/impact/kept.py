"""Reports asked for last, kept for whoever pages through them or asks the same again."""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar, cast

from graph.errors import Conflict
from graph.impact.redacted_report import RedactedReport
from graph.impact.report import Report, impact
from graph.projection.derived import derived
from graph.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from datetime import date

    from graph.access.telling import Telling
    from graph.impact.scenario import Scenario
    from graph.projection.follower import State
    from graph.projection.projection import Projection
    from graph.projection.visibility import Visibility

KEPT: Final = 192
"""A comparison of ten scenarios, or what is ahead of a few consumers, as two people see it, and what others ask beside
it. What is ahead of a consumer is two reports, or three, for each change that concerns it, most of them hardly worked out.
"""
KEPT_FOR: Final = 60.0
"""Seconds since a report was last asked for."""
MOST_KEPT: Final = 300_000
"""Offerings, agreements and consumers that are affected in all kept reports together: each takes about 600 bytes
where all of its report is asked for. What has not been worked out takes nothing. The latest report is kept whatever its size.
"""


class Sight(NamedTuple):
    """What somebody sees who does not see everything. `reach`: what that follows from."""

    reach: Hashable
    telling: Telling
    visibility: Visibility


R = TypeVar("R", bound=Report)


@dataclass(slots=True)
class Kept:
    report: Report
    used: float

    @property
    def size(self) -> int:
        outcome = self.report.outcome
        known = vars(outcome)
        return len(outcome.offerings) + len(known.get("agreements", ())) + len(known.get("consumers", ()))


class KeptReports:
    """The reports of one revision of a projection: whatever changes it drops them all."""

    def __init__(self, projection: Projection) -> None:
        self._projection = projection
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def report(self, scenario: Scenario, today: date) -> Report:
        """The report with nothing left out. Raises BadInput for a scenario that cannot be asked."""
        return self._known((scenario, today, None), lambda: impact(self._projection, scenario, today))

    def concerning(self, scenario: Scenario, today: date, agreements: frozenset[int]) -> Report:
        """The report with nothing of these agreements left out, and no others looked at, nor deadlines that follow from them."""
        whole = self.report(scenario, today)
        return self._known((scenario, today, agreements), lambda: Report(whole.outcome.concerning(agreements), today))

    def narrowed(self, whole: Report, sight: Sight) -> RedactedReport:
        """What somebody sees of a report; kept where that is."""
        which = whole.scenario, whole.today, whole.outcome.concerned

        def cut() -> RedactedReport:
            return RedactedReport(whole, sight.visibility, sight.telling)

        kept = self._kept.get(which)
        return self._known((*which, sight.reach, sight.telling), cut) if kept and kept.report is whole else cut()

    def _known(self, key: Hashable, make: Callable[[], R]) -> R:
        kept = self._kept.get(key)
        if kept is None:
            kept = self._kept[key] = Kept(make(), 0.0)
        kept.used = time.monotonic()
        self._kept.move_to_end(key)
        self._drop_superfluous()
        return cast("R", kept.report)

    def forget_unused(self) -> bool:
        """Drops what has not been asked for lately; True where something is left."""
        oldest = time.monotonic() - KEPT_FOR
        for key in [key for key, kept in self._kept.items() if kept.used < oldest]:
            del self._kept[key]
        return bool(self._kept)

    def _drop_superfluous(self) -> None:
        size = sum(kept.size for kept in self._kept.values())
        while len(self._kept) > KEPT or (size > MOST_KEPT and len(self._kept) > 1):
            _, dropped = self._kept.popitem(last=False)
            size -= dropped.size


@derived
def kept_reports(projection: Projection) -> KeptReports:
    return KeptReports(projection)


def check_state(state: State, at: int | None) -> None:
    """Raises Conflict where the estate has changed since the state of that number, or is not there yet. None: of now."""
    if at is not None and not state.since <= at <= state.number:
        raise Conflict(
            Saying(
                "ESTATE_HAS_CHANGED",
                "The estate has changed since state {at:,}: ask again from the first page on, without `at` or at state "
                "{now:,}.",
                at=at,
                now=state.number,
            ),
            state.number,
        )
