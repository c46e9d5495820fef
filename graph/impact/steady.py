"""A day with only those of its dependencies that stay as they are later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model.lazy import Lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.projection.day import DayView
    from graph.projection.dependencies import Edge


def steady(view: DayView, dated: Iterable[tuple[Edge, bool]]) -> DayView:
    """`dated`: dependencies that begin (True) or end later. Each that ends is left out, and each group with one of these."""
    dated = list(dated)
    passing = {edge for edge, begins in dated if not begins}
    groups = {edge[1] for edge, _ in dated if edge[1] >= 0}
    supports = view.supports
    left = view.later(view.day)
    left.supports = Lazy(lambda needed: [e for e in supports[needed] if e not in passing and e[1] not in groups])
    return left
