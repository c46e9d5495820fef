"""What reports show to somebody who does not see everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from graph.errors import BadInput, Unavailable
from graph.impact.kept import Sight, kept_reports
from graph.impact.redacted_report import RedactedReport
from graph.model.sentences import no_such, not_here
from graph.projection.visibility import Visibility
from resolvers.turn import Turn

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from graph.impact.report import Report
    from graph.impact.scenario import Scenario
    from graph.projection.follower import KeptProjection, State
    from resolvers.context import Context

T = TypeVar("T")
A = TypeVar("A")


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
            raise BadInput(no_such("Offering", offering), place)


def in_turn(
    context: Context,
    question: Callable[[State], tuple[T, Sequence[Report]]],
    shown: Callable[[State, T, Sequence[Report]], Any],
    asked: Mapping[tuple[str | int, ...], str] | None = None,
) -> Turn:
    """What `shown` makes of the answer, completed where it is made; the rest as in `as_seen`."""

    def take(complete: Callable[[Any], Any]) -> Awaitable[Any]:
        def completed(state: State, found: T, reports: Sequence[Report]) -> Any:
            return complete(shown(state, found, reports))

        return as_seen(context, question, completed, asked)

    return Turn(take)


async def as_seen(
    context: Context,
    question: Callable[[State], tuple[T, Sequence[Report]]],
    shown: Callable[[State, T, Sequence[Report]], A],
    asked: Mapping[tuple[str | int, ...], str] | None = None,
) -> A:
    """Asks on the whole truth, and answers what `shown` makes of what the asker sees of it, in the same turn. `asked`: ids
    of the offerings that reports are asked about, by their places. Raises BadInput for one that is not seen.
    """
    impact = projection_of(context)
    maps = impact.seen(context.scope.organizations) if context.scope.restricted else None

    def answered(state: State) -> A:
        found, reports = question(state)
        if not context.scope.restricted:
            return shown(state, found, reports)
        visibility = maps.visibility_in(state.projection) if maps else None
        context.visibility = visibility = visibility or Visibility(state.projection, context.scope.organizations)
        _refuse_unseen(asked or {}, visibility.offering)
        sight, kept = sight_of(context, visibility), kept_reports(state.projection)
        return shown(state, found, [kept.narrowed(report, sight) for report in reports])

    try:
        return await impact.ask(answered)
    except BadInput:  # its sentence may name what is not seen
        await refuse_unseen_offerings(context, asked or {})
        raise


def beside(context: Context, made: Any) -> Turn:
    """What was made of the projection already, completed beside the event loop."""
    return Turn(lambda complete: projection_of(context).ask(lambda _: complete(made)))


def sight_of(context: Context, visibility: Visibility) -> Sight:
    return Sight(frozenset(context.scope.organizations.items()), context.viewer.telling, visibility)


def projection_of(context: Context) -> KeptProjection:
    """Raises Unavailable where there is none."""
    if context.impact is None:
        raise Unavailable(not_here("Impact"))
    return context.impact


def seen_reports(context: Context, reports: Sequence[Report]) -> Sequence[Report]:
    """Reports that are there already, as the asker sees them. Raises Unavailable where the estate has changed since."""
    if not context.scope.restricted:
        return reports
    of = context.scope.organizations
    telling = context.viewer.telling
    return [RedactedReport(report, Visibility(report.outcome.projection, of), telling) for report in reports]
