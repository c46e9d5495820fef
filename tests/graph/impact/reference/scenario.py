"""What is asked: a set of changes that take effect together, on one date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.graph.impact.reference.estate import CRITICAL, GRADES, HIGH, LOW, MEDIUM

SEVERITY_OF = {
    "RETIRE": CRITICAL,
    "SUSPEND": CRITICAL,
    "BREAK": HIGH,
    "DEGRADE": MEDIUM,
    "MODIFY": LOW,
    "TRANSFER": MEDIUM,
    "REPRICE": MEDIUM,
    "RETERM": MEDIUM,
}
"""At the offering itself, in the order of the page. “A change may state another severity”."""

TRAVELLING = {"RETIRE", "SUSPEND", "BREAK", "DEGRADE", "MODIFY"}
"""The others are commercial: they count at the offering and reach its own agreements only."""


@dataclass(frozen=True)
class Change:
    offering: str
    action: str
    severity: int
    until: date | None = None

    @property
    def travels(self) -> bool:
        return self.action in TRAVELLING


@dataclass(frozen=True)
class Scenario:
    """`leave_out`: the change of the estate that the scenario was made from."""

    changes: tuple[Change, ...]
    effective_on: date
    include_planned: bool = False
    leave_out: str | None = None


def scenario_of(asked: dict[str, Any]) -> Scenario:
    return Scenario(
        changes=tuple(
            Change(
                offering=each["offering"],
                action=each["action"],
                severity=GRADES[each["severity"]] if each.get("severity") else SEVERITY_OF[each["action"]],
                until=date.fromisoformat(each["until"]) if each.get("until") else None,
            )
            for each in asked["changes"]
        ),
        effective_on=date.fromisoformat(asked["effectiveOn"]),
        include_planned=asked.get("includePlanned", False),
        leave_out=asked.get("leaveOut"),
    )
