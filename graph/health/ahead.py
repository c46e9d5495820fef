"""Scores of all relationships on the day of today, worked out before anybody asks for them."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from graph.health.keeping import SIDES, kept_health

if TYPE_CHECKING:
    from graph.model.relationship import Side
    from graph.projection.follower import KeptProjection, State
    from graph.projection.status import Day

AT_ONCE: Final = 100
"""Relationships, after which other questions have their turn."""


async def score_ahead(kept: KeptProjection) -> None:
    """Score, for each side, the relationships that have no score on today's date in UTC: at first all of them, later
    those of which something was written. Raises RapportError where the estate cannot be read.
    """
    await kept.load_dialogue()
    today = datetime.now(UTC).date().toordinal()
    for side in SIDES:
        while await kept.ask(partial(_some_scored, side, today), of_dialogue=True):
            pass


def _some_scored(side: Side, today: Day, state: State) -> bool:
    """Scores some more relationships. Answers whether there are more."""
    return kept_health(state.projection).score_some(side, today, today, AT_ONCE)
