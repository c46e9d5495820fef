"""Suggestions are worked out in a thread, alone on the projection, as reports are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graph.errors import Unavailable
from graph.model.sentences import not_here
from graph.questions.suggestions.suggesting import Suggestions

if TYPE_CHECKING:
    from collections.abc import Callable

    from graph.impact.report import Report
    from resolvers.context import Asked


async def suggested(info: Asked, report: Report, which: Callable[[Suggestions], Any]) -> Any:
    if info.context.impact is None:
        raise Unavailable(not_here("Impact"))
    return await info.context.impact.ask(lambda state: which(Suggestions(state.projection, report)))
