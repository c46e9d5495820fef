"""What a process of its own needs to know of one day, as plain columns."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.impact.baselines import baseline_on
from graph.impact.endings import endings_of
from graph.impact.masked import left_of
from graph.impact.notice.owed import owed_for
from graph.model.severity import Action

if TYPE_CHECKING:
    from datetime import date

    from graph.impact.baseline import Baseline
    from graph.projection.projection import Projection


def numbers() -> array[int]:
    return array("i")


@dataclass(slots=True)
class DayEstate:
    """Offerings, groups, agreements and consumers are numbers. `lost`: on the day, or gone for good. `before`: severities by the baseline. `threshold[group]`: how
    many of its members have to fail. `owed`: 1 for an agreement whose notice would be overdue.

    What is lost only for a while: `ends_from[offering]` is the least severity of what the baseline has brought about there
    that ends on a known day. `without`: severities with what is left of the baseline after each end, and with none of it.

    An edge is four columns of `edges`: dependent, group or -1, criticality, needed. A cover is three columns of `covers`:
    agreement, criticality, offering. Both stand offering by offering: `edges_from[offering]` and `covers_from[offering]` say
    where its own begin, and end with the length of the columns.
    """

    before: bytes
    lost: frozenset[int]
    consumer_of: array[int]
    owed: bytearray
    ends_from: dict[int, int]
    without: list[bytes]
    edges: array[int] = field(default_factory=numbers)
    threshold: dict[int, int] = field(default_factory=dict[int, int])
    covers: array[int] = field(default_factory=numbers)
    edges_from: array[int] = field(default_factory=numbers)
    covers_from: array[int] = field(default_factory=numbers)


def estate_on(projection: Projection, day: date) -> DayEstate:
    """The estate as it is valid on the day, with what is lost already."""
    view = projection.on(day.toordinal())
    baseline = baseline_on(view, include_planned=False, leave_out=None)
    agreements = projection.agreements
    estate = DayEstate(
        before=baseline.travelled,
        lost=frozenset(view.lost) | projection.offerings.gone,
        consumer_of=array("i", agreements.consumer_of),
        owed=bytearray(len(agreements.ids)),
        ends_from=(ends_from := _ends_from(baseline)),
        without=[left.travelled for left in left_of(baseline)] if ends_from else [],
    )
    for offering in range(len(projection.offerings.ids)):
        estate.edges_from.append(len(estate.edges))
        estate.covers_from.append(len(estate.covers))
        for dependent, group, criticality, needed, _ in view.needs[offering]:
            estate.edges.extend((dependent, group, criticality, needed))
            if group >= 0:
                estate.threshold[group] = view.threshold[group]
        for agreement, criticality, covered, _ in view.covers[offering]:
            estate.covers.extend((agreement, criticality, covered))
            estate.owed[agreement] = any(owed.days for owed in owed_for(projection, agreement, [Action.RETIRE]))
    estate.edges_from.append(len(estate.edges))
    estate.covers_from.append(len(estate.covers))
    return estate


def _ends_from(baseline: Baseline) -> dict[int, int]:
    """Offering that is lost and that an agreement covers -> the least level on which its loss is known to end."""
    lost = {o: at for o, at in enumerate(baseline.travelled) if at and baseline.day.covers[o]}
    over = endings_of(baseline).known((offering, level) for offering, at in lost.items() for level in range(1, at + 1))
    return {
        offering: min(levels)
        for offering, at in lost.items()
        if (levels := [level for level in range(1, at + 1) if (offering, level) in over])
    }
