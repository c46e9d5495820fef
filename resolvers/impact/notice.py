"""The notice that a scenario owes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.impact.notice.owed import ScenarioNotice
from resolvers.derived.classes import Field, resolved
from resolvers.impact.answers import Told
from resolvers.impact.parts import parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.impact.report import Report
    from resolvers.derived.types import Types
    from resolvers.impact.report import ReportTypes

OWED: Final = (
    "Agreements to which notice is owed, the earliest deadline first, then by id: affected ones, and those where something "
    "is as bad already, but not for good."
)


def notice_field(types: Types, answers: ReportTypes) -> Field:
    def owed(report: Report) -> Sequence[str]:
        return report.owed_ids

    def agreement(report: Report, id_: str) -> Told:
        return Told(report.agreement(id_), report)

    def count(root: Any) -> int:
        return len(root.report.owed_ids)

    more = {
        "agreementCount": resolved("agreementCount", int, "Agreements to which notice is owed.", count),
        **parts("agreements", answers.agreement, OWED, owed, agreement, called="OwedNotice"),
    }
    made = types.answers.made(ScenarioNotice, more, at="found", before={"agreementCount": "frozen"})

    def notice(root: Any) -> Told:
        report: Report = root.report
        return Told(report.notice, report)

    return resolved("notice", made, "The notice that is owed.", notice)
