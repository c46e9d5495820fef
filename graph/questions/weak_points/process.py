"""The losses are worked out in a process of their own."""

from __future__ import annotations

from contextlib import aclosing
from typing import TYPE_CHECKING, Any, cast

from graph.questions.elsewhere import worked_elsewhere
from graph.questions.weak_points.losing import losses

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.questions.weak_points.estate import DayEstate
    from graph.questions.weak_points.losing import Loss


async def losses_elsewhere(estate: DayEstate, progress: Callable[[int, int], None]) -> list[Loss]:
    """What `losses` answers. The process ends with whoever waits for it."""
    found: list[Loss] = []
    async with aclosing(worked_elsewhere(work, estate, "weak points")) as told:
        async for said in told:
            if isinstance(said, list):
                found = cast("list[Loss]", said)
            else:
                progress(*said)
    return found


def work(estate: DayEstate, tell: Callable[[Any], None]) -> None:
    tell(list(losses(estate, lambda done, total: tell((done, total)))))
