"""What reports show to somebody who does not see everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from graph.errors import BadInput
from graph.impact.redacted_report import RedactedReport
from graph.projection.visibility import Visibility

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from graph.impact.report import Report
    from graph.impact.scenario import Scenario
    from graph.projection.follower import KeptProjection, State
    from resolvers.context import Context

T = TypeVar("T")


def offerings_of(scenario: Scenario, place: tuple[str | int, ...] = ("scenario",)) -> dict[tuple[str | int, ...], str]:
    """Ids by their places in what was asked, where the scenario stands at `place`."""
    return {(*place, "changes", index, "offering"): change.offering for index, change in enumerate(scenario.changes)}


async def refuse_unseen_offerings(context: Context, asked: Mapping[tuple[str | int, ...], str]) -> None:
    """An offering that is not seen is answered like one that was never there. `asked`: ids by their places. Raises
    BadInput for the first.
    """
    if context.scope.restricted:
        seen = await context.reading.seen("Offering", asked.values())
        _refuse_unseen(asked, seen.__contains__)


def _refuse_unseen(asked: Mapping[tuple[str | int, ...], str], seen: Callable[[str], bool]) -> None:
    for place, offering in asked.items():
        if not seen(offering):
            raise BadInput(f"There is no offering {offering!r}.", place)


async def as_seen(
    context: Context,
    impact: KeptProjection,
    question: Callable[[State], tuple[T, Sequence[Report]]],
    asked: Mapping[tuple[str | int, ...], str] | None = None,
) -> tuple[State, T, Sequence[Report]]:
    """Asks on the whole truth, and shows what of it the asker sees. `asked`: ids of the offerings that reports are asked
    about, by their places. Raises BadInput for one that is not seen.
    """
    maps = impact.seen(context.scope.organizations) if context.scope.restricted else None

    def answered(state: State) -> tuple[State, T, Sequence[Report]]:
        found, reports = question(state)
        if not context.scope.restricted:
            return state, found, reports
        visibility = maps.visibility_in(state.projection) if maps else None
        context.visibility = visibility = visibility or Visibility(state.projection, context.scope.organizations)
        _refuse_unseen(asked or {}, visibility.offering)
        return state, found, [_narrowed(context, report, visibility) for report in reports]

    try:
        return await impact.ask(answered)
    except BadInput:  # its sentence may name what is not seen
        await refuse_unseen_offerings(context, asked or {})
        raise


def seen_reports(context: Context, reports: Sequence[Report]) -> Sequence[Report]:
    """Reports that are there already, as the asker sees them. Raises Unavailable where the estate has changed since."""
    if not context.scope.restricted:
        return reports
    of = context.scope.organizations
    return [_narrowed(context, report, Visibility(report.outcome.projection, of)) for report in reports]


def _narrowed(context: Context, report: Report, visibility: Visibility) -> RedactedReport:
    return RedactedReport(report, visibility, context.viewer.telling)
