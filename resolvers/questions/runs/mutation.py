"""The mutation `runChange`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from strawberry import ID

from graph.access.roles import role_for
from graph.errors import BadInput, Forbidden, Unavailable
from graph.impact.on_state import report_on
from graph.impact.report import impact
from graph.impact.scenario_input import parsed_day
from graph.model import MODEL
from graph.model.sentences import not_here
from graph.questions.runs.difference import Difference, RunDifference
from graph.questions.runs.keeping import keep_run
from graph.questions.runs.run import run_of
from graph.saying import Saying
from graph.writing.mutations import Fault, InvalidInput, NotAllowed
from resolvers.derived.classes import Field, empty, field, filled_input, filled_type, optional
from resolvers.mutations.asking import INPUT, mutation_field
from resolvers.questions.runs.change import scenario_of
from resolvers.questions.runs.difference import require_whole_estate
from resolvers.scalars import Date

if TYPE_CHECKING:
    from graph.projection.follower import State
    from resolvers.context import Context
    from resolvers.impact import Reports
    from resolvers.mutations.asking import Input
    from resolvers.mutations.results import Refusals, Results

WORDS: Final = (
    "Work out what a planned change does, and keep that until the next time, so that then it can be said what is other. "
    "An event in the change's history says so."
)


def run_change_field(reports: Reports, results: Results, refusals: Refusals) -> Field:
    ran = empty("ChangeRun")
    words = "What was other than at the run before, of whose place this one takes; null where there was none."
    filled_type(
        ran,
        "A run of a planned change.",
        {
            "report": field("report", reports.report, "What it does now."),
            "sinceLastRun": field("sinceLastRun", reports.difference | None, words),
        },
    )
    input_ = empty("RunChangeInput")
    filled_input(
        input_,
        "Which planned change to run.",
        {
            "change": field("change", ID, "Id of the planned change."),
            "effectiveOn": optional("effectiveOn", Date, "Another day than its own."),
            "includePlanned": optional(
                "includePlanned",
                bool,
                "Whether other changes that are AGREED or ANNOUNCED by that day count as given.",
            ),
            "today": optional("today", Date, "The day from which days left are counted; today's date in UTC."),
        },
    )

    async def done(context: Context, input_: Input) -> Any:
        _require(context)
        try:
            return await _run(context, input_)
        except BadInput as fault:
            raise InvalidInput([Fault((*INPUT, *fault.path), Saying.of(fault.message))]) from None

    async def _run(context: Context, input_: Input) -> Any:
        change = input_["change"]
        day = parsed_day(input_.get("today"), datetime.now(UTC).date(), ("today",))
        planned = bool(input_.get("includePlanned"))
        scenario = await scenario_of(context, change, input_.get("effectiveOn"), day, include_planned=planned)
        if context.impact is None:
            raise Unavailable(not_here("Impact"))

        def worked_out(state: State) -> Any:
            report = impact(state.projection, scenario, day)
            return run_of(report), report.names, report_on(state, report)

        run, names, shown = await context.impact.ask(worked_out)
        before = await keep_run(context.database, change, run, actor=context.viewer.actor, mutation="runChange")
        since = before and RunDifference(before.at, Difference(before.run, run), names)
        return ran(report=shown, sinceLastRun=since)

    result = results.union("RunChangeResult", ran, refusals.invalid_input, refusals.not_allowed)
    return mutation_field("runChange", WORDS, input_, result, refusals, done)


def _require(context: Context) -> None:
    """Raises NotAllowed."""
    needed = role_for(MODEL.kinds["Change"])
    if not context.viewer.may(needed):
        words = "Running a planned change needs the role {role}; yours is {own}."
        raise NotAllowed(Saying("ROLE_NEEDED", words, role=needed.value, own=context.viewer.role.value), INPUT)
    try:
        require_whole_estate(context, "Keeping the run of a planned change")
    except Forbidden as refused:
        raise NotAllowed(Saying.of(refused.said or str(refused)), INPUT) from None
