"""Questions that take long: one client asks each of them again and again while another asks small ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bench.impact.questions import TOTALS, WHOLE, variables

if TYPE_CHECKING:
    from collections.abc import Sequence

COMPARE: Final = """query Compare($scenarios: [ScenarioInput!]!) {
  compareScenarios(scenarios: $scenarios) { scenarios { rank } }
}"""
WEAK_POINTS: Final = "query WeakPoints($on: Date) { weakPoints(first: 50, on: $on) { nodes { offering { id } } } }"
AGENDA: Final = "query Agenda { agenda { overdue lines { nodes { due } } } }"
SEARCH: Final = 'query Search { search(text: "service", first: 50) { nodes { __typename } } }'
MANY: Final = """query Many {
  offerings(first: 1000) { nodes { id name provider { name } dependencies(first: 10) { nodes { id name } } } }
}"""
INTROSPECTION: Final = "query Schema { __schema { types { name fields { name description type { name } } } } } # %s"


class Costly(NamedTuple):
    """`document` may hold a place for a number that makes each text another one."""

    words: str
    document: str
    variables: dict[str, Any]

    def text(self, number: int) -> str:
        return self.document % number if "%s" in self.document else self.document


def costly(offerings: Sequence[str], worst: str) -> list[Costly]:
    """`worst`: the offering whose loss reaches most."""
    plans = [
        {"name": f"plan {number}", "changes": [{"offering": offering, "action": "RETIRE"}], "effectiveOn": "2027-01-01"}
        for number, offering in enumerate(offerings[:10])
    ]
    return [
        Costly("totals of a large report", TOTALS, variables([worst])),
        Costly("a whole large report", WHOLE, variables([worst])),
        Costly("ten scenarios compared", COMPARE, {"scenarios": plans}),
        Costly("weak points", WEAK_POINTS, {}),
        Costly("everybody's agenda", AGENDA, {}),
        Costly("search", SEARCH, {}),
        Costly("a list of 1,000 with 10 each", MANY, {}),
        Costly("the schema, each time in other words", INTROSPECTION, {}),
    ]
