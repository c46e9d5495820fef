"""The field `compareScenarios`: the ranks are made at once, the consumers that differ where they are asked for."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graph.errors import BadInput
from graph.impact.kept import check_state
from graph.impact.on_state import report_on
from graph.impact.scenario_input import parsed_day
from graph.model.answers import KEPT_BACK
from graph.model.sentences import beyond_bounds
from graph.questions.comparison.comparing import MOST, Comparison, Ranked, compare_scenarios, parsed_scenarios
from graph.text.ranking import because
from resolvers.context import Asked
from resolvers.derived.answers import paragraph
from resolvers.derived.arguments import described, plain
from resolvers.derived.classes import Class, Field, resolved
from resolvers.derived.read import read
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
    from graph.impact.on_state import ReportOnState
    from graph.impact.report import Report
    from graph.projection.follower import State
    from resolvers.derived.types import Types
    from resolvers.impact import Reports

WORDS = paragraph(Comparison)
WORST_ON: Final = f"The day of its greatest harm within twelve months, by which it is ranked{KEPT_BACK}."


class ToldRanked(NamedTuple):
    """One of the scenarios, with its report and what its rank is explained by."""

    found: Ranked
    comparison: Comparison
    report: ReportOnState

    @property
    def worst_on(self) -> date | None:
        return self.report.report.telling.of_whole(self.found.worst_on)


class ToldComparison(NamedTuple):
    """`shown`: the scenarios, the one that hurts least first."""

    found: Comparison
    shown: Sequence[ToldRanked]


def compare_scenarios_field(types: Types, reports: Reports) -> Field:
    more = {
        "scenarios": _scenarios_field(_compared_type(types, reports)),
        "consumers": consumers_field(types, reports),
        **document_fields(),
    }
    comparison = types.answers.made(Comparison, more, at="found")

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

        return in_turn(info.context, compared_, partial(shown_, info.context.viewer.telling, number), offerings)

    def shown_(
        telling: Telling, at: int | None, state: State, whole: Comparison, seen: Sequence[Report]
    ) -> ToldComparison:
        found = whole.cut(seen, telling)
        shown = [ToldRanked(each, found, report_on(state, found.reports[each.index], at)) for each in found.ranked]
        return ToldComparison(found, shown)

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


def _compared_type(types: Types, reports: Reports) -> Class:
    more = {
        "worstOn": read("worstOn", Date | None, WORST_ON, "worst_on"),
        "because": _because_field(),
        "report": read("report", reports.report, "What it does: its impact report.", "report"),
    }
    return types.answers.made(Ranked, more, at="found")


def _because_field() -> Field:
    def because_(root: Any, info: Asked, language: Any = None) -> str:
        return because(root.found, root.comparison.names, info.spoken(language))

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
            raise BadInput(beyond_bounds("first", first, MOST), ("first",))
        return root.shown[:first]

    return resolved(
        "scenarios",
        list[compared],
        "The scenarios, the one that hurts least first.",
        scenarios,
        arguments={"first": described(int, "first", f"So many, 1 to {MOST}.")},
    )
