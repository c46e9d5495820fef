"""The field `migration`."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from strawberry import ID

from graph.errors import BadInput
from graph.impact.scenario_input import parsed_day
from graph.questions.migration.migrating import MigratingConsumer, MigrationState, Progress, migration
from resolvers.context import Asked
from resolvers.derived.arguments import described, plain
from resolvers.derived.classes import Field, field, resolved
from resolvers.impact.answers import PRIVATE, answer, keys
from resolvers.impact.narrowing import as_seen, beside, refuse_unseen_offerings
from resolvers.impact.page import Listed, paged
from resolvers.impact.parts import part
from resolvers.impact.reasons import PageCauses
from resolvers.impact.references import one, several
from resolvers.impact.report import ToldConsumer, iso
from resolvers.scalars import Date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.impact.report import Report
    from graph.projection.follower import State
    from graph.questions.migration.migrating import Migration
    from resolvers.context import Context
    from resolvers.derived.types import Types
    from resolvers.impact import Reports

WORDS = (
    "Who has moved from an offering to its successor, who has not, what would those lose on the day, and how has it "
    "gone on over time? Among its consumers are those that have a live agreement on the offering or had one by today."
)
CONSUMERS = (
    "Its consumers: those that have not moved first, the worst hit first; then those that have in part, likewise; then "
    "those that have, then those that left."
)
HIDDEN = (
    "Consumers that you may not see and that lists and counts leave out; null where you may not know how many. "
    "The states of the others are what the agreements say that you see."
)


LOSS = "What it would lose on the day; null where it has moved (but in part), has left, or would lose nothing."


class ToldMigrating(NamedTuple):
    """A consumer, and the page that the causes of its loss are found with."""

    found: MigratingConsumer
    page: PageCauses


def migration_field(types: Types, reports: Reports) -> Field:
    point = types.answers.type_of(Progress)
    made = answer(
        "Migration",
        WORDS,
        {
            **keys("offering", "successors"),
            "found": PRIVATE,
            "offering": one(types, "offering", "Offering", "The offering to move from."),
            "successors": several(types, "successors", "Offering", "The offerings to move to."),
            "today": field("today", Date, "The day on which the states are those that are given."),
            "on": field("on", Date, "The day of the loss: as asked, else that on which it retires, else today."),
            "progress": field("progress", point, "How far it is today."),
            "hidden": field("hidden", int | None, HIDDEN),
            "report": field("report", reports.report, "What the loss of the offering does on that day."),
            "consumers": _consumers_field(types, reports),
            "history": part(
                "history",
                point,
                "On each day on which it changes or will change by what is agreed, today among them.",
                lambda found, asked: found.history[asked],
                of="found",
            ),
        },
    )

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
                    raise BadInput(f"{plain(successor)!r} is no successor of {offering!r}.", wrong.path) from None
                raise
            return found, [found.report]

        state, whole, [report] = await as_seen(context, followed, _all)
        found = await _cut(context, whole, report)
        answer = made(
            found=found,
            offering_id=found.offering,
            successors_id=found.successors,
            today=iso(found.today),
            on=iso(found.on),
            progress=found.progress,
            hidden=context.viewer.telling.of_whole(_hidden(whole, found)),
            report=reports.shown(state, report),
        )
        return beside(context, answer)

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
        raise BadInput(f"Offering {whole.offering!r} has no successor to move to.", ("offering",))
    return whole.cut(report, await context.reading.seen("Agreement", whole.agreements), successors)


def _hidden(whole: Migration, seen: Migration) -> int:
    day = whole.today.toordinal()
    return len(whole.had_by(day)) - len(seen.had_by(day))


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
        return Listed("migration.consumers", found.consumer_ids, found.weight, partial(shown, found))

    return paged("consumers", consumer, CONSUMERS, listed)
