"""Gaps asked for last, kept until something is written: pages of one answer are worked out once."""

from __future__ import annotations

import time
from collections import OrderedDict
from typing import TYPE_CHECKING, Final, NamedTuple

from graph.database.event_log import last
from graph.impact.kept import KEPT_FOR
from graph.projection.derived import derived
from graph.questions.promises.gaps import promise_gaps
from graph.questions.promises.rows import terms

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from graph.database.engine import Database
    from graph.projection.follower import KeptProjection, State
    from graph.projection.projection import Projection
    from graph.questions.promises.gap import PromiseGap

KEPT: Final = 4
"""Answers, each of up to some ten thousand gaps."""


class AskedGaps(NamedTuple):
    """`number`: of the last event before it was asked. Neither provider nor relationship: of all."""

    number: int
    day: date
    provider: str | None
    relationship: str | None


class KeptGaps:
    """The gaps that were asked for of one revision of a projection."""

    def __init__(self) -> None:
        self._kept: OrderedDict[AskedGaps, tuple[Sequence[PromiseGap], float]] = OrderedDict()

    def found(self, asked: AskedGaps) -> Sequence[PromiseGap] | None:
        known = self._kept.get(asked)
        if known is None:
            return None
        self.keep(asked, known[0])
        return known[0]

    def keep(self, asked: AskedGaps, gaps: Sequence[PromiseGap]) -> None:
        self._kept[asked] = gaps, time.monotonic()
        self._kept.move_to_end(asked)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    def forget_unused(self) -> bool:
        """Drops what has not been asked for lately; True where something is left."""
        oldest = time.monotonic() - KEPT_FOR
        for asked in [asked for asked, (_, used) in self._kept.items() if used < oldest]:
            del self._kept[asked]
        return bool(self._kept)


@derived
def kept_gaps(projection: Projection) -> KeptGaps:  # noqa: ARG001  # it is kept with the projection
    return KeptGaps()


async def gaps_of(
    database: Database, projections: KeptProjection, day: date, provider: str | None, relationship: str | None
) -> Sequence[PromiseGap]:
    """What `promise_gaps` answers, kept between questions: nobody must change it. Raises BadInput as that does."""
    asked = AskedGaps(await last(database), day, provider, relationship)
    kept = await projections.ask(lambda state: kept_gaps(state.projection).found(asked))
    if kept is not None:
        return kept
    given = await terms(database)

    def worked_out(state: State) -> Sequence[PromiseGap]:
        gaps = promise_gaps(state.projection, given, day, provider, relationship)
        if state.number == asked.number:  # else something was written meanwhile, perhaps before the terms were read
            kept_gaps(state.projection).keep(asked, gaps)
        return gaps

    return await projections.ask(worked_out)
