"""A scenario as clients and files state it: with the names of the schema's `ScenarioInput`, days as ISO text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from graph.errors import BadInput
from graph.impact.scenario import Change, Scenario
from graph.model.severity import Action, Severity
from graph.model.texts import kept

if TYPE_CHECKING:
    from collections.abc import Mapping


def stated_scenario(given: Mapping[str, Any], today: date) -> Scenario:
    """Raises BadInput only for days; the rest is checked against the estate."""
    leave_out: str | None = given.get("leaveOut")
    return Scenario(
        changes=tuple(
            Change(
                kept(change["offering"]),
                Action(change["action"]),
                Severity[change["severity"]] if change.get("severity") else None,
                stated_until(change.get("until"), ("scenario", "changes", index, "until")),
            )
            for index, change in enumerate(given["changes"])
        ),
        effective_on=stated_day(given.get("effectiveOn"), today, ("scenario", "effectiveOn")),
        include_planned=bool(given.get("includePlanned")),
        leave_out=None if leave_out is None else kept(leave_out),
    )


def as_stated(scenario: Scenario) -> dict[str, Any]:
    """The same of a scenario."""
    return {
        "effectiveOn": scenario.effective_on.isoformat(),
        "includePlanned": scenario.include_planned,
        "leaveOut": scenario.leave_out,
        "changes": [
            {"offering": change.offering, "action": change.action.value}
            | ({} if change.stated is None else {"severity": change.stated.name})
            | ({} if change.until is None else {"until": change.until.isoformat()})
            for change in scenario.changes
        ],
    }


def stated_day(given: str | None, usual: date, place: tuple[str, ...]) -> date:
    """Raises BadInput for a day that is out of range."""
    return usual if given is None else _in_range(given, place)


def stated_until(given: str | None, place: tuple[str | int, ...]) -> date | None:
    """Raises BadInput for a day that is out of range."""
    return None if given is None else _in_range(given, place)


def _in_range(given: str, place: tuple[str | int, ...]) -> date:
    day = date.fromisoformat(given)
    if not 1900 <= day.year <= 2999:
        raise BadInput(f"{given} is out of range: a day from 1900 to 2999.", place)
    return day
