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
        missing = await kept.ask(partial(_unscored, side, today), of_dialogue=True)
        for start in range(0, len(missing), AT_ONCE):
            await kept.ask(partial(_score, missing[start : start + AT_ONCE], side, today), of_dialogue=True)


def _unscored(side: Side, today: Day, state: State) -> list[str]:
    return kept_health(state.projection).unscored(side, today, today)


def _score(ids: list[str], side: Side, today: Day, state: State) -> None:
    kept_health(state.projection).score_ahead(ids, side, today, today)
