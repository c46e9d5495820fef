"""What settling a line of an agenda would do to the health of its relationship."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graph.health.steps import HealthAct
from graph.questions.agenda.line import Matter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.questions.agenda.line import Line

ACTS: Final = {
    Matter.REVIEW: (HealthAct.HOLD_REVIEW,),
    Matter.COMMITMENT: (HealthAct.KEEP_COMMITMENT,),
    Matter.EXPECTATION: (HealthAct.ANSWER_EXPECTATION, HealthAct.MEET_EXPECTATION),
    Matter.COMPLAINT: (HealthAct.ANSWER_COMPLAINT,),
}


def health_gain(line: Line, gains: Mapping[tuple[HealthAct, str], float]) -> float | None:
    """How much the score would rise, `gains` being those of the relationship; None where no score follows from it."""
    found = (gains.get((act, line.id)) for act in ACTS.get(line.matter, ()))
    return next((gain for gain in found if gain is not None), None)
