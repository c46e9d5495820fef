"""The field `compareScenarios`: the ranks are made at once, the consumers that differ where they are asked for."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from graph.errors import BadInput
from graph.impact.kept import check_state
from graph.impact.scenario_input import parsed_day
from graph.model.answers import KEPT_BACK
from graph.questions.comparison.comparing import MOST, compare_scenarios, parsed_scenarios
from graph.text.ranking import because
from resolvers.context import Asked
from resolvers.derived.arguments import described, plain
from resolvers.derived.classes import Class, Field, field, resolved
from resolvers.impact.answers import PRIVATE, answer
from resolvers.impact.explanation import LANGUAGE
from resolvers.impact.field import AT
from resolvers.impact.narrowing import in_turn, offerings_of
from resolvers.questions.comparison.consumers import consumers_field
from resolvers.questions.comparison.documents import document_fields
from resolvers.scalars import Date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from graph.access.telling import Telling
    from graph.impact.report import Report
    from graph.projection.follower import State
    from graph.questions.comparison.comparing import Comparison
    from resolvers.derived.types import Types
    from resolvers.impact import Reports

WORDS = (
    "Which of these scenarios hurts least, and where do they differ? Ranked by consumers at CRITICAL, HIGH, MEDIUM and "
    "LOW, then agreements alike, each on the worst day within twelve months, then notices overdue, then name; by the whole truth, also what you may not see of it, "
    "unless you may not know how much that is."
)
WORST_ON: Final = f"The day of its greatest harm within twelve months, by which it is ranked{KEPT_BACK}."


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
            **document_fields(),
        },
    )

    def compare_scenarios_(info: Asked, scenarios: list[Any], today: Any = None, at: Any = None) -> Any:
        day = parsed_day(plain(today), datetime.now(UTC).date(), ("today",))
        asked = parsed_scenarios(plain(scenarios), day)
        offerings: dict[tuple[str | int, ...], str] = {}
        for index, named in enumerate(asked):
            offerings |= offerings_of(named.scenario, ("scenarios", index))

        number = plain(at)

        def compared_(state: State) -> tuple[Comparison, Sequence[Report]]:
            check_state(state, number)
            found = compare_scenarios(state.projection, asked, day)
            return found, found.reports

        return in_turn(info.context, compared_, partial(shown_, info.context.viewer.telling, day, number), offerings)

    def shown_(
        telling: Telling, today: date, at: int | None, state: State, whole: Comparison, seen: Sequence[Report]
    ) -> Any:
        made = whole.cut(seen, telling)
        shown = [
            compared(
                rank=ranked.rank,
                index=ranked.index,
                name=ranked.name,
                worstOn=made.reports[ranked.index].telling.of_whole(ranked.worst_on.isoformat()),
                comparison=made,
                ranked=ranked,
                report=reports.shown(state, made.reports[ranked.index], at),
            )
            for ranked in made.ranked
        ]
        return comparison(comparison=made, shown=shown, today=today.isoformat())

    return resolved(
        "compareScenarios",
        comparison,
        WORDS,
        compare_scenarios_,
        arguments={
            "scenarios": described(
                list[reports.scenario], "scenarios", "2 to 10 scenarios, each with a name of its own."
            ),
            "today": described(
                Date | None, "today", "The day from which days left are counted; today's date in UTC unless given."
            ),
            "at": described(int | None, "at", AT),
        },
    )


def _compared_type(reports: Reports) -> Class:
    return answer(
        "ComparedScenario",
        "One of the scenarios that are compared.",
        {
            "rank": field("rank", int, "1 for the one that hurts least."),
            "index": field("index", int, "Its place among what was asked, from 0."),
            "name": field("name", str, "Its name; its number, from 1, where none was given."),
            "worstOn": field("worstOn", Date | None, WORST_ON),
            "comparison": PRIVATE,
            "ranked": PRIVATE,
            "because": _because_field(),
            "report": field("report", reports.report, "What it does: its impact report."),
        },
    )


def _because_field() -> Field:
    def because_(root: Any, info: Asked, language: Any = None) -> str:
        return because(root.ranked, root.comparison.names, info.spoken(language))

    return resolved(
        "because",
        str,
        "Why it has this rank, in a sentence.",
        because_,
        arguments={"language": described(str | None, "language", LANGUAGE)},
    )


def _scenarios_field(compared: Class) -> Field:
    def scenarios(root: Any, first: int = MOST) -> Any:
        if not 1 <= first <= MOST:
            raise BadInput(f"first must be 1 to {MOST} here, and is {first:,}.", ("first",))
        return root.shown[:first]

    return resolved(
        "scenarios",
        list[compared],
        "The scenarios, the one that hurts least first.",
        scenarios,
        arguments={"first": described(int, "first", f"So many, 1 to {MOST}.")},
    )
