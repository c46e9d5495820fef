"""The days on which offerings begin or end to be covered by agreements, whatever the scenario."""

from __future__ import annotations

import time
from collections import OrderedDict, defaultdict
from typing import TYPE_CHECKING, Final

from graph.projection.derived import derived

if TYPE_CHECKING:
    from graph.projection.agreements import Cover
    from graph.projection.projection import Projection
    from graph.projection.status import Day

DatedCovers = dict["Day", list["tuple[Cover, bool]"]]
"""Covers that begin or end, by day; each with whether it begins."""

KEPT: Final = 4
"""Spans of days: scenarios that are compared take effect on few days."""
KEPT_FOR: Final = 60.0
"""Seconds since they were last asked for."""


class EveryDatedCover:
    """When offerings are covered by agreements, by spans of days; of one revision of the projection."""

    def __init__(self, projection: Projection) -> None:
        self._agreements = projection.agreements
        self._kept: OrderedDict[tuple[Day, Day, Day | None], DatedCovers] = OrderedDict()
        self._used = time.monotonic()

    def within(self, first: Day, last: Day, today: Day | None) -> DatedCovers:
        """Covers that begin or end after the first day, up to and including the last. Not to be changed by whoever
        asks.
        """
        self._used = time.monotonic()
        which = first, last, today
        if which not in self._kept:
            self._kept[which] = self._collected(*which)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(which)
        return self._kept[which]

    def forget_unused(self) -> bool:
        """Whether the covers are worth keeping: they were asked for in the last `KEPT_FOR` seconds."""
        return time.monotonic() - self._used < KEPT_FOR

    def _collected(self, first_day: Day, last: Day, today: Day | None) -> DatedCovers:
        dated: defaultdict[Day, list[tuple[Cover, bool]]] = defaultdict(list)
        for cover, first, end in self._agreements.every_dated_cover(today):
            if first < end:
                if first_day < first <= last:
                    dated[first].append((cover, True))
                if first_day < end <= last:
                    dated[end].append((cover, False))
        return dict(dated)


every_dated_cover = derived(EveryDatedCover)
