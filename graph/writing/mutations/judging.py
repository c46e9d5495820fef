"""What was written is judged before it is kept: by the same rules as an import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.writing.mutations.future import Transacted
from graph.writing.mutations.refusals import InvalidInput
from graph.writing.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.writing.mutations.steps import Step
    from graph.writing.mutations.work import Work


async def judge(work: Work, steps: Sequence[Step]) -> None:
    """Raises InvalidInput with all that the steps would break."""
    state = Transacted(work, steps)
    faults = [state.located(broken) for rule in RULES async for broken in rule(state)]
    if faults:
        raise InvalidInput(faults)
