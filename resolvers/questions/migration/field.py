"""The field `migration`."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from strawberry import ID

from graph.errors import BadInput
from graph.impact.on_state import ReportOnState, report_on
from graph.impact.scenario_input import parsed_day
from graph.questions.migration.migrating import (
    MigratingConsumer,
    Migration,
    MigrationState,
    Progress,
    migration,
    no_successor,
)
from graph.saying import Saying
from resolvers.context import Asked
from resolvers.derived.answers import paragraph
from resolvers.derived.arguments import described, plain
from resolvers.derived.classes import Field, resolved
from resolvers.derived.read import read
from resolvers.impact.narrowing import as_seen, beside, refuse_unseen_offerings
from resolvers.impact.page import Listed, paged, worst_listed
from resolvers.impact.parts import part
from resolvers.impact.reasons import PageCauses
from resolvers.impact.report import ToldConsumer
from resolvers.scalars import Date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.impact.report import Report
    from graph.projection.follower import State
    from resolvers.context import Context
    from resolvers.derived.types import Types
    from resolvers.impact import Reports

WORDS = paragraph(Migration)
CONSUMERS = (
    "Its consumers: those that have not moved first, the worst hit first; then those that have in part, likewise; then "
    "those that have, then those that left."
)
HISTORY = "On each day on which it changes or will change by what is agreed, today among them."
LOSS = "What it would lose on the day; null where it has moved (but in part), has left, or would lose nothing."


class ToldMigration(NamedTuple):
    """A migration, and the report of the loss as it is shown."""

    found: Migration
    report: ReportOnState


class ToldMigrating(NamedTuple):
    """A consumer, and the page that the causes of its loss are found with."""

    found: MigratingConsumer
    page: PageCauses


def migration_field(types: Types, reports: Reports) -> Field:
    more = {
        "report": read("report", reports.report, "What the loss of the offering does on that day.", "report"),
        "consumers": _consumers_field(types, reports),
        "history": part(
            "history",
            types.answers.type_of(Progress),
            HISTORY,
            lambda found: found.history,
            of="found",
        ),
    }
    before = {"progress": "report", "hidden": "report"}
    made = types.answers.made(Migration, more, at="found", before=before)

    async def migration_(info: Asked, offering: str, successor: Any = None, on: Any = None, today: Any = None) -> Any:
        context = info.context
        day = parsed_day(plain(today), datetime.now(UTC).date(), ("today",))
        lost_on = parsed_day(plain(on), day, ("on",)) if plain(on) else None
        named = {("offering",): offering, ("successor",): plain(successor)}
        await refuse_unseen_offerings(context, {place: id_ for place, id_ in named.items() if id_ is not None})

        def followed(state: State) -> tuple[Migration, Sequence[Report]]:
            try:
                found = migration(state.projection, offering, lost_on, day, plain(successor))
            except BadInput as wrong:
                if context.scope.restricted and wrong.path == ("successor",):  # its sentence names the successors
                    words = "{id!r} is no successor of {offering!r}."
                    said = Saying("NOT_A_SUCCESSOR", words, id=plain(successor), offering=offering)
                    raise BadInput(said, wrong.path) from None
                raise
            return found, [found.report]

        state, whole, [report] = await as_seen(context, followed, _all)
        found = await _cut(context, whole, report)
        return beside(context, ToldMigration(found, report_on(state, report)))

    return resolved(
        "migration",
        made,
        WORDS,
        migration_,
        arguments={
            "offering": described(ID, "offering", "Id of the offering to move from."),
            "successor": described(ID | None, "successor", "Id of one of its successors; all of them unless given."),
            "on": described(Date | None, "on", "The day of the loss; by default that on which it retires, else today."),
            "today": described(Date | None, "today", "The day of the states; today's date in UTC unless given."),
        },
    )


def _all(state: State, found: Migration, seen: Sequence[Report]) -> tuple[State, Migration, Sequence[Report]]:
    return state, found, seen


async def _cut(context: Context, whole: Migration, report: Report) -> Migration:
    if not context.scope.restricted:
        return whole
    successors = await context.reading.seen("Offering", whole.successors)
    if not successors:
        raise BadInput(no_successor(whole.offering), ("offering",))
    return whole.cut(report, await context.reading.seen("Agreement", whole.agreements), successors)


def _consumers_field(types: Types, reports: Reports) -> Field:
    def loss(root: Any) -> ToldConsumer | None:
        causes, found = root.page, root.found
        moved = found.state is not MigrationState.NOT_MOVED and not found.in_part
        if moved or not causes.report.affects(found.organization):
            return None
        return ToldConsumer(causes.report.consumer(found.organization), causes)

    more = {"loss": resolved("loss", reports.answers.consumer | None, LOSS, loss)}
    consumer = types.answers.made(MigratingConsumer, more, at="found")

    def shown(found: Migration, ids: Sequence[str]) -> list[ToldMigrating]:
        causes = PageCauses(found.report, [id_ for id_ in ids if found.report.affects(id_)])
        return [ToldMigrating(each, causes) for each in map(found.consumer, ids)]

    def listed(root: Any) -> Listed:
        found: Migration = root.found
        return worst_listed("migration.consumers", found.consumer_ids, found.weight, partial(shown, found))

    return paged("consumers", consumer, CONSUMERS, listed)
