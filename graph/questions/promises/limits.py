"""What lies beneath several promises that cannot be kept."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Annotated

from graph.model.answers import answer
from graph.questions.promises.gap import PromiseGap

if TYPE_CHECKING:
    from collections.abc import Iterable


@answer("PromiseLimit")
@dataclass(frozen=True, slots=True)
class PromiseLimit:
    """An agreement that allows too little, or an offering for which nothing is agreed, with all promises that fail by it."""

    widest: Annotated[PromiseGap, "The widest of the gaps that it makes: what closes this one closes all of them."]
    gap_count: Annotated[int, "How many gaps it makes."]
    agreements: list[str]


def promise_limits(gaps: Iterable[PromiseGap]) -> list[PromiseLimit]:
    """What makes these gaps: each agreement beneath, with the offering that it covers; what makes most of them first."""
    made: dict[tuple[object, ...], list[PromiseGap]] = {}
    for gap in gaps:
        made.setdefault((gap.kind, gap.measured, gap.path[-1], gap.beneath, gap.allowed), []).append(gap)
    limits = [_limit(each) for each in made.values()]
    return sorted(limits, key=lambda limit: (-limit.gap_count, limit.widest.path[-1], limit.widest.kind.value))


def _limit(gaps: list[PromiseGap]) -> PromiseLimit:
    agreements = dict.fromkeys(gap.agreement for gap in gaps)  # one may miss several targets
    return PromiseLimit(max(gaps, key=_width), len(gaps), list(agreements))


def _width(gap: PromiseGap) -> float:
    return inf if gap.promised is None else abs(gap.promised - gap.allowed)
