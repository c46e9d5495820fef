"""How bad something is, what is done to an offering, and how bad that is."""

from __future__ import annotations

from enum import IntEnum
from typing import Final, Self

from graph.model.scalars import Choice


class Severity(IntEnum):
    """How badly something is affected.

    Also the criticality of a dependency or coverage: the most that it passes on.
    """

    words: str

    def __new__(cls, grade: int, words: str) -> Self:
        severity = int.__new__(cls, grade)
        severity._value_ = grade
        severity.words = words
        return severity

    NONE = 0, "Not affected."
    LOW = 1, "Noticed, and work goes on as before."
    MEDIUM = 2, "Work goes on with restrictions or extra effort."
    HIGH = 3, "Important work stands still or has to be adapted."
    CRITICAL = 4, "Lost: what rests on it cannot be done."


SEVERITIES: Final = tuple(Severity)
"""All severities, each at the place of its grade."""


class Action(Choice):
    """What is done to an offering."""

    severity: Severity  # at the offering itself, unless a change says otherwise
    travels: bool  # along dependencies; what does not reaches the offering's own agreements only

    def __new__(cls, name: str, severity: Severity, travels: bool, words: str) -> Self:  # noqa: FBT001  # a row of the table below
        how = "travels along dependencies" if travels else "reaches its own agreements only"
        action = str.__new__(cls, name)
        action._value_ = name
        action.words = f"{words} {severity.name} at the offering itself; {how}."
        action.severity = severity
        action.travels = travels
        return action

    RETIRE = "RETIRE", Severity.CRITICAL, True, "The offering ends."
    SUSPEND = "SUSPEND", Severity.CRITICAL, True, "The offering pauses for a time."
    BREAK = "BREAK", Severity.HIGH, True, "A new version is incompatible: consumers have to adapt."
    DEGRADE = "DEGRADE", Severity.MEDIUM, True, "The offering goes on at a lower service level."
    MODIFY = "MODIFY", Severity.LOW, True, "A new version is compatible: consumers need not adapt."
    TRANSFER = "TRANSFER", Severity.MEDIUM, False, "Another provider or subcontractor takes the offering over."
    REPRICE = "REPRICE", Severity.MEDIUM, False, "The price changes."
    RETERM = "RETERM", Severity.MEDIUM, False, "The terms of the agreements change."
