"""How bad something is, what is done to an offering, and how bad that is."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Self


class Severity(IntEnum):
    """Also the criticality of a dependency or coverage: the most that it passes on."""

    description: str

    def __new__(cls, grade: int, description: str) -> Self:
        severity = int.__new__(cls, grade)
        severity._value_ = grade
        severity.description = description
        return severity

    NONE = 0, "Not affected."
    LOW = 1, "Noticed, and work goes on as before."
    MEDIUM = 2, "Work goes on with restrictions or extra effort."
    HIGH = 3, "Important work stands still or has to be adapted."
    CRITICAL = 4, "Lost: what rests on it cannot be done."


class Action(StrEnum):
    """What a change does to an offering. `severity` is how bad that is at the offering itself unless the change says
    otherwise; what `travels` is passed on along dependencies, the rest reaches the offering's own agreements only.
    """

    severity: Severity
    travels: bool
    description: str

    def __new__(cls, name: str, severity: Severity, travels: bool, description: str) -> Self:  # noqa: FBT001  # a row of the table below
        action = str.__new__(cls, name)
        action._value_ = name
        action.severity = severity
        action.travels = travels
        action.description = description
        return action

    RETIRE = "RETIRE", Severity.CRITICAL, True, "The offering ends."
    SUSPEND = "SUSPEND", Severity.CRITICAL, True, "The offering pauses for a time."
    BREAK = "BREAK", Severity.HIGH, True, "A new version is incompatible: consumers have to adapt."
    DEGRADE = "DEGRADE", Severity.MEDIUM, True, "The offering goes on at a lower service level."
    MODIFY = "MODIFY", Severity.LOW, True, "A new version is compatible: consumers need not adapt."
    TRANSFER = "TRANSFER", Severity.MEDIUM, False, "Another provider or subcontractor takes the offering over."
    REPRICE = "REPRICE", Severity.MEDIUM, False, "The price changes."
    RETERM = "RETERM", Severity.MEDIUM, False, "The terms of the agreements change."
