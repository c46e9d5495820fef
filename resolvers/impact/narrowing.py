"""What reports show to somebody who does not see everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from graph.errors import BadInput, Unavailable
from graph.impact.narrowed import Named, NarrowedReport, named_in_all

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping, Sequence

    from graph.impact.keeping import KeptProjection, State
    from graph.impact.report import Report
    from graph.impact.scenario import Scenario
    from resolvers.context import Context

T = TypeVar("T")

LABELS: Final = ("Offering", "Agreement", "Organization", "Person", "Assessment", "Engagement", "Change")
"""Kinds of what reports name, as `Named` has them."""
TRIES: Final = 3
"""How often a question is asked anew because the estate has changed while it was looked up what is seen."""


def offerings_of(scenario: Scenario, place: tuple[str | int, ...] = ("scenario",)) -> dict[tuple[str | int, ...], str]:
    """Ids by their places in what was asked, where the scenario stands at `place`."""
    return {(*place, "changes", index, "offering"): change.offering for index, change in enumerate(scenario.changes)}


async def refuse_unseen_offerings(context: Context, asked: Mapping[tuple[str | int, ...], str]) -> None:
    """An offering that is not seen is answered like one that was never there. `asked`: ids by their places. Raises
    BadInput for the first.
    """
    if context.scope.restricted:
        _refuse(asked, await context.reading.seen("Offering", asked.values()))


def _refuse(asked: Mapping[tuple[str | int, ...], str], seen: Container[str]) -> None:
    for place, offering in asked.items():
        if offering not in seen:
            raise BadInput(f"There is no offering {offering!r}.", place)


async def as_seen(
    context: Context,
    impact: KeptProjection,
    question: Callable[[State], tuple[T, Sequence[Report]]],
    asked: Mapping[tuple[str | int, ...], str] | None = None,
) -> tuple[State, T, list[Report]]:
    """Asks on the whole truth, and then what of it the asker sees. `asked`: ids of the offerings that reports are asked
    about, by their places. Raises BadInput for one that is not seen, and Unavailable where the estate changes again and
    again meanwhile.
    """

    def whole(state: State) -> tuple[State, T, Sequence[Report], Named | None]:
        found, reports = question(state)
        return state, found, reports, named_in_all(reports) if context.scope.restricted else None

    for _ in range(TRIES):
        try:
            state, found, reports, named = await impact.ask(whole)
        except BadInput:  # its sentence may name what is not seen
            await refuse_unseen_offerings(context, asked or {})
            raise
        if named is None:
            return state, found, list(reports)
        seen = await _seen(context, named)
        _refuse(asked or {}, seen.offerings)
        if all(report.is_current(state.projection) for report in reports):
            return state, found, [_narrowed(context, report, seen) for report in reports]
    raise Unavailable("The estate changes while it is looked up what you may see: ask again.")


async def seen_reports(context: Context, reports: Sequence[Report]) -> Sequence[Report]:
    """Reports that are there already, as the asker sees them. Raises Unavailable where the estate has changed since."""
    if not context.scope.restricted:
        return reports
    seen = await _seen(context, named_in_all(reports))
    return [_narrowed(context, report, seen) for report in reports]


async def _seen(context: Context, named: Named) -> Named:
    seen = await context.reading.seen_together(dict(zip(LABELS, named, strict=True)))
    for label, ids in seen.items():
        context.in_sight.setdefault(label, set()).update(ids)
    return Named(*seen.values())


def _narrowed(context: Context, report: Report, seen: Named) -> NarrowedReport:
    return NarrowedReport(report, seen, count_hidden=context.viewer.counts_hidden)
