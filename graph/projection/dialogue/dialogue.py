"""What happens in relationships, as far as their health is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.projection.contacts.register import Register
from graph.projection.dialogue.announcing import ANSWER, NOTICE
from graph.projection.dialogue.judging import JUDGEMENT, POLICY
from graph.projection.dialogue.promises import COMMITMENT, EXPECTATION
from graph.projection.dialogue.targets import SIGNAL, TARGET
from graph.projection.dialogue.use import ADOPTION, FIT_CHECK
from graph.projection.dialogue.value import MEASUREMENT, OUTCOME
from graph.projection.dialogue.voice import COMPLAINT, DEMAND, ESCALATION, FEEDBACK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.projection.dialogue.announcing import AnswerRow, NoticeRow
    from graph.projection.dialogue.judging import JudgementRow, PolicyRow
    from graph.projection.dialogue.promises import CommitmentRow, ExpectationRow
    from graph.projection.dialogue.targets import SignalRow, TargetRow
    from graph.projection.dialogue.use import AdoptionRow, FitCheckRow
    from graph.projection.dialogue.value import MeasurementRow, OutcomeRow
    from graph.projection.dialogue.voice import ComplaintRow, DemandRow, EscalationRow, FeedbackRow
    from graph.projection.table import Table

FACTS: Final[tuple[Table[Any], ...]] = (
    *(EXPECTATION, COMMITMENT, FEEDBACK, COMPLAINT, DEMAND, ESCALATION),
    *(OUTCOME, MEASUREMENT, ADOPTION, FIT_CHECK, TARGET, SIGNAL),
    *(NOTICE, ANSWER, POLICY, JUDGEMENT),
)


class Dialogue:
    """A register for each table of FACTS, by its name. Rows are looked up by their relationship, but answers by their
    change and by who answers, policies by their organization; notices by their change too.
    """

    expectations: Register[ExpectationRow]
    commitments: Register[CommitmentRow]
    feedback: Register[FeedbackRow]
    complaints: Register[ComplaintRow]
    demands: Register[DemandRow]
    escalations: Register[EscalationRow]
    outcomes: Register[OutcomeRow]
    measurements: Register[MeasurementRow]
    adoption: Register[AdoptionRow]
    fit_checks: Register[FitCheckRow]
    targets: Register[TargetRow]
    signals: Register[SignalRow]
    notices: Register[NoticeRow]
    answers: Register[AnswerRow]
    policies: Register[PolicyRow]
    judgements: Register[JudgementRow]

    def __init__(self, rows: Mapping[str, Sequence[Any]]) -> None:
        """`rows`: by the name of their table; a table that is not named has none."""
        self.registers: dict[str, Register[Any]] = {
            table.name: Register(rows.get(table.name, ()), table.keys) for table in FACTS
        }
        vars(self).update(self.registers)
