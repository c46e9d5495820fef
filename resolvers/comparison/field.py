"""The field `compareScenarios`: the ranks are made at once, the consumers that differ where they are asked for."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from graph.comparison.because import because
from graph.comparison.comparing import MOST, Named, compare_scenarios
from graph.errors import BadInput, Unavailable
from resolvers.comparison.consumers import consumers_field
from resolvers.context import Asked
from resolvers.derived.arguments import described, plain
from resolvers.derived.classes import Class, Field, field, resolved
from resolvers.impact.answers import PRIVATE, answer
from resolvers.impact.scenario import asked_day, asked_scenario
from resolvers.scalars import Date

if TYPE_CHECKING:
    from datetime import date

    from graph.impact.keeping import State
    from resolvers.derived.types import Types
    from resolvers.impact import Reports

WORDS = (
    "Which of these scenarios hurts least, and where do they differ? Ranked by consumers at CRITICAL, HIGH, MEDIUM and "
    "LOW, then agreements alike, then notices overdue, then name."
)


def compare_scenarios_field(types: Types, reports: Reports) -> Field:
    compared = _compared_type(reports)
    comparison = answer(
        "ScenarioComparison",
        WORDS,
        {
            "comparison": PRIVATE,
            "shown": PRIVATE,
            "today": field("today", Date, "The day from which days left are counted."),
            "scenarios": _scenarios_field(compared),
            "consumers": consumers_field(types, reports),
        },
    )

    async def compare_scenarios_(info: Asked, scenarios: list[Any], today: Any = None) -> Any:
        if info.context.impact is None:
            raise Unavailable("Impact cannot be asked here.")
        info.context.require_everything("Comparing scenarios")
        day = asked_day(plain(today), datetime.now(UTC).date(), ("today",))
        asked = asked_scenarios(plain(scenarios), day)

        def answered(state: State) -> Any:
            made = compare_scenarios(state.projection, asked, day)
            shown = [
                compared(
                    rank=ranked.rank,
                    index=ranked.index,
                    name=ranked.name,
                    because=because(ranked, made.names),
                    report=reports.shown(state, made.reports[ranked.index]),
                )
                for ranked in made.ranked
            ]
            return comparison(comparison=made, shown=shown, today=day.isoformat())

        return await info.context.impact.ask(answered)

    compare_scenarios_.__annotations__ = {
        "info": Asked,
        "scenarios": described(list[reports.scenario], "scenarios", "2 to 10 scenarios, each with a name of its own."),
        "today": described(
            Date | None, "today", "The day from which days left are counted; today's date in UTC unless given."
        ),
    }
    return resolved("compareScenarios", comparison, WORDS, compare_scenarios_)


def asked_scenarios(given: list[dict[str, Any]], today: date) -> list[Named]:
    """Raises BadInput for a wrong day, at its place."""
    named: list[Named] = []
    for index, scenario in enumerate(given[: MOST + 1]):
        try:
            named.append(Named(scenario.get("name") or str(index + 1), asked_scenario(scenario, today)))
        except BadInput as wrong:
            raise BadInput(str(wrong), ("scenarios", index, *wrong.path[1:])) from None
    return named


def _compared_type(reports: Reports) -> Class:
    return answer(
        "ComparedScenario",
        "One of the scenarios that are compared.",
        {
            "rank": field("rank", int, "1 for the one that hurts least."),
            "index": field("index", int, "Its place among what was asked, from 0."),
            "name": field("name", str, "Its name; its number, from 1, where none was given."),
            "because": field("because", str, "Why it has this rank, in a sentence."),
            "report": field("report", reports.report, "What it does: its impact report."),
        },
    )


def _scenarios_field(compared: Class) -> Field:
    def scenarios(root: Any, first: int = MOST) -> Any:
        if not 1 <= first <= MOST:
            raise BadInput(f"first must be 1 to {MOST} here, and is {first:,}.", ("first",))
        return root.shown[:first]

    scenarios.__annotations__ = {
        "root": Any,
        "first": described(int, "first", f"So many, 1 to {MOST}."),
    }
    return resolved("scenarios", list[compared], "The scenarios, the one that hurts least first.", scenarios)
