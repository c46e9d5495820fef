"""Causes as they are answered: changes of the scenario, by their places in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, NamedTuple

from graph.model.answers import Names, answer
from graph.model.severity import Action

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.impact.scenario import Scenario


@answer("CauseChange")
@dataclass(frozen=True, slots=True)
class CauseChange:
    """One of the scenario's changes."""

    index: Annotated[int, "Its place among the scenario's changes, from 0."]
    action: Annotated[Action, "What is done."]
    offering: Annotated[str, "The offering to which it is done.", Names("Offering")]


@answer("ImpactCause")
class Cause(NamedTuple):
    """Changes that together are enough, and none of which can be left out.

    `organization`: the consumer to whom they do it.
    """

    organization: str
    changes: Annotated[tuple[CauseChange, ...], "The changes."]


def changes_at(scenario: Scenario, indexes: Iterable[int]) -> tuple[CauseChange, ...]:
    """The scenario's changes at these places."""
    return tuple(
        CauseChange(index, scenario.changes[index].action, scenario.changes[index].offering) for index in indexes
    )
