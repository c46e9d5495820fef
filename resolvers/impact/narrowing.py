"""What a report shows to somebody who does not see everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import BadInput
from graph.impact.narrowed import Named, NarrowedReport, named_in

if TYPE_CHECKING:
    from graph.impact.report import Report
    from graph.impact.scenario import Scenario
    from resolvers.context import Context


async def refuse_unseen(context: Context, scenario: Scenario) -> None:
    """An offering that is not seen is answered like one that was never there. Raises BadInput."""
    offerings = [change.offering for change in scenario.changes]
    seen = await context.reading.seen("Offering", offerings)
    for index, offering in enumerate(offerings):
        if offering not in seen:
            raise BadInput(f"There is no offering {offering!r}.", ("scenario", "changes", index, "offering"))


async def narrowed(context: Context, report: Report) -> NarrowedReport:
    named, reading = named_in(report), context.reading
    seen = Named(
        await reading.seen("Offering", named.offerings),
        await reading.seen("Agreement", named.agreements),
        await reading.seen("Organization", named.organizations),
        await reading.seen("Person", named.people),
    )
    return NarrowedReport(report, seen, count_hidden=context.viewer.counts_hidden)
