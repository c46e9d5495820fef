"""Random questions for all that rests on impact, as the product takes them and as the plain reference does."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from hypothesis import strategies as st

from tests.graph.impact.at_random.asked import scenario_of, tables_of
from tests.graph.impact.at_random.dates import DAY
from tests.graph.impact.at_random.question import ORGANIZATIONS, question
from tests.graph.impact.reference.estate import estate_of
from tests.graph.impact.reference.report import Report
from tests.graph.impact.reference.scenario import scenario_of as plain_scenario_of

if TYPE_CHECKING:
    from graph.impact.scenario import Scenario
    from graph.projection.rows import Tables

__all__ = ["DAY", "ORGANIZATIONS", "Question", "as_asked", "questions"]

MOST: Final = 2**64


class Question(NamedTuple):
    """`given`: like a case of `tests/data/after`."""

    tables: Tables
    scenario: Scenario
    today: date
    given: dict[str, Any]

    @property
    def reference(self) -> Report:
        return Report(estate_of(self.given["estate"]), plain_scenario_of(self.given["scenario"]), self.today)


def as_asked(given: dict[str, Any]) -> Question:
    today = date.fromisoformat(given["today"])
    return Question(tables_of(given["estate"]), scenario_of(given["scenario"]), today, given)


def questions() -> st.SearchStrategy[Question]:
    return st.integers(0, MOST).map(lambda number: as_asked(question(number)))
