"""What one thing or relation says against itself, whatever else there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.model.circles import CIRCULAR
from graph.model.rules import self_need, self_tie

if TYPE_CHECKING:
    from graph.model import Link
    from graph.saying import Saying


def same_ends(link: Link, start: str, end: str) -> Saying | None:
    """Answers what is wrong with a relation from a thing to itself; circles over several steps are judged elsewhere."""
    if link.type == "DEPENDS_ON":
        return self_need(start, end)
    if link.start == link.end == "Person" and link.type not in CIRCULAR:
        return self_tie(start, end)
    return None
