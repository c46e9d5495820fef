"""What a process of its own needs to know of one day, as plain columns."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.model.severity import Action
from graph.notice.owed import owed_for

if TYPE_CHECKING:
    from datetime import date

    from graph.impact.projection import Projection


def numbers() -> array[int]:
    return array("i")


@dataclass(slots=True)
class DayEstate:
    """Offerings, groups, agreements and consumers are numbers. `before`, `agreement_before`, `consumer_before`:
    severities by the context. `threshold[group]`: how many of its members have to fail. `owed`: 1 for an agreement
    whose notice would be overdue.

    An edge is four columns of `edges`: dependent, group or -1, criticality, needed. A cover is three columns of `covers`:
    agreement, criticality, offering.
    """

    before: bytes
    lost: frozenset[int]
    consumer_of: array[int]
    owed: bytearray
    agreement_before: dict[int, int]
    consumer_before: dict[int, int]
    edges: array[int] = field(default_factory=numbers)
    threshold: dict[int, int] = field(default_factory=dict[int, int])
    covers: array[int] = field(default_factory=numbers)


def estate_on(projection: Projection, day: date) -> DayEstate:
    """As it is valid on the day, with what is lost already."""
    view = projection.on(day.toordinal())
    context = view.context(include_planned=False, leave_out=None)
    agreements = projection.agreements
    estate = DayEstate(
        before=context.travelled,
        lost=frozenset(view.lost),
        consumer_of=array("i", agreements.consumer_of),
        owed=bytearray(len(agreements.ids)),
        agreement_before=dict(context.agreements),
        consumer_before=dict(context.consumers),
    )
    for offering in range(len(projection.offerings.ids)):
        for dependent, group, criticality, needed, _ in view.needs[offering]:
            estate.edges.extend((dependent, group, criticality, needed))
            if group >= 0:
                estate.threshold[group] = view.threshold[group]
        for agreement, criticality, covered, _ in view.covers[offering]:
            estate.covers.extend((agreement, criticality, covered))
            estate.owed[agreement] = any(owed.days for owed in owed_for(projection, agreement, [Action.RETIRE]))
    return estate
