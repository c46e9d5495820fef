"""Scenarios as clients and files write them: with the names of the schema's `ScenarioInput`, days as ISO text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from graph.errors import BadInput
from graph.impact.scenario import Change, Scenario
from graph.model.scalars import day as written_day
from graph.model.severity import Action, Severity
from graph.model.texts import kept
from graph.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Mapping


def parsed_scenario(input_: Mapping[str, Any], today: date) -> Scenario:
    """The scenario of an input. Raises BadInput only for days; `check_scenario` checks the rest against the estate."""
    leave_out: str | None = input_.get("leaveOut")
    return Scenario(
        changes=tuple(
            Change(
                kept(change["offering"]),
                Action(change["action"]),
                Severity[change["severity"]] if change.get("severity") else None,
                parsed_until(change.get("until"), ("scenario", "changes", index, "until")),
            )
            for index, change in enumerate(input_["changes"])
        ),
        effective_on=parsed_day(input_.get("effectiveOn"), today, ("scenario", "effectiveOn")),
        include_planned=bool(input_.get("includePlanned")),
        leave_out=None if leave_out is None else kept(leave_out),
    )


def as_input(scenario: Scenario) -> dict[str, Any]:
    """The input that stands for a scenario."""
    return {
        "effectiveOn": scenario.effective_on.isoformat(),
        "includePlanned": scenario.include_planned,
        "leaveOut": scenario.leave_out,
        "changes": [
            {"offering": change.offering, "action": change.action.value}
            | ({} if change.declared is None else {"severity": change.declared.name})
            | ({} if change.until is None else {"until": change.until.isoformat()})
            for change in scenario.changes
        ],
    }


def parsed_day(text: str | None, usual: date, place: tuple[str, ...]) -> date:
    """The day of an ISO text, `usual` for None. Raises BadInput for what is no day, or out of range."""
    return usual if text is None else _in_range(text, place)


def parsed_until(text: str | None, place: tuple[str | int, ...]) -> date | None:
    """The day of an ISO text. Raises BadInput for what is no day, or out of range."""
    return None if text is None else _in_range(text, place)


def _in_range(text: str, place: tuple[str | int, ...]) -> date:
    try:
        day = date.fromisoformat(written_day(text))
    except ValueError as wrong:
        raise BadInput(Saying("NO_DAY", "{text!r}: {wrong}.", text=text, wrong=wrong), place) from None
    if not 1900 <= day.year <= 2999:
        raise BadInput(Saying("DAY_OUT_OF_RANGE", "{text} is out of range: a day from 1900 to 2999.", text=text), place)
    return day
