"""The field `impactOfChange`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from strawberry import ID

from graph.errors import BadInput, Forbidden
from graph.impact.planned_scenario import saved_scenario
from graph.impact.scenario_input import parsed_day
from graph.model.sentences import no_such
from graph.saying import Saying
from resolvers.context import Asked
from resolvers.derived.arguments import described, plain
from resolvers.derived.classes import Field, resolved
from resolvers.impact.field import AT, reported
from resolvers.scalars import Date

if TYPE_CHECKING:
    from datetime import date

    from graph.impact.scenario import Scenario
    from resolvers.context import Context
    from resolvers.impact import Reports

WORDS: Final = (
    "What does a planned change do, as it is planned now? Its impact report, on its own day unless another is given; the "
    "change itself does not count as given. Nothing is kept: `runChange` does that."
)


def impact_of_change_field(reports: Reports) -> Field:
    async def asked(
        info: Asked, change: str, on: Any = None, *, planned: Any = False, today: Any = None, at: Any = None
    ) -> Any:
        day = parsed_day(plain(today), datetime.now(UTC).date(), ("today",))
        scenario = await scenario_of(info.context, change, plain(on), day, include_planned=planned)
        return reported(info.context, scenario, day, plain(at))

    return resolved(
        "impactOfChange",
        reports.report,
        WORDS,
        asked,
        arguments={
            "change": described(ID, "id", "Id of the planned change."),
            "on": described(Date | None, "effectiveOn", "Another day than its own."),
            "planned": described(
                bool, "includePlanned", "Whether other changes that are AGREED or ANNOUNCED by that day count as given."
            ),
            "today": described(
                Date | None, "today", "The day from which days left are counted; today's date in UTC unless given."
            ),
            "at": described(int | None, "at", AT),
        },
    )


async def scenario_of(context: Context, change: str, on: str | None, today: date, *, include_planned: bool) -> Scenario:
    """Raises BadInput for a change that is not there, for this viewer, and Forbidden where it changes what they do not see."""
    if context.scope.restricted and not await context.reading.holds("Change", change):
        raise BadInput(no_such("Change", change), ("id",))
    day = None if on is None else parsed_day(on, today, ("effectiveOn",))
    scenario = await saved_scenario(context.database, change, day, today, include_planned=include_planned)
    if context.scope.restricted:
        offerings = {each.offering for each in scenario.changes}
        if offerings != await context.reading.seen("Offering", offerings):
            words = "This planned change changes offerings that you may not see."
            raise Forbidden(Saying("CHANGES_THE_UNSEEN", words))
    return scenario
